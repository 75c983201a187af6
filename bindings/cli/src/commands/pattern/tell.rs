//! What a person reads: a heading, then each insight with its sentences, its tables and what has to be said beside it.

use alongside_core::patterns::{
    CELL_HOURS, CELLS_OF_A_DAY, Figure, Heading, Insight, InsightId, Key, Subject, Tactic,
};

use super::Counted;
use super::rows::{Layout, layout};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::terminal::{Column, Ink, Table};

/// Rows of one table; the rest stands in the answer for programs.
const ROWS_MAX: usize = 20;
/// Weeks that are shown one by one: half a year. Beyond it months are.
const WEEKS_MAX: usize = 26;

impl Job<'_> {
    pub(super) fn tell_counted(&mut self, counted: &Counted) -> Outcome {
        let Counted { view, patterns } = counted;
        let out = [(Ink::Accent, "pattern-title"), (Ink::Plain, "pattern-own-record")];
        for (ink, id) in out {
            let text = self.words().text(id);
            self.context.out.say(ink, &text)?;
        }
        let zone = patterns.scope.zone.name();
        let count = i64::try_from(patterns.entries.len()).unwrap_or(i64::MAX);
        let looked_at = [("count", count.into()), ("zone", zone.into())];
        let looked_at = self.words().with("cli-pattern-looked-at", &looked_at);
        self.whisper(&looked_at)?;
        if let Some(up_to) = self.say().looked_at_up_to(patterns) {
            self.whisper(&up_to)?;
        }
        self.not_counted("pattern-edge", patterns.edge.len())?;
        self.not_counted("pattern-unreadable", usize::try_from(view.unreadable).unwrap_or(usize::MAX))?;
        self.not_counted("pattern-beyond", usize::try_from(view.beyond).unwrap_or(usize::MAX))?;
        if patterns.entries.is_empty() {
            let none = self.words().text("pattern-none");
            self.tell(&none)?;
            return self.next(&[("log add".to_owned(), "cli-next-write")]);
        }
        let four = self.words().text("pattern-four");
        self.whisper(&four)?;
        for heading in Heading::ALL {
            let mut under =
                patterns.insights.iter().filter(|insight| insight.id.heading() == *heading).peekable();
            if under.peek().is_none() {
                continue;
            }
            let heading = self.say().heading(*heading);
            self.context.out.line("")?;
            self.context.out.say(Ink::Second, &format!("== {heading}"))?;
            for insight in under {
                self.tell_insight(insight)?;
            }
        }
        self.next(&[
            ("directory now --need advocacy".to_owned(), "cli-next-advocate"),
            ("help now".to_owned(), "cli-next-help-now"),
            ("log timeline".to_owned(), "cli-next-timeline"),
        ])
    }

    fn not_counted(&mut self, id: &str, count: usize) -> Outcome {
        if count == 0 {
            return Ok(());
        }
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let text = self.words().with(id, &[("count", count.into())]);
        self.tell(&text)
    }

    fn tell_insight(&mut self, insight: &Insight) -> Outcome {
        let (title, caution) = (self.say().insight(insight.id), self.say().caution(insight.id));
        self.context.out.line("")?;
        self.context.out.say(Ink::Accent, &title)?;
        let shown = shown(insight);
        let sentences: Vec<String> = shown
            .iter()
            .filter(|figure| layout(insight.id, figure).is_none())
            .flat_map(|figure| {
                let words = figure.words.clone();
                std::iter::once(self.say().figure(insight.id, figure, self.vault)).chain(words)
            })
            .collect();
        self.points(sentences)?;
        let mut rest = shown.as_slice();
        let mut tables = 0;
        while let Some(first) = rest.first() {
            let Some(kind) = layout(insight.id, first) else {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            };
            let same = |figure: &&Figure| layout(insight.id, figure) == Some(kind) && is_like(first, figure);
            let length = rest.iter().take_while(|figure| same(figure)).count();
            let (rows, after) = rest.split_at(length);
            if tables > 0 {
                self.context.out.line("")?;
            }
            tables += 1;
            self.tell_rows(insight.id, kind, rows)?;
            rest = after;
        }
        self.whisper(&caution)
    }

    fn tell_rows(&mut self, insight: InsightId, kind: Layout, rows: &[&Figure]) -> Outcome {
        let left = rows.len().saturating_sub(rows_max(kind, rows));
        let rows = if kind.keeps_the_newest() {
            rows.get(left..).unwrap_or_default()
        } else {
            rows.get(..rows.len().saturating_sub(left)).unwrap_or_default()
        };
        let table = match kind {
            Layout::Hours => self.hours_table(rows),
            Layout::Dated
                if insight == InsightId::Methods && rows.iter().all(|row| row.key == Key::Behaviour) =>
            {
                let note = self.words().text("pattern-tactics");
                self.whisper(&note)?;
                self.behaviours_table(rows)
            }
            _ => {
                let mut table = Table::new(self.columns(kind, rows));
                for row in rows {
                    table.row(self.cells(kind, row));
                }
                table
            }
        };
        let look = self.context.out.look();
        self.context.out.line(&table.render(look))?;
        if left > 0 {
            let count = i64::try_from(left).unwrap_or(i64::MAX);
            let more = self.words().with("cli-pattern-more", &[("count", count.into())]);
            self.whisper(&more)?;
        }
        Ok(())
    }

    fn columns(&self, kind: Layout, rows: &[&Figure]) -> Vec<Column> {
        let what = match rows.first().map(|row| row.key) {
            Some(Key::Channel) => "how",
            Some(Key::Place | Key::Near | Key::Setting) => "where",
            Some(Key::Week) => "week",
            Some(Key::Month) => "month",
            _ => "what",
        };
        let named = |id: &str| self.words().text(&format!("cli-pattern-column-{id}"));
        let when = || Column::natural(self.words().text("cli-column-when"));
        match kind {
            Layout::Dated => vec![
                Column::text(named(what)),
                Column::number(named("entries")),
                Column::text(named("first")),
                Column::text(named("last")),
            ],
            Layout::Counted => vec![Column::text(named(what)), Column::number(named("entries"))],
            Layout::Marks => vec![when(), Column::number(named("mark")), Column::text(named("words"))],
            Layout::Changes => vec![when(), Column::text(named(what))],
            Layout::Contacts => vec![when(), Column::text(named(what)), Column::number(named("entries"))],
            Layout::Hours => Vec::new(),
        }
    }

    fn cells(&self, kind: Layout, row: &Figure) -> Vec<String> {
        let say = self.say();
        let what = say.subject(row, self.vault);
        let [first, last] = [&row.first, &row.last].map(|when| say.known_time(when.as_ref()));
        let (count, words) = (row.count.to_string(), row.words.clone().unwrap_or_default());
        match kind {
            Layout::Dated if row.count == 1 => vec![what, count, first],
            Layout::Dated => vec![what, count, first, last],
            Layout::Counted | Layout::Hours => vec![what, count],
            Layout::Marks => vec![first, count, words],
            Layout::Changes if what.is_empty() => vec![first, words],
            Layout::Changes => vec![first, what],
            Layout::Contacts => vec![first, what, count],
        }
    }

    /// Behaviours under the four groups of tactics, in each by their first day.
    fn behaviours_table(&self, rows: &[&Figure]) -> Table {
        let mut table = Table::new(self.columns(Layout::Dated, rows));
        let tactic = |row: &Figure| match &row.subject {
            Subject::Term(_, term) => Tactic::of(term, self.vault.vocabularies()),
            _ => None,
        };
        for group in Tactic::ALL.iter().copied().map(Some).chain([None]) {
            let mut there = rows.iter().filter(|row| tactic(row) == group).peekable();
            if there.peek().is_some() {
                table.section(self.say().tactic(group));
            }
            for row in there {
                table.row(self.cells(Layout::Dated, row));
            }
        }
        table
    }

    /// A row for each day of the week, a column for each three hours.
    fn hours_table(&self, rows: &[&Figure]) -> Table {
        let hours = || (0..CELLS_OF_A_DAY).map(|at| at * CELL_HOURS);
        let mut columns = vec![Column::natural(self.words().text("cli-pattern-column-day"))];
        columns.extend(hours().map(|hour| Column::number(format!("{hour:02}-{:02}", hour + CELL_HOURS))));
        let mut table = Table::new(columns);
        for weekday in 1..=7 {
            let count = |hour| {
                let here = |row: &&&Figure| matches!(row.subject, Subject::Cell(cell) if cell.weekday == weekday && cell.hour == hour);
                rows.iter().find(here).map_or_else(|| ".".to_owned(), |row| row.count.to_string())
            };
            table.row(std::iter::once(self.say().weekday(weekday)).chain(hours().map(count)));
        }
        table
    }
}

/// How many rows of a table are shown.
fn rows_max(kind: Layout, rows: &[&Figure]) -> usize {
    match kind {
        Layout::Hours => usize::MAX,
        _ if rows.iter().any(|row| row.key == Key::Week) => WEEKS_MAX,
        _ => ROWS_MAX,
    }
}

/// Rows of one kind: behaviours and channels stand apart, weeks and months too.
fn is_like(one: &Figure, other: &Figure) -> bool {
    let is_apart =
        |figure: &Figure| matches!(figure.key, Key::Behaviour | Key::Channel | Key::Week | Key::Month);
    one.key == other.key || !is_apart(one) && !is_apart(other)
}

/// Weeks where they fit on a page, else months.
fn shown(insight: &Insight) -> Vec<&Figure> {
    let by_month = insight.of(Key::Week).count() > WEEKS_MAX;
    let (left, left_out) =
        if by_month { (Key::Week, Key::LeftOut) } else { (Key::Month, Key::LeftOutOfMonths) };
    let is_shown =
        |figure: &&Figure| insight.id != InsightId::Frequency || figure.key != left && figure.key != left_out;
    insight.figures.iter().filter(is_shown).collect()
}
