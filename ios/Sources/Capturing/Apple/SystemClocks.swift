#if canImport(Darwin)
    import Darwin
    import FieldCore
    import Foundation

    /// The phone's own clocks.
    public struct SystemClocks: Clocks {
        private static let msInSecond: Double = 1_000
        private static let nanosInMs: UInt64 = 1_000_000

        public init() {}

        public func frame(twoPanes: Bool) -> Frame {
            let locale = Locale.autoupdatingCurrent
            return Frame(
                wallMs: Int64((Date.now.timeIntervalSince1970 * Self.msInSecond).rounded(.down)),
                // Counts on while the phone sleeps, and nobody can set it.
                monotonicMs: Int64(clamping: clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW) / Self.nanosInMs),
                boot: Self.boot(),
                // Whoever holds the phone can set its clock.
                trusted: false,
                zone: TimeZone.autoupdatingCurrent.identifier,
                language: Locale.preferredLanguages.first ?? locale.identifier(.bcp47),
                region: locale.region?.identifier ?? "",
                hours24: locale.hourCycle == .zeroToTwentyThree || locale.hourCycle == .oneToTwentyFour,
                twoPanes: twoPanes
            )
        }

        /// The mark of this boot as 32 hexadecimal digits; nothing where the system does not say it.
        private static func boot() -> String {
            let name = "kern.bootsessionuuid"
            var length = 0
            guard sysctlbyname(name, nil, &length, nil, 0) == 0, length > 0 else { return "" }
            var bytes = [UInt8](repeating: 0, count: length)
            guard sysctlbyname(name, &bytes, &length, nil, 0) == 0 else { return "" }
            let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            return text.replacingOccurrences(of: "-", with: "").lowercased()
        }
    }
#endif
