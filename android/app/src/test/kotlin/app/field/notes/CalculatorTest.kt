package app.field.notes

import kotlin.test.Test
import kotlin.test.assertEquals

class CalculatorTest {
    private fun shown(keys: String) = keys.fold(Calculator(), Calculator::after).shown

    @Test
    fun `it reckons like any other`() {
        val asked = mapOf(
            "" to "0",
            "007" to "7",
            "12+3=" to "15",
            "12+3×2=" to "30",
            "1÷3=" to "0.3333333333",
            "1÷0=" to "–",
            "1÷0=5" to "5",
            "0.1+0.2=" to "0.3",
            "5−8=" to "-3",
            "5+−2=" to "3",
            ".5+.5=" to "1",
            "9×9=C" to "0",
            "2+3=4" to "4",
            "1.2.3" to "1.23",
        )
        asked.forEach { (keys, answer) -> assertEquals(answer, shown(keys), keys) }
    }

    @Test
    fun `what it shows is never longer than its line`() {
        assertEquals(12, shown("1234567890123456").length)
        assertEquals(true, shown("999999999999×999999999999=").length <= 12)
    }
}
