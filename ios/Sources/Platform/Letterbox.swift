import Capturing
import CoreBridge
import FieldCore
import Foundation

/// The letterbox of extensions: they leave something in it, and can read none of it.
struct Letterbox: Sendable {
    private static let publicHalf = "inbox.pub"
    private static let inbox = "inbox"
    /// What is still being written ends so.
    private static let unfinished = "part"

    let places: Places
    let lending: any Lending

    /// Takes what extensions left into the record's own inbox, where the next unlock finds it.
    func collect() {
        let files = FileManager.default
        let from = lending.folder.appendingPathComponent(Self.inbox)
        let into = places.record.appendingPathComponent(Self.inbox)
        guard files.fileExists(atPath: places.record.appendingPathComponent(Self.publicHalf).path) else { return }
        let names = (try? files.contentsOfDirectory(atPath: from.path)) ?? []
        for name in names where !name.hasSuffix(".\(Self.unfinished)") {
            // What can't be moved now is moved the next time.
            try? files.moveItem(at: from.appendingPathComponent(name), to: into.appendingPathComponent(name))
        }
    }

    /// Captures may have been switched off since: then nothing is lent any longer.
    func renew(_ keys: any DeviceKey) async {
        if lending.lent() != nil { await put(keys, shared: true) }
    }

    /// Leaves there what an extension needs while it may capture, and nothing otherwise.
    func put(_ keys: any DeviceKey, shared: Bool) async {
        let files = FileManager.default
        let to = lending.folder.appendingPathComponent(Self.publicHalf)
        let captures = places.captures(keys)
        let key = shared ? try? await captures.letterboxKey() : nil
        let half = try? Data(contentsOf: places.record.appendingPathComponent(Self.publicHalf))
        guard let key, let half, await captures.isOn() else {
            try? lending.lend(nil)
            try? files.removeItem(at: to)
            return
        }
        try? lending.lend(key)
        try? half.write(to: to, options: .atomic)
    }
}
