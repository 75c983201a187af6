
/** What is wrong with a text or a value, and where. */
public class CodecException(what: String) : RuntimeException(what)

/** JSON as plain values: null, Boolean, Long, String, List, Map. */
public object Json {
    public fun read(text: String): Any? = JsonReader(text).whole()

    public fun write(value: Any?): String = buildString { json(value) }

    private fun StringBuilder.json(value: Any?) {
        when (value) {
            null -> append("null")
            is Boolean -> append(value.toString())
            is Long -> append(value.toString())
            is String -> quoted(value)
            is List<*> -> {
                append('[')
                value.forEachIndexed { at, item ->
                    if (at > 0) append(',')
                    json(item)
                }
                append(']')
            }
            is Map<*, *> -> {
                append('{')
                value.entries.forEachIndexed { at, (key, item) ->
                    if (at > 0) append(',')
                    quoted(key as String)
                    append(':')
                    json(item)
                }
                append('}')
            }
            else -> throw CodecException("${value::class} is no JSON")
        }
    }

    private fun StringBuilder.quoted(text: String) {
        append('"')
        for (unit in text) {
            when {
                unit == '"' || unit == '\\' -> append('\\').append(unit)
                unit == '\n' -> append("\\n")
                unit < ' ' -> append("\\u").append(unit.code.toString(16).padStart(4, '0'))
                else -> append(unit)
            }
        }
        append('"')
    }
}

private class JsonReader(private val text: String) {
    private var at = 0

    fun whole(): Any? {
        val value = value()
        space()
        if (at != text.length) fail("more than one value")
        return value
    }

    private fun fail(what: String): Nothing = throw CodecException("$what at character $at")

    private fun space() {
        while (at < text.length && text[at] in " \t\r\n") at++
    }

    private fun peek(): Char = if (at < text.length) text[at] else fail("the text ends")

    private fun take(expected: Char) {
        if (peek() != expected) fail("`$expected` expected")
        at++
    }

    private fun word(word: String, value: Any?): Any? {
        if (!text.startsWith(word, at)) fail("no value")
        at += word.length
        return value
    }

    private fun value(): Any? {
        space()
        return when (peek()) {
            '{' -> map()
            '[' -> list()
            '"' -> string()
            't' -> word("true", true)
            'f' -> word("false", false)
            'n' -> word("null", null)
            else -> number()
        }
    }

    private fun map(): Map<String, Any?> {
        val map = LinkedHashMap<String, Any?>()
        take('{')
        space()
        while (peek() != '}') {
            if (map.isNotEmpty()) take(',')
            space()
            val key = string()
            space()
            take(':')
            if (map.put(key, value()) != null) fail("`$key` twice")
            space()
        }
        take('}')
        return map
    }

    private fun list(): List<Any?> {
        val list = ArrayList<Any?>()
        take('[')
        space()
        while (peek() != ']') {
            if (list.isNotEmpty()) take(',')
            list.add(value())
            space()
        }
        take(']')
        return list
    }

    private fun string(): String = buildString {
        take('"')
        while (peek() != '"') {
            val unit = text[at++]
            append(if (unit == '\\') escaped() else unit)
        }
        take('"')
    }

    private fun escaped(): Char {
        val unit = peek()
        at++
        return when (unit) {
            '"', '\\', '/' -> unit
            'b' -> '\b'
            'f' -> '\u000c'
            'n' -> '\n'
            'r' -> '\r'
            't' -> '\t'
            'u' -> {
                if (at + 4 > text.length) fail("the text ends")
                val code = text.substring(at, at + 4).toIntOrNull(16) ?: fail("no such character")
                at += 4
                code.toChar()
            }
            else -> fail("no such escape")
        }
    }

    private fun number(): Long {
        val from = at
        while (at < text.length && (text[at].isDigit() || text[at] in "+-.eE")) at++
        return text.substring(from, at).toLongOrNull() ?: fail("no whole number")
    }
}

private fun wrong(what: String, json: Any?): Nothing =
    throw CodecException("$what expected, and here is ${Json.write(json).take(80)}")

private fun boolOf(json: Any?): Boolean = json as? Boolean ?: wrong("true or false", json)

private fun longOf(json: Any?): Long = json as? Long ?: wrong("a whole number", json)

private fun uintOf(json: Any?): UInt {
    val number = longOf(json)
    if (number !in 0L..UInt.MAX_VALUE.toLong()) wrong("a number from 0 to ${UInt.MAX_VALUE}", json)
    return number.toUInt()
}

private fun stringOf(json: Any?): String = json as? String ?: wrong("a text", json)

private fun bytesOf(json: Any?): ByteArray {
    val list = listOf(json) { longOf(it) }
    return ByteArray(list.size) { at ->
        if (list[at] !in 0L..255L) wrong("a byte", list[at])
        list[at].toByte()
    }
}

private fun bytes(value: ByteArray): List<Any?> = value.map { (it.toInt() and 0xFF).toLong() }

private fun <T> listOf(json: Any?, item: (Any?) -> T): List<T> = (json as? List<*> ?: wrong("a list", json)).map(item)

private fun <T : Any> optionalOf(json: Any?, item: (Any?) -> T): T? = if (json == null) null else item(json)

/** The fields of `json`, which must be these and no others. */
private fun fieldsOf(json: Any?, vararg names: String): (String) -> Any? {
    val map = json as? Map<*, *> ?: wrong("an object", json)
    if (map.keys != names.toSet()) wrong("an object with ${names.joinToString()}", json)
    return { name -> map[name] }
}

/** The name of a variant, whichever form it has. */
private fun variantOf(json: Any?): String = when {
    json is String -> json
    json is Map<*, *> && json.size == 1 -> json.keys.single() as String
    else -> wrong("a variant", json)
}

private fun contentOf(json: Any?): Any? = (json as? Map<*, *> ?: wrong("a variant with fields", json)).values.single()

private fun <T> plain(json: Any?, value: T): T = if (json is String) value else wrong("a plain variant", json)

private fun tagged(name: String, vararg fields: Pair<String, Any?>): Any? = mapOf(name to mapOf(*fields))
