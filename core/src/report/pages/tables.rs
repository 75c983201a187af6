//! Police, orders, what it did and what changed, and room to sign.

use super::Pages;
use crate::error::Result;
use crate::patterns::Patterns;
use crate::report::document::{Block, Column, Fact, Section, Table, Text};
use crate::store::Kind;

impl Pages<'_> {
    /// Every contact with police.
    pub(super) fn police(&self) -> Result<Option<Section>> {
        let mut section = self.part("report-police");
        for (_, id) in self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::POLICE) {
            let contact = self.chosen.contact(self.vault, *id)?;
            section.blocks.push(Block::Facts(hers(self.say.police(&contact, self.vault))));
        }
        Ok(Some(section).filter(|section| !section.blocks.is_empty()))
    }

    /// Orders, and the entries that she thinks have to do with them.
    pub(super) fn orders(&self) -> Result<Option<Section>> {
        let mut section = self.part("report-orders");
        for (_, id) in self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::ORDER) {
            let order = self.chosen.order(self.vault, *id)?;
            let mut facts = hers(self.say.order(&order, self.vault));
            let mut concerned = Vec::new();
            for entry in self.chosen.entries.iter().filter(|entry| !entry.withheld) {
                let incident = self.chosen.incident(self.vault, entry.id, false)?;
                for term in incident.order_terms.iter().filter(|term| term.order == *id) {
                    let number = self.with("log-entry", &[("number", entry.entry_no.into())]);
                    let place = term.term.map(|at| {
                        let at = at.saturating_add(1).to_string();
                        self.with("log-order-term", &[("number", (&at).into())])
                    });
                    let view = term
                        .view
                        .as_ref()
                        .map(|view| self.say.term(crate::vocabulary::Vocabulary::BreachView, view));
                    concerned.push(
                        [Some(number), place, view].into_iter().flatten().collect::<Vec<_>>().join(", "),
                    );
                }
            }
            if !concerned.is_empty() {
                facts.push(Fact {
                    label: self.text("report-order-concerned"),
                    value: Text::Hers(concerned.join("\n")),
                });
            }
            section.blocks.push(Block::Facts(facts));
        }
        if !section.blocks.is_empty() {
            section.blocks.insert(0, Block::Words(self.text("report-orders-what")));
        }
        Ok(Some(section).filter(|section| !section.blocks.is_empty()))
    }

    /// What it did and what she changed, by the time it happened.
    pub(super) fn changes(&self, patterns: &Patterns) -> Result<Option<Section>> {
        let columns = [("entry", 9), ("occurred", 18), ("impact", 37), ("changes", 37)];
        let columns = columns
            .into_iter()
            .map(|(id, share)| Column { heading: self.text(&format!("report-column-{id}")), share });
        let mut table = Table {
            caption: self.text("report-changes-caption"),
            columns: columns.collect(),
            rows: Vec::new(),
        };
        for entry in self.chosen.entries.iter().filter(|entry| !entry.withheld) {
            let incident = self.chosen.incident(self.vault, entry.id, false)?;
            let fields = self.say.incident(&incident, self.vault);
            let value = |ids: &[&str]| {
                let labels: Vec<String> =
                    ids.iter().map(|id| self.text(&format!("log-incident-{id}"))).collect();
                let found = fields
                    .iter()
                    .filter(|(label, _)| labels.contains(label))
                    .map(|(_, value)| value.as_str());
                found.collect::<Vec<_>>().join("\n")
            };
            let (impact, changes) =
                (value(&["impact", "impact-scale", "others-impact"]), value(&["changes"]));
            if impact.is_empty() && changes.is_empty() {
                continue;
            }
            table.rows.push(vec![
                Text::Ours(entry.entry_no.to_string()),
                Text::Ours(self.say.known_time(incident.occurred.as_ref())),
                Text::Hers(impact),
                Text::Hers(changes),
            ]);
        }
        if table.rows.is_empty() || patterns.entries.is_empty() {
            return Ok(None);
        }
        let mut section = self.part("report-changes");
        section.blocks = vec![Block::Words(self.text("report-changes-what")), Block::Table(table)];
        Ok(Some(section))
    }

    /// Room to sign, without words that a solicitor would have to supply.
    pub(super) fn declaration(&self) -> Section {
        let mut section = self.part("report-declaration");
        section.blocks = vec![
            Block::Words(self.text("report-declaration-what")),
            Block::Lines(
                ["name", "signature", "date"]
                    .map(|id| self.text(&format!("report-declaration-{id}")))
                    .to_vec(),
            ),
        ];
        section
    }
}

fn hers(fields: Vec<crate::say::Field>) -> Vec<Fact> {
    fields.into_iter().map(|(label, value)| Fact { label, value: Text::Hers(value) }).collect()
}
