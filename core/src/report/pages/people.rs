//! What is noted of the people and places beside the entries: how the other person can be known, where things are, who helps.

use super::Pages;
use crate::cases::Case;
use crate::error::Result;
use crate::people::Person;
use crate::places::PlaceLabel;
use crate::report::document::{Block, Fact, Section, Text};
use crate::report::parts::field_id;
use crate::say::Field;
use crate::store::Kind;

impl Pages<'_> {
    /// The record itself, each person, each place, as far as this part says anything of them.
    pub(super) fn people_and_places(&self) -> Result<Vec<Section>> {
        let mut part = self.part("report-people");
        let mut case: Case = self.chosen.view(self.vault, self.chosen.selection.case, false)?;
        // Items are called by their titles, which may be withheld.
        case.told_to_stop_evidence.clear();
        part.blocks.extend(facts(self.say.case(&case, self.vault)));
        let mut sections = Vec::new();
        for (kind, id) in &self.chosen.others {
            let (heading, fields) = match *kind {
                Kind::PERSON => {
                    let mut person: Person = self.chosen.view(self.vault, *id, false)?;
                    person.photo = None;
                    ("report-people-person", self.say.person(&person, self.vault))
                }
                Kind::PLACE => {
                    let place: PlaceLabel = self.chosen.view(self.vault, *id, false)?;
                    let is_named = field_id(Kind::PLACE, "label")
                        .is_some_and(|label| self.chosen.shows(Kind::PLACE, *id, label, false));
                    let name = place.label.clone().map(|name| (self.text("report-people-called"), name));
                    let fields = self.say.place(&place);
                    ("report-people-place", name.filter(|_| is_named).into_iter().chain(fields).collect())
                }
                _ => continue,
            };
            let blocks: Vec<Block> = facts(fields).into_iter().collect();
            if !blocks.is_empty() {
                sections.push(Section { heading: self.text(heading), level: 2, new_page: false, blocks });
            }
        }
        if part.blocks.is_empty() && sections.is_empty() {
            return Ok(Vec::new());
        }
        sections.insert(0, part);
        Ok(sections)
    }
}

/// Her answers, if there are any.
fn facts(fields: Vec<Field>) -> Option<Block> {
    let facts: Vec<Fact> =
        fields.into_iter().map(|(label, value)| Fact { label, value: Text::Hers(value) }).collect();
    (!facts.is_empty()).then_some(Block::Facts(facts))
}
