import FieldCore
import Foundation

/// What takes a page of the phone's own: one after the other, and nothing waits for it.
@MainActor
final class Errands {
    private weak var shell: Shell?
    private var line: Task<Void, Never>?
    /// Messages that were shown to be sent, each once.
    private var offered: Set<String> = []

    init(_ shell: Shell) {
        self.shell = shell
    }

    func run(_ effect: Effect) {
        // No app can close itself: it shows nothing any more.
        if effect == .leaveNow { return shell?.outward?.cover() ?? () }
        if case .sendRow(let checkIn, let row, _, _, _) = effect {
            guard offered.insert("\(checkIn).\(row)").inserted else { return }
        }
        let before = line
        line = Task { [weak self] in
            await before?.value
            await self?.carryOut(effect)
        }
    }

    /// Ends when nothing stands in front any more.
    func rest() async {
        await line?.value
    }

    private func carryOut(_ effect: Effect) async {
        guard let shell, let outward = shell.outward else { return }
        switch effect {
        case .dial(let number): if await !outward.dial(number) { shell.refuse(.noAccess) }
        case .text(let number, let text): _ = await outward.text(number, text)
        case .openPage(let address): if await !outward.openPage(address) { shell.refuse(.noAccess) }
        case .shareText(let text): await outward.share(text)
        case .shareFiles(let files): await outward.share(files: files.map { URL(fileURLWithPath: $0.path) })
        case .pickFile(let entry, let types): shell.gathering?.chosen(await outward.pick(types), entry)
        case .pickPhotos(let most): shell.chose(await outward.pickPhotos(most: Int(clamping: most)))
        case .askPermission(let permission, _):
            shell.act(.asked(permission: permission, answer: await outward.ask(permission)))
            // What else hangs on it is looked at anew.
            await shell.standby.begin()
        case .showAs(let cover): await outward.showAs(cover)
        case .showOutside(let share, let tile, let shortcut):
            await shell.letterbox?.put(shell.surroundings.keys, shared: share)
            await outward.show(share: share, tile: tile, shortcut: shortcut)
        case .sendRow(let checkIn, let row, _, let to, let text):
            // No text leaves this phone without a tap.
            let sent = await outward.text(to, text)
            await shell.standby.answered(checkIn, row, sent ? .handedOver : .later)
        case .setWakes, .notify, .unnotify, .takeIn, .make, .locate, .follow, .leaveNow: break
        }
    }
}
