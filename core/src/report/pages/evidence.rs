//! What shows it: every item under its reference, with its digest, who made it, where the thing is, and what was done with it.

use super::{Pages, View};
use crate::error::{Error, Result};
use crate::evidence::CustodyEvent;
use crate::report::document::{Block, Fact, Section, Text};
use crate::report::parts::Part;
use crate::report::proof::manifest::{Manifest, Origin};
use crate::report::selection::ChosenItem;
use crate::store::Kind;

impl Pages<'_> {
    pub(super) fn evidence(&self, manifest: Option<&Manifest>) -> Result<Section> {
        let mut section = self.part("report-evidence");
        if self.chosen.items.is_empty() {
            section.blocks.push(Block::Words(self.text("report-evidence-none")));
            return Ok(section);
        }
        let what =
            if self.view == View::University { "report-evidence-what-plain" } else { "report-evidence-what" };
        section.blocks.push(Block::Words(self.text(what)));
        section.blocks.push(Block::Caution(self.text("report-evidence-caution")));
        for (item, number) in self.chosen.items.iter().zip(1_usize..) {
            section.blocks.push(Block::Facts(self.item(item, number, manifest)?));
        }
        Ok(section)
    }

    fn item(&self, item: &ChosenItem, number: usize, manifest: Option<&Manifest>) -> Result<Vec<Fact>> {
        let ours = |id: &str, value: String| Fact { label: self.text(id), value: Text::Ours(value) };
        let evidence = match self.chosen.item(self.vault, item.id, item.withheld) {
            Ok(evidence) => evidence,
            Err(Error::Damaged(_)) => {
                return Ok(vec![
                    ours("report-item", number.to_string()),
                    ours("report-item-packed", self.text("report-item-damaged")),
                ]);
            }
            Err(error) => return Err(error),
        };
        let called = evidence.suggested_reference.clone().unwrap_or_else(|| number.to_string());
        let mut facts = vec![ours("report-item", called)];
        if item.withheld {
            facts.push(ours("report-item-packed", self.text("report-item-withheld")));
            return Ok(facts);
        }
        if let Some(title) = &evidence.title {
            facts.push(Fact { label: self.text("report-item-title"), value: Text::Hers(title.clone()) });
        }
        for (label, value) in self.say.evidence(&evidence, self.vault) {
            let is_digest = evidence
                .sha256
                .is_some_and(|digest| value.replace(char::is_whitespace, "") == digest.to_string());
            facts
                .push(Fact { label, value: if is_digest { Text::Digits(value) } else { Text::Hers(value) } });
        }
        if let Some(manifest) = manifest {
            facts.push(self.packed(item, manifest));
        }
        let events = self.chosen.others.iter().filter(|(kind, _)| *kind == Kind::CUSTODY);
        let mut custody = Vec::new();
        for (_, id) in events {
            let Ok(event) = self.chosen.view::<CustodyEvent>(self.vault, *id, false) else { continue };
            if event.evidence == item.id {
                let (when, what) = self.say.custody(&event);
                custody.push(format!("{when}: {}", what.replace('\n', ", ")));
            }
        }
        if !custody.is_empty() {
            facts.push(Fact {
                label: self.text("report-item-custody"),
                value: Text::Hers(custody.join("\n")),
            });
        }
        Ok(facts)
    }

    /// What of the item is in the bundle.
    fn packed(&self, item: &ChosenItem, manifest: &Manifest) -> Fact {
        let label = self.text("report-item-packed");
        let file = manifest.files.iter().find_map(|file| match file.origin? {
            Origin::Original(id) if id == item.id => Some(("report-item-original", file)),
            Origin::Copy(id) if id == item.id => Some(("report-item-copy", file)),
            Origin::Rest(id) if id == item.id => Some(("report-item-rest", file)),
            _ => None,
        });
        let value = if let Some((id, file)) = file {
            let digest = crate::say::halves(&file.sha256.to_string()).replace('\n', " ");
            self.with(id, &[("file", (&file.name).into()), ("sha256", (&digest).into())])
        } else {
            let why = manifest.not_packed.iter().find(|(id, _)| *id == item.id).map(|(_, why)| why.as_str());
            match why {
                Some("not-cleaned") => self.text("report-item-not-cleaned"),
                Some("damaged") => self.text("report-item-damaged"),
                Some("no-file") => self.text("report-item-no-file"),
                _ if self.chosen.selection.part == Part::A => self.text("report-item-not-in-a"),
                _ => self.text("report-item-withheld"),
            }
        };
        Fact { label, value: Text::Ours(value) }
    }
}
