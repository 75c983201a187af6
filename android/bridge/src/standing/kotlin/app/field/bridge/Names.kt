package app.field.bridge

import app.field.codec.Json
import kotlin.math.abs

/**
 * What is random in a flow has a name in it, such as `$entry1`. A name stands for what is found at its first place,
 * a run of letters, digits, `-` and `_`, and for the same from then on. What lies elsewhere in each language is known from
 * the beginning: [places].
 */
internal class Names(places: Map<String, String> = emptyMap()) {
    private val bound = HashMap(places)

    /** [json] with the values of all names that have one. */
    fun replaced(json: Any?): Any? = when (json) {
        is String -> NAME.replace(json) { bound[it.value] ?: it.value }
        is List<*> -> json.map { replaced(it) }
        is Map<*, *> -> json.mapValues { (_, value) -> replaced(value) }
        else -> json
    }

    /** Where they differ and how, or null. */
    fun difference(path: String, expected: Any?, actual: Any?): String? {
        if (expected is Map<*, *> && actual is Map<*, *>) {
            if (expected.keys != actual.keys) return told(path, expected.keys.sortedKeys(), actual.keys.sortedKeys())
            return expected.keys.sortedKeys().firstNotNullOfOrNull { key ->
                difference("$path.$key", expected[key], actual[key])
            }
        }
        if (expected is List<*> && actual is List<*>) {
            val different = expected.indices.intersect(actual.indices).firstNotNullOfOrNull { at ->
                difference("$path[$at]", expected[at], actual[at])
            }
            val shorter = minOf(expected.size, actual.size)
            return different ?: if (expected.size == actual.size) {
                null
            } else {
                told("$path[$shorter]", expected.getOrElse(shorter) { "nothing" }, actual.getOrElse(shorter) { "nothing" })
            }
        }
        val same = when {
            expected is String && actual is String -> matches(expected, actual)
            // Work that outlives its call adds the time that it took.
            path.endsWith("_ms") && expected is Long && actual is Long -> abs(expected - actual) <= TOOK_MS
            else -> expected == actual
        }
        return if (same) null else told(path, replaced(expected), actual)
    }

    private fun Set<*>.sortedKeys(): List<String> = map { it as String }.sorted()

    private fun told(path: String, expected: Any?, actual: Any?): String =
        "at $path\n      expected ${Json.write(expected)}\n      actual   ${Json.write(actual)}"

    private fun matches(expected: String, actual: String): Boolean {
        val fresh = ArrayList<String>()
        var end = 0
        val pattern = buildString {
            for (name in NAME.findAll(expected)) {
                append(Regex.escape(expected.substring(end, name.range.first)))
                end = name.range.last + 1
                val value = bound[name.value]
                when {
                    value != null -> append(Regex.escape(value))
                    name.value in fresh -> append("\\").append(fresh.indexOf(name.value) + 1)
                    else -> {
                        fresh.add(name.value)
                        append("([0-9A-Za-z_-]+)")
                    }
                }
            }
            append(Regex.escape(expected.substring(end)))
        }
        if (fresh.isEmpty() && end == 0) return expected == actual
        val found = Regex(pattern).matchEntire(actual) ?: return false
        fresh.forEachIndexed { at, name -> bound[name] = found.groupValues[at + 1] }
        return true
    }

    private companion object {
        val NAME = Regex("\\$[a-z]+[0-9]*")

        /** How far a time may be from what was expected. */
        const val TOOK_MS = 10_000L
    }
}
