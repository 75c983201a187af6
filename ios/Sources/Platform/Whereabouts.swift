import FieldCore

/// A place as the phone gives it: ten-millionths of a degree, metres, milliseconds since 1970.
public struct Fix: Equatable, Sendable {
    public let latE7: Int64
    public let lonE7: Int64
    public let accuracyM: UInt32
    public let atMs: Int64

    public init(latE7: Int64, lonE7: Int64, accuracyM: UInt32, atMs: Int64) {
        (self.latE7, self.lonE7, self.accuracyM, self.atMs) = (latE7, lonE7, accuracyM, atMs)
    }
}

/// Where the phone is.
public protocol Whereabouts: Sendable {
    /// Whether this program may know.
    func may() async -> Bool
    /// Looks once.
    func look() async -> Fix?
    /// Says it along the way until then, milliseconds since 1970, whenever the phone has moved far; no longer, where it
    /// is 0. The phone may say nothing for long.
    func follow(untilMs: Int64, _ told: @escaping @Sendable (Fix) -> Void) async
}
