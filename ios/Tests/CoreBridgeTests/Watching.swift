import CoreBridge
import FieldCore
import XCTest

/// The part of the scenario with two phones. What one hands over is carried to the other as text.
final class Watching {
    private static let minuteMs: Int64 = 60_000
    fileprivate static let pictureSide = 132
    fileprivate static let pictureStride = 148
    /// An hour, and a quarter of grace.
    private static let planMs = 75 * minuteMs
    private static let wakesAtMost = 10

    private let alex: Hand
    private let sam: Hand
    private var done: [String] = []

    private init(_ alex: Hand, _ sam: Hand) {
        (self.alex, self.sam) = (alex, sam)
    }

    /// What was done.
    static func run() async throws -> [String] {
        let ofAlex = try Standing.copy(of: "small")
        defer { Standing.remove(ofAlex) }
        let ofSam = try Standing.copy(of: "empty")
        defer { Standing.remove(ofSam) }
        let both = Watching(try await Hand.over(ofAlex), try await Hand.over(ofSam))
        try await both.run()
        return both.done
    }

    private func run() async throws {
        try await addAlex()
        try await pair()
        let alarm = try await hold()
        try sam.core.lock(nil, sam.frame)
        let ringing = try await asksAndRings(alarm)
        try await callAndHear(ringing)
    }

    private func addAlex() async throws {
        try await sam.contacts(.add)
        try await sam.types(.contactName, "Alex")
        try await sam.types(.contactAddress, "07700 900456")
        try await sam.contacts(.save)
        try await sam.contacts(.answered(answer: .agreed))
        try await sam.contacts(.toldPlace(place: .nothing))
        _ = try await sam.form()
    }

    /// From the page of a check-in to the code of this phone.
    private func code(_ phone: Hand, _ other: String, _ name: String) async throws -> String {
        try await phone.tap(try await phone.form().quiet, "Pair with \(other)")
        let unnamed = try await phone.pairing()
        XCTAssertFalse(unnamed.main.enabled)
        try await phone.types(.myName, name)
        try await phone.does(try await phone.pairing().main.action)
        let shown = try await phone.pairing()
        return try XCTUnwrap(shown.code)
    }

    private func pair() async throws {
        let ofAlex = try await code(alex, "Sam", "Alex")
        let ofSam = try await code(sam, "Alex", "Sam")
        XCTAssertNotEqual(ofAlex, ofSam)
        try await alex.types(.code, "nothing of ours")
        try await alex.watch(.theirCode)
        let refused = try await alex.pairing()
        XCTAssertEqual(refused.problem?.code, "invalid-input")
        // The camera sees nothing, and then a code that is none of these.
        let nothing = try await sam.sees(Data(count: Self.pictureSide * Self.pictureStride))
        XCTAssertNil(nothing)
        let unmoved = try await sam.pairing()
        XCTAssertNil(unmoved.problem)
        let asked = try await sam.sees(try Standing.picture())
        XCTAssertEqual(asked, [])
        let none = try await sam.pairing()
        XCTAssertNotNil(none.problem)
        // One is typed, one comes as bytes.
        try await alex.types(.code, ofSam)
        try await alex.watch(.theirCode)
        _ = try await sam.core.actWith(.watch(action: .theirCode), Secret(ofAlex), sam.frame)
        let (first, second) = (try await alex.pairing(), try await sam.pairing())
        let digits = try XCTUnwrap(first.digits)
        XCTAssertNotNil(digits.range(of: "^[0-9]{3} [0-9]{3}$", options: .regularExpression), digits)
        XCTAssertEqual(second.digits, digits)
        for phone in [alex, sam] {
            try await phone.tap([try await phone.pairing().main], "They match")
            let paired = try await phone.pairing()
            XCTAssertTrue(paired.title.hasPrefix("Paired with "), paired.title)
            try await phone.watch(.done)
            _ = try await phone.form()
        }
        done.append("two phones were paired by their codes and six digits")
    }

    /// One starts a check-in, the other holds its plan and says so. When that phone is to wake.
    private func hold() async throws -> WakeView {
        try await alex.types(.place, "the library")
        let plan = links(try await alex.checkIn(.start))
        (alex.frame, sam.frame) = (Standing.at(Self.minuteMs), Standing.at(Self.minuteMs))
        let taken = try await sam.watch(.arrived(text: "Alex here: \(plan)"))
        let held = try await sam.plan()
        XCTAssertTrue(held.question.hasPrefix("Alex is due at "), held.question)
        XCTAssertEqual(held.answers, [])
        XCTAssertTrue(held.facts.contains { $0.value == "the library" }, "\(held.facts)")
        XCTAssertEqual(shared(taken), [])
        let answers = shared(try await sam.tap([try XCTUnwrap(held.main)], "Send an answer to Alex"))
        XCTAssertEqual(answers.count, 1)
        let before = try await alex.running().lines.first
        XCTAssertEqual(before?.contains("Sam"), false)
        try await alex.watch(.arrived(text: answers.joined()))
        let after = try await alex.running().lines.first
        XCTAssertEqual(after?.contains("Sam"), true)
        done.append("a plan was carried over and held, and its answer carried back")
        return try watchWake(taken)
    }

    /// The phone of the one who watches lies there locked. What is asked for when it rings.
    private func asksAndRings(_ alarm: WakeView) async throws -> [Effect] {
        let due = Standing.at(Self.planMs)
        XCTAssertFalse(sounds(sam.events.tick(due)), "the first phone speaks first")
        let asked = try follow(alarm)
        XCTAssertGreaterThan(sam.frame.wallMs, due.wallMs)
        XCTAssertFalse("\(asked)".contains("Alex"), "\(asked)")
        try await sam.comes(.alarm)
        let page = try await sam.plan()
        XCTAssertTrue(page.question.contains("Has a message come?"), page.question)
        XCTAssertEqual(page.answers.map(\.label), ["A message has come", "Not yet"])
        let view = try await sam.core.view(sam.frame)
        XCTAssertFalse("\(view)".contains("library"))
        XCTAssertNil(page.main)
        let quiet = try await sam.tap(page.answers, "Not yet")
        XCTAssertTrue(takesBack(quiet), "\(quiet)")
        let rings = try follow(try watchWake(quiet))
        done.append("its time passed: the other phone asked, and rang")
        return rings
    }

    private func callAndHear(_ ringing: [Effect]) async throws {
        try await sam.unlock()
        let page = try await sam.plan()
        XCTAssertTrue(page.answers.contains { $0.label == "Stop the ring" })
        let dialled = try await sam.tap([try XCTUnwrap(page.main)], "Call")
        XCTAssertEqual(dialled, [.dial(number: "+447700900456")])
        // The first phone is found, and its check-in ended.
        alex.frame = sam.frame
        let answers = shared(try await sam.watch(.sendAnswer))
        XCTAssertEqual(answers.count, 1)
        try await alex.watch(.arrived(text: answers.joined()))
        try await alex.checkIn(.safe)
        _ = try await alex.core.actWith(.checkIn(action: .pin), Secret("2468"), alex.frame)
        let ended = try await sam.watch(.arrived(text: links(try await alex.rest())))
        XCTAssertTrue(takesBack(ended), "\(ended)")
        let over = try await sam.plan()
        XCTAssertTrue(over.question.hasPrefix("Alex has checked in."), over.question)
        XCTAssertEqual(over.answers, [])
        try await sam.tap([try XCTUnwrap(over.main)], "Done")
        for wake in wakes(ringing) { XCTAssertFalse(sounds(sam.events.tick(moment(wake)))) }
        done.append("the one who watches called, the check-in was ended, and nothing rang any more")
    }

    /// Follows the wakes until it sounds. What was asked for then.
    private func follow(_ first: WakeView) throws -> [Effect] {
        var wake = first
        for _ in 0..<Self.wakesAtMost {
            sam.frame = moment(wake)
            XCTAssertTrue(sam.events.nextWakes(sam.frame).contains(wake))
            let effects = sam.events.tick(sam.frame)
            if sounds(effects) { return effects }
            wake = try watchWake(effects)
        }
        throw Standing.Wrong(description: "it never sounds")
    }

    private func links(_ effects: [Effect]) -> String {
        let texts = effects.compactMap { effect -> String? in
            if case .sendRow(_, _, _, _, let text) = effect { text } else { nil }
        }
        return texts.filter { $0.contains("along.invalid/#") }.joined(separator: " ")
    }

    private func shared(_ effects: [Effect]) -> [String] {
        effects.compactMap { effect in
            if case .shareText(let text) = effect { text } else { nil }
        }
    }

    private func sounds(_ effects: [Effect]) -> Bool {
        effects.contains { effect in
            if case .notify(_, _, _, let sounds, _) = effect { sounds } else { false }
        }
    }

    private func takesBack(_ effects: [Effect]) -> Bool {
        effects.contains { effect in
            if case .unnotify = effect { true } else { false }
        }
    }

    /// The list that holds: the last one.
    private func wakes(_ effects: [Effect]) -> [WakeView] {
        let lists = effects.compactMap { effect -> [WakeView]? in
            if case .setWakes(let wakes) = effect { wakes } else { nil }
        }
        return lists.last ?? []
    }

    private func watchWake(_ effects: [Effect]) throws -> WakeView {
        try XCTUnwrap(wakes(effects).first { $0.kind == .watch })
    }

    private func moment(_ wake: WakeView) -> Frame {
        var frame = Standing.at()
        frame.wallMs = wake.atUtcMs
        frame.monotonicMs = wake.atMonotonicMs
        return frame
    }
}

/// A phone in somebody's hand.
private final class Hand {
    let core: Core
    let events: CheckIns
    var frame = Standing.at()

    private init(_ core: Core, _ events: CheckIns) {
        (self.core, self.events) = (core, events)
    }

    /// The record in `data`, open and on the way to a check-in.
    static func over(_ folder: URL) async throws -> Hand {
        let data = Standing.data(folder)
        let core = try await Core.open(folder: data, key: OpenKey())
        let hand = Hand(core, CheckIns.open(folder: data, key: OpenKey()))
        try await hand.comes(.launcher)
        try await hand.unlock()
        try await hand.does(.home(action: .checkIn))
        return hand
    }

    @discardableResult
    func does(_ action: Action) async throws -> [Effect] {
        try await core.act(action, frame) + rest()
    }

    @discardableResult
    func checkIn(_ action: CheckInAction) async throws -> [Effect] {
        try await does(.checkIn(action: action))
    }

    @discardableResult
    func contacts(_ action: ContactAction) async throws -> [Effect] {
        try await does(.contacts(action: action))
    }

    @discardableResult
    func watch(_ action: WatchAction) async throws -> [Effect] {
        try await does(.watch(action: action))
    }

    func types(_ field: Field, _ text: String) async throws {
        _ = try await core.act(.typed(field: field, text: text), frame)
    }

    /// Holds the camera before something.
    func sees(_ picture: Data) async throws -> [Effect]? {
        let side = UInt32(Watching.pictureSide)
        return try await core.seenCode(
            picture, width: side, height: side, stride: UInt32(Watching.pictureStride), frame)
    }

    /// Taps what is called so.
    @discardableResult
    func tap(_ actions: [ActionView], _ label: String) async throws -> [Effect] {
        let found = actions.filter { $0.label == label }
        XCTAssertEqual(found.count, 1, label)
        return try await does(try XCTUnwrap(found.first).action)
    }

    func comes(_ way: WayIn) async throws {
        try await does(.opened(way: way, facts: Standing.facts))
    }

    func unlock() async throws {
        _ = try await core.actWith(.unlock(action: .passcode), Secret(Standing.passcode), frame)
        _ = try await rest()
    }

    /// Waits for all that runs; what its end asks for.
    func rest() async throws -> [Effect] {
        var effects: [Effect] = []
        while let operation = try await core.view(frame).operation {
            effects += try await core.complete(operation.number)
            try await Task.sleep(for: .milliseconds(1))
        }
        return await effects + core.effectsLeft()
    }

    func form() async throws -> CheckInFormView {
        let front = try await front()
        guard case .checkInForm(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    func running() async throws -> CheckInView {
        let front = try await front()
        guard case .checkIn(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    func pairing() async throws -> PairingView {
        let front = try await front()
        guard case .pairing(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    func plan() async throws -> WatchedPlanView {
        let front = try await front()
        guard case .watchedPlan(let view) = front else { throw Standing.Wrong(description: "\(front)") }
        return view
    }

    private func front() async throws -> Screen {
        let screens = try await core.view(frame).screens
        return try XCTUnwrap(screens.last)
    }
}
