import FieldCore
import Foundation

/// A key store that hides nothing, the same in every language: records that stand ready were made with it.
final class OpenKey: DeviceKey {
    private static let wrapped = Data("W1".utf8)

    private func masked(_ bytes: Data) -> Data { Data(bytes.map { $0 ^ 0x5A }) }

    func create(id: String, usage: KeyUse) throws {}

    func wrap(id: String, bytes: Data) throws -> Data { Self.wrapped + masked(bytes) }

    func unwrap(id: String, wrapped: Data) throws -> Data {
        guard wrapped.starts(with: Self.wrapped) else { throw DeviceKeyError.Refused }
        return masked(wrapped.dropFirst(Self.wrapped.count))
    }

    func erase(id: String) throws {}

    func level(id: String) throws -> DeviceKeyLevel { .file }
}
