import SwiftUI

#if canImport(UIKit)
    import UIKit

    extension View {
        /// Does it once two fingers were held anywhere for two seconds. What they lie on gets them all the same.
        func heldByTwoFingers(_ asked: Bool, _ reached: @escaping @MainActor () -> Void) -> some View {
            background { if asked { TwoFingers(reached: reached) } }
        }
    }

    /// Looks at the fingers of the whole window as long as it stands in it.
    private struct TwoFingers: UIViewRepresentable {
        let reached: @MainActor () -> Void

        func makeUIView(context _: Context) -> Looking {
            Looking(reached)
        }

        func updateUIView(_ view: Looking, context _: Context) {
            view.reached = reached
        }

        static func dismantleUIView(_ view: Looking, coordinator _: Void) {
            view.stop()
        }

        final class Looking: UIView, UIGestureRecognizerDelegate {
            var reached: @MainActor () -> Void
            private let press = UILongPressGestureRecognizer()

            init(_ reached: @escaping @MainActor () -> Void) {
                self.reached = reached
                super.init(frame: .zero)
                press.numberOfTouchesRequired = 2
                press.minimumPressDuration = Tokens.coverHold
                press.allowableMovement = Tokens.stray
                press.cancelsTouchesInView = false
                press.delegate = self
                press.addTarget(self, action: #selector(pressed))
            }

            @available(*, unavailable)
            required init?(coder _: NSCoder) {
                nil
            }

            override func didMoveToWindow() {
                super.didMoveToWindow()
                stop()
                window?.addGestureRecognizer(press)
            }

            func stop() {
                press.view?.removeGestureRecognizer(press)
            }

            func gestureRecognizer(
                _: UIGestureRecognizer,
                shouldRecognizeSimultaneouslyWith _: UIGestureRecognizer
            ) -> Bool {
                true
            }

            @objc private func pressed() {
                if press.state == .began { reached() }
            }
        }
    }
#else
    extension View {
        /// Fingers are seen by Apple's frameworks alone.
        func heldByTwoFingers(_: Bool, _: @escaping @MainActor () -> Void) -> some View { self }
    }
#endif
