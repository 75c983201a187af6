#if canImport(CoreLocation) && canImport(UIKit)
    import CoreLocation
    import Foundation

    /// Where the phone is: looked at once when a check-in begins, and along the way whenever it has moved far. No page of
    /// the app has to be there for that, and the phone may say nothing for long.
    @MainActor
    public final class SystemWhereabouts: NSObject, Whereabouts, CLLocationManagerDelegate {
        private static let e7 = 1e7
        private static let widestM = 50_000.0
        private static let msInSecond = 1_000.0
        /// What it knew so lately is as good as a look.
        private static let freshS = 120.0
        private static let longestLook = Duration.seconds(30)

        private let manager = CLLocationManager()
        private var looking: [CheckedContinuation<Fix?, Never>] = []
        private var told: (@Sendable (Fix) -> Void)?
        private var until = Date.distantPast
        private var asking: [CheckedContinuation<Bool, Never>] = []

        /// Exactly enough for a place that somebody is told.
        public init(within accuracy: CLLocationAccuracy = kCLLocationAccuracyHundredMeters) {
            super.init()
            manager.delegate = self
            manager.desiredAccuracy = accuracy
        }

        public func may() async -> Bool { isAllowed }

        private var isAllowed: Bool {
            manager.authorizationStatus == .authorizedWhenInUse || manager.authorizationStatus == .authorizedAlways
        }

        /// Whether the phone would still show its question.
        public var asksAgain: Bool { manager.authorizationStatus == .notDetermined }

        /// Asks for the place while the app is used. Whether it was given.
        public func ask() async -> Bool {
            guard asksAgain else { return isAllowed }
            return await withCheckedContinuation { continuation in
                asking.append(continuation)
                manager.requestWhenInUseAuthorization()
            }
        }

        public func look() async -> Fix? {
            guard isAllowed else { return nil }
            if let last = manager.location, -last.timestamp.timeIntervalSinceNow < Self.freshS { return Self.fix(last) }
            return await withCheckedContinuation { continuation in
                looking.append(continuation)
                manager.requestLocation()
                Task {
                    try? await Task.sleep(for: Self.longestLook)
                    answer(nil)
                }
            }
        }

        public func follow(untilMs: Int64, _ told: @escaping @Sendable (Fix) -> Void) async {
            until = Date(timeIntervalSince1970: Double(untilMs) / Self.msInSecond)
            guard until > .now, isAllowed, CLLocationManager.significantLocationChangeMonitoringAvailable() else {
                self.told = nil
                return manager.stopMonitoringSignificantLocationChanges()
            }
            self.told = told
            manager.startMonitoringSignificantLocationChanges()
        }

        private func answer(_ fix: Fix?) {
            let waiting = looking
            looking = []
            for one in waiting { one.resume(returning: fix) }
        }

        private func came(_ place: CLLocation) {
            let fix = Self.fix(place)
            answer(fix)
            guard let told else { return }
            if until > .now { told(fix) } else { manager.stopMonitoringSignificantLocationChanges() }
        }

        private static func fix(_ place: CLLocation) -> Fix {
            // A place without an accuracy may be anywhere in the town.
            let accuracy = place.horizontalAccuracy > 0 ? min(max(place.horizontalAccuracy, 1), widestM) : widestM
            return Fix(
                latE7: Int64((place.coordinate.latitude * e7).rounded()),
                lonE7: Int64((place.coordinate.longitude * e7).rounded()),
                accuracyM: UInt32(accuracy.rounded(.up)),
                atMs: Int64(place.timestamp.timeIntervalSince1970 * msInSecond)
            )
        }

        // The manager calls on the thread that it was made on, the main one.
        public nonisolated func locationManager(_ manager: CLLocationManager, didUpdateLocations places: [CLLocation]) {
            guard let place = places.last else { return }
            MainActor.assumeIsolated { came(place) }
        }

        public nonisolated func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
            MainActor.assumeIsolated { answer(nil) }
        }

        public nonisolated func locationManagerDidChangeAuthorization(_ manager: CLLocationManager) {
            MainActor.assumeIsolated {
                guard !asksAgain else { return }
                let waiting = asking
                asking = []
                for one in waiting { one.resume(returning: isAllowed) }
            }
        }
    }
#endif
