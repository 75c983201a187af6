package app.field.bridge

import app.field.core.DeviceKey
import app.field.core.DeviceKeyException
import app.field.core.DeviceKeyLevel
import app.field.core.KeyUse
import java.security.SecureRandom
import java.util.concurrent.ConcurrentHashMap
import kotlin.experimental.xor

/** Keys in memory, which wrap up to 64 bytes. */
internal class SoftwareKey : DeviceKey {
    private val keys = ConcurrentHashMap<String, ByteArray>()

    private fun key(id: String): ByteArray = keys[id] ?: throw DeviceKeyException.Refused()

    private fun crossed(id: String, bytes: ByteArray): ByteArray {
        val key = key(id)
        if (bytes.size > key.size) throw DeviceKeyException.Refused()
        return ByteArray(bytes.size) { at -> bytes[at] xor key[at] }
    }

    override fun create(id: String, usage: KeyUse) {
        keys[id] = ByteArray(64).also { SecureRandom().nextBytes(it) }
    }

    override fun wrap(id: String, bytes: ByteArray): ByteArray = crossed(id, bytes)

    override fun unwrap(id: String, wrapped: ByteArray): ByteArray = crossed(id, wrapped)

    override fun erase(id: String) {
        keys.remove(id)
    }

    override fun level(id: String): DeviceKeyLevel = DeviceKeyLevel.FILE
}
