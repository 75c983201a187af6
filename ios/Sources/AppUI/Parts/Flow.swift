import SwiftUI

/// Things beside each other, as many as a line takes, and the next ones below.
struct Flow: Layout {
    func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) -> CGSize {
        lines(proposal, subviews).size
    }

    func placeSubviews(in bounds: CGRect, proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) {
        for (subview, frame) in zip(subviews, lines(proposal, subviews).frames) {
            let place = CGPoint(x: bounds.minX + frame.minX, y: bounds.minY + frame.minY)
            // A thing that is wider than the line wraps within it.
            subview.place(at: place, proposal: ProposedViewSize(width: frame.width, height: nil))
        }
    }

    private func lines(_ proposal: ProposedViewSize, _ subviews: Subviews) -> Lines {
        let width = proposal.width ?? .infinity
        let sizes = subviews.map { subview in
            let alone = subview.sizeThatFits(.unspecified)
            guard alone.width > width else { return alone }
            return subview.sizeThatFits(ProposedViewSize(width: width, height: nil))
        }
        return Lines(sizes, width: width)
    }
}

/// Where each of several things stands that fill line after line. SwiftUI turns it round where pages begin on the right.
struct Lines: Equatable {
    private(set) var frames: [CGRect] = []
    private(set) var size = CGSize.zero

    init(_ sizes: [CGSize], width: CGFloat, gap: CGFloat = Tokens.step) {
        var (left, top, high) = (CGFloat.zero, CGFloat.zero, CGFloat.zero)
        for each in sizes {
            let wide = min(each.width, width)
            if left > 0, left + wide > width {
                (left, top, high) = (0, top + high + gap, 0)
            }
            frames.append(CGRect(x: left, y: top, width: wide, height: each.height))
            left += wide + gap
            high = max(high, each.height)
            size = CGSize(width: max(size.width, left - gap), height: top + high)
        }
    }
}
