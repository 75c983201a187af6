
/// What is wrong with a text or a value.
public struct CodecError: Error, CustomStringConvertible {
    public let description: String
}

/// JSON whose numbers are whole and never taken for truth values.
public enum Json: Equatable, Sendable, Decodable {
    case null
    case bool(Bool)
    case number(Int64)
    case string(String)
    case array([Json])
    case object([String: Json])

    public init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .null
        } else if let value = try? one.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? one.decode(Int64.self) {
            self = .number(value)
        } else if let value = try? one.decode(String.self) {
            self = .string(value)
        } else if let value = try? one.decode([Json].self) {
            self = .array(value)
        } else {
            self = .object(try one.decode([String: Json].self))
        }
    }

    public static func read(_ data: Data) throws -> Json {
        try JSONDecoder().decode(Json.self, from: data)
    }
}

extension Json: CustomStringConvertible {
    public var description: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let value): return String(value)
        case .string(let value): return quoted(value)
        case .array(let list): return "[" + list.map(\.description).joined(separator: ",") + "]"
        case .object(let fields):
            let all = fields.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + $0.value.description }
            return "{" + all.joined(separator: ",") + "}"
        }
    }
}

private func quoted(_ text: String) -> String {
    var out = "\""
    for unit in text.unicodeScalars {
        switch unit {
        case "\"", "\\": out += "\\" + String(unit)
        case "\n": out += "\\n"
        default: out.unicodeScalars.append(unit)
        }
    }
    return out + "\""
}

private func wrong(_ what: String, _ json: Json) -> CodecError {
    CodecError(description: "\(what) expected, and here is \(json.description.prefix(80))")
}

private func boolOf(_ json: Json) throws -> Bool {
    guard case .bool(let value) = json else { throw wrong("true or false", json) }
    return value
}

private func int64Of(_ json: Json) throws -> Int64 {
    guard case .number(let value) = json else { throw wrong("a whole number", json) }
    return value
}

private func uint32Of(_ json: Json) throws -> UInt32 {
    guard let value = UInt32(exactly: try int64Of(json)) else { throw wrong("a number from 0 to \(UInt32.max)", json) }
    return value
}

private func stringOf(_ json: Json) throws -> String {
    guard case .string(let value) = json else { throw wrong("a text", json) }
    return value
}

private func bytesOf(_ json: Json) throws -> Data {
    Data(try listOf(json) { item in
        guard let value = UInt8(exactly: try int64Of(item)) else { throw wrong("a byte", item) }
        return value
    })
}

private func listOf<T>(_ json: Json, _ item: (Json) throws -> T) throws -> [T] {
    guard case .array(let list) = json else { throw wrong("a list", json) }
    return try list.map(item)
}

private func optionalOf<T>(_ json: Json, _ item: (Json) throws -> T) throws -> T? {
    if case .null = json { return nil }
    return try item(json)
}

/// The fields of `json`, which must be these and no others.
private func fieldsOf(_ json: Json, _ names: Set<String>) throws -> (String) -> Json {
    guard case .object(let fields) = json, Set(fields.keys) == names else {
        throw wrong("an object with \(names.sorted().joined(separator: ", "))", json)
    }
    return { fields[$0] ?? .null }
}

/// The name of a variant, whichever form it has.
private func variantOf(_ json: Json) throws -> String {
    switch json {
    case .string(let name): return name
    case .object(let fields) where fields.count == 1: return fields.keys.first ?? ""
    default: throw wrong("a variant", json)
    }
}

private func contentOf(_ json: Json) throws -> Json {
    guard case .object(let fields) = json, let content = fields.values.first else {
        throw wrong("a variant with fields", json)
    }
    return content
}

private func plain<T>(_ json: Json, _ value: T) throws -> T {
    guard case .string = json else { throw wrong("a plain variant", json) }
    return value
}

private func encodedBytes(_ value: Data) -> Json {
    .array(value.map { .number(Int64($0)) })
}
