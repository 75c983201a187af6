//! What she notes about steps, what she answers, what she might look at again.

use alongside_core::checklists::{Condition, ItemView, Status, begin, due};
use alongside_core::session::StepChange;
use alongside_core::time::{Civil, Occurred, Precision, rfc3339};
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use super::super::job::Job;
use super::{Books, Desk, typed_time};
use crate::arguments::checklist::{
    Checklist, ChecklistAnswer, ChecklistDue, ChecklistLater, ChecklistReset, ChecklistStep,
};
use crate::failure::Outcome;
use crate::prompt;
use crate::terminal::{Column, Ink, Table};

impl Job<'_> {
    pub(super) fn note_about(&mut self, books: &Books, asked: Checklist) -> Outcome {
        match asked {
            Checklist::Done(step) => self.set_step(books, &step, Status::Done, None),
            Checklist::Skip(step) => self.set_step(books, &step, Status::NotForMe, None),
            Checklist::Help(step) => self.set_step(books, &step, Status::NeedsHelp, None),
            Checklist::Later(ChecklistLater { step, until }) => {
                let until = until.map(|typed| self.day(&typed)).transpose()?;
                self.set_step(books, &step, Status::Later, until)
            }
            Checklist::Answer(answer) => self.answer_condition(&answer),
            Checklist::Reset(reset) => self.reset_steps(books, &reset),
            Checklist::Due(at) => self.due_steps(books, &at),
            Checklist::List | Checklist::Show(_) | Checklist::Start(_) => Ok(()),
        }
    }

    /// A day, which may lie ahead.
    fn day(&self, typed: &str) -> Outcome<Occurred> {
        let wrong = |_| Error::invalid("until", Refusal::Malformed);
        let day: Civil = typed.trim().parse().map_err(wrong)?;
        if !matches!(day, Civil::Day(_)) {
            return Err(Error::invalid("until", Refusal::Malformed).into());
        }
        Ok(Occurred::new(Precision::Day, day, None, self.reading().zone).map_err(wrong)?)
    }

    fn set_step(
        &mut self,
        books: &Books,
        asked: &ChecklistStep,
        status: Status,
        look_again: Option<Occurred>,
    ) -> Outcome {
        if asked.note.as_ref().is_some_and(|typed| typed != "-") && !self.context.at_prompt {
            self.context.warn_of_history(self.keyboard)?;
        }
        let note = match &asked.note {
            Some(typed) => Some(prompt::text_or_input(self.keyboard, typed)?.to_string()),
            None => None,
        };
        let (id, reading) = (asked.step.trim(), self.reading());
        let change = StepChange { status: Some(status), note, look_again };
        let step = self.vault.note_step(&books.lists, id, change, &reading)?;
        let mine = self.vault.checklists(self.case()?)?;
        let Some((list, item)) = books.lists.item(id) else {
            // Retired: kept as it stands.
            if self.json() {
                return self.answer(&json!({ "id": id, "state": step.status(), "retired": true }));
            }
            let saved = self.say().saved(reading.wall_ms);
            return self.tell(&format!("{saved}. {}", self.words().text("checklist-retired")));
        };
        let view = ItemView::of(list, item, Some(&mine), reading.wall_ms);
        let mut desk = Desk { context: &mut *self.context, books, mine: Some(&mine), reading };
        if desk.context.json() {
            let value = desk.json(&view);
            return self.answer(&value);
        }
        let words = &desk.context.words;
        let label = words.text(&status.message());
        let action = item.action(words.catalogue());
        let noted =
            words.with("cli-checklist-noted", &[("status", (&label).into()), ("action", (&action).into())]);
        let saved = desk.say().saved(reading.wall_ms);
        desk.tell(Ink::Plain, &format!("{saved}. {noted}"))?;
        if let Some((at_ms, _)) = view.again.filter(|(at_ms, _)| *at_ms > reading.wall_ms) {
            let day = desk.say().day_heading_of(at_ms);
            let again = desk.context.words.with("cli-checklist-again-on", &[("day", (&day).into())]);
            desk.tell(Ink::Second, &again)?;
        }
        let mut next = if status == Status::NeedsHelp { desk.talk(item)? } else { Vec::new() };
        let words = &desk.context.words;
        let further = begin(&books.lists, list, &mine.state, &mine.answers);
        if let Some(other) = further.iter().find(|other| other.id != item.id) {
            next.push((format!("checklist show {}", other.id), words.text("cli-checklist-next-other")));
        }
        next.push((format!("checklist show {}", list.id), words.text("cli-checklist-next-show-list")));
        next.push((format!("checklist reset {id}"), words.text("cli-checklist-next-reset")));
        desk.context.next(&next)
    }

    fn answer_condition(&mut self, asked: &ChecklistAnswer) -> Outcome {
        if let (Some(about), Some(answer)) = (&asked.about, &asked.answer) {
            let condition =
                Condition::from_id(about.trim()).ok_or(Error::invalid("condition", Refusal::UnknownTerm))?;
            let answer = match answer.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            let reading = self.reading();
            self.vault.answer_condition(condition, answer, &reading)?;
        }
        let mine = self.vault.checklists(self.case()?)?;
        if self.json() {
            let all: Vec<Value> = Condition::ALL
                .iter()
                .map(|one| json!({ "id": one.as_str(), "answer": mine.answers.holds(*one) }))
                .collect();
            return self.answer(&all);
        }
        let words = self.words();
        let mut table = Table::new(vec![
            Column::natural(words.text("cli-checklist-id")).ink(Ink::Accent),
            Column::text(words.text("cli-checklist-question")),
            Column::natural(words.text("cli-checklist-answer")),
        ]);
        for condition in Condition::ALL {
            let answer = match mine.answers.holds(*condition) {
                Some(true) => words.text("checklist-sure-yes"),
                Some(false) => words.text("checklist-sure-no"),
                None => words.text("cli-checklist-not-asked"),
            };
            table.row([condition.as_str().to_owned(), words.text(&condition.question()), answer]);
        }
        let why = self.words().text("cli-checklist-answers-why");
        self.table(
            &table,
            &why,
            &[
                ("checklist answer has-car no".to_owned(), "cli-checklist-next-answer"),
                ("checklist list".to_owned(), "cli-checklist-next-list"),
            ],
        )
    }

    fn reset_steps(&mut self, books: &Books, asked: &ChecklistReset) -> Outcome {
        let asks = self.keyboard.is_terminal() && !self.json() && !asked.yes;
        let question = self.words().with("cli-checklist-ask-reset", &[("id", (&asked.id).into())]);
        prompt::confirmed(&self.context.words, self.keyboard, !asks, &question)?;
        let reading = self.reading();
        let forgotten = self.vault.reset_steps(&books.lists, asked.id.trim(), &reading)?;
        if self.json() {
            return self.answer(&json!({ "reset": forgotten }));
        }
        let said =
            if forgotten.is_empty() { "cli-checklist-nothing-noted" } else { "cli-checklist-forgotten" };
        self.tell(&self.words().text(said))?;
        self.next(&[
            (format!("checklist show {}", asked.id.trim()), "cli-checklist-next-look"),
            ("checklist list".to_owned(), "cli-checklist-next-list"),
        ])
    }

    fn due_steps(&mut self, books: &Books, asked: &ChecklistDue) -> Outcome {
        let mut reading = self.reading();
        if let Some(typed) = &asked.at {
            reading.wall_ms = typed_time(typed, &reading)?;
        }
        let mine = self.vault.checklists(self.case()?)?;
        let all = due(&books.lists, &mine.state, &mine.answers, reading.wall_ms, &mine.events);
        let desk = Desk { context: &mut *self.context, books, mine: Some(&mine), reading };
        if desk.context.json() {
            let all: Vec<Value> = all
                .iter()
                .map(|due| {
                    let mut value = desk.json(&desk.view(due.list, due.item));
                    if let Some(fields) = value.as_object_mut() {
                        fields.insert("list".to_owned(), json!(due.list.id));
                        fields.insert("since".to_owned(), json!(rfc3339(due.since_ms)));
                    }
                    value
                })
                .collect();
            return self.answer(&all);
        }
        let mut desk = desk;
        if all.is_empty() {
            let text = desk.context.words.text("cli-checklist-due-none");
            desk.tell(Ink::Plain, &text)?;
        } else {
            let text = desk.context.words.text("cli-checklist-due");
            desk.tell(Ink::Plain, &text)?;
        }
        for one in &all {
            desk.gap()?;
            let view = desk.view(one.list, one.item);
            desk.short(&view)?;
            let (day, why) =
                (desk.say().day_heading_of(one.since_ms), desk.context.words.text(one.why.message()));
            let since = desk
                .context
                .words
                .with("cli-checklist-since", &[("why", (&why).into()), ("day", (&day).into())]);
            desk.indented(Ink::Second, &since)?;
        }
        let mut next = Vec::new();
        if let Some(first) = all.first() {
            next.push((format!("checklist show {}", first.item.id), "cli-checklist-next-look"));
            let command = format!("checklist later {} --until DAY", first.item.id);
            next.push((command, "cli-checklist-next-later"));
        }
        next.push(("checklist list".to_owned(), "cli-checklist-next-list"));
        desk.context.next_by_id(&next)
    }
}
