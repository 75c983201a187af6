#if canImport(AVFoundation) && canImport(UIKit)
    @preconcurrency import AVFoundation
    import UniformTypeIdentifiers

    /// Sound or video on its way out of the phone's encoder, in pieces of a second, with no file in between. Its calls come
    /// from one queue.
    final class Segments: NSObject, Recording, AVAssetWriterDelegate, @unchecked Sendable {
        private static let secondsOfAPiece = 1.0
        private static let channels = 1
        private static let soundRate = 44_100.0
        private static let soundBitRate = 64_000

        let type: String
        private let queue: DispatchQueue
        private let writer: AVAssetWriter
        private let sound: AVAssetWriterInput
        private let picture: AVAssetWriterInput?
        private let pieces: AsyncStream<Data>
        private let given: AsyncStream<Data>.Continuation
        private let ended: @Sendable () -> Void
        private var hasBegun = false
        private var isOver = false

        /// `ended` is called once, when nothing more is wanted.
        init(
            video: (width: Int, height: Int, turned: CGAffineTransform)?, queue: DispatchQueue,
            ended: @escaping @Sendable () -> Void
        ) {
            self.queue = queue
            self.ended = ended
            (pieces, given) = AsyncStream.makeStream()
            type = video == nil ? "audio/mp4" : "video/mp4"
            writer = AVAssetWriter(contentType: .mpeg4Movie)
            writer.outputFileTypeProfile = .mpeg4AppleHLS
            writer.preferredOutputSegmentInterval = CMTime(seconds: Self.secondsOfAPiece, preferredTimescale: 1)
            writer.initialSegmentStartTime = .zero
            sound = AVAssetWriterInput(
                mediaType: .audio,
                outputSettings: [
                    AVFormatIDKey: kAudioFormatMPEG4AAC,
                    AVNumberOfChannelsKey: Self.channels,
                    AVSampleRateKey: Self.soundRate,
                    AVEncoderBitRateKey: Self.soundBitRate,
                ]
            )
            sound.expectsMediaDataInRealTime = true
            picture = video.map { video in
                let input = AVAssetWriterInput(
                    mediaType: .video,
                    outputSettings: [
                        AVVideoCodecKey: AVVideoCodecType.h264,
                        AVVideoWidthKey: video.width,
                        AVVideoHeightKey: video.height,
                    ]
                )
                input.expectsMediaDataInRealTime = true
                input.transform = video.turned
                return input
            }
            super.init()
            writer.delegate = self
            for input in [sound, picture].compactMap({ $0 }) where writer.canAdd(input) { writer.add(input) }
        }

        /// What the microphone or the camera gave. Called in the queue.
        func take(_ sample: CMSampleBuffer, isPicture: Bool) {
            guard !isOver, CMSampleBufferDataIsReady(sample) else { return }
            if !hasBegun {
                // A video begins with a picture.
                guard picture == nil || isPicture else { return }
                let start = CMSampleBufferGetPresentationTimeStamp(sample)
                writer.initialSegmentStartTime = start
                guard writer.startWriting() else { return close() }
                writer.startSession(atSourceTime: start)
                hasBegun = true
            }
            let input = isPicture ? picture : sound
            if let input, input.isReadyForMoreMediaData { input.append(sample) }
            if writer.status == .failed { close() }
        }

        func assetWriter(
            _ writer: AVAssetWriter,
            didOutputSegmentData segment: Data,
            segmentType: AVAssetSegmentType,
            segmentReport: AVAssetSegmentReport?
        ) {
            given.yield(segment)
        }

        func next() async -> Data? {
            var all = pieces.makeAsyncIterator()
            return await all.next()
        }

        func stop() {
            queue.async { [self] in
                guard !isOver else { return }
                guard hasBegun, writer.status == .writing else { return close() }
                isOver = true
                ended()
                sound.markAsFinished()
                picture?.markAsFinished()
                writer.finishWriting { [given] in given.finish() }
            }
        }

        private func close() {
            guard !isOver else { return }
            isOver = true
            ended()
            given.finish()
        }
    }
#endif
