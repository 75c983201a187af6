import AppIntents
import SwiftUI
import WidgetKit

/// A control among those of the phone. It shows nothing that is kept, opens a page, and stands nowhere until she puts it
/// there.
@main
@available(iOS 18.0, *)
struct FieldControls: WidgetBundle {
    var body: some Widget {
        FieldControl()
    }
}

@available(iOS 18.0, *)
struct FieldControl: ControlWidget {
    static let kind = "app.field.notes.control"

    var body: some ControlWidgetConfiguration {
        StaticControlConfiguration(kind: Self.kind) {
            ControlWidgetButton(action: OpenPage()) {
                Label("page", systemImage: "doc.text")
            }
        }
        .displayName("page")
    }
}
