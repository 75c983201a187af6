// iOS 13.0 SwiftUI: Text.init(_:)
public struct Text: Equatable, _Leaf {
    let words: String

    nonisolated public init<S: StringProtocol>(_ content: S) {
        words = String(content)
    }

    // iOS 13.0 SwiftUI: Text.underline(_:color:)
    nonisolated public func underline(_ isActive: Bool = true, color: Color? = nil) -> Text { self }

    public func _draw(_ drawing: _Drawing) {
        drawing._words.append(words)
    }
}

// iOS 13.0 SwiftUI: Image.init(systemName:) Image.init(_:scale:orientation:label:) Image.resizable(capInsets:resizingMode:)
public struct Image: Equatable, Sendable, _Leaf {
    nonisolated public init(systemName: String) {}

    nonisolated public func resizable() -> Image { self }
}

// iOS 13.0 SwiftUI: Button.init(action:label:)
public struct Button<Label: View>: _Leaf {
    let action: () -> Void
    let label: Label

    public init(action: @escaping () -> Void, @ViewBuilder label: () -> Label) {
        self.action = action
        self.label = label()
    }

    public func _draw(_ drawing: _Drawing) {
        label._draw(drawing)
        drawing._acts.append(action)
    }
}

// iOS 13.0 SwiftUI: PrimitiveButtonStyle PlainButtonStyle View.buttonStyle(_:)
// iOS 15.0 SwiftUI: PrimitiveButtonStyle.plain
@MainActor @preconcurrency
public protocol PrimitiveButtonStyle {}

public struct PlainButtonStyle: PrimitiveButtonStyle {
    nonisolated public init() {}
}

extension PrimitiveButtonStyle where Self == PlainButtonStyle {
    nonisolated public static var plain: PlainButtonStyle { PlainButtonStyle() }
}

// iOS 13.0 SwiftUI: TextFieldStyle PlainTextFieldStyle View.textFieldStyle(_:)
// iOS 15.0 SwiftUI: TextFieldStyle.plain
@MainActor @preconcurrency
public protocol TextFieldStyle {}

public struct PlainTextFieldStyle: TextFieldStyle {
    nonisolated public init() {}
}

extension TextFieldStyle where Self == PlainTextFieldStyle {
    nonisolated public static var plain: PlainTextFieldStyle { PlainTextFieldStyle() }
}

// iOS 13.0 SwiftUI: TextField.init(_:text:)
// iOS 16.0 SwiftUI: TextField.init(_:text:axis:)
public struct TextField<Label: View>: _Leaf {
    let text: Binding<String>

    public init<S: StringProtocol>(_ title: S, text: Binding<String>) where Label == Text {
        self.text = text
    }

    public init<S: StringProtocol>(_ title: S, text: Binding<String>, axis: Axis) where Label == Text {
        self.text = text
    }

    public func _draw(_ drawing: _Drawing) {
        drawing._words.append(text.wrappedValue)
        drawing._fields.append(text)
    }
}

// iOS 13.0 SwiftUI: SecureField.init(_:text:)
public struct SecureField<Label: View>: _Leaf {
    let text: Binding<String>

    public init<S: StringProtocol>(_ title: S, text: Binding<String>) where Label == Text {
        self.text = text
    }

    public func _draw(_ drawing: _Drawing) {
        drawing._fields.append(text)
    }
}

// iOS 14.0 SwiftUI: TextEditor.init(text:)
public struct TextEditor: _Leaf {
    let text: Binding<String>

    public init(text: Binding<String>) {
        self.text = text
    }

    public func _draw(_ drawing: _Drawing) {
        drawing._fields.append(text)
    }
}

// iOS 14.0 SwiftUI: ProgressView.init() ProgressView.init(value:total:)
public struct ProgressView<Label: View, CurrentValueLabel: View>: _Leaf {
    public init() where Label == EmptyView, CurrentValueLabel == EmptyView {}

    public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0)
    where Label == EmptyView, CurrentValueLabel == EmptyView {}
}

// iOS 15.0 SwiftUI: SubmitLabel.done SubmitLabel.return SubmitLabel.search
public struct SubmitLabel: Sendable {
    public static var done: SubmitLabel { SubmitLabel() }
    public static var `return`: SubmitLabel { SubmitLabel() }
    public static var search: SubmitLabel { SubmitLabel() }
}

// iOS 15.0 SwiftUI: SubmitTriggers.text
public struct SubmitTriggers: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    public static let text = SubmitTriggers(rawValue: 1)
}

// iOS 2.0 UIKit: UIKeyboardType.default UIKeyboardType.numberPad
public enum UIKeyboardType: Int, Sendable {
    case `default`
    case numberPad
}

// iOS 10.0 UIKit: UITextContentType
// iOS 12.0 UIKit: UITextContentType.oneTimeCode
public struct UITextContentType: Hashable, Sendable {
    public static let oneTimeCode = UITextContentType()
}

// iOS 15.0 SwiftUI: TextInputAutocapitalization.never TextInputAutocapitalization.sentences
public struct TextInputAutocapitalization: Sendable {
    public static var never: TextInputAutocapitalization { TextInputAutocapitalization() }
    public static var sentences: TextInputAutocapitalization { TextInputAutocapitalization() }
}

extension View {
    public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { self }

    public func textFieldStyle<S: TextFieldStyle>(_ style: S) -> some View { self }

    // iOS 13.0 SwiftUI: View.disabled(_:)
    public func disabled(_ disabled: Bool) -> some View { self }

    // iOS 15.0 SwiftUI: View.focused(_:)
    public func focused(_ condition: FocusState<Bool>.Binding) -> some View { self }

    // iOS 15.0 SwiftUI: View.submitLabel(_:)
    public func submitLabel(_ submitLabel: SubmitLabel) -> some View { self }

    // iOS 15.0 SwiftUI: View.onSubmit(of:_:)
    public func onSubmit(of triggers: SubmitTriggers = .text, _ action: @escaping () -> Void) -> some View {
        _saying { $0._acts.append(action) }
    }

    // iOS 13.0 SwiftUI: View.autocorrectionDisabled(_:)
    public func autocorrectionDisabled(_ disable: Bool = true) -> some View { self }

    // iOS 13.0 SwiftUI: View.textContentType(_:)
    public func textContentType(_ textContentType: UITextContentType?) -> some View { self }

    // iOS 13.0 SwiftUI: View.keyboardType(_:)
    public func keyboardType(_ type: UIKeyboardType) -> some View { self }

    // iOS 15.0 SwiftUI: View.textInputAutocapitalization(_:)
    public func textInputAutocapitalization(_ autocapitalization: TextInputAutocapitalization?) -> some View { self }
}
