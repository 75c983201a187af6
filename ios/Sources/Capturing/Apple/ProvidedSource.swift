#if canImport(UIKit)
    import Foundation
    import UniformTypeIdentifiers

    /// A file that another program gives, or that she chose. It is read through the door that was opened for it; no copy of
    /// ours is made.
    public final class ProvidedSource: Source, @unchecked Sendable {
        /// It was not given.
        public struct NotGiven: Error {}

        private let provider: NSItemProvider
        private let type: UTType
        private let guardian = NSLock()
        private var handle: FileHandle?

        /// Nothing where it is no file.
        public init?(_ provider: NSItemProvider) {
            let types = provider.registeredTypeIdentifiers.compactMap(UTType.init)
            guard let type = types.first(where: { $0.conforms(to: .data) }) else { return nil }
            (self.provider, self.type) = (provider, type)
        }

        public func begin() async throws -> About {
            await close()
            let (provider, type) = (provider, type)
            let (handle, name, bytes): (FileHandle, String, Int64) = try await withCheckedThrowingContinuation {
                continuation in
                // The system takes its own copy away when this ends; what was opened before can still be read.
                _ = provider.loadFileRepresentation(forTypeIdentifier: type.identifier) { url, _ in
                    guard let url, let handle = try? FileHandle(forReadingFrom: url) else {
                        return continuation.resume(throwing: NotGiven())
                    }
                    let bytes = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
                    continuation.resume(returning: (handle, url.lastPathComponent, Int64(bytes)))
                }
            }
            guardian.withLock { self.handle = handle }
            let given = provider.suggestedName.map { Self.named($0, type) } ?? name
            return About(name: given, type: type.preferredMIMEType, bytes: bytes, altered: false)
        }

        private static func named(_ name: String, _ type: UTType) -> String {
            guard let ending = type.preferredFilenameExtension, !name.lowercased().hasSuffix(".\(ending)") else {
                return name
            }
            return "\(name).\(ending)"
        }

        public func next(_ most: Int) async throws -> Data? {
            let bytes = try guardian.withLock { try handle?.read(upToCount: most) }
            return bytes.flatMap { $0.isEmpty ? nil : $0 }
        }

        public func close() async {
            guardian.withLock {
                try? handle?.close()
                handle = nil
            }
        }
    }

    /// A file that she chose among the phone's files.
    public final class ChosenFile: Source, @unchecked Sendable {
        private let url: URL
        private let guardian = NSLock()
        private var handle: FileHandle?

        public init(_ url: URL) {
            self.url = url
        }

        public func begin() async throws -> About {
            await close()
            guard url.startAccessingSecurityScopedResource() else { throw ProvidedSource.NotGiven() }
            do {
                let opened = try FileHandle(forReadingFrom: url)
                guardian.withLock { handle = opened }
            } catch {
                url.stopAccessingSecurityScopedResource()
                throw error
            }
            let values = try? url.resourceValues(forKeys: [.fileSizeKey, .contentTypeKey])
            let type = values?.contentType?.preferredMIMEType
            return About(name: url.lastPathComponent, type: type, bytes: Int64(values?.fileSize ?? 0), altered: false)
        }

        public func next(_ most: Int) async throws -> Data? {
            let bytes = try guardian.withLock { try handle?.read(upToCount: most) }
            return bytes.flatMap { $0.isEmpty ? nil : $0 }
        }

        public func close() async {
            guardian.withLock {
                guard let opened = handle else { return }
                try? opened.close()
                handle = nil
                url.stopAccessingSecurityScopedResource()
            }
        }
    }
#endif
