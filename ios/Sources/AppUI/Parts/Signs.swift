import SwiftUI

/// The few signs of the pages, from the system. The words beside them say the same.
struct Sign: View {
    private let name: String

    private init(_ name: String) {
        self.name = name
    }

    static let check = Sign("checkmark")
    static let warning = Sign("exclamationmark.triangle.fill")
    static let information = Sign("info.circle.fill")
    /// It points to where lines begin.
    static let back = Sign("arrow.backward")

    var body: some View {
        Image(systemName: name)
            .typeface(.row)
            .frame(minWidth: Tokens.mark, minHeight: Tokens.mark)
    }
}
