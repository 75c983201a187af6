//! Finds records by words, by a number in any spacing, by need, place and audience.

use super::{Directory, Nation, Need, Record, digits_of};
use crate::letters::{Form, decompose, is_mark};
use crate::ordering::ShortList as _;
use crate::words::Catalogue;

/// Fewest digits of a part of a number that finds it.
const PART_MIN_DIGITS: usize = 4;

/// What is looked for. What is not given narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of a name or of what somebody needs, or a number.
    pub words: String,
    /// What it is for.
    pub need: Option<Need>,
    /// The nation it serves.
    pub nation: Option<Nation>,
    /// The part of a nation; what serves the whole nation is found too.
    pub area: Option<String>,
    /// Whom it is for; what is for anyone is found too.
    pub audience: Option<String>,
}

/// What a search key that is out of use leads to. The key itself is never given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Retirement<'a> {
    /// This record holds what is current.
    LeadsTo(&'a Record),
    /// Nothing stands in its place.
    OutOfUse,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found<'a> {
    /// Records, the best first.
    pub records: Vec<&'a Record>,
    /// What was typed is a number or a name that is out of use.
    pub retired: Option<Retirement<'a>>,
}

impl Query {
    fn admits(&self, record: &Record) -> bool {
        self.need.is_none_or(|need| record.needs.contains(&need))
            && self.nation.is_none_or(|nation| record.serves(nation))
            && self.area.as_ref().is_none_or(|area| record.area.as_ref().is_none_or(|one| one == area))
            && self
                .audience
                .as_ref()
                .is_none_or(|asked| record.audiences.iter().any(|one| one == asked || one == "anyone"))
    }
}

impl Directory {
    /// Every record that the query admits, in the order of lists; 999 first, whatever is asked.
    #[must_use]
    pub fn list(&self, query: &Query) -> Vec<&Record> {
        let asked = |record: &&Record| record.id == super::EMERGENCY || query.admits(record);
        let mut found: Vec<&Record> = self.records().iter().filter(asked).collect();
        found.order_by(|one, other| one.place(query.nation).cmp(&other.place(query.nation)));
        found
    }

    /// Finds records by all that the query says. `words` gives the labels that people search by.
    #[must_use]
    pub fn search(&self, words: &Catalogue, query: &Query) -> Found<'_> {
        let number = digits_of(&query.words);
        let typed = folded(&query.words);
        let retired = self.retirement(number.as_deref(), &typed);
        let tokens: Vec<&str> = typed.split(' ').filter(|token| !token.is_empty()).collect();
        let mut ranked: Vec<(u8, &Record)> = Vec::new();
        for record in self.records().iter().filter(|record| query.admits(record)) {
            let by_number = number.as_deref().and_then(|number| number_rank(record, number));
            let by_words = if number.is_some() { None } else { word_rank(words, record, &tokens) };
            if let Some(rank) = by_number.or(by_words) {
                ranked.push((rank, record));
            }
        }
        ranked.order_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.place(query.nation).cmp(&other.place(query.nation)))
        });
        let mut records: Vec<&Record> = ranked.into_iter().map(|(_, record)| record).collect();
        if let Some(Retirement::LeadsTo(to)) = retired {
            records.retain(|record| record.id != to.id);
            records.insert(0, to);
        }
        Found { records, retired }
    }

    /// What stands in the place of a record that is no longer shown, by its id.
    #[must_use]
    pub fn in_place_of(&self, id: &str) -> Option<Retirement<'_>> {
        let gone = self.all.iter().find(|record| record.id == id && !record.is_shown())?;
        self.replacement(gone)
    }

    fn replacement(&self, gone: &Record) -> Option<Retirement<'_>> {
        let to = gone.replaced_by.as_deref().and_then(|id| self.get(id));
        // What waits for a source was never given, so nothing is said about it.
        let out_of_use = gone.grade.is_printed().then_some(Retirement::OutOfUse);
        to.map(Retirement::LeadsTo).or(out_of_use)
    }

    fn retirement(&self, number: Option<&str>, typed: &str) -> Option<Retirement<'_>> {
        if typed.is_empty() && number.is_none() {
            return None;
        }
        let by_key = self.retired.iter().find(|one| match (digits_of(&one.key), number) {
            (Some(key), Some(number)) => key == number,
            // A number beside words: the number decides.
            (Some(key), None) => number_in(typed).is_some_and(|number| number == key),
            (None, _) => is_within(typed, &folded(&one.key)),
        });
        if let Some(key) = by_key {
            let to = key.leads_to.as_deref().and_then(|id| self.get(id));
            return Some(to.map_or(Retirement::OutOfUse, Retirement::LeadsTo));
        }
        let names = |record: &Record| {
            let mut names = [&record.id, &record.name].into_iter().chain(&record.also_known);
            names.any(|name| folded(name) == typed)
        };
        let gone = self.all.iter().find(|record| !record.is_shown() && names(record))?;
        self.replacement(gone)
    }
}

/// The one number that stands among words.
fn number_in(typed: &str) -> Option<String> {
    let digits: Vec<&str> =
        typed.split(' ').filter(|word| word.chars().all(|c| c.is_ascii_digit())).collect();
    digits_of(&digits.join(" "))
}

/// Whether the words of `key` stand in `typed`, whole and in a row.
fn is_within(typed: &str, key: &str) -> bool {
    format!(" {typed} ").contains(&format!(" {key} "))
}

fn number_rank(record: &Record, number: &str) -> Option<u8> {
    let numbers: Vec<String> = record.numbers.iter().filter_map(|one| digits_of(&one.number)).collect();
    let shown: Vec<String> = record.numbers.iter().filter_map(|one| digits_of(&one.shown)).collect();
    let all = || numbers.iter().chain(&shown);
    if all().any(|one| one == number) {
        return Some(0);
    }
    (number.len() >= PART_MIN_DIGITS && all().any(|one| one.contains(number))).then_some(1)
}

/// How well all words fit: in the name, in another name, or somewhere in what is said about it.
fn word_rank(words: &Catalogue, record: &Record, tokens: &[&str]) -> Option<u8> {
    if tokens.is_empty() {
        return Some(0);
    }
    let name = folded(&record.name);
    if fits(&name, tokens) {
        return Some(0);
    }
    let mut all = vec![record.name.clone(), record.id.clone()];
    all.extend(record.run_by.clone());
    all.extend(record.also_known.iter().cloned());
    if fits(&folded(&all.join(" ")), tokens) {
        return Some(1);
    }
    all.extend(record.webs.iter().map(|web| web.value.clone()));
    let label = |list: &str, id: &str| words.text_or(&format!("directory-{list}-{id}"), id);
    all.extend(record.needs.iter().map(|need| format!("{} {}", need.as_str(), label("need", need.as_str()))));
    all.extend(record.audiences.iter().map(|id| format!("{id} {}", label("audience", id))));
    all.extend(record.facets.iter().map(|id| format!("{id} {}", label("facet", id))));
    all.extend(record.access.iter().map(|one| format!("{} {}", one.id, label("access", &one.id))));
    all.extend(record.area.iter().map(|id| format!("{id} {}", label("area", id))));
    all.extend(record.regions.iter().map(|one| one.as_str().to_owned()));
    let service = format!("service-{}", record.id);
    if words.has_attribute(&service, "for") {
        all.push(words.attribute(&service, "for", &crate::content::arguments(&record.facts)));
    }
    fits(&folded(&all.join(" ")), tokens).then_some(2)
}

/// Whether each word begins one of the text's.
fn fits(text: &str, tokens: &[&str]) -> bool {
    tokens.iter().all(|token| text.split(' ').any(|word| word.starts_with(token)))
}

/// Small letters without accents, apostrophes dropped, everything else that is no letter or digit a space.
fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        decompose(letter, Form::Compatible, &mut |part| {
            if !is_mark(part) && !matches!(part, '\'' | '\u{2019}') {
                plain.push(part);
            }
        });
    }
    let spaced: String = plain
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
