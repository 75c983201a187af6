//! What was measured, as rows that hold or fall short of their bars.

use std::collections::BTreeMap;

use super::set::Column;

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Tally {
    good: usize,
    all: usize,
}

impl Tally {
    fn shown(self) -> String {
        if self.all == 0 { "-".into() } else { format!("{}/{}", self.good, self.all) }
    }
}

/// What decides whether a row holds.
#[derive(Debug, Clone, PartialEq)]
enum Bar {
    /// At least this share of what was counted.
    Share(f64),
    /// Decided where it was measured; what was measured and what was asked, in words.
    Said { good: bool, measured: String, asked: String },
}

/// One row.
#[derive(Debug, Clone)]
pub(super) struct Row {
    id: &'static str,
    what: &'static str,
    cells: BTreeMap<Column, Tally>,
    bar: Bar,
    short: Vec<String>,
    notes: Vec<String>,
}

impl Row {
    /// A row that counts files, of which `at_least` have to be good: a share, 1 for all of them.
    pub(super) fn share(id: &'static str, what: &'static str, at_least: f64) -> Self {
        let bar = Bar::Share(at_least);
        Row { id, what, cells: BTreeMap::new(), bar, short: Vec::new(), notes: Vec::new() }
    }

    /// A row that was decided where it was measured.
    pub(super) fn said(
        id: &'static str,
        what: &'static str,
        good: bool,
        measured: String,
        asked: &str,
    ) -> Self {
        let bar = Bar::Said { good, measured, asked: asked.to_owned() };
        Row { id, what, cells: BTreeMap::new(), bar, short: Vec::new(), notes: Vec::new() }
    }

    /// Counts one file. What is wrong with it stands below the table, by its name.
    pub(super) fn count(&mut self, column: Column, wrong: Option<String>) {
        let tally = self.cells.entry(column).or_default();
        tally.all += 1;
        match wrong {
            None => tally.good += 1,
            Some(wrong) => self.short.push(wrong),
        }
    }

    /// Says something below the table that decides nothing.
    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Whether it holds. A row that counted nothing shows nothing, and holds.
    pub(super) fn holds(&self) -> bool {
        match &self.bar {
            Bar::Said { good, .. } => *good,
            Bar::Share(at_least) => {
                let all = self.all();
                // A share of a few hundred files: counts are exact as real numbers.
                all.all == 0 || real(all.good) >= at_least * real(all.all) - 1e-9
            }
        }
    }

    fn all(&self) -> Tally {
        self.cells
            .values()
            .fold(Tally::default(), |sum, one| Tally { good: sum.good + one.good, all: sum.all + one.all })
    }
}

fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Prints the table, what fell short by name, and what is to be said. Gives the ids of the rows that do not hold.
pub(super) fn print(title: &str, rows: &[Row]) -> Vec<&'static str> {
    println!("\n{title}");
    for line in lines(rows) {
        println!("{line}");
    }
    rows.iter().filter(|row| !row.holds()).map(|row| row.id).collect()
}

fn lines(rows: &[Row]) -> Vec<String> {
    let mut table: Vec<Vec<String>> = vec![
        ["row", "what"]
            .into_iter()
            .chain(Column::all().map(Column::name))
            .chain(["all", "share", "bar", "result"])
            .map(ToOwned::to_owned)
            .collect(),
    ];
    table.extend(rows.iter().filter_map(counted));
    let mut lines = aligned(&table);
    for row in rows {
        if let Bar::Said { good, measured, asked } = &row.bar {
            let result = if *good { "holds" } else { "SHORT" };
            lines.push(format!("{}  {}: {measured}; asked: {asked}; {result}", row.id, row.what));
        }
    }
    for row in rows {
        let short = row.short.iter().map(|name| format!("{}  not good: {name}", row.id));
        lines.extend(short.chain(row.notes.iter().map(|note| format!("{}  {note}", row.id))));
    }
    lines
}

/// The cells of a row that counts.
fn counted(row: &Row) -> Option<Vec<String>> {
    let Bar::Share(at_least) = row.bar else { return None };
    let all = row.all();
    let percent = |share: f64| format!("{:.2} %", share * 100.0);
    let share = if all.all == 0 { "-".into() } else { percent(real(all.good) / real(all.all)) };
    let mut cells = vec![row.id.to_owned(), row.what.to_owned()];
    cells.extend(Column::all().map(|column| row.cells.get(&column).copied().unwrap_or_default().shown()));
    cells.extend([all.shown(), share, percent(at_least)]);
    cells.push(if row.holds() { "holds" } else { "SHORT" }.into());
    Some(cells)
}

fn aligned(table: &[Vec<String>]) -> Vec<String> {
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        table.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            // Words begin at the left, numbers end at the right.
            if at < 2 { format!("{cell:width$}") } else { format!("{cell:>width$}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_at_its_bar_and_not_below() {
        let column = Column::of("PNG").unwrap();
        let mut row = Row::share("X1", "a check", 0.75);
        assert!(row.holds(), "nothing was counted");
        for wrong in [None, None, None, Some("one.png: why".to_owned())] {
            row.count(column, wrong);
        }
        assert!(row.holds());
        row.count(column, Some("two.png: why".to_owned()));
        assert!(!row.holds());
        let lines = lines(&[row, Row::said("X2", "speed", true, "3 ms".into(), "5 ms")]);
        assert!(lines[1].contains("3/5") && lines[1].contains("60.00 %") && lines[1].ends_with("SHORT"));
        assert_eq!(lines[2], "X2  speed: 3 ms; asked: 5 ms; holds");
        assert_eq!(lines[4], "X1  not good: two.png: why");
    }
}
