#if canImport(Security)
    import FieldCore
    import Foundation
    import Security

    /// Keys of the Secure Enclave, or of the keychain on a phone without one. None leaves this phone, also not in a backup.
    public struct Keychain: KeyChamber {
        /// The keychain said no.
        public struct Refused: Error {}

        private static let bits = 256
        /// Elliptic-curve encryption to the public half; the private half opens it inside the chip.
        private static let algorithm = SecKeyAlgorithm.eciesEncryptionCofactorVariableIVX963SHA256AESGCM

        public init() {}

        public func make(_ name: String, usage: KeyUse, inChip: Bool) throws {
            let accessible: CFString =
                switch usage {
                case .vault: kSecAttrAccessibleWhenUnlockedThisDeviceOnly
                // A check-in goes on while the phone is locked.
                case .checkIn: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
                }
            var of: [CFString: Any] = [kSecAttrIsPermanent: true, kSecAttrApplicationTag: Data(name.utf8)]
            if inChip {
                guard let control = SecAccessControlCreateWithFlags(nil, accessible, .privateKeyUsage, nil) else {
                    throw Refused()
                }
                of[kSecAttrAccessControl] = control
            } else {
                of[kSecAttrAccessible] = accessible
            }
            var attributes: [CFString: Any] = [
                kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom,
                kSecAttrKeySizeInBits: Self.bits,
                kSecPrivateKeyAttrs: of,
            ]
            if inChip { attributes[kSecAttrTokenID] = kSecAttrTokenIDSecureEnclave }
            guard SecKeyCreateRandomKey(attributes as CFDictionary, nil) != nil else { throw Refused() }
        }

        public func seal(_ name: String, _ bytes: Data) throws -> Data {
            guard let open = SecKeyCopyPublicKey(try key(name)),
                let sealed = SecKeyCreateEncryptedData(open, Self.algorithm, bytes as CFData, nil)
            else { throw Refused() }
            return sealed as Data
        }

        public func open(_ name: String, _ sealed: Data) throws -> Data {
            guard let plain = SecKeyCreateDecryptedData(try key(name), Self.algorithm, sealed as CFData, nil) else {
                throw Refused()
            }
            return plain as Data
        }

        public func destroy(_ name: String) throws {
            let status = SecItemDelete(query(name) as CFDictionary)
            guard status == errSecSuccess || status == errSecItemNotFound else { throw Refused() }
        }

        public func isInChip(_ name: String) throws -> Bool {
            let attributes = SecKeyCopyAttributes(try key(name)) as? [CFString: Any]
            return attributes?[kSecAttrTokenID] as? String == kSecAttrTokenIDSecureEnclave as String
        }

        private func query(_ name: String) -> [CFString: Any] {
            [
                kSecClass: kSecClassKey,
                kSecAttrKeyClass: kSecAttrKeyClassPrivate,
                kSecAttrApplicationTag: Data(name.utf8),
            ]
        }

        private func key(_ name: String) throws -> SecKey {
            var query = query(name)
            query[kSecReturnRef] = true
            var found: CFTypeRef?
            guard SecItemCopyMatching(query as CFDictionary, &found) == errSecSuccess, let found,
                CFGetTypeID(found) == SecKeyGetTypeID()
            else { throw Refused() }
            // The type was asked for just before; the language has no other way to say so.
            return found as! SecKey
        }
    }
#endif
