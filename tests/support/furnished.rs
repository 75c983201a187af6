//! Installations that stand ready: for flows, and for the tests that Kotlin and Swift run over the real library.
//!
//! Their device key hides nothing ([`OpenDeviceKey`]), their derivation costs next to nothing, and what is in them is
//! drawn from a seed at fixed times.

use std::path::Path;
use std::sync::Arc;

use alongside_core::checkin::frames::read_links;
use alongside_core::checkin::machine::{Fallback, Mode};
use alongside_core::checkin::pairing::read_shown;
use alongside_core::contacts::{Consent, NewContact};
use alongside_core::evidence::{Evidence, media};
use alongside_core::ids::RecordId;
use alongside_core::incidents::Incident;
use alongside_core::people::Person;
use alongside_core::session::{Locked, StartRequest, Taken, Unlocked};
use alongside_core::store::Store;
use alongside_core::time::{BootId, Occurred, Reading, Zone};
use alongside_core::vault::{
    Credential, DeviceKey, DeviceKeyLevel, Disk, Environment, Installation, KdfParameters, KeyUse,
};
use alongside_core::vocabulary::Term;
use alongside_core::{Error, Result, limits};
use qrcode::{Color, QrCode};

use crate::entropy::DeterministicEntropy;
use crate::fixture::{copy_folder, passcode};
use crate::flow::OpenDeviceKey;

/// The passcode of every installation here.
pub const PASSCODE: &str = "correct horse";
/// The passcode of the decoy.
pub const DECOY_PASSCODE: &str = "rainy day";
/// The PIN of an honest ending.
pub const SAFE_PIN: &str = "2468";
/// The PIN of a forced one.
pub const FORCED_PIN: &str = "1357";

/// Entries of one transaction: each commit waits for the disk.
const BATCH: u32 = 1_000;
/// Monday 2 November 2026, 09:00 in London: before every flow begins.
const FIRST_MS: i64 = 1_793_610_000_000;
/// Saturday 21 November 2026, 18:30 in London, and a fifth of a second: ten minutes before flows begin.
const BEFORE_FLOWS_MS: i64 = 1_795_285_800_200;
/// The boot of the phone with which flows begin.
const FLOW_BOOT: BootId = BootId([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/// From one entry to the next.
const STEP_MS: u64 = 137 * 60_000;

/// A picture, as proof.
const PICTURE: &[u8] = include_bytes!("../../bindings/cli/tour/photo.jpg");

impl DeviceKey for OpenDeviceKey {
    fn create(&self, _: &str, _: KeyUse) -> Result<()> {
        Ok(())
    }

    fn wrap(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        alongside_mobile::DeviceKey::wrap(self, id.to_owned(), bytes.to_vec()).map_err(|_| Error::DeviceKey)
    }

    fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<Vec<u8>> {
        alongside_mobile::DeviceKey::unwrap(self, id.to_owned(), wrapped.to_vec())
            .map_err(|_| Error::DeviceKey)
    }

    fn destroy(&self, _: &str) -> Result<()> {
        Ok(())
    }

    fn level(&self, _: &str) -> Result<DeviceKeyLevel> {
        Ok(DeviceKeyLevel::File)
    }
}

/// What they are made in: the disk, the key store that hides nothing, and randomness from `seed`.
#[must_use]
pub fn environment(seed: u64) -> Environment {
    Environment {
        storage: Arc::new(Disk),
        entropy: Arc::new(DeterministicEntropy::new(seed)),
        device: Arc::new(OpenDeviceKey),
        checkins: None,
    }
}

/// When the entry of that number was written down.
fn reading(number: u32) -> Reading {
    Reading {
        wall_ms: FIRST_MS,
        zone: Zone::LONDON,
        monotonic_ms: 3_600_000,
        boot: BootId([2; 16]),
        trusted: false,
    }
    .after(u64::from(number % 150).saturating_mul(STEP_MS))
}

const PLACES: [&str; 5] = ["the bus stop", "the gate", "the car park", "work", "the school"];
const DEEDS: [(&str, &str); 5] = [
    ("stood by {place} and looked over", "pre.loiter"),
    ("called and said nothing", "com.call"),
    ("wrote again, though asked to stop", "com.text"),
    ("walked behind me as far as {place}", "pre.follow"),
    ("waited at {place} when I came out", "pre.wait"),
];

fn pick<T: Copy, const N: usize>(from: [T; N], number: u32) -> T {
    from[usize::try_from(number).expect("fits") % N]
}

fn line(number: u32) -> String {
    let place = pick(PLACES, number / 5);
    format!("They {}. It was number {number}.", pick(DEEDS, number).0.replace("{place}", place))
}

fn fill(number: u32, incident: &mut Incident) -> Result<()> {
    let at = reading(number);
    let (day, hour) = (1 + number / 24 % 28, number % 24);
    // Half of them happened in the month before the first was written down.
    let typed = format!("2026-10-{day:02} {hour:02}:{:02}", number % 60);
    incident.occurred = Some(Occurred::typed(&typed, at.zone, &at)?);
    incident.behaviours = vec![Term::unchecked_from_store(pick(DEEDS, number).1)];
    incident.channels = vec![Term::unchecked_from_store(pick(["phone", "sms", "in-person"], number))];
    Ok(())
}

fn set_up(folder: &Path, seed: u64) -> Result<Unlocked> {
    let kdf = || Ok(KdfParameters::CHEAP_FOR_TESTS);
    Locked::set_up(&environment(seed), folder, &passcode(PASSCODE), kdf, &reading(0))
}

/// Set up, with nothing in it.
pub fn empty(folder: &Path) -> Result<()> {
    set_up(folder, 1)?.lock().map(drop)
}

/// The master key of what [`PASSCODE`] opens in a record that stands ready, so that a process can be searched for it. A
/// copy is opened, for an unlock is counted.
pub fn master_of(folder: &Path) -> Result<[u8; 32]> {
    let beside = tempfile::tempdir()?;
    let copy = beside.path().join("data");
    copy_folder(folder, &copy);
    let mut installation = Installation::open(&environment(99), &copy)?;
    let lock = installation.take_lock()?;
    let volume = installation.unlock(&lock, &Credential::Passcode(&passcode(PASSCODE)), &reading(12))?;
    Ok(volume.master_for_tests())
}

/// Set up, with captures taken while it is shut.
pub fn capturing(folder: &Path) -> Result<()> {
    let mut vault = set_up(folder, 8)?;
    vault.set_capture(true)?;
    vault.lock().map(drop)
}

/// `code.grey`: the code of a web address as a camera sees it, grey, 132 pixels wide and high, rows 148 bytes apart.
pub fn pictures(folder: &Path) -> Result<()> {
    const SCALE: usize = 4;
    const MARGIN: usize = 4 * SCALE;
    let code = QrCode::new("https://example.org/menu").map_err(|_| Error::Internal("too long for a code"))?;
    let (width, modules) = (code.width(), code.to_colors());
    let side = width * SCALE + 2 * MARGIN;
    let stride = side + 16;
    let mut pixels = vec![220; side * stride];
    for (at, pixel) in pixels.iter_mut().enumerate() {
        let module =
            |place: usize| place.checked_sub(MARGIN).map(|inside| inside / SCALE).filter(|at| *at < width);
        if let (Some(row), Some(column)) = (module(at / stride), module(at % stride))
            && modules.get(row * width + column) == Some(&Color::Dark)
        {
            *pixel = 30;
        }
    }
    std::fs::create_dir_all(folder)?;
    Ok(std::fs::write(folder.join("code.grey"), pixels)?)
}

/// More text than a phone holds for searching, so that a search always begins with work.
pub fn wordy(folder: &Path) -> Result<()> {
    let mut vault = set_up(folder, 9)?;
    for number in 0..limits::SEARCH_ARENA_BYTES * 3 / 2 / limits::LONG_TEXT_MAX_CHARS {
        let text = format!("number {number} by the gate ").repeat(limits::LONG_TEXT_MAX_CHARS / 30);
        vault.add_incident(None, &text, |_| Ok(()), &reading(12))?;
    }
    vault.lock().map(drop)
}

/// Ten entries, two people, one piece of proof, one contact who has agreed, and both PINs of a check-in.
pub fn small(folder: &Path) -> Result<()> {
    let mut vault = set_up(folder, 2)?;
    let case = vault.case_or_first(None, &reading(0))?;
    let mut people = Vec::new();
    for name in ["R. from upstairs", "The one in the grey car"] {
        let mut person = Person::new(&reading(0), case);
        person.name = Some(name.to_owned());
        people.push(vault.create(&mut person, &reading(0))?);
    }
    let mut entries: Vec<RecordId> = Vec::new();
    for number in 1..=10 {
        let who = people.get(usize::try_from(number % 3).expect("fits")).copied();
        let fill = |incident: &mut Incident| {
            incident.persons = who.into_iter().collect();
            fill(number, incident)
        };
        entries.push(vault.add_incident(None, &line(number), fill, &reading(number))?.incident_id);
    }
    let at = reading(11);
    let mut item = Evidence::new(&at, case, media::kind_of("image/jpeg", "door.jpg"));
    item.file_name = Some("door.jpg".to_owned());
    item.media_type = Some("image/jpeg".to_owned());
    item.capture_method = Some(Term::unchecked_from_store("imported-file"));
    item.entries = entries.into_iter().take(1).collect();
    let mut intake = vault.begin_evidence(item, &at)?;
    intake.write(PICTURE)?;
    vault.finish_evidence(intake, &at)?;
    let sam = NewContact {
        name: "Sam".to_owned(),
        ways: [("email", "sam@example.org"), ("sms", "07700 900123")]
            .map(|(channel, address)| (Term::unchecked_from_store(channel), address.to_owned()))
            .to_vec(),
        consent: Some(Consent::Agreed),
        ..NewContact::default()
    };
    vault.add_contact(sam, &at)?;
    let forced = passcode(FORCED_PIN);
    let kdf = KdfParameters::CHEAP_FOR_TESTS;
    vault.set_checkin_pins(&passcode(SAFE_PIN), Some((&forced, Fallback::Text)), kdf)?;
    vault.lock().map(drop)
}

/// So many entries, committed a thousand at a time.
pub fn with_entries(folder: &Path, count: u32) -> Result<()> {
    let mut vault = set_up(folder, 3)?;
    vault.add_incident(None, &line(1), |incident| fill(1, incident), &reading(1))?;
    let case = vault.case_or_first(None, &reading(1))?;
    vault.lock()?;
    let environment = environment(4);
    let mut installation = Installation::open(&environment, folder)?;
    let lock = installation.take_lock()?;
    let credential = passcode(PASSCODE);
    let volume = installation.unlock(&lock, &Credential::Passcode(&credential), &reading(1))?;
    let mut store = Store::open(&environment, &volume)?;
    let mut next = 2;
    while next <= count {
        let last = count.min(next.saturating_add(BATCH - 1));
        let mut transaction = store.begin(&reading(next))?;
        for number in next..=last {
            let mut incident = Incident::new(&reading(number), case, number, line(number));
            incident.source = Some(Term::unchecked_from_store("typed"));
            fill(number, &mut incident)?;
            transaction.create(&mut incident)?;
        }
        transaction.commit()?;
        next = last.saturating_add(1);
    }
    store.close()
}

/// Three entries, and a decoy with one.
pub fn with_decoy(folder: &Path) -> Result<()> {
    let mut vault = set_up(folder, 5)?;
    for number in 1..=3 {
        vault.add_incident(None, &line(number), |incident| fill(number, incident), &reading(number))?;
    }
    vault.make_decoy(&passcode(DECOY_PASSCODE), &reading(4))?;
    vault.lock()?;
    let credential = passcode(DECOY_PASSCODE);
    let locked = Locked::open(&environment(6), folder)?;
    let mut decoy = locked.unlock(&Credential::Passcode(&credential), &reading(5))?;
    decoy.add_incident(None, "Bought paint for the hall.", |_| Ok(()), &reading(6))?;
    decoy.lock().map(drop)
}

/// What Alex's phone hands over, each as a link.
#[derive(Debug, PartialEq, Eq)]
pub struct FromAlex {
    /// The code that is shown to pair once more.
    pub code: String,
    /// The plan that is held.
    pub plan: String,
    /// That Alex is done.
    pub ended: String,
}

/// A phone that is paired with Alex's and holds a plan: due at 19:35 of the day on which flows begin, with a quarter of
/// an hour of grace. Nothing of it is random: made twice it is the same, and so is what Alex's phone hands over.
pub fn watching(folder: &Path) -> Result<FromAlex> {
    let place = tempfile::tempdir()?;
    let (mut alex, mut sam) = (set_up(&place.path().join("alex"), 10)?, set_up(folder, 11)?);
    let at = |minute: u64| {
        Reading { wall_ms: BEFORE_FLOWS_MS, monotonic_ms: 0, boot: FLOW_BOOT, ..reading(0) }
            .after(minute.saturating_mul(60_000))
    };
    let contact = |name: &str, ways: &[(&str, &str)]| NewContact {
        name: name.to_owned(),
        ways: ways.iter().map(|(way, to)| (Term::unchecked_from_store(*way), (*to).to_owned())).collect(),
        consent: Some(Consent::Agreed),
        ..NewContact::default()
    };
    // No number: what Alex sends is handed over, and nothing of it leaves as a text.
    let sam_id = alex.add_contact(contact("Sam", &[]), &at(0))?.0;
    let alex_id = sam.add_contact(contact("Alex", &[("sms", "07700 900456")]), &at(0))?.0;
    let (of_alex, of_sam) = (alex.begin_pairing("Alex")?, sam.begin_pairing("Sam")?);
    let shown_s = at(1).wall_ms / 1000;
    let (theirs, wall_s) = read_shown(&of_sam.shown(shown_s))?;
    let (own, own_wall_s) = read_shown(&of_alex.shown(shown_s))?;
    alex.finish_pairing(sam_id, &theirs, of_alex.finish(&theirs)?, wall_s, &at(1))?;
    sam.finish_pairing(alex_id, &own, of_sam.finish(&own)?, own_wall_s, &at(1))?;
    alex.set_checkin_pins(&passcode(SAFE_PIN), None, KdfParameters::CHEAP_FOR_TESTS)?;
    let request = StartRequest {
        mode: Mode::Real,
        duration_s: 3600,
        grace_s: 900,
        max_extend_s: 7200,
        place: Some("the library".to_owned()),
        note: Some("with the red bag".to_owned()),
        fence: None,
        positions_follow: false,
        position: None,
        app_only: false,
        contacts: vec![sam_id],
    };
    let id = alex.start_check_in(&request, &at(5))?;
    let handed = |alex: &Unlocked, minute| -> Result<String> {
        let check_ins = alex.check_ins();
        let mut texts = Vec::new();
        for (row, text) in check_ins.by_hand(id, &at(minute))? {
            check_ins.handed_by_hand(id, row, &at(minute))?;
            texts.push(text);
        }
        Ok(texts.join(" "))
    };
    let plan = handed(&alex, 5)?;
    for frame in read_links(&plan)? {
        let taken = sam.take_plan(&frame, &at(6))?;
        assert!(matches!(taken, Taken::Watched(_)), "the plan is held");
    }
    sam.lock()?;
    alex.check_ins().safe(&passcode(SAFE_PIN), &at(30))?;
    let ended = handed(&alex, 30)?;
    // Read within the ten minutes that two clocks may be apart.
    let code = alex.begin_pairing("Alex")?.shown(at(10).wall_ms / 1000);
    alex.lock()?;
    Ok(FromAlex { code, plan, ended })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_phone_hands_over_is_the_same_whenever_it_is_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let [one, other] = ["one", "other"].map(|name| watching(&folder.path().join(name)).expect("made"));
        assert_eq!(one, other);
        assert_ne!(one.plan, one.ended);
        let held = opened(&folder.path().join("one"), PASSCODE);
        assert_eq!(held.watches().list(&reading(12)).expect("lists").0.len(), 1);
    }

    fn opened(folder: &Path, text: &str) -> Unlocked {
        let locked = Locked::open(&environment(7), folder).expect("opens");
        locked.unlock(&Credential::Passcode(&passcode(text)), &reading(12)).expect("unlocks")
    }

    #[test]
    fn each_opens_and_holds_what_it_says() {
        let top = tempfile::tempdir().expect("a folder");
        let at = |name: &str| top.path().join(name);
        empty(&at("empty")).expect("made");
        assert!(opened(&at("empty"), PASSCODE).incidents().is_empty());

        small(&at("small")).expect("made");
        let vault = opened(&at("small"), PASSCODE);
        assert_eq!(vault.incidents().len(), 10);
        let first = vault.entry(None, 1).expect("the first");
        let proof = vault.links().evidence_of(first).to_vec();
        assert_eq!(vault.evidence_range(proof[0], 0, PICTURE.len()).expect("reads"), PICTURE);
        assert_eq!(vault.contacts().expect("reads").len(), 1);
        assert!(vault.checkin_pins().expect("reads").is_some());
        assert!(vault.report().damage.is_empty());

        with_entries(&at("many"), 2_345).expect("made");
        let vault = opened(&at("many"), PASSCODE);
        assert_eq!(vault.incidents().len(), 2_345);
        assert!(vault.report().damage.is_empty());
        let last = vault.entry(None, 2_345).expect("the last");
        let incident: Incident = vault.read(last).expect("reads");
        assert_eq!(incident.what_happened.as_deref(), Some(line(2_345).as_str()));

        with_decoy(&at("decoy")).expect("made");
        assert_eq!(opened(&at("decoy"), PASSCODE).incidents().len(), 3);
        assert_eq!(opened(&at("decoy"), DECOY_PASSCODE).incidents().len(), 1);
    }
}
