//! A case as people have them, drawn from a seed: entries over months, people, places, police, an order, files.

use alongside_core::cases::Case;
use alongside_core::events::{Gap, MarkedEvent};
use alongside_core::evidence::{Evidence, media};
use alongside_core::fields::Coordinates;
use alongside_core::ids::RecordId;
use alongside_core::orders::Order;
use alongside_core::people::Person;
use alongside_core::places::PlaceLabel;
use alongside_core::police::PoliceContact;
use alongside_core::progress::Progress;
use alongside_core::report::bundle::{PageFile, Written, ZipPacking, write};
use alongside_core::report::container::ZipBundle;
use alongside_core::report::pages::{Pages, View};
use alongside_core::report::parts::Part;
use alongside_core::report::pdf::{Flavour, pdf};
use alongside_core::report::proof::manifest::Manifest;
use alongside_core::report::selection::{Chosen, Selection};
use alongside_core::report::verify::{Compare, Verified, verify};
use alongside_core::report::{csv, html};
use alongside_core::say::Say;
use alongside_core::session::Unlocked;
use alongside_core::time::{Occurred, Zone};
use alongside_core::words::{Catalogue, Language};
use alongside_core::{Error, Result};
use alongside_tests::fixture::{Fixture, reading};
use alongside_tests::held::Held;

use crate::scenarios::vault::{empty, set_up, term};

/// A picture that says where it was taken.
pub(super) const PICTURE: &[u8] = include_bytes!("../../bindings/cli/tour/photo.jpg");

/// What only part B may hold, wherever it stands.
pub(super) const SECRETS: [&str; 10] = [
    "12 Elm Row, Leeds",
    "Call after six, never at home",
    "Ms Okafor at the law centre",
    "okafor@example.org",
    "07700 900999",
    "my sister's loft",
    "I take the back way past the canal now",
    "07700 900111",
    "moved in with Ines",
    "was in the clinic",
];

/// A vault with a case in it.
pub(super) struct Made {
    /// Keeps its folder.
    pub(super) fixture: Fixture,
    pub(super) vault: Unlocked,
    pub(super) case: RecordId,
}

/// So many entries, and so many files linked to them.
pub(super) fn made(entries: u32, files: u32) -> Made {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    let case = begin(&mut vault);
    let person = person(&mut vault, case);
    let place = place(&mut vault, case);
    let mut ids = Vec::new();
    for number in 0..entries {
        ids.push(entry(&mut vault, number, person, place));
    }
    for number in 0..files {
        let linked = usize::try_from(number).expect("small") % ids.len().max(1);
        file(&mut vault, case, ids.get(linked).copied(), number);
    }
    beside(&mut vault, case, &ids);
    Made { fixture, vault, case }
}

fn begin(vault: &mut Unlocked) -> RecordId {
    let case = vault.case_or_first(None, &reading()).expect("a case");
    let change = |case: &mut Case| {
        case.safe_contact_notes = Some(SECRETS[1].to_owned());
        case.helper_names = vec![Some(SECRETS[2].to_owned())];
        case.helper_contacts = vec![Some(SECRETS[3].to_owned())];
        case.helper_roles = vec![None];
        case.helper_organisations = vec![None];
        case.helper_safe_to_contact = vec![None];
        case.reference_initials = Some("AB".to_owned());
        Ok(())
    };
    vault.amend(case, change, term("other"), None, &reading()).expect("amends");
    case
}

fn person(vault: &mut Unlocked, case: RecordId) -> RecordId {
    let mut person = Person::new(&reading(), case);
    person.name = Some("Łukasz ਸਿੰਘ".to_owned());
    person.numbers = vec!["07700 900123".to_owned()];
    vault.create(&mut person, &reading()).expect("creates")
}

fn place(vault: &mut Unlocked, case: RecordId) -> RecordId {
    let mut place = PlaceLabel::new(&reading(), "the corner");
    place.case = Some(case);
    place.address = Some(SECRETS[0].to_owned());
    place.coordinates = Some(Coordinates { lat_e7: 538_000_123, lon_e7: -15_500_456 });
    vault.create(&mut place, &reading()).expect("creates")
}

fn entry(vault: &mut Unlocked, number: u32, person: RecordId, place: RecordId) -> RecordId {
    const DEEDS: [(&str, &str); 4] = [
        ("Stood across the road and looked over for a while.", "pre.loiter"),
        ("=SUM(1)+cmd: called and said nothing.", "com.call"),
        ("کتب لي مرة أخرى — and again, though asked to stop.", "com.text"),
        ("Waited when I came out. \"Hello you,\" he said.\nThen walked off.", "pre.wait"),
    ];
    let (text, behaviour) = DEEDS[usize::try_from(number).expect("small") % DEEDS.len()];
    let day = chrono::NaiveDate::from_ymd_opt(2025, 9, 1).expect("a day")
        + chrono::Days::new(u64::from(number) * 3);
    let typed = match number % 3 {
        0 => format!("{day} {:02}:15", number % 24),
        1 => format!("about {day} {:02}:00", number % 24),
        _ => day.to_string(),
    };
    let occurred = Occurred::typed(&typed, Zone::LONDON, &reading()).expect("a time");
    let fill = |incident: &mut alongside_core::incidents::Incident| {
        incident.occurred = Some(occurred);
        incident.behaviours = vec![term(behaviour)];
        incident.persons = vec![person];
        incident.place_label = Some(place);
        incident.place_coordinates = Some(Coordinates { lat_e7: 538_000_123, lon_e7: -15_500_456 });
        if number.is_multiple_of(4) {
            incident.witness_names = vec![Some("Sam".to_owned())];
            incident.witness_contacts = vec![Some(SECRETS[4].to_owned())];
            incident.witness_saw = vec![None];
            incident.witness_willing = vec![None];
            incident.witness_statement = vec![None];
            incident.impact_scale = Some(number % 11);
            incident.changes_text = Some(SECRETS[6].to_owned());
        }
        if behaviour == "com.call" {
            incident.channels = vec![term("phone")];
            incident.from_identifiers = vec![Some("07700 900123".to_owned())];
            incident.received_on = vec![Some(SECRETS[7].to_owned())];
        }
        incident.private_note = Some("nobody may read this note".to_owned());
        Ok(())
    };
    vault.add_incident(None, text, fill, &reading()).expect("saves").incident_id
}

/// Takes a file in and gives it a reference.
pub(super) fn file(vault: &mut Unlocked, case: RecordId, entry: Option<RecordId>, number: u32) -> RecordId {
    let text =
        format!("voice number {number}, {}", "and on ".repeat(usize::try_from(number).expect("small") * 7));
    let (name, bytes): (String, &[u8]) = if number.is_multiple_of(2) {
        (format!("IMG_{number}.jpg"), PICTURE)
    } else {
        (format!("note {number}.txt"), text.as_bytes())
    };
    let mut item =
        Evidence::new(&reading(), case, term(if number.is_multiple_of(2) { "photo" } else { "document" }));
    item.media_type = media::by_name(&name).map(str::to_owned);
    item.file_name = Some(name);
    item.entries = entry.into_iter().collect();
    item.original_held = Some(SECRETS[5].to_owned());
    item.embedded_position = Some(Coordinates { lat_e7: 538_000_123, lon_e7: -15_500_456 });
    let mut intake = vault.begin_evidence(item, &reading()).expect("begins");
    intake.write(bytes).expect("writes");
    let id = vault.finish_evidence(intake, &reading()).expect("finishes").evidence_id;
    vault.give_reference(id, &reading()).expect("has a reference");
    id
}

fn beside(vault: &mut Unlocked, case: RecordId, entries: &[RecordId]) {
    let when = Occurred::typed("2025-09-20", Zone::LONDON, &reading()).expect("a day");
    let mut event = MarkedEvent::new(&reading(), case, term("moved"), when);
    event.label = Some(SECRETS[8].to_owned());
    vault.create(&mut event, &reading()).expect("creates");
    let mut gap =
        Gap::new(&reading(), case, Occurred::typed("2025-09-25", Zone::LONDON, &reading()).expect("a day"));
    gap.note = Some(SECRETS[9].to_owned());
    vault.create(&mut gap, &reading()).expect("creates");
    let mut contact = PoliceContact::new(&reading(), case);
    contact.crime_no = Some("13/4711/25".to_owned());
    contact.entries = entries.iter().take(3).copied().collect();
    contact.when = Occurred::typed("2025-11-03", Zone::LONDON, &reading()).ok();
    vault.create(&mut contact, &reading()).expect("creates");
    let mut order = Order::new(&reading(), case, term("spo"));
    order.terms = vec!["Not to come within 100 m of her work".to_owned()];
    order.paper_copy = Some(SECRETS[5].to_owned());
    order.served = Occurred::typed("2025-12-01", Zone::LONDON, &reading()).ok();
    vault.create(&mut order, &reading()).expect("creates");
}

impl Made {
    pub(super) fn chosen(&self, selection: Selection) -> Chosen {
        Chosen::read(&self.vault, selection, &Progress::new()).expect("chooses")
    }

    /// A bundle of a part, in memory.
    pub(super) fn bundle(&self, part: Part) -> Vec<u8> {
        self.written(Selection::of_case(self.case, part)).0
    }

    pub(super) fn written(&self, selection: Selection) -> (Vec<u8>, Written) {
        let chosen = self.chosen(selection);
        let mut bytes = Vec::new();
        let written = {
            let mut packing = ZipPacking::new(&mut bytes);
            let mut pages = |manifest: &_| self.pages(&chosen, manifest);
            write(&self.vault, &chosen, &mut packing, &mut pages, &reading(), &Progress::new())
                .expect("writes")
        };
        (bytes, written)
    }

    /// Says and lays out what is chosen.
    fn laid_out<T>(
        &self,
        chosen: &Chosen,
        view: View,
        draw: impl FnOnce(&Pages<'_>) -> Result<T>,
    ) -> Result<T> {
        let words = Catalogue::load(Language::default())?;
        let head = self.vault.signed_head(&reading())?;
        let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
        draw(&Pages { vault: &self.vault, chosen, say, view, head: &head, reading: &reading() })
    }

    /// The pages in one view, as PDF.
    pub(super) fn pdf(&self, chosen: &Chosen, view: View) -> Result<Vec<u8>> {
        self.laid_out(chosen, view, |pages| {
            let document = pages.document(None, &Progress::new())?;
            pdf(&document, Flavour::Archive, &|page, of| pages.page_of(page, of))
        })
    }

    /// The pages that go into a bundle.
    pub(super) fn pages(&self, chosen: &Chosen, manifest: &Manifest) -> Result<Vec<PageFile>> {
        self.laid_out(chosen, View::Booklet, |pages| {
            let document = pages.document(Some(manifest), &Progress::new())?;
            let file = |name, media_type, bytes| PageFile { name, media_type, bytes };
            let drawn = pdf(&document, Flavour::Archive, &|page, of| pages.page_of(page, of))?;
            let table = csv::csv(&self.vault, chosen, pages.say, &Progress::new())?;
            Ok(vec![
                file("report.pdf", "application/pdf", drawn),
                file("report.html", "text/html", html::html(&document)),
                file("chronology.csv", "text/csv", table),
                file("HOW-TO-VERIFY.txt", "text/plain", pages.how_to_verify().into_bytes()),
            ])
        })
    }
}

/// Looks at a bundle.
pub(super) fn look(bytes: &[u8], compare: &Compare) -> Result<Verified> {
    verify(&mut ZipBundle(Held(bytes)), compare, &Progress::new())
}

/// The same; what is no bundle at all is nothing.
pub(super) fn look_or_none(bytes: &[u8]) -> Option<Verified> {
    match look(bytes, &Compare::Nothing) {
        Ok(verified) => Some(verified),
        Err(Error::Invalid { field: "bundle", .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

/// The files of a bundle, taken apart by another program's rules: stored members, one after the other.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let bundle = &mut ZipBundle(Held(bytes));
    let fault = alongside_core::report::container::Bundle::each(bundle, &mut |name, from| {
        let mut content = Vec::new();
        from.read_to_end(&mut content)?;
        files.push((name.to_owned(), content));
        Ok(())
    });
    assert_eq!(fault.expect("reads"), None);
    files
}
