//! Settings that are chosen from a few: what there is to choose, what is chosen, and choosing it.

use serde::{Deserialize, Serialize};

use alongside_core::vault::Face;
use alongside_core::words::Language;
use alongside_core::{Error, Refusal, Result};

use super::state::SettingsPage;
use crate::screens::Effect;
use crate::screens::checkin;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;

/// A setting that is chosen from a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum, Serialize, Deserialize)]
pub enum SettingKind {
    /// What stands before the passcode page.
    Cover,
    /// What leads from there to the passcode page.
    Gesture,
    /// Fewer signs outside the app.
    Discreet,
    /// Whether the screen may be pictured.
    Screenshots,
    /// How much a screen reader says.
    Spoken,
    /// After how long it locks by itself.
    AutoLock,
    /// The language of its words.
    Language,
    /// Whether a note can be taken without the passcode.
    Capture,
    /// Whether other apps offer to share with this one.
    ShareList,
    /// Whether a tile leads to a note.
    Tile,
    /// Whether a shortcut leads to a note.
    Shortcut,
}

const ON: &str = "on";
const OFF: &str = "off";
/// No cover, or no language of one's own.
const NONE: &str = "none";

/// The covers, and on each the ways that lead on from there; the first is there from the start.
const COVERS: [(&str, &str, [&str; 2]); 2] = [
    ("notes", "settings-cover-notes", ["hold-title", TWO_FINGERS]),
    ("calculator", "settings-cover-calculator", ["hold-equals", TWO_FINGERS]),
];
const TWO_FINGERS: &str = "two-fingers";
/// Seconds after which it can lock by itself: from one that suits a phone that others take up to one for a long report.
const AUTO_LOCK_S: [u32; 7] = [15, 30, 60, 120, 300, 900, 3600];

/// Something that can be chosen.
pub(super) struct Offered {
    /// What choosing it hands back.
    pub(super) choice: String,
    /// What it says.
    pub(super) label: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

/// The ways that lead on from a cover; none where it is none of ours.
fn gestures(face: &Face) -> &'static [&'static str] {
    let cover = COVERS.iter().find(|(kind, ..)| face.cover.as_deref() == Some(kind));
    cover.map_or(&[], |(_, _, gestures)| gestures)
}

fn gesture_message(gesture: &str) -> &'static str {
    match gesture {
        "hold-title" => "settings-gesture-hold-title",
        "hold-equals" => "settings-gesture-hold-equals",
        _ => "settings-gesture-two-fingers",
    }
}

impl SettingKind {
    /// Its message; what is said of it stands in the attributes that `explained` names.
    pub(super) fn message(self) -> &'static str {
        match self {
            SettingKind::Cover => "settings-cover",
            SettingKind::Gesture => "settings-gesture",
            SettingKind::Discreet => "settings-discreet",
            SettingKind::Screenshots => "settings-screenshots",
            SettingKind::Spoken => "settings-spoken",
            SettingKind::AutoLock => "settings-auto-lock",
            SettingKind::Language => "settings-language",
            SettingKind::Capture => "settings-capture",
            SettingKind::ShareList => "settings-share",
            SettingKind::Tile => "settings-tile",
            SettingKind::Shortcut => "settings-shortcut",
        }
    }

    /// What is said of it, what it costs with it.
    pub(super) fn explained(self) -> &'static [&'static str] {
        match self {
            SettingKind::Cover => &["about", "icon", "cost"],
            SettingKind::Screenshots | SettingKind::ShareList | SettingKind::Tile | SettingKind::Shortcut => {
                &["about", "cost"]
            }
            SettingKind::Capture => &["about", "where", "off"],
            SettingKind::AutoLock => &["about", "leave"],
            SettingKind::Gesture | SettingKind::Discreet | SettingKind::Spoken | SettingKind::Language => {
                &["about"]
            }
        }
    }

    /// What there is to choose.
    pub(super) fn offered(self, sight: &Sight<'_>) -> Vec<Offered> {
        let face = sight.face;
        let mut offered = Vec::new();
        let mut offer = |choice: &str, label: String, chosen: bool| {
            offered.push(Offered { choice: choice.to_owned(), label, chosen });
        };
        let mut two = |is_on: bool, on: &str, off: &str| {
            offer(OFF, sight.text(off), !is_on);
            offer(ON, sight.text(on), is_on);
        };
        match self {
            SettingKind::Discreet => two(face.discreet, "settings-discreet-fewer", "settings-discreet-shown"),
            SettingKind::Capture => two(face.capture_on, "settings-on", "settings-off"),
            SettingKind::ShareList => two(is_on(face.in_share_list), "settings-on", "settings-off"),
            SettingKind::Tile => two(is_on(face.has_tile), "settings-on", "settings-off"),
            SettingKind::Shortcut => two(is_on(face.has_shortcut), "settings-on", "settings-off"),
            SettingKind::Screenshots => {
                two(face.screenshots_allowed, "settings-screenshots-allowed", "settings-screenshots-blocked");
            }
            SettingKind::Spoken => {
                two(face.short_spoken_labels, "settings-spoken-short", "settings-spoken-full");
            }
            SettingKind::Cover => {
                offer(NONE, sight.text("settings-cover-none"), face.cover.is_none());
                for (kind, id, _) in COVERS {
                    offer(kind, sight.text(id), face.cover.as_deref() == Some(kind));
                }
            }
            SettingKind::Gesture => {
                for gesture in gestures(face) {
                    let chosen = face.quick_exit_gesture.as_deref() == Some(gesture);
                    offer(gesture, sight.text(gesture_message(gesture)), chosen);
                }
            }
            SettingKind::AutoLock => {
                for seconds in AUTO_LOCK_S {
                    let span = sight.say.span(seconds.into());
                    let label = sight.with("settings-auto-lock-after", &[("span", (&span).into())]);
                    offer(&seconds.to_string(), label, face.auto_lock_s == seconds);
                }
            }
            SettingKind::Language => {
                offer(NONE, sight.text("settings-language-phone"), face.language.is_none());
                for language in Language::OFFERED {
                    let tag = language.as_str();
                    let label = sight.text(&format!("settings-language-{tag}"));
                    offer(tag, label, face.language.as_deref() == Some(tag));
                }
            }
        }
        offered
    }

    /// What is chosen, in words.
    pub(super) fn stands(self, sight: &Sight<'_>) -> Option<String> {
        self.offered(sight).into_iter().find(|one| one.chosen).map(|one| one.label)
    }
}

/// What was never chosen is off.
fn is_on(chosen: Option<bool>) -> bool {
    chosen == Some(true)
}

fn on_or_off(choice: &str) -> Result<bool> {
    match choice {
        ON => Ok(true),
        OFF => Ok(false),
        _ => Err(unknown()),
    }
}

fn unknown() -> Error {
    Error::invalid("choice", Refusal::UnknownTerm)
}

/// Sets it, and hands it on to what runs outside the app.
pub(super) fn choose(desk: &mut Desk<'_>, setting: SettingKind, choice: &str) -> Result<()> {
    let record = desk.record()?;
    match setting {
        SettingKind::Cover => return cover(desk, choice),
        SettingKind::Gesture => {
            if !gestures(record.face()).contains(&choice) {
                return Err(unknown());
            }
            record.set_face(|face| face.quick_exit_gesture = Some(choice.to_owned()))?;
        }
        SettingKind::Discreet => {
            let discreet = on_or_off(choice)?;
            record.set_face(|face| face.discreet = discreet)?;
        }
        SettingKind::Screenshots => {
            let allowed = on_or_off(choice)?;
            record.set_face(|face| face.screenshots_allowed = allowed)?;
        }
        SettingKind::Spoken => {
            let short = on_or_off(choice)?;
            record.set_face(|face| face.short_spoken_labels = short)?;
        }
        SettingKind::AutoLock => {
            let seconds = choice.parse().map_err(|_| unknown())?;
            record.set_face(|face| face.auto_lock_s = seconds)?;
        }
        SettingKind::Language => {
            let offered = Language::OFFERED.iter().find(|one| one.as_str() == choice);
            if offered.is_none() && choice != NONE {
                return Err(unknown());
            }
            record.set_face(|face| face.language = offered.map(|one| one.as_str().to_owned()))?;
        }
        SettingKind::Capture => record.set_capture(on_or_off(choice)?)?,
        SettingKind::ShareList | SettingKind::Tile | SettingKind::Shortcut => {
            let on = on_or_off(choice)?.then_some(true);
            record.set_face(|face| match setting {
                SettingKind::ShareList => face.in_share_list = on,
                SettingKind::Tile => face.has_tile = on,
                _ => face.has_shortcut = on,
            })?;
            let outside = outside(record.face());
            desk.ask(outside);
        }
    }
    desk.face_changed();
    if matches!(setting, SettingKind::Discreet | SettingKind::Language) {
        checkin::face_changed(desk);
    }
    Ok(())
}

/// What of this app stands outside it.
pub(super) fn outside(face: &Face) -> Effect {
    Effect::ShowOutside {
        share: is_on(face.in_share_list),
        tile: is_on(face.has_tile),
        shortcut: is_on(face.has_shortcut),
    }
}

/// A cover never comes without a way on from it: that is the next page.
fn cover(desk: &mut Desk<'_>, choice: &str) -> Result<()> {
    let chosen = COVERS.iter().find(|(kind, ..)| *kind == choice);
    if chosen.is_none() && choice != NONE {
        return Err(unknown());
    }
    desk.record()?.set_face(|face| {
        face.cover = chosen.map(|(kind, ..)| (*kind).to_owned());
        let kept = face.quick_exit_gesture.take();
        face.quick_exit_gesture = chosen.and_then(|(_, _, gestures)| {
            let fits = kept.filter(|kept| gestures.contains(&kept.as_str()));
            fits.or_else(|| gestures.first().map(|first| (*first).to_owned()))
        });
    })?;
    desk.face_changed();
    desk.ask(Effect::ShowAs { cover: chosen.map(|(kind, ..)| (*kind).to_owned()) });
    if chosen.is_some() {
        desk.push(Page::Settings(SettingsPage::Setting { setting: SettingKind::Gesture }));
    }
    Ok(())
}
