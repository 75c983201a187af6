//! The scenario file: TOML, strict, small.

use serde::Deserialize;
use toml::{Table, Value};

use super::act::Act;
use super::carrier::Carrier;
use super::happening::What;
use crate::limits;
use crate::time::Zone;

/// Why a file is no scenario, in words for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAScenario {
    /// Line in the file, from 1, where it is known.
    pub line: Option<usize>,
    /// What does not fit.
    pub why: String,
}

impl std::fmt::Display for NotAScenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

fn because(why: impl Into<String>) -> NotAScenario {
    NotAScenario { line: None, why: why.into() }
}

/// A time of the scenario: `21:10`, `21:44:59.9`, `1d 09:00` for the day after. Always UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Moment {
    /// Milliseconds since midnight of the first day.
    pub ms: i64,
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no time such as 21:10, 21:44:59.9 or 1d 09:00");
        let (days, clock) = match text.split_once("d ") {
            Some((days, clock)) => (days.parse::<i64>().map_err(|_| wrong())?, clock),
            None => (0, text.as_str()),
        };
        let (clock, tenths) = match clock.split_once('.') {
            Some((clock, tenths)) if tenths.len() == 1 => {
                (clock, tenths.parse::<i64>().map_err(|_| wrong())?)
            }
            Some(_) => return Err(wrong()),
            None => (clock, 0),
        };
        let parts: Vec<i64> = clock
            .split(':')
            .map(|part| if part.len() == 2 { part.parse().ok() } else { None })
            .collect::<Option<_>>()
            .ok_or_else(wrong)?;
        let (hours, minutes, seconds) = match parts.as_slice() {
            [hours, minutes] => (*hours, *minutes, 0),
            [hours, minutes, seconds] => (*hours, *minutes, *seconds),
            _ => return Err(wrong()),
        };
        let fits = (0..24).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
        if !fits || !(0..=limits::SCENARIO_DAYS_MAX).contains(&days) {
            return Err(wrong());
        }
        Ok(Moment { ms: ((((days * 24) + hours) * 60 + minutes) * 60 + seconds) * 1000 + tenths * 100 })
    }
}

/// A phone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneSpec {
    /// Its name everywhere in the file; also what its owner is called.
    pub name: String,
    /// By how many seconds its clock leads; behind is negative.
    #[serde(default)]
    pub clock_ahead_s: i64,
    /// How many seconds after it came its owner opens a sealed message; absent: only where an act says so.
    pub opens_after_s: Option<i64>,
}

/// A contact of a check-in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a form")]
pub struct ContactSpec {
    /// Which phone.
    pub phone: String,
    /// Paired: sealed plans go to its app. Else only texts.
    #[serde(default)]
    pub paired: bool,
    /// Reached through its app only.
    #[serde(default)]
    pub app_only: bool,
    /// At pairing nobody knew how far the two clocks are apart.
    #[serde(default)]
    pub clocks_unknown: bool,
    /// It is told at the start, when it gets late, on arrival.
    #[serde(default)]
    pub tell: bool,
    /// It may see exact positions; else none.
    #[serde(default)]
    pub positions: bool,
}

/// What a forced ending does where no silent channel is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuressSpec {
    /// A text at the deadline.
    Text,
    /// Nobody is told.
    Nobody,
    /// There is no second PIN.
    None,
}

fn quarter() -> u32 {
    15
}

fn two_hours() -> u32 {
    120
}

fn by_text() -> DuressSpec {
    DuressSpec::Text
}

/// A check-in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartSpec {
    /// Whose phone.
    pub phone: String,
    /// When it is started.
    pub at: Moment,
    /// When she means to be done.
    pub due: Moment,
    /// Minutes after that until contacts are told.
    #[serde(default = "quarter")]
    pub grace_min: u32,
    /// By how many minutes it can be put off in all.
    #[serde(default = "two_hours")]
    pub extend_max_min: u32,
    /// Where she is going.
    pub place: Option<String>,
    /// What else contacts may be told.
    pub note: Option<String>,
    /// Positions will follow.
    #[serde(default)]
    pub positions_follow: bool,
    /// A relay holds the deadline too. What it does is shown as not held.
    #[serde(default)]
    pub relay: bool,
    /// What a forced ending does where no silent channel is proved.
    #[serde(default = "by_text")]
    pub duress: DuressSpec,
    /// Who is told.
    pub contact: Vec<ContactSpec>,
}

/// An act at a time.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Table")]
pub struct ActSpec {
    /// When.
    pub at: Moment,
    /// On which phone; absent: the first.
    pub who: Option<String>,
    /// What.
    pub act: Act,
}

impl TryFrom<Table> for ActSpec {
    type Error = String;

    fn try_from(mut table: Table) -> Result<Self, String> {
        let mut text = |key: &str| match table.remove(key) {
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("`{key}` of an act is text")),
            None => Ok(None),
        };
        let at = text("at")?.ok_or("an act has no `at`")?;
        let name = text("do")?.ok_or_else(|| format!("the act at {at} has no `do`"))?;
        let who = text("who")?;
        let mut tagged = Table::new();
        tagged.insert(name.clone(), Value::Table(table));
        let act = Act::deserialize(Value::Table(tagged))
            .map_err(|error| format!("the act `{name}` at {at}: {}", error.to_string().trim()))?;
        Ok(ActSpec { at: at.try_into()?, who, act })
    }
}

/// What must be so. Either something that happened (`event`, within `from` and `by`), or how a check-in stands (`at`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectSpec {
    /// Which phone, or `relay`.
    pub who: String,
    /// What happened, by its code.
    pub event: Option<String>,
    /// Counted from then on.
    pub from: Option<Moment>,
    /// Counted up to then.
    pub by: Option<Moment>,
    /// How often; absent: at least once.
    pub times: Option<usize>,
    /// At most so often; also no time at all.
    pub at_most: Option<usize>,
    /// None before.
    pub not_before: Option<Moment>,
    /// Only those whose text has this.
    pub text: Option<String>,
    /// In no text of them stands this.
    pub without: Option<String>,
    /// How many references they carry between them.
    pub references: Option<usize>,
    /// How the check-in of that phone, or the plan that it holds, stands at that moment.
    pub at: Option<Moment>,
    /// `none`, `unreadable`, `arming`, `armed`, `firing`, or an ending; of a plan `armed`, `asking`, `ringing` or an ending.
    pub state: Option<String>,
    /// The phase.
    pub phase: Option<String>,
    /// The level.
    pub level: Option<u8>,
    /// Whether it is the plan that this phone holds for somebody else.
    #[serde(default)]
    pub watch: bool,
}

/// A whole scenario.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its number in the list of scenarios.
    pub number: Option<u32>,
    /// What it shows.
    pub title: String,
    /// The first day.
    #[serde(default = "a_friday")]
    pub date: String,
    /// The zone that phones are set to.
    #[serde(default = "greenwich")]
    pub zone: String,
    /// What chance draws from.
    #[serde(default = "one")]
    pub seed: u64,
    /// When it is over.
    pub end: Moment,
    /// The network.
    #[serde(default)]
    pub carrier: Carrier,
    /// Phones.
    pub phone: Vec<PhoneSpec>,
    /// Check-ins.
    pub start: Vec<StartSpec>,
    /// Acts.
    #[serde(default)]
    pub act: Vec<ActSpec>,
    /// What must be so.
    #[serde(default)]
    pub expect: Vec<ExpectSpec>,
}

fn a_friday() -> String {
    "2026-11-20".into()
}

fn greenwich() -> String {
    "UTC".into()
}

fn one() -> u64 {
    1
}

impl Scenario {
    /// Reads a file.
    ///
    /// # Errors
    /// [`NotAScenario`] says what does not fit: an unknown key, a name that no phone has, a limit.
    pub fn read(text: &str) -> Result<Self, NotAScenario> {
        if text.len() > limits::SCENARIO_MAX_BYTES {
            return Err(because(format!("it is longer than {} bytes", limits::SCENARIO_MAX_BYTES)));
        }
        let scenario: Scenario = toml::from_str(text).map_err(|error| NotAScenario {
            line: error
                .span()
                .and_then(|span| text.get(..span.start))
                .map(|before| before.bytes().filter(|byte| *byte == b'\n').count().saturating_add(1)),
            why: error.message().to_owned(),
        })?;
        scenario.check()?;
        Ok(scenario)
    }

    /// Midnight of the first day, milliseconds since 1970.
    pub(super) fn midnight_ms(&self) -> Result<i64, NotAScenario> {
        let date: chrono::NaiveDate = self
            .date
            .parse()
            .map_err(|_| because(format!("`{}` is no date such as 2026-11-20", self.date)))?;
        Ok(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }

    /// The zone of the phones.
    pub(super) fn zone(&self) -> Result<Zone, NotAScenario> {
        zone(&self.zone)
    }

    /// The place of a phone.
    pub(super) fn index_of(&self, name: &str) -> Result<usize, NotAScenario> {
        self.phone
            .iter()
            .position(|phone| phone.name == name)
            .ok_or_else(|| because(format!("no phone is called `{name}`")))
    }

    fn check(&self) -> Result<(), NotAScenario> {
        self.midnight_ms()?;
        self.zone()?;
        if self.phone.is_empty() || self.phone.len() > limits::SCENARIO_PHONES_MAX {
            return Err(because(format!("it has one to {} phones", limits::SCENARIO_PHONES_MAX)));
        }
        if self.act.len() > limits::SCENARIO_ITEMS_MAX || self.expect.len() > limits::SCENARIO_ITEMS_MAX {
            return Err(because(format!("it has at most {} acts", limits::SCENARIO_ITEMS_MAX)));
        }
        for (at, phone) in self.phone.iter().enumerate() {
            if self.index_of(&phone.name)? != at || phone.name == super::happening::RELAY {
                return Err(because(format!("`{}` is a name for one phone", phone.name)));
            }
        }
        for start in &self.start {
            self.index_of(&start.phone)?;
            if start.due <= start.at {
                return Err(because("a check-in is due after it starts"));
            }
            start.contact.iter().try_for_each(|contact| self.index_of(&contact.phone).map(drop))?;
        }
        for act in &self.act {
            act.who.as_deref().map_or(Ok(0), |who| self.index_of(who))?;
            match &act.act {
                Act::RemoveContact { phone, .. } => drop(self.index_of(phone)?),
                Act::Travel { zone: name } => drop(zone(name)?),
                _ => {}
            }
        }
        self.expect.iter().try_for_each(|expect| self.check_expected(expect))
    }

    fn check_expected(&self, expect: &ExpectSpec) -> Result<(), NotAScenario> {
        if expect.who != super::happening::RELAY {
            self.index_of(&expect.who)?;
        }
        match (&expect.event, expect.at) {
            (Some(event), None) => {
                if !What::CODES.contains(&event.as_str()) {
                    return Err(because(format!("nothing that happens is called `{event}`")));
                }
                Ok(())
            }
            (None, Some(_)) if expect.state.is_some() || expect.phase.is_some() || expect.level.is_some() => {
                Ok(())
            }
            _ => Err(because(format!(
                "what is expected of `{}` is an `event`, or `at` with `state`, `phase` or `level`",
                expect.who
            ))),
        }
    }
}

fn zone(name: &str) -> Result<Zone, NotAScenario> {
    name.parse().map_err(|_| because(format!("`{name}` is no time zone")))
}
