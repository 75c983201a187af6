#if canImport(UIKit)
    import Foundation
    import UniformTypeIdentifiers

    /// A file that another program gives, or that she chose. It is read through the door that was opened for it; no copy of
    /// ours is made.
    public final class ProvidedSource: Source, @unchecked Sendable {
        private let file: ProvidedFile
        private let guardian = NSLock()
        private var handle: FileHandle?

        /// Nothing where it is no file.
        public init?(_ provider: NSItemProvider) {
            guard let file = ProvidedFile(provider, among: [.data]) else { return nil }
            self.file = file
        }

        public func begin() async throws -> About {
            await close()
            let opened = try await file.open()
            guardian.withLock { handle = opened.handle }
            // The pages that give photos have a switch that takes the place out, and tell no app how it stood.
            let mayLack = [UTType.image, .movie].contains { file.type.conforms(to: $0) }
            return About(
                name: file.name ?? opened.name, type: file.type.preferredMIMEType, bytes: opened.bytes,
                altered: mayLack)
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
            guard url.startAccessingSecurityScopedResource() else { throw ProvidedFile.NotGiven() }
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
