package app.field.notes.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.TextUnit

private val LocalColours = staticCompositionLocalOf { Tokens.light }

/** The colours of this moment. */
internal val colours: Tokens.Colours
    @Composable get() = LocalColours.current

/** Sizes and weights of type. Figures are as wide as each other. */
internal class Types(private val align: TextAlign) {
    private fun style(size: TextUnit, weight: FontWeight = FontWeight.Normal) = TextStyle(
        fontSize = size,
        lineHeight = size * Tokens.LINE_HEIGHT,
        fontWeight = weight,
        fontFeatureSettings = "tnum",
        // Words that begin on the left read from there on a phone that is set to begin on the right, too.
        textDirection = TextDirection.ContentOrLtr,
        textAlign = align,
    )

    val title = style(Tokens.title, FontWeight.SemiBold)
    val figure = style(Tokens.figure, FontWeight.SemiBold)
    val heading = style(Tokens.heading, FontWeight.SemiBold)
    val body = style(Tokens.body)
    val row = style(Tokens.row)
    val rowStrong = style(Tokens.row, FontWeight.Medium)
    val action = style(Tokens.body, FontWeight.Medium)
    val source = style(Tokens.source)
}

private val fromTheStart = Types(TextAlign.Start)

/** On a phone that begins on the right every line stands there, whichever way its words run. */
private val fromTheRight = Types(TextAlign.Right)

/** The type of this phone. */
internal val type: Types
    @Composable get() = if (LocalLayoutDirection.current == LayoutDirection.Rtl) fromTheRight else fromTheStart

/** Our tokens as Material's, so that whatever Material draws is ours too. The wallpaper changes nothing. */
@Composable
internal fun FieldTheme(dark: Boolean = isSystemInDarkTheme(), content: @Composable () -> Unit) {
    val own = if (dark) Tokens.dark else Tokens.light
    val base = if (dark) darkColorScheme() else lightColorScheme()
    val scheme = base.copy(
        primary = own.accent,
        onPrimary = own.onAccent,
        primaryContainer = own.softAccent,
        onPrimaryContainer = own.onSoftAccent,
        secondary = own.accent,
        onSecondary = own.onAccent,
        secondaryContainer = own.softAccent,
        onSecondaryContainer = own.onSoftAccent,
        background = own.paper,
        onBackground = own.ink,
        surface = own.paper,
        onSurface = own.ink,
        surfaceContainer = own.card,
        onSurfaceVariant = own.secondInk,
        outline = own.line,
        outlineVariant = own.line,
        error = own.danger,
        onError = own.onDanger,
        errorContainer = own.dangerGround,
        onErrorContainer = own.danger,
    )
    val typography = Typography(
        headlineMedium = type.title,
        titleLarge = type.heading,
        bodyLarge = type.body,
        bodyMedium = type.row,
        bodySmall = type.source,
        labelLarge = type.action,
    )
    val shapes = Shapes(medium = RoundedCornerShape(Tokens.cardCorner), large = RoundedCornerShape(Tokens.mainCorner))
    MaterialTheme(colorScheme = scheme, typography = typography, shapes = shapes) {
        CompositionLocalProvider(LocalColours provides own, content = content)
    }
}
