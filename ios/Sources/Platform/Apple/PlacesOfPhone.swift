#if canImport(UIKit)
    import Capturing
    import Foundation

    extension Places {
        private static let recordName = "data"
        private static let checkInsName = "standing"
        private static let copiesName = "copies"

        /// Of the phone itself, in this app's own container: no extension sees them.
        public static func ofPhone() throws -> Places {
            let files = FileManager.default
            let support = try files.url(
                for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
            // What lies there need not last, and no backup has it.
            let caches = try files.url(for: .cachesDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
            return Places(
                record: support.appendingPathComponent(recordName, isDirectory: true),
                checkIns: support.appendingPathComponent(checkInsName, isDirectory: true),
                copies: caches.appendingPathComponent(copiesName, isDirectory: true),
                folders: SystemFolders()
            )
        }
    }
#endif
