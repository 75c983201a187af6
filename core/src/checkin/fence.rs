//! The circle around where she is going. Being inside asks whether she has arrived; it never closes a check-in.

use minicbor::{Decode, Encode};

use super::position::{Position, distance_m};
use crate::error::{Error, Refusal, Result};
use crate::fields::Coordinates;
use crate::limits;

/// A circle on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode)]
#[cbor(array)]
pub struct Fence {
    /// Its middle.
    #[n(0)]
    centre: Coordinates,
    /// Its radius in metres.
    #[n(1)]
    radius_m: u32,
}

impl Fence {
    /// A circle around a place on the earth, its radius within [`limits::FENCE_RADIUS_RANGE_M`].
    pub fn new(centre: Coordinates, radius_m: u32) -> Result<Self> {
        centre.check("place_at")?;
        if limits::FENCE_RADIUS_RANGE_M.contains(&radius_m) {
            Ok(Fence { centre, radius_m })
        } else {
            Err(Error::invalid("radius", Refusal::OutOfRange))
        }
    }

    /// The middle of the circle.
    #[must_use]
    pub fn centre(&self) -> Coordinates {
        self.centre
    }

    /// Its radius in metres.
    #[must_use]
    pub fn radius_m(&self) -> u32 {
        self.radius_m
    }

    /// Whether the phone is inside with enough accuracy: the whole circle of the position lies in the fence.
    ///
    /// Asking too early, in the next street, teaches her to answer without looking; asking a little later, or not at
    /// all with a poor fix, costs nothing, since the deadline stands either way. So a position that may lie outside
    /// does not count, and one whose circle is wider than the fence never does.
    #[must_use]
    pub fn inside(&self, position: &Position) -> bool {
        distance_m(self.centre, position.at()) + f64::from(position.accuracy_m()) <= f64::from(self.radius_m)
    }
}

impl<'b, C> Decode<'b, C> for Fence {
    fn decode(d: &mut minicbor::Decoder<'b>, c: &mut C) -> Result<Self, minicbor::decode::Error> {
        #[derive(Decode)]
        #[cbor(array)]
        struct Stored {
            #[n(0)]
            centre: Coordinates,
            #[n(1)]
            radius_m: u32,
        }
        let stored = Stored::decode(d, c)?;
        Fence::new(stored.centre, stored.radius_m)
            .map_err(|_| minicbor::decode::Error::message("fence out of range"))
    }
}

#[cfg(test)]
mod tests {
    use geo::{Destination, Geodesic, Point};
    use proptest::prelude::*;

    use super::*;

    const HOME: Coordinates = Coordinates { lat_e7: 526_369_000, lon_e7: -11_398_000 };

    /// A point `metres` from `centre`, seen in the direction `bearing`.
    #[allow(clippy::cast_possible_truncation, reason = "degrees in ten-millionths fit")]
    fn away(centre: Coordinates, bearing: f64, metres: f64) -> Coordinates {
        let from = Point::new(f64::from(centre.lon_e7) / 1e7, f64::from(centre.lat_e7) / 1e7);
        let to = Geodesic.destination(from, bearing, metres);
        Coordinates { lat_e7: (to.y() * 1e7).round() as i32, lon_e7: (to.x() * 1e7).round() as i32 }
    }

    #[test]
    fn the_whole_circle_of_the_position_has_to_fit() {
        let fence = Fence::new(HOME, 150).expect("a fence");
        let inside = |metres: f64, accuracy_m| {
            fence.inside(&Position::new(away(HOME, 70.0, metres), accuracy_m, 0, None).expect("a place"))
        };
        assert!(inside(0.0, 150) && inside(100.0, 49) && inside(148.0, 1));
        assert!(!inside(0.0, 151) && !inside(100.0, 51) && !inside(150.5, 1));
    }

    #[test]
    fn a_fence_is_neither_a_doorway_nor_a_county() {
        for radius_m in [0, 99, 50_001, u32::MAX] {
            assert!(Fence::new(HOME, radius_m).is_err(), "{radius_m}");
        }
        assert!(Fence::new(Coordinates { lat_e7: 900_000_001, lon_e7: 0 }, 200).is_err());
        let fence = Fence::new(HOME, 100).expect("a fence");
        let bytes = minicbor::to_vec(fence).expect("encodes");
        assert_eq!(minicbor::decode::<Fence>(&bytes).expect("decodes"), fence);
        let narrow = minicbor::to_vec(Fence { radius_m: 99, ..fence }).expect("encodes");
        assert!(minicbor::decode::<Fence>(&narrow).is_err());
    }

    proptest! {
        #[test]
        fn inside_means_that_no_point_of_the_circle_is_outside(
            lat in -890_000_000_i32..890_000_000, lon in -1_800_000_000_i32..=1_800_000_000,
            radius_m in 100_u32..5_000, part in 0.0_f64..1.3, bearing in 0.0_f64..360.0,
            accuracy_m in 1_u32..2_000, towards in 0.0_f64..360.0,
        ) {
            let centre = Coordinates { lat_e7: lat, lon_e7: lon };
            let fence = Fence::new(centre, radius_m).expect("a fence");
            let seen = away(centre, bearing, f64::from(radius_m) * part);
            let position = Position::new(seen, accuracy_m, 0, None).expect("a place");
            if fence.inside(&position) {
                let really = away(seen, towards, f64::from(accuracy_m));
                prop_assert!(distance_m(centre, really) <= f64::from(radius_m) + 0.1);
                let sharper = Position::new(seen, 1, 0, None).expect("a place");
                prop_assert!(fence.inside(&sharper), "a sharper view of the same place counts too");
            } else if accuracy_m < radius_m {
                let middle = Position::new(centre, accuracy_m, 0, None).expect("a place");
                prop_assert!(fence.inside(&middle), "the middle counts with that accuracy");
            }
        }
    }
}
