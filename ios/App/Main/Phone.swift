import Capturing
import FieldCore
import Observation
import Platform
import SwiftUI

/// The shell over the phone itself, and what hides it.
@MainActor
@Observable
final class Phone {
    /// Nothing where the phone gave no folders: then nothing is shown.
    let shell: Shell?
    let makers = SystemMakers()
    /// Whether every page is hidden until the app comes to the front again.
    var isCovered = false

    @ObservationIgnored private var outward: SystemOutward?
    @ObservationIgnored private let whereabouts = SystemWhereabouts()

    init() {
        guard let places = try? Places.ofPhone() else {
            shell = nil
            return
        }
        let surroundings = Surroundings(
            places: places,
            keys: DeviceKeys(Keychain()),
            clocks: SystemClocks(),
            notices: SystemNotices(),
            alarms: Self.alarms,
            ticks: SystemTicks(),
            whereabouts: whereabouts,
            makers: makers,
            lent: GroupLending(group: Self.group)
        )
        let shell = Shell(surroundings)
        self.shell = shell
        let outward = SystemOutward(Permissions(whereabouts)) { [weak self] in self?.isCovered = true }
        self.outward = outward
        shell.outward = outward
    }

    private static var alarms: any Alarms {
        #if canImport(AlarmKit)
            SystemAlarms()
        #else
            NoAlarms()
        #endif
    }

    /// As in the entitlements, with the mark of the team in front where it is a keychain group.
    static let group = "group.app.field.notes"
}
