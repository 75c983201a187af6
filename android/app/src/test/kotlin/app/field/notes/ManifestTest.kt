package app.field.notes

import app.field.notes.platform.Shared
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.w3c.dom.Document
import org.w3c.dom.Element

/** What the system is told, with all that the libraries add to it. */
class ManifestTest {
    private val manifest: Document = read(File(System.getProperty("field.manifest")))

    private fun read(file: File): Document =
        DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }.newDocumentBuilder().parse(file)

    private fun Document.all(tag: String): List<Element> {
        val found = getElementsByTagName(tag)
        return (0 until found.length).map { found.item(it) as Element }
    }

    private fun all(tag: String): List<Element> = manifest.all(tag)

    private fun Element.android(name: String): String = getAttributeNS(ANDROID, name)

    @Test
    fun `the phone is asked for what is used and for nothing else`() {
        assertEquals(USED, asked(manifest))
        assertEquals(USED - "SEND_SMS", asked(read(File(System.getProperty("field.manifest.nosms")))))
    }

    private fun asked(manifest: Document): Set<String> {
        // The app's own, for its own broadcasts; and what those that run tests ask for, which ships nowhere.
        val others = setOf("app.field.notes.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION", "android.permission.REORDER_TASKS")
        val names = manifest.all("uses-permission").map { it.android("name") } - others
        return names.map { it.removePrefix("android.permission.") }.toSet()
    }

    @Test
    fun `what a check-in needs runs before the phone is unlocked for the first time`() {
        val all = listOf("receiver", "service").flatMap { manifest.all(it) }.filter { it.android("name").startsWith("app.field.") }
        val own = all.filter { it.android("name").removePrefix("app.field.notes.platform.") in OF_CHECK_IN }
        assertEquals(OF_CHECK_IN.size, own.size)
        assertEquals(listOf("true"), own.map { it.android("directBootAware") }.distinct())
        assertEquals(listOf("false"), own.map { it.android("exported") }.distinct())
        assertEquals("shortService", manifest.all("service").single { it in own }.android("foregroundServiceType"))
    }

    @Test
    fun `what brings something in runs for whoever looks, and is off until it is chosen where it can be seen`() {
        val recording = all("service").single { it.android("name").endsWith(".RecordService") }
        val trip = all("service").single { it.android("name").endsWith(".TripService") }
        assertEquals(listOf("microphone", "location"), listOf(recording, trip).map { it.android("foregroundServiceType") })
        assertEquals(listOf("false"), listOf(recording, trip).map { it.android("exported") }.distinct())
        val seen = all("activity-alias").filter { it.android("name") in Shared.NAMES } + all("service").single { it.android("name").endsWith(".NoteTile") }
        assertEquals(Shared.NAMES.size + 1, seen.size)
        assertEquals(listOf("false"), seen.map { it.android("enabled") }.distinct())
        assertEquals("android.permission.BIND_QUICK_SETTINGS_TILE", seen.last().android("permission"))
        // What can be shared with stands at those names alone: taking them off takes them off the list.
        val takers = COMPONENTS.flatMap(::all).filter { component ->
            val actions = component.getElementsByTagName("action")
            (0 until actions.length).any { (actions.item(it) as Element).android("name").startsWith("android.intent.action.SEND") }
        }
        assertEquals(Shared.NAMES, takers.map { it.android("name") }.toSet())
    }

    @Test
    fun `no part of a phone is needed, and the old way to read files ends with older phones`() {
        assertEquals(listOf("false"), all("uses-feature").map { it.android("required") }.distinct())
        val old = all("uses-permission").single { it.android("name").endsWith("READ_EXTERNAL_STORAGE") }
        assertEquals("32", old.android("maxSdkVersion"))
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
    fun `only the names among the phone's apps can be opened from outside`() {
        val open = COMPONENTS.flatMap(::all).filter { it.android("exported") == "true" }
        val own = open.map { it.android("name") }.filter { it.startsWith("app.field.") }
        // Two of the names are off at a time, the one for sharing until she switches it on, and the tile is the system's alone.
        val names = all("activity-alias").map { it.android("name") }.toSet()
        assertEquals(names + "app.field.notes.platform.NoteTile", own.toSet())
        // Activities that start tests come with what runs them.
        val others = open.map { it.android("name") }.filterNot { it.startsWith("app.field.") }
        assertTrue(others.all { it.startsWith("androidx.test.") || it == "androidx.activity.ComponentActivity" }, "$others")
    }

    @Test
    fun `one name stands among the phone's apps, and all of them lead to the same page`() {
        val names = all("activity-alias")
        val there = names.filter { it.android("enabled") != "false" }.map { it.android("name") }
        assertEquals(listOf("app.field.notes.AsFieldNotes"), there)
        assertEquals(setOf("app.field.notes.MainActivity"), names.map { it.android("targetActivity") }.toSet())
        assertEquals("@string/label", all("application").single().android("label"))
    }

    @Test
    fun `the page over the locked screen can be opened by the app alone, and stays in no list`() {
        val ring = all("activity").single { it.android("name") == "app.field.notes.RingActivity" }
        val said = listOf("exported", "excludeFromRecents", "showWhenLocked", "turnScreenOn").map { ring.android(it) }
        assertEquals(listOf("false", "true", "true", "true"), said)
    }

    @Test
    fun `every place is left out of copies, in the cloud and to another phone`() {
        val rules = read(File(System.getProperty("field.manifest.rules")))
        for (way in listOf("cloud-backup", "device-transfer")) {
            val kept = rules.all(way).single().getElementsByTagName("exclude")
            val left = (0 until kept.length).map { kept.item(it) as Element }
            assertEquals(DOMAINS, left.map { it.getAttribute("domain") }.toSet(), way)
            // Without a path all of it.
            assertTrue(left.none { it.hasAttribute("path") })
            assertEquals(0, rules.all(way).single().getElementsByTagName("include").length)
        }
    }

    @Test
    fun `one provider serves clean copies, by addresses that are given, from their folder and no other`() {
        val provider = all("provider").single()
        assertEquals(COPIES to "app.field.notes.copies", provider.android("name") to provider.android("authorities"))
        assertEquals(listOf("false", "true", ""), listOf("exported", "grantUriPermissions", "directBootAware").map { provider.android(it) })
        val about = provider.getElementsByTagName("meta-data").item(0) as Element
        assertEquals("android.support.FILE_PROVIDER_PATHS" to "@xml/copies", about.android("name") to about.android("resource"))
        val paths = read(File(System.getProperty("field.manifest.rules")).resolveSibling("copies.xml")).documentElement
        val folders = (0 until paths.childNodes.length).map { paths.childNodes.item(it) }.filterIsInstance<Element>()
        assertEquals(listOf("cache-path" to "copies/"), folders.map { it.tagName to it.getAttribute("path") })
    }

    @Test
    fun `no library starts by itself`() {
        assertTrue(all("provider").all { it.android("name") == COPIES })
        assertTrue(all("receiver").none { it.android("name").startsWith("androidx.profileinstaller") })
    }

    private companion object {
        const val COPIES = "app.field.notes.platform.Copies"
        const val ANDROID = "http://schemas.android.com/apk/res/android"
        val USED = setOf(
            "RECEIVE_BOOT_COMPLETED",
            "SCHEDULE_EXACT_ALARM",
            "POST_NOTIFICATIONS",
            "USE_FULL_SCREEN_INTENT",
            "VIBRATE",
            "FOREGROUND_SERVICE",
            "WAKE_LOCK",
            "SEND_SMS",
            "ACCESS_COARSE_LOCATION",
            "ACCESS_FINE_LOCATION",
            "CAMERA",
            "RECORD_AUDIO",
            "FOREGROUND_SERVICE_MICROPHONE",
            "FOREGROUND_SERVICE_LOCATION",
            "ACCESS_MEDIA_LOCATION",
            "READ_MEDIA_IMAGES",
            "READ_MEDIA_VIDEO",
            "READ_EXTERNAL_STORAGE",
        )
        val DOMAINS = listOf("root", "file", "database", "sharedpref").flatMap { listOf(it, "device_$it") }.toSet() + "external"
        val OF_CHECK_IN = setOf("WakeReceiver", "SentReceiver", "ChangeReceiver", "SendService")
        val COMPONENTS = listOf("activity", "activity-alias", "service", "receiver", "provider")
    }
}
