import Foundation

/// When what lies in a folder can be read.
public enum Readable: Sendable {
    /// While the phone is unlocked.
    case whileUnlocked
    /// From its first unlock after it was started on.
    case afterFirstUnlock
}

/// Makes folders of the phone.
public protocol Folders: Sendable {
    /// Makes it, so that whatever is written into it can be read then and at no other time, and no backup has it. One
    /// that is there is brought to that.
    func make(_ folder: URL, readable: Readable) throws
}
