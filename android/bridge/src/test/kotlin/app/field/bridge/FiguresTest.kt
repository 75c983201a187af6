package app.field.bridge

import app.field.core.Action
import app.field.core.App
import app.field.core.ErrorCode
import app.field.core.EvidenceOrigin
import app.field.core.Field
import app.field.core.HomeAction
import app.field.core.NewEvidence
import app.field.core.Screen
import java.io.File
import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import org.junit.jupiter.api.Assumptions.assumeTrue

/** What calls cost from here, told and written nowhere: they say something of this machine alone. */
internal class FiguresTest {
    private val frame = Standing.at()

    private fun opened(name: String, test: (App) -> Unit) = Standing.copyOf(name) { folder ->
        App.open(File(folder, "data").path, OpenKey()).use { app ->
            Standing.unlock(app)
            test(app)
        }
    }

    private fun medianUs(call: () -> Unit): Long {
        repeat(WARM_UPS) { call() }
        val took = List(CALLS) {
            val before = System.nanoTime()
            call()
            (System.nanoTime() - before) / 1_000
        }
        return took.sorted()[CALLS / 2]
    }

    private fun told(what: String, us: Long) = println("figure: $what: median $us us")

    private fun pages(app: App, entries: String) {
        app.act(Action.Home(HomeAction.RECORD), frame)
        var after = assertIs<Screen.Record>(app.view(frame).screens.last()).view.page.next
        told(
            "a page of 50 of $entries",
            medianUs {
                val page = app.page(checkNotNull(after), frame)
                assertEquals(PAGE, page.days.sumOf { it.rows.size })
                after = page.next
            },
        )
    }

    @Test
    fun `a page of a hundred thousand entries`() {
        assumeTrue(Standing.isLong, "the record with 100,000 entries is there under --long")
        opened("huge") { app -> pages(app, "100,000") }
    }

    @Test
    fun `an action in and a view out at ten thousand entries`() = opened("large") { app ->
        pages(app, "10,000")
        app.act(Action.Home(HomeAction.RECORD), frame)
        told(
            "an action in and a view out at 10,000",
            medianUs {
                app.act(Action.Typed(Field.SEARCH, "gate"), frame)
                app.view(frame)
            },
        )
    }

    @Test
    fun `ten megabytes cross like one byte`() = opened("empty") { app ->
        val item = NewEvidence(entry = null, fileName = "a.jpg", mediaType = null, origin = EvidenceOrigin.PHOTO)
        app.beginEvidence(item, frame).use { intake ->
            val (one, many) = ByteBuffer.allocateDirect(1) to ByteBuffer.allocateDirect(10_000_000)
            val slightlyTooMany = ByteBuffer.allocateDirect(Standing.STEP_BYTES + 1)
            told("1 byte in, taken", medianUs { intake.write(one) })
            val refusedShort = medianUs { assertFailsWith<ErrorCode.Invalid> { intake.write(slightlyTooMany) } }
            told("1 MiB and 1 byte in, refused", refusedShort)
            told("10 MB in, refused", medianUs { assertFailsWith<ErrorCode.Invalid> { intake.write(many) } })
            intake.abandon(frame)
        }
    }

    private companion object {
        const val PAGE = 50
        const val WARM_UPS = 40
        const val CALLS = 101
    }
}
