import FieldCore
import Foundation

/// What the phone keeps keys in.
public protocol KeyChamber: Sendable {
    /// Makes a key under that name, in the chip for keys or beside it; throws where it can't be.
    func make(_ name: String, usage: KeyUse, inChip: Bool) throws
    /// Seals with it what only it opens.
    func seal(_ name: String, _ bytes: Data) throws -> Data
    /// Opens what `seal` gave.
    func open(_ name: String, _ sealed: Data) throws -> Data
    /// Destroys it; one that is not there is no error.
    func destroy(_ name: String) throws
    /// Whether the chip has it.
    func isInChip(_ name: String) throws -> Bool
}

/// Keys of the phone itself, for the core. What it says when it refuses goes no further than that it refused.
public final class DeviceKeys: DeviceKey {
    private static let probe = Data([1])
    private let chamber: any KeyChamber

    public init(_ chamber: any KeyChamber) {
        self.chamber = chamber
    }

    /// Best in the chip. Not every phone has one, and some give a key and refuse it afterwards.
    public func create(id: String, usage: KeyUse) throws {
        try orRefused {
            if isMade(id, usage, inChip: true) { return }
            guard isMade(id, usage, inChip: false) else { throw DeviceKeyError.Refused }
        }
    }

    private func isMade(_ id: String, _ usage: KeyUse, inChip: Bool) -> Bool {
        do {
            try chamber.destroy(name(id))
            try chamber.make(name(id), usage: usage, inChip: inChip)
            return try unwrap(id: id, wrapped: wrap(id: id, bytes: Self.probe)) == Self.probe
        } catch {
            return false
        }
    }

    public func wrap(id: String, bytes: Data) throws -> Data {
        try orRefused { try chamber.seal(name(id), mark(id) + bytes) }
    }

    public func unwrap(id: String, wrapped: Data) throws -> Data {
        try orRefused {
            let plain = try chamber.open(name(id), wrapped)
            // What was wrapped under another id is none of this one's.
            guard plain.starts(with: mark(id)) else { throw DeviceKeyError.Refused }
            return Data(plain.dropFirst(mark(id).count))
        }
    }

    public func erase(id: String) throws {
        try orRefused { try chamber.destroy(name(id)) }
    }

    public func level(id: String) throws -> DeviceKeyLevel {
        try orRefused { try chamber.isInChip(name(id)) ? .enclave : .file }
    }

    private func name(_ id: String) -> String { "key.\(id)" }

    /// Stands in front of what is wrapped: the id and where it ends.
    private func mark(_ id: String) -> Data { Data(id.utf8) + [0] }

    private func orRefused<T>(_ call: () throws -> T) throws -> T {
        do { return try call() } catch { throw DeviceKeyError.Refused }
    }
}
