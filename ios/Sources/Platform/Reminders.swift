import FieldCore

/// Something that the phone itself shows or sounds at a moment, with no program running: all that a phone of this kind
/// does at a chosen time.
public struct Reminder: Equatable, Sendable {
    /// What it is for.
    public enum Purpose: String, Sendable {
        /// Her own check-in.
        case own
        /// That of a friend.
        case friend
    }

    /// Under this name it can be taken back.
    public let name: String
    /// Milliseconds since 1970.
    public let atMs: Int64
    public let purpose: Purpose
    /// Whether it is as loud as the phone lets it be: its time is over, or a friend's.
    public let loud: Bool
    /// Whether nothing of it may be seen: it sounds and shows nothing.
    public let hidden: Bool
    /// The neutral words.
    public let text: String
}

/// Turns the wakes that the core asks for into what the phone does by itself.
enum Reminders {
    /// A phone keeps 64 for all of a program, and says nothing when it drops one.
    static let mostOfOne = 12
    private static let minuteMs: Int64 = 60_000
    /// No program is awake to ask again, so what is not to be missed comes again by itself: minutes after the first.
    private static let again: [WakeKind: [Int64]] = [
        .remind: [0],
        .deadline: [0, 5, 10],
        .watch: [0, 2, 4, 6, 8, 10, 15, 20, 25, 30],
    ]

    /// What stands for these wakes, soonest first. Nobody is woken for the rest: a program may look then, where one runs.
    static func plan(_ wakes: [WakeView], nowMs: Int64, text: String) -> [Reminder] {
        let own = wakes.filter { $0.kind == .remind || $0.kind == .deadline }
        let friends = wakes.filter { $0.kind == .watch }
        return (chosen(own, .own, nowMs, text) + chosen(friends, .friend, nowMs, text)).sorted { $0.atMs < $1.atMs }
    }

    private static func chosen(
        _ wakes: [WakeView],
        _ purpose: Reminder.Purpose,
        _ nowMs: Int64,
        _ text: String
    ) -> [Reminder] {
        var found: [Reminder] = []
        // The first of each before the second of any.
        let rounds = wakes.map { again[$0.kind]?.count ?? 0 }.max() ?? 0
        for round in 0..<rounds {
            for wake in wakes {
                guard let after = again[wake.kind], round < after.count else { continue }
                let atMs = wake.atUtcMs + after[round] * minuteMs
                guard atMs > nowMs, found.count < mostOfOne, !found.contains(where: { $0.atMs == atMs }) else {
                    continue
                }
                found.append(
                    Reminder(
                        name: "\(purpose.rawValue).\(found.count)",
                        atMs: atMs,
                        purpose: purpose,
                        loud: wake.kind != .remind,
                        hidden: wake.discreet,
                        text: text
                    ))
            }
        }
        return found
    }
}
