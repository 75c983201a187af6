//! Where the phone is, and how much of that each contact is told.
//!
//! A coarse position is the middle of a fixed cell of the map, the same for every point of the cell. It is never moved
//! at random: what is moved at random can be averaged away by whoever gets several.

use geo::{Distance, Geodesic, Point};
use minicbor::{Decode, Encode};

use crate::error::{Error, Refusal, Result};
use crate::fields::{Coordinates, PRECISION_MAX_M};
use crate::limits;

/// Fixes that lie no further apart in time are two views of one moment: the sharper one holds.
const SAME_MOMENT_S: i64 = 5 * 60;
/// Within that time a fix with a circle this many times as wide is much worse.
const MUCH_WORSE_TIMES: u32 = 4;
/// No circle up to this is much worse: enough to find somebody.
const SHARP_ENOUGH_M: u32 = 100;

/// Where the phone was at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode)]
#[cbor(array)]
pub struct Position {
    /// The place.
    #[n(0)]
    at: Coordinates,
    /// Radius in metres of the circle it stands for.
    #[n(1)]
    accuracy_m: u32,
    /// When, in seconds since 1970 in UTC.
    #[n(2)]
    taken_at: i64,
    /// Charge of the battery then.
    #[n(3)]
    battery_pct: Option<u8>,
}

impl Position {
    /// A position on the earth. The radius is 1 to [`PRECISION_MAX_M`] metres, since 0 is what phones say that don't
    /// know it; the charge is at most 100.
    pub fn new(at: Coordinates, accuracy_m: u32, taken_at: i64, battery_pct: Option<u8>) -> Result<Self> {
        at.check("location")?;
        if !(1..=PRECISION_MAX_M).contains(&accuracy_m) {
            return Err(Error::invalid("accuracy", Refusal::OutOfRange));
        }
        if battery_pct.is_some_and(|percent| percent > 100) {
            return Err(Error::invalid("battery", Refusal::OutOfRange));
        }
        Ok(Position { at, accuracy_m, taken_at, battery_pct })
    }

    /// The place.
    #[must_use]
    pub fn at(&self) -> Coordinates {
        self.at
    }

    /// Radius in metres of the circle it stands for.
    #[must_use]
    pub fn accuracy_m(&self) -> u32 {
        self.accuracy_m
    }

    /// When, in seconds since 1970 in UTC.
    #[must_use]
    pub fn taken_at(&self) -> i64 {
        self.taken_at
    }

    /// Charge of the battery then, in percent.
    #[must_use]
    pub fn battery_pct(&self) -> Option<u8> {
        self.battery_pct
    }
}

impl<'b, C> Decode<'b, C> for Position {
    fn decode(d: &mut minicbor::Decoder<'b>, c: &mut C) -> Result<Self, minicbor::decode::Error> {
        #[derive(Decode)]
        #[cbor(array)]
        struct Stored {
            #[n(0)]
            at: Coordinates,
            #[n(1)]
            accuracy_m: u32,
            #[n(2)]
            taken_at: i64,
            #[n(3)]
            battery_pct: Option<u8>,
        }
        let stored = Stored::decode(d, c)?;
        Position::new(stored.at, stored.accuracy_m, stored.taken_at, stored.battery_pct)
            .map_err(|_| minicbor::decode::Error::message("position out of range"))
    }
}

/// How much of a position a contact is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Encode, Decode)]
#[cbor(index_only)]
pub enum ToldPrecision {
    /// Nothing.
    #[default]
    #[n(0)]
    Nothing,
    /// The cell of a tenth of a degree: within about 10 km.
    #[n(1)]
    TenKm,
    /// The cell of a hundredth of a degree: within about 1 km.
    #[n(2)]
    OneKm,
    /// The position as the phone has it.
    #[n(3)]
    Exact,
}

impl ToldPrecision {
    /// All of them, the least first.
    pub const ALL: &[ToldPrecision] =
        &[ToldPrecision::Nothing, ToldPrecision::TenKm, ToldPrecision::OneKm, ToldPrecision::Exact];

    /// The id, as in `contact add --precision`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ToldPrecision::Nothing => "nothing",
            ToldPrecision::TenKm => "10km",
            ToldPrecision::OneKm => "1km",
            ToldPrecision::Exact => "exact",
        }
    }

    /// What an id means; nothing where it is none of these.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|precision| precision.as_str() == id)
    }

    /// Side of a cell, in ten-millionths of a degree.
    fn cell_e7(self) -> Option<i64> {
        match self {
            ToldPrecision::Nothing => None,
            ToldPrecision::TenKm => Some(1_000_000),
            ToldPrecision::OneKm => Some(100_000),
            ToldPrecision::Exact => Some(100),
        }
    }

    /// Digits after the point with which a cell is written.
    fn digits(self) -> usize {
        match self {
            ToldPrecision::Nothing => 0,
            ToldPrecision::TenKm => 1,
            ToldPrecision::OneKm => 2,
            ToldPrecision::Exact => 5,
        }
    }

    /// Radius in metres of the circle that every point of a cell lies in, seen from its middle.
    fn radius_m(self) -> Option<u32> {
        match self {
            ToldPrecision::Nothing => None,
            ToldPrecision::TenKm => Some(10_000),
            ToldPrecision::OneKm => Some(1_000),
            ToldPrecision::Exact => Some(1),
        }
    }
}

/// A position at the precision that one contact may see: it holds nothing else of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    lat: i64,
    lon: i64,
    precision: ToldPrecision,
    within_m: u32,
    taken_at: i64,
}

impl Told {
    /// Latitude and longitude with as many digits as the precision has: `51.50736,-0.12776`, `51.51,-0.13`, `51.5,-0.1`.
    #[must_use]
    pub fn coordinates(&self) -> String {
        let digits = self.precision.digits();
        format!("{},{}", decimal(self.lat, digits), decimal(self.lon, digits))
    }

    /// Latitude and longitude in hundred-thousandths of a degree, as frames carry them.
    #[must_use]
    pub fn e5(&self) -> (i32, i32) {
        let cell = self.precision.cell_e7().unwrap_or(0);
        let e5 = |number: i64| i32::try_from(number.saturating_mul(cell) / 100).unwrap_or(0);
        (e5(self.lat), e5(self.lon))
    }

    /// Radius in metres within which it holds.
    #[must_use]
    pub fn within_m(&self) -> u32 {
        self.within_m
    }

    /// How precise it is. Coarser than was allowed where the phone itself did not know better.
    #[must_use]
    pub fn precision(&self) -> ToldPrecision {
        self.precision
    }

    /// When the position was taken, in seconds since 1970 in UTC.
    #[must_use]
    pub fn taken_at(&self) -> i64 {
        self.taken_at
    }
}

/// What a contact who may see `precision` is told of `position`.
///
/// Where the phone's own circle is wider than a cell, the next coarser cell is told, so that "within about 1 km" is
/// true; where it is wider than all of them, nothing. The exact position is told up to
/// [`limits::TOLD_ACCURACY_MAX_M`].
#[must_use]
pub fn told(position: &Position, precision: ToldPrecision) -> Option<Told> {
    let precision = match precision {
        ToldPrecision::OneKm if position.accuracy_m > 1_000 => ToldPrecision::TenKm,
        other => other,
    };
    let (cell, radius_m) = (precision.cell_e7()?, precision.radius_m()?);
    let within_m = if precision == ToldPrecision::Exact { position.accuracy_m } else { radius_m };
    let known = match precision {
        ToldPrecision::Exact => limits::TOLD_ACCURACY_MAX_M,
        _ => radius_m,
    };
    if position.accuracy_m > known {
        return None;
    }
    let lon = cell_number(position.at.lon_e7, cell);
    // The meridian opposite Greenwich has two names; one cell has one.
    let half_way_round = 1_800_000_000 / cell;
    let lon = if lon == -half_way_round { half_way_round } else { lon };
    Some(Told {
        lat: cell_number(position.at.lat_e7, cell),
        lon,
        precision,
        within_m,
        taken_at: position.taken_at,
    })
}

/// Which cell a degree lies in. The middle of cell `n` is `n` cells from zero: half a cell belongs to either side.
fn cell_number(degrees_e7: i32, cell_e7: i64) -> i64 {
    i64::from(degrees_e7).saturating_add(cell_e7 / 2).div_euclid(cell_e7)
}

/// `number` as a decimal with `digits` after the point; zero has no sign.
fn decimal(number: i64, digits: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let plain = format!("{:0>width$}", number.unsigned_abs(), width = digits.saturating_add(1));
    let (whole, part) = plain.split_at(plain.len().saturating_sub(digits));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Metres between two places along the earth.
#[must_use]
pub fn distance_m(from: Coordinates, to: Coordinates) -> f64 {
    let point = |at: Coordinates| Point::new(f64::from(at.lon_e7) / 1e7, f64::from(at.lat_e7) / 1e7);
    Geodesic.distance(point(from), point(to))
}

/// Whether `new` takes the place of `old` as the last known position.
///
/// The later one does. Only within five minutes, where its circle is more than four times as wide and wider than a
/// hundred metres, the sharper one stays: in a cellar a phone falls back from satellites to the nearest mast. It does
/// not stay where the two circles don't even touch, since then the phone has moved. An earlier fix that comes late
/// never takes the place of a later one.
#[must_use]
pub fn better_or_newer(old: &Position, new: &Position) -> bool {
    let later_s = new.taken_at.saturating_sub(old.taken_at);
    if later_s < 0 {
        return false;
    }
    if later_s == 0 {
        return new.accuracy_m < old.accuracy_m;
    }
    if later_s > SAME_MOMENT_S {
        return true;
    }
    let much_worse =
        new.accuracy_m > SHARP_ENOUGH_M && new.accuracy_m > old.accuracy_m.saturating_mul(MUCH_WORSE_TIMES);
    !much_worse || distance_m(old.at, new.at) > f64::from(old.accuracy_m) + f64::from(new.accuracy_m)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lat_e7: i32, lon_e7: i32) -> Coordinates {
        Coordinates { lat_e7, lon_e7 }
    }

    fn fix(lat_e7: i32, lon_e7: i32, accuracy_m: u32, taken_at: i64) -> Position {
        Position::new(at(lat_e7, lon_e7), accuracy_m, taken_at, None).expect("a place on the earth")
    }

    fn anywhere() -> impl Strategy<Value = Coordinates> {
        (-900_000_000_i32..=900_000_000, -1_800_000_000_i32..=1_800_000_000)
            .prop_map(|(lat, lon)| at(lat, lon))
    }

    #[test]
    fn a_position_is_told_as_precisely_as_chosen() {
        let position = fix(515_073_640, -1_277_580, 35, 7);
        let said = |precision| told(&position, precision).map(|told| (told.coordinates(), told.within_m()));
        assert_eq!(said(ToldPrecision::Nothing), None);
        assert_eq!(said(ToldPrecision::TenKm), Some(("51.5,-0.1".into(), 10_000)));
        assert_eq!(said(ToldPrecision::OneKm), Some(("51.51,-0.13".into(), 1_000)));
        assert_eq!(said(ToldPrecision::Exact), Some(("51.50736,-0.12776".into(), 35)));
    }

    #[test]
    fn zero_has_no_sign_and_the_date_line_one_name() {
        let zero = told(&fix(-10, -20, 5, 0), ToldPrecision::OneKm).expect("told");
        assert_eq!(zero.coordinates(), "0.00,0.00");
        let said =
            |lon| told(&fix(-5_012_300, lon, 5, 0), ToldPrecision::OneKm).map(|told| told.coordinates());
        assert_eq!(said(1_799_999_999), Some("-0.50,180.00".into()));
        assert_eq!(said(-1_799_999_999), said(1_799_999_999));
    }

    #[test]
    fn what_the_phone_does_not_know_is_not_told() {
        let said = |accuracy_m, precision| {
            told(&fix(515_073_640, -1_277_580, accuracy_m, 0), precision).map(|told| told.precision())
        };
        assert_eq!(said(1_000, ToldPrecision::OneKm), Some(ToldPrecision::OneKm));
        assert_eq!(said(1_001, ToldPrecision::OneKm), Some(ToldPrecision::TenKm));
        assert_eq!(said(10_001, ToldPrecision::OneKm), None);
        assert_eq!(said(10_001, ToldPrecision::TenKm), None);
        assert_eq!(said(10_001, ToldPrecision::Exact), Some(ToldPrecision::Exact));
        assert_eq!(said(limits::TOLD_ACCURACY_MAX_M + 1, ToldPrecision::Exact), None);
    }

    #[test]
    fn distances_are_those_of_the_ellipsoid() {
        // One degree along the equator, and from the equator to the pole (WGS 84).
        let equator = distance_m(at(0, 0), at(0, 10_000_000));
        assert!((equator - 111_319.491).abs() < 0.001, "{equator}");
        let quarter = distance_m(at(0, 0), at(900_000_000, 0));
        assert!((quarter - 10_001_965.729).abs() < 0.001, "{quarter}");
        let across = distance_m(at(0, 1_799_999_000), at(0, -1_799_999_000));
        assert!(across < 23.0, "{across}");
    }

    #[test]
    fn the_later_fix_holds_unless_it_is_much_worse() {
        let sharp = fix(515_000_000, 0, 20, 1_000);
        let later =
            |accuracy_m, after: i64| better_or_newer(&sharp, &fix(515_000_000, 0, accuracy_m, 1_000 + after));
        assert!(later(20, 1) && later(100, 1) && later(100, 300));
        assert!(!later(101, 1) && !later(2_000, 300));
        assert!(later(2_000, 301), "after five minutes the phone may be anywhere");
        assert!(!later(5, -1) && !later(20, 0) && later(19, 0));
        // A mast 5 km away with a circle of 2 km: no longer where it was.
        assert!(better_or_newer(&sharp, &fix(515_450_000, 0, 2_000, 1_060)));
    }

    #[test]
    fn only_a_place_on_the_earth_is_a_position() {
        assert!(Position::new(at(900_000_001, 0), 5, 0, None).is_err());
        assert!(Position::new(at(0, 0), 0, 0, None).is_err());
        assert!(Position::new(at(0, 0), PRECISION_MAX_M + 1, 0, None).is_err());
        assert!(Position::new(at(0, 0), 5, 0, Some(101)).is_err());
        let good = Position::new(at(1, -2), 5, -7, Some(100)).expect("a place");
        let bytes = minicbor::to_vec(good).expect("encodes");
        assert_eq!(minicbor::decode::<Position>(&bytes).expect("decodes"), good);
        let bad = minicbor::to_vec(Position { accuracy_m: 0, ..good }).expect("encodes");
        assert!(minicbor::decode::<Position>(&bad).is_err());
    }

    #[test]
    fn every_precision_has_its_id() {
        for &precision in ToldPrecision::ALL {
            assert_eq!(ToldPrecision::from_id(precision.as_str()), Some(precision));
        }
        assert_eq!(ToldPrecision::from_id("2km"), None);
    }

    proptest! {
        #[test]
        fn two_positions_in_one_cell_look_the_same(
            middle in anywhere(),
            (lat, lon) in (-500_000_i64..500_000, -500_000_i64..500_000),
            coarse in prop::sample::select(vec![ToldPrecision::TenKm, ToldPrecision::OneKm]),
            accuracies in (1_u32..=1_000, 1_u32..=1_000),
            battery in prop::option::of(0_u8..=100),
        ) {
            let cell = coarse.cell_e7().expect("a cell");
            let inside = |degrees_e7: i32, off: i64, max: i64| {
                let middle = cell_number(degrees_e7, cell) * cell;
                i32::try_from((middle + off * cell / 1_000_000).clamp(-max, max)).expect("on the earth")
            };
            let one = Position::new(middle, accuracies.0, 3, battery).expect("a place");
            let other = at(inside(middle.lat_e7, lat, 900_000_000), inside(middle.lon_e7, lon, 1_800_000_000));
            let other = Position::new(other, accuracies.1, 3, None).expect("a place");
            let (one, other) = (told(&one, coarse).expect("told"), told(&other, coarse).expect("told"));
            prop_assert_eq!(one, other);
            prop_assert_eq!(one.coordinates(), other.coordinates());
        }

        #[test]
        fn what_is_told_is_true(place in anywhere(), accuracy_m in 1_u32..=20_000, chosen in 0_usize..4) {
            let precision = ToldPrecision::ALL[chosen];
            let position = Position::new(place, accuracy_m, 0, None).expect("a place");
            if let Some(told) = told(&position, precision) {
                prop_assert!(told.precision() <= precision);
                let written = told.coordinates();
                let (lat, lon) = written.split_once(',').expect("two numbers");
                let e7 = |text: &str| {
                    let whole: String = text.chars().filter(|c| *c != '.').collect();
                    let digits = told.precision().digits();
                    whole.parse::<i32>().expect("a number") * 10_i32.pow(7 - u32::try_from(digits).expect("few"))
                };
                let away = distance_m(place, at(e7(lat), e7(lon)));
                prop_assert!(away <= f64::from(told.within_m()), "{away} m from {written}");
            }
        }

        #[test]
        fn of_two_fixes_one_holds(one in anywhere(), other in anywhere(), accuracies in (1_u32..5_000, 1_u32..5_000),
            times in (0_i64..1_000, 0_i64..1_000)) {
            let a = Position::new(one, accuracies.0, times.0, None).expect("a place");
            let b = Position::new(other, accuracies.1, times.1, None).expect("a place");
            prop_assert!(!(better_or_newer(&a, &b) && better_or_newer(&b, &a)));
            prop_assert!(!better_or_newer(&a, &a));
        }
    }
}
