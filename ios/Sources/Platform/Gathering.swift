import Capturing
import CoreBridge
import FieldCore

/// What another program shared with this one.
public struct Shared: Sendable {
    public let text: String?
    public let files: [any Source]

    public init(text: String?, files: [any Source]) {
        (self.text, self.files) = (text, files)
    }
}

/// What only the phone can bring in: files that lie ready, what is made with it, where it is.
@MainActor
final class Gathering {
    private let surroundings: Surroundings
    private let arrivals: Arrivals
    private let making: Making
    private let act: @MainActor (Action) -> Void
    /// Where it is along the way goes to the check-ins, whether a page is there or not.
    private let along: @Sendable (Fix) -> Void
    private var lying: [any Source] = []
    private var origin = EvidenceOrigin.picked

    init(
        _ surroundings: Surroundings,
        along: @escaping @Sendable (Fix) -> Void,
        act: @escaping @MainActor (Action) -> Void
    ) {
        self.surroundings = surroundings
        self.along = along
        self.act = act
        arrivals = Arrivals(surroundings.clocks)
        making = Making(surroundings.makers, surroundings.clocks)
    }

    /// Another program shared something.
    func shared(_ what: Shared) {
        if let text = what.text { act(.arrival(action: .text(text: text))) }
        if !what.files.isEmpty { lieReady(what.files, nil, .shared) }
    }

    /// She chose files; none, where she came back without.
    func chosen(_ files: [any Source]?, _ entry: String?) {
        guard let files else { return tell(.noWay) }
        if files.isEmpty { tell(.nothing) } else { lieReady(files, entry, .picked) }
    }

    func tell(_ why: NotTaken) {
        act(.arrival(action: .notTaken(why: why)))
    }

    private func lieReady(_ files: [any Source], _ entry: String?, _ origin: EvidenceOrigin) {
        lying = files
        self.origin = origin
        act(.arrival(action: .files(count: UInt32(clamping: files.count), entry: entry)))
    }

    /// Does it, where it is one of the things that are done here. None of them is waited for.
    func takes(_ effect: Effect, _ core: Core) -> Bool {
        switch effect {
        case .takeIn(let entry):
            let files = lying
            lying = []
            let told: @Sendable (NotTaken) async -> Void = { [weak self] why in await self?.tell(why) }
            Task { [arrivals, origin] in await arrivals.take(core, files, entry, origin, told) }
        case .make(let kind, let entry):
            Task {
                let kept = await making.make(core, kind, entry)
                act(.make(action: .ended(kept: kept)))
            }
        case .locate:
            Task { if let fix = await surroundings.whereabouts.look() { located(fix) } }
        case .follow(let untilMs):
            Task { await surroundings.whereabouts.follow(untilMs: untilMs, along) }
        default:
            return false
        }
        return true
    }

    private func located(_ fix: Fix) {
        act(
            .checkIn(
                action: .located(latE7: fix.latE7, lonE7: fix.lonE7, accuracyM: fix.accuracyM, atMs: fix.atMs)))
    }

    /// The camera is on, and a recording runs, only while the page in front says so. `seen` gets what it sees while it
    /// looks for the code of another phone.
    func follow(_ view: FieldCore.View, seen: @escaping @MainActor (Grey) async -> Void) {
        switch view.screens.last {
        case .make(let page):
            making.follow(page, through: nil) { [act] in act(.make(action: .ended(kept: false))) }
        case .pairing(let page) where page.camera:
            making.follow(nil, through: seen) { [act] in act(.watch(action: .noCamera)) }
        default:
            making.follow(nil, through: nil) {}
        }
    }

    /// What was recorded until now is kept.
    func end() {
        making.stop()
    }

    /// Ends when everything that was brought has come in.
    func rest() async {
        await arrivals.rest()
    }
}
