import CoreBridge
import FieldCore
import Foundation
import XCTest

@testable import Platform

/// What photos tell: chosen, looked at, copied, shared, let go of.
@MainActor
final class PhotoTests: XCTestCase, @unchecked Sendable {
    private static let most = 300
    /// Stands in every place of a sample where something can be hidden.
    private static let hidden = Data("CANARY".utf8)

    /// In front of the page that photos are chosen on.
    private func opened() async throws -> Held {
        let held = try await Held("small")
        try await held.opened()
        try await held.unlock()
        try await held.does(.photos(action: .open))
        return held
    }

    private func choose(_ held: Held, _ photos: [any ChosenPhoto]?) async throws {
        held.outward.choosesPhotos = photos
        try await held.does(.photos(action: .pick))
    }

    private func several(_ held: Held) throws -> PhotosView {
        let front = try held.front()
        guard case .photos(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func one(_ held: Held) throws -> PhotoView {
        let front = try held.front()
        guard case .photo(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func lying(_ held: Held) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: held.phone.copies.path).sorted()
    }

    /// From a page of photos to clean copies: nothing among them is intimate.
    private func clean(_ held: Held) async throws {
        try await held.does(.photos(action: .clean))
        let front = try held.front()
        guard case .question(let question) = front else { throw Standing.Wrong(description: "\(front)") }
        XCTAssertEqual(question.choices.count, 2)
        try await held.does(.photos(action: .answer(answer: .no)))
    }

    func testAPhotoSaysWhatItTellsAndIsReadThroughAFileWhoseNameIsGone() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let before = try held.phone.files()
        let photo = try FakePhoto(sample: "full.jpg")
        try await choose(held, [photo])
        XCTAssertEqual(held.outward.offered, [Self.most])
        XCTAssertEqual(held.outward.asked, [.originals])
        let view = try one(held)
        XCTAssertTrue(view.sentence.contains("shows where it was taken"), view.sentence)
        XCTAssertTrue(view.name.hasPrefix("full.jpg"), view.name)
        XCTAssertEqual(view.findings.first?.severity, .place)
        XCTAssertTrue(view.findings.first?.value?.hasPrefix("51.503") == true, "\(view.findings)")
        XCTAssertEqual(Set(view.findings.map(\.severity)), [.place, .link, .little])
        XCTAssertNotNil(view.outline)
        XCTAssertNil(view.copy)
        XCTAssertEqual(photo.opened.value, 1)
        XCTAssertFalse(photo.isOpen)
        XCTAssertEqual(try held.phone.files().keys.sorted(), before.keys.sorted())
        XCTAssertEqual(try lying(held), [])
    }

    func testNobodySaysThatAPhotoHadNoPlaceWhereThePhoneMayHaveTakenItOut() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        // A clean copy of a sample: no place is in it.
        try await choose(held, [try FakePhoto(sample: "full.gif")])
        try await clean(held)
        let copy = try XCTUnwrap(try lying(held).first)
        let bytes = try Data(contentsOf: held.phone.copies.appendingPathComponent(copy))
        for altered in [true, false] {
            try await held.does(.back)
            try await held.does(.photos(action: .open))
            try await choose(held, [FakePhoto("plain.gif", bytes, altered: altered)])
            let sentence = try one(held).sentence
            XCTAssertEqual(sentence.contains("may have taken the place out"), altered, sentence)
        }
    }

    func testSeveralAreToldTogetherAndOneThatCannotBeReadBesideThem() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let broken = FakePhoto("gone.jpg", Data()) { _ in throw FakePhoto.Broken() }
        let photos = [try FakePhoto(sample: "full.jpg"), broken, try FakePhoto(sample: "video.mp4")]
        try await choose(held, photos)
        let view = try several(held)
        XCTAssertTrue(view.lines.first?.contains("2 of 3") == true, "\(view.lines)")
        XCTAssertTrue(view.lines.contains { $0.contains("1 of 3 could not be looked at") }, "\(view.lines)")
        XCTAssertEqual(view.rows.map(\.title), ["full.jpg", "video.mp4", "gone.jpg"])
        let shown = "\(try XCTUnwrap(held.shell.view))"
        XCTAssertFalse(shown.contains("a text of the phone"), shown)
        XCTAssertTrue(photos.allSatisfy { !$0.isOpen })
        try await held.does(try XCTUnwrap(view.rows.last).action)
        XCTAssertNil(try one(held).outline)
        try await held.does(.back)
        XCTAssertEqual(try several(held), view)
    }

    func testCopiesAreSharedAsTheyAreAndGoneWithTheirPage() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let originals = try ["full.jpg", "video.mov"].map { try FakePhoto(sample: $0) }
        try await choose(held, originals)
        XCTAssertNil(try several(held).copy)
        try await clean(held)
        let copy = try XCTUnwrap(try several(held).copy)
        XCTAssertTrue(copy.said.first?.contains("2 clean copies were made") == true, "\(copy.said)")
        XCTAssertFalse(copy.gone.isEmpty || copy.stays.isEmpty)
        XCTAssertEqual(originals.map(\.opened.value), [2, 2])
        let names = try lying(held)
        XCTAssertEqual(names.count, 2)
        try await held.does(.photos(action: .share))
        let shared = try XCTUnwrap(held.outward.sharedFiles.first)
        XCTAssertEqual(held.outward.sharedFiles.count, 1)
        XCTAssertEqual(shared.keys.map(\.lastPathComponent).sorted(), names)
        for (file, bytes) in shared {
            XCTAssertEqual(file.deletingLastPathComponent().path, held.phone.copies.path)
            XCTAssertGreaterThan(bytes.count, 100)
            XCTAssertNil(bytes.range(of: Self.hidden), file.lastPathComponent)
        }
        XCTAssertTrue(originals.allSatisfy { !$0.isOpen })
        try await held.does(.back)
        XCTAssertEqual(try lying(held), [])
    }

    func testOneOfSeveralIsSharedAlone() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        try await choose(held, [try FakePhoto(sample: "full.jpg"), try FakePhoto(sample: "full.png")])
        try await held.does(.photos(action: .one(at: 1)))
        try await clean(held)
        XCTAssertNotNil(try one(held).copy)
        try await held.does(.photos(action: .share))
        XCTAssertEqual(held.outward.sharedFiles.map { $0.keys.map(\.pathExtension) }, [["png"]])
    }

    func testLeavingAndLockingTakeCopiesAway() async throws {
        for leaves in [true, false] {
            let held = try await opened()
            defer { held.phone.remove() }
            try await choose(held, [try FakePhoto(sample: "full.jpg")])
            try await clean(held)
            XCTAssertEqual(try lying(held).count, 1)
            if leaves { held.shell.act(.leave) } else { held.shell.protectedDataGoes() }
            // Before anything else is heard.
            XCTAssertEqual(try lying(held), [])
            try await held.rest()
            guard case .passcode = try held.front() else { return XCTFail("\(try held.front())") }
        }
    }

    func testWhatAnEndOfTheProgramLeftIsTakenAwayBeforeAnythingIsShown() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        try await choose(held, [try FakePhoto(sample: "full.jpg")])
        try await clean(held)
        let name = try XCTUnwrap(try lying(held).first)
        let left = held.phone.copies.appendingPathComponent(name)
        let bytes = try Data(contentsOf: left)
        held.begunAnew()
        try bytes.write(to: left)
        await held.shell.start()
        XCTAssertEqual(try lying(held), [])
    }

    func testCopiesLieInAFolderThatWasMadeForThem() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let made = held.phone.folders.made.value.filter { $0.name == "copies" }
        XCTAssertEqual(made, [.init(name: "copies", readable: .whileUnlocked, late: false)])
    }

    func testWhereNoFolderCanBeMadePhotosAreStillLookedAt() async throws {
        let held = try await Held("small")
        defer { held.phone.remove() }
        held.phone.folders.refused.change { $0 = ["copies"] }
        try await held.opened()
        try await held.unlock()
        try await held.does(.photos(action: .open))
        try await choose(held, [try FakePhoto(sample: "full.jpg")])
        XCTAssertFalse(try one(held).actions.contains { $0.action == .photos(action: .clean) })
    }

    func testComingBackWithoutAnyChangesNothingAndNoPageIsSaid() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let before = try several(held)
        try await choose(held, [])
        XCTAssertEqual(try several(held), before)
        XCTAssertEqual(held.shell.view?.notices, [])
        try await choose(held, nil)
        XCTAssertEqual(held.shell.view?.notices.count, 1)
    }

    func testAPhotoThatHasToBeBroughtFromAfarIsNotWaitedForOnceItWasStopped() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let given = Guarded(false)
        let far = FakePhoto("far.mov", try FakePhoto.sample("video.mov")) { _ in
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
            given.change { $0 = true }
        }
        held.outward.choosesPhotos = [far, try FakePhoto(sample: "full.jpg")]
        held.shell.act(.photos(action: .pick))
        try await held.until("it is waited for") { far.opened.value == 1 && held.shell.view?.operation != nil }
        held.shell.stop(try XCTUnwrap(held.shell.view?.operation).number)
        try await held.rest()
        // Nothing was chosen, then; and the phone does not bring it any more.
        XCTAssertEqual(try several(held).rows, [])
        try await held.until("it is no longer brought") { given.value && far.given.value == 1 }
        // What the phone gives in spite of that is closed by whoever asked for it, a moment later.
        try await held.until("nothing of it stands open") { !far.isOpen }
    }

    func testLockedInTheMiddleNobodyWaitsAndNothingIsShown() async throws {
        let held = try await opened()
        defer { held.phone.remove() }
        let far = FakePhoto("far.mov", Data()) { _ in
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
        }
        held.outward.choosesPhotos = [far]
        held.shell.act(.photos(action: .pick))
        try await held.until("it is waited for") { far.opened.value == 1 }
        held.shell.protectedDataGoes()
        try await held.rest()
        guard case .passcode = try held.front() else { return XCTFail("\(try held.front())") }
    }
}
