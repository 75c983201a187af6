//! Which positions lie at one place: pictures of a folder, entries of a record.

use geo::{Distance, Geodesic, Point};

/// Positions within this of one another are one place: a house with its garden, as phones measure it.
pub const ONE_PLACE_M: u32 = 150;

/// Positions that lie at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// The one with most others around it, by its place in the list.
    pub middle: usize,
    /// All of them, the middle too, by their places in the list.
    pub members: Vec<usize>,
}

/// Whether two positions, each a longitude and a latitude in degrees, are one place.
#[must_use]
pub fn is_one_place(one: Point, other: Point) -> bool {
    // A minute of latitude is over 1.8 km: most pairs need no geodesic.
    (one.y() - other.y()).abs() <= 0.01 && Geodesic.distance(one, other) <= f64::from(ONE_PLACE_M)
}

/// Places at which more than one of `points` lies, the largest first, of equal ones the one that comes first in the list; at
/// most `most`. Each is compared with each: how many there are is limited where they come from.
#[must_use]
pub fn gather(points: &[Point], most: usize) -> Vec<Gathering> {
    let mut left: Vec<usize> = (0..points.len()).collect();
    let near = |one: usize, other: usize| match (points.get(one), points.get(other)) {
        (Some(one), Some(other)) => is_one_place(*one, *other),
        _ => false,
    };
    let mut gathered = Vec::new();
    while gathered.len() < most {
        let around = |one: usize| left.iter().filter(|other| near(one, **other)).count();
        let largest = left.iter().map(|one| (*one, around(*one))).rev().max_by_key(|(_, count)| *count);
        let Some((middle, _)) = largest.filter(|(_, count)| *count > 1) else { break };
        let (members, others) = left.into_iter().partition(|one| near(middle, *one));
        left = others;
        gathered.push(Gathering { middle, members });
    }
    gathered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_place_comes_first_and_nobody_is_at_two() {
        let near = |step: u32| Point::new(-0.1, 51.5 + f64::from(step) * 0.0002);
        let mut points = vec![Point::new(2.3, 48.8)];
        points.extend((0..5).map(near));
        points.extend([Point::new(2.3, 48.8001), Point::new(100.0, 0.0)]);
        let gathered = gather(&points, 9);
        let members: Vec<&[usize]> = gathered.iter().map(|one| one.members.as_slice()).collect();
        assert_eq!(members, [&[1, 2, 3, 4, 5][..], &[0, 6]]);
        assert_eq!(gathered[1].middle, 0);
        assert_eq!(gather(&points, 1).len(), 1);
        assert_eq!(gather(&points[..1], 9), []);
    }

    #[test]
    fn the_date_line_parts_no_place() {
        assert!(is_one_place(Point::new(179.9999, 10.0), Point::new(-179.9999, 10.0)));
        assert!(!is_one_place(Point::new(0.0, 51.5), Point::new(0.0025, 51.5)));
    }
}
