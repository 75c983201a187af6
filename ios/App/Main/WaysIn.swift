import FieldCore
import Platform

extension WayWaiting {
    /// What brought the app to the front, where it is switched on; nothing where a person did.
    func take() -> WayIn? {
        defer { way = nil }
        switch way {
        case .reminder: return .reminder
        case .tile: return Outside.isOn(.tile) ? .tile : nil
        case .shortcut: return Outside.isOn(.shortcut) ? .shortcut : nil
        case nil: return nil
        }
    }
}
