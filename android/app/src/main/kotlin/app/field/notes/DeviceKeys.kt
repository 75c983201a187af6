package app.field.notes

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import app.field.core.DeviceKey
import app.field.core.DeviceKeyException
import app.field.core.DeviceKeyLevel
import app.field.core.KeyUse
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.GCMParameterSpec

/**
 * Keys of Android's own key store: AES-256-GCM, made in it and never outside it. What it says when it refuses goes no
 * further than that it refused.
 */
internal class DeviceKeys : DeviceKey {
    override fun create(id: String, usage: KeyUse) = orRefused {
        val ways = ways(usage)
        ways.dropLast(1).forEach { if (isMade(id, it)) return@orRefused }
        generate(id, ways.last())
        probe(id)
    }

    /** How a key may be kept. */
    private class Way(val inChip: Boolean, val whileUnlocked: Boolean)

    /**
     * The best way first. Not every phone has a chip of its own for keys, and some with no lock at all give no key that
     * takes one: whoever has such a phone gets the key that it has. A check-in fires while the phone is locked, and
     * before it is unlocked for the first time.
     */
    private fun ways(usage: KeyUse): List<Way> {
        val plain = listOf(Way(inChip = false, whileUnlocked = false))
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return plain
        val unlocked = usage == KeyUse.VAULT
        return listOf(Way(inChip = true, unlocked), Way(inChip = false, unlocked)) + if (unlocked) plain else emptyList()
    }

    private fun isMade(id: String, way: Way): Boolean = try {
        generate(id, way)
        probe(id)
        true
    } catch (_: GeneralSecurityException) {
        false
    } catch (_: ProviderException) {
        false
    } catch (_: DeviceKeyException) {
        false
    }

    /** Some phones give a key and refuse it afterwards. */
    private fun probe(id: String) {
        check(unwrap(id, wrap(id, PROBE)).contentEquals(PROBE))
    }

    override fun wrap(id: String, bytes: ByteArray): ByteArray = orRefused {
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, key(id))
        cipher.updateAAD(id.toByteArray())
        val sealed = cipher.doFinal(bytes)
        check(cipher.iv.size == NONCE_BYTES)
        cipher.iv + sealed
    }

    override fun unwrap(id: String, wrapped: ByteArray): ByteArray = orRefused {
        if (wrapped.size < NONCE_BYTES) throw DeviceKeyException.Refused()
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, key(id), GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE_BYTES))
        cipher.updateAAD(id.toByteArray())
        cipher.doFinal(wrapped, NONCE_BYTES, wrapped.size - NONCE_BYTES)
    }

    override fun erase(id: String) = orRefused { store().deleteEntry(alias(id)) }

    override fun level(id: String): DeviceKeyLevel = orRefused {
        val key = key(id)
        val info = SecretKeyFactory.getInstance(key.algorithm, STORE).getKeySpec(key, KeyInfo::class.java) as KeyInfo
        level(info)
    }

    private fun level(info: KeyInfo): DeviceKeyLevel {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            return when (info.securityLevel) {
                KeyProperties.SECURITY_LEVEL_STRONGBOX -> DeviceKeyLevel.STRONG_BOX
                KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT,
                KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE,
                -> DeviceKeyLevel.TEE
                else -> DeviceKeyLevel.FILE
            }
        }
        @Suppress("DEPRECATION")
        return if (info.isInsideSecureHardware) DeviceKeyLevel.TEE else DeviceKeyLevel.FILE
    }

    private fun generate(id: String, way: Way) {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(alias(id), purposes)
            .setKeySize(KEY_BITS)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            spec.setIsStrongBoxBacked(way.inChip)
            spec.setUnlockedDeviceRequired(way.whileUnlocked)
        }
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        generator.init(spec.build())
        generator.generateKey()
    }

    private fun key(id: String): SecretKey =
        store().getKey(alias(id), null) as? SecretKey ?: throw DeviceKeyException.Refused()

    private fun store(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

    private fun alias(id: String) = "key.$id"

    private inline fun <T> orRefused(call: () -> T): T = try {
        call()
    } catch (refused: GeneralSecurityException) {
        throw DeviceKeyException.Refused().apply { initCause(refused) }
    } catch (refused: ProviderException) {
        throw DeviceKeyException.Refused().apply { initCause(refused) }
    } catch (refused: IllegalStateException) {
        throw DeviceKeyException.Refused().apply { initCause(refused) }
    }

    private companion object {
        val PROBE = byteArrayOf(1)
        const val STORE = "AndroidKeyStore"
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val NONCE_BYTES = 12
        const val TAG_BITS = 128
    }
}
