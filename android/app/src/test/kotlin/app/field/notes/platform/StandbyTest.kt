package app.field.notes.platform

import android.app.Notification
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.bridge.OpenKey
import app.field.core.DeviceKey
import app.field.core.DeviceKeyException
import app.field.core.DeviceKeyLevel
import app.field.core.Effect
import app.field.core.KeyUse
import app.field.core.NoticeKind
import app.field.core.PlatformState
import app.field.core.WakeView
import app.field.notes.Standing
import app.field.notes.StandingApplication
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** In which order a phone is asked, over a phone that only writes down what it was asked. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class StandbyTest {
    private val asked = java.util.Collections.synchronizedList(mutableListOf<String>())

    private val phone = Phone(
        alarms = object : Alarms {
            override fun guard() {
                asked += "guard"
            }

            override fun set(wakes: List<WakeView>) {
                asked += "set ${wakes.size}"
            }
        },
        texts = object : Texts {
            override fun may() = false

            override fun send(row: Effect.SendRow): Handed = error("not asked")
        },
        notices = object : Notices {
            override fun may() = true

            override fun mayRing() = true

            override fun show(notice: Effect.Notify) {
                asked += "show ${notice.number}"
            }

            override fun takeBack(numbers: List<Long>) {
                asked += "take back $numbers"
            }
        },
        wakefulness = object : Wakefulness {
            override fun during(call: () -> Unit) {
                asked += "awake"
                call()
                asked += "asleep"
            }

            override fun hold() = error("nothing was sent")

            override fun rest() = error("nothing was sent")
        },
        state = { PlatformState(Standing.FACTS, noNetwork = false) },
        whileSending = { Notification() },
    )

    @Before fun begin() = Standing.begin("small")

    private fun standby(keys: DeviceKey = OpenKey()) = Standby(Standing.places, keys, { Standing.frame(false) }, phone)

    private fun Standby.toTheEnd(call: Standby.(() -> Unit) -> Unit) {
        var ended = false
        call { ended = true }
        Standing.until("the end") { ended }
    }

    @Test
    fun `a guard stands before anything is called, and a list at the end`() {
        standby().toTheEnd { wake(it) }
        assertEquals(listOf("guard", "awake"), asked.take(2))
        assertEquals(listOf("set 0", "asleep"), asked.takeLast(2))
    }

    @Test
    fun `what was left half-way is looked at once in each process`() {
        val standby = standby()
        standby.toTheEnd { wake(it) }
        val first = asked.count { it.startsWith("set") }
        standby.toTheEnd { beginOnce(it) }
        assertEquals(first, asked.count { it.startsWith("set") })
    }

    @Test
    fun `a key store that fails still leaves a wake`() {
        val failing = object : DeviceKey {
            override fun create(id: String, usage: KeyUse) = throw DeviceKeyException.Refused()
            override fun wrap(id: String, bytes: ByteArray) = throw DeviceKeyException.Refused()
            override fun unwrap(id: String, wrapped: ByteArray) = throw DeviceKeyException.Refused()
            override fun erase(id: String) = throw DeviceKeyException.Refused()
            override fun level(id: String): DeviceKeyLevel = throw DeviceKeyException.Refused()
        }
        standby(failing).toTheEnd { begin(it) }
        assertTrue(asked.last { it != "asleep" }.startsWith("set"), "$asked")
    }

    @Test
    fun `what the screens ask of the phone is done here, and what takes a page is not`() {
        val standby = standby()
        assertTrue(standby.takes(Effect.Notify(7, "Reminder", NoticeKind.REMINDER, true, false)))
        assertTrue(standby.takes(Effect.Unnotify(listOf(7))))
        assertFalse(standby.takes(Effect.Dial("999")))
        Standing.until("both", { asked }) { "take back [7]" in asked }
        assertEquals(listOf("show 7", "take back [7]"), asked.filter { "7" in it })
    }
}
