import FieldCore
import SwiftUI

/// Which phones have the time of a check-in: a small phone each, with a clock on it where it does.
struct HoldersPart: View {
    @Environment(\.colours) private var colours
    private let phones: [HolderView]

    init(_ phones: [HolderView]) {
        self.phones = phones
    }

    var body: some View {
        if !phones.isEmpty {
            Card {
                Each(numbered: phones) { at, phone in
                    if at > 0 { Hairline() }
                    HStack(spacing: Tokens.block) {
                        PhoneSign(holds: phone.holds)
                        VStack(alignment: .leading, spacing: 0) {
                            Text(phone.name).typeface(.rowStrong)
                            Text(phone.line).typeface(.source).foregroundStyle(colours.secondInk)
                        }
                        .fullWidth()
                    }
                    .padding(Tokens.block)
                    .accessibilityElement(children: .combine)
                }
            }
        }
    }
}

/// A phone, and what it has: a clock where it has the time, a letter where it is told.
private struct PhoneSign: View {
    @Environment(\.colours) private var colours
    let holds: Holds

    var body: some View {
        let (ink, quiet, ground) = (colours.accent, colours.line, colours.softAccent)
        Canvas { context, size in
            switch holds {
            case .time:
                context.fill(phone(size), with: .color(ground))
                context.stroke(phone(size), with: .color(ink), style: line(size))
                context.stroke(clock(size), with: .color(ink), style: line(size))
            case .could:
                context.stroke(phone(size), with: .color(ink), style: line(size, isDashed: true))
                context.stroke(clock(size), with: .color(ink), style: line(size))
            case .told:
                context.stroke(phone(size), with: .color(ink), style: line(size))
                context.stroke(letter(size), with: .color(ink), style: line(size))
            case .nothing:
                context.stroke(phone(size), with: .color(quiet), style: line(size, isDashed: true))
            }
        }
        .frame(width: Tokens.signWidth, height: Tokens.signHeight)
        .accessibilityHidden(true)
    }

    private func line(_ size: CGSize, isDashed: Bool = false) -> StrokeStyle {
        let wide = size.width / 16
        if isDashed { return StrokeStyle(lineWidth: wide, lineCap: .butt, dash: [wide * 2, wide * 2]) }
        return StrokeStyle(lineWidth: wide, lineCap: .round)
    }

    private func phone(_ size: CGSize) -> Path {
        let inset = size.width / 32
        let within = CGRect(origin: .zero, size: size).insetBy(dx: inset, dy: inset)
        return Path(roundedRect: within, cornerSize: CGSize(width: size.width / 6, height: size.width / 6))
    }

    private func clock(_ size: CGSize) -> Path {
        ClockFace.path(middle: CGPoint(x: size.width / 2, y: size.height / 2), radius: size.width * 0.28)
    }

    private func letter(_ size: CGSize) -> Path {
        let (wide, high) = (size.width * 0.56, size.width * 0.4)
        let (left, top) = ((size.width - wide) / 2, (size.height - high) / 2)
        var path = Path(CGRect(x: left, y: top, width: wide, height: high))
        path.move(to: CGPoint(x: left, y: top))
        path.addLine(to: CGPoint(x: size.width / 2, y: top + high * 0.6))
        path.addLine(to: CGPoint(x: left + wide, y: top))
        return path
    }
}

/// A face and two hands.
enum ClockFace {
    static func path(middle: CGPoint, radius: CGFloat) -> Path {
        var path = Path(
            ellipseIn: CGRect(x: middle.x - radius, y: middle.y - radius, width: radius * 2, height: radius * 2)
        )
        path.move(to: CGPoint(x: middle.x, y: middle.y - radius * 0.6))
        path.addLine(to: middle)
        path.addLine(to: CGPoint(x: middle.x + radius * 0.5, y: middle.y))
        return path
    }
}
