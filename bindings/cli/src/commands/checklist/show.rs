//! All lists, one list, one step.

use alongside_core::Error;
use alongside_core::checklists::{Applies, Item, ItemView, List, Review, Status, StepState, view};
use alongside_core::content::Grade;
use alongside_core::directory::Directory;
use alongside_core::say::content;
use serde_json::{Value, json};

use super::Desk;
use crate::failure::Outcome;
use crate::say::content::leads;
use crate::terminal::{Column, Ink, Page, Table};

impl<'a> Desk<'a> {
    /// All lists, those behind that her answers leave out.
    pub(super) fn lists(&mut self) -> Outcome {
        let (books, catalogue) = (self.books, self.context.words.catalogue());
        let of_use = |list: &List| self.mine.is_none_or(|mine| list.applies(&mine.answers) != Applies::No);
        if self.context.json() {
            let all: Vec<Value> = books
                .lists
                .iter()
                .map(|list| {
                    json!({
                        "id": list.id, "name": list.name(catalogue), "order": list.order,
                        "applies": of_use(list), "reviewed_by": list.reviewed_by,
                    })
                })
                .collect();
            return Ok(self.context.out.json(&all)?);
        }
        let words = &self.context.words;
        let mut table = Table::new(vec![
            Column::natural(words.text("cli-checklist-id")).ink(Ink::Accent),
            Column::text(words.text("cli-checklist-name")),
        ]);
        for list in books.lists.iter().filter(|list| of_use(list)) {
            table.row([list.id.clone(), list.name(catalogue)]);
        }
        if books.lists.iter().any(|list| !of_use(list)) {
            table.section(words.text("cli-checklist-left-out-lists"));
            for list in books.lists.iter().filter(|list| !of_use(list)) {
                table.row([list.id.clone(), list.name(catalogue)]);
            }
        }
        let rendered = table.render(self.context.out.look());
        self.context.out.line(&rendered)?;
        self.retired()?;
        self.without_record()?;
        self.context.next_by_id(&[
            ("checklist start".to_owned(), "cli-checklist-next-start"),
            ("checklist show st".to_owned(), "cli-checklist-next-show-list"),
            ("checklist due".to_owned(), "cli-checklist-next-due"),
        ])
    }

    /// What she noted about steps that are no longer in any list.
    fn retired(&mut self) -> Outcome {
        let Some(mine) = self.mine else { return Ok(()) };
        let ids: Vec<&str> = mine.state.retired(&self.books.lists).map(|(id, _)| id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        self.gap()?;
        let text = self.context.words.with("cli-checklist-retired", &[("ids", (&ids.join(", ")).into())]);
        self.tell(Ink::Second, &text)
    }

    /// A list by its id, else a step.
    pub(super) fn show(&mut self, id: &str, all: bool) -> Outcome {
        let books = self.books;
        if let Some(list) = books.lists.list(id) {
            return self.list(list, all);
        }
        if let Some((list, item)) = books.lists.item(id) {
            return self.item(list, item);
        }
        match self.mine.and_then(|mine| mine.state.get(id)) {
            Some(step) => self.retired_step(id, step),
            None => Err(Error::NotFound.into()),
        }
    }

    fn list(&mut self, list: &List, all: bool) -> Outcome {
        let shown = view(&self.books.lists, list, self.mine, self.reading.wall_ms);
        let steps: Vec<&ItemView<'_>> =
            if all { shown.items.iter().collect() } else { shown.shown().collect() };
        if self.context.json() {
            let steps: Vec<Value> = steps.iter().map(|view| self.json(view)).collect();
            return Ok(self.context.out.json(&steps)?);
        }
        let words = &self.context.words;
        let (name, intro) = (list.name(words.catalogue()), list.intro(words.catalogue()));
        let reviewed = self.reviewed(list);
        self.tell(Ink::Accent, &name)?;
        self.tell(Ink::Second, &reviewed)?;
        self.gap()?;
        self.tell(Ink::Plain, &intro)?;
        if !shown.before.is_empty() {
            self.heading("cli-checklist-before")?;
            for item in &shown.before {
                let line = format!("{}  {}", item.id, item.action(self.context.words.catalogue()));
                self.context.out.point(Ink::Plain, &line)?;
            }
        }
        if shown.evidence_first {
            self.gap()?;
            let text = self.context.words.text("cli-checklist-accounts");
            self.tell(Ink::Plain, &text)?;
        }
        self.heading("cli-checklist-steps")?;
        for (at, step) in steps.iter().enumerate() {
            if at > 0 {
                self.gap()?;
            }
            self.short(step)?;
        }
        if shown.leaves_out() && !all {
            self.gap()?;
            let text = self.context.words.text("cli-checklist-left-out");
            self.tell(Ink::Second, &text)?;
        }
        self.without_record()?;
        let mut next = Vec::new();
        if shown.evidence_first {
            next.push(("checklist show ev".to_owned(), "cli-checklist-next-evidence"));
        }
        if let Some(condition) = shown.question {
            self.gap()?;
            let question = self.context.words.text(&condition.question());
            self.tell(Ink::Plain, &question)?;
            next.push((format!("checklist answer {} yes", condition.as_str()), "cli-checklist-next-answer"));
        }
        if let Some(first) = steps.iter().find(|view| view.status.is_none_or(|status| !status.is_put_aside()))
        {
            next.push((format!("checklist show {}", first.item.id), "cli-checklist-next-show"));
        }
        next.push(("checklist list".to_owned(), "cli-checklist-next-list"));
        self.context.next_by_id(&next)
    }

    fn heading(&mut self, id: &str) -> Outcome {
        self.gap()?;
        let text = self.context.words.text(id);
        self.tell(Ink::Second, &text)
    }

    fn item(&mut self, list: &List, item: &'a Item) -> Outcome {
        let view = self.view(list, item);
        if self.context.json() {
            let step = self.json(&view);
            return Ok(self.context.out.json(&step)?);
        }
        let words = &self.context.words;
        let said = item.words(words.catalogue());
        let mut page = Page::titled(&said.action);
        page.words(&said.why);
        page.words(said.how.unwrap_or_default());
        if item.evidence_first {
            page.words(words.text("cli-checklist-evidence-first"));
        }
        self.fields(&mut page, &view);
        let sources: Vec<String> = if item.grade == Grade::K {
            vec![words.text("content-general")]
        } else {
            item.sources
                .iter()
                .filter_map(|code| {
                    content::source(words.catalogue(), &self.books.sources, code, None, item.grade)
                })
                .collect()
        };
        page.field(words.text("cli-checklist-sources"), sources.join("\n"));
        page.field(words.text("cli-checklist-checked"), self.reviewed(list));
        let place = format!("{} - {}", list.name(words.catalogue()), item.id);
        self.tell(Ink::Second, &place)?;
        for risk in &said.risks {
            self.context.out.point(Ink::Plain, risk)?;
        }
        self.gap()?;
        let rendered = page.render(self.context.out.look());
        self.context.out.line(&rendered)?;
        self.without_record()?;
        let next = self.after_reading(item, view.status)?;
        self.context.next(&next)
    }

    /// What one might do with a step: where it may raise risk, talking comes first and having decided second.
    fn after_reading(&self, item: &Item, status: Option<Status>) -> Outcome<Vec<(String, String)>> {
        let words = &self.context.words;
        let directory = Directory::load().map_err(Error::from)?;
        let known = (&self.books.lists, &directory);
        let mut next = Vec::new();
        let mut ways = vec![
            (Status::Done, "done", "cli-checklist-next-done"),
            (Status::Later, "later", "cli-checklist-next-later"),
            (Status::NotForMe, "skip", "cli-checklist-next-skip"),
            (Status::NeedsHelp, "help", "cli-checklist-next-help"),
        ];
        if item.talks_first() {
            next.extend(self.talk(item)?);
            if let Some((_, _, done)) = ways.first_mut() {
                *done = "cli-checklist-next-decided";
            }
        }
        if item.evidence_first {
            next.push(("log add".to_owned(), words.text("cli-checklist-next-log")));
        }
        ways.retain(|(stands, ..)| Some(*stands) != status);
        next.extend(
            ways.iter().map(|(_, way, text)| (format!("checklist {way} {}", item.id), words.text(text))),
        );
        let links = item.links.iter().filter(|link| !item.talks_first() || !item.talk.contains(link));
        next.extend(leads(words, known, links));
        Ok(next)
    }

    /// With whom a step can be talked through.
    pub(super) fn talk(&self, item: &Item) -> Outcome<Vec<(String, String)>> {
        let words = &self.context.words;
        let directory = Directory::load().map_err(Error::from)?;
        let with = leads(words, (&self.books.lists, &directory), item.talk.iter());
        let through = |name: String| words.with("cli-checklist-next-talk", &[("name", (&name).into())]);
        Ok(with.into_iter().map(|(command, name)| (command, through(name))).collect())
    }

    /// Where it is done, how it stands, when to look again.
    fn fields(&self, page: &mut Page, view: &ItemView<'_>) {
        let (words, say) = (&self.context.words, self.say());
        let places: Vec<String> =
            view.item.platforms.iter().map(|platform| words.text(platform.message())).collect();
        page.field(words.text("cli-checklist-where"), places.join(", "));
        if let Some(status) = view.status {
            page.field(words.text("cli-checklist-stands"), words.text(&status.message()));
        }
        if let Some(step) = view.step {
            page.field(words.text("cli-checklist-note"), step.note.clone().unwrap_or_default());
            if let Some(at) = &step.last_reviewed {
                page.field(words.text("cli-checklist-looked"), say.recorded(at));
            }
        }
        let again = match view.again {
            Some((at_ms, why)) if at_ms <= self.reading.wall_ms => {
                format!("{}\n{}", say.day_heading_of(at_ms), words.text(why.message()))
            }
            Some((at_ms, _)) => say.day_heading_of(at_ms),
            None => match view.item.review {
                Review::Months(months) => words.with("checklist-again-months", &[("count", months.into())]),
                other => words.text(&other.message()),
            },
        };
        page.field(words.text("cli-checklist-again"), again);
    }

    fn retired_step(&mut self, id: &str, step: &StepState) -> Outcome {
        if self.context.json() {
            let value = json!({
                "id": id, "state": step.status(), "retired": true, "risk": [], "review_due": null,
                "grade": null, "sources": [], "note": step.note, "last_reviewed": step.last_reviewed,
            });
            return Ok(self.context.out.json(&value)?);
        }
        let words = &self.context.words;
        let mut page = Page::titled(id);
        page.words(words.text("checklist-retired"));
        page.field(words.text("cli-checklist-stands"), words.text(&step.status().message()));
        page.field(words.text("cli-checklist-note"), step.note.clone().unwrap_or_default());
        if let Some(at) = &step.last_reviewed {
            page.field(words.text("cli-checklist-looked"), self.say().recorded(at));
        }
        let rendered = page.render(self.context.out.look());
        self.context.out.line(&rendered)?;
        self.context.next_by_id(&[
            (format!("checklist reset {id}"), "cli-checklist-next-reset"),
            ("checklist list".to_owned(), "cli-checklist-next-list"),
        ])
    }
}

#[cfg(test)]
mod tests {
    use alongside_core::checklists::{Lists, Mine, State};
    use alongside_core::content::Sources;
    use alongside_core::ids::RecordId;
    use alongside_core::time::{Reading, RecordedAt};

    use super::*;
    use crate::arguments::Global;
    use crate::commands::checklist::Books;
    use crate::context::Context;
    use crate::terminal::Out;
    use crate::words::Words;

    /// What is shown of `id` where no list has it any more.
    fn said(id: Option<&str>, json: bool) -> Outcome<String> {
        let global = Global { json, data: Some("nowhere".into()), ..Global::default() };
        let mut context = Context::new(Words::load()?, Out::memory(), Out::memory(), global, false)?;
        let reading: Reading = context.clock.reading();
        let mut step = StepState::new(&reading, "st.gone");
        step.status = Status::Done.term();
        step.note = Some("the tablet of a friend".into());
        step.last_reviewed = Some(RecordedAt::from(reading));
        let mine = Mine { state: State::of([(RecordId([1; 16]), step)]), ..Mine::default() };
        let books = Books { lists: Lists::of::<&str>(&[]).unwrap(), sources: Sources::load().unwrap() };
        let mut desk = Desk { context: &mut context, books: &books, mine: Some(&mine), reading };
        match id {
            Some(id) => desk.show(id, false)?,
            None => desk.lists()?,
        }
        Ok(context.out.written())
    }

    #[test]
    fn what_she_noted_about_a_step_that_is_gone_is_kept_and_shown() {
        let page = said(Some("st.gone"), false).unwrap();
        for part in ["no longer in the lists", "the tablet of a friend", "Done", "checklist reset st.gone"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let json: Value = serde_json::from_str(&said(Some("st.gone"), true).unwrap()).unwrap();
        assert_eq!((&json["retired"], &json["state"]), (&json!(true), &json!("done")));
        assert!(said(None, false).unwrap().replace('\n', " ").contains("It is kept: st.gone"));
        assert_eq!(said(Some("st.other"), false).unwrap_err().code(), "not-found");
    }
}
