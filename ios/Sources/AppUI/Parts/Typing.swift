/// The text of a field between the person and the core. What the core shows is taken over unless it is something that
/// was typed here a moment ago and comes back late.
struct Typing: Equatable {
    /// More than anybody types until an answer comes.
    private static let sentKept = 32

    private var sent: [String] = []
    private var adopted: String?

    /// What the field is to show now that the core says `text`, or nothing where it stays as it is.
    mutating func fromCore(_ text: String, shown: String) -> String? {
        if text == shown {
            sent.removeAll()
            return nil
        }
        if sent.contains(text) { return nil }
        sent.removeAll()
        adopted = text
        return text
    }

    /// Whether that text is what somebody typed here, and not what the core gave.
    mutating func isFromPerson(_ text: String) -> Bool {
        let isAdopted = text == adopted
        adopted = nil
        if isAdopted { return false }
        if sent.count == Self.sentKept { sent.removeFirst() }
        sent.append(text)
        return true
    }

    /// The beginning of a text that is no longer than that many characters as the core counts them. No letter is cut.
    static func cut(_ text: String, to limit: UInt32) -> String {
        let limit = Int(limit)
        if text.unicodeScalars.count <= limit { return text }
        var (taken, length) = ("", 0)
        for letter in text {
            length += letter.unicodeScalars.count
            if length > limit { break }
            taken.append(letter)
        }
        return taken
    }
}
