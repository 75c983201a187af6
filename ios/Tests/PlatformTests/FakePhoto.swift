import Foundation
import XCTest

@testable import Platform

/// A photo that was chosen: the phone makes a file for each time it is opened, and takes its name away before anybody reads.
final class FakePhoto: ChosenPhoto {
    struct Broken: Error, CustomStringConvertible {
        let description = "a text of the phone with a name.jpg in it"
    }

    let name: String
    let altered: Bool
    private let bytes: Data
    private let folder: URL
    /// What happens before it is open; it may throw.
    private let before: @Sendable (Int) async throws -> Void
    /// How often it was asked for.
    let opened = Guarded(0)
    /// How often it was given.
    let given = Guarded(0)
    /// All that was opened of it and is still held by somebody.
    private let doors = Guarded<[Door]>([])

    private struct Door {
        weak var handle: FileHandle?
    }

    init(
        _ name: String,
        _ bytes: Data,
        altered: Bool = true,
        before: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) {
        (self.name, self.bytes, self.altered, self.before) = (name, bytes, altered, before)
        folder = FileManager.default.temporaryDirectory
    }

    /// One of the samples, under its own name.
    convenience init(
        sample: String,
        altered: Bool = true,
        before: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) throws {
        self.init(sample, try Self.sample(sample), altered: altered, before: before)
    }

    /// They lie beside the flows.
    static func sample(_ name: String) throws -> Data {
        let flows = URL(fileURLWithPath: try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FLOWS"]))
        return try Data(contentsOf: flows.deletingLastPathComponent().appendingPathComponent("photos/\(name)"))
    }

    /// Whether anything of it stands open.
    var isOpen: Bool { doors.value.contains { $0.handle != nil } }

    func open() async throws -> FileHandle {
        let times = opened.change { times in
            times += 1
            return times
        }
        try await before(times)
        let file = folder.appendingPathComponent("photo-\(UUID().uuidString)")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forReadingFrom: file)
        doors.change { $0.append(Door(handle: handle)) }
        given.change { $0 += 1 }
        return handle
    }
}
