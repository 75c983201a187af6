//! The texts of one contact, made when a check-in is armed. Nothing is cut: what does not fit is refused then.

use minicbor::{Decode, Encode};

use super::super::position::ToldPrecision;
use super::gsm7::{Form, Segments};
use super::slots::{Days, Longest, literal};
use crate::error::{Error, Refusal, Result};
use crate::letters::composed;
use crate::limits;
use crate::time::Zone;
use crate::words::{Argument, Catalogue, Language};

/// Every message that the texts are made of.
pub(in super::super) const MESSAGES: &[&str] = &[
    TEST, REFERENCE, ALERTS[0], ALERTS[1], ALERTS[2], BRIEFEST, UNCERTAIN, PLACE, EXACT, COARSE, NOT_KNOWN,
    MORE, WORRIED, ALL_CLEAR, ENDED, FORCED, LATE, STARTED, ARRIVED,
];

const TEST: &str = "checkin-text-test";
const REFERENCE: &str = "checkin-text-reference";
/// The alert, each shorter than the one before it. From [`WITHOUT_WORRIED`] on it no longer says what to do when
/// worried, and the second text does.
const ALERTS: [&str; 3] = ["checkin-text-alert", "checkin-text-alert-short", "checkin-text-alert-shorter"];
const WITHOUT_WORRIED: usize = 2;
/// The last resort of the alert: without a reference.
const BRIEFEST: &str = "checkin-text-alert-briefest";
const UNCERTAIN: &str = "checkin-text-uncertain";
const PLACE: &str = "checkin-text-place";
const EXACT: &str = "checkin-text-position-exact";
/// The sentence that is left out where no position is told brings its own space.
const POSITION_BEGINS: &str = "{?fix} ";
const COARSE: &str = "checkin-text-position-coarse";
const NOT_KNOWN: &str = "checkin-text-not-known";
const MORE: &str = "checkin-text-more";
const WORRIED: &str = "checkin-text-worried";
const ALL_CLEAR: &str = "checkin-text-all-clear";
const ENDED: &str = "checkin-text-ended";
const FORCED: &str = "checkin-text-forced";
const LATE: &str = "checkin-text-late";
const STARTED: &str = "checkin-text-started";
const ARRIVED: &str = "checkin-text-arrived";

/// What the texts of one contact are made of.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// What this contact calls her, at most [`limits::CALLED_GSM7_MAX_UNITS`] long, or
    /// [`limits::CALLED_UCS2_MAX_UNITS`] where a sign of it is outside the alphabet of text messages. Without it the
    /// texts say "I".
    pub called: Option<&'a str>,
    /// Her zone, in which all times are said.
    pub zone: Zone,
    /// Where she is going, in her words.
    pub place: Option<&'a str>,
    /// What she wants this contact to know when she has not checked in.
    pub note: Option<&'a str>,
    /// Whether it is a test: each text says so first.
    pub test: bool,
    /// How much of a position this contact may see.
    pub precision: ToldPrecision,
    /// Her own words for the alert, with slots where she wants them. Without `{ref}` the reference is added.
    pub own_alert: Option<&'a str>,
}

/// The templates of one contact, kept in the capsule and filled by [`super::fill`].
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Texts {
    /// She has not checked in. One text message.
    #[n(0)]
    pub alert: String,
    /// The same where the time is not certain. One text message.
    #[n(1)]
    pub alert_uncertain: String,
    /// What did not fit into the alert, and her note: the second text, at most two messages. Nothing where there is
    /// nothing more to say; a text that [`super::fill`] leaves empty is not sent.
    #[n(2)]
    pub plan_note: Option<String>,
    /// She has checked in after an alert.
    #[n(3)]
    pub all_clear: String,
    /// She has ended a check-in that this contact was told of.
    #[n(4)]
    pub ended: String,
    /// She was made to end it, and chose that contacts are told at the deadline. Never holds a position.
    #[n(5)]
    pub forced: String,
    /// She has put it off to `{new}`.
    #[n(6)]
    pub extended_late: String,
    /// She has started it.
    #[n(7)]
    pub started: String,
    /// She has arrived.
    #[n(8)]
    pub arrived: String,
    /// The names of the days in the language of these texts, for [`super::Slots`].
    #[n(9)]
    pub days: Days,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Whether a contact may call her that: short enough that the alert fits one text message.
pub fn check_called(called: &str) -> Result<()> {
    let called = typed(called);
    let Segments { form, units, .. } = Segments::of(&called);
    let most = match form {
        Form::Gsm7 => limits::CALLED_GSM7_MAX_UNITS,
        Form::Ucs2 => limits::CALLED_UCS2_MAX_UNITS,
    };
    if called.is_empty() {
        Err(Error::invalid("calls_me", Refusal::Empty))
    } else if units > most {
        Err(Error::invalid("calls_me", Refusal::TooLong))
    } else {
        Ok(())
    }
}

/// Makes the texts of one contact.
///
/// The alert fits one text message with every slot at its longest. What it can't hold beside who, when and what to do
/// (the place she typed, then the position) stands in the second text. Refused with `TooLong`: `calls_me`, `own_alert`,
/// and `note` or `place` where the second text would take more than two messages.
pub fn prepare(words: &Catalogue, about: &About<'_>) -> Result<Texts> {
    about.called.map_or(Ok(()), check_called)?;
    let maker = Maker::new(words, about);
    let (alert, alert_uncertain, told) = match about.own_alert {
        Some(own) => maker.own_alert(own)?,
        None => maker.alert(),
    };
    let plan_note = maker.plan_note(told)?;
    let alone = |id: &str| maker.text(&[&maker.say(id, None), &maker.reference]);
    Ok(Texts {
        alert,
        alert_uncertain,
        plan_note,
        all_clear: alone(ALL_CLEAR),
        ended: alone(ENDED),
        forced: alone(FORCED),
        extended_late: alone(LATE),
        started: alone(STARTED),
        arrived: alone(ARRIVED),
        days: maker.days,
    })
}

/// What she typed, in one line and in composed letters: a decomposed one would leave the alphabet of text messages.
fn typed(text: &str) -> String {
    let plain: String = composed(text).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the alert has said already, so that the second text need not.
#[derive(Clone, Copy)]
struct Said {
    place: bool,
    position: bool,
    worried: bool,
}

struct Maker<'a> {
    words: &'a Catalogue,
    about: &'a About<'a>,
    days: Days,
    longest: Longest,
    /// What she is called, ready to be put in; empty where the texts say "I".
    called: String,
    /// Sentences that may be left out: empty where there is nothing to say.
    place: String,
    position: String,
    note: String,
    reference: String,
}

impl<'a> Maker<'a> {
    fn new(words: &'a Catalogue, about: &'a About<'a>) -> Self {
        let literal_of = |text: Option<&str>| text.map(typed).map_or_else(String::new, |text| literal(&text));
        let (place, days) = (literal_of(about.place), Days::of(words));
        let mut maker = Maker {
            words,
            about,
            longest: Longest::new(about.zone, &days, about.precision),
            days,
            called: literal_of(about.called),
            place: String::new(),
            position: String::new(),
            note: literal_of(about.note),
            reference: words.text(REFERENCE, &[("ref", "{ref}".into())]),
        };
        if !place.is_empty() {
            maker.place = words.text(PLACE, &[("place", (&place).into())]);
        }
        maker.position = match about.precision {
            ToldPrecision::Nothing => String::new(),
            ToldPrecision::TenKm | ToldPrecision::OneKm => maker.where_seen(COARSE),
            ToldPrecision::Exact => maker.where_seen(EXACT),
        };
        maker
    }

    /// One message of the catalogue with its slots as marks.
    fn say(&self, id: &str, attribute: Option<&str>) -> String {
        let slots = ["due", "now", "new", "seen", "age", "place", "within"];
        let marks = slots.map(|slot| format!("{{{slot}}}"));
        let mut arguments: Vec<(&str, Argument<'_>)> =
            slots.into_iter().zip(&marks).map(|(slot, mark)| (slot, mark.into())).collect();
        arguments.push(("name", (&self.called).into()));
        arguments.push(("who", if self.called.is_empty() { "me" } else { "name" }.into()));
        match attribute {
            None => self.words.text(id, &arguments),
            Some(attribute) => self.words.attribute(id, attribute, &arguments),
        }
    }

    /// The sentence that says where the phone was: nothing where no position is told, and its age where it is old.
    fn where_seen(&self, id: &str) -> String {
        let (fresh, old) = (self.say(id, None), self.say(id, Some("old")));
        format!("{POSITION_BEGINS}{{?old}}{old}{{else}}{fresh}{{end}}{{end}}")
    }

    /// Sentences in a row, a test marked as one.
    fn text(&self, sentences: &[&str]) -> String {
        let mut text = if self.about.test { self.words.text(TEST, &[]) } else { String::new() };
        for sentence in sentences.iter().filter(|sentence| !sentence.is_empty()) {
            if !(text.is_empty() || sentence.starts_with(POSITION_BEGINS)) {
                text.push(' ');
            }
            text.push_str(sentence);
        }
        text
    }

    /// What a text takes at its longest. A test and the real thing have the same words, so room for the mark of a test
    /// is always left.
    fn takes(&self, text: &str) -> Segments {
        let mark = self.words.text(TEST, &[]);
        let marked = if self.about.test { text.to_owned() } else { format!("{mark} {text}") };
        self.longest.of(&marked)
    }

    /// The made-up languages show what long words do to a screen. Nothing that she typed is at fault there.
    fn is_made_up(&self) -> bool {
        !Language::OFFERED.contains(&self.words.language())
    }

    fn fits_one(&self, text: &str) -> bool {
        self.takes(text).segments == 1
    }

    /// The alert and the one of uncertain time: as much as one text message holds.
    fn alert(&self) -> (String, String, Said) {
        let (plan, seen) = (self.place.as_str(), self.position.as_str());
        // What is left out first: the place she typed, then what to do when worried, then the position, which can't be
        // known otherwise.
        let whole = [(plan, seen, WITHOUT_WORRIED), ("", seen, WITHOUT_WORRIED)];
        let shorter = [(plan, seen, ALERTS.len()), ("", seen, ALERTS.len())];
        let without_position = [
            (plan, "", WITHOUT_WORRIED),
            ("", "", WITHOUT_WORRIED),
            (plan, "", ALERTS.len()),
            ("", "", ALERTS.len()),
        ];
        for (place, position, wordings) in whole.into_iter().chain(shorter).chain(without_position) {
            let as_much_as_fits = |attribute: Option<&str>, wordings: usize| {
                ALERTS.iter().take(wordings).enumerate().find_map(|(step, id)| {
                    let text = self.text(&[&self.say(id, attribute), place, position, &self.reference]);
                    self.fits_one(&text).then_some((text, step))
                })
            };
            let sure = as_much_as_fits(None, wordings);
            let unsure = as_much_as_fits(Some("uncertain"), ALERTS.len());
            if let (Some((sure, step)), Some((unsure, other))) = (sure, unsure) {
                let said = Said {
                    place: place == plan,
                    position: position == seen,
                    worried: step.max(other) < WITHOUT_WORRIED,
                };
                return (sure, unsure, said);
            }
        }
        // A name in another alphabet leaves room for little. What is told then no longer depends on what she typed.
        let alone = |attribute| {
            let with_reference = self.text(&[&self.say(ALERTS[WITHOUT_WORRIED], attribute), &self.reference]);
            if self.fits_one(&with_reference) {
                with_reference
            } else {
                self.text(&[&self.say(BRIEFEST, attribute)])
            }
        };
        let said = Said { place: self.place.is_empty(), position: self.position.is_empty(), worried: false };
        (alone(None), alone(Some("uncertain")), said)
    }

    /// Her own words. Where she wants the position and there is none, the text says that it is not known.
    fn own_alert(&self, own: &str) -> Result<(String, String, Said)> {
        let own = typed(own);
        if own.is_empty() {
            return Err(Error::invalid("own_alert", Refusal::Empty));
        }
        let position = own.contains("{place}");
        let not_known = literal(&self.words.text(NOT_KNOWN, &[]));
        let mut known = own.clone();
        for slot in ["seen", "age", "place", "within"] {
            let mark = format!("{{{slot}}}");
            known = known.replace(&mark, &format!("{{?fix}}{mark}{{else}}{not_known}{{end}}"));
        }
        let reference = if own.contains("{ref}") { String::new() } else { self.reference.clone() };
        let uncertain = self.words.text(UNCERTAIN, &[]);
        let sure = self.text(&[&known, &reference]);
        let unsure = self.text(&[&known, &uncertain, &reference]);
        if !(self.fits_one(&sure) && self.fits_one(&unsure) || self.is_made_up()) {
            return Err(Error::invalid("own_alert", Refusal::TooLong));
        }
        let said = Said {
            place: self.place.is_empty(),
            position: position || self.position.is_empty(),
            worried: true,
        };
        Ok((sure, unsure, said))
    }

    /// The second text: what the alert left out, and her note.
    fn plan_note(&self, said: Said) -> Result<Option<String>> {
        let worried = if said.worried { String::new() } else { self.words.text(WORRIED, &[]) };
        let place = if said.place { "" } else { self.place.as_str() };
        let position = if said.position { "" } else { self.position.as_str() };
        let with = |place: &str, note: &str| {
            let more = self.words.text(MORE, &[("ref", "{ref}".into())]);
            let something = [&worried, place, position, note].iter().any(|sentence| !sentence.is_empty());
            let text = something.then(|| self.text(&[&more, &worried, place, position, note]));
            // Where it brings the position alone and there is none, there is no second text.
            let position_alone = [&worried, place, note].iter().all(|sentence| sentence.is_empty());
            text.map(|text| if position_alone { format!("{{?fix}}{text}{{end}}") } else { text })
        };
        let whole = with(place, &self.note);
        let length = |text: Option<String>| text.unwrap_or_default();
        match self.at_fault(&length(whole.clone()), &length(with(place, "")), &length(with("", ""))) {
            None => Ok(whole),
            Some(field) => Err(Error::invalid(field, Refusal::TooLong)),
        }
    }

    /// Which of the things that she typed makes a text longer than two messages. Nothing where it would be without them
    /// too: then shortening them would not help, and it goes out whole.
    fn at_fault(&self, whole: &str, without_note: &str, without_either: &str) -> Option<&'static str> {
        let fits = |text: &str| self.takes(text).segments <= limits::PLAN_NOTE_MAX_SEGMENTS;
        if fits(whole) || !fits(without_either) || self.is_made_up() {
            None
        } else if fits(without_note) {
            Some("note")
        } else {
            Some("place")
        }
    }
}
