import Capturing
import CoreBridge
import FieldCore
import Foundation

/// Where things lie. Sealed: the record, and apart from it the check-ins, which go on while the phone is locked. In clear:
/// clean copies of photos, while a page shows them.
public struct Places: Sendable {
    public let record: URL
    public let checkIns: URL
    public let copies: URL
    private let folders: any Folders

    public init(record: URL, checkIns: URL, copies: URL, folders: any Folders) {
        (self.record, self.checkIns, self.copies, self.folders) = (record, checkIns, copies, folders)
    }

    /// Makes both folders as they have to be, before the core writes anything in them.
    func prepare() throws {
        try folders.make(record, readable: .whileUnlocked)
        try folders.make(checkIns, readable: .afterFirstUnlock)
    }

    func core(_ keys: any DeviceKey) async throws -> Core {
        try prepare()
        // A record opens also where no copy of a photo can be made.
        let made: Void? = try? folders.make(copies, readable: .whileUnlocked)
        return try await Core.open(
            folder: record.path, key: keys, checkIns: checkIns.path, copies: made.map { copies.path })
    }

    func events(_ keys: any DeviceKey) throws -> CheckIns {
        try prepare()
        return CheckIns.open(folder: record.path, key: keys, checkIns: checkIns.path)
    }

    func captures(_ keys: any DeviceKey) -> Captures {
        Captures.open(folder: record.path, key: keys)
    }
}
