#if canImport(Security) && canImport(UIKit)
    import Foundation
    import Security

    /// The folder of the App Group, and one item in the keychain group that goes by the same name.
    public struct GroupLending: Lending {
        /// The keychain said no.
        public struct Refused: Error {}

        public let folder: URL
        private let group: String
        private static let account = "letterbox"

        /// Nothing where this program does not belong to that group.
        public init?(group: String) {
            guard let folder = FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: group) else {
                return nil
            }
            self.folder = folder.appendingPathComponent("letterbox", isDirectory: true)
            self.group = group
            do { try SystemFolders().make(self.folder, readable: .whileUnlocked) } catch { return nil }
        }

        private var query: [CFString: Any] {
            [
                kSecClass: kSecClassGenericPassword,
                kSecAttrAccessGroup: group,
                kSecAttrService: group,
                kSecAttrAccount: Self.account,
            ]
        }

        public func lend(_ letterbox: Data?) throws {
            SecItemDelete(query as CFDictionary)
            guard let letterbox else { return }
            var item = query
            item[kSecValueData] = letterbox
            item[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
            guard SecItemAdd(item as CFDictionary, nil) == errSecSuccess else { throw Refused() }
        }

        public func lent() -> Data? {
            var query = query
            query[kSecReturnData] = true
            var found: CFTypeRef?
            guard SecItemCopyMatching(query as CFDictionary, &found) == errSecSuccess else { return nil }
            return found as? Data
        }
    }
#endif
