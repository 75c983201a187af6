//! `alongside vocabulary`: the lists of answers and their ids, so that somebody can find `com.call`.

use alongside_core::vocabulary::{TermInfo, Vocabularies, Vocabulary};
use alongside_core::{Error, Refusal};
use serde_json::{Value, json};

use crate::arguments::keeping::Listed;
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Out, Table, next_lines};
use crate::words::Words;

/// Shows the names of the lists, or one list.
pub(crate) fn vocabulary(words: &Words, out: &mut Out, json: bool, asked: &Listed) -> Outcome {
    let vocabularies = Vocabularies::load()?;
    match &asked.name {
        None => names(words, out, json, &vocabularies),
        Some(name) => {
            let known = Vocabulary::ALL.iter().find(|vocabulary| vocabulary.as_str() == name);
            let vocabulary = known.ok_or(Error::invalid("vocabulary", Refusal::UnknownTerm))?;
            terms(words, out, json, &vocabularies, *vocabulary)
        }
    }
}

fn names(words: &Words, out: &mut Out, json: bool, vocabularies: &Vocabularies) -> Outcome {
    if json {
        let names: Vec<&str> = Vocabulary::ALL.iter().map(|vocabulary| vocabulary.as_str()).collect();
        return Ok(out.json(&names)?);
    }
    let mut table = Table::new(vec![
        Column::natural(words.text("cli-vocabulary-name")).ink(Ink::Accent),
        Column::number(words.text("cli-vocabulary-count")),
    ]);
    for &vocabulary in Vocabulary::ALL {
        let count = vocabularies.offered(vocabulary).count();
        table.row([vocabulary.as_str().to_owned(), count.to_string()]);
    }
    let next = ("alongside vocabulary behaviour".to_owned(), words.text("cli-next-vocabulary"));
    show(words, out, &table, next)
}

fn terms(
    words: &Words,
    out: &mut Out,
    json: bool,
    vocabularies: &Vocabularies,
    vocabulary: Vocabulary,
) -> Outcome {
    let label = |term: &TermInfo| words.catalogue().text_or(&vocabulary.label(term.id), term.id);
    if json {
        let terms: Vec<Value> = vocabularies
            .offered(vocabulary)
            .map(|term| json!({ "id": term.id, "label": label(term), "group": term.group }))
            .collect();
        return Ok(out.json(&terms)?);
    }
    let mut table = Table::new(vec![
        Column::natural(words.text("cli-vocabulary-id")).ink(Ink::Accent),
        Column::text(words.text("cli-vocabulary-label")),
    ]);
    let mut group = None;
    for term in vocabularies.offered(vocabulary) {
        if term.group != group {
            group = term.group;
            table.section(group.map(|group| words.text(&vocabulary.group_label(group))).unwrap_or_default());
        }
        table.row([term.id.to_owned(), label(term)]);
    }
    let first = vocabularies.offered(vocabulary).next().map_or("", |term| term.id);
    let command = match vocabulary {
        Vocabulary::Behaviour => format!("alongside log add --behaviour {first}"),
        Vocabulary::Channel => format!("alongside log add --channel {first}"),
        Vocabulary::Impact => format!("alongside log add --impact {first}"),
        _ => "alongside log add --help".to_owned(),
    };
    show(words, out, &table, (command, words.text("cli-next-use-term")))
}

fn show(words: &Words, out: &mut Out, table: &Table, next: (String, String)) -> Outcome {
    let look = out.look();
    out.line(&table.render(look))?;
    out.line("")?;
    Ok(out.line(&next_lines(look, &words.text("cli-next"), &[next]))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::width_of;

    fn said(name: Option<&str>, json: bool) -> String {
        let (words, mut out) = (Words::load().unwrap(), Out::memory());
        vocabulary(&words, &mut out, json, &Listed { name: name.map(Into::into) }).unwrap();
        out.written()
    }

    #[test]
    fn a_person_finds_the_id_of_a_phone_call() {
        let said = said(Some("behaviour"), false);
        let line = said.lines().find(|line| line.starts_with("com.call ")).unwrap();
        assert!(line.ends_with("Phone call"), "{line}");
        assert!(said.trim_end().ends_with("use one"));
    }

    #[test]
    fn every_list_fits_the_screen_and_never_breaks_an_id() {
        let vocabularies = Vocabularies::load().unwrap();
        for &vocabulary in Vocabulary::ALL {
            let text = said(Some(vocabulary.as_str()), false);
            assert!(text.lines().all(|line| width_of(line) <= 80), "{text}");
            for term in vocabularies.offered(vocabulary) {
                assert!(text.lines().any(|line| line.split(' ').next() == Some(term.id)), "{}", term.id);
            }
        }
        assert!(said(None, false).contains("behaviour"));
    }

    #[test]
    fn json_has_id_label_and_group() {
        let terms: Value = serde_json::from_str(&said(Some("channel"), true)).unwrap();
        assert_eq!(terms[0]["id"], "phone");
        assert!(terms[0]["label"].is_string());
        let names: Vec<String> = serde_json::from_str(&said(None, true)).unwrap();
        assert_eq!(names.len(), Vocabulary::ALL.len());
    }

    #[test]
    fn an_unknown_list_is_refused() {
        let (words, mut out) = (Words::load().unwrap(), Out::memory());
        let asked = Listed { name: Some("colours".into()) };
        assert_eq!(vocabulary(&words, &mut out, false, &asked).unwrap_err().code(), "invalid-input");
    }
}
