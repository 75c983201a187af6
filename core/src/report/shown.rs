//! Records as a report shows them: what is withheld is not there, so no page can print it by mistake.

use crate::error::Result;
use crate::evidence::Evidence;
use crate::ids::RecordId;
use crate::incidents::Incident;
use crate::orders::Order;
use crate::police::PoliceContact;
use crate::session::Unlocked;
use crate::store::{Fields, Kind, Record};

use super::parts::field_id;
use super::selection::Chosen;

impl Chosen {
    /// The newest revision of a record, with the fields that this report shows.
    pub fn view<R: Record>(&self, vault: &Unlocked, id: RecordId, is_withheld: bool) -> Result<R> {
        let revision = vault.revisions(id).last().copied().unwrap_or(1);
        let revealed = vault.reveal(id, revision)?;
        let mut fields =
            Fields { schema: revealed.schema, count: crate::store::count_of(R::FIELDS), ..Fields::default() };
        for field in revealed.fields {
            // What a record can't be read without says nothing that the chain does not say too.
            let is_needed = matches!(field.id, 1 | 5) && field.stored.is_some();
            if is_needed || self.shows(R::KIND, id, field.id, is_withheld) {
                field.stored.into_iter().for_each(|stored| drop(fields.values.insert(field.id, stored)));
            }
        }
        if R::KIND == Kind::INCIDENT && !fields.values.contains_key(&6) {
            // The number of an entry names it in the chain as well.
            let number = vault.reveal(id, revision)?.fields.into_iter().find(|field| field.id == 6);
            number
                .and_then(|field| field.stored)
                .into_iter()
                .for_each(|stored| drop(fields.values.insert(6, stored)));
        }
        R::from_fields(&fields)
    }

    /// An entry as this report shows it; without the people and places whose names are withheld.
    pub fn incident(&self, vault: &Unlocked, id: RecordId, is_withheld: bool) -> Result<Incident> {
        let mut incident: Incident = self.view(vault, id, is_withheld)?;
        incident
            .persons
            .retain(|person| self.names(Kind::PERSON, *person, &["name", "aliases", "description"]));
        incident.place_label =
            incident.place_label.filter(|place| self.names(Kind::PLACE, *place, &["label"]));
        incident.order_terms.retain(|concerned| {
            self.names(Kind::ORDER, concerned.order, &["reference", "issued_by", "order_type_other"])
        });
        Ok(incident)
    }

    /// A contact with police as this report shows it; without the items whose titles are withheld.
    pub fn contact(&self, vault: &Unlocked, id: RecordId) -> Result<PoliceContact> {
        let mut contact: PoliceContact = self.view(vault, id, false)?;
        let receipts = std::mem::take(&mut contact.evidence_receipts);
        let handed = std::mem::take(&mut contact.evidence_handed_over);
        for (item, at) in handed.into_iter().zip(0_usize..) {
            if self.names_item(item) {
                contact.evidence_handed_over.push(item);
                contact.evidence_receipts.push(receipts.get(at).cloned().flatten());
            }
        }
        Ok(contact)
    }

    /// An order as this report shows it; without the people whose names are withheld.
    pub fn order(&self, vault: &Unlocked, id: RecordId) -> Result<Order> {
        let mut order: Order = self.view(vault, id, false)?;
        order.against.retain(|person| self.names(Kind::PERSON, *person, &["name", "aliases", "description"]));
        Ok(order)
    }

    /// An item as this report shows it; without the one it was made from, where that one's title is withheld.
    pub fn item(&self, vault: &Unlocked, id: RecordId, is_withheld: bool) -> Result<Evidence> {
        let mut item: Evidence = self.view(vault, id, is_withheld)?;
        item.parent = item.parent.filter(|parent| self.names_item(*parent));
        Ok(item)
    }

    /// Whether an item is in and its title is shown.
    fn names_item(&self, id: RecordId) -> bool {
        let is_in = self.items.iter().any(|item| item.id == id && !item.withheld);
        is_in && self.names(Kind::EVIDENCE, id, &["title"])
    }

    /// Whether everything that a record may be called by is shown.
    fn names(&self, kind: Kind, record: RecordId, fields: &[&str]) -> bool {
        fields.iter().all(|name| field_id(kind, name).is_some_and(|id| self.shows(kind, record, id, false)))
    }
}
