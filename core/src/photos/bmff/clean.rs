//! A clean film or still picture: the index rewritten at its old length, the samples that it needs where they were, and zeros
//! everywhere else. What stands behind the last part that is kept is left out.

use super::boxes::{self, Outer};
use super::{movie_clean, still_clean};
use crate::error::Result;
use crate::limits;
use crate::photos::bytes::place64;
use crate::photos::plan::{Kept, Plan};
use crate::photos::refusal::{NotCleaned, Refused};
use crate::photos::source::Source;

/// The copy of a film or a still picture.
pub(in crate::photos) fn clean(source: &mut dyn Source) -> Result<Plan, NotCleaned> {
    let (outer, _) = boxes::outer(source)?;
    if outer.len() >= limits::PHOTO_BOXES_MAX {
        return Err(Refused::TooMany.into());
    }
    if outer.iter().any(|one| matches!(&one.kind, b"moof" | b"sidx" | b"styp")) {
        return Err(Refused::Fragmented.into());
    }
    let mut kept = Kept::default();
    let mut indexes: Vec<(usize, Vec<u8>)> = Vec::new();
    let still = still_index(source, &outer)?;
    let mut movies = 0_usize;
    for (number, one) in outer.iter().enumerate() {
        let is_movie = &one.kind == b"moov";
        if !is_movie && still != Some(number) {
            continue;
        }
        if one.cut {
            return Err(Refused::Damaged.into());
        }
        let mut body = one.body(source)?.ok_or(Refused::TooLarge)?;
        let needed = if is_movie {
            movies = movies.saturating_add(1);
            movie_clean::clean(&mut body)?
        } else {
            let (clean, needed) = still_clean::clean(&body, source.length())?;
            body = clean;
            needed
        };
        keep(&mut kept, &outer, needed)?;
        indexes.push((number, body));
    }
    match (movies, still) {
        (0, None) => return Err(Refused::NoPicture.into()),
        (0 | 1, _) => {}
        _ => return Err(Refused::Damaged.into()),
    }
    kept.settle();
    Ok(plan(source, &outer, &kept, &indexes)?)
}

/// The `meta` that is an index of pictures. A film has one of texts in the same place.
fn still_index(source: &mut dyn Source, outer: &[Outer]) -> Result<Option<usize>> {
    for (number, one) in outer.iter().enumerate().filter(|(_, one)| &one.kind == b"meta") {
        let body = one.body(source)?.unwrap_or_default();
        let boxes = crate::photos::bytes::rest(&body, boxes::meta_begin(&body));
        if boxes::first(boxes, b"iinf").is_some() {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// A range of the file that the picture or the sound needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needed {
    /// Where it begins.
    pub(super) from: u64,
    /// Where it ends.
    pub(super) to: u64,
    /// It is not known exactly where it ends: no later than `to`, and no later than the box that it lies in.
    pub(super) loose: bool,
}

/// Keeps the ranges, each of which lies in one box of samples. Anywhere else it would be zeroed, or was never there.
fn keep(kept: &mut Kept, outer: &[Outer], needed: Vec<Needed>) -> Result<(), Refused> {
    let samples: Vec<&Outer> = outer.iter().filter(|one| matches!(&one.kind, b"mdat" | b"imda")).collect();
    for Needed { from, to, loose } in needed {
        if from == to {
            continue;
        }
        let inside =
            samples.iter().find(|one| one.body_at() <= from && from < one.end).ok_or(Refused::OutOfPlace)?;
        let end = if loose { to.min(inside.end) } else { to };
        if end > inside.end {
            return Err(Refused::OutOfPlace);
        }
        kept.keep(from, end);
        if kept.count() > limits::PHOTO_SAMPLES_MAX {
            return Err(Refused::TooMany);
        }
    }
    Ok(())
}

fn plan(source: &mut dyn Source, outer: &[Outer], kept: &Kept, indexes: &[(usize, Vec<u8>)]) -> Result<Plan> {
    let mut plan = Plan::default();
    let stays = |number: usize, one: &Outer| {
        matches!(&one.kind, b"ftyp" | b"mdat" | b"imda") || indexes.iter().any(|(index, _)| *index == number)
    };
    let last = outer.iter().enumerate().rposition(|(number, one)| stays(number, one)).unwrap_or(0);
    for (number, one) in outer.iter().enumerate().take(last.saturating_add(1)) {
        let index = indexes.iter().find(|(index, _)| *index == number);
        if let Some((_, body)) = index {
            plan.copy(one.at, one.head);
            plan.new_bytes(body);
        } else if &one.kind == b"ftyp" {
            plan.copy(one.at, one.end.saturating_sub(one.at));
        } else if stays(number, one) {
            plan.copy(one.at, one.head);
            kept.masked(&mut plan, one.body_at(), one.end);
        } else {
            let mut head = source.read_part(one.at, place64(one.head))?.unwrap_or_default();
            crate::photos::bytes::put(&mut head, 4, b"free");
            plan.new_bytes(&head);
            plan.zeros(one.body_length());
        }
    }
    Ok(plan)
}
