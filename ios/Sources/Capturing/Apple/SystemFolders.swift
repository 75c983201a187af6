#if canImport(UIKit)
    import Foundation

    /// The phone's own folders.
    public struct SystemFolders: Folders {
        public init() {}

        public func make(_ folder: URL, readable: Readable) throws {
            let protection: FileProtectionType =
                switch readable {
                case .whileUnlocked: .complete
                case .afterFirstUnlock: .completeUntilFirstUserAuthentication
                }
            let files = FileManager.default
            // What is written into a folder takes on its class.
            let attributes: [FileAttributeKey: Any] = [.protectionKey: protection]
            try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: attributes)
            try files.setAttributes(attributes, ofItemAtPath: folder.path)
            var folder = folder
            var values = URLResourceValues()
            values.isExcludedFromBackup = true
            try folder.setResourceValues(values)
        }
    }
#endif
