import FieldCore
import Foundation

/// The screens, for a shell that paints them.
///
/// Every call leaves the caller's thread for a queue of our own; `lock` waits for nobody. Records and enums of the core
/// pass through; its objects stay in here.
public actor Core {
    static let queue = Queue("screens")

    /// How often a view is asked for while work is under way, and how soon at the earliest otherwise.
    private static let pollMs: Int64 = 100

    private nonisolated let app: App
    /// Tells of what may have changed the view.
    private nonisolated let changes = Changes()

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        Self.queue.asUnownedSerialExecutor()
    }

    private init(app: App) {
        self.app = app
    }

    /// Opens what is in `folder`, or the first page where nothing is; check-ins lie in `checkIns` or inside it. Clean copies
    /// of photos go into `copies` while a page shows them; without it none are made.
    public static func open(
        folder: String,
        key: any DeviceKey,
        checkIns: String? = nil,
        copies: String? = nil
    ) async throws -> Core {
        try await Opener().open(folder, key, checkIns, copies)
    }

    /// Opening runs in the queue too, before there is a core to run it.
    private actor Opener {
        nonisolated var unownedExecutor: UnownedSerialExecutor { Core.queue.asUnownedSerialExecutor() }

        func open(_ folder: String, _ key: any DeviceKey, _ checkIns: String?, _ copies: String?) throws -> Core {
            Core(app: try App.open(folder: folder, device: key, checkIns: checkIns, copies: copies))
        }
    }

    /// What is shown at this moment.
    public func view(_ frame: Frame) throws -> FieldCore.View {
        try app.view(frame: frame)
    }

    /// What is shown from now on: after each act, when a view no longer holds, and while work is under way. `frame` is
    /// asked at each look.
    public nonisolated func views(
        _ frame: @escaping @Sendable () -> Frame
    ) -> AsyncThrowingStream<FieldCore.View, any Error> {
        AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let looking = Task {
                do {
                    try await self.look(frame) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in looking.cancel() }
        }
    }

    private nonisolated func look(
        _ frame: @Sendable () -> Frame,
        _ tell: (FieldCore.View) -> Void
    ) async throws {
        var last: FieldCore.View?
        while !Task.isCancelled {
            // Heard from before the look on, so that no change falls between.
            let listening = changes.listen()
            defer { changes.stop(listening) }
            let now = frame()
            let view = try await self.view(now)
            if view != last { tell(view) }
            last = view
            await Self.wait(listening.changed, atMostMs: Self.rest(view, now))
        }
    }

    private static func rest(_ view: FieldCore.View, _ frame: Frame) -> Int64? {
        if view.operation != nil { return pollMs }
        return view.freshUntilMs.map { max($0 - frame.wallMs, pollMs) }
    }

    private static func wait(_ changed: AsyncStream<Void>, atMostMs longest: Int64?) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in changed { return } }
            if let longest {
                group.addTask { try? await Task.sleep(for: .milliseconds(longest)) }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Does it. What comes back is to be carried out.
    public func act(_ action: Action, _ frame: Frame) throws -> [Effect] {
        defer { changes.tell() }
        return try app.act(action: action, frame: frame)
    }

    /// Does what comes with bytes, and wipes them.
    public func actWith(_ action: Action, _ secret: Secret, _ frame: Frame) throws -> [Effect] {
        defer { changes.tell() }
        return try secret.spend { try app.actWith(action: action, bytes: $0, frame: frame) }
    }

    /// Entries of the list that is shown, behind where a page of it ended.
    public func page(after: String, _ frame: Frame) throws -> EntriesPage {
        try app.page(after: after, frame: frame)
    }

    /// Begins to take a file in. `Locked` where the record is shut, `InUse` while work has it.
    public func beginEvidence(_ item: NewEvidence, _ frame: Frame) throws -> IncomingEvidence {
        defer { changes.tell() }
        return IncomingEvidence(try app.beginEvidence(item: item, frame: frame), changes)
    }

    /// Begins to take in what comes from outside, into the open record or sealed beside a shut one. `CaptureOff` where it
    /// is declined.
    public func beginArrival(_ arrival: NewArrival, _ frame: Frame) throws -> IncomingEvidence {
        defer { changes.tell() }
        return IncomingEvidence(try app.beginArrival(arrival: arrival, frame: frame), changes)
    }

    /// Bytes of a file in the record from `offset` on, at most `length` and at most 1 MiB; fewer at its end.
    public func evidenceRange(_ id: String, offset: Int64, length: UInt32, _ frame: Frame) throws -> Data {
        try app.evidenceRange(id: id, offset: offset, length: length, frame: frame)
    }

    /// Looks for the code of another phone in a picture of the camera, and takes it as if it had been typed: grey, a
    /// byte for each pixel, rows `stride` bytes apart. Nothing where no code is seen or no pairing is in front, and the
    /// camera goes on.
    public func seenCode(
        _ picture: Data,
        width: UInt32,
        height: UInt32,
        stride: UInt32,
        _ frame: Frame
    ) throws -> [Effect]? {
        defer { changes.tell() }
        return try app.seenCode(pixels: picture, widthPx: width, heightPx: height, strideBytes: stride, frame: frame)
    }

    /// Looks at photos and videos that were chosen, where the page that asked for them is still there. They are read from a
    /// thread of the core, for as long as a page shows something of them.
    public func lookAt(_ photos: [PhotoFile], _ frame: Frame) throws {
        defer { changes.tell() }
        try app.lookAtPhotos(photos: photos, frame: frame)
    }

    /// Waits for the work that the view shows under this number, and gives what its end asks for. Whoever is cancelled
    /// while waiting cancels the work.
    public func complete(
        _ number: UInt32,
        told: @Sendable (OperationProgress) -> Void = { _ in }
    ) async throws -> [Effect] {
        let operation = try app.operation(number: number)
        try await waitFor(operation, told)
        defer { changes.tell() }
        return operation.finish()
    }

    /// What work asks for that ended before a view showed its number. To be called whenever a view shows no operation:
    /// a wake may be among it.
    public func effectsLeft() -> [Effect] {
        app.effectsLeft()
    }

    /// Returns at the end of the work, or cancels it with whoever waits.
    func waitFor(_ operation: some OperationProtocol, _ told: @Sendable (OperationProgress) -> Void) async throws {
        try await withTaskCancellationHandler {
            while true {
                let progress = operation.progress()
                told(progress)
                if progress.ended { return }
                try await Task.sleep(for: .milliseconds(Self.pollMs))
            }
        } onCancel: {
            operation.cancel()
        }
    }

    /// Locks, on the caller's thread and at once; `typed` is kept before the keys are dropped.
    public nonisolated func lock(_ typed: TypedText?, _ frame: Frame) throws {
        defer { changes.tell() }
        try app.lock(typed: typed, frame: frame)
    }
}
