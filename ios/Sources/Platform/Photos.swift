import FieldCore
import Foundation

/// A photo or video that she chose, as the phone has it. Only read.
public protocol ChosenPhoto: Sendable {
    /// What it is called.
    var name: String { get }
    /// Whether the phone may have taken the place out of it on the way.
    var altered: Bool { get }
    /// Opens it, as often as it is asked for. Its name may be gone as soon as this returns: what is open can be read on.
    func open() async throws -> FileHandle
}

/// The bytes of a chosen photo, for the core. No copy is made: they are read through what was opened, which is shut when the
/// core rests, and opened anew when it asks again.
final class PhotoReader: PhotoBytes, @unchecked Sendable {
    /// The most that the core asks for at once.
    private static let mostBytes: UInt32 = 1_048_576

    private let photo: any ChosenPhoto
    private let openings: Openings
    private let guardian = NSLock()
    private var opened: FileHandle?

    init(_ photo: any ChosenPhoto, _ openings: Openings) {
        (self.photo, self.openings) = (photo, openings)
    }

    deinit { rest() }

    func length() throws -> Int64 {
        try withOpened { Int64(clamping: try $0.seekToEnd()) }
    }

    func read(at: Int64, count: UInt32) throws -> Data {
        try withOpened { file in
            guard let at = UInt64(exactly: at), count <= Self.mostBytes else { throw PhotoBytesError.Unreadable }
            try file.seek(toOffset: at)
            var bytes = Data(capacity: Int(count))
            while bytes.count < count {
                guard let more = try file.read(upToCount: Int(count) - bytes.count), !more.isEmpty else {
                    throw PhotoBytesError.Unreadable
                }
                bytes.append(more)
            }
            return bytes
        }
    }

    func rest() {
        guardian.withLock {
            try? opened?.close()
            opened = nil
        }
    }

    /// What the phone says of an error may name the file: it goes no further than that there was one.
    private func withOpened<T>(_ read: (FileHandle) throws -> T) throws -> T {
        try guardian.withLock {
            do {
                let file = try opened ?? openings.open(photo)
                opened = file
                return try read(file)
            } catch {
                throw PhotoBytesError.Unreadable
            }
        }
    }
}

extension Shell {
    /// She chose photos to look at; none, where she came back without. `nil` where the phone has no page for it.
    func chose(_ photos: [any ChosenPhoto]?) {
        guard let photos, !photos.isEmpty else { return gathering?.tell(photos == nil ? .noWay : .nothing) ?? () }
        let files = photos.map { photo in
            PhotoFile(name: photo.name, altered: photo.altered, bytes: PhotoReader(photo, openings))
        }
        enqueue { [self] in try await core?.lookAt(files, frame()) }
    }
}
