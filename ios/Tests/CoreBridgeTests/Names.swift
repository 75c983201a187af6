import FieldCodec
import Foundation

/// What is random in a flow has a name in it, such as `$entry1`. A name stands for what is found at its first place, a
/// run of letters, digits, `-` and `_`, and for the same from then on.
struct Names {
    private var bound: [String: String]
    /// How far a time may be from what was expected.
    private static let tookMs: Int64 = 10_000

    /// With the folders that lie somewhere else for everybody: samples of photos, beside the flows in `flows`, and clean copies.
    init(flows: URL, copies: URL) {
        self.init(["$photos": flows.deletingLastPathComponent().appendingPathComponent("photos").path])
        bound["$copies"] = copies.path
    }

    /// With these values.
    init(_ bound: [String: String] = [:]) {
        self.bound = bound
    }

    /// `json` with the values of all names that have one.
    func replaced(_ json: Json) -> Json {
        switch json {
        case .string(let text): .string(replaced(text))
        case .array(let list): .array(list.map { replaced($0) })
        case .object(let fields): .object(fields.mapValues { replaced($0) })
        default: json
        }
    }

    private func replaced(_ text: String) -> String {
        parts(text).map { part in
            switch part {
            case .text(let text): text
            case .name(let name): bound[name] ?? name
            }
        }.joined()
    }

    /// Where they differ and how, or nil.
    mutating func difference(_ path: String, _ expected: Json, _ actual: Json) -> String? {
        switch (expected, actual) {
        case (.object(let first), .object(let second)):
            let (wanted, found) = (first.keys.sorted(), second.keys.sorted())
            if wanted != found { return told(path, "\(wanted)", "\(found)") }
            for key in wanted {
                if let different = difference("\(path).\(key)", first[key] ?? .null, second[key] ?? .null) {
                    return different
                }
            }
            return nil
        case (.array(let first), .array(let second)):
            for (at, (one, other)) in zip(first, second).enumerated() {
                if let different = difference("\(path)[\(at)]", one, other) { return different }
            }
            let shorter = min(first.count, second.count)
            if first.count == second.count { return nil }
            let item = { (list: [Json]) in shorter < list.count ? list[shorter].description : "nothing" }
            return told("\(path)[\(shorter)]", item(first), item(second))
        case (.string(let first), .string(let second)):
            return matches(first, second) ? nil : told(path, replaced(expected).description, actual.description)
        case (.number(let first), .number(let second)) where path.hasSuffix("_ms"):
            // Work that outlives its call adds the time that it took.
            let near = abs(first - second) <= Names.tookMs
            return near ? nil : told(path, expected.description, actual.description)
        default:
            return expected == actual ? nil : told(path, expected.description, actual.description)
        }
    }

    private func told(_ path: String, _ expected: String, _ actual: String) -> String {
        "at \(path)\n      expected \(expected)\n      actual   \(actual)"
    }

    private enum Part {
        case text(String)
        case name(String)
    }

    /// Cuts a text at its names: a dollar, small letters, digits.
    private func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            let word = rest[dollar...].dropFirst().prefix { ("a"..."z").contains($0) }
            let number = rest[word.endIndex...].prefix { ("0"..."9").contains($0) }
            let end = word.isEmpty ? rest.index(after: dollar) : number.endIndex
            if word.isEmpty {
                parts.append(.text(String(rest[..<end])))
            } else {
                parts.append(.text(String(rest[..<dollar])))
                parts.append(.name(String(rest[dollar..<end])))
            }
            rest = rest[end...]
        }
        parts.append(.text(String(rest)))
        return parts
    }

    private mutating func matches(_ expected: String, _ actual: String) -> Bool {
        var fresh: [String] = []
        var pattern = ""
        for part in parts(expected) {
            switch part {
            case .text(let text):
                pattern += NSRegularExpression.escapedPattern(for: text)
            case .name(let name):
                if let value = bound[name] {
                    pattern += NSRegularExpression.escapedPattern(for: value)
                } else if let at = fresh.firstIndex(of: name) {
                    pattern += "\\\(at + 1)"
                } else {
                    fresh.append(name)
                    pattern += "([0-9A-Za-z_-]+)"
                }
            }
        }
        if fresh.isEmpty { return replaced(expected) == actual }
        guard let regex = try? NSRegularExpression(pattern: "\\A(?:\(pattern))\\z") else { return false }
        let whole = NSRange(actual.startIndex..., in: actual)
        guard let found = regex.firstMatch(in: actual, range: whole) else { return false }
        for (at, name) in fresh.enumerated() {
            guard let range = Range(found.range(at: at + 1), in: actual) else { return false }
            bound[name] = String(actual[range])
        }
        return true
    }
}
