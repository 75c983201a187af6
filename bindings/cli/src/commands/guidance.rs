//! Cards, guides and the emergency panel. They need no record and no passcode.

use alongside_core::Error;
use alongside_core::checklists::{Lists, State, StepState};
use alongside_core::content::{Grade, NOT_REVIEWED, Sources};
use alongside_core::directory::{Directory, Need, Number, Record};
use alongside_core::guidance::{self, Cards, Guides, PANEL};
use alongside_core::say::{Say, content};
use alongside_core::session::Locked;
use serde::Serialize;
use serde_json::{Value, json};

use super::job::Job;
use crate::arguments::guidance::{Card, Guide};
use crate::context::Context;
use crate::failure::Outcome;
use crate::prompt;
use crate::say::content::leads;
use crate::terminal::{Column, Ink, Page, Table};

/// Takes the choice back.
const NONE: &str = "none";
/// Before each thing to think about.
const POINT: &str = "-";

/// `help now`
pub(crate) fn help_now(context: &mut Context) -> Outcome {
    let sources = Sources::load().map_err(Error::from)?;
    let words = &context.words;
    let mut rows: Vec<Row> = PANEL
        .iter()
        .map(|row| Row {
            id: row.id.to_owned(),
            number: row.number.map(str::to_owned),
            title: words.text(&row.message()),
            text: words.attribute(&row.message(), "text"),
            grade: row.grade,
        })
        .collect();
    rows.extend(campus(context)?);
    if context.json() {
        return Ok(context.out.json(&rows)?);
    }
    let mut page = Page::titled(words.text("help-heading"));
    for row in rows {
        page.step(row.title, row.text);
        if row.grade == Grade::V2 {
            page.aside(words.text("help-second-hand"));
        }
    }
    page.words(words.text("help-last"));
    page.aside(content::reviewed(words.catalogue(), &sources, NOT_REVIEWED));
    let next = [
        ("directory now".to_owned(), words.text("help-next-directory")),
        ("guide show help-now".to_owned(), words.text("help-next-guide")),
    ];
    show(context, &page, &next)
}

/// One line of the panel.
#[derive(Serialize)]
struct Row {
    id: String,
    number: Option<String>,
    title: String,
    text: String,
    grade: Grade,
}

/// Security of the campus that was chosen. Whatever stands in the way of knowing it: the rest is shown.
fn campus(context: &Context) -> Outcome<Vec<Row>> {
    let Some(data) = context.set_up_data() else { return Ok(Vec::new()) };
    let Ok(locked) = Locked::open(&context.environment(), data) else { return Ok(Vec::new()) };
    let Some(chosen) = locked.face().campus.clone() else { return Ok(Vec::new()) };
    let directory = Directory::load().map_err(Error::from)?;
    let Some(record) = directory.get(&chosen) else { return Ok(Vec::new()) };
    let words = &context.words;
    let row = |number: &Number| Row {
        id: "campus".to_owned(),
        number: Some(number.number.clone()),
        title: words.with("help-campus", &[("number", (&number.shown).into())]),
        text: words.catalogue().attribute("help-campus", "text", &[("name", (&record.name).into())]),
        grade: number.grade,
    };
    Ok(record.numbers.iter().filter(|number| number.grade.is_printed()).map(row).collect())
}

impl Job<'_> {
    /// `help campus`: what the page shows without a passcode is chosen with one.
    pub(super) fn campus(&mut self, id: &str) -> Outcome {
        let id = id.trim();
        let chosen = (!id.eq_ignore_ascii_case(NONE)).then_some(id);
        let mut name = None;
        if let Some(id) = chosen {
            let directory = Directory::load().map_err(Error::from)?;
            let on_campus = |record: &&Record| record.needs.contains(&Need::Campus);
            let record = directory.get(id).filter(on_campus).filter(|record| !record.numbers.is_empty());
            name = Some(record.ok_or(Error::NotFound)?.name.clone());
        }
        self.vault.set_face(|face| face.campus = chosen.map(str::to_owned))?;
        if self.json() {
            return self.answer(&json!({ "campus": chosen }));
        }
        let text = match &name {
            Some(name) => self.words().with("help-campus-set", &[("name", name.into())]),
            None => self.words().text("help-campus-none"),
        };
        self.tell(&text)
    }
}

/// `card list`, and `card show` without a record.
pub(crate) fn cards(context: &mut Context) -> Outcome {
    let (_, cards) = load_cards()?;
    let rows = cards.all().iter().map(|card| (card.id.clone(), context.words.text(&card.message())));
    list(context, rows.collect(), "card-heading", ("card show", "card-next-show"))
}

/// `card show`: with what was written down, where a record is open.
pub(crate) fn card(context: &mut Context, id: &str, mine: Option<&State>) -> Outcome {
    let (sources, cards) = load_cards()?;
    let card = cards.get(id.trim()).ok_or(Error::NotFound)?;
    let note = mine.and_then(|state| state.card(&card.id)).map(|(_, note)| note);
    show_card(context, &sources, card, note)
}

fn load_cards() -> Outcome<(Sources, Cards)> {
    let sources = Sources::load().map_err(Error::from)?;
    let cards = Cards::load(&sources).map_err(Error::from)?;
    Ok((sources, cards))
}

impl Job<'_> {
    /// `card …` on an open record.
    pub(super) fn card(&mut self, asked: &Card) -> Outcome {
        match asked {
            Card::List => cards(self.context),
            Card::Show(which) => card(self.context, &which.id, Some(&self.vault.checklist_state()?)),
            Card::Note { id, text } => {
                if text != "-" && !self.context.at_prompt {
                    self.context.warn_of_history(self.keyboard)?;
                }
                let text = prompt::text_or_input(self.keyboard, text)?;
                let (_, cards) = load_cards()?;
                let reading = self.reading();
                let kept = self.vault.note_card(&cards, id.trim(), &text, &reading)?;
                if self.json() {
                    return self.answer(&json!({ "id": id.trim(), "note": kept.and_then(|kept| kept.note) }));
                }
                let saved = self.say().saved(reading.wall_ms);
                let text = self.words().text(if kept.is_some() { "card-noted" } else { "card-note-gone" });
                self.tell(&format!("{saved}. {text}"))
            }
        }
    }
}

/// `guide …`
pub(crate) fn guide(context: &mut Context, asked: &Guide) -> Outcome {
    let sources = Sources::load().map_err(Error::from)?;
    let guides = Guides::load(&sources).map_err(Error::from)?;
    match asked {
        Guide::List => {
            let rows =
                guides.all().iter().map(|guide| (guide.id.clone(), context.words.text(&guide.message())));
            list(context, rows.collect(), "guidance-heading", ("guide show", "guidance-next-show"))
        }
        Guide::Show(which) => {
            let guide = guides.get(which.id.trim()).ok_or(Error::NotFound)?;
            show_guide(context, &sources, guide)
        }
    }
}

fn list(
    context: &mut Context,
    rows: Vec<(String, String)>,
    heading: &str,
    (command, next): (&str, &str),
) -> Outcome {
    if context.json() {
        let rows: Vec<Value> = rows.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect();
        return Ok(context.out.json(&rows)?);
    }
    let words = &context.words;
    let next = rows.first().map(|(id, _)| (format!("{command} {id}"), words.text(next)));
    let mut table = Table::new(vec![Column::natural("").ink(Ink::Accent), Column::text(words.text(heading))])
        .lines_max(2);
    for (id, title) in rows {
        table.row([id, title]);
    }
    let look = context.out.look();
    context.out.line(&table.render(look))?;
    context.next(next.as_slice())
}

fn show_card(
    context: &mut Context,
    sources: &Sources,
    card: &guidance::Card,
    note: Option<&StepState>,
) -> Outcome {
    let lists = Lists::load().map_err(Error::from)?;
    let directory = Directory::load().map_err(Error::from)?;
    let words = &context.words;
    let text = |id: &str, attribute| {
        content::text(words.catalogue(), id, attribute, &card.facts).unwrap_or_default()
    };
    let says = |position: &guidance::Position| -> Vec<String> {
        let who = position.sources.iter();
        who.filter_map(|one| {
            content::source(words.catalogue(), sources, &one.code, Some(&one.date), position.grade)
        })
        .collect()
    };
    if context.json() {
        let positions = card.positions.iter().map(|position| {
            let said = text(&card.position_message(position), None);
            json!({ "id": position.id, "text": said, "grade": position.grade, "sources": says(position) })
        });
        let value = json!({
            "id": card.id,
            "title": text(&card.message(), None),
            "intro": text(&card.message(), Some("intro")),
            "positions": positions.collect::<Vec<_>>(),
            "reviewed_by": card.reviewed_by,
            "note": note.and_then(|note| note.note.as_ref()),
        });
        return Ok(context.out.json(&value)?);
    }
    let mut page = Page::titled(text(&card.message(), None));
    page.aside(content::reviewed(words.catalogue(), sources, &card.reviewed_by));
    page.words(text(&card.message(), Some("intro")));
    if let Some((noted, written)) =
        note.and_then(|note| Some((note.last_reviewed.as_ref()?, note.note.as_ref()?)))
    {
        let day =
            Say::new(words.catalogue(), context.clock.zone(), noted.unix_ms).day_heading_of(noted.unix_ms);
        page.step(words.with("card-yours", &[("day", (&day).into())]), written.as_str());
    }
    for position in &card.positions {
        page.words(text(&card.position_message(position), None));
        page.aside(says(position).join("\n"));
    }
    if !card.questions.is_empty() {
        page.section(words.text("card-think"));
        for question in &card.questions {
            page.field(POINT, text(&card.question_message(question), None));
        }
    }
    if !card.options.is_empty() {
        page.section(words.text("card-between"));
        for option in &card.options {
            let id = card.option_message(option);
            page.step(text(&id, None), text(&id, Some("text")));
        }
    }
    if let Some(gap) = content::text(words.catalogue(), &card.not_known_message(), None, &card.facts) {
        page.section(words.text("card-not-known"));
        page.words(gap);
    }
    let next = leads(words, (&lists, &directory), card.all_links());
    show(context, &page, &next)
}

fn show_guide(context: &mut Context, sources: &Sources, guide: &guidance::Guide) -> Outcome {
    let lists = Lists::load().map_err(Error::from)?;
    let directory = Directory::load().map_err(Error::from)?;
    let words = &context.words;
    let of_section = |section: &guidance::Section| -> (String, Vec<String>, Vec<String>) {
        let id = guide.section_message(section);
        let title = content::text(words.catalogue(), &id, Some("title"), &section.facts).unwrap_or_default();
        let paragraphs = (1..)
            .map_while(|n| content::text(words.catalogue(), &id, Some(&format!("p{n}")), &section.facts));
        let from = section.sources.iter();
        let from =
            from.filter_map(|code| content::source(words.catalogue(), sources, code, None, section.grade));
        (title, paragraphs.collect(), from.collect())
    };
    if context.json() {
        let sections = guide.shown().map(|section| {
            let (title, paragraphs, from) = of_section(section);
            json!({ "id": section.id, "title": title, "text": paragraphs, "grade": section.grade, "sources": from })
        });
        let value = json!({
            "id": guide.id,
            "title": words.text(&guide.message()),
            "intro": words.attribute(&guide.message(), "intro"),
            "sections": sections.collect::<Vec<_>>(),
            "reviewed_by": guide.reviewed_by,
        });
        return Ok(context.out.json(&value)?);
    }
    let mut page = Page::titled(words.text(&guide.message()));
    page.aside(content::reviewed(words.catalogue(), sources, &guide.reviewed_by));
    page.words(words.attribute(&guide.message(), "intro"));
    for section in guide.shown() {
        let (title, paragraphs, from) = of_section(section);
        page.heading(title);
        for paragraph in paragraphs {
            page.words(paragraph);
        }
        page.aside(from.join("\n"));
    }
    let next = leads(words, (&lists, &directory), guide.shown().flat_map(|section| &section.links));
    show(context, &page, &next)
}

fn show(context: &mut Context, page: &Page, next: &[(String, String)]) -> Outcome {
    let look = context.out.look();
    context.out.line(&page.render(look))?;
    context.next(next)
}
