package app.field.notes

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.w3c.dom.Document
import org.w3c.dom.Element

/** What the system is told, with all that the libraries add to it. */
class ManifestTest {
    private val manifest: Document = read(File(System.getProperty("field.manifest")))

    private fun read(file: File): Document =
        DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }.newDocumentBuilder().parse(file)

    private fun all(tag: String): List<Element> {
        val found = manifest.getElementsByTagName(tag)
        return (0 until found.length).map { found.item(it) as Element }
    }

    private fun Element.android(name: String): String = getAttributeNS(ANDROID, name)

    @Test
    fun `the phone is asked for no permission`() {
        // The app's own, for its own broadcasts.
        val own = "app.field.notes.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION"
        val asked = all("uses-permission").map { it.android("name") }
        // What runs tests asks for this, and ships nowhere.
        assertEquals(emptyList(), asked - own - "android.permission.REORDER_TASKS")
    }

    @Test
    fun `nothing leaves by the system's backups`() {
        val application = all("application").single()
        assertEquals("false", application.android("allowBackup"))
        assertEquals("false", application.android("fullBackupContent"))
        assertEquals("@xml/data_extraction_rules", application.android("dataExtractionRules"))
        assertEquals("false", application.android("usesCleartextTraffic"))
    }

    @Test
    fun `only the one page can be opened from outside`() {
        val open = COMPONENTS.flatMap(::all).filter { it.android("exported") == "true" }
        val own = open.map { it.android("name") }.filter { it.startsWith("app.field.") }
        assertEquals(listOf("app.field.notes.MainActivity"), own)
        // Activities that start tests come with what runs them.
        val others = open.map { it.android("name") }.filterNot { it.startsWith("app.field.") }
        assertTrue(others.all { it.startsWith("androidx.test.") || it == "androidx.activity.ComponentActivity" }, "$others")
    }

    @Test
    fun `no library starts by itself`() {
        assertNull(all("provider").firstOrNull())
        assertTrue(all("receiver").none { it.android("name").startsWith("androidx.profileinstaller") })
    }

    private companion object {
        const val ANDROID = "http://schemas.android.com/apk/res/android"
        val COMPONENTS = listOf("activity", "activity-alias", "service", "receiver", "provider")
    }
}
