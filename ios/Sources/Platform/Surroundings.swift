import Capturing
import CoreBridge
import FieldCore

/// What the core stands on: its places, the phone's keys and clocks, and what the phone does.
public struct Surroundings: Sendable {
    public let places: Places
    public let keys: any DeviceKey
    public let clocks: any Clocks
    public let notices: any Notices
    public let alarms: any Alarms
    public let ticks: any Ticks
    public let whereabouts: any Whereabouts
    public let makers: any Makers
    /// What the app lends to its extensions; nothing where it has none.
    public let lent: (any Lending)?

    public init(
        places: Places,
        keys: any DeviceKey,
        clocks: any Clocks,
        notices: any Notices,
        alarms: any Alarms,
        ticks: any Ticks,
        whereabouts: any Whereabouts,
        makers: any Makers,
        lent: (any Lending)?
    ) {
        self.places = places
        self.keys = keys
        self.clocks = clocks
        self.notices = notices
        self.alarms = alarms
        self.ticks = ticks
        self.whereabouts = whereabouts
        self.makers = makers
        self.lent = lent
    }

    /// What the phone allows now. It runs nothing at a chosen time and sends no text by itself, and says so.
    func facts() async -> PhoneFacts {
        let mayNotify = await notices.may()
        let alarms = await alarms.may()
        let rings = await notices.mayRing()
        return PhoneFacts(
            mayNotify: mayNotify || alarms,
            mayRing: alarms || rings,
            exactAlarms: true,
            unrestrictedBattery: true,
            mayLocate: await whereabouts.may(),
            mayText: false,
            hasSim: false,
            ios: true
        )
    }
}
