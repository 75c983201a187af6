import Foundation

/// What this app and its extensions share: a folder, and one item of the keychain.
public protocol Lending: Sendable {
    /// The folder. The public half of captures and what was sealed to it lie there, and nothing else.
    var folder: URL { get }
    /// By what an extension knows the public half again; nothing takes it away.
    func lend(_ letterbox: Data?) throws
    /// What was lent.
    func lent() -> Data?
}
