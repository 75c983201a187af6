//! The parts that every screen is made of. Finished text throughout: a shell puts nothing together.

use serde::{Deserialize, Serialize};

use super::{Action, Screen};

/// What is shown now.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct View {
    /// The pages, from the root up. The last is in front.
    pub screens: Vec<Screen>,
    /// How many of the last pages stand beside each other: 1, or 2 where there is room and they belong together.
    pub panes: u32,
    /// Whether there is a page to go back to.
    pub back: bool,
    /// Leaving and help, on every page but the cover.
    pub corners: Option<Corners>,
    /// What is said above the page, once.
    pub notices: Vec<Notice>,
    /// Long work under way; what still ends after a lock is not named, and a cover shows nothing of it.
    pub operation: Option<OperationView>,
    /// When this no longer holds, on the wall clock, milliseconds since 1970; absent where it holds until the next act.
    pub fresh_until_ms: Option<i64>,
    /// Rest after which the open record locks by itself, milliseconds; absent where it is shut, or at work. A shell that
    /// is in front counts it anew from every act and every touch, and at its end calls `App::lock` with what stands in
    /// the field. One that was in the background need not: `Opened` locks first where the rest is over.
    pub locks_after_ms: Option<i64>,
    /// Whether the system may take pictures of the screen.
    pub screenshots: bool,
    /// Whether the page begins on the right.
    pub right_to_left: bool,
    /// BCP 47 tag of the language of the text.
    pub language: String,
}

/// The two corners.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct Corners {
    /// Leaves at once and locks. First in reading order.
    pub leave: ActionView,
    /// Opens the emergency panel.
    pub help: ActionView,
}

/// How much an action weighs on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum Weight {
    /// The one at the bottom.
    Main,
    /// Beside or above it, as quiet text.
    Quiet,
    /// Something is really about to be sent or erased.
    Danger,
}

/// Something that can be done.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ActionView {
    /// What is handed back when it is tapped.
    pub action: Action,
    /// A verb.
    pub label: String,
    /// What a screen reader says; in company a short one, where she chose so.
    pub spoken: String,
    /// How much it weighs.
    pub weight: Weight,
    /// Whether it can be done now.
    pub enabled: bool,
    /// Whether it has to be held rather than tapped.
    pub hold: bool,
    /// What has to be known before: shown above the action, never after it.
    pub risks: Vec<String>,
}

impl ActionView {
    /// An action that is spoken as it is written.
    pub(crate) fn new(action: Action, label: impl Into<String>, weight: Weight) -> Self {
        let label = label.into();
        ActionView {
            action,
            spoken: label.clone(),
            label,
            weight,
            enabled: true,
            hold: false,
            risks: Vec::new(),
        }
    }

    pub(crate) fn main(action: Action, label: impl Into<String>) -> Self {
        Self::new(action, label, Weight::Main)
    }

    pub(crate) fn quiet(action: Action, label: impl Into<String>) -> Self {
        Self::new(action, label, Weight::Quiet)
    }

    pub(crate) fn enabled(self, enabled: bool) -> Self {
        ActionView { enabled, ..self }
    }

    pub(crate) fn spoken(self, spoken: impl Into<String>) -> Self {
        ActionView { spoken: spoken.into(), ..self }
    }

    pub(crate) fn after(self, risks: Vec<String>) -> Self {
        ActionView { risks, ..self }
    }
}

/// What went wrong, where it happened.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct Problem {
    /// The stable code, shown small.
    pub code: String,
    /// What happened.
    pub what: String,
    /// That nothing was lost, or what still stands, where that is true.
    pub kept: Option<String>,
    /// What can be done.
    pub next: String,
}

/// A line above the page.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// What it leads to.
    pub action: Option<ActionView>,
}

/// Long work under way.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct OperationView {
    /// Its number, for `App::operation`.
    pub number: u32,
    /// What is being done.
    pub label: String,
    /// What the way to stop it is called; absent where it can't be stopped.
    pub cancel: Option<String>,
}

/// Which text a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, uniffi::Enum, Serialize, Deserialize)]
pub enum Field {
    /// What happened, in one line or more.
    Line,
    /// What is looked for in the record.
    Search,
    /// The answer to a question about an entry.
    Answer,
    /// A note that is kept while the record stays shut.
    Capture,
    /// Where she is going.
    Place,
    /// What a contact should know besides.
    Note,
    /// Until when a check-in runs: minutes, or a time of day.
    Until,
    /// The name of a contact.
    ContactName,
    /// The number or email address of a contact.
    ContactAddress,
    /// The words of a message that tells where she is.
    Tell,
    /// A code of another phone, or a message that came from one.
    Code,
    /// What a contact sees as her name.
    MyName,
    /// A note on a step.
    StepNote,
    /// A passcode. Never handed over as text: it comes with its action, as bytes.
    Passcode,
    /// The PIN of a check-in, likewise.
    Pin,
    /// The twelve words of a recovery code, likewise; shown as they are typed, since nobody types twelve words unseen.
    Recovery,
    /// The word on notifications.
    Word,
}

/// A field to type in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct FieldView {
    /// Which.
    pub field: Field,
    /// What it is for.
    pub label: String,
    /// A line below it.
    pub hint: Option<String>,
    /// What stands in it. Empty for a passcode or PIN.
    pub text: String,
    /// Longest text that is taken, in characters.
    pub limit_chars: u32,
    /// Lines to show.
    pub lines: u32,
    /// Whether the keyboard must learn nothing and the text must not be read aloud or kept by the system.
    pub sensitive: bool,
    /// How long after a keystroke the text is handed over by `Typed` at the latest, milliseconds, also while somebody goes
    /// on typing; 0 for what comes with its action.
    pub hand_over_after_ms: i64,
    /// What is wrong with it.
    pub problem: Option<Problem>,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ChoiceView {
    /// What it says.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What choosing it hands back.
    pub action: Action,
}

/// A line of a list that leads somewhere.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct RowView {
    /// Its first line.
    pub title: String,
    /// Its second line.
    pub detail: Option<String>,
    /// Words at its edge: a time, a state.
    pub edge: Option<String>,
    /// What a screen reader says.
    pub spoken: String,
    /// What tapping it hands back.
    pub action: Action,
}

/// A label and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record, Serialize, Deserialize)]
pub struct FactView {
    /// The label.
    pub label: String,
    /// The value; lines with line breaks between.
    pub value: String,
}

/// A page to read: a few paragraphs and what can be done next.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct ReadingView {
    /// Its title.
    pub title: String,
    /// What it says.
    pub paragraphs: Vec<String>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}

/// A question on a page of its own. It can always be skipped.
#[derive(Debug, Clone, PartialEq, uniffi::Record, Serialize, Deserialize)]
pub struct QuestionView {
    /// Its title.
    pub title: String,
    /// What is asked, or why.
    pub paragraphs: Vec<String>,
    /// Answers to choose from.
    pub choices: Vec<ChoiceView>,
    /// Whether more than one can be chosen.
    pub several: bool,
    /// An answer to type.
    pub field: Option<FieldView>,
    /// What goes wrong with the answer.
    pub problem: Option<Problem>,
    /// What can be done, the main action last.
    pub actions: Vec<ActionView>,
}
