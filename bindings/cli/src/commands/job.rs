//! A command at work: the record it runs on, who is asked, and where its answer goes.

use alongside_core::ids::RecordId;
use alongside_core::say::Say;
use alongside_core::session::Unlocked;
use alongside_core::time::Reading;
use alongside_core::vocabulary::{Term, Vocabulary};
use serde::Serialize;

use crate::context::Context;
use crate::failure::Outcome;
use crate::fill::Filler;
use crate::input::Keyboard;
use crate::terminal::{Ink, Page, Table};
use crate::words::Words;

/// One command on an open record.
pub(super) struct Job<'a> {
    pub(super) context: &'a mut Context,
    pub(super) keyboard: &'a mut dyn Keyboard,
    pub(super) vault: &'a mut Unlocked,
}

impl Job<'_> {
    pub(super) fn words(&self) -> &Words {
        &self.context.words
    }

    pub(super) fn json(&self) -> bool {
        self.context.json()
    }

    pub(super) fn reading(&self) -> Reading {
        self.context.clock.reading()
    }

    /// Puts times and answers into words, as of now.
    pub(super) fn say(&self) -> Say<'_> {
        Say::new(self.context.words.catalogue(), self.context.clock.zone(), self.reading().wall_ms)
    }

    /// Reads what was typed, against what the record holds.
    pub(super) fn filler(&self) -> Outcome<Filler<'_>> {
        Ok(Filler::new(self.vault, self.case()?, self.reading()))
    }

    /// The case that `--case` names, else the first; none where nothing was written yet.
    pub(super) fn case(&self) -> Outcome<Option<RecordId>> {
        Ok(self.vault.case(self.context.global.case.as_deref())?)
    }

    /// The same, begun where there is none yet.
    pub(super) fn case_or_first(&mut self) -> Outcome<RecordId> {
        let (case, reading) = (self.case()?, self.reading());
        Ok(self.vault.case_or_first(case, &reading)?)
    }

    /// The reason of a revision: the one that was given, else one that says that more was told.
    pub(super) fn reason(&self, typed: Option<&String>) -> Outcome<Term> {
        let filler = self.filler()?;
        let typed = typed.map_or("other", String::as_str);
        filler.term("reason", Vocabulary::RevisionReason, typed)
    }

    /// The answer to a program.
    pub(super) fn answer(&mut self, value: &impl Serialize) -> Outcome {
        Ok(self.context.out.json(value)?)
    }

    /// A sentence of the answer to a person.
    pub(super) fn tell(&mut self, text: &str) -> Outcome {
        Ok(self.context.out.say(Ink::Plain, text)?)
    }

    /// A quieter one.
    pub(super) fn whisper(&mut self, text: &str) -> Outcome {
        Ok(self.context.out.say(Ink::Second, text)?)
    }

    /// Points below each other.
    pub(super) fn points(&mut self, points: impl IntoIterator<Item = String>) -> Outcome {
        for point in points {
            self.context.out.point(Ink::Plain, &point)?;
        }
        Ok(())
    }

    /// A page, and what one might do next.
    pub(super) fn page(&mut self, page: &Page, next: &[(String, &str)]) -> Outcome {
        let look = self.context.out.look();
        self.context.out.line(&page.render(look))?;
        self.next(next)
    }

    /// A table, what it comes to, and what one might do next.
    pub(super) fn table(&mut self, table: &Table, sum: &str, next: &[(String, &str)]) -> Outcome {
        let look = self.context.out.look();
        if !table.is_empty() {
            self.context.out.line(&table.render(look))?;
        }
        if !sum.is_empty() {
            if !table.is_empty() {
                self.context.out.line("")?;
            }
            self.whisper(sum)?;
        }
        self.next(next)
    }

    /// Commands, each with the id of the words that say what it is for.
    pub(super) fn next(&mut self, next: &[(String, &str)]) -> Outcome {
        self.context.next_by_id(next)
    }
}
