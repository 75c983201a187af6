//! Records go to their fields and back, whatever stands in them.

use proptest::prelude::*;

use super::reading;
use crate::anchors::Anchor;
use crate::cases::Case;
use crate::checklists::{ChecklistAnswers, StepState};
use crate::contacts::{Contact, NewContact, Numbers, Way};
use crate::drafts::Draft;
use crate::events::{Gap, MarkedEvent, ScreeningNote};
use crate::evidence::{CustodyEvent, Evidence, EvidenceState, Under18};
use crate::fields::Coordinates;
use crate::ids::{ChainId, WriterId};
use crate::ids::{Digest32, RecordId};
use crate::incidents::{Incident, OrderTerm};
use crate::limits;
use crate::orders::Order;
use crate::people::Person;
use crate::places::PlaceLabel;
use crate::police::PoliceContact;
use crate::settings::Setting;
use crate::store::{Fields, Listed, Record, SignedHead, Stamp, count_of};
use crate::time::{Occurred, RecordedAt, Zone};
use crate::vocabulary::Term;

/// Something for a field of each form.
#[derive(Debug, Clone)]
struct Some1 {
    id: RecordId,
    ids: Vec<RecordId>,
    text: Option<String>,
    texts: Vec<String>,
    column: Vec<Option<String>>,
    term: Option<Term>,
    terms: Vec<Term>,
    term_column: Vec<Option<Term>>,
    time: Option<Occurred>,
    time_column: Vec<Option<Occurred>>,
    instant: Option<RecordedAt>,
    number: Option<u32>,
    answer: Option<bool>,
    answers: Vec<Option<bool>>,
    flag: bool,
    position: Option<Coordinates>,
}

fn id() -> impl Strategy<Value = RecordId> {
    any::<[u8; 16]>().prop_map(RecordId)
}

fn a_term() -> impl Strategy<Value = Term> {
    "[a-z0-9][a-z0-9.-]{0,30}".prop_map(Term::unchecked_from_store)
}

fn time() -> impl Strategy<Value = Occurred> {
    let typed = prop_oneof![
        Just("unknown"),
        Just("now"),
        Just("about 18:00"),
        Just("yesterday evening"),
        Just("2026-11-01 to 2026-11-05"),
        Just("November 2025"),
        Just("2026-10-25 01:30 +00:00"),
    ];
    (typed, proptest::option::of(a_term())).prop_map(|(typed, basis)| {
        Occurred::typed(typed, Zone::LONDON, &reading()).expect("understood").known_by(basis)
    })
}

fn some1() -> impl Strategy<Value = Some1> {
    use proptest::collection::vec;
    use proptest::option::of;
    let text = || "\\PC{0,40}";
    let words = (of(text()), vec(text(), 0..4), vec(of(text()), 0..4));
    let terms = (of(a_term()), vec(a_term(), 0..20), vec(of(a_term()), 0..4));
    let times = (of(time()), vec(of(time()), 0..3), any::<bool>());
    let numbers = (of(any::<u32>()), of(any::<bool>()), vec(of(any::<bool>()), 0..3), any::<bool>());
    let position = of((any::<i32>(), any::<i32>()));
    ((id(), vec(id(), 0..8)), words, terms, times, numbers, position).prop_map(
        |(
            (id, ids),
            (text, texts, column),
            (term, terms, term_column),
            (time, time_column, captured),
            (number, answer, answers, flag),
            position,
        )| Some1 {
            id,
            ids,
            text,
            texts,
            column,
            term,
            terms,
            term_column,
            time,
            time_column,
            instant: captured.then(|| RecordedAt::from(reading())),
            number,
            answer,
            answers,
            flag,
            position: position.map(|(lat_e7, lon_e7)| Coordinates { lat_e7, lon_e7 }),
        },
    )
}

fn incident(s: Some1) -> Incident {
    let mut i = Incident::new(&reading(), s.id, s.number.unwrap_or(1), "text");
    (i.captured_at, i.source) = (s.instant, s.term.clone());
    (i.occurred, i.discovered_at) = (s.time.clone(), s.time.clone());
    (i.series_count, i.series_from, i.series_to) = (s.number, s.time.clone(), s.time);
    (i.place_setting, i.place_label, i.place_text) = (s.term.clone(), s.ids.first().copied(), s.text.clone());
    (i.place_coordinates, i.place_precision) = (s.position, s.number);
    (i.behaviours, i.behaviour_other, i.channels) = (s.terms.clone(), s.text.clone(), s.terms.clone());
    (i.from_identifiers, i.received_on) = (s.column.clone(), s.column.clone());
    (i.what_happened, i.exact_words) = (s.text.clone(), s.text.clone());
    (i.persons, i.who_description, i.who_confidence) = (s.ids.clone(), s.text.clone(), s.term.clone());
    (i.how_identified, i.through_others) = (s.text.clone(), s.text.clone());
    (i.witness_names, i.witness_contacts) = (s.column.clone(), s.column.clone());
    (i.witness_saw, i.witness_willing) = (s.column.clone(), s.term_column.clone());
    (i.witness_statement, i.others_present) = (s.answers, s.text.clone());
    (i.no_evidence_reason, i.my_response, i.my_response_text) =
        (s.term.clone(), s.terms.clone(), s.text.clone());
    (i.other_report_to, i.other_report_when) = (s.term_column, s.time_column);
    (i.other_report_reference, i.other_report_result) = (s.column.clone(), s.column);
    (i.impact, i.impact_text, i.impact_scale) = (s.terms.clone(), s.text.clone(), s.number);
    (i.changes, i.changes_text) = (s.terms.clone(), s.text.clone());
    (i.others_impact, i.others_impact_text) = (s.terms.clone(), s.text.clone());
    i.order_terms =
        s.ids.iter().map(|order| OrderTerm { order: *order, term: s.number, view: s.term.clone() }).collect();
    (i.breach_reported, i.safe_now) = (s.terms.clone(), s.term.clone());
    (i.entered_by, i.entered_by_role, i.written_note) = (s.term.clone(), s.term, s.text.clone());
    (i.sensitivity, i.private_note, i.withdrawn, i.language) = (s.terms, s.text.clone(), s.flag, s.text);
    i
}

fn evidence(s: Some1) -> Evidence {
    let mut e = Evidence::new(&reading(), s.id, Term::unchecked_from_store("photo"));
    (e.title, e.description, e.capture_method) = (s.text.clone(), s.text.clone(), s.term.clone());
    (e.captured_by, e.captured_by_name, e.captured_at) = (s.term.clone(), s.text.clone(), s.time);
    (e.imported_at, e.sealed_at, e.captured_on) = (s.instant.clone(), s.instant, s.text.clone());
    (e.source_channel, e.source_account, e.source_address) = (s.term.clone(), s.text.clone(), s.text.clone());
    (e.is_original, e.original_held) = (s.term.clone(), s.text.clone());
    (e.file_name, e.media_type) = (s.text.clone(), s.text.clone());
    (e.state, e.size, e.chunks) = (Some(EvidenceState::CutOff), s.number.map(u64::from), s.number);
    e.sha256 = s.flag.then_some(Digest32([7; 32]));
    (e.embedded_time, e.embedded_device) = (s.text.clone(), s.text.clone());
    (e.embedded_position, e.embedded_metadata) = (s.position, s.text.clone());
    (e.parent, e.derivation, e.entries) = (s.ids.first().copied(), s.term, s.ids);
    (e.sensitivity, e.under_18) =
        (s.terms, s.answer.map(|yes| if yes { Under18::Yes } else { Under18::Unsure }));
    (e.reference_no, e.suggested_reference, e.police_reference) = (s.number, s.text.clone(), s.text.clone());
    (e.physical_what, e.physical_packaging) = (s.text.clone(), s.text.clone());
    (e.physical_stored, e.physical_touched_by) = (s.text.clone(), s.text);
    e
}

fn person(s: Some1) -> Person {
    let mut p = Person::new(&reading(), s.id);
    (p.known, p.name, p.aliases) = (s.term.clone(), s.text.clone(), s.texts.clone());
    (p.relationship, p.relationship_ended, p.description) = (s.term, s.time, s.text.clone());
    (p.height, p.build, p.hair) = (s.text.clone(), s.text.clone(), s.text.clone());
    (p.voice, p.clothing, p.marks) = (s.text.clone(), s.text.clone(), s.text);
    (p.vehicle_makes, p.vehicle_colours) = (s.column.clone(), s.column.clone());
    (p.vehicle_registrations, p.account_services) = (s.column.clone(), s.column.clone());
    (p.account_handles, p.account_urls) = (s.column.clone(), s.column.clone());
    (p.account_stable_ids, p.account_first_seen) = (s.column, s.time_column);
    (p.numbers, p.emails, p.addresses) = (s.texts.clone(), s.texts.clone(), s.texts.clone());
    (p.knows_where, p.access_to, p.photo) = (s.terms.clone(), s.terms, s.ids.first().copied());
    p.others_helping = s.texts;
    p
}

fn police(s: Some1) -> PoliceContact {
    let mut p = PoliceContact::new(&reading(), s.id);
    (p.when, p.channel, p.force) = (s.time.clone(), s.term, s.text.clone());
    (p.incident_no, p.crime_no, p.officer_name) = (s.text.clone(), s.text.clone(), s.text.clone());
    (p.collar_no, p.unit, p.entries) = (s.text.clone(), s.text.clone(), s.ids.clone());
    (p.what_i_reported, p.what_they_did) = (s.text.clone(), s.terms);
    (p.what_they_did_text, p.evidence_handed_over, p.evidence_receipts) = (s.text.clone(), s.ids, s.column);
    (p.promised, p.next_contact_due) = (s.text.clone(), s.time.clone());
    (p.written_confirmation, p.how_i_felt) = (s.text.clone(), s.text.clone());
    (p.complaint_made, p.complaint_when, p.complaint_outcome) = (s.answer, s.time, s.text);
    p
}

fn case(s: Some1) -> Case {
    let mut c = Case::new(&reading(), "My notes");
    (c.label, c.nation) = (s.text.clone(), s.term);
    (c.told_to_stop_when, c.told_to_stop_how) = (s.time_column, s.column.clone());
    (c.told_to_stop_words, c.told_to_stop_evidence) =
        (s.column.clone(), s.ids.iter().map(|id| Some(*id)).chain([None]).collect());
    (c.first_noticed, c.previous_history) = (s.time, s.text.clone());
    (c.helper_names, c.helper_roles) = (s.column.clone(), s.column.clone());
    (c.helper_organisations, c.helper_contacts) = (s.column.clone(), s.column);
    (c.helper_safe_to_contact, c.safe_contact_notes) = (s.answers, s.text.clone());
    (c.access_needs, c.reference_initials, c.reference_separator) = (s.text.clone(), s.text.clone(), s.text);
    c
}

fn order(s: Some1) -> Order {
    let mut o = Order::new(&reading(), s.id, Term::unchecked_from_store("spo"));
    (o.order_type, o.order_type_other, o.issued_by) = (s.term, s.text.clone(), s.text.clone());
    (o.reference, o.made, o.served, o.expires) = (s.text.clone(), s.time.clone(), s.time.clone(), s.time);
    (o.terms, o.against, o.protects) = (s.texts.clone(), s.ids, s.texts);
    (o.power_of_arrest, o.paper_copy, o.breach_contact) = (s.answer, s.text.clone(), s.text);
    o
}

fn custody(s: Some1) -> CustodyEvent {
    let mut c = CustodyEvent::new(&reading(), s.id, Term::unchecked_from_store("viewed"));
    (c.what, c.when, c.who) = (s.term.clone(), s.time, s.text.clone());
    (c.to_whom_name, c.to_whom_role, c.to_whom_collar_no) = (s.text.clone(), s.text.clone(), s.text.clone());
    (c.method, c.reference, c.note) = (s.term, s.text.clone(), s.text);
    c.hash_seen = s.flag.then_some(Digest32([7; 32]));
    c
}

fn place(s: Some1) -> PlaceLabel {
    let mut p = PlaceLabel::new(&reading(), "Library");
    (p.label, p.case, p.setting) = (s.text.clone(), s.ids.first().copied(), s.term);
    (p.address, p.coordinates, p.precision) = (s.text, s.position, s.number);
    p
}

fn marked(s: Some1) -> MarkedEvent {
    let unknown = Occurred::unknown(Zone::LONDON);
    let mut m = MarkedEvent::new(&reading(), s.id, Term::unchecked_from_store("moved"), unknown);
    (m.event, m.when, m.label, m.note) = (s.term, s.time, s.text.clone(), s.text);
    m
}

fn gap(s: Some1) -> Gap {
    let mut g = Gap::new(&reading(), s.id, Occurred::unknown(Zone::LONDON));
    (g.when, g.note) = (s.time, s.text);
    g
}

fn screening(s: Some1) -> ScreeningNote {
    let mut n = ScreeningNote::new(&reading(), s.id, "an advocate", s.time);
    (n.with_whom, n.outcome) = (s.text.clone(), s.text);
    n
}

fn draft(s: Some1) -> Draft {
    let mut d = Draft::new(&reading(), "incident", "text");
    (d.form, d.about, d.text, d.fields) = (s.text.clone(), s.ids.first().copied(), s.text.clone(), s.text);
    d
}

fn setting(s: Some1) -> Setting {
    let mut r = Setting::new(&reading(), "language", "en-GB");
    (r.name, r.value) = (s.text.clone(), s.text);
    r
}

fn contact(s: Some1) -> Contact {
    let numbers = Numbers::load().expect("the embedded table loads");
    let mut c = Contact::new(&reading(), NewContact::default(), &numbers).expect("empty");
    (c.name, c.calls_me, c.country, c.paired_name) = (s.text.clone(), s.text.clone(), s.text.clone(), s.text);
    let way = |(channel, to)| Way { channel, to, tested: s.instant.clone() };
    c.ways = s.terms.into_iter().zip(s.texts).map(way).collect();
    (c.precision, c.consent, c.order) = (s.term.clone(), s.term, s.number);
    (c.asked_at, c.answered_at) = (s.instant.clone(), s.instant.clone());
    (c.tested_at, c.paired_at) = (s.instant.clone(), s.instant);
    c.identity = s.flag.then_some(Digest32([7; 32]));
    (c.tell_at_start, c.tell_when_late, c.tell_on_arrival) = (s.flag, !s.flag, s.flag);
    c
}

fn step(s: Some1) -> StepState {
    let mut step = StepState::new(&reading(), "st.safe-device");
    (step.item, step.status, step.note) = (s.text.clone(), s.term, s.text);
    (step.last_reviewed, step.look_again) = (s.instant, s.time);
    step
}

fn answers(s: Some1) -> ChecklistAnswers {
    let mut answers = ChecklistAnswers::new(&reading());
    (answers.yes, answers.no) = (s.texts.clone(), s.texts);
    answers
}

fn anchor(s: Some1) -> Anchor {
    let head = SignedHead {
        chain: ChainId([1; 16]),
        writer: WriterId([2; 8]),
        n: 3,
        link: Digest32([4; 32]),
        unix_ms: 5,
        public_key: [6; 32],
        signature: [7; 64],
    };
    let mut anchor = Anchor::new(&reading(), &head, s.text, s.flag);
    anchor.records = s.number.map(u64::from);
    anchor
}

fn comes_back<R: Record + Listed + PartialEq + std::fmt::Debug>(mut record: R, other: &Some1) {
    let note = other.text.clone();
    if let Some(reason) = other.term.clone() {
        record.set_stamp(Stamp::first(&reading()).revised(&reading().after(5), reason, note));
    }
    let fields = record.to_fields().expect("encodes");
    assert_eq!(R::from_fields(&fields).expect("decodes"), record);
    assert!(record.listing().expect("encodes").len() <= limits::LISTING_MAX_BYTES);

    // What a newer program wrote comes through untouched.
    let newer = count_of(R::FIELDS) + 2;
    let mut beyond = Fields { schema: R::SCHEMA + 1, count: newer, ..fields.clone() };
    beyond.values.insert(newer, vec![0x83, 1, 2, 3]);
    let again = R::from_fields(&beyond).expect("decodes").to_fields().expect("encodes");
    assert_eq!(again, beyond);

    // A tombstone can be read and listed, and holds no more than it should.
    let left = fields.entombed(R::KEPT);
    assert!(left.values.keys().all(|id| *id <= 4 || R::KEPT.contains(id)));
    R::from_fields(&left).expect("decodes").listing().expect("encodes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn records_come_back_from_their_fields(s in some1()) {
        comes_back(incident(s.clone()), &s);
        comes_back(evidence(s.clone()), &s);
        comes_back(person(s.clone()), &s);
        comes_back(police(s.clone()), &s);
        comes_back(case(s.clone()), &s);
        comes_back(order(s.clone()), &s);
        comes_back(custody(s.clone()), &s);
        comes_back(place(s.clone()), &s);
        comes_back(marked(s.clone()), &s);
        comes_back(gap(s.clone()), &s);
        comes_back(screening(s.clone()), &s);
        comes_back(draft(s.clone()), &s);
        comes_back(setting(s.clone()), &s);
        comes_back(contact(s.clone()), &s);
        comes_back(step(s.clone()), &s);
        comes_back(answers(s.clone()), &s);
        comes_back(anchor(s.clone()), &s);
    }
}
