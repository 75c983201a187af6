//! C4 and C5: what a copy shows and sounds like, by decoders that are not ours.

use super::{
    decoders::{Compared, Pictures, packets},
    looked::Looked,
    table::Row,
};
use crate::context::Context;

/// All of them.
pub(super) fn rows(
    context: &Context,
    looked: &[Looked],
    pictures: &mut Pictures<'_>,
) -> Result<Vec<Row>, String> {
    let mut shown = Row::share("C4", "the same pictures, the same packets", 1.0);
    let mut colours = Row::share("C5", "the same colours", 1.0);
    let mut undecodable = 0_usize;
    for one in looked {
        let Some(copy) = &one.cleaned.copy else { continue };
        if one.column.is_film() {
            match film(context, one)? {
                None => undecodable += 1,
                Some(Film::Same) => shown.count(one.column, None),
                Some(Film::WithoutCover) => {
                    shown.count(one.column, None);
                    shown.note(one.named(
                        "its cover is gone on purpose, since one may show what a cut left out; all other packets are the \
                         same",
                    ));
                }
                Some(Film::Other(why)) => shown.count(one.column, Some(one.named(&why))),
            }
            continue;
        }
        let compared = pictures.compare(&one.picture.path, copy)?;
        if compared.decodes {
            shown.count(one.column, (!compared.same).then(|| one.named(&compared.why)));
        } else {
            undecodable += 1;
        }
        count_colours(&mut colours, one, &compared);
    }
    shown.note(format!("{undecodable} originals decode in no decoder here, and show nothing"));
    Ok(vec![shown, colours, orientation(looked)])
}

/// A profile stays byte for byte, or gives the same colours without what it says of a screen or a day.
fn count_colours(row: &mut Row, one: &Looked, compared: &Compared) {
    match compared.colours.as_str() {
        "none" => {}
        "equal" | "same" => row.count(one.column, None),
        // Nobody can apply it, so that no colour can change.
        "unusable" => row.note(one.named("its profile can be applied by nobody")),
        wrong => row.count(one.column, Some(one.named(wrong))),
    }
}

/// What became of the packets of a film.
enum Film {
    Same,
    /// All but the picture that stands for the film in a list.
    WithoutCover,
    Other(String),
}

/// Nothing where ffmpeg finds no packets in the original.
fn film(context: &Context, one: &Looked) -> Result<Option<Film>, String> {
    let Some(copy) = &one.cleaned.copy else { return Ok(None) };
    let Some(wanted) = packets(context, &one.picture.path, "v")? else { return Ok(None) };
    let found = packets(context, copy, "v")?;
    if found.as_ref() == Some(&wanted) {
        return Ok(Some(Film::Same));
    }
    let without_cover = packets(context, &one.picture.path, "V")?;
    if without_cover.is_some() && without_cover == found {
        return Ok(Some(Film::WithoutCover));
    }
    Ok(Some(Film::Other(format!("{:?} against {:?}", wanted.trim(), found.as_deref().map(str::trim)))))
}

/// C5: a picture that is turned by a tag is turned in the copy. In pictures made of boxes pixels show it.
fn orientation(looked: &[Looked]) -> Row {
    let mut row = Row::share("C5", "turned by a tag, and still turned", 1.0);
    for one in looked.iter().filter(|one| !one.picture.hostile && one.column.name() != "HEIF") {
        let Some(left) = &one.left else { continue };
        let of = |tags: &super::exiftool::Tags| {
            tags.main("IFD0", "Orientation")?.value.as_u64().filter(|turn| (2..=8).contains(turn))
        };
        if let Some(wanted) = of(&one.truth) {
            let found = of(left);
            row.count(
                one.column,
                (found != Some(wanted)).then(|| one.named(&format!("{wanted}, found {found:?}"))),
            );
        }
    }
    row
}
