//! The level never says more than what is proved, and falls with the first thing that is lost.

use proptest::prelude::*;

use super::*;

fn answers() -> impl Strategy<Value = Answer> {
    prop::sample::select(vec![Answer::Yes, Answer::No, Answer::NotKnown, Answer::DoesNotApply])
}

fn ways() -> impl Strategy<Value = Vec<Way>> {
    let way = (prop::sample::select(vec!["sms", "email", "share"]), any::<bool>(), any::<bool>()).prop_map(
        |(channel, automatic, proved)| Way {
            channel: channel.to_owned(),
            automatic: automatic && channel != "share",
            proved,
        },
    );
    prop::collection::vec(way, 0..3)
}

fn contacts() -> impl Strategy<Value = ContactFacts> {
    (any::<bool>(), ways(), prop::option::of(0_u32..90), any::<bool>(), any::<bool>()).prop_map(
        |(consent, ways, last_test_days, paired, acked)| ContactFacts {
            consent,
            ways,
            last_test_days,
            paired,
            acked,
        },
    )
}

fn facts() -> impl Strategy<Value = Facts> {
    let mostly = prop_oneof![4 => Just([Answer::Yes; 8]), 1 => prop::array::uniform8(answers())];
    (mostly, any::<bool>(), prop::collection::vec(contacts(), 0..4)).prop_map(
        |(device, pins_set, contacts)| {
            let [
                runner_running,
                notifications,
                network,
                exact_alarms,
                battery_unrestricted,
                location,
                sms_permission,
                sim_pin,
            ] = device;
            Facts {
                runner_running,
                notifications,
                network,
                exact_alarms,
                battery_unrestricted,
                location,
                sms_permission,
                sim_pin,
                pins_set,
                contacts,
            }
        },
    )
}

/// The facts that can be lost, each to be set.
fn losable(facts: &mut Facts) -> [&mut Answer; 7] {
    [
        &mut facts.runner_running,
        &mut facts.notifications,
        &mut facts.network,
        &mut facts.exact_alarms,
        &mut facts.battery_unrestricted,
        &mut facts.location,
        &mut facts.sms_permission,
    ]
}

/// Takes one proof of one contact away.
fn without(mut contact: ContactFacts, which: usize) -> ContactFacts {
    match which {
        0 => contact.consent = false,
        1 => contact.paired = false,
        2 => contact.acked = false,
        3 => contact.ways.iter_mut().for_each(|way| way.proved = false),
        4 => contact.ways.iter_mut().for_each(|way| way.automatic = false),
        5 => drop(contact.ways.pop()),
        _ => contact.last_test_days = None,
    }
    contact
}

fn agreed(way: Option<(&str, bool, bool)>, acked: bool) -> Facts {
    let ways = way.into_iter().map(|(channel, automatic, proved)| Way {
        channel: channel.to_owned(),
        automatic,
        proved,
    });
    let contact =
        ContactFacts { consent: true, ways: ways.collect(), paired: acked, acked, ..Default::default() };
    Facts { contacts: vec![contact], ..Facts::default() }
}

#[test]
fn the_level_is_what_is_proved() {
    let level = |facts: &Facts| look(facts).level;
    assert_eq!(level(&Facts::default()), 0);
    assert_eq!(level(&agreed(Some(("sms", true, false)), false)), 0, "not proved");
    assert_eq!(level(&agreed(Some(("share", false, true)), false)), 0, "needs a tap");
    assert_eq!(level(&agreed(Some(("sms", true, true)), false)), 1);
    assert_eq!(level(&agreed(None, true)), 2);
    let mut not_agreed = agreed(Some(("sms", true, true)), true);
    not_agreed.contacts[0].consent = false;
    assert_eq!(level(&not_agreed), 0);
    let mut not_paired = agreed(None, true);
    not_paired.contacts[0].paired = false;
    assert_eq!(level(&not_paired), 0, "an acknowledgement from a phone that is not paired proves nothing");
}

#[test]
fn items_say_what_is_missing_and_whose() {
    let mut facts = agreed(Some(("sms", true, true)), false);
    facts.sim_pin = Answer::Yes;
    facts.sms_permission = Answer::No;
    facts.contacts[0].last_test_days = Some(limits::TEST_GOOD_FOR_DAYS + 1);
    let items = look(&facts).items;
    let state =
        |id, contact| items.iter().find(|item| item.id == id && item.contact == contact).map(|i| i.state);
    assert_eq!(state(ItemId::SimPin, None), Some(State::Missing));
    assert_eq!(state(ItemId::Network, None), Some(State::NotKnown));
    assert_eq!(state(ItemId::Consent, Some(0)), Some(State::Good));
    assert_eq!(state(ItemId::Way, Some(0)), Some(State::Missing), "texts are not allowed");
    assert_eq!(state(ItemId::Tested, Some(0)), Some(State::Missing), "too long ago");
    assert_eq!(items.len(), 9 + 5);
}

proptest! {
    #[test]
    fn no_level_without_its_proof(facts in facts()) {
        let level = look(&facts).level;
        let agreed = || facts.contacts.iter().filter(|contact| contact.consent);
        if level == 2 {
            prop_assert!(agreed().any(|contact| contact.paired && contact.acked));
        }
        if level >= 1 {
            let told = |contact: &ContactFacts| contact.ways.iter().any(|way| way.automatic && way.proved);
            let one = agreed().any(|contact| (contact.paired && contact.acked) || told(contact));
            prop_assert!(one);
        }
        prop_assert!(level <= 2, "the relay offers nothing");
    }

    #[test]
    fn taking_a_proof_away_never_raises_the_level(facts in facts(), at in 0_usize..4, which in 0_usize..7) {
        let before = look(&facts).level;
        let mut less = facts.clone();
        if let Some(contact) = less.contacts.get_mut(at) {
            *contact = without(contact.clone(), which);
        }
        prop_assert!(look(&less).level <= before);
        less.contacts.truncate(at);
        prop_assert!(look(&less).level <= before);
        for lost in 0..7 {
            for answer in [Answer::No, Answer::NotKnown] {
                let mut less = facts.clone();
                let had = std::mem::replace(losable(&mut less)[lost], answer);
                if had == Answer::Yes {
                    prop_assert!(look(&less).level <= before);
                }
            }
        }
    }

    #[test]
    fn losing_any_one_fact_lowers_the_level_at_once(facts in facts(), lost in 0_usize..7) {
        let mut whole = facts;
        losable(&mut whole).into_iter().for_each(|answer| *answer = Answer::Yes);
        let before = look(&whole).level;
        *losable(&mut whole)[lost] = Answer::No;
        let after = look(&whole).level;
        prop_assert!(after < before || before == 0, "{} after {}", after, before);
    }
}
