import Foundation

/// A pocket calculator, as it stands after each key: figures, a point, four operations, `=` and `C`.
struct Calculator: Equatable {
    private static let longest = 12
    private static let nothing = "–"
    private static let precision = 10
    private static let short = 6

    /// What it shows.
    private(set) var shown = "0"
    private var kept: Decimal?
    private var operation: Character?
    private var isFresh = true

    /// The same after that key.
    mutating func press(_ key: Character) {
        switch key {
        case "C": self = Calculator()
        case "0"..."9":
            if isFresh {
                shown = String(key)
                isFresh = false
            } else if shown.count < Self.longest {
                shown = shown == "0" ? String(key) : shown + String(key)
            }
        case ".":
            if isFresh {
                shown = "0."
                isFresh = false
            } else if !shown.contains("."), shown.count < Self.longest {
                shown += "."
            }
        case "=":
            let value = result
            self = Calculator()
            shown = Self.text(value)
        default:
            // Two operations in a row: the later one holds.
            let value = isFresh && operation != nil ? kept : result
            self = Calculator()
            shown = Self.text(value)
            kept = value
            operation = key
        }
    }

    private var result: Decimal? {
        guard let typed = Decimal(string: shown), shown != Self.nothing else { return nil }
        guard let before = kept else { return typed }
        let value =
            switch operation {
            case "+": before + typed
            case "−": before - typed
            case "×": before * typed
            case "÷": typed.isZero ? Decimal.nan : before / typed
            default: typed
            }
        return value.isNaN ? nil : Self.rounded(value, to: Self.precision)
    }

    private static func text(_ value: Decimal?) -> String {
        guard let value else { return nothing }
        let plain = value.description
        if plain.count <= longest { return plain }
        return scientific(rounded(value, to: short))
    }

    /// Half up, to so many figures.
    private static func rounded(_ value: Decimal, to figures: Int) -> Decimal {
        var (from, to) = (value, Decimal())
        let places = figures - 1 - order(value)
        NSDecimalRound(&to, &from, places, .plain)
        return to
    }

    /// The power of ten of its first figure.
    private static func order(_ value: Decimal) -> Int {
        let figures = value.significand.description.filter(\.isNumber).count
        return figures - 1 + value.exponent
    }

    /// As `1.5E+20`.
    private static func scientific(_ value: Decimal) -> String {
        let order = order(value)
        let one = Decimal(sign: .plus, exponent: -order, significand: value)
        return one.description + (order < 0 ? "E" : "E+") + String(order)
    }
}
