import CoreBridge
import FieldCore
import SwiftUI

/// A text as a QR code, for the camera of another phone: black on white in every mode, or cameras don't find it.
struct CodePart: View {
    @Environment(\.displayScale) private var scale
    private let text: String
    private let label: String

    init(_ text: String, label: String) {
        self.text = text
        self.label = label
    }

    var body: some View {
        // A text that no code holds still stands below as text.
        if let code = try? Codes.of(text) {
            Canvas { context, size in
                context.fill(Path(CGRect(origin: .zero, size: size)), with: .color(Tokens.codeGround.colour))
                let modules = Modules(code, wide: size.width, scale: scale)
                var dark = Path()
                for (at, isDark) in code.dark.enumerated() where isDark { dark.addRect(modules.rect(at)) }
                context.fill(dark, with: .color(Tokens.codeInk.colour))
            }
            .aspectRatio(1, contentMode: .fit)
            .frame(maxWidth: Tokens.code)
            .frame(maxWidth: .infinity)
            .accessibilityElement(children: .ignore)
            .accessibilityAddTraits(.isImage)
            .accessibilityLabel(label)
        }
    }
}

/// Where the modules of a code lie. Each has whole pixels: a line between two of them would be seen as light.
struct Modules: Equatable {
    private let side: Int
    private let length: CGFloat
    private let first: CGFloat

    init(_ code: CodePicture, wide: CGFloat, scale: CGFloat) {
        side = max(Int(code.sideModules), 1)
        let all = CGFloat(side + 2 * Int(code.marginModules))
        length = max((wide * scale / all).rounded(.down), 1) / scale
        first = ((wide - length * CGFloat(side)) / 2 * scale).rounded(.down) / scale
    }

    func rect(_ at: Int) -> CGRect {
        let (column, row) = (CGFloat(at % side), CGFloat(at / side))
        return CGRect(x: first + column * length, y: first + row * length, width: length, height: length)
    }
}
