//! The order record.

use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// An order, or conditions somebody is under.
    pub struct Order = ORDER "order" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// What it is (vocabulary `order-type`).
        6 order_type: Option<Term>,
        /// What else it is, in her words.
        7 order_type_other: Option<String>,
        /// Court or force.
        8 issued_by: Option<String>,
        /// Reference.
        9 reference: Option<String>,
        /// When it was made.
        10 made: Option<Occurred>,
        /// When it was served.
        11 served: Option<Occurred>,
        /// When it expires.
        12 expires: Option<Occurred>,
        /// Its terms, one line each; an incident points at one by its place, counted from 0.
        13 terms: Vec<String>,
        /// Who it is against: persons of the case.
        14 against: Vec<RecordId>,
        /// Who it protects.
        15 protects: Vec<String>,
        /// Whether a power of arrest is attached.
        16 power_of_arrest: Option<bool>,
        /// Where the paper copy is.
        17 paper_copy: Option<String>,
        /// Who to tell when it may have been breached.
        18 breach_contact: Option<String>,
    }
}

impl Order {
    /// An order of some type.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId, order_type: Term) -> Self {
        Order {
            stamp: Stamp::first(reading),
            case,
            order_type: Some(order_type),
            order_type_other: None,
            issued_by: None,
            reference: None,
            made: None,
            served: None,
            expires: None,
            terms: Vec::new(),
            against: Vec::new(),
            protects: Vec::new(),
            power_of_arrest: None,
            paper_copy: None,
            breach_contact: None,
            beyond: Beyond::default(),
        }
    }
}

impl Order {
    /// Whether the last moment of its end has passed, as far as she knows when that is.
    #[must_use]
    pub fn has_ended(&self, now_ms: i64) -> bool {
        self.expires.as_ref().and_then(Occurred::bounds).is_some_and(|ends| ends.latest_ms < now_ms)
    }
}

impl Checked for Order {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |o| o.case)?;
        change.term("order_type", Vocabulary::OrderType, |o| o.order_type.as_ref())?;
        if self.order_type.is_none() {
            fields::needed("order_type", self.order_type_other.as_ref())?;
        }
        fields::short("order_type_other", self.order_type_other.as_ref())?;
        fields::short("issued_by", self.issued_by.as_ref())?;
        fields::short("reference", self.reference.as_ref())?;
        change.occurred("made", |o| o.made.as_ref())?;
        change.occurred("served", |o| o.served.as_ref())?;
        change.occurred("expires", |o| o.expires.as_ref())?;
        fields::in_order("served", self.made.as_ref(), self.served.as_ref())?;
        fields::in_order("expires", self.made.as_ref(), self.expires.as_ref())?;
        fields::shorts("terms", &self.terms)?;
        fields::links("against", &self.against)?;
        fields::shorts("protects", &self.protects)?;
        fields::short("paper_copy", self.paper_copy.as_ref())?;
        fields::short("breach_contact", self.breach_contact.as_ref())
    }
}

impl Listed for Order {
    fn listing(&self) -> Result<Vec<u8>> {
        let text = self.reference.as_ref().or(self.issued_by.as_ref()).or(self.order_type_other.as_ref());
        labels::label(Some(self.case), self.order_type.as_ref(), text)
    }
}
