import Foundation

/// A file that somebody else has.
public protocol Source: Sendable {
    /// What it is called, what it is, how long it is said to be, and whether the phone may have changed it on the way.
    /// What comes next are its bytes from the beginning on, whatever was read before.
    func begin() async throws -> About
    /// The next bytes, at most so many; nothing at the end.
    func next(_ most: Int) async throws -> Data?
    /// Lets go of it.
    func close() async
}

/// What is said of a file.
public struct About: Sendable {
    public let name: String
    public let type: String?
    public let bytes: Int64
    public let altered: Bool

    public init(name: String, type: String?, bytes: Int64, altered: Bool) {
        (self.name, self.type, self.bytes, self.altered) = (name, type, bytes, altered)
    }
}
