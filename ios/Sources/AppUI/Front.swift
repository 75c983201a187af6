import CoreBridge
import FieldCore
import SwiftUI

/// What is in front: drawn from the view, and from nothing else. Without a view it is the ground of a page.
public struct Front: SwiftUI.View {
    private let view: FieldCore.View?
    private let refused: [String]
    private let progress: OperationProgress?
    private let hand: any Hand
    private let camera: @MainActor (Bool) -> AnyView

    /// `language` is that of what is said where there is no view. `refused` are the codes of the words for what could not be
    /// done last: what happened, what still stands, what can be done. `camera` gives what shows what the camera sees, and
    /// looks in it for the code of another phone where it is given yes; it is asked while the page in front says so, and
    /// not in the background.
    public init(
        view: FieldCore.View?,
        refused: [WordCode] = [],
        progress: OperationProgress? = nil,
        language: String = Locale.preferredLanguages.first ?? String(),
        hand: any Hand,
        camera: @escaping @MainActor (Bool) -> AnyView = { _ in AnyView(EmptyView()) }
    ) {
        self.view = view
        let said = view?.language ?? language
        self.refused = refused.map { Words.of($0, language: said) }.filter { !$0.isEmpty }
        self.progress = progress
        self.hand = hand
        self.camera = camera
    }

    /// From this width on a list and what was chosen from it stand beside each other, points.
    public static let twoPanesWidth = Tokens.twoPanes

    public var body: some SwiftUI.View {
        Ground {
            if let view {
                Directed(rightToLeft: view.rightToLeft) {
                    Shell(view: view, refused: refused, progress: progress, hand: hand)
                }
                .environment(\.locale, Locale(identifier: view.language))
                .environment(\.camera, camera)
            } else if !refused.isEmpty {
                RefusalPart(refused).padding(Tokens.margin)
            }
        }
    }
}

/// Where the words begin on the left, the phone's own direction stands: she may have set it so.
private struct Directed<Content: View>: View {
    @Environment(\.layoutDirection) private var own
    let rightToLeft: Bool
    @ViewBuilder let content: () -> Content

    var body: some View {
        content().environment(\.layoutDirection, rightToLeft ? .rightToLeft : own)
    }
}

/// The page or the two pages in front, and what stands around every page.
private struct Shell: View {
    let view: FieldCore.View
    let refused: [String]
    let progress: OperationProgress?
    let hand: any Hand

    var body: some View {
        let front = Panes.inFront(view)
        VStack(spacing: 0) {
            if view.back { Arrow(language: view.language) { hand.act(.back) } }
            HStack(spacing: 0) {
                Each(numbered: front) { at, screen in
                    ScreenPart(screen, hand)
                        .environment(\.above, at + 1 == front.count ? above : nil)
                        .frame(maxWidth: .infinity, maxHeight: .infinity)
                        // What belongs to one page, its place or what is typed into it, does not go over to the next.
                        .id(Identity(of: screen, at: view.screens.count - front.count + at))
                }
            }
            if let work = view.operation { Work(work: work, progress: progress, hand: hand) }
            if let corners = view.corners { CornersPart(corners, hand) }
        }
        .overlay(alignment: .leading) {
            if view.back { EdgeBack { hand.act(.back) } }
        }
        .accessibilityElement(children: .contain)
        .accessibilityAction(.escape) { if view.back { hand.act(.back) } }
        .accessibilityAction(.magicTap) { if let corners = view.corners { hand.does(corners.leave.action) } }
    }

    private var above: Above {
        Above(refused: refused, notices: view.notices, hand: hand)
    }
}

/// Which pages stand beside each other.
enum Panes {
    static func inFront(_ view: FieldCore.View) -> [Screen] {
        view.screens.suffix(min(max(Int(view.panes), 1), view.screens.count))
    }
}

private struct Arrow: View {
    let language: String
    let back: @MainActor () -> Void

    var body: some View {
        Button(action: { back() }) {
            Sign.back.frame(minWidth: Tokens.target, minHeight: Tokens.target).contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Words.of(.back, language: language))
        .fullWidth()
    }
}

/// A finger that comes in from the edge where lines begin goes back.
private struct EdgeBack: View {
    @Environment(\.layoutDirection) private var direction
    let back: @MainActor () -> Void

    var body: some View {
        Color.clear
            .frame(width: Tokens.edge)
            .contentShape(Rectangle())
            .gesture(
                DragGesture(minimumDistance: Tokens.mark).onEnded { drag in
                    let inwards = direction == .rightToLeft ? -drag.translation.width : drag.translation.width
                    if inwards >= Tokens.swipe { back() }
                }
            )
            .accessibilityHidden(true)
    }
}

/// Work under way: what it is, how far it is, how to stop it.
private struct Work: View {
    @Environment(\.colours) private var colours
    let work: OperationView
    let progress: OperationProgress?
    let hand: any Hand

    var body: some View {
        VStack(spacing: Tokens.step) {
            Text(work.label).typeface(.row).fullWidth()
            if let progress, progress.total > 0 {
                ProgressView(value: Double(min(progress.done, progress.total)), total: Double(progress.total))
                    .accessibilityLabel(work.label)
            } else {
                ProgressView().accessibilityLabel(work.label)
            }
            if let cancel = work.cancel {
                Button(action: { hand.stop(work.number) }) {
                    Text(cancel)
                        .typeface(.action)
                        .foregroundStyle(colours.accent)
                        .frame(minWidth: Tokens.target, minHeight: Tokens.target)
                        .contentShape(Rectangle())
                }
                .buttonStyle(.plain)
            }
        }
        .padding(.horizontal, Tokens.margin)
        .padding(.vertical, Tokens.step)
    }
}
