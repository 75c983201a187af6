package app.field.notes.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** Every number and colour of the pages. The contrast of each pair is computed in a test. */
internal object Tokens {
    /** The colours of one mode. */
    class Colours(
        val paper: Color,
        val card: Color,
        val ink: Color,
        val secondInk: Color,
        val line: Color,
        val accent: Color,
        val onAccent: Color,
        val softAccent: Color,
        val onSoftAccent: Color,
        val note: Color,
        val noteGround: Color,
        val danger: Color,
        val onDanger: Color,
        val dangerGround: Color,
        val good: Color,
        val goodGround: Color,
    )

    val light = Colours(
        paper = Color(0xFFFAF8F5),
        card = Color(0xFFFFFFFF),
        ink = Color(0xFF1D2320),
        secondInk = Color(0xFF4A534E),
        line = Color(0xFF868B86),
        accent = Color(0xFF0F5F5C),
        onAccent = Color(0xFFFFFFFF),
        softAccent = Color(0xFFD7E8E6),
        onSoftAccent = Color(0xFF0B3B39),
        note = Color(0xFF7A4300),
        noteGround = Color(0xFFFFF1DC),
        danger = Color(0xFF9E1F1C),
        onDanger = Color(0xFFFFFFFF),
        dangerGround = Color(0xFFFDECEA),
        good = Color(0xFF1D6337),
        goodGround = Color(0xFFE4F3E8),
    )

    val dark = Colours(
        paper = Color(0xFF121614),
        card = Color(0xFF1B201D),
        ink = Color(0xFFECEFEC),
        secondInk = Color(0xFFB6BFB9),
        line = Color(0xFF7C867F),
        accent = Color(0xFF7FD1CA),
        onAccent = Color(0xFF05302D),
        softAccent = Color(0xFF173F3C),
        onSoftAccent = Color(0xFFC9ECE8),
        note = Color(0xFFF2BC70),
        noteGround = Color(0xFF35270F),
        danger = Color(0xFFFFA39B),
        onDanger = Color(0xFF3B0907),
        dangerGround = Color(0xFF421615),
        good = Color(0xFF8FD6A5),
        goodGround = Color(0xFF15341F),
    )

    /** Sizes of type: page title, large figures, headings, body, rows, source lines. */
    val title = 28.sp
    val figure = 40.sp
    val heading = 22.sp
    val body = 18.sp
    val row = 16.sp
    val source = 14.sp

    /** Lines are this many times as high as their letters. */
    const val LINE_HEIGHT = 1.45f

    /** The grid, and what stands on it. */
    val half = 4.dp
    val step = 8.dp
    val gap = 12.dp
    val block = 16.dp
    val margin = 20.dp
    val section = 24.dp

    /** What a finger needs, and the one main action. */
    val target = 48.dp
    val mainAction = 56.dp

    val cardCorner = 12.dp
    val mainCorner = 28.dp
    val hairline = 1.dp
    val mark = 24.dp
    val markLine = 2.dp

    /** The ring of a check-in. */
    val ring = 208.dp
    val ringLine = 12.dp

    /** A code for a camera, in every mode. */
    val codeInk = Color(0xFF000000)
    val codeGround = Color(0xFFFFFFFF)
    val code = 320.dp

    /** A phone as a sign in a line. */
    val signWidth = 32.dp
    val signHeight = 52.dp

    /** A small picture of a phone. */
    val phoneWidth = 112.dp
    val phoneHeight = 184.dp

    /** The bar of a day in a timeline. */
    val band = 8.dp

    /** The longer side of a photo's outline. */
    val outline = 160.dp

    /** How tall a picture of proof may stand on its page. */
    val picture = 320.dp

    /** From letters this many times as large on nothing stands beside anything. */
    const val LARGE_LETTERS = 1.3f

    /** How far a finger goes along the bar at the bottom to leave: further than one that slips. */
    val swipe = 112.dp

    /** About 60 letters of body. */
    val column = 600.dp

    /** From this width on a list and what was chosen from it stand beside each other. */
    /** What the camera sees, as wide to high. */
    const val CAMERA_SHAPE = 3f / 4f
    const val TWO_PANES_DP = 840

    /** A key of the cover. */
    val key = 64.dp

    /** How long something has to be held that is to be held, milliseconds. */
    const val HOLD_MS = 1200

    /** The same on a cover, where it may not happen by chance. */
    const val COVER_HOLD_MS = 2000

    /** What can't be done now. */
    const val DISABLED_ALPHA = 0.62f
}
