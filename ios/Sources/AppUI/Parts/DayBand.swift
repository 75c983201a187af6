import SwiftUI

/// The hours that the bands below are drawn against, evenly from the beginning of the day to its end.
struct DayHours: View {
    @Environment(\.colours) private var colours
    private let hours: [String]

    init(_ hours: [String]) {
        self.hours = hours
    }

    var body: some View {
        HStack(spacing: 0) {
            Each(numbered: hours) { at, hour in
                if at > 0 { Spacer(minLength: Tokens.half) }
                Text(hour).typeface(.source).foregroundStyle(colours.secondInk)
            }
        }
        .padding(.horizontal, Tokens.block)
        .padding(.top, Tokens.gap)
        .accessibilityHidden(true)
    }
}

/// In which part of a day it may have been: a bar from one minute to another on the length of the day, a point where both
/// are one, an arrow at an end beyond which it may reach. The words beside it say the same.
struct DayBand: View {
    @Environment(\.colours) private var colours
    @Environment(\.layoutDirection) private var direction
    let fromMin: UInt32
    let toMin: UInt32
    let before: Bool
    let after: Bool

    var body: some View {
        let (track, mark) = (colours.softAccent, colours.accent)
        let turned = direction == .rightToLeft
        Canvas { context, size in
            // Arrows stand out over the ends of the bar.
            let inner = CGRect(origin: .zero, size: size).insetBy(dx: Tokens.band, dy: Tokens.band / 4)
            let round = CGSize(width: Tokens.band / 2, height: Tokens.band / 2)
            let bar = Stretch(from: fromMin, to: toMin, within: inner, turned: turned).bar
            context.fill(Path(roundedRect: inner, cornerSize: round), with: .color(track))
            context.fill(Path(roundedRect: bar, cornerSize: round), with: .color(mark))
            if before { context.fill(arrow(size, atLeft: !turned), with: .color(mark)) }
            if after { context.fill(arrow(size, atLeft: turned), with: .color(mark)) }
        }
        .frame(height: Tokens.band + Tokens.half)
        .padding(.top, Tokens.step)
        .accessibilityHidden(true)
    }

    private func arrow(_ size: CGSize, atLeft: Bool) -> Path {
        let long = Tokens.band * 3 / 2
        let (tip, foot) = atLeft ? (0, long) : (size.width, size.width - long)
        var path = Path()
        path.move(to: CGPoint(x: tip, y: size.height / 2))
        path.addLine(to: CGPoint(x: foot, y: 0))
        path.addLine(to: CGPoint(x: foot, y: size.height))
        path.closeSubpath()
        return path
    }
}

/// Where a part of a day lies on a bar as long as the day.
struct Stretch: Equatable {
    private static let day: CGFloat = 24 * 60
    let bar: CGRect

    init(from: UInt32, to: UInt32, within whole: CGRect, turned: Bool) {
        let at = { (minute: UInt32) in whole.width * min(CGFloat(minute), Self.day) / Self.day }
        // A point has the width of its height, or nobody would see it.
        let wide = max(at(to) - at(from), whole.height)
        let left = min(at(from), whole.width - wide)
        let start = turned ? whole.width - left - wide : left
        bar = CGRect(x: whole.minX + start, y: whole.minY, width: wide, height: whole.height)
    }
}
