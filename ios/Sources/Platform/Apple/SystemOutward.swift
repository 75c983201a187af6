#if canImport(UIKit) && canImport(MessageUI) && canImport(PhotosUI)
    import Capturing
    import FieldCore
    import MessageUI
    import PhotosUI
    import UIKit
    import UniformTypeIdentifiers

    /// The phone's own pages, over the page that is in front.
    @MainActor
    public final class SystemOutward: NSObject, Outward {
        private let asks: Permissions
        /// Hides every page, until the app comes to the front again.
        private let hide: @MainActor () -> Void
        private var texting: CheckedContinuation<Bool, Never>?
        private var picking: CheckedContinuation<Picked, Never>?

        /// What she chose, to be kept or to be looked at; nothing where she came back without.
        private struct Picked: Sendable {
            var files: [any Source] = []
            var photos: [any ChosenPhoto] = []
        }

        public init(_ asks: Permissions, hide: @escaping @MainActor () -> Void) {
            self.asks = asks
            self.hide = hide
        }

        private var front: UIViewController? {
            let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
            var front = scenes.compactMap(\.keyWindow).first?.rootViewController
            while let above = front?.presentedViewController { front = above }
            return front
        }

        public func dial(_ number: String) async -> Bool {
            guard let url = URL(string: "tel:\(number)") else { return false }
            return await UIApplication.shared.open(url)
        }

        public func openPage(_ address: String) async -> Bool {
            guard let url = URL(string: address) else { return false }
            return await UIApplication.shared.open(url)
        }

        public func text(_ number: String, _ text: String) async -> Bool {
            guard MFMessageComposeViewController.canSendText(), texting == nil, let front else { return false }
            let page = MFMessageComposeViewController()
            page.recipients = [number]
            page.body = text
            page.messageComposeDelegate = self
            return await withCheckedContinuation { continuation in
                texting = continuation
                front.present(page, animated: true)
            }
        }

        public func share(_ text: String) async {
            await share([text])
        }

        public func share(files: [URL]) async {
            await share(files as [Any])
        }

        private func share(_ items: [Any]) async {
            guard let front else { return }
            let page = UIActivityViewController(activityItems: items, applicationActivities: nil)
            // Into the phone's own photos takes a question that this app does not ask, and it stays there.
            page.excludedActivityTypes = [.saveToCameraRoll]
            // On an iPad it hangs at something.
            page.popoverPresentationController?.sourceView = front.view
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                var waiting: CheckedContinuation<Void, Never>? = continuation
                page.completionWithItemsHandler = { _, _, _, _ in
                    waiting?.resume()
                    waiting = nil
                }
                front.present(page, animated: true)
            }
        }

        public func pick(_ types: [String]) async -> [any Source]? {
            let ofPhotos = !types.isEmpty && types.allSatisfy { $0.hasPrefix("image/") || $0.hasPrefix("video/") }
            return await picked(on: ofPhotos ? photos(most: 0) : files(types))?.files
        }

        public func pickPhotos(most: Int) async -> [any ChosenPhoto]? {
            await picked(on: photos(most: most))?.photos
        }

        private func picked(on page: UIViewController) async -> Picked? {
            guard picking == nil, let front else { return nil }
            return await withCheckedContinuation { continuation in
                picking = continuation
                front.present(page, animated: true)
            }
        }

        /// Pictures and videos, at most so many; any number, where it is 0.
        private func photos(most: Int) -> UIViewController {
            var configuration = PHPickerConfiguration()
            configuration.selectionLimit = most
            // As it was taken: nothing is turned into another kind of file on the way.
            configuration.preferredAssetRepresentationMode = .current
            let page = PHPickerViewController(configuration: configuration)
            page.delegate = self
            page.presentationController?.delegate = self
            return page
        }

        private func files(_ types: [String]) -> UIViewController {
            let kinds = types.compactMap { $0 == "*/*" ? UTType.item : UTType(mimeType: $0) }
            // Where it lies: no copy is made.
            let page = UIDocumentPickerViewController(
                forOpeningContentTypes: kinds.isEmpty ? [.item] : kinds, asCopy: false)
            page.allowsMultipleSelection = true
            page.delegate = self
            page.presentationController?.delegate = self
            return page
        }

        private func picked(_ what: Picked) {
            picking?.resume(returning: what)
            picking = nil
        }

        public func ask(_ permission: Permission) async -> Answer {
            await asks.ask(permission)
        }

        /// The system shows a message that it did, and no program can keep it from that.
        public func showAs(_ cover: String?) async {
            guard UIApplication.shared.supportsAlternateIcons else { return }
            let name = cover.flatMap { Icons.of[$0] }
            guard UIApplication.shared.alternateIconName != name else { return }
            try? await UIApplication.shared.setAlternateIconName(name)
        }

        public func show(share: Bool, tile: Bool, shortcut: Bool) async {
            Outside.keep(tile: tile, shortcut: shortcut)
            UIApplication.shared.shortcutItems = shortcut ? [Outside.shortcut] : []
        }

        public func cover() {
            hide()
        }
    }

    extension SystemOutward: MFMessageComposeViewControllerDelegate {
        // Pages call on the main thread, whether their headers say so or not.
        public nonisolated func messageComposeViewController(
            _ page: MFMessageComposeViewController,
            didFinishWith result: MessageComposeResult
        ) {
            let sent = result == .sent
            MainActor.assumeIsolated {
                page.dismiss(animated: true)
                texting?.resume(returning: sent)
                texting = nil
            }
        }
    }

    extension SystemOutward: PHPickerViewControllerDelegate, UIDocumentPickerDelegate,
        UIAdaptivePresentationControllerDelegate
    {
        public nonisolated func picker(_ page: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
            let given = results.map(\.itemProvider)
            let chosen = Picked(files: given.compactMap { ProvidedSource($0) }, photos: given.map { PickedPhoto($0) })
            MainActor.assumeIsolated {
                page.dismiss(animated: true)
                picked(chosen)
            }
        }

        public func documentPicker(_ page: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
            picked(Picked(files: urls.map(ChosenFile.init)))
        }

        public func documentPickerWasCancelled(_ page: UIDocumentPickerViewController) {
            picked(Picked())
        }

        public func presentationControllerDidDismiss(_ page: UIPresentationController) {
            picked(Picked())
        }
    }

    /// The icons that go with covers, as they are named in the catalogue of pictures.
    enum Icons {
        static let of = ["notes": "IconNotes", "calculator": "IconCalculator"]
    }
#endif
