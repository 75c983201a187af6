//! What a record shows, in words: a title and a caution for each insight, a sentence for each figure. The sentences of an
//! insight are what its chart says to somebody who can't see it.

use super::{Say, named, parts};
use crate::ids::RecordId;
use crate::patterns::{
    CELL_HOURS, Cell, Chart, Figure, Heading, Insight, InsightId, Key, Patterns, Subject, Tactic,
};
use crate::session::Unlocked;
use crate::store::Kind;
use crate::time::Occurred;

/// The title of an insight: `pattern-<id>`. What has to be said beside it is its attribute `caution`.
fn title_message(id: InsightId) -> String {
    format!("pattern-{}", id.as_str())
}

/// The sentence of a figure: `pattern-<insight>-<key>`, or one that all insights share.
fn figure_message(id: InsightId, key: Key) -> String {
    match key {
        Key::Further => "pattern-further".to_owned(),
        _ => format!("pattern-{}-{}", id.as_str(), key.as_str()),
    }
}

impl Say<'_> {
    /// What an insight is called.
    #[must_use]
    pub fn insight(self, id: InsightId) -> String {
        self.text(&title_message(id))
    }

    /// What has to be said beside it.
    #[must_use]
    pub fn caution(self, id: InsightId) -> String {
        let zone = self.zone.name();
        self.words.attribute(&title_message(id), "caution", &[("zone", zone.into())])
    }

    /// What a heading is called.
    #[must_use]
    pub fn heading(self, heading: Heading) -> String {
        self.text(&format!("pattern-heading-{}", heading.as_str()))
    }

    /// What a group of tactics is called; a behaviour may be in none.
    #[must_use]
    pub fn tactic(self, tactic: Option<Tactic>) -> String {
        self.text(&format!("pattern-tactic-{}", tactic.map_or("none", Tactic::as_str)))
    }

    /// A figure as a sentence. Her own words are not in it: they are shown as she wrote them.
    #[must_use]
    pub fn figure(self, id: InsightId, figure: &Figure, vault: &Unlocked) -> String {
        let what = self.subject(figure, vault);
        let [when, last] = [&figure.first, &figure.last].map(|when| self.known_time(when.as_ref()));
        let arguments = [
            ("count", figure.count.into()),
            ("what", (&what).into()),
            ("when", (&when).into()),
            ("last", (&last).into()),
        ];
        self.with(&figure_message(id, figure.key), &arguments)
    }

    /// What a chart shows, as sentences; none where it is not drawn.
    #[must_use]
    pub fn chart(self, chart: Chart, patterns: &Patterns, vault: &Unlocked) -> Vec<String> {
        let Some(insight) = patterns.insight(chart.insight()) else { return Vec::new() };
        let is_drawn = |figure: &&Figure| match chart {
            Chart::Weeks => !matches!(figure.key, Key::Month | Key::LeftOutOfMonths),
            Chart::Methods => figure.key != Key::Channel,
            Chart::Timeline | Chart::Hours => true,
        };
        let figures = insight.figures.iter().filter(is_drawn);
        let mut said: Vec<String> = figures.map(|figure| self.figure(insight.id, figure, vault)).collect();
        if chart == Chart::Timeline {
            said.extend(patterns.entries.iter().map(|one| {
                let when = self.known_time(one.when.as_ref());
                self.with(
                    "pattern-timeline-entry",
                    &[("number", one.entry_no.into()), ("when", (&when).into())],
                )
            }));
        }
        said
    }

    /// Every sentence of an insight.
    #[must_use]
    pub fn figures(self, insight: &Insight, vault: &Unlocked) -> Vec<String> {
        insight.figures.iter().map(|figure| self.figure(insight.id, figure, vault)).collect()
    }

    /// A time that stands in a row or a sentence.
    #[must_use]
    pub fn known_time(self, when: Option<&Occurred>) -> String {
        when.map_or_else(|| self.text("pattern-time-not-known"), |when| self.when(when))
    }

    /// What a figure is about; empty where its key says all.
    #[must_use]
    pub fn subject(self, figure: &Figure, vault: &Unlocked) -> String {
        match &figure.subject {
            Subject::None => String::new(),
            Subject::Term(vocabulary, term) => self.term(*vocabulary, term),
            Subject::Record(kind, id) => self.record_called(*kind, *id, vault),
            Subject::Condition(order, condition) => {
                let order = self.order_called(*order, vault);
                let number = condition.map(|at| at.saturating_add(1).to_string());
                let condition =
                    number.map(|number| self.with("log-order-term", &[("number", (&number).into())]));
                parts([order.as_str(), condition.unwrap_or_default().as_str()])
            }
            Subject::Identifier(typed) => typed.clone(),
            Subject::Week(monday) => self.date(*monday),
            Subject::Month(first) => self.month_heading(*first),
            Subject::Days(first, last) if first == last => self.date(*first),
            Subject::Days(first, last) => {
                let (from, to) = (self.date(*first), self.date(*last));
                self.with("pattern-days", &[("from", (&from).into()), ("to", (&to).into())])
            }
            Subject::Cell(cell) => self.cell(*cell),
            Subject::Somewhere(number) => self.with("pattern-somewhere", &[("number", (*number).into())]),
        }
    }

    fn record_called(self, kind: Kind, id: RecordId, vault: &Unlocked) -> String {
        match kind {
            Kind::ORDER => self.order_called(id, vault),
            Kind::EVENT | Kind::GAP | Kind::POLICE => {
                self.moment(kind, id, vault).map_or_else(|_| named::label(vault, kind, id), |(_, what)| what)
            }
            Kind::INCIDENT => named::record(self.words, vault, id),
            _ => named::label(vault, kind, id),
        }
    }

    /// The last day that is looked at, where it is not today.
    #[must_use]
    pub fn looked_at_up_to(self, patterns: &Patterns) -> Option<String> {
        let to_ms = patterns.scope.to_ms.filter(|to| *to < patterns.scope.now_ms)?;
        let day = self.date(self.day_of(to_ms)?);
        Some(self.with("pattern-up-to", &[("day", (&day).into())]))
    }

    /// A day of the week and its hours.
    #[must_use]
    pub fn cell(self, Cell { weekday, hour }: Cell) -> String {
        let (day, [from, to]) = (self.weekday(weekday), self.cell_hours(hour));
        self.with("pattern-cell", &[("day", (&day).into()), ("from", (&from).into()), ("to", (&to).into())])
    }

    /// A day of the week, Monday being 1.
    #[must_use]
    pub fn weekday(self, number: u8) -> String {
        self.text(&format!("time-weekday-{number}"))
    }

    /// When a cell of the table of hours begins and ends.
    #[must_use]
    pub fn cell_hours(self, hour: u8) -> [String; 2] {
        [hour, hour.saturating_add(CELL_HOURS)].map(|hour| {
            let hour = format!("{hour:02}");
            self.with("time-clock", &[("hour", (&hour).into()), ("minute", "00".into())])
        })
    }
}
