import FieldCore
import SwiftUI

/// The check-in that runs: what is left of it as a ring, and in words.
struct RingPart: View {
    @Environment(\.colours) private var colours
    @ScaledMetric(relativeTo: .title2) private var wide = Tokens.ring
    private let ring: RingView

    init(_ ring: RingView) {
        self.ring = ring
    }

    var body: some View {
        VStack(spacing: Tokens.step) {
            Text(ring.stands).typeface(.heading)
            if let left = ring.left {
                Text(left)
                    .typeface(.heading)
                    .padding(Tokens.block + Tokens.ringLine)
                    .frame(maxWidth: wide, minHeight: Tokens.ring)
                    .background { Arc(left: Self.left(of: ring)) }
            }
            Text(ring.due).typeface(.row)
            Text(ring.deadline).typeface(.row).foregroundStyle(colours.secondInk)
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: .infinity)
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(ring.spoken)
    }

    /// How much of the time is left, from 0 to 1.
    nonisolated static func left(of ring: RingView) -> Double {
        let whole = ring.leftEndsMs - ring.startedMs
        guard whole > 0 else { return 0 }
        return min(max(Double(ring.leftEndsMs - ring.nowMs) / Double(whole), 0), 1)
    }
}

private struct Arc: View {
    @Environment(\.colours) private var colours
    let left: Double

    var body: some View {
        let stroke = StrokeStyle(lineWidth: Tokens.ringLine, lineCap: .round)
        ZStack {
            Circle().inset(by: Tokens.ringLine / 2).stroke(colours.softAccent, style: stroke)
            // It begins at the top.
            Circle().inset(by: Tokens.ringLine / 2).trim(from: 0, to: left).stroke(colours.accent, style: stroke)
                .rotationEffect(.degrees(-90))
        }
        .aspectRatio(1, contentMode: .fit)
    }
}
