//! What the record and a check-in say in words, the same at every face.

use alongside_core::checkin::machine::{Content, TextKind};
use alongside_core::fields::Coordinates;
use alongside_core::incidents::Incident;
use alongside_core::people::Person;
use alongside_core::say::{HourClock, Say, Stands, is_shown, label, named, stands};
use alongside_core::store::Kind;
use alongside_core::time::{BootId, Occurred, Zone};
use alongside_core::words::{Catalogue, Language};
use alongside_tests::armed;
use alongside_tests::fixture::reading;

use super::vault::{empty, set_up, term, write};

fn words() -> Catalogue {
    Catalogue::load(Language::En).expect("the words load")
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn an_entry_has_its_filled_fields_in_the_order_of_a_page() {
    let fixture = empty();
    let mut vault = set_up(&fixture);
    write(&mut vault, "Rang the bell.");
    let case = vault.case(None).expect("reads").expect("there");
    let mut person = Person::new(&reading(), case);
    person.name = Some("Marlowe".to_owned());
    let person = vault.create(&mut person, &reading()).expect("saves");
    let id = vault.entry(None, 1).expect("there");
    let change = |incident: &mut Incident| {
        let typed = |text| Occurred::typed(text, Zone::LONDON, &reading());
        incident.occurred = Some(typed("about 2026-11-20 07:30")?);
        incident.series_count = Some(3);
        incident.series_from = Some(typed("2026-11-20 07:30")?);
        incident.series_to = Some(typed("2026-11-20 09:00")?);
        incident.place_text = Some("At home".to_owned());
        incident.place_coordinates = Some(Coordinates { lat_e7: 515_000_000, lon_e7: -1_277_600 });
        incident.place_precision = Some(35);
        incident.persons = vec![person];
        incident.channels = vec![term("phone")];
        incident.from_identifiers = vec![Some("07700 900123".to_owned())];
        incident.received_on = vec![Some("my own phone".to_owned())];
        Ok(())
    };
    vault.amend(id, change, term("linked"), None, &reading()).expect("amends");
    let (words, incident) = (words(), vault.read::<Incident>(id).expect("reads"));
    let say = Say::new(&words, Zone::LONDON, reading().wall_ms);
    assert_eq!(
        say.incident(&incident, &vault),
        owned(&[
            ("When", "Friday 20 November 2026, about 07:30"),
            ("How many times", "3 times, Friday 20 November 2026, from 07:30 to 09:00"),
            ("Where", "At home\n51.5, -0.12776, within 35 m"),
            ("Who", "Marlowe"),
            ("How it reached me", "Phone, from 07700 900123, on my own phone"),
        ])
    );
    let when = &say.with_clock(HourClock::H12).incident(&incident, &vault)[0].1;
    assert_eq!(when, "Friday 20 November 2026, about 7:30 am");

    assert_eq!(label(&vault, Kind::PERSON, person), "Marlowe");
    assert_eq!(named::record(&words, &vault, person), "The other person (Marlowe)");
    assert_eq!(named::record(&words, &vault, id), "Entry 1");
    // One that has no name, or is of another kind, is called by the beginning of its id.
    assert_eq!(label(&vault, Kind::PLACE, person), person.to_string()[..8]);
}

#[test]
fn a_check_in_says_how_it_stands_and_when_somebody_is_told() {
    let words = words();
    let samples = armed::samples();
    let sample = |name: &str| &samples.iter().find(|(of, _)| *of == name).expect("a sample").1;
    let say = |after_s: i64| Say::new(&words, Zone::LONDON, armed::reading(after_s).wall_ms);

    let check_in = sample("armed");
    for (after_s, how) in [(5, Stands::Running), (3_590, Stands::Reminding), (3_700, Stands::Grace)] {
        assert_eq!(stands(check_in, &armed::reading(after_s)), how, "{after_s}");
    }
    assert_eq!(
        say(5).check_in(check_in, &armed::reading(5)),
        owned(&[
            ("Due", "19:00:00"),
            ("Contacts told", "19:15:00, if you haven't checked in by then"),
            ("Kind", "A test"),
        ])
    );
    // In another boot only the wall clock is left. The sentence names the device.
    let mut rebooted = armed::reading(60);
    rebooted.boot = BootId([2; 16]);
    let uncertain = |say: Say<'_>| {
        let fields = say.check_in(check_in, &rebooted);
        fields.into_iter().find(|(label, _)| label == "Time").expect("it is not certain").1
    };
    assert!(uncertain(say(60)).starts_with("This computer was restarted"));
    assert!(uncertain(say(60).on_phone()).starts_with("This phone was restarted"));

    let firing = sample("firing");
    assert_eq!(stands(firing, &armed::reading(4_600)), Stands::Firing);
    let fields = say(4_600).check_in(firing, &armed::reading(4_600));
    assert_eq!(fields[1], ("Contacts told since".to_owned(), "19:16:40".to_owned()));
    let alert = firing.outbox.iter().find(|row| row.content == Content::Text(TextKind::Alert));
    let alert = alert.expect("the contacts are told");
    assert_eq!(say(4_600).way_of(firing, alert), "mail folder");
    assert_eq!((say(4_600).kind_of(alert), say(4_600).came(alert)), ("alert".into(), "waiting".into()));
    let mut forced = alert.clone();
    forced.content = Content::Text(TextKind::Forced);
    assert!(is_shown(alert) && !is_shown(&forced));

    let names = ["Sam".to_owned()];
    assert_eq!(
        (say(0).contact_of(0, &names), say(0).contact_of(1, &names)),
        ("Sam".into(), "contact 2".into())
    );
    // A channel of a newer version is called by its id.
    assert_eq!((say(0).channel("sms"), say(0).channel("pigeon")), ("text".into(), "pigeon".into()));
    assert_eq!(stands(sample("closed"), &armed::reading(700)), Stands::Safe);
    assert_eq!(say(700).check_in(sample("closed"), &armed::reading(700))[1].0, "Ended");
}
