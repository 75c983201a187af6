import FieldCore
import SwiftUI

/// Leaving and help, under the thumb on every page. Leaving is read first, and a swipe along the bar leaves too.
struct CornersPart: View {
    @Environment(\.colours) private var colours
    @State private var hasLeft = false
    private let corners: Corners
    private let hand: any Hand

    init(_ corners: Corners, _ hand: any Hand) {
        self.corners = corners
        self.hand = hand
    }

    var body: some View {
        VStack(spacing: 0) {
            Hairline()
            HStack(spacing: 0) {
                WordAction(corners.leave, hand).accessibilitySortPriority(1)
                Spacer(minLength: Tokens.step)
                WordAction(corners.help, hand)
            }
        }
        .contentShape(Rectangle())
        .simultaneousGesture(along)
    }

    /// Once a finger went far enough along it, whichever way, and before it is lifted.
    private var along: some Gesture {
        DragGesture(minimumDistance: Tokens.mark)
            .onChanged { drag in
                guard !hasLeft, abs(drag.translation.width) >= Tokens.swipe else { return }
                hasLeft = true
                hand.does(corners.leave.action)
            }
            .onEnded { _ in hasLeft = false }
    }
}

/// A thin line between things.
struct Hairline: View {
    @Environment(\.colours) private var colours

    var body: some View {
        Rectangle()
            .fill(colours.softAccent)
            .frame(height: Tokens.hairline)
            .accessibilityHidden(true)
    }
}
