import SwiftUI

private struct CameraKey: EnvironmentKey {
    static var defaultValue: (@MainActor (Bool) -> AnyView)? { nil }
}

extension EnvironmentValues {
    /// What shows what the camera sees, and with yes looks in it for the code of another phone. The app gives it.
    var camera: (@MainActor (Bool) -> AnyView)? {
        get { self[CameraKey.self] }
        set { self[CameraKey.self] = newValue }
    }
}

/// What the camera sees. It is on as long as this stands on the page and the page is in front.
struct CameraPart: View {
    private let codes: Bool
    @Environment(\.camera) private var camera
    @Environment(\.scenePhase) private var phase

    /// With `codes` it is looked through for the code of another phone, and nothing is made of it.
    init(codes: Bool = false) {
        self.codes = codes
    }

    var body: some View {
        if let camera, phase != .background {
            camera(codes)
                .aspectRatio(Tokens.cameraShape, contentMode: .fit)
                .frame(maxWidth: .infinity)
                .privacySensitive()
                .accessibilityHidden(true)
        }
    }
}
