import FieldCodec
import FieldCore

@testable import AppUI

/// What has to be drawn of a view: read from its form as JSON, so that a new field is asked for by itself.
struct Wanted {
    private(set) var words: [String] = []
    private(set) var actions: Set<String> = []
    private(set) var pages: Set<String> = []

    /// Names and numbers that tell how to draw and are no words.
    private static let unspoken: Set = [
        "field", "gesture", "holds", "id", "kind", "language", "media_type", "severity", "weight",
    ]
    /// What stands above something, and is left out where there is nothing of it.
    private static let above = [
        "again_heading": "again", "before_heading": "before", "cards_heading": "cards", "code_label": "code",
        "happens_label": "happens", "heading": "rows", "missing_label": "missing", "rows_label": "rows",
        "steps_label": "steps", "there_label": "there", "until_label": "until", "who_label": "who",
    ]

    mutating func take(_ view: FieldCore.View) {
        var front = view
        front.screens = Panes.inFront(view)
        take(encodeView(front))
    }

    private mutating func take(_ json: Json) {
        switch json {
        case .array(let list): for each in list { take(each) }
        case .string(let text): if !text.isEmpty { words.append(text) }
        case .object(let fields): for (name, value) in fields { take(name, value, among: fields) }
        case .null, .bool, .number: break
        }
    }

    private mutating func take(_ name: String, _ json: Json, among fields: [String: Json]) {
        if Self.unspoken.contains(name) { return }
        if let below = Self.above[name], let below = fields[below], below == .null || below == .array([]) { return }
        // A calculator has no title.
        if name == "title", fields["kind"] == .string("calculator") { return }
        // Where proof is on its own page, it leads nowhere.
        if name == "proof", case .object(var proof) = json {
            proof["action"] = nil
            return take(.object(proof))
        }
        switch (name, json) {
        case ("action", .null): break
        // What a notice leads to is called an action too, and has a label.
        case ("action", .object(let action)) where action["label"] != nil: take(json)
        case ("action", _), ("uncover", _): actions.insert(json.description)
        case ("next", .string(let text)) where fields["days"] != nil: pages.insert(text)
        default: take(json)
        }
    }
}
