//! What a folder gives away: how many show where they were taken, and how many of those lie at one place.

use geo::Point;

use super::report::{Class, Position, Report, Severity};
use crate::limits;
pub use crate::places::ONE_PLACE_M;
use crate::places::{gather, is_one_place};

/// A place with a name of hers.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What she calls it.
    pub label: String,
    /// Where it is.
    pub position: Position,
}

/// Pictures that were taken at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The place: one of the pictures, the one with most others around it.
    pub position: Position,
    /// How many.
    pub count: usize,
    /// Her name for it, where it is near a place of hers.
    pub label: Option<String>,
}

/// What a folder gives away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// Files that were looked at.
    pub files: usize,
    /// Those that show where they were taken.
    pub with_position: usize,
    /// Those that lead to a place in another way, or link the file to her, but have no position.
    pub with_other: usize,
    /// Places with more than one of them, the largest group first; at most [`limits::PHOTO_GROUPS_MAX`].
    pub groups: Vec<Group>,
}

fn point(position: Position) -> Point {
    Point::new(position.lon, position.lat)
}

/// Sums up what was found in a folder.
#[must_use]
pub fn summary<'a>(reports: impl IntoIterator<Item = &'a Report>, known: &[Known]) -> Summary {
    let mut summary = Summary::default();
    let mut positions: Vec<Position> = Vec::new();
    for report in reports {
        summary.files = summary.files.saturating_add(1);
        let told = report.findings.iter().any(|finding| finding.class.severity() != Severity::Little);
        if let Some(position) = report.position() {
            summary.with_position = summary.with_position.saturating_add(1);
            if positions.len() < limits::PHOTO_GROUPED_MAX {
                positions.push(position);
            }
        } else if told || report.has(Class::Location) {
            summary.with_other = summary.with_other.saturating_add(1);
        }
    }
    let points: Vec<Point> = positions.iter().copied().map(point).collect();
    for gathered in gather(&points, limits::PHOTO_GROUPS_MAX) {
        let Some(position) = positions.get(gathered.middle).copied() else { continue };
        let here = |place: &&Known| is_one_place(point(position), point(place.position));
        let label = known.iter().find(here).map(|place| place.label.clone());
        summary.groups.push(Group { position, count: gathered.members.len(), label });
    }
    summary
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    fn report(lat: f64, lon: f64) -> Report {
        let mut report = Report::new(Format::Jpeg);
        report.add_position("GPSPosition", Position::new(lat, lon).unwrap(), None);
        report
    }

    #[test]
    fn pictures_of_one_place_are_one_group_with_her_name() {
        let mut reports: Vec<Report> =
            (0..5).map(|step| report(51.5 + f64::from(step) * 0.0002, -0.1)).collect();
        reports.extend([
            report(48.8, 2.3),
            report(48.8001, 2.3),
            report(10.0, 179.9999),
            report(10.0, -179.9999),
        ]);
        let mut other = Report::new(Format::Png);
        other.add(Class::Serial, "SerialNumber", "1");
        reports.extend([other, Report::new(Format::Png)]);
        let known = [Known { label: "Home".into(), position: Position::new(51.5004, -0.1).unwrap() }];
        let summary = summary(&reports, &known);
        assert_eq!((summary.files, summary.with_position, summary.with_other), (11, 9, 1));
        let counts: Vec<usize> = summary.groups.iter().map(|group| group.count).collect();
        assert_eq!(counts, [5, 2, 2]);
        assert_eq!(summary.groups[0].label.as_deref(), Some("Home"));
        assert_eq!(summary.groups[1].label, None);
    }

    #[test]
    fn an_empty_folder_gives_nothing_away() {
        assert_eq!(summary(&[], &[]), Summary::default());
    }
}
