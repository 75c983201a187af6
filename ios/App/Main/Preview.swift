import AVFoundation
import SwiftUI
import UIKit

/// What the camera sees, as long as the page in front shows it.
struct Preview: UIViewRepresentable {
    let session: AVCaptureSession

    func makeUIView(context: Context) -> Shown {
        let shown = Shown()
        shown.picture.session = session
        shown.picture.videoGravity = .resizeAspectFill
        return shown
    }

    func updateUIView(_ shown: Shown, context: Context) {}

    final class Shown: UIView {
        let picture = AVCaptureVideoPreviewLayer()

        override func layoutSubviews() {
            super.layoutSubviews()
            if picture.superlayer == nil { layer.addSublayer(picture) }
            picture.frame = bounds
        }
    }
}
