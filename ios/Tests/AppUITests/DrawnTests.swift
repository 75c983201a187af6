import CoreBridge
import FieldCodec
import FieldCore
import SwiftUI
import XCTest

@testable import AppUI

#if os(Linux)
    /// Every view that a flow came by is drawn: all its words, and all that can be done. What walks through it is the
    /// module that stands in for SwiftUI; on a Mac nothing can.
    final class DrawnTests: XCTestCase {
        func testEveryViewOfEveryFlowIsDrawnWhole() async throws { try await Walk.everyViewOfEveryFlowIsDrawnWhole() }
        func testEveryPageThatNoFlowComesByIsDrawnWhole() async { await Walk.everyPageThatNoFlowComesByIsDrawnWhole() }
        func testWorkIsDrawnWithItsWayToStopIt() async { await Walk.workIsDrawnWithItsWayToStopIt() }
        func testLeavingGoesPastEverythingElse() async { await Walk.leavingGoesPastEverythingElse() }
        func testWithoutAViewOnlyWhatWasRefusedIsSaid() async { await Walk.withoutAViewOnlyWhatWasRefusedIsSaid() }
        func testTheCameraIsShownWhileThePageSaysSo() async { await Walk.theCameraIsShownWhileThePageSaysSo() }
    }

    /// What the tests do, on the thread that pages are drawn on.
    @MainActor
    private enum Walk {
        static func everyViewOfEveryFlowIsDrawnWhole() async throws {
            let folder = URL(fileURLWithPath: try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FLOWS"]))
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            var (flows, views) = (0, 0)
            for file in files.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
                guard case .object(let flow) = try Json.read(Data(contentsOf: file)),
                    case .array(let steps) = flow["steps"]
                else { return XCTFail("\(file.lastPathComponent) is no flow") }
                for (at, step) in steps.enumerated() {
                    guard case .object(let step) = step, let json = step["view"], json != .null else { continue }
                    let missing = await missing(in: try decodeView(json))
                    XCTAssertEqual(missing, [], "\(file.lastPathComponent), step \(at + 1)")
                    views += 1
                }
                flows += 1
            }
            print("drew \(flows) flows, \(views) views")
        }

        static func everyPageThatNoFlowComesByIsDrawnWhole() async {
            for screen in Samples.screens {
                let missing = await missing(in: Samples.view(screen))
                XCTAssertEqual(missing, [], "\(screen)")
            }
        }

        static func workIsDrawnWithItsWayToStopIt() {
            var view = Samples.view(.waiting(text: "At work"))
            view.operation = OperationView(number: 7, label: "Opening", cancel: "Stop")
            for progress in [nil, OperationProgress(done: 3, total: 2, ended: false)] {
                let hand = Noting()
                let drawing = draw(view, progress, hand)
                XCTAssertTrue(drawing._words.contains("Opening"))
                XCTAssertTrue(drawing._words.contains("Stop"))
                for act in drawing._acts { act() }
                XCTAssertEqual(hand.stopped, [7])
            }
        }

        static func leavingGoesPastEverythingElse() {
            let hand = Noting()
            let drawing = draw(Samples.view(.waiting(text: "At work")), nil, hand)
            for act in drawing._acts { act() }
            XCTAssertTrue(hand.hasLeft)
            XCTAssertFalse(hand.acts.contains(.leave))
            XCTAssertTrue(hand.acts.contains(.help))
        }

        static func withoutAViewOnlyWhatWasRefusedIsSaid() {
            let drawing = _Drawing()
            drawing._walk(Front(view: nil, hand: Noting()))
            XCTAssertEqual(drawing._words, [])
            let refused: [WordCode] = [.noAccess(part: .what), .noAccess(part: .kept), .noAccess(part: .next)]
            drawing._walk(Front(view: nil, refused: refused, language: "en", hand: Noting()))
            let words = refused.map { Words.of($0, language: "en") }.filter { !$0.isEmpty }
            XCTAssertGreaterThanOrEqual(words.count, 2)
            XCTAssertEqual(drawing._words, words)
        }

        static func theCameraIsShownWhileThePageSaysSo() {
            for isOn in [true, false] {
                let view = MakeView(
                    title: "A picture", kind: .photo, paragraphs: [], camera: isOn, records: false, stands: nil,
                    others: [], main: Samples.action("Take it")
                )
                let drawing = draw(Samples.view(.make(view: view)), nil, Noting())
                XCTAssertEqual(drawing._words.contains("what the camera sees"), isOn)
            }
        }

        private static func draw(
            _ view: FieldCore.View,
            _ progress: OperationProgress?,
            _ hand: Noting,
            _ change: (inout EnvironmentValues) -> Void = { _ in }
        ) -> _Drawing {
            let drawing = _Drawing()
            let front = Front(view: view, progress: progress, language: "en", hand: hand) { codes in
                AnyView(Text(codes ? "what the camera looks through" : "what the camera sees"))
            }
            drawing._walk(front, change)
            return drawing
        }

        /// What is not drawn of it as a phone stands by itself, and with the largest letters in the dark.
        private static func missing(in view: FieldCore.View) async -> [String] {
            let usual = await missing(in: view) { _ in }
            let largest = await missing(in: view) {
                $0.dynamicTypeSize = .accessibility5
                $0.colorScheme = .dark
                $0.layoutDirection = .rightToLeft
            }
            return usual + largest
        }

        private static func missing(
            in view: FieldCore.View, _ change: (inout EnvironmentValues) -> Void
        ) async -> [String] {
            let hand = Noting()
            let drawing = draw(view, nil, hand, change)
            for act in drawing._acts { act() }
            for task in drawing._tasks { await task() }
            var wanted = Wanted()
            wanted.take(view)
            let drawn = drawing._words.joined(separator: "\u{0}")
            let words = wanted.words.filter { !drawn.contains($0) }
            var done = Set((hand.acts + hand.withSecrets).map { encodeAction($0).description })
            if hand.hasLeft { done.insert(encodeAction(.leave).description) }
            let actions = wanted.actions.subtracting(done).sorted()
            let pages = wanted.pages.subtracting(hand.pages).sorted()
            return words + actions + pages
        }
    }
#endif
