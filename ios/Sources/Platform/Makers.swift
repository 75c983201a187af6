import Foundation

/// Sound or video that is being recorded: its bytes are taken while it is made.
public protocol Recording: Sendable {
    /// Its media type.
    var type: String { get }
    /// The next bytes; nothing behind `stop`, or when the phone ended it.
    func next() async -> Data?
    /// Ends it. Again does no harm.
    func stop()
}

/// A picture in grey: a byte for each pixel, rows `stride` bytes apart.
public struct Grey: Sendable {
    public let pixels: Data
    public let width: UInt32
    public let height: UInt32
    public let stride: UInt32

    public init(_ pixels: Data, width: UInt32, height: UInt32, stride: UInt32) {
        (self.pixels, self.width, self.height, self.stride) = (pixels, width, height, stride)
    }
}

/// Makes sound, pictures and video.
public protocol Makers: Sendable {
    /// Begins to record sound; throws where the phone does not let it.
    func sound() async throws -> any Recording
    /// Turns the camera on; throws where the phone does not let it.
    func camera() async throws
    /// Turns it off, and ends what it records.
    func cameraOff() async
    /// What the camera sees next, in grey, and nothing is kept of it; nothing once it is off.
    func grey() async -> Grey?
    /// One picture, as JPEG.
    func picture() async throws -> Data
    /// Begins to record what the camera sees, with sound.
    func video() async throws -> any Recording
}
