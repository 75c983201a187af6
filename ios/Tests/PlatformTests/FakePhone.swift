import Capturing
import FieldCore
import Foundation
import XCTest

@testable import Platform

/// A phone of a test: clocks that stand where they are set, no program at a chosen time, no text without a tap, a key
/// store that refuses as the real one does, and notifications of which the system keeps 64.
final class FakePhone: @unchecked Sendable {
    let clocks = FakeClocks()
    let folders = FakeFolders()
    let keys = PhoneKeys()
    let notices = FakeNotices()
    let alarms = FakeAlarms()
    let ticks = FakeTicks()
    let whereabouts = FakeWhereabouts()
    let makers = FakeMakers()
    let lending: FakeLending
    let folder: URL

    /// Over a new folder, with a copy of the record of that name.
    init(_ fixture: String?) throws {
        folder = try Standing.copy(of: fixture)
        lending = FakeLending(folder.appendingPathComponent("group"))
        try FileManager.default.createDirectory(at: lending.folder, withIntermediateDirectories: true)
    }

    var record: URL { folder.appendingPathComponent("data") }
    /// Where clean copies lie.
    var copies: URL { folder.appendingPathComponent("copies") }

    /// The process as it begins. Records that stand ready have their check-ins inside.
    func surroundings() -> Surroundings {
        Surroundings(
            places: Places(
                record: record, checkIns: record.appendingPathComponent("checkin"), copies: copies, folders: folders),
            keys: keys,
            clocks: clocks,
            notices: notices,
            alarms: alarms,
            ticks: ticks,
            whereabouts: whereabouts,
            makers: makers,
            lent: lending
        )
    }

    /// Time goes on, and the system shows what stands for it. No program of ours runs.
    func goOn(toMs ms: Int64) {
        clocks.set(Standing.at(ms))
        notices.pass(to: Standing.at(ms).wallMs)
    }

    func remove() { Standing.remove(folder) }

    /// All files of this phone, by their path in it.
    func files() throws -> [String: Data] {
        var found: [String: Data] = [:]
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let url = all?.nextObject() as? URL {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            found[String(url.path.dropFirst(folder.path.count + 1))] = try Data(contentsOf: url)
        }
        return found
    }
}

/// What several threads see.
final class Guarded<Value>: @unchecked Sendable {
    private let guardian = NSLock()
    private var held: Value

    init(_ value: Value) { held = value }

    var value: Value { guardian.withLock { held } }

    func change<T>(_ change: (inout Value) -> T) -> T {
        guardian.withLock { change(&held) }
    }
}

final class FakeClocks: Clocks {
    private let now = Guarded(Standing.at())

    func set(_ frame: Frame) { now.change { $0 = frame } }

    func frame(twoPanes: Bool) -> Frame {
        var frame = now.value
        // A frame that a flow gives says itself what has room.
        frame.twoPanes = frame.twoPanes || twoPanes
        return frame
    }
}

/// Makes real folders, and remembers in which order and how.
final class FakeFolders: Folders {
    struct Made: Equatable {
        let name: String
        let readable: Readable
        /// Whether something was written into it before it was as it has to be.
        let late: Bool
    }

    let made = Guarded<[Made]>([])
    /// Folders that can't be made.
    let refused = Guarded<Set<String>>([])

    func make(_ folder: URL, readable: Readable) throws {
        if refused.value.contains(folder.lastPathComponent) { throw CocoaError(.fileWriteNoPermission) }
        let there = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        made.change {
            $0.append(Made(name: folder.lastPathComponent, readable: readable, late: !there.isEmpty))
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
}

/// The key store, which follows the phone's own lock.
final class PhoneKeys: DeviceKey {
    enum State { case notYetUnlocked, locked, unlocked }

    private let inner = OpenKey()
    let state = Guarded(State.unlocked)
    /// Refusals so far.
    let refused = Guarded(0)

    private func ask<T>(_ id: String, _ call: () throws -> T) throws -> T {
        let state = state.value
        // The record's own key takes an unlocked phone; those of check-ins a phone that was unlocked once.
        let opens = id == "vault" ? state == .unlocked : state != .notYetUnlocked
        guard opens else {
            refused.change { $0 += 1 }
            throw DeviceKeyError.Refused
        }
        return try call()
    }

    func create(id: String, usage: KeyUse) throws { try ask(id) { try inner.create(id: id, usage: usage) } }
    func wrap(id: String, bytes: Data) throws -> Data { try ask(id) { try inner.wrap(id: id, bytes: bytes) } }
    func unwrap(id: String, wrapped: Data) throws -> Data {
        try ask(id) { try inner.unwrap(id: id, wrapped: wrapped) }
    }
    func erase(id: String) throws { try inner.erase(id: id) }
    func level(id: String) throws -> DeviceKeyLevel { try inner.level(id: id) }
}

/// Notifications: the system keeps 64 for a program and says nothing of those it drops.
final class FakeNotices: Notices {
    static let kept = 64

    struct Shown: Equatable {
        let name: String
        let text: String
        let hidden: Bool
    }

    let allowed = Guarded(true)
    let pending = Guarded<[Reminder]>([])
    let shown = Guarded<[Shown]>([])
    let takenBack = Guarded<[[Int64]]>([])

    func may() async -> Bool { allowed.value }
    func mayRing() async -> Bool { allowed.value }

    func show(number: Int64, text: String, sounds: Bool, hidden: Bool) async {
        shown.change { $0.append(Shown(name: "\(number)", text: hidden ? "" : text, hidden: hidden)) }
    }

    func takeBack(_ numbers: [Int64]) async { takenBack.change { $0.append(numbers) } }

    func set(_ reminders: [Reminder]) async {
        pending.change { $0 = Array(reminders.prefix(Self.kept)) }
    }

    func pass(to wallMs: Int64) {
        let due = pending.change { pending in
            let due = pending.filter { $0.atMs <= wallMs }
            pending.removeAll { $0.atMs <= wallMs }
            return due
        }
        shown.change { shown in
            for one in due { shown.append(Shown(name: one.name, text: one.hidden ? "" : one.text, hidden: one.hidden)) }
        }
    }
}

final class FakeAlarms: Alarms {
    let allowed = Guarded(false)
    let standing = Guarded<[Reminder]>([])
    /// How many the phone takes.
    let most = Guarded(8)

    func may() async -> Bool { allowed.value }

    func set(_ reminders: [Reminder]) async -> [Reminder] {
        guard allowed.value else { return reminders }
        let most = most.value
        standing.change { $0 = Array(reminders.prefix(most)) }
        return Array(reminders.dropFirst(most))
    }
}

final class FakeTicks: Ticks {
    let asked = Guarded<[Int64?]>([])
    func ask(notBefore ms: Int64?) async { asked.change { $0.append(ms) } }
}

final class FakeWhereabouts: Whereabouts {
    let allowed = Guarded(false)
    let fix = Guarded<Fix?>(nil)
    let followed = Guarded<[Int64]>([])
    func may() async -> Bool { allowed.value }
    func look() async -> Fix? { fix.value }
    func follow(untilMs: Int64, _ told: @escaping @Sendable (Fix) -> Void) async {
        followed.change { $0.append(untilMs) }
    }
}

final class FakeLending: Lending {
    let folder: URL
    private let key = Guarded<Data?>(nil)
    init(_ folder: URL) { self.folder = folder }
    func lend(_ letterbox: Data?) throws { key.change { $0 = letterbox } }
    func lent() -> Data? { key.value }
}
