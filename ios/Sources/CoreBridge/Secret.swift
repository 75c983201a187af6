import Foundation

/// A passcode, a PIN or a picture on its way to the core: bytes in memory of our own, wiped when they were handed over
/// or nobody holds them any more.
public final class Secret: @unchecked Sendable {
    private let guardian = NSLock()
    private let bytes: UnsafeMutableRawBufferPointer
    private var spent = false

    /// As UTF-8. The text stays with the caller.
    public convenience init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// These bytes. The collection stays with the caller.
    public init(_ source: some Collection<UInt8>) {
        bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 1)
        bytes.copyBytes(from: source)
    }

    deinit {
        wipe()
        bytes.deallocate()
    }

    /// Lends the bytes to one call, and wipes them however it ends.
    func spend<T>(_ call: (Data) throws -> T) throws -> T {
        guardian.lock()
        defer { guardian.unlock() }
        guard !spent else { throw SecretSpent() }
        defer { wipe() }
        // An empty buffer has no address to lend.
        guard let address = bytes.baseAddress, !bytes.isEmpty else { return try call(Data()) }
        return try call(Data(bytesNoCopy: address, count: bytes.count, deallocator: .none))
    }

    /// Whether nothing but zeros is left, for a test.
    var isWiped: Bool {
        guardian.lock()
        defer { guardian.unlock() }
        return bytes.allSatisfy { $0 == 0 }
    }

    private func wipe() {
        spent = true
        for at in bytes.indices { bytes[at] = 0 }
    }
}

/// A secret goes to one call and no other.
public struct SecretSpent: Error {}

extension Secret: CustomStringConvertible {
    public var description: String { "Secret" }
}
