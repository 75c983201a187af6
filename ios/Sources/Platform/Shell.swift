import Capturing
import CoreBridge
import FieldCore
import Foundation
import Observation

/// What is in front of a person: the view that the core draws, what is being typed, and the work that is waited for.
/// None of it is written down.
@MainActor
@Observable
public final class Shell {
    /// The view, as soon as there is one.
    public private(set) var view: FieldCore.View?
    /// What was refused last, until something else is done.
    public private(set) var refused: Refusal?
    /// How far the work is that is waited for.
    public private(set) var progress: OperationProgress?
    /// Whether a picture of the page in front was taken, until something else is done.
    public private(set) var pictured = false
    /// Whether two panes have room.
    public var twoPanes: Bool {
        get { looks.twoPanes }
        set { looks.twoPanes = newValue }
    }
    /// What the phone shows in front of this app, or in its place.
    @ObservationIgnored public weak var outward: (any Outward)?

    @ObservationIgnored public let standby: Standby
    @ObservationIgnored let surroundings: Surroundings
    /// Photos that are being opened.
    @ObservationIgnored let openings = Openings()
    @ObservationIgnored private(set) var core: Core?
    @ObservationIgnored private(set) var gathering: Gathering?
    @ObservationIgnored private let typing = Typing()
    @ObservationIgnored private let looks = Looks()
    /// The last look beside the stream of views.
    @ObservationIgnored private var looked = 0
    @ObservationIgnored private var watching: Task<Void, Never>?
    @ObservationIgnored private var rest: Task<Void, Never>?
    @ObservationIgnored private var wasInFront = false
    @ObservationIgnored private var isInFront = false
    /// Hears what work asked for, for a test.
    @ObservationIgnored var brought: (@MainActor ([Effect]) -> Void)?
    /// The work that is waited for, by its number.
    @ObservationIgnored private var awaited: [UInt32: Task<Void, Never>] = [:]
    /// What is done, one after the other.
    @ObservationIgnored private var line: Task<Void, Never>?
    /// What takes a page of the phone's own.
    @ObservationIgnored private lazy var errands = Errands(self)

    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        standby = Standby(surroundings)
    }

    func frame() -> Frame { surroundings.clocks.frame(twoPanes: twoPanes) }

    /// Opens what is there. What an earlier process left half-way is looked at before anything is shown.
    public func start() async {
        guard core == nil else { return }
        do {
            try surroundings.places.prepare()
            await standby.beginOnce()
            letterbox?.collect()
            let core = try await surroundings.places.core(surroundings.keys)
            gathering = Gathering(surroundings) { [standby] fix in
                Task { await standby.located(fix) }
            } act: { [weak self] in
                self?.act($0)
            }
            self.core = core
            watch(core)
        } catch {
            refused = Refusal(error)
        }
    }

    var letterbox: Letterbox? {
        surroundings.lent.map { Letterbox(places: surroundings.places, lending: $0) }
    }

    /// The phone could not do what it was asked: said on the page, until something else is done.
    func refuse(_ what: Refusal) {
        refused = what
    }

    private func watch(_ core: Core) {
        // It is asked on whatever thread looks.
        let frame: @Sendable () -> Frame = { [looks, clocks = surroundings.clocks] in
            clocks.frame(twoPanes: looks.stream())
        }
        watching = Task { [weak self] in
            do {
                for try await view in core.views(frame) { await self?.streamed(view, core) }
            } catch {
                self?.refused = Refusal(error)
            }
        }
    }

    /// Looks anew: a clock or the room for pages may have changed.
    @discardableResult
    public func look() async throws -> FieldCore.View? {
        guard let core else { return nil }
        while true {
            looked = looks.next()
            let (number, view) = (looked, try await core.view(frame()))
            await take(view, core)
            if number != looked || !looks.hasStreamed(since: number) { return view }
        }
    }

    /// A view of the stream that is older than the last look beside it says nothing new.
    private func streamed(_ shown: FieldCore.View, _ core: Core) async {
        if looks.hasStreamed(since: looked) { await take(shown, core) }
    }

    private func take(_ shown: FieldCore.View, _ core: Core) async {
        let before = view?.locksAfterMs
        view = shown
        gathering?.follow(shown) { [weak self] in await self?.seen($0, core) }
        if shown.locksAfterMs != before { touched() }
        if let work = shown.operation {
            wait(core, work.number)
        } else {
            await ended(await core.effectsLeft(), core)
        }
    }

    /// What the camera sees may be the code of another phone. A picture that can't be looked at now is let go of.
    private func seen(_ grey: Grey, _ core: Core) async {
        let asked = try? await core.seenCode(
            grey.pixels, width: grey.width, height: grey.height, stride: grey.stride, frame())
        if let asked { await ended(asked, core) }
    }

    private func wait(_ core: Core, _ number: UInt32) {
        guard awaited[number] == nil else { return }
        awaited[number] = Task { [weak self] in
            do {
                let effects = try await core.complete(number) { progress in
                    Task { @MainActor in self?.progress = progress.ended ? nil : progress }
                }
                await self?.ended(effects, core)
            } catch ErrorCode.NotFound {
                // It ended before anybody could wait for it; what it asks for is among what is left.
            } catch {
                self?.refused = Refusal(error)
            }
            self?.progress = nil
        }
    }

    /// What work asked for that has ended.
    private func ended(_ effects: [Effect], _ core: Core) async {
        brought?(effects)
        for effect in effects { await want(effect, core) }
    }

    // MARK: What a person does

    public func act(_ action: Action) {
        if action == .leave { return leave() }
        handOver()
        enqueue { [self] in _ = try await does(action) }
    }

    public func actWith(_ action: Action, _ secret: Secret) {
        handOver()
        enqueue { [self] in _ = try await does(action, secret) }
    }

    /// Does it, and carries out what comes back. What came back.
    func does(_ action: Action, _ secret: Secret? = nil) async throws -> [Effect] {
        // Before the record could be opened nothing can be done with it, and the page says why.
        guard let core else { return [] }
        let effects =
            if let secret { try await core.actWith(action, secret, frame()) } else {
                try await core.act(action, frame())
            }
        for effect in effects { await want(effect, core) }
        return effects
    }

    public func typed(_ field: Field, _ text: String, restMs: Int64) {
        touched()
        typing.stands(field, text, restMs: restMs) { [weak self] in self?.hand($0) }
    }

    /// Hands over what was typed, in front of whatever comes next.
    public func handOver() {
        if let typed = typing.take() { hand(typed) }
    }

    private func hand(_ typed: TypedText) {
        let before = refused
        enqueue { [self] in _ = try await does(.typed(field: typed.field, text: typed.text)) }
        // A letter is no answer to what was refused.
        refused = before
    }

    public func stop(_ number: UInt32) {
        awaited[number]?.cancel()
        openings.giveUp()
    }

    /// Waits for nobody: the record is shut and nothing is shown before anything else hears of it.
    public func leave() {
        shut()
        outward?.cover()
        enqueue { [self] in _ = try await does(.leave) }
    }

    func enqueue(_ call: @escaping @MainActor () async throws -> Void) {
        refused = nil
        pictured = false
        touched()
        let before = line
        line = Task {
            await before?.value
            do { try await call() } catch { refused = Refusal(error) }
        }
    }

    /// Ends when everything that was done has been carried out.
    func atRest() async {
        await line?.value
        await errands.rest()
    }

    // MARK: What the phone does

    /// The app came to the front; by something of its own, where that is said.
    public func cameForward(by way: WayIn? = nil, shared: Shared? = nil) {
        let way = way ?? (wasInFront || shared != nil ? .resumed : .launcher)
        (wasInFront, isInFront) = (true, true)
        letterbox?.collect()
        enqueue { [self] in
            guard let core else { return }
            await standby.begin()
            await letterbox?.renew(surroundings.keys)
            _ = try await does(.opened(way: way, facts: await surroundings.facts()))
            for effect in await standby.takeDue() { await want(effect, core) }
            if let shared { gathering?.shared(shared) }
        }
    }

    /// Nobody sees it. Whether the rest is over is asked when it comes forward again.
    public func wentBack() {
        handOver()
        isInFront = false
        rest?.cancel()
        Task { [letterbox, surroundings] in await letterbox?.renew(surroundings.keys) }
    }

    /// The phone is being locked: in a moment nothing of the record can be read.
    public func protectedDataGoes() {
        shut()
    }

    /// A picture of the screen was taken. No app can keep it from being; it is said afterwards.
    public func pictureTaken() {
        pictured = view?.screenshots == false
    }

    /// Somebody is there: the rest after which the record locks begins anew.
    public func touched() {
        rest?.cancel()
        guard isInFront, let ms = view?.locksAfterMs else { return }
        rest = Task { [weak self] in
            try? await Task.sleep(for: .milliseconds(ms))
            if !Task.isCancelled { self?.shut() }
        }
    }

    /// Locks on this thread, whatever stands in the queue. What stands in a field is kept first, where it belongs.
    private func shut() {
        let typed = typing.take()
        gathering?.end()
        guard let core else { return }
        // It is shut all the same: what can't be kept is said, and keeps nothing open.
        do { try core.lock(typed, frame()) } catch { refused = Refusal(error) }
        openings.giveUp()
    }

    // MARK: What the core asks for

    private func want(_ effect: Effect, _ core: Core) async {
        if gathering?.takes(effect, core) == true { return }
        if await standby.takes(effect) { return }
        errands.run(effect)
    }
}
