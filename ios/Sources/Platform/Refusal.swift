import FieldCore

/// Something that could not be done: the code of the core's words for it.
public enum Refusal: Sendable {
    /// What is there could not be opened by this phone.
    case noAccess
    /// The record is shut.
    case locked
    /// The program did not do what it should.
    case broken

    init(_ error: any Error) {
        switch error as? ErrorCode {
        case .Locked: self = .locked
        case .NoAccess: self = .noAccess
        default: self = .broken
        }
    }

    /// What happened, what still stands, and what can be done.
    public func words(_ part: WordPart) -> WordCode {
        switch self {
        case .noAccess: .noAccess(part: part)
        case .locked: .locked(part: part)
        case .broken: .internal(part: part)
        }
    }
}
