#if canImport(BackgroundTasks) && canImport(UIKit)
    import BackgroundTasks
    import Foundation

    /// Asks the phone to let this program look. It does when it likes, or never: nothing rests on it.
    public struct SystemTicks: Ticks {
        /// As it stands in Info.plist.
        public static let name = "app.field.notes.look"
        private static let msInSecond: Double = 1_000

        public init() {}

        public func ask(notBefore ms: Int64?) async {
            guard let ms else { return BGTaskScheduler.shared.cancel(taskRequestWithIdentifier: Self.name) }
            let request = BGAppRefreshTaskRequest(identifier: Self.name)
            request.earliestBeginDate = Date(timeIntervalSince1970: Double(ms) / Self.msInSecond)
            try? BGTaskScheduler.shared.submit(request)
        }
    }
#endif
