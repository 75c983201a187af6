#if canImport(UIKit)
    import Foundation
    import UniformTypeIdentifiers

    /// A file that another program gives as often as it is asked.
    public final class ProvidedFile: @unchecked Sendable {
        /// It was not given.
        public struct NotGiven: Error {}

        /// It stands open.
        public struct Opened: Sendable {
            public let handle: FileHandle
            public let name: String
            public let bytes: Int64
        }

        public let type: UTType
        private let provider: NSItemProvider

        /// In the first of its forms that is one of `kinds`; nothing where it has none.
        public init?(_ provider: NSItemProvider, among kinds: [UTType]) {
            let types = provider.registeredTypeIdentifiers.compactMap(UTType.init)
            let type = types.first { type in kinds.contains { type.conforms(to: $0) } }
            guard let type else { return nil }
            (self.provider, self.type) = (provider, type)
        }

        /// What it is called, as far as whoever gives it says.
        public var name: String? {
            guard let name = provider.suggestedName else { return nil }
            guard let ending = type.preferredFilenameExtension, !name.lowercased().hasSuffix(".\(ending)") else {
                return name
            }
            return "\(name).\(ending)"
        }

        /// Opens it. The phone may have to bring it from afar first.
        public func open() async throws -> Opened {
            let bringing = Bringing()
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    // The system takes its own copy away when this ends; what was opened before can still be read.
                    let progress = provider.loadFileRepresentation(forTypeIdentifier: type.identifier) { url, _ in
                        guard let url, let handle = try? FileHandle(forReadingFrom: url) else {
                            return continuation.resume(throwing: NotGiven())
                        }
                        let bytes = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
                        continuation.resume(
                            returning: Opened(handle: handle, name: url.lastPathComponent, bytes: Int64(bytes)))
                    }
                    bringing.begun(progress)
                }
            } onCancel: {
                bringing.cancel()
            }
        }
    }

    /// What the system does to bring a file; cancelled, whether it began already or not.
    private final class Bringing: @unchecked Sendable {
        private let guardian = NSLock()
        private var progress: Progress?
        private var isCancelled = false

        func begun(_ progress: Progress) {
            let isLate = guardian.withLock {
                self.progress = progress
                return isCancelled
            }
            if isLate { progress.cancel() }
        }

        func cancel() {
            let progress = guardian.withLock {
                isCancelled = true
                return self.progress
            }
            progress?.cancel()
        }
    }
#endif
