package app.field.bridge

import app.field.core.DeviceKey
import app.field.core.DeviceKeyException
import app.field.core.DeviceKeyLevel
import app.field.core.KeyUse
import kotlin.experimental.xor

/** A key store that hides nothing, the same in every language: records that stand ready were made with it. */
internal class OpenKey : DeviceKey {
    override fun create(id: String, usage: KeyUse) {}

    override fun wrap(id: String, bytes: ByteArray): ByteArray = WRAPPED + masked(bytes)

    override fun unwrap(id: String, wrapped: ByteArray): ByteArray {
        val begins = wrapped.take(WRAPPED.size) == WRAPPED.toList()
        if (!begins) throw DeviceKeyException.Refused()
        return masked(wrapped.copyOfRange(WRAPPED.size, wrapped.size))
    }

    override fun erase(id: String) {}

    override fun level(id: String): DeviceKeyLevel = DeviceKeyLevel.FILE

    private companion object {
        val WRAPPED = "W1".toByteArray()

        fun masked(bytes: ByteArray) = ByteArray(bytes.size) { at -> bytes[at] xor 0x5A }
    }
}
