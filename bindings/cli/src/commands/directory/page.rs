//! One service, on a page.

use alongside_core::content::{Grade, arguments};
use alongside_core::directory::{Cost, Number, Record, Web};

use super::Desk;
use crate::failure::Outcome;
use crate::terminal::{Ink, Page};

impl<'a> Desk<'a> {
    pub(super) fn say_record(&mut self, record: &'a Record, retired: bool) -> Outcome {
        if retired {
            let text = self.text("cli-directory-retired-leads");
            self.context.out.say(Ink::Plain, &text)?;
            self.context.out.line("")?;
        }
        let standing = self.standing(record);
        let mut page = Page::titled(record.name.clone());
        let numbers: Vec<String> = record.numbers.iter().map(|one| self.number(record, one)).collect();
        page.field(self.text("cli-directory-number"), numbers.join("\n"));
        page.field(self.text("cli-directory-now"), self.label(record, &standing));
        page.field(self.text("cli-directory-at"), self.moment_said());
        let instead: Vec<String> = self
            .instead(record)
            .into_iter()
            .map(|other| format!("{}  {}", self.way(other), other.name))
            .collect();
        page.field(self.text("cli-directory-instead"), instead.join("\n"));
        let webs: Vec<String> = record.webs.iter().map(|one| self.web(one)).collect();
        page.field(self.text("cli-directory-web"), webs.join("\n"));

        let (catalogue, service) = (self.context.words.catalogue(), format!("service-{}", record.id));
        let slots = arguments(&record.facts);
        for attribute in ["for", "note"] {
            if catalogue.has_attribute(&service, attribute) {
                page.words(catalogue.attribute(&service, attribute, &slots));
            }
        }

        page.section(self.text("cli-directory-about"));
        page.field(self.text("cli-directory-run-by"), record.run_by.clone().unwrap_or_default());
        let names = record.also_known.iter().filter(|name| record.run_by.as_ref() != Some(*name));
        let names: Vec<&str> = names.map(String::as_str).collect();
        page.field(self.text("cli-directory-also"), names.join(", "));
        let nations = record.regions.iter().map(|one| self.term("nation", one.as_str()));
        let nations = nations.collect::<Vec<_>>().join(", ");
        let place = record.area.as_ref().map_or(nations, |area| self.term("area", area));
        page.field(self.text("cli-directory-where"), place);
        let audiences: Vec<String> = record.audiences.iter().map(|id| self.term("audience", id)).collect();
        page.field(self.text("cli-directory-whom"), audiences.join(", "));
        let facets: Vec<String> = record.facets.iter().map(|id| self.facet(id)).collect();
        page.field(self.text("cli-directory-does"), facets.join("\n"));
        page.field(self.text("cli-directory-referral"), self.term("referral", record.referral.as_str()));
        let without = self.term("without-reporting", record.without_reporting.as_str());
        page.field(self.text("cli-directory-police"), without);
        page.field(self.text("cli-directory-cost"), self.term("cost", record.cost.as_str()));
        let access: Vec<String> = record
            .access
            .iter()
            .map(|one| {
                let name = self.term("access", &one.id);
                one.hours.as_ref().map_or(name.clone(), |hours| format!("{name}, {hours}"))
            })
            .collect();
        page.field(self.text("cli-directory-access"), access.join("\n"));
        let bills: Vec<String> = record.bills.iter().map(|one| self.term("bill", &one.id)).collect();
        let bills =
            if bills.is_empty() { self.text("cli-directory-bill-not-known") } else { bills.join("\n") };
        page.field(self.text("cli-directory-bill"), bills);
        page.field(self.text("cli-directory-history"), self.text("cli-directory-call-history"));

        page.section(self.text("cli-directory-sources"));
        let hours: Vec<String> = record
            .hours
            .iter()
            .chain(&record.hours_alternatives)
            .filter(|one| !one.osm.starts_with("unknown"))
            .map(|one| {
                let osm: String = one.osm.split('"').step_by(2).collect();
                format!("{}: {} ({})", one.last_seen, osm.trim(), one.source)
            })
            .collect();
        page.field(self.text("cli-directory-published"), hours.join("\n"));
        for code in &record.sources {
            if let Some(source) = self.sources.get(code).filter(|source| source.grade != Grade::K) {
                // A row of several pages is named by its first.
                let title = source.title.split(';').next().unwrap_or_default();
                page.field(code.clone(), format!("{title}, {}", source.date));
            }
        }
        let look = self.context.out.look();
        self.context.out.line(&page.render(look))?;
        self.context.out.line("")?;
        let small = self.small(record);
        self.whisper(&small)?;
        let not_checked = self.not_checked();
        self.whisper(&not_checked)?;
        let need = record.needs.first().map_or("listening", |need| need.as_str());
        self.next(&[
            (format!("directory now --need {need}"), "cli-directory-next-need"),
            ("directory now".to_owned(), "cli-directory-next-now"),
        ])
    }

    /// A number with what it is for.
    fn number(&self, record: &Record, one: &Number) -> String {
        let mut said = vec![match &one.purpose {
            Some(purpose) => self.term("purpose", purpose),
            None => self.term("channel", one.channel.as_str()),
        }];
        let cost = one.cost.filter(|cost| *cost != record.cost && *cost != Cost::NotKnown);
        said.extend(cost.map(|cost| self.term("cost", cost.as_str())));
        said.extend(self.second_hand(record, one.grade));
        let source =
            if one.as_of == "undated" { one.source.clone() } else { format!("{} {}", one.source, one.as_of) };
        format!("{}  ({}; {source})", one.shown, said.join(", "))
    }

    fn web(&self, one: &Web) -> String {
        let mut said = vec![self.term("web", one.kind.as_str())];
        said.extend((one.grade == Grade::V2).then(|| self.text("cli-directory-second-hand")));
        format!("{}  ({})", one.value, said.join(", "))
    }

    /// Of a fact that is known less well than the record it stands in.
    fn second_hand(&self, record: &Record, grade: Grade) -> Option<String> {
        (grade == Grade::V2 && !record.is_second_hand()).then(|| self.text("cli-directory-second-hand"))
    }

    /// What it does; with what is worth knowing about that.
    fn facet(&self, id: &str) -> String {
        let label = self.term("facet", id);
        let (catalogue, message) = (self.context.words.catalogue(), format!("directory-facet-{id}"));
        if catalogue.has_attribute(&message, "note") {
            format!("{label}. {}", catalogue.attribute(&message, "note", &[]))
        } else {
            label
        }
    }
}
