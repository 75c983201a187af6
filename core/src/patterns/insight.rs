//! What an insight is: figures, each with the entries that it rests on.

use chrono::NaiveDate;

use super::dated::Dated;
use super::hours::Cell;
use super::named::named;
use crate::ids::RecordId;
use crate::store::Kind;
use crate::time::Occurred;
use crate::vocabulary::{Term, Vocabulary};

named! {
    /// Everything that a record can show. There are no others: nothing here scores, warns or foretells.
    InsightId {
        /// Entries in order.
        Timeline = "timeline",
        /// Entries, single events, days.
        Totals = "totals",
        /// Entries by week and month.
        Frequency = "frequency",
        /// The last four weeks beside the four before.
        ChangeOverTime = "change-over-time",
        /// Behaviours and channels, with their first day.
        Methods = "methods",
        /// Behaviours that are new in the record.
        NewMethods = "new-methods",
        /// The first thing in person after contact from a distance alone.
        OnlineToInPerson = "online-to-in-person",
        /// Where.
        Places = "places",
        /// Days of the week and times of day.
        DayAndTime = "day-and-time",
        /// Before and after days that she marked.
        NearEvents = "near-events",
        /// Runs of days, and what lies between them.
        SpellsAndGaps = "spells-and-gaps",
        /// Since the other person was told to stop.
        AfterToldToStop = "after-told-to-stop",
        /// Since an order was served.
        AfterOrder = "after-order",
        /// Since the police were first told.
        AfterPolice = "after-police",
        /// Contacts with the police.
        PoliceTimeline = "police-timeline",
        /// Entries that no contact with the police speaks of.
        NotReported = "not-reported",
        /// Children, work, friends.
        OthersAffected = "others-affected",
        /// Her own marks.
        Impact = "impact",
        /// What she did and changed.
        ChangesMade = "changes-made",
        /// Entries with proof and without.
        Evidence = "evidence",
        /// Numbers and accounts.
        Identifiers = "identifiers",
        /// How sure she was who it was.
        Who = "who",
        /// Written at once or later.
        WrittenWhen = "written-when",
        /// Times that she marked as missing.
        MarkedGaps = "marked-gaps",
        /// Several changes at once, told under one rule: see `changed`.
        WhatChanged = "what-changed",
    }
}

named! {
    /// What a figure counts. What it says in words is the message `pattern-<insight>-<key>`.
    Key {
        /// The first of them.
        First = "first",
        /// The last of them.
        Last = "last",
        /// Whose time is not exact.
        Approximate = "approximate",
        /// Whose time is not known at all.
        NoTime = "no-time",
        /// Entries.
        Entries = "entries",
        /// Single events of those entries that stand for several.
        Events = "events",
        /// Days.
        Days = "days",
        /// What can't be put into one of the days, weeks or cells that are counted.
        LeftOut = "left-out",
        /// The same of months.
        LeftOutOfMonths = "left-out-of-months",
        /// One week.
        Week = "week",
        /// One month.
        Month = "month",
        /// The last four weeks.
        Recent = "recent",
        /// What came before.
        Before = "before",
        /// More than before.
        More = "more",
        /// Fewer than before.
        Fewer = "fewer",
        /// About as many as before.
        Same = "same",
        /// The record begins within the time that is looked at.
        Begins = "begins",
        /// Different ways.
        Ways = "ways",
        /// One behaviour.
        Behaviour = "behaviour",
        /// One channel.
        Channel = "channel",
        /// Entries that don't say of what kind they are.
        Unsorted = "unsorted",
        /// A place with a name of hers.
        Place = "place",
        /// A kind of place.
        Setting = "setting",
        /// Positions near one another, without a name.
        Near = "near",
        /// Positions near no place and near no other.
        Elsewhere = "elsewhere",
        /// Said in her own words alone.
        OwnWords = "own-words",
        /// Positions that hold too roughly.
        TooWide = "too-wide",
        /// A day of the week and three hours.
        Cell = "cell",
        /// With a time that is exact enough.
        Timed = "timed",
        /// What came after.
        After = "after",
        /// What came after, in a time that is not over yet.
        AfterSoFar = "after-so-far",
        /// On the very day.
        OnTheDay = "on-the-day",
        /// Of which it can't be said whether they came before or after.
        Unclear = "unclear",
        /// Something that others are compared with, and whose own time is not known well enough.
        NotDated = "not-dated",
        /// What lies between two days, as a rule.
        UsualGap = "usual-gap",
        /// A run of days.
        Spell = "spell",
        /// A longer time without entries.
        Gap = "gap",
        /// The same, in which she marked that something is missing.
        GapMarked = "gap-marked",
        /// She asked to stop, as an entry says.
        Asked = "asked",
        /// Entries that she says may go against an order or one of its conditions.
        Concerned = "concerned",
        /// One contact with the police.
        Contact = "contact",
        /// When the police were to be in touch.
        Due = "due",
        /// The same, where the day has passed and no contact is noted since.
        DueNothingSince = "due-nothing-since",
        /// Days since the last contact.
        SinceLast = "since-last",
        /// Children.
        Children = "children",
        /// Work or study.
        Work = "work",
        /// Family, friends, neighbours.
        People = "people",
        /// One of the answers to whom it touched.
        Affected = "affected",
        /// A mark of hers, from 0 to 10.
        Mark = "mark",
        /// One of the answers to what it did to her.
        Felt = "felt",
        /// She replied.
        Replied = "replied",
        /// She blocked somebody.
        Blocked = "blocked",
        /// She went elsewhere, another way, at other times, or no longer.
        Avoided = "avoided",
        /// A change that she made.
        Change = "change",
        /// With proof.
        With = "with",
        /// Without.
        Without = "without",
        /// One kind of proof.
        Kind = "kind",
        /// A number or account.
        Identifier = "identifier",
        /// How sure she was.
        Confidence = "confidence",
        /// She has not said.
        NotSaid = "not-said",
        /// Somebody she named.
        Person = "person",
        /// Written within the hour.
        AtTheTime = "at-the-time",
        /// Written on the same day.
        SameDay = "same-day",
        /// Written later.
        Later = "later",
        /// The first thing in person.
        InPerson = "in-person",
        /// The first thing done to property.
        Property = "property",
        /// The first time somebody was hurt.
        Harm = "harm",
        /// The first weapon.
        Weapon = "weapon",
        /// After an order.
        AfterOrder = "after-order",
        /// After the police spoke to the other person, or more.
        AfterPolice = "after-police",
        /// Further figures that are not listed.
        Further = "further",
    }
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Subject {
    /// Nothing beside its key.
    #[default]
    None,
    /// An answer from a list.
    Term(Vocabulary, Term),
    /// A record beside the entries: an order, a place, a person, a marked day, a contact, a time that is missing.
    Record(Kind, RecordId),
    /// A condition of an order, counted from 0; none is the order as a whole.
    Condition(RecordId, Option<u32>),
    /// A number or account, as it was first typed.
    Identifier(String),
    /// The week that begins on this Monday.
    Week(NaiveDate),
    /// The month that begins on this day.
    Month(NaiveDate),
    /// From one day to another, both counted.
    Days(NaiveDate, NaiveDate),
    /// A day of the week and three hours.
    Cell(Cell),
    /// A place without a name, by its number among such places.
    Somewhere(u32),
}

/// One thing that is counted, and the entries that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub key: Key,
    /// What it is about.
    pub subject: Subject,
    /// How many: entries, where nothing else is said at the key.
    pub count: u32,
    /// When the first of them was, or the thing they are compared with.
    pub first: Option<Occurred>,
    /// When the last of them was.
    pub last: Option<Occurred>,
    /// Her own words, never changed.
    pub words: Option<String>,
    /// The entries that it rests on, in their order.
    pub entries: Vec<RecordId>,
}

impl Figure {
    /// One that rests on no entry so far.
    pub(super) fn new(key: Key) -> Self {
        Figure {
            key,
            subject: Subject::None,
            count: 0,
            first: None,
            last: None,
            words: None,
            entries: Vec::new(),
        }
    }

    /// How many entries these are, and when the first and the last of them was.
    pub(super) fn counting<'d, 'v: 'd>(key: Key, entries: impl IntoIterator<Item = &'d Dated<'v>>) -> Self {
        let entries: Vec<&Dated<'_>> = entries.into_iter().collect();
        let first = entries.iter().filter_map(|one| one.first()).min_by_key(|(ms, _)| *ms);
        // Of several that end together the first one: what comes last must not hang on their order.
        let last = entries.iter().rev().filter_map(|one| one.last()).max_by_key(|(ms, _)| *ms);
        Figure {
            count: number(entries.len()),
            first: first.map(|(_, when)| when.clone()),
            last: last.map(|(_, when)| when.clone()),
            entries: entries.iter().map(|one| one.entry.id).collect(),
            ..Figure::new(key)
        }
    }

    pub(super) fn about(self, subject: Subject) -> Self {
        Figure { subject, ..self }
    }

    pub(super) fn count(self, count: u32) -> Self {
        Figure { count, ..self }
    }

    pub(super) fn at(self, when: Option<&Occurred>) -> Self {
        Figure { first: when.cloned(), last: None, ..self }
    }

    pub(super) fn words(self, words: Option<&String>) -> Self {
        Figure { words: words.cloned(), ..self }
    }

    /// Nothing where it counts nothing.
    pub(super) fn if_any(self) -> Option<Self> {
        (self.count > 0).then_some(self)
    }
}

/// One thing that a record shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insight {
    /// Which.
    pub id: InsightId,
    /// What it comes to. What has to be said beside it is the attribute `caution` of the message `pattern-<id>`.
    pub figures: Vec<Figure>,
}

impl Insight {
    /// The figures of one key.
    pub fn of(&self, key: Key) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.key == key)
    }

    /// The first figure of one key, for those of which there is one.
    #[must_use]
    pub fn one(&self, key: Key) -> Option<&Figure> {
        self.of(key).next()
    }
}

/// A length as a count.
pub(super) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
