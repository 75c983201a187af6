import FieldCore
import SwiftUI

/// What the keyboard may do. A secret is neither corrected nor learned, and nothing is filled in from elsewhere: no
/// passwords and no addresses are offered, and none are kept by the system.
enum Keyboard: Equatable {
    /// For sentences.
    case words
    /// The same, and the keyboard corrects and offers nothing.
    case quietWords
    /// A passcode, or the words of a recovery code.
    case secret
    /// A PIN.
    case figures

    init(_ view: FieldView) {
        switch view.field {
        case .passcode, .recovery: self = .secret
        case .pin: self = .figures
        case .line, .search, .answer, .capture, .place, .note, .until, .contactName, .contactAddress, .tell, .code,
            .myName, .stepNote, .word:
            self = view.sensitive ? .quietWords : .words
        }
    }
}

extension View {
    func keyboard(_ keyboard: Keyboard) -> some View {
        autocorrectionDisabled(keyboard != .words).filledInByNobody(keyboard)
    }

    #if os(macOS)
        private func filledInByNobody(_ keyboard: Keyboard) -> some View { self }
    #else
        /// A field with no content type of its own is guessed at where it is a secret one; as a code for one time it is
        /// offered no stored password, and none is asked to be kept.
        private func filledInByNobody(_ keyboard: Keyboard) -> some View {
            let isSecret = keyboard == .secret || keyboard == .figures
            return textContentType(isSecret ? .oneTimeCode : nil)
                .keyboardType(keyboard == .figures ? .numberPad : .default)
                .textInputAutocapitalization(isSecret ? .never : .sentences)
        }
    #endif
}
