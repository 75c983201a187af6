//! `alongside checklist …`: privacy steps. Lists and steps are shown without a record too, then without what is hers.

mod notes;
mod show;
mod start;

use alongside_core::checklists::{Item, ItemView, List, Lists, Mine};
use alongside_core::content::{Link, Sources};
use alongside_core::say::{Say, content};
use alongside_core::time::{Reading, rfc3339};
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use super::job::Job;
use crate::arguments::Command;
use crate::arguments::checklist::Checklist;
use crate::context::Context;
use crate::failure::Outcome;
use crate::input::Keyboard;
use crate::terminal::Ink;

/// A command of the shell: the record is opened only for what is kept there, or with a passcode that was brought.
pub(super) fn from_shell(context: &mut Context, keyboard: &mut dyn Keyboard, asked: Checklist) -> Outcome {
    let shows = matches!(asked, Checklist::List | Checklist::Show(_) | Checklist::Start(_));
    if !shows || context.brings_credential() {
        return super::once(context, keyboard, Command::Checklist(asked));
    }
    let books = Books::load()?;
    Desk { reading: context.clock.reading(), context, books: &books, mine: None }.run(&asked, keyboard)
}

impl Job<'_> {
    /// A command on the open record.
    pub(super) fn checklist(&mut self, asked: Checklist) -> Outcome {
        let books = Books::load()?;
        match asked {
            Checklist::List | Checklist::Show(_) | Checklist::Start(_) => {
                let mine = self.vault.checklists(self.case()?)?;
                let reading = self.reading();
                Desk { context: self.context, books: &books, mine: Some(&mine), reading }
                    .run(&asked, self.keyboard)
            }
            noted => self.note_about(&books, noted),
        }
    }
}

/// The lists and what they rest on.
struct Books {
    lists: Lists,
    sources: Sources,
}

impl Books {
    fn load() -> Outcome<Self> {
        let lists = Lists::load().map_err(Error::from)?;
        Ok(Books { lists, sources: Sources::load().map_err(Error::from)? })
    }
}

/// Where lists are laid out: with what is hers, where a record is open.
struct Desk<'a> {
    context: &'a mut Context,
    books: &'a Books,
    mine: Option<&'a Mine>,
    reading: Reading,
}

impl<'a> Desk<'a> {
    fn run(&mut self, asked: &Checklist, keyboard: &mut dyn Keyboard) -> Outcome {
        match asked {
            Checklist::Show(show) => match show.id.as_deref().map(str::trim) {
                None => self.lists(),
                Some(id) => self.show(id, show.all),
            },
            Checklist::Start(start) => self.start(start, keyboard),
            _ => self.lists(),
        }
    }

    fn say(&self) -> Say<'_> {
        Say::new(self.context.words.catalogue(), self.context.clock.zone(), self.reading.wall_ms)
    }

    fn view(&self, list: &List, item: &'a Item) -> ItemView<'a> {
        ItemView::of(list, item, self.mine, self.reading.wall_ms)
    }

    /// A step for a program.
    fn json(&self, view: &ItemView<'_>) -> Value {
        let item = view.item;
        let sources: Vec<Value> = item
            .sources
            .iter()
            .filter_map(|code| self.books.sources.get(code))
            .map(|one| json!({ "code": one.code, "title": one.title, "date": one.date, "grade": one.grade }))
            .collect();
        json!({
            "id": item.id,
            "state": view.status,
            "risk": item.risk,
            "review": item.review.to_string(),
            "review_due": view.again.map(|(at_ms, _)| rfc3339(at_ms)),
            "grade": item.grade,
            "sources": sources,
            "action": item.action(self.context.words.catalogue()),
            "applies": view.applies,
            "evidence_first": item.evidence_first,
            "note": view.step.and_then(|step| step.note.as_deref()),
            "last_reviewed": view.step.and_then(|step| step.last_reviewed.as_ref()),
            "links": item.links.iter().map(Link::to_string).collect::<Vec<_>>(),
        })
    }

    /// A step on two or three lines: its id and how it stands, what is said before it, what it is.
    fn short(&mut self, view: &ItemView<'_>) -> Outcome {
        let (look, words) = (self.context.out.look(), &self.context.words);
        let mut head = look.paint(Ink::Accent, &view.item.id);
        if let Some(status) = view.status.filter(|status| status.term().is_some()) {
            head = format!("{head}  {}", look.paint(Ink::Second, &words.text(&status.message())));
        }
        let risks = view.item.risks_in_short(words.catalogue()).join(", ");
        let action = view.item.action(words.catalogue());
        let first = words.with("cli-checklist-first", &[("risks", (&risks).into())]);
        self.context.out.line(&head)?;
        if !risks.is_empty() {
            self.indented(Ink::Second, &first)?;
        }
        self.indented(Ink::Plain, &action)
    }

    /// A sentence that belongs to the line above it.
    fn indented(&mut self, ink: Ink, text: &str) -> Outcome {
        const INDENT: &str = "  ";
        let look = self.context.out.look();
        let width = look.narrower(INDENT.len()).width;
        for line in crate::terminal::paragraphs(text, width) {
            self.context.out.line(&format!("{INDENT}{}", look.paint(ink, &line)))?;
        }
        Ok(())
    }

    fn tell(&mut self, ink: Ink, text: &str) -> Outcome {
        Ok(self.context.out.say(ink, text)?)
    }

    fn gap(&mut self) -> Outcome {
        Ok(self.context.out.line("")?)
    }

    /// That what she noted is seen only on an open record; said where none is.
    fn without_record(&mut self) -> Outcome {
        if self.mine.is_none() {
            self.gap()?;
            let text = self.context.words.text("cli-checklist-without-record");
            self.tell(Ink::Second, &text)?;
        }
        Ok(())
    }

    /// What the first page of a list says about who has checked it.
    fn reviewed(&self, list: &List) -> String {
        content::reviewed(self.context.words.catalogue(), &self.books.sources, &list.reviewed_by)
    }
}

/// A time as it was typed: `2026-12-25T10:00`, with a space in place of the T, or only a day, which then begins.
fn typed_time(typed: &str, reading: &Reading) -> Outcome<i64> {
    let field = |_| Error::invalid("at", Refusal::Malformed);
    let civil: alongside_core::time::Civil = typed.trim().replacen(' ', "T", 1).parse().map_err(field)?;
    Ok(civil.bounds(reading.zone).map_err(field)?.0)
}
