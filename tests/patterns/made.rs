//! Made-up cases: entries with times of every precision, answers from the real lists, and what stands beside them.

use alongside_core::events::Gap;
use alongside_core::ids::RecordId;
use alongside_core::incidents::{Incident, Written};
use alongside_core::orders::Order;
use alongside_core::patterns::{Entry, Scope, View};
use alongside_core::police::PoliceContact;
use alongside_core::time::{Civil, Occurred, PartOfDay, Precision, Reading, Zone};
use alongside_core::vocabulary::{Term, Vocabularies, Vocabulary};
use alongside_tests::armed::reading;
use alongside_tests::entropy::DeterministicEntropy;
use chrono::{Duration, NaiveDate};

const CASE: RecordId = RecordId([1; 16]);
const ZONES: [&str; 4] = ["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];

/// One case, and what is asked of it.
pub(super) struct Made {
    pub(super) view: View,
    pub(super) scope: Scope,
}

pub(super) struct Maker<'a> {
    pub(super) dice: DeterministicEntropy,
    pub(super) vocabularies: &'a Vocabularies,
    /// Over how many days the entries of the case lie.
    days: u64,
    zone: Zone,
}

fn id(kind: u8, number: u64) -> RecordId {
    let mut id = [kind; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    RecordId(id)
}

impl<'a> Maker<'a> {
    pub(super) fn new(seed: u64, vocabularies: &'a Vocabularies) -> Self {
        let dice = DeterministicEntropy::new(seed);
        let zone = ZONES[dice.index(ZONES.len())].parse().unwrap();
        let days = [10, 50, 120, 400][dice.index(4)];
        Maker { dice, vocabularies, days, zone }
    }

    fn one_in(&self, times: u64) -> bool {
        self.dice.below(times) == 0
    }

    fn reading(&self) -> Reading {
        Reading { zone: self.zone, ..reading(0) }
    }

    /// A time up to today, known more or less well; a range now and then.
    fn time(&self) -> Occurred {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let ago = |days: u64| Duration::days(i64::try_from(days).unwrap());
        let day = today - ago(self.dice.below(self.days) + 1);
        let clock = |day: NaiveDate| {
            let number = |end| u32::try_from(self.dice.below(end)).unwrap();
            let local = day.and_hms_opt(number(24), number(60), 0).unwrap();
            Civil::Time { local, seconds: false, offset: None }
        };
        let (precision, start) = match self.dice.below(14) {
            0..=6 => (Precision::Exact, clock(day)),
            7 | 8 => (Precision::About, clock(day)),
            9 => (
                Precision::PartOfDay,
                Civil::Part(day, PartOfDay::ALL[self.dice.index(PartOfDay::ALL.len())]),
            ),
            10 | 11 => (Precision::Day, Civil::Day(day)),
            12 => (Precision::Month, Civil::Month(day.format("%Y-%m-01").to_string().parse().unwrap())),
            _ => return Occurred::unknown(self.zone),
        };
        let end = match precision {
            Precision::Exact if self.one_in(12) => Some(clock(day + ago(1))),
            Precision::Day if self.one_in(3) => Some(Civil::Day(day + ago(self.dice.below(9)))),
            _ => None,
        };
        // The hour that the clocks skip: a day says as much.
        Occurred::new(precision, start, end, self.zone)
            .unwrap_or_else(|_| Occurred::new(Precision::Day, Civil::Day(day), None, self.zone).unwrap())
    }

    fn terms(&self, vocabulary: Vocabulary, most: u64) -> Vec<Term> {
        let offered: Vec<&str> = self.vocabularies.offered(vocabulary).map(|info| info.id).collect();
        // Few of them, so that they come up again.
        let few = &offered[..offered.len().min(9)];
        let one = |_| Term::unchecked_from_store(few[self.dice.index(few.len())]);
        (0..self.dice.below(most + 1)).map(one).collect()
    }

    fn entry(&self, number: u64) -> Entry {
        let mut incident = Incident::new(&self.reading(), CASE, u32::try_from(number).unwrap(), "text");
        incident.occurred = (!self.one_in(25)).then(|| self.time());
        if self.one_in(8) {
            incident.series_count = Some(u32::try_from(self.dice.below(40) + 1).unwrap());
            incident.series_from = self.one_in(2).then(|| self.time());
            incident.series_to = self.one_in(2).then(|| self.time());
        }
        incident.behaviours = self.terms(Vocabulary::Behaviour, 3);
        if self.one_in(6) {
            incident.behaviours.push(Term::unchecked_from_store("oth.unsure"));
        }
        incident.channels = self.terms(Vocabulary::Channel, 2);
        incident.place_label = self.one_in(3).then(|| id(60, self.dice.below(3)));
        incident.place_setting = self.terms(Vocabulary::Setting, 1).pop();
        incident.persons = (0..self.dice.below(3)).map(|_| id(40, self.dice.below(3))).collect();
        incident.who_confidence = self.terms(Vocabulary::IdentificationConfidence, 1).pop();
        incident.my_response = self.terms(Vocabulary::Response, 1);
        incident.changes = self.terms(Vocabulary::Change, 2);
        if self.one_in(9) {
            incident.changes.push(Term::unchecked_from_store("chg.blocked"));
        }
        incident.impact_scale = self.one_in(3).then(|| u32::try_from(self.dice.below(11)).unwrap());
        let mut entry = Entry::of(id(7, number), &incident);
        entry.written = [None, Some(Written::AtTheTime), Some(Written::SameDay), Some(Written::Later)]
            [self.dice.index(4)];
        for kind in self.terms(Vocabulary::EvidenceKind, 2) {
            if !entry.evidence.contains(&Some(kind.clone())) {
                entry.evidence.push(Some(kind));
            }
        }
        if self.one_in(5) {
            entry.evidence.push(None);
        }
        if self.one_in(3) {
            entry.police.push(id(80, self.dice.below(2)));
        }
        entry
    }

    /// A case with up to 90 entries, its days asked for or all of them.
    pub(super) fn case(&self) -> Made {
        let mut view = View::default();
        let entries = self.dice.below([6, 30, 90][self.dice.index(3)]) + u64::from(!self.one_in(20));
        view.entries = (1..=entries).map(|number| self.entry(number)).collect();
        // Something that was not there before, now and then.
        if self.one_in(2)
            && let Some(last) = view.entries.last_mut()
        {
            last.behaviours.push(Term::unchecked_from_store("thr.weapon"));
            let day = Civil::Day("2026-11-10".parse().unwrap());
            last.occurred = Some(Occurred::new(Precision::Day, day, None, self.zone).unwrap());
            (last.series_from, last.series_to) = (None, None);
        }
        view.told_to_stop = (0..self.dice.below(3)).map(|_| (!self.one_in(8)).then(|| self.time())).collect();
        for number in 0..self.dice.below(3) {
            let mut order = Order::new(&self.reading(), CASE, Term::unchecked_from_store("spo"));
            order.made = self.one_in(2).then(|| self.time());
            order.served = self.one_in(2).then(|| self.time());
            order.expires = self.one_in(3).then(|| self.time());
            view.orders.push((id(70, number), order));
        }
        for number in 0..self.dice.below(3) {
            let mut contact = PoliceContact::new(&self.reading(), CASE);
            contact.when = (!self.one_in(6)).then(|| self.time());
            view.police.push((id(80, number), contact));
        }
        if self.one_in(2) {
            view.gaps.push((id(95, 0), Gap::new(&self.reading(), CASE, self.time())));
        }
        let now_ms = reading(0).wall_ms;
        let days = |days: u64| i64::try_from(days).unwrap() * 86_400_000;
        let from_ms = self.one_in(4).then(|| now_ms - days(self.dice.below(self.days)));
        let to_ms = self.one_in(4).then(|| now_ms - days(self.dice.below(self.days / 4)));
        Made { view, scope: Scope { from_ms, to_ms, zone: self.zone, now_ms } }
    }
}
