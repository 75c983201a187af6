//! Help works with every door, and nothing that no source gives is ever dialled.

use alongside_mobile::ErrorCode;
use alongside_mobile::screens::help::HelpAction;
use alongside_mobile::screens::{Action, Effect, Screen, Weight};

use crate::screens::phone::Phone;

fn dial(number: &str) -> Vec<Effect> {
    vec![Effect::Dial { number: number.into() }]
}

fn call(action: HelpAction) -> Action {
    Action::Call { action }
}

#[test]
fn the_panel_opens_before_set_up_while_shut_and_while_open() {
    for phone in [Phone::fresh(), Phone::shut(), Phone::open()] {
        phone.act(Action::Help);
        let Screen::Help { view } = phone.front() else { panic!("{:?}", phone.front()) };
        let titles: Vec<&str> = view.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles.first(), Some(&"Call 999"));
        assert_eq!(titles.len(), 6, "{titles:?}");
        assert!(view.rows.iter().all(|row| !row.text.is_empty()));
        let marked: Vec<bool> = view.rows.iter().map(|row| row.second_hand.is_some()).collect();
        assert_eq!(marked, [false, false, true, false, true, false], "what was seen second-hand says so");
        assert!(view.checked.starts_with("Not yet checked by a stalking service"));
        let main = view.actions.last().expect("a main action");
        assert_eq!((main.label.as_str(), main.weight), ("Call 999", Weight::Main));
        assert_eq!(phone.act(main.action.clone()), dial("999"));
        phone.act(Action::Help);
        assert_eq!(phone.view().screens.len(), 2, "a second tap lays no second panel on top");
        phone.act(Action::Back);
        assert!(!matches!(phone.front(), Screen::Help { .. }));
    }
}

#[test]
fn where_the_panel_is_from_stands_behind_it() {
    let phone = Phone::fresh();
    phone.act(Action::Help);
    let numbers = phone.shown();
    phone.tap("Where this is from");
    let Screen::Reading { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.paragraphs.iter().any(|text| text.contains("Ofcom")), "{:?}", view.paragraphs);
    assert!(!numbers.contains("Ofcom"), "no source stands between two numbers");
    phone.act(Action::Back);
    assert!(matches!(phone.front(), Screen::Help { .. }));
}

#[test]
fn each_row_of_the_panel_takes_its_own_way() {
    let phone = Phone::fresh();
    phone.act(Action::Help);
    let Screen::Help { view } = phone.front() else { panic!("no panel") };
    let does: Vec<Vec<Effect>> = view
        .rows
        .iter()
        .filter(|row| row.tap.label != "How to reach it")
        .map(|row| phone.act(row.tap.action.clone()))
        .collect();
    let text = vec![Effect::Text { number: "999".into(), text: String::new() }];
    assert_eq!(does, [dial("999"), dial("999"), text, dial("18000"), dial("101")]);
    assert_eq!(phone.tap("How to reach it"), []);
    let Screen::Service { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.paragraphs.iter().any(|text| text.contains("999 BSL")), "{:?}", view.paragraphs);
}

#[test]
fn services_stand_by_state_and_say_it_in_words() {
    let phone = Phone::fresh();
    phone.act(call(HelpAction::Who));
    let Screen::Who { view } = phone.front() else { panic!("{:?}", phone.front()) };
    let headings: Vec<Option<&str>> = view.groups.iter().map(|group| group.heading.as_deref()).collect();
    assert_eq!(headings.first(), Some(&None));
    let order = [
        "Open now",
        "May be open: sources differ",
        "Closed, by the hours that were last seen",
        "Opening times not known",
    ];
    let said: Vec<&str> = headings.iter().copied().flatten().collect();
    let places: Vec<usize> =
        said.iter().map(|one| order.iter().position(|other| other == one).expect("known")).collect();
    assert!(places.is_sorted() && said.len() >= 3, "{said:?}");
    assert_eq!(view.groups[0].rows[0].edge, "999");
    let rows = || view.groups.iter().flat_map(|group| &group.rows);
    assert!(rows().all(|row| row.detail != "Closed" && !row.detail.is_empty()), "nobody reads a bare closed");
    assert!(view.notes[0].starts_with("Not yet checked by a stalking service"));
    for row in rows() {
        if let Some(call) = &row.call {
            assert!(!call.risks.is_empty(), "{}: what a call leaves behind is said before it", row.title);
        }
    }
    let nsh = rows().find(|row| row.title == "National Stalking Helpline").expect("it is there");
    assert!(nsh.call.as_ref().expect("a number").risks.iter().any(|risk| risk.contains("phone bill")));
    assert!(nsh.known.contains("2024-04"), "{}", nsh.known);
    let main = view.main.as_ref().expect("somebody is open on a Saturday evening");
    let [Effect::Dial { number }] = &phone.act(main.action.clone())[..] else { panic!("no call") };
    assert!(number.starts_with('+') || number.len() <= 6, "{number} is in the form in which it is dialled");
}

#[test]
fn a_need_narrows_the_list_and_an_area_widens_it() {
    let phone = Phone::fresh();
    let count = || match phone.front() {
        Screen::Who { view } => view.groups.iter().map(|group| group.rows.len()).sum::<usize>(),
        other => panic!("{other:?}"),
    };
    phone.act(call(HelpAction::Who));
    let all = count();
    phone.tap("Legal advice");
    assert!(count() < all && count() > 1);
    phone.tap("Anything");
    phone.tap("Leicester, Leicestershire and Rutland");
    assert!(count() > all);
    phone.act(call(HelpAction::Need { need: Some("riches".into()) }));
    assert!(count() > all, "what is no need changes nothing");
}

#[test]
fn a_service_has_its_number_hours_and_sources() {
    let phone = Phone::fresh();
    phone.act(call(HelpAction::Service { id: "nsh".into() }));
    let Screen::Service { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert_eq!(view.ways[0].shown, "0808 802 0300");
    assert_eq!(view.hours.len(), 2, "both that sources give");
    assert_eq!(view.hours[0].days.len(), 7);
    assert!(view.hours[0].days.contains(&"Wednesday: 13:00 to 16:00".to_owned()), "{:?}", view.hours[0]);
    assert!(view.hours[0].days[0] == "Saturday: closed", "{:?}", view.hours[0]);
    assert!(!view.sources.is_empty() && !view.instead.is_empty());
    assert_eq!(phone.act(view.main.expect("a number").action), dial("+448088020300"));
    let page = view.ways.iter().find(|way| way.shown == "suzylamplugh.org").expect("its page");
    let open = page.tap.clone().expect("it opens");
    assert!(open.risks[0].contains("history"));
    assert_eq!(phone.act(open.action), [Effect::OpenPage { address: "https://suzylamplugh.org".into() }]);
    // From one service to another: the stack does not grow.
    let depth = phone.view().screens.len();
    phone.act(call(HelpAction::Service { id: "samaritans".into() }));
    assert_eq!(phone.view().screens.len(), depth);
}

#[test]
fn what_stands_in_no_record_is_never_dialled_or_opened() {
    let phone = Phone::fresh();
    let service = || "nsh".to_owned();
    for action in [
        HelpAction::Call { service: service(), number: "+449098790000".into() },
        HelpAction::Call { service: "nowhere".into(), number: "999".into() },
        HelpAction::Text { service: service(), number: "+448088020300".into() },
        HelpAction::Web { service: service(), address: "example.org".into() },
        HelpAction::Service { id: "nowhere".into() },
        HelpAction::Reach { row: "nowhere".into() },
        HelpAction::Lead { link: "directory:nowhere".into() },
    ] {
        assert_eq!(phone.act(call(action.clone())), [], "{action:?}");
        assert_eq!(phone.view().screens.len(), 1, "{action:?}");
    }
}

#[test]
fn guides_and_cards_are_read_without_a_record_and_lead_to_no_step_then() {
    let phone = Phone::shut();
    phone.act(call(HelpAction::Guides));
    let Screen::Guides { view } = phone.front() else { panic!("{:?}", phone.front()) };
    assert!(view.guides.len() > 10 && view.cards.len() > 8);
    for row in view.guides.iter().chain(&view.cards) {
        phone.act(row.action.clone());
        let Screen::Reading { view } = phone.front() else { panic!("{}: {:?}", row.title, phone.front()) };
        assert_eq!(view.title, row.title);
        assert!(view.paragraphs[0].starts_with("Not yet checked by a stalking service"));
        assert!(
            view.paragraphs.iter().all(|text| !text.is_empty() && !text.contains('<')),
            "{:?}",
            view.paragraphs
        );
        for action in view.actions {
            phone.act(action.action.clone());
            assert!(!phone.shown().contains("not-found"), "{} leads nowhere", action.label);
            phone.act(row.action.clone());
        }
    }
    let refused = phone.try_act(call(HelpAction::Lead { link: "st.safe-device".into() }));
    assert_eq!(refused, Err(ErrorCode::Locked), "steps stand in the record");
}
