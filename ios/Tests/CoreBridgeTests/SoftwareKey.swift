import FieldCore
import Foundation

/// Keys in memory, which wrap up to 64 bytes.
final class SoftwareKey: DeviceKey, @unchecked Sendable {
    private let guardian = NSLock()
    private var keys: [String: [UInt8]] = [:]

    private func crossed(_ id: String, _ bytes: Data) throws -> Data {
        guardian.lock()
        defer { guardian.unlock() }
        guard let key = keys[id], bytes.count <= key.count else { throw DeviceKeyError.Refused }
        return Data(zip(bytes, key).map { $0 ^ $1 })
    }

    func create(id: String, usage: KeyUse) throws {
        guardian.lock()
        defer { guardian.unlock() }
        keys[id] = (0..<64).map { _ in UInt8.random(in: .min ... .max) }
    }

    func wrap(id: String, bytes: Data) throws -> Data { try crossed(id, bytes) }

    func unwrap(id: String, wrapped: Data) throws -> Data { try crossed(id, wrapped) }

    func erase(id: String) throws {
        guardian.lock()
        defer { guardian.unlock() }
        keys[id] = nil
    }

    func level(id: String) throws -> DeviceKeyLevel { .file }
}
