import AppUI
import FieldCore
import Platform
import SwiftUI

/// The one window: the page in front, or nothing of it.
struct Root: SwiftUI.View {
    let phone: Phone
    @Environment(\.scenePhase) private var phase
    /// Whether the screen is recorded, or shown elsewhere.
    @Environment(\.isSceneCaptured) private var isCaptured
    @Environment(\.horizontalSizeClass) private var width

    var body: some SwiftUI.View {
        ZStack {
            if let shell = phone.shell {
                Front(view: shell.view, refused: shell.said, progress: shell.progress, hand: shell) { _ in
                    AnyView(Preview(session: phone.makers.session))
                }
            }
            if isHidden { Blank() }
        }
        // The system takes its picture for the list of open apps once the app is no longer active.
        .onChange(of: phase, initial: true) { before, now in changed(now) }
        .onChange(of: width, initial: true) { _, now in
            phone.shell?.twoPanes = now == .regular
            look()
        }
        .simultaneousGesture(TapGesture().onEnded { phone.shell?.touched() })
    }

    /// Where she allowed pictures, the list of open apps still shows none.
    private var isHidden: Bool {
        phone.isCovered || phase != .active || (isCaptured && phone.shell?.view?.screenshots != true)
    }

    private func changed(_ phase: ScenePhase) {
        guard let shell = phone.shell else { return }
        switch phase {
        case .active:
            phone.isCovered = false
            Task {
                await shell.start()
                shell.cameForward(by: WayWaiting.shared.take())
            }
        case .background: shell.wentBack()
        default: shell.handOver()
        }
    }

    private func look() {
        Task { _ = try? await phone.shell?.look() }
    }
}

/// Nothing: the colour behind every page.
private struct Blank: SwiftUI.View {
    var body: some SwiftUI.View {
        Color(uiColor: .systemBackground).ignoresSafeArea()
    }
}
