//! Everything on one page, for a reviewer from outside: what is shown, and struck through what never is.

use std::collections::BTreeMap;

use alongside_core::content::Grade;
use alongside_core::content::check::{Claim, Entry, Kind, OWN_TEXT, Survey};
use alongside_core::guidance::PANEL;

use super::html::Html;
use crate::words::Words;

const STYLE: &str = include_str!("page.css");

/// The page. `read` is the day on which the sources were read.
pub(super) fn render(words: &Words, survey: &Survey, read: &str) -> String {
    let page = Page { words, survey };
    let title = words.text("content-page-title");
    let mut body = page.head(&title, read);
    body.push(page.panel());
    body.push(page.lists());
    body.push(page.wholes("cards", "content-page-cards", Kind::Card));
    body.push(page.wholes("guides", "content-page-guides", Kind::Guide));
    body.push(page.directory());
    body.push(page.retired());
    body.push(page.labels());
    body.push(page.bank_holidays());
    body.push(page.sources());
    body.document(&title, STYLE)
}

struct Page<'a> {
    words: &'a Words,
    survey: &'a Survey,
}

impl Page<'_> {
    fn heading(&self, tag: &'static str, id: &str) -> Html {
        Html::tag(tag, "", self.words.text(id))
    }

    fn head(&self, title: &str, read: &str) -> Html {
        let mut head = Html::default();
        head.push(Html::tag("h1", "", title));
        head.push(Html::tag("p", "", self.words.with("content-page-intro", &[("read", read.into())])));
        head.push(Html::tag("p", "", self.words.text("content-page-how")));
        for grade in ["v", "v2", "s", "k"] {
            head.push(Html::tag("p", "", self.words.text(&format!("content-page-grade-{grade}"))));
        }
        let mut links = Html::default();
        for (id, words) in [
            ("panel", "content-page-panel"),
            ("lists", "content-page-lists"),
            ("cards", "content-page-cards"),
            ("guides", "content-page-guides"),
            ("directory", "content-page-directory"),
            ("retired", "content-page-retired"),
            ("labels", "content-page-labels"),
            ("holidays", "content-page-holidays"),
            ("sources", "content-page-sources"),
        ] {
            links.push(Html::tag("li", "", Html::link(id, &self.words.text(words))));
        }
        for list in self.in_order(Kind::List) {
            let title = self.survey.messages.text(&list.message, OWN_TEXT).unwrap_or(&list.id);
            links.push(Html::tag("li", "", Html::link(&list.id, title)));
        }
        let mut contents = self.heading("h4", "content-page-contents");
        contents.push(Html::tag("ul", "", links));
        head.push(Html::tag("nav", "", contents));
        head
    }

    fn panel(&self) -> Html {
        let mut part = self.heading("h2", "content-page-panel");
        for row in PANEL {
            let mut one = titled("h4", &row.message(), &self.words.text(&row.message()));
            one.push(Html::tag("p", "", self.words.attribute(&row.message(), "text")));
            one.push(Html::tag("p", "id", Html::link(&format!("directory:{}", row.service), row.service)));
            part.push(Html::part("article", &row.message(), one));
        }
        Html::part("section", "panel", part)
    }

    fn in_order(&self, kind: Kind) -> Vec<&Entry> {
        let mut all: Vec<&Entry> = self.survey.entries.iter().filter(|entry| entry.kind == kind).collect();
        let number = |id: &str| id.rsplit('-').next().and_then(|last| last.parse::<u32>().ok());
        all.sort_by_key(|entry| (entry.integer("order"), number(&entry.id)));
        all
    }

    fn lists(&self) -> Html {
        let mut part = self.heading("h2", "content-page-lists");
        for list in self.in_order(Kind::List) {
            let mut one = titled("h3", &list.id, self.said(list, OWN_TEXT).unwrap_or_default());
            one.push(self.paragraph(list, "intro", &[]));
            one.push(self.about(list));
            let prefix = format!("{}.", list.id);
            for item in self.survey.entries.iter().filter(|item| item.id.starts_with(&prefix)) {
                one.push(self.item(item));
            }
            part.push(Html::part("section", &list.id, one));
        }
        Html::part("section", "lists", part)
    }

    fn item(&self, item: &Entry) -> Html {
        let facts = item.claims();
        let mut one = Html::default();
        for risk in item.texts("risk") {
            let sentence = self.words.text(&format!("checklist-risk-{}", risk.to_lowercase()));
            one.push(Html::tag("p", "risk", format!("{risk}: {sentence}")));
        }
        for attribute in ["why", "how"] {
            one.push(self.paragraph(item, attribute, &facts));
        }
        let title = put_in(self.said(item, "action").unwrap_or_default(), &facts);
        self.entry("h4", item, title, one)
    }

    /// Cards or guides.
    fn wholes(&self, id: &str, heading: &str, kind: Kind) -> Html {
        let mut part = self.heading("h2", heading);
        for whole in self.in_order(kind) {
            let facts = whole.claims();
            let title = put_in(self.said(whole, OWN_TEXT).unwrap_or_default(), &facts);
            let mut one =
                Html::tag("h3", "", Html::join([title, Html::tag("code", "", whole.id.as_str())], " "));
            one.push(self.paragraph(whole, "intro", &facts));
            one.push(self.about(whole));
            one.push(self.claims(&facts));
            let prefix = format!("{}/", whole.id);
            for inner in self.survey.entries.iter().filter(|inner| inner.id.starts_with(&prefix)) {
                one.push(self.inner(inner, &facts));
            }
            let not_known = format!("{}-not-known", whole.message);
            if let Some(text) = self.survey.messages.text(&not_known, OWN_TEXT) {
                one.push(titled("h4", &not_known, &self.words.text("content-page-not-known")));
                one.push(Html::tag("p", "", put_in(text, &facts)));
            }
            part.push(Html::part("section", &whole.id, one));
        }
        Html::part("section", id, part)
    }

    /// What stands inside a card or guide. The facts of a card stand at the card.
    fn inner(&self, inner: &Entry, of_whole: &[Claim]) -> Html {
        let own = inner.claims();
        let facts: Vec<Claim> = own.iter().chain(of_whole).cloned().collect();
        let mut one = Html::default();
        let title = match inner.kind {
            Kind::Section => put_in(self.said(inner, "title").unwrap_or_default(), &facts),
            Kind::Choice => put_in(self.said(inner, OWN_TEXT).unwrap_or_default(), &facts),
            Kind::Question => self.words.text("content-page-questions").into(),
            _ => self.words.text("content-page-said").into(),
        };
        let texts = self.survey.messages.get(&inner.message);
        for (attribute, text) in texts.into_iter().flatten() {
            let in_title = attribute == "title" || (inner.kind == Kind::Choice && attribute == OWN_TEXT);
            if !in_title {
                one.push(Html::tag("p", "", put_in(text, &facts)));
            }
        }
        self.entry("h4", inner, title, one)
    }

    fn directory(&self) -> Html {
        let mut part = self.heading("h2", "content-page-directory");
        for record in self.in_order(Kind::Record) {
            let facts = record.claims();
            let mut one = Html::default();
            for attribute in ["for", "note"] {
                one.push(self.paragraph(record, attribute, &facts));
            }
            part.push(self.entry("h3", record, record.text("name").unwrap_or_default().into(), one));
        }
        Html::part("section", "directory", part)
    }

    /// One entry with everything about it; struck through where it is held back.
    fn entry(&self, heading: &'static str, entry: &Entry, title: Html, mut inside: Html) -> Html {
        let mut one = Html::default();
        inside.push(self.about(entry));
        inside.push(self.claims(&entry.claims()));
        let id = Html::tag("code", "", entry.id.as_str());
        if entry.ships {
            one.push(Html::tag(heading, "", Html::join([title, id], " ")));
            one.push(inside);
        } else {
            one.push(Html::tag(heading, "", Html::join([Html::tag("del", "", title), id], " ")));
            let grade = entry.text("grade").unwrap_or_default();
            let held = format!("{} ({grade})", self.words.text("content-page-held-back"));
            one.push(Html::tag("p", "held", held));
            one.push(Html::tag("del", "", inside));
        }
        Html::part("article", &entry.id, one)
    }

    fn said(&self, entry: &Entry, attribute: &str) -> Option<&str> {
        self.survey.messages.text(&entry.message, attribute)
    }

    fn paragraph(&self, entry: &Entry, attribute: &str, facts: &[Claim]) -> Html {
        let text = self.said(entry, attribute);
        text.map(|text| Html::tag("p", "", put_in(text, facts))).unwrap_or_default()
    }

    /// What its file says of it, apart from words and facts.
    fn about(&self, entry: &Entry) -> Html {
        let mut rows = Html::default();
        let mut row = |words: &str, value: Html| {
            if !value.is_empty() {
                rows.push(Html::tag("dt", "", self.words.text(words)));
                rows.push(Html::tag("dd", "", value));
            }
        };
        let plain = |key: &str| Html::text(entry.text(key).unwrap_or_default());
        let many = |key: &str| Html::text(entry.texts(key).join(", "));
        let whole = matches!(entry.kind, Kind::List | Kind::Card | Kind::Guide | Kind::Record);
        if whole {
            row("content-page-reviewed", entry.reviewed_by.as_str().into());
        }
        if let Some(order) = entry.integer("order") {
            row("content-page-order", order.to_string().into());
        }
        row("content-page-where", many("platforms"));
        row("content-page-look-again", plain("review"));
        row("content-page-applies", many("applies_if"));
        for (key, words) in
            [("evidence_first", "content-page-proof-first"), ("accounts", "content-page-accounts")]
        {
            if entry.is_true(key) {
                row(words, key.into());
            }
        }
        if entry.kind == Kind::Record {
            self.about_record(entry, &mut row);
        }
        row("content-page-grade", plain("grade"));
        let codes = entry.sources().into_iter().map(|(code, date)| {
            let link = Html::link(&format!("source:{code}"), code);
            Html::join([link, Html::text(date.map(|date| format!(" ({date})")).unwrap_or_default())], "")
        });
        row("content-page-from", Html::join(codes, ", "));
        let seeds = entry.texts("seeds").into_iter().map(|code| Html::link(&format!("source:{code}"), code));
        row("content-page-from", Html::join(seeds, ", "));
        for (key, words) in [("links", "content-page-links"), ("talk", "content-page-talk")] {
            let links = entry.texts(key).into_iter().map(|id| Html::link(id, id));
            row(words, Html::join(links, ", "));
        }
        if rows.is_empty() { rows } else { Html::tag("dl", "", rows) }
    }

    fn about_record(&self, entry: &Entry, row: &mut impl FnMut(&str, Html)) {
        let labels = |prefix: &str, ids: Vec<&str>| -> Html {
            let label = |id: &&str| {
                let message = format!("directory-{prefix}-{id}");
                self.survey.messages.text(&message, OWN_TEXT).unwrap_or(id).to_owned()
            };
            Html::text(ids.iter().map(label).collect::<Vec<_>>().join(", "))
        };
        let own = |key: &str| entry.text(key).unwrap_or_default();
        let one = |key: &str| entry.text(key).into_iter().collect::<Vec<_>>();
        row("content-page-run-by", own("run_by").into());
        row("content-page-also", entry.texts("also_known").join(", ").into());
        row("content-page-audience", labels("audience", entry.texts("audiences")));
        row("content-page-serves", labels("nation", entry.texts("regions")));
        row("content-page-serves", labels("area", one("area")));
        row("content-page-shown-first", labels("nation", entry.texts("shown_first")));
        row("content-page-needs", labels("need", entry.texts("needs")));
        let facet_sources = entry.texts("facet_sources").join(", ");
        row("content-page-facets", labels("facet", entry.texts("facets")));
        row("content-page-from", facet_sources.into());
        row("content-page-referral", labels("referral", one("referral")));
        row("content-page-reporting", labels("without-reporting", one("without_reporting")));
        row("content-page-cost", labels("cost", one("cost")));
        row("content-page-as-of", own("as_of").into());
        row("content-page-more", own("as_of_note").into());
        row(
            "content-page-leads-to",
            entry
                .text("replaced_by")
                .map(|id| Html::link(&format!("directory:{id}"), id))
                .unwrap_or_default(),
        );
    }

    /// A table of what is stated, each with its source, date and grade.
    fn claims(&self, claims: &[Claim]) -> Html {
        if claims.is_empty() {
            return Html::default();
        }
        let mut rows = Html::default();
        let heads = ["fact", "value", "source", "date", "grade"];
        let heads = heads.map(|head| Html::tag("th", "", self.words.text(&format!("content-page-{head}"))));
        rows.push(Html::tag("tr", "", Html::join(heads, "")));
        for claim in claims {
            let name = if claim.name.is_empty() || claim.name == claim.kind {
                claim.kind.clone()
            } else {
                format!("{}: {}", claim.kind, claim.name)
            };
            let value = Html::text(claim.values.join(" = "));
            let value = if is_supported(claim) { value } else { Html::tag("del", "", value) };
            let code = claim.source.as_deref().unwrap_or_default();
            let source =
                if code.is_empty() { Html::default() } else { Html::link(&format!("source:{code}"), code) };
            let cells = [
                name.into(),
                value,
                source,
                claim.as_of.as_deref().unwrap_or_default().into(),
                claim.grade.map_or("?", Grade::as_str).into(),
            ];
            rows.push(Html::tag("tr", "", Html::join(cells.map(|cell: Html| Html::tag("td", "", cell)), "")));
        }
        Html::tag("table", "", rows)
    }

    fn retired(&self) -> Html {
        let mut part = self.heading("h2", "content-page-retired");
        part.push(Html::tag("p", "", self.words.text("content-page-retired-text")));
        let mut rows = Html::default();
        for one in &self.survey.retired {
            let leads = one.leads_to.as_ref().map(|id| Html::link(&format!("directory:{id}"), id));
            let cells = [
                Html::tag("del", "", one.key.as_str()),
                leads.unwrap_or_default(),
                one.note.as_deref().unwrap_or_default().into(),
            ];
            rows.push(Html::tag("tr", "", Html::join(cells.map(|cell| Html::tag("td", "", cell)), "")));
        }
        part.push(Html::tag("table", "", rows));
        Html::part("section", "retired", part)
    }

    fn labels(&self) -> Html {
        let mut part = self.heading("h2", "content-page-labels");
        let mut rows = Html::default();
        let labels = self.survey.messages.iter().filter(|(_, id, _)| id.starts_with("directory-"));
        for (_, id, texts) in labels {
            for (attribute, text) in texts {
                let id = if attribute == OWN_TEXT { id.to_owned() } else { format!("{id}.{attribute}") };
                let cells = [Html::tag("code", "", id), put_in(text, &[])];
                rows.push(Html::tag("tr", "", Html::join(cells.map(|cell| Html::tag("td", "", cell)), "")));
            }
        }
        part.push(Html::tag("table", "", rows));
        Html::part("section", "labels", part)
    }

    fn bank_holidays(&self) -> Html {
        let mut part = self.heading("h2", "content-page-holidays");
        for (division, dates) in &self.survey.bank_holidays {
            let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for date in dates {
                let (year, day) = date.split_once('-').unwrap_or((date, ""));
                years.entry(year).or_default().push(day);
            }
            part.push(Html::tag("h4", "", division.as_str()));
            let rows = years.iter().map(|(year, days)| {
                let cells = [Html::tag("th", "", *year), Html::tag("td", "", days.join(", "))];
                Html::tag("tr", "", Html::join(cells, ""))
            });
            part.push(Html::tag("table", "", Html::join(rows, "")));
        }
        Html::part("section", "holidays", part)
    }

    fn sources(&self) -> Html {
        let mut part = self.heading("h2", "content-page-sources");
        for (code, source) in &self.survey.sources {
            let mut one = titled("h4", code, &source.title);
            let about = format!("{}, {}", source.date, source.grade.as_str());
            one.push(Html::tag("p", "id", about));
            if !source.web.is_empty() {
                one.push(Html::tag("p", "id", source.web.join(" ")));
            }
            part.push(Html::part("article", &format!("source:{code}"), one));
        }
        Html::part("section", "sources", part)
    }
}

fn is_supported(claim: &Claim) -> bool {
    claim.grade.is_some_and(Grade::is_printed)
}

/// A heading with the id beside it.
fn titled(tag: &'static str, id: &str, title: &str) -> Html {
    Html::tag(tag, "", Html::join([Html::text(title), Html::tag("code", "", id)], " "))
}

/// A text with its facts in their places, marked; one that nothing supports is struck through.
fn put_in(text: &str, facts: &[Claim]) -> Html {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, slot)) = rest.split_once("{ $") {
        parts.push(Html::text(before));
        let (name, after) = slot.split_once(" }").unwrap_or((slot, ""));
        let fact = facts.iter().find(|fact| fact.table == "fact" && fact.name == name);
        let tag = if fact.is_some_and(is_supported) { "b" } else { "del" };
        let value = fact.and_then(|fact| fact.values.first()).map_or(name, String::as_str);
        parts.push(Html::tag(tag, "", value));
        rest = after;
    }
    parts.push(Html::text(rest));
    Html::join(parts, "")
}
