//! Cards, guides and the emergency panel. They need no record and no passcode.

use alongside_core::Error;
use alongside_core::content::Sources;
use alongside_core::guidance::{self, Cards, Guides, PANEL};
use serde_json::{Value, json};

use crate::arguments::guidance::{Card, Guide, Help};
use crate::context::Context;
use crate::failure::Outcome;
use crate::say::content;
use crate::terminal::{Column, Ink, Page, Table, next_lines};

/// `help now`.
pub(crate) fn help(context: &mut Context, Help::Now: Help) -> Outcome {
    let words = &context.words;
    let rows = PANEL
        .iter()
        .map(|row| (row.number, words.text(&row.message()), words.attribute(&row.message(), "text")));
    let rows: Vec<_> = rows.collect();
    if context.json() {
        let rows: Vec<Value> = PANEL
            .iter()
            .zip(&rows)
            .map(|(row, (number, title, text))| {
                json!({ "id": row.id, "number": number, "title": title, "text": text })
            })
            .collect();
        return Ok(context.out.json(&rows)?);
    }
    let mut page = Page::titled(words.text("help-heading"));
    for (_, title, text) in &rows {
        page.section(title);
        page.words(text);
    }
    page.words(words.text("help-last"));
    let next = [
        ("directory now".to_owned(), words.text("help-next-directory")),
        ("guide show help-now".to_owned(), words.text("help-next-guide")),
    ];
    show(context, &page, &next)
}

/// `card …`
pub(crate) fn card(context: &mut Context, asked: &Card) -> Outcome {
    let sources = Sources::load().map_err(Error::from)?;
    let cards = Cards::load(&sources).map_err(Error::from)?;
    match asked {
        Card::List => {
            let rows = cards.all().iter().map(|card| (card.id.clone(), context.words.text(&card.message())));
            list(context, rows.collect(), "card-heading", ("card show", "card-next-show"))
        }
        Card::Show(which) => {
            let card = cards.get(which.id.trim()).ok_or(Error::NotFound)?;
            show_card(context, &sources, card)
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
    let heading = context.words.text("cli-next");
    Ok(context.out.line(&format!("\n{}", next_lines(look, &heading, next.as_slice())))?)
}

fn show_card(context: &mut Context, sources: &Sources, card: &guidance::Card) -> Outcome {
    let words = &context.words;
    let text = |id: &str, attribute| content::text(words, id, attribute, &card.facts).unwrap_or_default();
    let says = |position: &guidance::Position| -> Vec<String> {
        let who = position.sources.iter();
        who.filter_map(|one| content::source(words, sources, &one.code, Some(&one.date), position.grade))
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
        });
        return Ok(context.out.json(&value)?);
    }
    let mut page = Page::titled(text(&card.message(), None));
    page.field("", content::reviewed(words, sources, &card.reviewed_by));
    page.words(text(&card.message(), Some("intro")));
    for position in &card.positions {
        page.words(text(&card.position_message(position), None));
        page.field(words.text("card-says-who"), says(position).join("\n"));
    }
    if !card.questions.is_empty() {
        page.section(words.text("card-think"));
        for question in &card.questions {
            page.field("-", text(&card.question_message(question), None));
        }
    }
    if !card.options.is_empty() {
        page.section(words.text("card-between"));
        for option in &card.options {
            let id = card.option_message(option);
            page.field(text(&id, None), text(&id, Some("text")));
        }
    }
    if let Some(gap) = content::text(words, &card.not_known_message(), None, &card.facts) {
        page.section(words.text("card-not-known"));
        page.words(gap);
    }
    let leads = words.text("card-next-leads");
    let next: Vec<_> = card.all_links().map(|link| (content::command(link), leads.clone())).collect();
    show(context, &page, &next)
}

fn show_guide(context: &mut Context, sources: &Sources, guide: &guidance::Guide) -> Outcome {
    let words = &context.words;
    let of_section = |section: &guidance::Section| -> (String, Vec<String>, Vec<String>) {
        let id = guide.section_message(section);
        let title = content::text(words, &id, Some("title"), &section.facts).unwrap_or_default();
        let paragraphs =
            (1..).map_while(|n| content::text(words, &id, Some(&format!("p{n}")), &section.facts));
        let from = section.sources.iter();
        let from = from.filter_map(|code| content::source(words, sources, code, None, section.grade));
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
    page.field("", content::reviewed(words, sources, &guide.reviewed_by));
    page.words(words.attribute(&guide.message(), "intro"));
    let mut next = Vec::new();
    for section in guide.shown() {
        let (title, paragraphs, from) = of_section(section);
        page.section(title);
        for paragraph in paragraphs {
            page.words(paragraph);
        }
        page.field(words.text("guidance-sources"), from.join("\n"));
        for link in &section.links {
            let line = (content::command(link), words.text("guidance-leads"));
            if !next.contains(&line) {
                next.push(line);
            }
        }
    }
    show(context, &page, &next)
}

fn show(context: &mut Context, page: &Page, next: &[(String, String)]) -> Outcome {
    let look = context.out.look();
    context.out.line(&page.render(look))?;
    if !next.is_empty() {
        let heading = context.words.text("cli-next");
        context.out.line(&format!("\n{}", next_lines(look, &heading, next)))?;
    }
    Ok(())
}
