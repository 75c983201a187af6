import FieldCore

/// Pages that no recorded flow comes by, each with something in every place.
enum Samples {
    static func action(_ label: String, _ weight: Weight = .quiet, _ action: Action = .back) -> ActionView {
        ActionView(
            action: action, label: label, spoken: "\(label), spoken", weight: weight, enabled: true, hold: false,
            risks: ["Risk of \(label)"]
        )
    }

    static func view(_ screen: Screen) -> FieldCore.View {
        FieldCore.View(
            screens: [.waiting(text: "Below"), screen], panes: 1, back: true,
            corners: Corners(leave: action("Leave", .quiet, .leave), help: action("Help", .quiet, .help)),
            notices: isCover(screen) ? [] : [Notice(text: "Said once", action: action("Look"))], operation: nil,
            freshUntilMs: nil,
            locksAfterMs: nil, screenshots: false, rightToLeft: true, language: "en"
        )
    }

    private static func isCover(_ screen: Screen) -> Bool {
        if case .cover = screen { return true }
        return false
    }

    private static let problem = Problem(
        code: "no-space", what: "It is full", kept: "Nothing was lost", next: "Make room")

    private static func row(_ title: String) -> RowView {
        RowView(
            title: title, detail: "\(title), more", edge: "\(title), when", spoken: "\(title), spoken", action: .back)
    }

    private static let choice = ChoiceView(label: "One of them", chosen: true, action: .noticeRead)
    private static let asked = AskedView(text: "Asked", why: "Why", choices: [choice])

    private static let copy = CopyView(
        said: ["A copy was made", "One was not"], goneHeading: "What is gone", gone: ["The place"],
        staysHeading: "What is not gone", stays: ["The picture"], original: "The original is as it was"
    )

    private static func finding(_ severity: PhotoSeverity, value: String? = nil) -> PhotoFindingView {
        PhotoFindingView(
            severity: severity, means: "It is \(severity)", text: "Found \(severity)", value: value,
            spoken: "Found \(severity), spoken"
        )
    }

    static let screens: [Screen] = [
        .seen(
            view: SeenView(
                title: "Seen", paragraphs: ["Others see this"],
                options: [
                    SeenOptionView(
                        choice: choice, lines: ["A line"], time: "21:04", alarm: "Alarm 22:00", notification: "A word"
                    )
                ],
                problem: problem, main: action("Take it", .main)
            )
        ),
        .who(
            view: WhoView(
                title: "Who", moment: "Now", needs: [choice], areas: [choice],
                groups: [
                    ServiceGroupView(
                        heading: "Open",
                        rows: [
                            ServiceRowView(
                                title: "Line", edge: "Open until 16", detail: "For all", known: "Seen in May",
                                spoken: "Line, open", action: .back, call: action("Call", .main)
                            )
                        ]
                    )
                ],
                notes: ["Note"], main: action("Call the first", .main)
            )
        ),
        .service(
            view: ServiceView(
                title: "Service", state: "Open", moment: "Now", instead: [row("Instead")], paragraphs: ["What it is"],
                ways: [WayView(shown: "0800", detail: "Free", tap: action("Dial"))],
                facts: [FactView(label: "For", value: "All")],
                hours: [HoursView(days: ["Mon 9–5"], source: "Their page")],
                sources: ["A source"], notes: ["A note"], main: action("Call", .danger)
            )
        ),
        .guides(
            view: GuidesView(title: "To read", guides: [row("Guide")], cardsHeading: "Cards", cards: [row("Card")])),
        .stepList(
            view: StepListView(
                title: "Steps", intro: "Intro", checked: "Checked in May", beforeHeading: "Before",
                before: [row("First")],
                evidenceFirst: row("Evidence"), question: asked, rows: [row("Step")], leftOut: action("Show all"),
                leads: [row("What a photo tells")], main: action("Begin", .main)
            )
        ),
        .answers(view: AnswersView(title: "Answers", questions: [asked])),
        .recoveryCode(
            view: RecoveryCodeView(
                title: "Code", paragraphs: ["Write it down"], words: (1...12).map { "\($0). word" },
                main: action("Written down", .main)
            )
        ),
        .photos(
            view: PhotosView(
                title: "What they tell", lines: ["One of two shows where"], rows: [row("Photo")], copy: copy,
                problem: problem, actions: [action("Others"), action("Share", .main)]
            )
        ),
        .photo(
            view: PhotoView(
                title: "What a photo tells", name: "door.jpg, jpeg", sentence: "It shows where",
                outline: OutlineView(width: 300, height: 1000),
                findings: [
                    finding(.place, value: "51.5034, -0.1276"), finding(.link, value: "one\ntwo"), finding(.little),
                ],
                lines: ["There may be more"], copy: copy, problem: problem,
                actions: [action("Keep"), action("Copy", .main)]
            )
        ),
        .photo(
            view: PhotoView(
                title: "What a video tells", name: "half.mov", sentence: "It can't be read", outline: nil, findings: [],
                lines: [], copy: nil, problem: nil, actions: []
            )
        ),
        .waiting(text: "At work elsewhere"),
        .cover(view: CoverView(kind: "notes", title: "Notes", gesture: "two-fingers", uncover: .back)),
        .cover(view: CoverView(kind: "calculator", title: "Notes", gesture: "hold-equals", uncover: .back)),
    ]
}
