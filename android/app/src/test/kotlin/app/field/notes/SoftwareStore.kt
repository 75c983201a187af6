package app.field.notes

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.StrongBoxUnavailableException
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.security.spec.KeySpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactorySpi
import javax.crypto.spec.SecretKeySpec
import org.robolectric.util.ReflectionHelpers

/** A key store that is called like Android's own and keeps its keys in memory. */
internal class SoftwareStore : Provider("AndroidKeyStore", "1.0", "") {
    /** What each key was asked to be. */
    val made = LinkedHashMap<String, KeyGenParameterSpec>()
    private val secrets = HashMap<String, SecretKey>()

    /** Whether there is a chip for keys. */
    var hasChip = true

    /** Whether it gives keys that take an unlocked phone. */
    var hasLock = true

    init {
        putService(service("KeyStore", "AndroidKeyStore") { Store() })
        putService(service("KeyGenerator", "AES") { Generator() })
        putService(service("SecretKeyFactory", "AES") { Factory() })
    }

    fun needsUnlocked(spec: KeyGenParameterSpec): Boolean =
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && spec.isUnlockedDeviceRequired

    private fun service(type: String, algorithm: String, make: () -> Any): Service =
        object : Service(this, type, algorithm, "", null, null) {
            override fun newInstance(parameter: Any?): Any = make()
        }

    private inner class Generator : KeyGeneratorSpi() {
        private var spec: KeyGenParameterSpec? = null

        override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(bits: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(spec: AlgorithmParameterSpec?, random: SecureRandom?) {
            this.spec = spec as KeyGenParameterSpec
        }

        override fun engineGenerateKey(): SecretKey {
            val spec = checkNotNull(spec)
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P && spec.isStrongBoxBacked && !hasChip) {
                throw StrongBoxUnavailableException()
            }
            if (needsUnlocked(spec) && !hasLock) throw ProviderException()
            val plain = KeyGenerator.getInstance("AES", "SunJCE").apply { init(spec.keySize) }
            made[spec.keystoreAlias] = spec
            return plain.generateKey().also { secrets[spec.keystoreAlias] = it }
        }
    }

    /** Says of every key that it lies in software. */
    private class Factory : SecretKeyFactorySpi() {
        override fun engineGetKeySpec(key: SecretKey?, type: Class<*>?): KeySpec =
            ReflectionHelpers.newInstance(KeyInfo::class.java)

        override fun engineGenerateSecret(spec: KeySpec?): SecretKey = throw UnsupportedOperationException()

        override fun engineTranslateKey(key: SecretKey?): SecretKey = throw UnsupportedOperationException()
    }

    private inner class Store : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? =
            secrets[alias]?.let { SecretKeySpec(it.encoded, it.algorithm) }

        override fun engineDeleteEntry(alias: String) {
            secrets.remove(alias)
        }

        override fun engineContainsAlias(alias: String) = alias in secrets

        override fun engineIsKeyEntry(alias: String) = alias in secrets

        override fun engineIsCertificateEntry(alias: String) = false

        override fun engineSize() = secrets.size

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(secrets.keys)

        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineGetCertificate(alias: String): Certificate? = null

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineSetKeyEntry(a: String?, k: Key?, p: CharArray?, c: Array<out Certificate>?) = refused()

        override fun engineSetKeyEntry(a: String?, k: ByteArray?, c: Array<out Certificate>?) = refused()

        override fun engineSetCertificateEntry(a: String?, c: Certificate?) = refused()

        private fun refused(): Unit = throw UnsupportedOperationException()
    }
}
