//! `alongside checkin history`

use alongside_core::checkin::history_record::CheckInHistory;
use alongside_core::checkin::machine::{BY_HAND, Entry, RowState};
use alongside_core::contacts::Contact;
use alongside_core::ids::RecordId;
use alongside_core::say::ending_message;
use alongside_core::time::rfc3339;
use serde_json::{Value, json};

use crate::arguments::checkin::History;
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::prompt;
use crate::terminal::Page;

impl Job<'_> {
    pub(super) fn check_in_history(&mut self, asked: &History) -> Outcome {
        if asked.delete.is_some() || asked.delete_all {
            return self.delete_history(asked);
        }
        let history = self.vault.check_in_history()?;
        if self.json() {
            let all: Vec<Value> =
                history.iter().filter_map(|(id, over)| Self::over_json(*id, over)).collect();
            return self.answer(&all);
        }
        if history.is_empty() {
            return self.tell(&self.words().text("cli-checkin-history-none"));
        }
        let mut page = Page::default();
        for (id, over) in &history {
            let Some(entry) = &over.entry else { continue };
            page.section(self.say().instant_with_day(entry.started_at.saturating_mul(1000)));
            for (label, value) in self.entry_fields(*id, over, entry) {
                page.field(label, value);
            }
        }
        self.page(&page, &[("checkin history --delete ID".to_owned(), "cli-next-checkin-delete")])
    }

    fn entry_fields(&self, id: RecordId, over: &CheckInHistory, entry: &Entry) -> Vec<(String, String)> {
        let text = |id: &str| self.words().text(id);
        let at = |seconds: i64| self.say().instant_with_day(seconds.saturating_mul(1000));
        let ending = text(ending_message(entry.mode, entry.ending));
        let timed = entry.mode.is_timed();
        let handed = entry.told.iter().filter(|told| told.state == RowState::Handed).count();
        let told = if handed == 0 {
            String::new()
        } else {
            let count = i64::try_from(handed).unwrap_or(i64::MAX);
            self.words().with("cli-checkin-history-sent", &[("count", count.into())])
        };
        let names: Vec<String> = entry.contacts.iter().map(|id| self.contact_name(*id)).collect();
        vec![
            (text("cli-checkin-how-it-ended"), ending),
            (text("checkin-said-due"), if timed { at(entry.due) } else { String::new() }),
            (text("checkin-said-told-since"), entry.fired_at.map(at).unwrap_or_default()),
            (text("checkin-said-ended"), if timed { at(entry.ended_at) } else { String::new() }),
            (text("cli-checkin-who"), names.join(", ")),
            (text("cli-checkin-sent"), told),
            (text("cli-checkin-place"), over.place.clone().unwrap_or_default()),
            (text("cli-checkin-note"), over.note.clone().unwrap_or_default()),
            (text("checkin-said-mode"), self.say().mode(entry.mode)),
            (text("cli-column-id"), id.to_string()),
        ]
    }

    fn contact_name(&self, id: RecordId) -> String {
        let contact: Option<Contact> = self.vault.read(id).ok();
        contact.and_then(|contact| contact.name).unwrap_or_else(|| self.words().text("cli-checkin-gone"))
    }

    fn over_json(id: RecordId, over: &CheckInHistory) -> Option<Value> {
        let entry = over.entry.as_ref()?;
        let at = |seconds: i64| rfc3339(seconds.saturating_mul(1000));
        let told: Vec<Value> = entry
            .told
            .iter()
            .map(|told| {
                json!({
                    "contact": u32::from(told.row.contact).saturating_add(1),
                    "by_hand": told.row.way == BY_HAND,
                    "kind": told.row.kind.as_str(),
                    "state": told.state.as_str(),
                    "handed_at": told.handed_at.map(at),
                })
            })
            .collect();
        Some(json!({
            "id": id,
            "checkin_id": entry.id,
            "mode": entry.mode,
            "started_at": at(entry.started_at),
            "due": at(entry.due),
            "deadline": at(entry.deadline),
            "extended_s": entry.extended_s,
            "ending": entry.ending.as_str(),
            "ended_at": at(entry.ended_at),
            "fired_at": entry.fired_at.map(at),
            "contacts": entry.contacts,
            "told": told,
            "place": over.place,
            "note": over.note,
            "wrong_pins": entry.wrong_pins,
        }))
    }

    fn delete_history(&mut self, asked: &History) -> Outcome {
        let only = asked.delete.as_deref().map(str::parse::<RecordId>).transpose()?;
        let sure = asked.yes || only.is_some() || !self.keyboard.is_terminal();
        let question = self.words().text("cli-checkin-ask-delete-all");
        prompt::confirmed(&self.context.words, self.keyboard, sure, &question)?;
        let reading = self.reading();
        let count = self.vault.delete_check_in_history(only, &reading)?;
        if self.json() {
            return self.answer(&json!({ "deleted": count }));
        }
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.tell(&self.words().with("cli-checkin-history-deleted", &[("count", count.into())]))
    }
}
