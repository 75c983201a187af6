#if canImport(UIKit)
    import Capturing
    import Foundation

    extension Places {
        private static let recordName = "data"
        private static let checkInsName = "standing"

        /// Of the phone itself, in this app's own container: no extension sees them.
        public static func ofPhone() throws -> Places {
            let support = try FileManager.default.url(
                for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
            return Places(
                record: support.appendingPathComponent(recordName, isDirectory: true),
                checkIns: support.appendingPathComponent(checkInsName, isDirectory: true),
                folders: SystemFolders()
            )
        }
    }
#endif
