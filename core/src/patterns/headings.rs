//! Headings under which advocates and police look at a record. They sort what is there; nothing is ticked, answered or counted
//! towards anything.

use super::insight::InsightId;
use super::named::named;
use crate::vocabulary::{Term, Vocabularies, Vocabulary};

named! {
    /// Fixated, obsessive, unwanted, repeated: the four words of the police, the first two under one heading, and what is under
    /// none of them.
    Heading {
        /// Repeated.
        Repeated = "repeated",
        /// Unwanted.
        Unwanted = "unwanted",
        /// Fixated, obsessive.
        FixatedObsessive = "fixated-obsessive",
        /// What else the record holds.
        Beside = "beside",
    }
}

impl InsightId {
    /// The heading under which it stands.
    #[must_use]
    pub fn heading(self) -> Heading {
        match self {
            InsightId::Totals
            | InsightId::Timeline
            | InsightId::Frequency
            | InsightId::ChangeOverTime
            | InsightId::DayAndTime
            | InsightId::SpellsAndGaps => Heading::Repeated,
            InsightId::AfterToldToStop | InsightId::AfterOrder | InsightId::ChangesMade => Heading::Unwanted,
            InsightId::Methods
            | InsightId::NewMethods
            | InsightId::OnlineToInPerson
            | InsightId::Places
            | InsightId::AfterPolice
            | InsightId::OthersAffected
            | InsightId::Identifiers => Heading::FixatedObsessive,
            InsightId::NearEvents
            | InsightId::PoliceTimeline
            | InsightId::NotReported
            | InsightId::Impact
            | InsightId::Evidence
            | InsightId::Who
            | InsightId::WrittenWhen
            | InsightId::MarkedGaps
            | InsightId::WhatChanged => Heading::Beside,
        }
    }
}

named! {
    /// The four groups of tactics in which advocates sort behaviours.
    Tactic {
        /// Watching, following, finding out.
        Surveillance = "surveillance",
        /// Turning up in somebody's life: contact, visits, others who are drawn in.
        LifeInvasion = "life-invasion",
        /// Threats, and what is meant to frighten.
        Intimidation = "intimidation",
        /// Damage to property, name, money, body.
        Interference = "interference",
    }
}

impl Tactic {
    /// The group of a behaviour, as the list of behaviours has it; nothing for one that it does not sort.
    #[must_use]
    pub fn of(behaviour: &Term, vocabularies: &Vocabularies) -> Option<Self> {
        match vocabularies.info(Vocabulary::Behaviour, behaviour.as_str())?.slii? {
            'S' => Some(Tactic::Surveillance),
            'L' => Some(Tactic::LifeInvasion),
            'I' => Some(Tactic::Intimidation),
            'X' => Some(Tactic::Interference),
            _ => None,
        }
    }
}
