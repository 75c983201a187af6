package app.field.notes

import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.toSize
import androidx.test.ext.junit.runners.AndroidJUnit4
import app.field.core.Screen
import app.field.core.View
import app.field.notes.ui.Drawn
import app.field.notes.ui.theme.Tokens
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode

/** What a screen reader, a switch or a large finger finds on every page that the flows come by. */
@RunWith(AndroidJUnit4::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35], qualifiers = "w360dp-h740dp-xhdpi")
class AccessibilityTest {
    @get:Rule val rule = createAndroidComposeRule<ComponentActivity>()

    private var page = ""
    private val wrong = mutableListOf<String>()
    private val finger get() = with(rule.density) { (Tokens.target - 0.5.dp).toPx() }

    /** Looks at every page, and says at the end everything that is wrong. */
    private fun onEachPage(look: (View, List<SemanticsNode>) -> Unit) {
        var shown by mutableStateOf<View?>(null)
        rule.runOnUiThread {
            rule.activity.enableEdgeToEdge()
            rule.activity.setContent { shown?.let { Drawn(it, null, null, Nobody) } }
        }
        assertTrue(Walk.seen.size > FEWEST)
        for (seen in Walk.seen) {
            page = seen.name
            shown = seen.one
            rule.waitForIdle()
            look(seen.one, nodes(merged = true))
        }
        assertEquals(emptyList(), wrong.toList(), wrong.joinToString("\n"))
    }

    /** As they stand in the tree, the root apart. */
    private fun nodes(merged: Boolean): List<SemanticsNode> {
        val root = rule.onNode(isRoot(), useUnmergedTree = !merged).fetchSemanticsNode()
        fun below(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::below)
        return root.children.flatMap(::below)
    }

    private fun expect(isSo: Boolean, what: () -> String) {
        if (!isSo) wrong += "$page: ${what()}"
    }

    private fun SemanticsNode.isControl() =
        config.contains(SemanticsActions.OnClick) || config.contains(SemanticsActions.SetText) ||
            config.contains(SemanticsProperties.ToggleableState)

    private fun SemanticsNode.isHeading() = config.contains(SemanticsProperties.Heading)

    private fun SemanticsNode.said(): String {
        val text = config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
        return (config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() + text).joinToString(" ").trim()
    }

    /** Where it is, whether that is scrolled away or not. */
    private fun SemanticsNode.whole() = Rect(positionInRoot, size.toSize())

    private fun SemanticsNode.scrolls() =
        config.contains(SemanticsProperties.VerticalScrollAxisRange) || config.contains(SemanticsActions.ScrollBy)

    private fun SemanticsNode.scroller(): SemanticsNode? = generateSequence(parent) { it.parent }.firstOrNull { it.scrolls() }

    @Test
    fun `every control is labelled and as large as a finger`() = onEachPage { _, nodes ->
        nodes.filter { it.isControl() }.forEach { node ->
            expect(node.said().isNotEmpty()) { "${node.config} says nothing" }
            val tall = maxOf(node.size.height.toFloat(), node.touchBoundsInRoot.height)
            val wide = maxOf(node.size.width.toFloat(), node.touchBoundsInRoot.width)
            expect(tall >= finger && wide >= finger) { "`${node.said()}` is $wide × $tall" }
        }
    }

    @Test
    fun `every page begins with its heading, and something stands under each`() = onEachPage { view, nodes ->
        val screen = view.screens.last()
        if (screen is Screen.Waiting || (screen is Screen.Cover && screen.view.kind != "notes")) return@onEachPage
        val said = nodes.filter { it.said().isNotEmpty() || it.isControl() }
        val headings = said.filter { it.isHeading() }
        val first = headings.firstOrNull()
        expect(first != null) { "no heading" }
        // Only what is said once, the arrow and leaving come before the title.
        val before = said.takeWhile { it !== first }
            .filter { !it.isControl() && it.config.getOrNull(SemanticsProperties.LiveRegion) == null }
        expect(before.isEmpty()) { "`${before.map { it.said() }}` before the title" }
        said.zipWithNext().forEach { (one, next) ->
            expect(!one.isHeading() || !next.isHeading() || one === first) { "nothing stands under `${one.said()}`" }
        }
        val inPage = said.filter { it.scroller() != null }
        expect(inPage.isEmpty() || !inPage.last().isHeading() || inPage.last() === first) {
            "nothing stands under `${inPage.last().said()}`"
        }
    }

    @Test
    fun `what is read comes from top to bottom`() = onEachPage { _, nodes ->
        val leaves = nodes.filter { node -> node.said().isNotEmpty() && node.children.none { it.said().isNotEmpty() } }
        leaves.zipWithNext().forEach { (one, next) ->
            val (above, below) = one.whole() to next.whole()
            val isBeside = below.top < above.bottom && below.left >= above.right
            // What is scrolled goes on below what stands still: only its place among its own counts.
            val isElsewhere = one.scroller()?.id != next.scroller()?.id
            expect(below.top >= above.top || isBeside || isElsewhere) { "`${next.said()}` is read after `${one.said()}` and stands above it" }
        }
    }

    @Test
    @Config(fontScale = 2f)
    fun `with letters twice as large everything is reached and whole`() = reachedAndWhole()

    @Test
    @Config(fontScale = 2f, qualifiers = "w320dp-h533dp-hdpi")
    fun `on a small phone too`() = reachedAndWhole()

    private fun reachedAndWhole() = onEachPage { _, nodes ->
        val window = Size(rule.activity.window.decorView.width.toFloat(), rule.activity.window.decorView.height.toFloat())
        nodes.filter { it.isControl() }.forEach { node ->
            val whole = node.whole()
            expect(whole.left >= -1 && whole.right <= window.width + 1) { "`${node.said()}` is beside the page: $whole" }
            val scroller = node.scroller()
            expect(scroller != null || whole.bottom <= window.height + 1) { "`${node.said()}` is below the page: $whole" }
        }
        // What is scrolled needs room to be seen in.
        nodes.filter { it.scrolls() && it.scroller() == null && !it.config.contains(SemanticsActions.SetText) }.forEach { node ->
            expect(node.boundsInRoot.height >= 2 * finger) { "${node.boundsInRoot.height} are left to scroll in" }
        }
        nodes(merged = false).forEach(::isWhole)
    }

    private fun isWhole(node: SemanticsNode) {
        val results = mutableListOf<TextLayoutResult>()
        node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
        results.forEach { text -> expect(!text.isCut()) { "`${text.layoutInput.text}` is cut off" } }
        if (node.scroller() != null || node.said().isEmpty()) return
        val (seen, whole) = node.boundsInRoot to node.whole()
        expect(seen.height >= whole.height - 1 && seen.width >= whole.width - 1) { "`${node.said()}` is cut off: $seen of $whole" }
    }

    /** Lines against the room that they got. What the layout says of itself counts the room that it was offered. */
    private fun TextLayoutResult.isCut(): Boolean {
        val widest = (0 until lineCount).maxOfOrNull { getLineRight(it) - getLineLeft(it) } ?: 0f
        return multiParagraph.didExceedMaxLines || widest > size.width + 1 || multiParagraph.height > size.height + 1
    }

    private companion object {
        const val FEWEST = 20
    }
}
