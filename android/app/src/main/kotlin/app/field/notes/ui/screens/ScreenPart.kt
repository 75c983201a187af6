package app.field.notes.ui.screens

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import app.field.core.Screen
import app.field.notes.Hand
import app.field.notes.ui.parts.LocalAbove
import app.field.notes.ui.parts.Paragraph

/** Draws a screen, each kind by its own hand. */
@Composable
internal fun ScreenPart(screen: Screen, hand: Hand) = when (screen) {
    is Screen.Cover -> CoverScreen(screen.view, hand)
    is Screen.FirstOpen -> FirstOpenScreen(screen.view, hand)
    is Screen.Reading -> ReadingScreen(screen.view, hand)
    is Screen.Question -> QuestionScreen(screen.view, hand)
    is Screen.Passcode -> PasscodeScreen(screen.view, hand)
    is Screen.Home -> HomeScreen(screen.view, hand)
    is Screen.CheckInForm -> CheckInFormScreen(screen.view, hand)
    is Screen.CheckIn -> CheckInScreen(screen.view, hand)
    is Screen.CheckIns -> CheckInsScreen(screen.view, hand)
    is Screen.Readiness -> ReadinessScreen(screen.view, hand)
    is Screen.Contacts -> ContactsScreen(screen.view, hand)
    is Screen.Contact -> ContactScreen(screen.view, hand)
    is Screen.Seen -> SeenScreen(screen.view, hand)
    is Screen.Pin -> PinScreen(screen.view, hand)
    is Screen.Watches -> WatchesScreen(screen.view, hand)
    is Screen.WatchedPlan -> WatchedPlanScreen(screen.view, hand)
    is Screen.Pairing -> PairingScreen(screen.view, hand)
    is Screen.Write -> WriteScreen(screen.view, hand)
    is Screen.Record -> RecordScreen(screen.view, hand)
    is Screen.Entry -> EntryScreen(screen.view, hand)
    is Screen.Noted -> NotedScreen(screen.view, hand)
    is Screen.Timeline -> TimelineScreen(screen.view, hand)
    is Screen.Help -> HelpScreen(screen.view, hand)
    is Screen.Who -> WhoScreen(screen.view, hand)
    is Screen.Service -> ServiceScreen(screen.view, hand)
    is Screen.Guides -> GuidesScreen(screen.view, hand)
    is Screen.Steps -> StepsScreen(screen.view, hand)
    is Screen.StepList -> StepListScreen(screen.view, hand)
    is Screen.Step -> StepScreen(screen.view, hand)
    is Screen.Answers -> AnswersScreen(screen.view, hand)
    is Screen.Capture -> CaptureScreen(screen.view, hand)
    is Screen.Make -> MakeScreen(screen.view, hand)
    is Screen.Photos -> PhotosScreen(screen.view, hand)
    is Screen.Photo -> PhotoScreen(screen.view, hand)
    is Screen.Settings -> SettingsScreen(screen.view, hand)
    is Screen.RecoveryCode -> RecoveryCodeScreen(screen.view, hand)
    is Screen.Waiting -> WaitingScreen(screen.text)
}

/** What tells two pages at the same place apart. */
internal fun identity(screen: Screen): Any = screen::class to when (screen) {
    is Screen.Reading -> screen.view.title
    is Screen.Question -> screen.view.title
    is Screen.Passcode -> screen.view.title
    is Screen.Pin -> screen.view.title
    is Screen.CheckInForm -> screen.view.title
    is Screen.Pairing -> screen.view.title
    is Screen.Service -> screen.view.title
    is Screen.StepList -> screen.view.title
    is Screen.Step -> screen.view.title
    is Screen.Entry -> screen.view.title
    is Screen.Contact -> screen.view.title
    is Screen.CheckIn -> screen.view.title
    is Screen.Noted -> screen.view.title
    is Screen.Make -> screen.view.title
    is Screen.Photos -> screen.view.title
    is Screen.Photo -> screen.view.name
    else -> null
}

/** The record is at work elsewhere. It has no title, and what is said once stands above it all the same. */
@Composable
private fun WaitingScreen(text: String) {
    Column(Modifier.fillMaxSize()) {
        LocalAbove.current()
        Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.Center) { Paragraph(text) }
    }
}
