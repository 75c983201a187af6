import Capturing
import FieldCore
import Foundation

@testable import Platform

/// A file of somebody else, in pieces.
final class FakeSource: Source {
    struct Broken: Error {}

    private let name: String
    private let pieces: [Data]
    /// Which piece is never given.
    private let breaksAt: Int?
    private let at = Guarded(0)
    let begun = Guarded(0)
    /// How many pieces were given since then.
    let given = Guarded(0)
    let closed = Guarded(false)
    /// What happens before a piece is given.
    let before: @Sendable (Int) async -> Void

    init(
        _ name: String,
        _ pieces: [Data],
        breaksAt: Int? = nil,
        before: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        (self.name, self.pieces, self.breaksAt, self.before) = (name, pieces, breaksAt, before)
    }

    func begin() async throws -> About {
        at.change { $0 = 0 }
        begun.change { $0 += 1 }
        given.change { $0 = 0 }
        return About(name: name, type: "image/jpeg", bytes: Int64(pieces.map(\.count).reduce(0, +)), altered: false)
    }

    func next(_ most: Int) async throws -> Data? {
        let now = at.change { at in
            defer { at += 1 }
            return at
        }
        given.change { $0 = now }
        await before(now)
        if now == breaksAt { throw Broken() }
        return now < pieces.count ? pieces[now] : nil
    }

    func close() async { closed.change { $0 = true } }
}

/// A microphone and a camera.
final class FakeMakers: Makers {
    struct Refused: Error {}

    final class Running: Recording {
        let type: String
        private let left: Guarded<[Data]>
        private let ended = Guarded(false)

        init(_ type: String, _ pieces: [Data]) {
            self.type = type
            left = Guarded(pieces)
        }

        func next() async -> Data? {
            if let piece = left.change({ $0.isEmpty ? nil : $0.removeFirst() }) { return piece }
            while !ended.value { try? await Task.sleep(for: .milliseconds(1)) }
            return nil
        }

        func stop() { ended.change { $0 = true } }
    }

    let allowed = Guarded(true)
    /// Whether anything comes of it, one way or the other.
    let answers = Guarded(true)
    let cameraIsOn = Guarded(false)
    let photo = Guarded(Data())
    /// What the camera sees.
    let sees = Guarded<Grey?>(nil)
    let pieces = Guarded<[Data]>([])

    private func wait() async {
        while !answers.value, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
    }

    func sound() async throws -> any Recording {
        await wait()
        guard allowed.value else { throw Refused() }
        return Running("audio/aac", pieces.value)
    }

    func camera() async throws {
        await wait()
        guard allowed.value else { throw Refused() }
        cameraIsOn.change { $0 = true }
    }

    func cameraOff() async { cameraIsOn.change { $0 = false } }

    func grey() async -> Grey? {
        while cameraIsOn.value {
            try? await Task.sleep(for: .milliseconds(5))
            if let grey = sees.value { return grey }
        }
        return nil
    }

    func picture() async throws -> Data {
        await wait()
        return photo.value
    }

    func video() async throws -> any Recording {
        await wait()
        return Running("video/mp4", pieces.value)
    }
}

/// Pages of the phone's own. One that nobody answers stays in front.
@MainActor
final class FakeOutward: Outward {
    /// Whether anybody answers.
    var answers = true
    /// Whether she sends what she is shown.
    var sends = true
    var answer = Answer.granted
    var chooses: [any Source]? = []
    var choosesPhotos: [any ChosenPhoto]? = []
    /// How many photos were offered at most.
    private(set) var offered: [Int] = []
    /// The names and bytes of files as whoever they were shared with gets them.
    private(set) var sharedFiles: [[URL: Data]] = []
    private(set) var dialled: [String] = []
    private(set) var texts: [(number: String, text: String)] = []
    private(set) var opened: [String] = []
    private(set) var sharedTexts: [String] = []
    private(set) var asked: [Permission] = []
    private(set) var covers: [String?] = []
    private(set) var outside: [[Bool]] = []
    private(set) var covered = 0

    private func wait() async {
        while !answers, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
    }

    func dial(_ number: String) async -> Bool {
        dialled.append(number)
        await wait()
        return true
    }

    func text(_ number: String, _ text: String) async -> Bool {
        texts.append((number, text))
        await wait()
        return sends
    }

    func openPage(_ address: String) async -> Bool {
        opened.append(address)
        await wait()
        return true
    }

    func share(_ text: String) async {
        sharedTexts.append(text)
        await wait()
    }

    func share(files: [URL]) async {
        sharedFiles.append(Dictionary(uniqueKeysWithValues: files.map { ($0, (try? Data(contentsOf: $0)) ?? Data()) }))
        await wait()
    }

    func pick(_ types: [String]) async -> [any Source]? {
        await wait()
        return chooses
    }

    func pickPhotos(most: Int) async -> [any ChosenPhoto]? {
        offered.append(most)
        await wait()
        return choosesPhotos
    }

    func ask(_ permission: Permission) async -> Answer {
        asked.append(permission)
        await wait()
        return answer
    }

    func showAs(_ cover: String?) async {
        covers.append(cover)
        await wait()
    }

    func show(share: Bool, tile: Bool, shortcut: Bool) async { outside.append([share, tile, shortcut]) }

    func cover() { covered += 1 }
}
