//! Orders short lists with one sorting for all of them.
//!
//! The standard library compiles its sorting anew for each kind of list, some 5 KB every time, and short lists of many
//! kinds are most of what is sorted here. What may be long, such as a record's entries, is sorted by it all the same.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A long list of plain numbers in order. It needs no room beside the list, and a tenth of the code of the library's own.
#[must_use]
pub fn sorted<T: Ord>(list: Vec<T>) -> Vec<T> {
    BinaryHeap::from(list).into_sorted_vec()
}

/// A list that is short, in whatever order it came.
pub trait ShortList<T> {
    /// Puts it in order; what `compare` calls equal stays in the order that it had.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// The same, by what `key` makes of each.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> ShortList<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut places = order(self.len(), &|one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        for place in 0..self.len() {
            // Each exchange brings one item to its place for good.
            while let Some(&to) = places.get(place).filter(|to| **to != place) {
                self.swap(place, to);
                places.swap(place, to);
            }
        }
    }
}

/// For each of `count` items the place that it belongs to.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by(|one, other| compare(*one, *other));
    let mut places = vec![0; count];
    for (to, from) in sorted.into_iter().enumerate() {
        if let Some(place) = places.get_mut(from) {
            *place = to;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_long_list_is_in_order(list: Vec<(u8, u64)>) {
            let mut by_library = list.clone();
            by_library.sort_unstable();
            prop_assert_eq!(sorted(list), by_library);
        }

        #[test]
        fn it_orders_as_the_standard_library_does(list: Vec<(u8, u16)>) {
            let (mut by_key, mut by) = (list.clone(), list.clone());
            by_key.order_by_key(|item| item.0 % 8);
            by.order_by(|one, other| other.cmp(one));
            let mut stable = list.clone();
            stable.sort_by_key(|item| item.0 % 8);
            prop_assert_eq!(by_key, stable);
            let mut falling = list;
            falling.sort_by_key(|item| Reverse(*item));
            prop_assert_eq!(by, falling);
        }
    }

    #[test]
    fn a_list_of_none_or_one_is_in_order() {
        let mut none: [u8; 0] = [];
        none.order_by_key(|item| *item);
        let mut one = ["a"];
        one.order_by_key(|item| *item);
        assert_eq!(one, ["a"]);
    }
}
