import CoreBridge
import FieldCore
import SwiftUI

/// A passcode is asked for, or chosen. Its text comes with the main action, or with the one that is held.
struct PasscodeScreen: View {
    // In memory alone: never in a state that the system keeps.
    @State private var typed = String()
    private let view: PasscodeView
    private let hand: any Hand

    init(_ view: PasscodeView, _ hand: any Hand) {
        self.view = view
        self.hand = hand
    }

    var body: some View {
        let main = view.actions.entering
        Page(view.title) {
            Paragraphs(view.paragraphs)
            SecretFieldPart(view.field, $typed) {
                // What has to be held is not set off by a key.
                if let main, !main.hold { hand.enter(main, &typed) }
            }
            ActionsPart(view.actions.besidesEntering, hand)
        } bottom: {
            if let main { ActionPart(main) { hand.enter(main, &typed) } }
        }
    }
}

extension [ActionView] {
    /// The action that a passcode comes with.
    var entering: ActionView? {
        last { $0.weight != .quiet }
    }

    /// All the others.
    var besidesEntering: [ActionView] {
        let entering = lastIndex { $0.weight != .quiet }
        return indices.filter { $0 != entering }.map { self[$0] }
    }
}

extension Hand {
    /// Hands the text over as bytes, and empties the field.
    func enter(_ action: ActionView, _ typed: inout String) {
        actWith(action.action, Secret(typed))
        typed.removeAll()
    }
}
