//! Rows about what a scan finds.

use super::{
    decoders::Pictures,
    exiftool::Tag,
    looked::Looked,
    oracles::Oracles,
    places::{Kind, places, tells_a_place},
    table::Row,
};

/// All of them.
pub(super) fn rows(
    looked: &[Looked],
    pictures: &mut Pictures<'_>,
    oracles: &Oracles,
) -> Result<Vec<Row>, String> {
    let mut rows = positions(looked);
    rows.push(any_place(looked));
    rows.extend(names(looked));
    rows.extend(thumbnails(looked, pictures)?);
    rows.extend(parts(looked));
    rows.push(false_places(looked, oracles));
    Ok(rows)
}

/// S1 and S2: every position, with its value.
fn positions(looked: &[Looked]) -> Vec<Row> {
    let row = |id, what, kinds: &[Kind]| {
        let mut row = Row::share(id, what, 1.0);
        for one in looked {
            let wanted: Vec<_> =
                places(&one.truth).into_iter().filter(|place| kinds.contains(&place.kind)).collect();
            let found: Vec<_> = one.scanned.findings.iter().filter_map(|finding| finding.position).collect();
            let missed = wanted.iter().find(|place| !found.iter().any(|position| place.is(*position)));
            if !wanted.is_empty() {
                row.count(
                    one.column,
                    missed.map(|place| one.named(&format!("{:?}, found {found:?}", place.at))),
                );
            }
        }
        row
    };
    vec![
        row("S1", "Exif GPS with its value", &[Kind::Exif]),
        row("S2", "GPS of XMP and films with its value", &[Kind::Xmp, Kind::Film]),
    ]
}

/// S3: a place in whatever form.
fn any_place(looked: &[Looked]) -> Row {
    let mut row = Row::share("S3", "any place reported", 0.98);
    for one in looked.iter().filter(|one| tells_a_place(&one.truth)) {
        let told = one.scanned.has(&["location", "place-name", "track"]);
        row.count(one.column, (!told).then(|| one.named("no place is reported")));
    }
    row
}

/// S4: make, model and serial number, with their values.
fn names(looked: &[Looked]) -> Vec<Row> {
    type Wanted = &'static [(&'static str, &'static str)];
    let row = |what, at_least, wanted: Wanted, keys: &[&str]| {
        let mut row = Row::share("S4", what, at_least);
        for one in looked {
            let texts =
                wanted.iter().filter_map(|(group, name)| one.truth.main(group, name)).filter_map(Tag::text);
            for text in texts.filter(|text| !text.is_empty()) {
                let same =
                    one.scanned.findings.iter().any(|finding| {
                        keys.contains(&finding.key.as_str()) && is_same(&finding.value, &text)
                    });
                row.count(one.column, (!same).then(|| one.named(&text)));
            }
        }
        row
    };
    vec![
        row("make", 0.995, &[("IFD0", "Make")], &["Make"]),
        row("model", 0.995, &[("IFD0", "Model")], &["Model"]),
        row(
            "serial number",
            1.0,
            &[("ExifIFD", "SerialNumber"), ("IFD0", "SerialNumber")],
            &["BodySerialNumber", "CameraSerialNumber", "SerialNumber"],
        ),
    ]
}

/// Whether two texts are one, spaces at their ends apart. ExifTool prints text that looks like a number as one, and neither
/// side prints letters that are none.
fn is_same(found: &str, truth: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_graphic).collect::<String>();
    let number = |text: &str| text.trim().parse::<f64>().ok().map(f64::to_bits);
    let (found_plain, truth_plain) = (plain(found), plain(truth));
    found_plain == truth_plain
        || (found_plain.len() > 150 && truth_plain.starts_with(&found_plain))
        || number(found).is_some_and(|bits| number(truth) == Some(bits))
        || are_the_same_numbers(found, truth)
}

/// Where numbers stand instead of text, each side prints as many digits as it likes.
fn are_the_same_numbers(found: &str, truth: &str) -> bool {
    let numbers = |text: &str| text.split_whitespace().map(str::parse::<f64>).collect::<Result<Vec<_>, _>>();
    let (Ok(found), Ok(truth)) = (numbers(found), numbers(truth)) else { return false };
    // The largest number there is, rounded to fewer digits, is beyond it.
    let nearly = |one: f64, other: f64| {
        (one.clamp(f64::MIN, f64::MAX) / other.clamp(f64::MIN, f64::MAX) - 1.0).abs() < 1e-14
    };
    let same = |(one, other): (&f64, &f64)| {
        one.to_bits() == other.to_bits() || (one.is_nan() && other.is_nan()) || nearly(*one, *other)
    };
    found.len() > 1 && found.len() == truth.len() && found.iter().zip(&truth).all(same)
}

/// S5: small pictures, and whether their shape is another one than that of the large picture.
fn thumbnails(looked: &[Looked], pictures: &mut Pictures<'_>) -> Result<Vec<Row>, String> {
    let mut found = Row::share("S5", "small pictures reported", 0.995);
    let mut shapes = Row::share("S5", "another shape of them said", 0.995);
    for one in looked {
        let number = |name: &str| one.truth.main("IFD1", name)?.value.as_u64();
        let Some((at, length)) = number("ThumbnailOffset").zip(number("ThumbnailLength")) else { continue };
        // A page in the old way of packing names its tables by the same two tags, and its strips beside them.
        if length == 0 || one.truth.main("IFD1", "StripOffsets").is_some() {
            continue;
        }
        let told = one.scanned.has(&["thumbnail", "old-thumbnail"]);
        found.count(one.column, (!told).then(|| one.named(&format!("{length} bytes"))));
        let large = size_of(one);
        let Some((small, large)) = pictures.size(&one.picture.path, at, length)?.zip(large) else { continue };
        let Some(other) = is_other_shape(small, large) else { continue };
        let right = one.scanned.has(&["old-thumbnail"]) == other;
        shapes.count(one.column, (!right).then(|| one.named(&format!("{small:?} beside {large:?}"))));
    }
    Ok(vec![found, shapes])
}

/// Width and height as ExifTool prints them, `4000 3000`.
fn size_of(one: &Looked) -> Option<(f64, f64)> {
    let text = one.truth.main("Composite", "ImageSize")?.text()?;
    let (width, height) = text.split_once([' ', 'x'])?;
    width.parse().ok().zip(height.parse().ok())
}

/// Whether the shapes differ; nothing where that is a question of rounding, which each may answer as it likes.
fn is_other_shape(small: (f64, f64), large: (f64, f64)) -> Option<bool> {
    let apart = |one: (f64, f64), other: (f64, f64)| ((one.0 / one.1) / (other.0 / other.1)).ln().abs();
    let apart = apart(small, large).min(apart(small, (large.1, large.0)));
    let rounding = 2.0 / small.0.min(small.1);
    if apart < 0.02 { Some(false) } else { (apart > 0.06 + rounding).then_some(true) }
}

/// S6: what else has to be said that it is there.
fn parts(looked: &[Looked]) -> Vec<Row> {
    let row = |what, at_least, there: &dyn Fn(&Looked) -> bool, classes: &[&str]| {
        let mut row = Row::share("S6", what, at_least);
        for one in looked.iter().filter(|one| there(one)) {
            let told = one.scanned.has(classes);
            row.count(one.column, (!told).then(|| one.named(&format!("none of {}", classes.join(", ")))));
        }
        row
    };
    let group = |one: &Looked, front: &str| one.truth.0.iter().any(|tag| tag.group.starts_with(front));
    let on = |tag: &Tag| tag.number().is_some_and(|number| number > 0.0);
    vec![
        row(
            "signed history",
            1.0,
            &|one| group(one, "JUMBF") || group(one, "CBOR") || warns(one, "JUMBF"),
            &["origin"],
        ),
        row(
            "video inside a picture",
            1.0,
            &|one| ["MotionPhoto", "MicroVideo"].iter().any(|name| one.truth.named(name, |_| true).any(on)),
            &["video"],
        ),
        row(
            "number that links picture and video",
            1.0,
            &|one| one.truth.named("ContentIdentifier", |_| true).next().is_some(),
            &["identifier", "maker-note"],
        ),
        row("maker's note with a serial number", 0.97, &has_serial_of_maker, &["maker-note"]),
        row("further pictures", 1.0, &|one| group(one, "MPImage2"), &["second-picture"]),
        row("bytes behind the end", 1.0, &|one| warns(one, "Trailer") || group(one, "AFCP"), &["trailer"]),
        row("tracks beside picture and sound", 1.0, &has_other_track, &["track"]),
    ]
}

fn warns(one: &Looked, about: &str) -> bool {
    let mut warnings = one.truth.named("Warning", |group| group == "ExifTool");
    warnings.any(|tag| tag.text().is_some_and(|text| text.contains(about)))
}

/// Groups whose serial numbers stand in fields of their own and not in a maker's note.
const NO_MAKER: &[&str] =
    &["IFD", "ExifIFD", "XMP", "Keys", "UserData", "ItemList", "Composite", "FLIR", "QuickTime"];

fn has_serial_of_maker(one: &Looked) -> bool {
    one.truth.0.iter().any(|tag| {
        tag.document.is_empty()
            && tag.name.contains("SerialNumber")
            && !NO_MAKER.iter().any(|front| tag.group.starts_with(front))
            && tag.text().is_some_and(|text| !text.trim_matches('0').is_empty())
    })
}

fn has_other_track(one: &Looked) -> bool {
    let tracks = one.truth.named("HandlerType", |group| group.starts_with("Track"));
    let known = ["vide", "soun", "auxv", "pict", "alis", "url "];
    tracks.filter_map(Tag::text).any(|text| !text.is_empty() && !known.contains(&text.as_str()))
}

/// S7: positions that nobody else finds.
fn false_places(looked: &[Looked], oracles: &Oracles) -> Row {
    let mut row = Row::share("S7", "no place that nobody else finds", 1.0);
    for (index, one) in looked.iter().enumerate() {
        let reported = one.scanned.findings.iter().find_map(|finding| finding.position);
        let alone = reported.filter(|_| places(&one.truth).is_empty());
        let wrong = alone.filter(|_| !oracles.find_a_place(index));
        row.count(one.column, wrong.map(|position| one.named(&format!("{position:?}"))));
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_with_spaces_and_as_numbers() {
        assert!(is_same("Canon ", "Canon") && is_same("0123", "123") && is_same("a\u{fffd}b", "ab"));
        assert!(!is_same("Canon", "Canon EOS") && !is_same("", "0"));
        assert!(is_same("-1.7976931348623157e308 NaN inf", "-1.79769313486232e+308 NaN Inf"));
        assert!(!is_same("1 2", "1 3") && !is_same("1 2", "1 2 3"));
    }

    #[test]
    fn shapes_differ_where_rounding_does_not_explain_it() {
        assert_eq!(is_other_shape((160.0, 120.0), (4000.0, 3000.0)), Some(false));
        assert_eq!(is_other_shape((120.0, 160.0), (4000.0, 3000.0)), Some(false));
        assert_eq!(is_other_shape((160.0, 120.0), (96.0, 64.0)), Some(true));
        assert_eq!(is_other_shape((160.0, 120.0), (160.0, 115.0)), None);
    }
}
