//! The fixed lists of answers: their ids, and what is known about each.
//!
//! One data file per list stands in `content/vocabularies`, embedded when the program is built. Ids are
//! permanent; labels stand in the catalogue (see [`Vocabulary::label`]). An id that a newer version wrote
//! stays in the record as it is and is shown by its id.

use crate::ordering::ShortList as _;
use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::content::Made;
use crate::content::packed::{self, Unpacked};
use crate::error::{Error, Refusal, Result};

/// Longest id of a term, in bytes: four times the longest there is, and short enough for any list.
pub const TERM_MAX_BYTES: usize = 64;
/// Most terms that [`Vocabularies::suggest`] gives: more than a few helps nobody.
pub const SUGGESTIONS_MAX_ITEMS: usize = 5;

macro_rules! vocabularies {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// All vocabularies.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Vocabulary { $($(#[$doc])* $variant,)* }

        impl Vocabulary {
            /// Every vocabulary, in the order of the documentation.
            pub const ALL: &[Vocabulary] = &[$(Vocabulary::$variant,)*];

            /// The permanent id of the vocabulary, which is the name of its data file too.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Vocabulary::$variant => $text,)* }
            }

        }
    };
}

vocabularies! {
    /// What happened: kinds of behaviour.
    Behaviour = "behaviour",
    /// How it reached me.
    Channel = "channel",
    /// Who the other person is to me.
    Relationship = "relationship",
    /// Where it happened.
    Setting = "setting",
    /// What the proof is.
    EvidenceKind = "evidence-kind",
    /// How the file came to be here.
    CaptureMethod = "capture-method",
    /// What it did to me.
    Impact = "impact",
    /// What I changed because of it.
    Change = "change",
    /// Children and others it touched.
    OthersAffected = "others-affected",
    /// What I did.
    Response = "response",
    /// What police did.
    PoliceAction = "police-action",
    /// How I was in touch with police.
    PoliceChannel = "police-channel",
    /// Whether it went against an order or condition.
    BreachView = "breach-view",
    /// Who was told that it may go against an order.
    BreachReported = "breach-reported",
    /// Orders and conditions.
    OrderType = "order-type",
    /// Where the law applies.
    Nation = "nation",
    /// How the time is known.
    TimeBasis = "time-basis",
    /// How well I know who it was.
    IdentificationConfidence = "identification-confidence",
    /// Why there is no proof to add.
    NoEvidenceReason = "no-evidence-reason",
    /// Who else was told.
    OtherReportTo = "other-report-to",
    /// The question that comes before any detail.
    SafeNow = "safe-now",
    /// Who wrote the entry down.
    EnteredBy = "entered-by",
    /// Who helped, or wrote it down for somebody.
    EnteredByRole = "entered-by-role",
    /// What needs care before it is shown to others.
    Sensitivity = "sensitivity",
    /// Why an entry was changed.
    RevisionReason = "revision-reason",
    /// Whether a witness would speak to police.
    WitnessWilling = "witness-willing",
    /// What this file is.
    Originality = "originality",
    /// Who made the picture, recording or copy.
    CapturedBy = "captured-by",
    /// How a derived copy was made.
    Derivation = "derivation",
    /// What was done with a piece of evidence.
    CustodyEvent = "custody-event",
    /// How it was handed over.
    CustodyMethod = "custody-method",
    /// Whether it is known who the other person is.
    Known = "known",
    /// What the other person knows about where I am.
    KnowsWhere = "knows-where",
    /// What the other person can get at.
    AccessTo = "access-to",
    /// A day I marked, to see what came before and after.
    MarkedEvent = "marked-event",
    /// When it was written down.
    Written = "written",
    /// How an entry came into the log.
    Source = "source",
    /// How a trusted contact is reached.
    ContactChannel = "contact-channel",
    /// What a trusted contact is told about where I am.
    ToldPrecision = "told-precision",
    /// Whether a trusted contact has agreed to be one.
    Consent = "consent",
    /// How a step of a checklist stands, once it was looked at.
    ChecklistStatus = "checklist-status",
}

impl Vocabulary {
    /// The id of the message that is the label of `term`: `behaviour-com-call`.
    #[must_use]
    pub fn label(self, term: &str) -> String {
        format!("{}-{}", self.as_str(), term.replace('.', "-"))
    }

    /// The id of the message that is the heading of `group`: `behaviour-group-com`.
    #[must_use]
    pub fn group_label(self, group: &str) -> String {
        format!("{}-group-{group}", self.as_str())
    }
}

/// What is known about one term.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermInfo {
    /// The permanent id.
    pub id: &'static str,
    /// The group it is listed in.
    #[serde(default)]
    pub group: Option<&'static str>,
    /// Letters `a` to `g` of the examples in section 2A(3) of the Protection from Harassment Act 1997 that it
    /// is near to: an index for advocates, not a finding.
    #[serde(default)]
    pub pha: Vec<char>,
    /// One of `S`, `L`, `I`, `X`: surveillance, life invasion, intimidation, interference.
    #[serde(default)]
    pub slii: Option<char>,
    /// The seed documents that name it.
    #[serde(default)]
    pub seeds: Vec<&'static str>,
    /// Choosing it marks the entry as one that needs care before others see it.
    #[serde(default)]
    pub sensitive: bool,
    /// It says nothing without words of her own.
    #[serde(default)]
    pub needs_words: bool,
    /// Read for ever, no longer offered.
    #[serde(default)]
    pub retired: bool,
}

/// A data file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reviewed_by: &'static str,
    #[serde(rename = "term")]
    terms: Vec<TermInfo>,
}

/// One loaded vocabulary.
#[derive(Debug)]
struct Table {
    reviewed_by: &'static str,
    /// In the order in which they are offered.
    terms: Vec<TermInfo>,
    /// Places in `terms`, ordered by id.
    by_id: Vec<usize>,
}

impl Table {
    fn load(source: Made<'static>) -> Result<Self> {
        Self::of(source.value().map_err(|_| Error::Internal("a vocabulary does not parse"))?)
    }

    fn of(file: File) -> Result<Self> {
        let terms = file.terms;
        let mut by_id: Vec<usize> = (0..terms.len()).collect();
        by_id.order_by_key(|&place| terms[place].id);
        if by_id.windows(2).any(|pair| terms[pair[0]].id == terms[pair[1]].id) {
            return Err(Error::Internal("an id stands twice in a vocabulary"));
        }
        if !terms.iter().all(|term| is_id(term.id)) {
            return Err(Error::Internal("an id of a vocabulary has another form"));
        }
        Ok(Table { reviewed_by: file.reviewed_by, terms, by_id })
    }

    fn get(&self, id: &str) -> Option<&TermInfo> {
        let found = self.by_id.binary_search_by(|&place| self.terms[place].id.cmp(id)).ok()?;
        Some(&self.terms[self.by_id[found]])
    }
}

/// Whether `text` has the form of an id, in this version or a newer one.
fn is_id(text: &str) -> bool {
    (1..=TERM_MAX_BYTES).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

/// The files, kept as long as the program runs: ids are handed out from them.
static FILES: OnceLock<Option<Unpacked>> = OnceLock::new();

/// All vocabularies, loaded.
#[derive(Debug)]
pub struct Vocabularies {
    /// In the order of [`Vocabulary::ALL`].
    tables: Vec<Table>,
}

impl Vocabularies {
    /// Reads the embedded files. Fails only where this program was built with a broken one.
    pub fn load() -> Result<Self> {
        let unpacked = FILES.get_or_init(|| packed::VOCABULARIES.unpack().ok());
        let files = unpacked.as_ref().map(Unpacked::files).unwrap_or_default();
        let tables = Vocabulary::ALL
            .iter()
            .map(|vocabulary| {
                let name = format!("vocabularies/{}.toml", vocabulary.as_str());
                let file = files.iter().find(|(file, _)| *file == name);
                Table::load(file.map_or(Made(&[]), |(_, made)| *made))
            })
            .collect::<Result<_>>()?;
        Ok(Vocabularies { tables })
    }

    fn table(&self, vocabulary: Vocabulary) -> &Table {
        // `load` made one table for each variant, in the order in which the variants stand.
        &self.tables[vocabulary as usize]
    }

    /// Every term, retired ones too, in the order in which they are listed.
    #[must_use]
    pub fn terms(&self, vocabulary: Vocabulary) -> &[TermInfo] {
        &self.table(vocabulary).terms
    }

    /// The terms that are offered for a new answer, in the order in which they are listed.
    pub fn offered(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &TermInfo> {
        self.terms(vocabulary).iter().filter(|term| !term.retired)
    }

    /// The groups, in the order in which they are listed.
    #[must_use]
    pub fn groups(&self, vocabulary: Vocabulary) -> Vec<&'static str> {
        let mut groups: Vec<&'static str> = Vec::new();
        for group in self.offered(vocabulary).filter_map(|term| term.group) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// What is known about the term `id`; nothing where a newer version wrote it.
    #[must_use]
    pub fn info(&self, vocabulary: Vocabulary, id: &str) -> Option<&TermInfo> {
        self.table(vocabulary).get(id)
    }

    /// Who has looked through the list; `none` until somebody has.
    #[must_use]
    pub fn reviewed_by(&self, vocabulary: Vocabulary) -> &'static str {
        self.table(vocabulary).reviewed_by
    }

    /// The term with the id `text`, as an answer for `field`. Retired terms are taken, so that an older entry
    /// can be revised; a list that is offered leaves them out.
    pub fn term(&self, vocabulary: Vocabulary, text: &str, field: &'static str) -> Result<Term> {
        match self.info(vocabulary, text) {
            Some(info) => Ok(Term(info.id.to_owned())),
            None => Err(Error::invalid(field, Refusal::UnknownTerm)),
        }
    }

    /// The offered terms whose id is nearest to what was typed, nearest first, for "did you mean".
    #[must_use]
    pub fn suggest(&self, vocabulary: Vocabulary, typed: &str) -> Vec<&TermInfo> {
        // An id is at most 64 bytes: what stands after that can't bring it nearer.
        let typed: String = typed
            .trim()
            .chars()
            .take(TERM_MAX_BYTES)
            .map(|c| if c == '_' || c == ' ' { '-' } else { c.to_ascii_lowercase() })
            .collect();
        let mut ranked: Vec<(usize, &TermInfo)> =
            self.offered(vocabulary).filter_map(|term| Some((distance(term.id, &typed)?, term))).collect();
        // Stable: equally near terms keep the order of the list.
        ranked.order_by_key(|&(rank, _)| rank);
        ranked.into_iter().take(SUGGESTIONS_MAX_ITEMS).map(|(_, term)| term).collect()
    }
}

/// How near `typed` is to `id`, nought being the nearest; nothing where they have too little in common.
fn distance(id: &str, typed: &str) -> Option<usize> {
    let tail = id.split_once('.').map_or(id, |(_, tail)| tail);
    if typed.is_empty() {
        None
    } else if id == typed || tail == typed {
        Some(0)
    } else if id.starts_with(typed) || tail.starts_with(typed) {
        Some(1)
    } else if id.contains(typed) {
        Some(2)
    } else if tail.len() >= 3 && typed.contains(tail) {
        Some(3)
    } else if words(typed).any(|word| word.len() >= 4 && id.contains(word)) {
        Some(4)
    } else {
        None
    }
}

/// The words of an id, or of something typed in place of one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(['-', '.'])
}

/// The id of a term, as it stands in a record. It may be one that only a newer version knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Term(String);

impl Term {
    /// A term that comes from a record of the store, known to this version or not.
    #[must_use]
    pub fn unchecked_from_store(id: impl Into<String>) -> Self {
        Term(id.into())
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Term {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Term> for String {
    fn from(term: Term) -> Self {
        term.0
    }
}

impl TryFrom<String> for Term {
    type Error = Error;

    /// Takes whatever has the form of an id.
    fn try_from(text: String) -> Result<Self> {
        if is_id(&text) { Ok(Term(text)) } else { Err(Error::invalid("term", Refusal::Malformed)) }
    }
}

impl Serialize for Term {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<C> minicbor::Encode<C> for Term {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Term {
    /// Text of at most [`TERM_MAX_BYTES`] in the form of an id: what comes from elsewhere (a bundle, a backup)
    /// must not bring control characters to a terminal.
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let start = d.position();
        let text = d.str()?;
        if is_id(text) {
            Ok(Term(text.to_owned()))
        } else {
            Err(minicbor::decode::Error::message("not the id of a term").at(start))
        }
    }
}

#[cfg(test)]
mod tests;
