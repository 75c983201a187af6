import SwiftUI

/// A small picture of a phone that is locked: the time, and the signs that a check-in leaves there. What it shows stands
/// beside it in words, so it is for the eye alone and keeps its size with larger letters.
struct LockedPhone: View {
    @Environment(\.colours) private var colours
    let time: String
    let alarm: String?
    let notification: String?

    var body: some View {
        let shape = RoundedRectangle(cornerRadius: Tokens.cardCorner)
        VStack(spacing: 0) {
            HStack(spacing: 0) {
                Spacer(minLength: 0)
                if alarm != nil { Bell() }
            }
            .frame(height: Tokens.block)
            Text(time).typeface(.heading).padding(.top, Tokens.step)
            if let alarm {
                HStack(spacing: Tokens.half) {
                    Bell()
                    Text(alarm).typeface(.source).foregroundStyle(colours.secondInk)
                }
            }
            Spacer(minLength: 0)
            if let notification {
                Text(notification)
                    .typeface(.source)
                    .lineLimit(3)
                    .multilineTextAlignment(.leading)
                    .foregroundStyle(colours.onSoftAccent)
                    .padding(Tokens.step)
                    .fullWidth()
                    .background(colours.softAccent, in: RoundedRectangle(cornerRadius: Tokens.step))
            }
        }
        .padding(Tokens.step)
        .frame(width: Tokens.phoneWidth, height: Tokens.phoneHeight)
        .background(colours.paper, in: shape)
        .overlay { shape.strokeBorder(colours.line, lineWidth: Tokens.markLine) }
        .dynamicTypeSize(.large)
        .accessibilityHidden(true)
    }
}

/// The sign of an alarm clock: a face, two hands and two bells.
private struct Bell: View {
    @Environment(\.colours) private var colours

    var body: some View {
        let ink = colours.ink
        Canvas { context, size in
            let (middle, wide) = (CGPoint(x: size.width / 2, y: size.height * 0.55), size.width)
            var path = ClockFace.path(middle: middle, radius: wide * 0.38)
            for side in [-1, 1] as [CGFloat] {
                path.move(to: CGPoint(x: middle.x + side * wide * 0.45, y: size.height * 0.22))
                path.addLine(to: CGPoint(x: middle.x + side * wide * 0.2, y: size.height * 0.06))
            }
            context.stroke(path, with: .color(ink), style: StrokeStyle(lineWidth: wide / 9, lineCap: .round))
        }
        .frame(width: Tokens.gap, height: Tokens.gap)
    }
}
