import FieldCore
import SwiftUI

/// Draws a screen, each kind by its own hand.
struct ScreenPart: View {
    private let screen: Screen
    private let hand: any Hand

    init(_ screen: Screen, _ hand: any Hand) {
        self.screen = screen
        self.hand = hand
    }

    var body: some View {
        switch screen {
        case .cover(let view): CoverScreen(view, hand)
        case .firstOpen(let view): FirstOpenScreen(view, hand)
        case .reading(let view): ReadingScreen(view, hand)
        case .question(let view): QuestionScreen(view, hand)
        case .passcode(let view): PasscodeScreen(view, hand)
        case .home(let view): HomeScreen(view, hand)
        case .checkInForm(let view): CheckInFormScreen(view, hand)
        case .checkIn(let view): CheckInScreen(view, hand)
        case .checkIns(let view): CheckInsScreen(view, hand)
        case .readiness(let view): ReadinessScreen(view, hand)
        case .contacts(let view): ContactsScreen(view, hand)
        case .contact(let view): ContactScreen(view, hand)
        case .seen(let view): SeenScreen(view, hand)
        case .pin(let view): PinScreen(view, hand)
        case .watches(let view): WatchesScreen(view, hand)
        case .watchedPlan(let view): WatchedPlanScreen(view, hand)
        case .pairing(let view): PairingScreen(view, hand)
        case .write(let view): WriteScreen(view, hand)
        case .record(let view): RecordScreen(view, hand)
        case .entry(let view): EntryScreen(view, hand)
        case .noted(let view): NotedScreen(view, hand)
        case .timeline(let view): TimelineScreen(view, hand)
        case .help(let view): HelpScreen(view, hand)
        case .who(let view): WhoScreen(view, hand)
        case .service(let view): ServiceScreen(view, hand)
        case .guides(let view): GuidesScreen(view, hand)
        case .steps(let view): StepsScreen(view, hand)
        case .stepList(let view): StepListScreen(view, hand)
        case .step(let view): StepScreen(view, hand)
        case .answers(let view): AnswersScreen(view, hand)
        case .capture(let view): CaptureScreen(view, hand)
        case .make(let view): MakeScreen(view, hand)
        case .photos(let view): PhotosScreen(view, hand)
        case .photo(let view): PhotoScreen(view, hand)
        case .settings(let view): SettingsScreen(view, hand)
        case .recoveryCode(let view): RecoveryCodeScreen(view, hand)
        case .waiting(let text): WaitingScreen(text)
        }
    }
}

/// What tells two pages of one kind at the same place apart. Two kinds are told apart by what draws them.
struct Identity: Hashable {
    private let at: Int
    private let title: String?

    init(of screen: Screen, at: Int) {
        self.at = at
        title = Self.title(screen)
    }

    private static func title(_ screen: Screen) -> String? {
        switch screen {
        case .reading(let view): view.title
        case .question(let view): view.title
        case .passcode(let view): view.title
        case .pin(let view): view.title
        case .checkInForm(let view): view.title
        case .pairing(let view): view.title
        case .service(let view): view.title
        case .stepList(let view): view.title
        case .step(let view): view.title
        case .entry(let view): view.title
        case .contact(let view): view.title
        case .checkIn(let view): view.title
        case .noted(let view): view.title
        case .make(let view): view.title
        case .photos(let view): view.title
        case .photo(let view): view.name
        case .cover, .firstOpen, .home, .checkIns, .readiness, .contacts, .seen, .watches, .watchedPlan, .write,
            .record, .timeline, .help, .who, .guides, .steps, .answers, .capture, .settings, .recoveryCode, .waiting:
            nil
        }
    }
}

/// The record is at work elsewhere.
private struct WaitingScreen: View {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    var body: some View {
        PageFrame {
            AbovePart()
            Paragraph(text)
        } bottom: {
            EmptyView()
        }
    }
}
