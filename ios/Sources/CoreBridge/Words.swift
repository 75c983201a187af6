import FieldCore

/// Words outside a view: what a code means, and what the phone itself shows.
public enum Words {
    /// The words for `code`, on the caller's thread, in the language of that BCP 47 tag; English where it is not held.
    public static func of(_ code: WordCode, language: String, _ arguments: [WordArgument] = []) -> String {
        words(code: code, arguments: arguments, language: language)
    }
}
