//! Every screen reads at grade 7 or below.

use std::collections::BTreeMap;

use alongside_core::content::check::{Screen, hard_to_read};

use super::{exceptions, none, survey};

#[test]
fn every_screen_is_easy_to_read() {
    let screens = survey().screens();
    assert!(screens.len() > 600, "{} screens: some are not looked at", screens.len());
    none(hard_to_read(&screens, &exceptions()));
}

fn screen(name: &str, text: &str) -> Screen {
    Screen { name: name.into(), file: "a.ftl".into(), texts: vec![text.into()] }
}

#[test]
fn a_hard_screen_is_named_with_its_longest_words() {
    let screens =
        [screen("a", "Institutional responsibilities remain unambiguous."), screen("b", "You can stop.")];
    let faults = hard_to_read(&screens, &BTreeMap::new());
    assert_eq!(faults.len(), 1);
    assert!(faults[0].what.starts_with("a: reads at grade ") && faults[0].what.contains("responsibilities"));
}

#[test]
fn an_exception_is_for_one_word_of_a_screen_that_is_there() {
    let text = "Ask for a non-molestation order. It is a family order.";
    let mut screens = vec![screen("a", text)];
    screens.extend((0..40).map(|number| screen(&format!("b{number}"), "You can stop.")));
    let faults =
        |name: &str, word: &str| hard_to_read(&screens, &[(name.to_owned(), word.to_owned())].into());
    assert!(faults("b1", "stop").iter().any(|fault| fault.what.contains("needs no exception")));
    assert!(faults("c", "stop").iter().any(|fault| fault.what.contains("there is no screen c")));
    let hard = [screen("d", "Institutional responsibilities. Unambiguous misunderstandings.")];
    let wrong = hard_to_read(&hard, &[("d".to_owned(), "misunderstandings".to_owned())].into());
    assert!(wrong.iter().any(|fault| fault.what.contains("alone does not cause it")), "{wrong:?}");
    assert!(wrong.iter().any(|fault| fault.what.contains("1 exceptions for 1 screens")), "{wrong:?}");
}
