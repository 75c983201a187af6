import Capturing
import CoreBridge
import FieldCore
import UIKit
import UniformTypeIdentifiers

/// Takes what another app shares, sealed, and says only where it could not. It has no way to read anything.
final class ShareViewController: UIViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        Task { await take() }
    }

    private func take() async {
        let items = (extensionContext?.inputItems as? [NSExtensionItem] ?? []).flatMap { $0.attachments ?? [] }
        var wanted = 0
        var kept = 0
        if let left = left() {
            let text = await text(items)
            let files = items.compactMap(Self.file)
            wanted = files.count + (text == nil ? 0 : 1)
            kept = await left.take(text, files)
        }
        if kept == 0 || kept < wanted { await say() }
        extensionContext?.completeRequest(returningItems: nil)
    }

    private func left() -> LeftBehind? {
        guard let lending = GroupLending(group: Self.group) else { return nil }
        return LeftBehind(lending, SystemClocks())
    }

    private static let group = "group.app.field.notes"

    /// A link counts as text: it is not opened.
    private func text(_ items: [NSItemProvider]) async -> String? {
        for item in items {
            if item.canLoadObject(ofClass: URL.self), !item.hasItemConformingToTypeIdentifier(UTType.fileURL.identifier)
            {
                return await load(URL.self, item)?.absoluteString
            }
            if item.canLoadObject(ofClass: String.self) { return await load(String.self, item) }
        }
        return nil
    }

    private func load<T: _ObjectiveCBridgeable & Sendable>(_ type: T.Type, _ item: NSItemProvider) async -> T?
    where T._ObjectiveCType: NSItemProviderReading {
        await withCheckedContinuation { continuation in
            _ = item.loadObject(ofClass: type) { found, _ in continuation.resume(returning: found) }
        }
    }

    private static func file(_ item: NSItemProvider) -> (any Source)? {
        guard !item.canLoadObject(ofClass: String.self) else { return nil }
        let isLink =
            item.hasItemConformingToTypeIdentifier(UTType.url.identifier)
            && !item.hasItemConformingToTypeIdentifier(UTType.fileURL.identifier)
        return isLink ? nil : ProvidedSource(item)
    }

    /// Something was not kept: in the words of the core.
    private func say() async {
        let language = Locale.preferredLanguages.first ?? ""
        let lines = [WordPart.what, .next].map { Words.of(.captureOff(part: $0), language: language) }
        let page = UIAlertController(
            title: nil, message: lines.filter { !$0.isEmpty }.joined(separator: "\n"), preferredStyle: .alert)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            page.addAction(
                UIAlertAction(title: Words.of(.back, language: language), style: .default) { _ in
                    continuation.resume()
                })
            present(page, animated: false)
        }
    }
}
