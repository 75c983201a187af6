import FieldCore

/// The text that stands in a field and was not handed over yet.
@MainActor
final class Typing {
    private var unsaved: TypedText?
    private var handOver: Task<Void, Never>?

    /// It stands there now. What stood in another field is handed over first; this one so much later, also while
    /// somebody goes on typing.
    func stands(_ field: Field, _ text: String, restMs: Int64, hand: @escaping @MainActor (TypedText) -> Void) {
        if unsaved?.field != field, let other = take() { hand(other) }
        unsaved = TypedText(field: field, text: text)
        guard handOver == nil else { return }
        handOver = Task { [weak self] in
            try? await Task.sleep(for: .milliseconds(restMs))
            guard !Task.isCancelled, let typed = self?.take() else { return }
            hand(typed)
        }
    }

    /// Takes it, where there is any.
    func take() -> TypedText? {
        defer { unsaved = nil }
        handOver?.cancel()
        handOver = nil
        return unsaved
    }
}
