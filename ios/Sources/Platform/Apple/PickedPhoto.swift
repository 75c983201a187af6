#if canImport(UIKit)
    import Capturing
    import Foundation
    import UniformTypeIdentifiers

    /// A photo or video that she chose in the phone's own page. That page runs apart from this app, which sees nothing else
    /// of her photos and is asked for no permission.
    struct PickedPhoto: ChosenPhoto {
        private let file: ProvidedFile?

        /// Of a photo that moves the picture alone is given.
        init(_ provider: NSItemProvider) {
            file = ProvidedFile(provider, among: [.image, .movie])
        }

        var name: String { file?.name ?? "" }

        /// The page for choosing has a switch that takes the place out, and tells no app how it stood. So of a photo without
        /// a place nobody here can say that it had none.
        var altered: Bool { true }

        func open() async throws -> FileHandle {
            guard let file else { throw ProvidedFile.NotGiven() }
            return try await file.open().handle
        }
    }
#endif
