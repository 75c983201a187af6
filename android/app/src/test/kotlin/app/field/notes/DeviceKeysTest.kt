package app.field.notes

import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.DeviceKeyException
import app.field.core.DeviceKeyLevel
import app.field.core.KeyUse
import java.security.Security
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** The phone's keys, over a key store of software that is called like Android's own. */
@RunWith(AndroidJUnit4::class)
@Config(sdk = [26, 29, 35], application = StandingApplication::class)
class DeviceKeysTest {
    private val store = SoftwareStore()
    private val keys = DeviceKeys()
    private val bytes = ByteArray(64) { it.toByte() }

    @Before fun add() {
        Security.insertProviderAt(store, Security.getProviders().size + 1)
    }

    @After fun remove() = Security.removeProvider(store.name)

    @Test
    fun `what was wrapped is unwrapped, with that key alone`() {
        keys.create("vault", KeyUse.VAULT)
        keys.create("checkin", KeyUse.CHECK_IN)
        val wrapped = keys.wrap("vault", bytes)
        assertContentEquals(bytes, keys.unwrap("vault", wrapped))
        assertFalse(wrapped.contentEquals(keys.wrap("vault", bytes)))
        assertFailsWith<DeviceKeyException.Refused> { keys.unwrap("checkin", wrapped) }
    }

    @Test
    fun `what was changed or is no such thing is refused`() {
        keys.create("vault", KeyUse.VAULT)
        val wrapped = keys.wrap("vault", bytes)
        for (at in wrapped.indices) {
            val changed = wrapped.copyOf().also { it[at] = (it[at] + 1).toByte() }
            assertFailsWith<DeviceKeyException.Refused> { keys.unwrap("vault", changed) }
        }
        for (length in listOf(0, 11, 12, wrapped.size - 1)) {
            assertFailsWith<DeviceKeyException.Refused> { keys.unwrap("vault", wrapped.copyOf(length)) }
        }
    }

    @Test
    fun `a new key takes the place of the old, and an erased one is gone`() {
        keys.create("vault", KeyUse.VAULT)
        val wrapped = keys.wrap("vault", bytes)
        keys.create("vault", KeyUse.VAULT)
        assertFailsWith<DeviceKeyException.Refused> { keys.unwrap("vault", wrapped) }
        keys.erase("vault")
        keys.erase("vault")
        assertFailsWith<DeviceKeyException.Refused> { keys.wrap("vault", bytes) }
        assertFailsWith<DeviceKeyException.Refused> { keys.level("vault") }
    }

    @Test
    fun `a key that a check-in needs can be used while the phone is locked`() {
        keys.create("vault", KeyUse.VAULT)
        keys.create("checkin", KeyUse.CHECK_IN)
        val needsUnlocked = store.made.mapValues { (_, spec) -> store.needsUnlocked(spec) }
        if (android.os.Build.VERSION.SDK_INT >= 28) {
            assertEquals(mapOf("key.vault" to true, "key.checkin" to false), needsUnlocked)
        }
        assertEquals(listOf(256, 256), store.made.values.map { it.keySize })
        assertEquals(listOf(false, false), store.made.values.map { it.isUserAuthenticationRequired })
    }

    @Test
    @Config(sdk = [29, 35])
    fun `a phone without a chip for keys keeps them in its processor`() {
        store.hasChip = false
        keys.create("vault", KeyUse.VAULT)
        assertContentEquals(bytes, keys.unwrap("vault", keys.wrap("vault", bytes)))
        assertEquals(false, store.made.getValue("key.vault").isStrongBoxBacked)
    }

    @Test
    @Config(sdk = [29, 35])
    fun `a phone without a lock gets the key that it has`() {
        store.hasLock = false
        keys.create("vault", KeyUse.VAULT)
        assertContentEquals(bytes, keys.unwrap("vault", keys.wrap("vault", bytes)))
        assertFalse(store.needsUnlocked(store.made.getValue("key.vault")))
    }

    @Test
    fun `how well a key is kept is what its store says`() {
        keys.create("vault", KeyUse.VAULT)
        // Software, in any Android.
        assertEquals(DeviceKeyLevel.FILE, keys.level("vault"))
    }
}
