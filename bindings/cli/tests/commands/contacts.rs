//! Trusted contacts: what programs are answered, and what is said to somebody who adds the first one.

use serde_json::json;

use crate::support::{Place, answer, has_keys};

const KEYS: [&str; 9] =
    ["contact_id", "name", "ways", "precision", "consent", "order", "tested_at", "paired", "warnings"];

#[test]
fn a_contact_is_added_asked_answers_and_goes() {
    let place = Place::set_up();
    let added = place.opens(&["contact", "add", "Sam", "--maildir", "mail/sam", "--agreed"]).good().json();
    has_keys(&added, &KEYS);
    // The folder is found from anywhere.
    let folder = std::path::absolute(place.path("mail/sam")).unwrap();
    let to = added["ways"][0]["to"].as_str().unwrap();
    assert!(to.ends_with("mail/sam") && std::path::Path::new(to).is_absolute(), "{to} {folder:?}");
    assert_eq!(added["ways"][0]["channel"], "maildir");
    assert_eq!(added["ways"][0]["tested_at"], json!(null));
    assert_eq!((&added["consent"], &added["precision"]), (&json!("agreed"), &json!("nothing")));
    assert_eq!(
        (&added["tell"], &added["warnings"], &added["paired"]),
        (&json!([]), &json!([]), &json!(false))
    );

    let answers = place.session(&[
        "person add Joey --number '07700 900123' --email joey@example.org --alias Joseph",
        "contact add Jo --sms 07700900123 --email JOEY@example.org --calls-me Alex --precision 1km --tell late",
        "contact add Joey --sms '+1 202 555 0123'",
        "contact list",
        "contact ask jo",
        "contact card Jo",
        "contact answer jo agreed",
        "contact answer joe declined",
        "contact list",
        "contact remove Sam",
        "contact list",
        "vocabulary told-precision",
    ]);
    assert_eq!(answers[1]["ways"][0]["to"], "+447700900123");
    assert_eq!(answers[1]["warnings"], json!(["same-number", "same-email"]));
    assert_eq!((&answers[1]["consent"], &answers[1]["tell"]), (&json!(null), &json!(["late"])));
    assert_eq!(answers[2]["warnings"], json!(["same-name"]));
    let names = |at: usize| -> Vec<String> {
        let all = answers[at].as_array().unwrap();
        all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(3), ["Sam", "Jo", "Joey"]);
    has_keys(&answers[3][1], &KEYS);
    assert!(answers[4]["text"].as_str().unwrap().starts_with("Hello Jo, this is Alex."));
    assert!(answers[4]["asked_at"].as_str().unwrap().ends_with('Z'));
    assert!(answers[5]["text"].as_str().unwrap().contains("999"));
    assert_eq!(answers[6]["consent"], "agreed");
    assert_eq!(answers[8][1]["consent"], "agreed");
    assert_eq!(answers[8][2]["consent"], "declined");
    assert_eq!(answers[9]["removed"], true);
    assert_eq!(names(10), ["Jo", "Joey"]);
    assert_eq!(answers[11].as_array().map(Vec::len), Some(4));
}

#[test]
fn what_can_reach_nobody_is_refused_and_nothing_is_kept() {
    let place = Place::set_up();
    let lines = [
        "contact add Sam --sms 999",
        "contact add Sam --sms '0909 879 0123'",
        "contact add Sam --sms '07700 90012'",
        "contact add Sam --sms Sam",
        "contact add Sam --email sam@example",
        "contact add Sam --country XX",
        "contact add Sam --precision 2km",
        "contact add ''",
        "contact ask Sam",
        "contact remove Sam",
    ];
    let answer = place.typing(&["open"], &lines.join("\n")).good();
    let codes: Vec<&str> = answer
        .err
        .lines()
        .filter_map(|line| line.rsplit_once('(').and_then(|(_, code)| code.strip_suffix(')')))
        .collect();
    assert_eq!(codes[..8], ["invalid-input"; 8], "{answer:?}");
    assert_eq!(codes[8..], ["not-found"; 2], "{answer:?}");
    for said in
        ["emergency service", "costs extra", "how many digits", "Two letters", "vocabulary told-precision"]
    {
        assert!(answer.err.contains(said), "{said}: {answer:?}");
    }
    assert_eq!(place.opens(&["contact", "list"]).good().json(), json!([]));
    place.opens(&["contact", "add", "Sam", "--sms", "112"]).fails(2, "invalid-input");
}

#[test]
fn before_the_first_one_it_is_said_what_that_means_and_never_again() {
    let place = Place::set_up();
    let lines = "contact add 'Sam O' --sms '020 7946 0123'\ncontact add Jo\ncontact list\ncontact ask sam\n\
                 contact card jo\nexit\n";
    let mut command = place.command(&["-p", "passcode", "open"]);
    command.env("COLUMNS", "80");
    let answer = answer(&mut command, lines).good();
    let said = answer.err.replace('\n', " ");
    assert_eq!(said.matches("Is anyone making you do this?").count(), 1, "{answer:?}");
    let first = answer.out.split("Jo is added").next().unwrap();
    for said in
        ["Nothing was sent", "+442079460123", "Nothing about the place", "landline", "contact ask 'Sam O'"]
    {
        assert!(first.replace('\n', " ").contains(said), "{said}: {answer:?}");
    }
    assert!(answer.out.contains("No way to reach them"), "{answer:?}");
    assert!(answer.out.contains("Hello Sam O.") && answer.out.contains("1. Ring me"), "{answer:?}");
    assert!(answer.out.lines().chain(answer.err.lines()).all(|line| line.chars().count() <= 80));
}
