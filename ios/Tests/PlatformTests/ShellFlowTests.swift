import CoreBridge
import FieldCodec
import FieldCore
import XCTest

@testable import Platform

/// Every flow that was recorded from the core, played again through the shell, on a phone of a test.
@MainActor
final class ShellFlowTests: XCTestCase, @unchecked Sendable {
    func testFlowsGiveThroughTheShellWhatTheyGaveInRust() async throws {
        let folder = URL(fileURLWithPath: try XCTUnwrap(ProcessInfo.processInfo.environment["FIELD_FLOWS"]))
        let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var (flows, steps) = (0, 0)
        for file in all.filter({ $0.pathExtension == "json" }).sorted(by: { $0.path < $1.path }) {
            do {
                steps += try await Played(file).run()
                flows += 1
            } catch {
                XCTFail("\(error)")
            }
        }
        XCTAssertGreaterThanOrEqual(flows, 15)
        print("replayed \(flows) flows, \(steps) steps")
    }
}

/// What a flow gave here and not in Rust, or what is wrong with it.
private struct Different: Error, CustomStringConvertible {
    let description: String
}

@MainActor
private final class Played {
    private static let longestWork = Duration.seconds(60)

    private let name: String
    private let fixture: String?
    private let steps: [[String: Json]]
    private let flows: URL
    private var names = Names()
    /// What work asked for since the last act. Rust's own flows get it with the next one, for nothing takes it before.
    private var brought: [Effect] = []

    init(_ file: URL) throws {
        guard case .object(let flow) = try Json.read(Data(contentsOf: file)), case .string(let name) = flow["name"],
            case .array(let steps) = flow["steps"]
        else { throw Different(description: "\(file.lastPathComponent) is no flow") }
        self.name = name
        flows = file.deletingLastPathComponent()
        if case .string(let fixture) = flow["fixture"] { self.fixture = fixture } else { fixture = nil }
        self.steps = try steps.map { step in
            guard case .object(let step) = step else { throw Different(description: "\(name) has a step that is none") }
            return step
        }
    }

    /// How many steps it has.
    func run() async throws -> Int {
        let phone = try FakePhone(fixture)
        defer { phone.remove() }
        names = Names(flows: flows, copies: phone.copies)
        // What the flow does not do nobody does: no page of the phone's own is answered.
        let outward = FakeOutward()
        outward.answers = false
        phone.whereabouts.fix.change { $0 = nil }
        phone.makers.answers.change { $0 = false }
        phone.clocks.set(try decodeFrame(steps.first?["frame"] ?? .null))
        let shell = Shell(phone.surroundings())
        shell.outward = outward
        shell.brought = { [weak self] in self?.brought += $0 }
        await shell.start()
        for (at, step) in steps.enumerated() { try await play(phone, shell, at + 1, step) }
        return steps.count
    }

    private func play(_ phone: FakePhone, _ shell: Shell, _ number: Int, _ step: [String: Json]) async throws {
        let frame = try decodeFrame(step["frame"] ?? .null)
        phone.clocks.set(frame)
        shell.twoPanes = frame.twoPanes
        var effects: [Effect] = []
        var error = Json.null
        do {
            if step["tick"] == .bool(true) { effects += await shell.standby.tick() }
            if let act = step["act"], act != .null {
                let before = brought
                effects += before + (try await self.act(shell, step, act))
                brought.removeFirst(before.count)
            }
        } catch let code as ErrorCode {
            error = .string(nameOf(code))
        }
        if step["wait"] == .bool(true) { try await waitForWork(shell, number) }
        try compare(number, "error", step["error"] ?? .null, error)
        try compare(number, "effects", step["effects"] ?? .null, .array(effects.map(encodeEffect)))
        if let view = step["view"], view != .null {
            _ = try await shell.look()
            try compare(number, "view", view, encodeView(try XCTUnwrap(shell.view)))
        }
    }

    private func act(_ shell: Shell, _ step: [String: Json], _ act: Json) async throws -> [Effect] {
        let action = try decodeAction(names.replaced(act))
        guard case .string(let text) = step["bytes"] else { return try await shell.does(action) }
        guard let bytes = Data(base64Encoded: text) else { throw Different(description: "\(name): no base64") }
        return try await shell.does(action, Secret(bytes))
    }

    private func waitForWork(_ shell: Shell, _ number: Int) async throws {
        let end = ContinuousClock.now + Self.longestWork
        while try await shell.look()?.operation != nil {
            if ContinuousClock.now > end {
                throw Different(description: "\(name), step \(number): the work does not end")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func compare(_ number: Int, _ what: String, _ expected: Json, _ actual: Json) throws {
        if let different = names.difference(what, expected, actual) {
            throw Different(description: "\(name), step \(number) \(different)")
        }
    }
}
