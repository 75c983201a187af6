import Capturing
import FieldCore
import Foundation

/// What the phone shows in front of this app, or in its place, when she asked for it.
@MainActor
public protocol Outward: AnyObject {
    /// Opens the phone's own page for a call. Whether it opened.
    func dial(_ number: String) async -> Bool
    /// Shows the phone's own page for a text. Whether she sent it.
    func text(_ number: String, _ text: String) async -> Bool
    /// Opens a page of the web in the phone's browser. Whether it opened.
    func openPage(_ address: String) async -> Bool
    /// Shows the phone's own page for sharing.
    func share(_ text: String) async
    /// The same for files. Ends when that page is gone.
    func share(files: [URL]) async
    /// Shows the phone's own page for choosing; `nil` where there is none, and nothing where she came back without.
    func pick(_ types: [String]) async -> [any Source]?
    /// The same for photos and videos to look at, at most so many.
    func pickPhotos(most: Int) async -> [any ChosenPhoto]?
    /// Asks for a permission, or says how it stands where the phone does not ask.
    func ask(_ permission: Permission) async -> Answer
    /// Takes on the icon that goes with a cover. The phone tells her that it did.
    func showAs(_ cover: String?) async
    /// Shows these outside the app and no others.
    func show(share: Bool, tile: Bool, shortcut: Bool) async
    /// Shows nothing of any page, from this moment on, until the app comes to the front again. No app can close itself.
    func cover()
}
