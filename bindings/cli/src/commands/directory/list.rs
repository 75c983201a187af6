//! Lists: who can be reached, number first.

use alongside_core::directory::{EMERGENCY, Found, Query, Record, Retirement, State};

use super::Desk;
use crate::failure::Outcome;
use crate::terminal::{Ink, paragraphs, width_of};

/// Columns of the number, and of the gap behind it.
const NUMBER: usize = 16;
/// Most services of a search that are shown without narrowing it.
const SHOWN_MAX: usize = 20;

impl<'a> Desk<'a> {
    pub(super) fn say_now(&mut self, query: &Query, records: &[&'a Record]) -> Outcome {
        let heading = self.moment_said();
        self.whisper(&heading)?;
        let local = |record: &Record| record.area.is_some() && query.area.is_none();
        // Local services stand behind their area: a list of the whole country would bury the rest.
        let left_out = records.iter().filter(|record| local(record)).count();
        let (first, rest): (Vec<&Record>, Vec<&Record>) = records
            .iter()
            .copied()
            .filter(|record| !local(record))
            .partition(|record| record.place(query.nation).0 <= 1);
        for record in first {
            self.item(record)?;
        }
        for (state, id) in [
            (State::Open, "cli-directory-open"),
            (State::MayBeOpen, "cli-directory-may-be-open"),
            (State::Closed, "cli-directory-closed"),
            (State::NotKnown, "cli-directory-not-known"),
        ] {
            let these: Vec<&Record> =
                rest.iter().copied().filter(|record| self.standing(record).state == state).collect();
            if these.is_empty() {
                continue;
            }
            self.context.out.line("")?;
            let heading = self.text(id);
            self.whisper(&heading)?;
            for record in these {
                self.item(record)?;
            }
        }
        if left_out > 0 {
            self.context.out.line("")?;
            let count = i64::try_from(left_out).unwrap_or(i64::MAX);
            let text = self.with("cli-directory-local", &[("count", count.into())]);
            self.whisper(&text)?;
        }
        self.foot()?;
        let nation = query.nation.is_none();
        let mut next = vec![("directory show nsh".to_owned(), "cli-directory-next-show")];
        if nation {
            next.push(("directory now --nation scotland".to_owned(), "cli-directory-next-nation"));
        }
        if left_out > 0 {
            next.push(("directory now --area leicestershire".to_owned(), "cli-directory-next-area"));
        }
        next.push(("directory search legal".to_owned(), "cli-directory-next-search"));
        self.next(&next)
    }

    pub(super) fn say_found(&mut self, query: &Query, found: &Found<'a>) -> Outcome {
        match found.retired {
            Some(Retirement::LeadsTo(_)) => {
                let text = self.text("cli-directory-retired-leads");
                self.context.out.say(Ink::Plain, &text)?;
            }
            Some(Retirement::OutOfUse) => {
                let text = self.text("cli-directory-retired");
                self.context.out.say(Ink::Plain, &text)?;
            }
            None if found.records.is_empty() => {
                let text = self.text("cli-directory-nothing");
                self.context.out.say(Ink::Plain, &text)?;
            }
            None => {
                let heading = self.moment_said();
                self.whisper(&heading)?;
            }
        }
        // 999 stands above every list, whatever is looked for.
        let directory = self.directory;
        let emergency = directory.get(EMERGENCY);
        if let Some(emergency) =
            emergency.filter(|one| found.records.first().is_none_or(|first| first.id != one.id))
        {
            self.item_short(emergency)?;
        }
        for record in found.records.iter().take(SHOWN_MAX) {
            self.item(record)?;
        }
        let left_out = found.records.len().saturating_sub(SHOWN_MAX);
        if left_out > 0 {
            self.context.out.line("")?;
            let count = i64::try_from(left_out).unwrap_or(i64::MAX);
            let text = self.with("cli-directory-more", &[("count", count.into())]);
            self.whisper(&text)?;
        }
        self.foot()?;
        let shown = found.records.first().map_or("nsh", |record| record.id.as_str());
        let mut next = vec![(format!("directory show {shown}"), "cli-directory-next-show")];
        if left_out > 0 && query.nation.is_none() {
            next.push(("directory search … --nation wales".to_owned(), "cli-directory-next-nation"));
        }
        next.push(("directory now".to_owned(), "cli-directory-next-now"));
        self.next(&next)
    }

    /// One service: number and name, how it stands, and in small ink how well that is known.
    pub(super) fn item(&mut self, record: &Record) -> Outcome {
        let standing = self.standing(record);
        let state = self.label(record, &standing);
        let small = self.small(record);
        self.block(record, &state, &small)
    }

    /// The same without what is said about its sources.
    fn item_short(&mut self, record: &Record) -> Outcome {
        let standing = self.standing(record);
        let state = self.label(record, &standing);
        self.block(record, &state, "")
    }

    fn block(&mut self, record: &Record, state: &str, small: &str) -> Outcome {
        let look = self.context.out.look();
        let way = self.way(record);
        let mut lines = vec![String::new()];
        let fits = width_of(&way) < NUMBER;
        let name = paragraphs(&record.name, look.width.saturating_sub(NUMBER));
        let mut name = name.iter();
        if fits {
            let gap = " ".repeat(NUMBER.saturating_sub(width_of(&way)));
            let first = name.next().map_or("", String::as_str);
            lines.push(format!("{}{gap}{first}", look.paint(Ink::Accent, &way)));
        } else {
            lines.push(look.paint(Ink::Accent, &way));
        }
        let indent = " ".repeat(NUMBER);
        lines.extend(name.map(|line| format!("{indent}{line}")));
        for (ink, text) in [(Ink::Plain, state), (Ink::Second, small)] {
            if text.is_empty() {
                continue;
            }
            let wrapped = paragraphs(text, look.width.saturating_sub(NUMBER));
            lines.extend(wrapped.iter().map(|line| format!("{indent}{}", look.paint(ink, line))));
        }
        Ok(self.context.out.line(&lines.join("\n"))?)
    }

    /// How well it is known: date, what may have changed, what was seen second-hand; and how to look closer.
    pub(super) fn small(&self, record: &Record) -> String {
        let mut said = vec![if record.as_of == "undated" {
            self.text("cli-directory-undated")
        } else {
            self.with("cli-directory-seen", &[("date", (&record.as_of).into())])
        }];
        if record.may_have_changed_by(self.now_ms) {
            said.push(self.text("cli-directory-may-have-changed"));
        }
        if record.is_second_hand() {
            said.push(self.text("cli-directory-second-hand"));
        }
        format!("{} ({})", said.join(", "), record.id)
    }

    /// What holds for every service of a list.
    fn foot(&mut self) -> Outcome {
        self.context.out.line("")?;
        for text in
            [self.not_checked(), self.text("cli-directory-call-history"), self.text("cli-directory-hours")]
        {
            self.whisper(&text)?;
        }
        Ok(())
    }
}
