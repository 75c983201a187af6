//! Made-up cases: entries with times of every precision, answers from the real lists, orders, police, marked days, gaps. Drawn
//! from one number, which a test that fails prints.

use chrono::{Duration, NaiveDate};

use super::{CASE, Entry, View, id};
use crate::events::{Gap, MarkedEvent};
use crate::fields::Coordinates;
use crate::incidents::{Incident, OrderTerm};
use crate::orders::Order;
use crate::police::PoliceContact;
use crate::tests::{reading, term};
use crate::time::{Civil, Occurred, PartOfDay, Precision, Zone};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

/// Numbers that look like chance (splitmix64), the same for the same seed on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap()
    }

    fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(u32::try_from(from.len()).unwrap())).unwrap()].clone()
    }

    /// A time within the last half year, known more or less well.
    pub(super) fn time(&mut self) -> Occurred {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let day = today - Duration::days(i64::from(self.below(180)) + 1);
        let clock = |dice: &mut Self| {
            let local = day.and_hms_opt(dice.below(24), dice.below(60), 0).unwrap();
            Civil::Time { local, seconds: false, offset: None }
        };
        let (precision, start) = match self.below(12) {
            0..=5 => (Precision::Exact, clock(self)),
            6 | 7 => (Precision::About, clock(self)),
            8 => (Precision::PartOfDay, Civil::Part(day, self.pick(&PartOfDay::ALL))),
            9 => (Precision::Day, Civil::Day(day)),
            10 => (Precision::Month, Civil::Month(day.format("%Y-%m-01").to_string().parse().unwrap())),
            _ => return Occurred::unknown(Zone::LONDON),
        };
        // The hour that the clocks skip: a day says as much.
        Occurred::new(precision, start, None, Zone::LONDON)
            .unwrap_or_else(|_| Occurred::new(Precision::Day, Civil::Day(day), None, Zone::LONDON).unwrap())
    }

    fn term(&mut self, vocabularies: &Vocabularies, vocabulary: Vocabulary) -> Term {
        let terms: Vec<&str> = vocabularies.offered(vocabulary).map(|info| info.id).collect();
        term(self.pick(&terms))
    }

    /// One entry.
    pub(super) fn entry(&mut self, vocabularies: &Vocabularies, no: u32) -> Entry {
        let mut incident = Incident::new(&reading(), CASE, no, "text");
        incident.occurred = (!self.one_in(20)).then(|| self.time());
        if self.one_in(8) {
            incident.series_count = Some(self.below(40) + 1);
        }
        if !self.one_in(10) {
            incident.behaviours.push(self.term(vocabularies, Vocabulary::Behaviour));
        }
        if self.one_in(2) {
            incident.channels.push(self.term(vocabularies, Vocabulary::Channel));
            incident.from_identifiers = vec![Some(format!("07700 90000{}", self.below(5)))];
        }
        if self.one_in(3) {
            incident.place_setting = Some(self.term(vocabularies, Vocabulary::Setting));
        }
        if self.one_in(3) {
            let lat_e7 = 515_000_000 + i32::try_from(self.below(4)).unwrap() * 100_000;
            incident.place_coordinates = Some(Coordinates { lat_e7, lon_e7: -1_000_000 });
        }
        if self.one_in(3) {
            incident.impact_scale = Some(self.below(11));
            incident.impact.push(self.term(vocabularies, Vocabulary::Impact));
        }
        if self.one_in(4) {
            incident.changes.push(self.term(vocabularies, Vocabulary::Change));
        }
        if self.one_in(5) {
            incident.others_impact.push(self.term(vocabularies, Vocabulary::OthersAffected));
        }
        if self.one_in(6) {
            incident.order_terms.push(OrderTerm { order: id(70), term: Some(self.below(3)), view: None });
        }
        if self.one_in(3) {
            incident.who_confidence = Some(self.term(vocabularies, Vocabulary::IdentificationConfidence));
            incident.persons = vec![id(40 + self.below(2))];
        }
        if self.one_in(12) {
            incident.my_response.push(term("rsp.asked-to-stop"));
        }
        if self.one_in(6) {
            incident.my_response.push(self.term(vocabularies, Vocabulary::Response));
        }
        let mut entry = Entry::of(id(no), &incident);
        if self.one_in(3) {
            entry.evidence.push(Some(self.term(vocabularies, Vocabulary::EvidenceKind)));
        }
        if self.one_in(3) {
            entry.police.push(id(80 + self.below(2)));
        }
        entry
    }

    /// A case with up to `most` entries.
    pub(super) fn case(&mut self, vocabularies: &Vocabularies, most: u32) -> View {
        let entries = self.below(most) + 1;
        let mut view = View {
            entries: (1..=entries).map(|no| self.entry(vocabularies, no + 100)).collect(),
            told_to_stop: vec![Some(self.time())],
            ..View::default()
        };
        let mut order = Order::new(&reading(), CASE, term("spo"));
        order.served = Some(self.time());
        view.orders.push((id(70), order));
        for no in 80..82 {
            let mut contact = PoliceContact::new(&reading(), CASE);
            contact.when = Some(self.time());
            contact.what_they_did.push(self.term(vocabularies, Vocabulary::PoliceAction));
            view.police.push((id(no), contact));
        }
        for no in 90..93 {
            let event = self.term(vocabularies, Vocabulary::MarkedEvent);
            view.events.push((id(no), MarkedEvent::new(&reading(), CASE, event, self.time())));
        }
        view.gaps.push((id(95), Gap::new(&reading(), CASE, self.time())));
        view
    }

    /// The same things in another order.
    pub(super) fn shuffled(&mut self, view: &View) -> View {
        let mut view = view.clone();
        self.shuffle(&mut view.entries);
        self.shuffle(&mut view.orders);
        self.shuffle(&mut view.police);
        self.shuffle(&mut view.events);
        self.shuffle(&mut view.gaps);
        self.shuffle(&mut view.told_to_stop);
        view
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            let other = usize::try_from(self.below(u32::try_from(at + 1).unwrap())).unwrap();
            list.swap(at, other);
        }
    }
}
