//! The person record.

use crate::error::Result;
use crate::fields::{self, Change, Checked};
use crate::ids::RecordId;
use crate::labels;
use crate::store::{Beyond, Listed, Stamp, record};
use crate::time::{Occurred, Reading};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

record! {
    /// The other person; may be one of several, may be unknown.
    pub struct Person = PERSON "person" schema 1 kept [5] {
        /// The case it belongs to; given once.
        5 case: RecordId,
        /// Whether it is known who it is (vocabulary `known`).
        6 known: Option<Term>,
        /// Name.
        7 name: Option<String>,
        /// Other names.
        8 aliases: Vec<String>,
        /// Who the person is to her (vocabulary `relationship`).
        9 relationship: Option<Term>,
        /// When that ended.
        10 relationship_ended: Option<Occurred>,
        /// The person, described.
        11 description: Option<String>,
        /// Height.
        12 height: Option<String>,
        /// Build.
        13 build: Option<String>,
        /// Hair.
        14 hair: Option<String>,
        /// Voice.
        15 voice: Option<String>,
        /// Clothing.
        16 clothing: Option<String>,
        /// Marks: scars, tattoos, glasses.
        17 marks: Option<String>,
        /// Vehicles: make.
        18 vehicle_makes: Vec<Option<String>>,
        /// Vehicles: colour.
        19 vehicle_colours: Vec<Option<String>>,
        /// Vehicles: registration.
        20 vehicle_registrations: Vec<Option<String>>,
        /// Accounts: service.
        21 account_services: Vec<Option<String>>,
        /// Accounts: handle.
        22 account_handles: Vec<Option<String>>,
        /// Accounts: address of the profile.
        23 account_urls: Vec<Option<String>>,
        /// Accounts: the stable id, where it can be seen.
        24 account_stable_ids: Vec<Option<String>>,
        /// Accounts: when first seen.
        25 account_first_seen: Vec<Option<Occurred>>,
        /// Telephone numbers.
        26 numbers: Vec<String>,
        /// Email addresses.
        27 emails: Vec<String>,
        /// Addresses.
        28 addresses: Vec<String>,
        /// What the person knows about where she is (vocabulary `knows-where`).
        29 knows_where: Vec<Term>,
        /// What the person can get at (vocabulary `access-to`).
        30 access_to: Vec<Term>,
        /// A picture: an evidence item.
        31 photo: Option<RecordId>,
        /// Others who help the person.
        32 others_helping: Vec<String>,
    }
}

impl Person {
    /// A person about whom nothing is said yet.
    #[must_use]
    pub fn new(reading: &Reading, case: RecordId) -> Self {
        Person {
            stamp: Stamp::first(reading),
            case,
            known: None,
            name: None,
            aliases: Vec::new(),
            relationship: None,
            relationship_ended: None,
            description: None,
            height: None,
            build: None,
            hair: None,
            voice: None,
            clothing: None,
            marks: None,
            vehicle_makes: Vec::new(),
            vehicle_colours: Vec::new(),
            vehicle_registrations: Vec::new(),
            account_services: Vec::new(),
            account_handles: Vec::new(),
            account_urls: Vec::new(),
            account_stable_ids: Vec::new(),
            account_first_seen: Vec::new(),
            numbers: Vec::new(),
            emails: Vec::new(),
            addresses: Vec::new(),
            knows_where: Vec::new(),
            access_to: Vec::new(),
            photo: None,
            others_helping: Vec::new(),
            beyond: Beyond::default(),
        }
    }
}

impl Checked for Person {
    fn check_change(&self, before: Option<&Self>, vocabularies: &Vocabularies) -> Result<()> {
        let change = Change { now: self, before, vocabularies };
        change.fixed("case", |p| p.case)?;
        change.term("known", Vocabulary::Known, |p| p.known.as_ref())?;
        fields::short("name", self.name.as_ref())?;
        fields::shorts("aliases", &self.aliases)?;
        change.term("relationship", Vocabulary::Relationship, |p| p.relationship.as_ref())?;
        change.occurred("relationship_ended", |p| p.relationship_ended.as_ref())?;
        fields::long("description", self.description.as_ref())?;
        for (field, text) in [
            ("height", &self.height),
            ("build", &self.build),
            ("hair", &self.hair),
            ("voice", &self.voice),
            ("clothing", &self.clothing),
            ("marks", &self.marks),
        ] {
            fields::short(field, text.as_ref())?;
        }
        let vehicles = fields::rows([
            self.vehicle_makes.len(),
            self.vehicle_colours.len(),
            self.vehicle_registrations.len(),
        ]);
        fields::column("vehicle_makes", &self.vehicle_makes, vehicles)?;
        fields::column("vehicle_colours", &self.vehicle_colours, vehicles)?;
        fields::column("vehicle_registrations", &self.vehicle_registrations, vehicles)?;
        let accounts = fields::rows([
            self.account_services.len(),
            self.account_handles.len(),
            self.account_urls.len(),
            self.account_stable_ids.len(),
            self.account_first_seen.len(),
        ]);
        fields::column("account_services", &self.account_services, accounts)?;
        fields::column("account_handles", &self.account_handles, accounts)?;
        fields::column("account_urls", &self.account_urls, accounts)?;
        fields::column("account_stable_ids", &self.account_stable_ids, accounts)?;
        change.occurred_column("account_first_seen", accounts, |p| &p.account_first_seen)?;
        fields::shorts("numbers", &self.numbers)?;
        fields::shorts("emails", &self.emails)?;
        fields::shorts("addresses", &self.addresses)?;
        change.terms("knows_where", Vocabulary::KnowsWhere, |p| &p.knows_where)?;
        change.terms("access_to", Vocabulary::AccessTo, |p| &p.access_to)?;
        fields::shorts("others_helping", &self.others_helping)
    }
}

impl Listed for Person {
    fn listing(&self) -> Result<Vec<u8>> {
        let name = self.name.as_ref().or(self.aliases.first()).or(self.description.as_ref());
        labels::label(Some(self.case), self.relationship.as_ref(), name)
    }
}
