package app.field.bridge

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

internal class NamesTest {
    @Test
    fun `a name takes what stands at its first place and keeps it`() {
        val names = Names()
        assertNull(names.difference("view", mapOf("id" to "entry \$entry1!"), mapOf("id" to "entry 00ff!")))
        assertNull(names.difference("view", listOf("\$entry1"), listOf("00ff")))
        assertEquals(
            "at view[0]\n      expected \"00ff\"\n      actual   \"00fe\"",
            names.difference("view", listOf("\$entry1"), listOf("00fe")),
        )
        assertEquals(mapOf("entry" to "00ff"), names.replaced(mapOf("entry" to "\$entry1")))
    }

    @Test
    fun `a name stands for what a link may hold and for at least one`() {
        assertNotNull(Names().difference("view", "a \$code", "a "))
        assertNotNull(Names().difference("view", "a \$code", "a x z"))
        assertNull(Names().difference("view", "a \$code.1", "a x-z_.1"))
        assertNotNull(Names().difference("view", "\$id1 \$id1", "aa ab"))
        assertNull(Names().difference("view", "\$id1 \$id1", "aa aa"))
    }

    @Test
    fun `whatever differs is told with its path`() {
        val names = Names()
        assertNotNull(names.difference("view", mapOf("a" to 1L), mapOf("b" to 1L)))
        assertNotNull(names.difference("view", listOf(1L), listOf(1L, 2L)))
        assertNotNull(names.difference("view", 1L, true))
        assertNotNull(names.difference("view", null, false))
        assertNull(names.difference("view", null, null))
        assertEquals(
            "at view.rows[1]\n      expected \"nothing\"\n      actual   2",
            names.difference("view", mapOf("rows" to listOf(1L)), mapOf("rows" to listOf(1L, 2L))),
        )
    }
}
