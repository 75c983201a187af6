#if canImport(AVFoundation) && canImport(UIKit)
    @preconcurrency import AVFoundation
    import UIKit

    /// The phone's microphone and the camera at its back. What they give goes to the core in pieces; no file is made.
    public final class SystemMakers: NSObject, Makers, @unchecked Sendable {
        /// The phone does not let it.
        public struct Refused: Error {}

        /// What the camera sees is shown by a layer over this.
        public let session = AVCaptureSession()
        /// Everything below is touched in this queue alone.
        private let queue = DispatchQueue(label: "makers", qos: .userInitiated)
        private let still = AVCapturePhotoOutput()
        private let moving = AVCaptureVideoDataOutput()
        private let heard = AVCaptureAudioDataOutput()
        private var running: Segments?
        private var taking: CheckedContinuation<Data, any Error>?
        private var looking: CheckedContinuation<Grey?, Never>?

        public override init() {
            super.init()
            session.automaticallyConfiguresApplicationAudioSession = false
            moving.setSampleBufferDelegate(self, queue: queue)
            heard.setSampleBufferDelegate(self, queue: queue)
        }

        private func inQueue<T: Sendable>(_ call: @escaping @Sendable () throws -> T) async throws -> T {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try call() }) }
            }
        }

        public func camera() async throws {
            guard AVCaptureDevice.authorizationStatus(for: .video) == .authorized else { throw Refused() }
            try await inQueue { [self] in
                guard let back = AVCaptureDevice.default(.builtInWideAngleCamera, for: .video, position: .back) else {
                    throw Refused()
                }
                session.beginConfiguration()
                defer { session.commitConfiguration() }
                session.sessionPreset = .high
                try add(back)
                for output in [still, moving] as [AVCaptureOutput] where session.canAddOutput(output) {
                    session.addOutput(output)
                }
            }
            try await inQueue { [self] in session.startRunning() }
        }

        private func add(_ device: AVCaptureDevice) throws {
            let input = try AVCaptureDeviceInput(device: device)
            guard session.canAddInput(input) else { throw Refused() }
            session.addInput(input)
        }

        public func cameraOff() async {
            try? await inQueue { [self] in
                running?.stop()
                running = nil
                taking?.resume(throwing: Refused())
                taking = nil
                looking?.resume(returning: nil)
                looking = nil
                session.stopRunning()
                clear()
            }
        }

        public func grey() async -> Grey? {
            await withCheckedContinuation { continuation in
                queue.async { [self] in
                    guard session.isRunning, session.outputs.contains(moving), looking == nil else {
                        return continuation.resume(returning: nil)
                    }
                    looking = continuation
                }
            }
        }

        /// The brightness of a sample is its first plane.
        private static func grey(_ sample: CMSampleBuffer) -> Grey? {
            guard let picture = CMSampleBufferGetImageBuffer(sample), CVPixelBufferIsPlanar(picture) else { return nil }
            CVPixelBufferLockBaseAddress(picture, .readOnly)
            defer { CVPixelBufferUnlockBaseAddress(picture, .readOnly) }
            guard let first = CVPixelBufferGetBaseAddressOfPlane(picture, 0) else { return nil }
            let height = CVPixelBufferGetHeightOfPlane(picture, 0)
            let stride = CVPixelBufferGetBytesPerRowOfPlane(picture, 0)
            return Grey(
                Data(bytes: first, count: height * stride),
                width: UInt32(clamping: CVPixelBufferGetWidthOfPlane(picture, 0)),
                height: UInt32(clamping: height), stride: UInt32(clamping: stride))
        }

        private func clear() {
            session.beginConfiguration()
            for input in session.inputs { session.removeInput(input) }
            for output in session.outputs { session.removeOutput(output) }
            session.commitConfiguration()
        }

        public func picture() async throws -> Data {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { [self] in
                    guard session.isRunning, session.outputs.contains(still), taking == nil else {
                        return continuation.resume(throwing: Refused())
                    }
                    taking = continuation
                    // Others have to be able to open it in years to come.
                    let settings = AVCapturePhotoSettings(format: [AVVideoCodecKey: AVVideoCodecType.jpeg])
                    still.capturePhoto(with: settings, delegate: self)
                }
            }
        }

        public func sound() async throws -> any Recording {
            try microphone()
            return try await inQueue { [self] in
                guard let device = AVCaptureDevice.default(for: .audio) else { throw Refused() }
                session.beginConfiguration()
                try add(device)
                if session.canAddOutput(heard) { session.addOutput(heard) }
                session.commitConfiguration()
                let segments = Segments(video: nil, queue: queue) { [weak self] in self?.soundEnded() }
                running = segments
                session.startRunning()
                return segments
            }
        }

        /// Called in the queue.
        private func soundEnded() {
            running = nil
            session.stopRunning()
            clear()
            try? AVAudioSession.sharedInstance().setActive(false, options: .notifyOthersOnDeactivation)
        }

        public func video() async throws -> any Recording {
            try microphone()
            return try await inQueue { [self] in
                guard session.isRunning, let device = AVCaptureDevice.default(for: .audio) else { throw Refused() }
                session.beginConfiguration()
                try add(device)
                if session.canAddOutput(heard) { session.addOutput(heard) }
                session.commitConfiguration()
                let settings = moving.recommendedVideoSettingsForAssetWriter(writingTo: .mp4)
                guard let width = settings?[AVVideoWidthKey] as? Int, let height = settings?[AVVideoHeightKey] as? Int
                else { throw Refused() }
                // The sensor lies on its side.
                let upright = CGAffineTransform(rotationAngle: .pi / 2)
                let segments = Segments(video: (width, height, upright), queue: queue) { [weak self] in
                    self?.running = nil
                }
                running = segments
                return segments
            }
        }

        private func microphone() throws {
            guard AVAudioApplication.shared.recordPermission == .granted else { throw Refused() }
            let audio = AVAudioSession.sharedInstance()
            // Nothing that plays is stopped, and nothing is played.
            try audio.setCategory(.playAndRecord, mode: .default, options: [.mixWithOthers])
            try audio.setActive(true)
        }
    }

    extension SystemMakers: AVCaptureVideoDataOutputSampleBufferDelegate, AVCaptureAudioDataOutputSampleBufferDelegate {
        public func captureOutput(
            _ output: AVCaptureOutput,
            didOutput sample: CMSampleBuffer,
            from connection: AVCaptureConnection
        ) {
            running?.take(sample, isPicture: output === moving)
            guard output === moving, looking != nil, let grey = Self.grey(sample) else { return }
            looking?.resume(returning: grey)
            looking = nil
        }
    }

    extension SystemMakers: AVCapturePhotoCaptureDelegate {
        public func photoOutput(
            _ output: AVCapturePhotoOutput,
            didFinishProcessingPhoto photo: AVCapturePhoto,
            error: (any Error)?
        ) {
            let bytes = error == nil ? photo.fileDataRepresentation() : nil
            queue.async { [self] in
                if let bytes { taking?.resume(returning: bytes) } else { taking?.resume(throwing: Refused()) }
                taking = nil
            }
        }
    }
#endif
