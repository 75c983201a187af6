import XCTest

@testable import AppUI

final class CalculatorTests: XCTestCase {
    private func shown(_ keys: String) -> String {
        var calculator = Calculator()
        for key in keys { calculator.press(key) }
        return calculator.shown
    }

    func testItReckonsLikeAnyOther() {
        let asked = [
            "": "0",
            "007": "7",
            "12+3=": "15",
            "12+3×2=": "30",
            "1÷3=": "0.3333333333",
            "1÷0=": "–",
            "1÷0=5": "5",
            "1÷0=+1=": "1",
            "0.1+0.2=": "0.3",
            "5−8=": "-3",
            "5+−2=": "3",
            ".5+.5=": "1",
            "9×9=C": "0",
            "2+3=4": "4",
            "1.2.3": "1.23",
            "2÷3=": "0.6666666667",
            "999999999999×999999999999=": "1E+24",
            "123456789×987654321=": "1.21933E+17",
        ]
        for (keys, answer) in asked { XCTAssertEqual(shown(keys), answer, keys) }
    }

    func testWhatItShowsIsNeverLongerThanItsLine() {
        XCTAssertEqual(shown("1234567890123456").count, 12)
        for keys in ["999999999999×999999999999=", "1÷999999999999=", "1÷7÷999999999999=", "0−1÷999999999999÷7="] {
            XCTAssertLessThanOrEqual(shown(keys).count, 12, keys)
        }
    }
}
