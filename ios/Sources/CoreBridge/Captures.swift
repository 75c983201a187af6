import FieldCore
import Foundation

/// Keeps things while the record stays shut, without `Core`: for an extension.
///
/// Every call stands in the queue of `Core`, for each asks the key store.
public actor Captures {
    private let capture: Capture

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        Core.queue.asUnownedSerialExecutor()
    }

    private init(_ capture: Capture) {
        self.capture = capture
    }

    /// Over the record in `folder`. Makes nothing and reads nothing yet.
    public static func open(folder: String, key: any DeviceKey) -> Captures {
        Captures(Capture.open(folder: folder, device: key))
    }

    /// For another program: over a copy of the record's public half in `folder`, and what `letterboxKey` gave.
    public static func apart(folder: String, letterbox: Data) -> Captures {
        Captures(Capture.open(folder: folder, device: NoKeys(), key: letterbox))
    }

    /// What another program needs to capture, beside a copy of the public half. It opens and seals nothing.
    public func letterboxKey() throws -> Data {
        try capture.letterboxKey()
    }

    /// Whether captures are taken now.
    public func isOn() -> Bool {
        capture.isOn()
    }

    /// Keeps a note. `CaptureOff` where captures are not taken.
    public func note(_ text: String, _ frame: Frame) throws {
        try capture.note(text: text, frame: frame)
    }

    /// Begins to keep a file. `CaptureOff` where captures are not taken.
    public func begin(_ item: NewCaptureItem, _ frame: Frame) throws -> IncomingCapture {
        IncomingCapture(try capture.begin(item: item, frame: frame))
    }
}

/// A file that is being captured, piece by piece. It ends with `finish` or `abandon`; of one that is let go of, what came
/// whole is taken in at the next unlock all the same.
public actor IncomingCapture {
    private let intake: CaptureIntake

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        Core.queue.asUnownedSerialExecutor()
    }

    init(_ intake: CaptureIntake) {
        self.intake = intake
    }

    /// Takes the next bytes, at most 1 MiB. More is refused as `Invalid`, and nothing is lost by it.
    public func write(_ bytes: Data) throws {
        try intake.write(bytes: bytes)
    }

    /// Makes durable what has come so far. A recording asks for it about once a second.
    public func sync() throws {
        try intake.sync()
    }

    /// Makes it whole: the next unlock takes it in.
    public func finish() throws {
        try intake.finish()
    }

    /// Gives it up: nothing of it is left.
    public func abandon() throws {
        try intake.abandon()
    }
}

/// Another program asks no key store.
private final class NoKeys: DeviceKey {
    func create(id: String, usage: KeyUse) throws { throw DeviceKeyError.Refused }
    func wrap(id: String, bytes: Data) throws -> Data { throw DeviceKeyError.Refused }
    func unwrap(id: String, wrapped: Data) throws -> Data { throw DeviceKeyError.Refused }
    func erase(id: String) throws { throw DeviceKeyError.Refused }
    func level(id: String) throws -> DeviceKeyLevel { throw DeviceKeyError.Refused }
}
