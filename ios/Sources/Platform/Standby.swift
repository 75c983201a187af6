import Capturing
import CoreBridge
import FieldCore
import Foundation

/// The check-ins of this phone, whether the app is in front or the phone let it look for a moment: the one place in
/// which the phone is asked to remind. One thing after the other.
///
/// No guard a minute ahead is set before a call, as elsewhere: no program would run at it. What the phone shows by
/// itself stands until the list that replaces it is there.
public actor Standby {
    private let surroundings: Surroundings
    /// What is under way, the latest last.
    private var line: Task<Void, Never>?
    private var hasBegun = false
    /// Until when the phone says that it has moved far.
    private var followed: Int64 = 0

    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// The process begins: what an earlier one left half-way is looked at, unless it was already.
    public func beginOnce() async {
        if hasBegun { await line?.value } else { await begin() }
    }

    /// The phone, a clock, or what is allowed has changed; or the phone let this program look.
    public func begin() async {
        await inLine { [self] in
            let events = try surroundings.places.events(surroundings.keys)
            if await takeFirst() { await carryOut(events.recover(frame())) }
            let state = PlatformState(facts: await surroundings.facts(), noNetwork: false)
            await carryOut(events.platformLost(state, frame()))
        }
    }

    /// The phone let this program look. What the core asked for.
    @discardableResult
    public func tick() async -> [Effect] {
        await beginOnce()
        let asked = Asked()
        await inLine { [self] in
            let effects = try surroundings.places.events(surroundings.keys).tick(frame())
            await asked.take(effects)
            await carryOut(effects)
        }
        return await asked.effects
    }

    private actor Asked {
        private(set) var effects: [Effect] = []
        func take(_ effects: [Effect]) { self.effects = effects }
    }

    private func takeFirst() -> Bool {
        defer { hasBegun = true }
        return !hasBegun
    }

    /// Where the phone is, along the way.
    public func located(_ fix: Fix) async {
        await inLine { [self] in
            let events = try surroundings.places.events(surroundings.keys)
            await carryOut(
                events.located(
                    latE7: fix.latE7, lonE7: fix.lonE7, accuracyM: fix.accuracyM, atMs: fix.atMs, frame()))
        }
    }

    /// What became of a message that she was shown.
    func answered(_ checkIn: String, _ row: String, _ outcome: SendOutcome) async {
        await inLine { [self] in
            let events = try surroundings.places.events(surroundings.keys)
            await carryOut(events.sent(checkIn, row, outcome, frame()))
        }
    }

    /// Carries out what the screens ask for, where it is one of the things that are done here.
    func takes(_ effect: Effect) async -> Bool {
        switch effect {
        case .setWakes:
            await inLine { [self] in
                // Another call may have changed the list between it and this moment.
                await set(try surroundings.places.events(surroundings.keys).nextWakes(frame()))
            }
            return true
        case .notify, .unnotify:
            await inLine { [self] in await carryOut([effect]) }
            return true
        default:
            return false
        }
    }

    private nonisolated func frame() -> Frame { surroundings.clocks.frame(twoPanes: false) }

    private func inLine(_ work: @escaping @Sendable () async throws -> Void) async {
        let before = line
        let mine = Task {
            await before?.value
            // What could not be opened now is looked at again when the phone lets us.
            try? await work()
        }
        line = mine
        await mine.value
    }

    /// What is asked of a phone that nobody looks at. A message that came due waits for her hand: it is claimed again by
    /// the core in its time.
    private func carryOut(_ effects: [Effect]) async {
        for effect in effects {
            switch effect {
            case .setWakes(let wakes): await set(wakes)
            case .notify(let number, let text, _, let sounds, let hidden):
                await surroundings.notices.show(number: number, text: text, sounds: sounds, hidden: hidden)
            case .unnotify(let numbers): await surroundings.notices.takeBack(numbers)
            case .sendRow(let checkIn, let row, _, _, _): due.append(Due(effect: effect, checkIn: checkIn, row: row))
            default: break
            }
        }
    }

    /// Messages that nobody sends but her.
    private struct Due {
        let effect: Effect
        let checkIn: String
        let row: String
    }
    private var due: [Due] = []

    /// Messages that came due and wait for her hand, each once.
    func takeDue() -> [Effect] {
        defer { due = [] }
        return due.map(\.effect)
    }

    private func set(_ wakes: [WakeView]) async {
        let now = frame()
        let text = neutral(now.language)
        let all = Reminders.plan(wakes, nowMs: now.wallMs, text: text)
        // As loud as the phone can be is for what nothing else would make up for, and never where nothing may be seen.
        let loud = await surroundings.alarms.may() ? all.filter { $0.loud && !$0.hidden } : []
        let first = Reminder.Purpose.all.compactMap { purpose in loud.first { $0.purpose == purpose } }
        let left = await surroundings.alarms.set(first)
        let taken = first.filter { !left.contains($0) }
        await surroundings.notices.set(all.filter { !taken.contains($0) })
        await surroundings.ticks.ask(notBefore: wakes.map(\.atUtcMs).min())
        await follow(untilMs: wakes.filter { $0.kind == .deadline }.map(\.atUtcMs).max() ?? 0)
    }

    /// While a check-in runs, each place far from the last one is an occasion to look, and may be the last that is known.
    private func follow(untilMs: Int64) async {
        guard untilMs != followed else { return }
        followed = untilMs
        await surroundings.whereabouts.follow(untilMs: untilMs) { [weak self] fix in
            Task { await self?.located(fix) }
        }
    }

    private nonisolated func neutral(_ language: String) -> String {
        let word = Words.of(.reminderWord, language: language)
        return Words.of(.reminder, language: language, [WordArgument(name: "word", value: .text(text: word))])
    }
}

extension Reminder.Purpose {
    static let all: [Reminder.Purpose] = [.own, .friend]
}
