import FieldCore
import Foundation

/// The phone's clocks, and how the person reads.
public protocol Clocks: Sendable {
    /// All of it at this moment.
    func frame(twoPanes: Bool) -> Frame
}
