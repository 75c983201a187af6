//! What a file gives away: one kind of finding for every container.

use super::Format;
use super::coordinates::decimals;
use crate::limits;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $code:literal, $severity:ident;)*) => {
        /// What kind of thing a finding is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class { $($(#[$doc])* $class,)* }

        impl Class {
            /// All classes, what leads to a place first.
            pub const ALL: &[Class] = &[$(Class::$class,)*];

            /// The code as it is printed and looked up in the catalogue (`photo-class-<code>`).
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Class::$class => $code,)* }
            }

            /// What it means for somebody whom another person looks for.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Class::$class => Severity::$severity,)* }
            }
        }
    };
}

classes! {
    /// Where it was taken, as coordinates or as a block that is meant for them.
    Location = "location", Place;
    /// A place in words: a city, a street.
    PlaceName = "place-name", Place;
    /// A track that runs beside picture and sound: positions of a route, subtitles, time codes.
    Track = "track", Place;
    /// What lies outside of a crop or a trim and is still in the file.
    Crop = "crop", Place;
    /// A small picture with another shape than the large one: what was cut off may still be on it.
    OldThumbnail = "old-thumbnail", Place;
    /// A video inside a picture.
    Video = "video", Place;
    /// Another whole picture in the same file.
    SecondPicture = "second-picture", Place;
    /// A layer beside the picture: depth, transparency, brightness.
    Layer = "layer", Little;
    /// Height above the sea.
    Altitude = "altitude", Place;
    /// Which way the phone looked.
    Heading = "heading", Place;
    /// When.
    Time = "time", Link;
    /// In which time zone.
    Zone = "zone", Link;
    /// A name of a person.
    Owner = "owner", Link;
    /// The number of one device.
    Serial = "serial", Link;
    /// What the device is called.
    Host = "host", Link;
    /// A number that is the same in every copy.
    Identifier = "identifier", Link;
    /// The maker's own notes, which may hold a serial number.
    MakerNote = "maker-note", Link;
    /// A signed history of the picture.
    Origin = "origin", Link;
    /// Bytes that belong to no part of the picture.
    Trailer = "trailer", Link;
    /// Words: titles, comments, keywords.
    Text = "text", Link;
    /// Who built the device.
    Make = "make", Link;
    /// Which device.
    Model = "model", Link;
    /// The program that wrote it.
    Software = "software", Little;
    /// A small picture of the same shape.
    Thumbnail = "thumbnail", Little;
    /// A colour profile that names a screen, a maker or a day.
    Profile = "profile", Little;
    /// Anything else beside the picture: settings of the camera, notes of programs.
    Notes = "notes", Little;
    /// The file's name tells a day.
    FileName = "file-name", Link;
}

/// What a finding means for somebody whom another person looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It leads to a place where she was, or shows more of it than she meant to.
    Place,
    /// It links the file to her, to a day or to her phone.
    Link,
    /// It says little by itself.
    Little,
}

impl Severity {
    /// The code as it is printed and looked up in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Place => "place",
            Severity::Link => "link",
            Severity::Little => "little",
        }
    }
}

/// A place on the earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Degrees to the north, -90 to 90.
    pub lat: f64,
    /// Degrees to the east, -180 to 180.
    pub lon: f64,
}

impl Position {
    /// A position on the earth; anything else is none.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Position { lat, lon })
    }

    /// Both numbers with so many places behind the point.
    #[must_use]
    pub fn text(self, places: u32) -> String {
        format!("{}, {}", decimals(self.lat, places), decimals(self.lon, places))
    }
}

/// One thing that a file gives away.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Of what kind.
    pub class: Class,
    /// The name of the field in its own format: `GPSLatitude`, `Model`, `loci`.
    pub key: String,
    /// The position, where it is one.
    pub position: Option<Position>,
    /// Its radius in metres, where the file says so.
    pub accuracy_m: Option<u32>,
    /// What stands there, as text; empty where it is no text. At most [`limits::PHOTO_VALUE_MAX_BYTES`].
    pub value: String,
    /// The place in the file: the names of the parts from the outside in.
    pub place: String,
}

/// What a file gives away.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What kind of file it is.
    pub format: Format,
    /// What was found, in the order of the file; at most [`limits::PHOTO_FINDINGS_MAX`].
    pub findings: Vec<Finding>,
    /// A part of the file can't be read: what stands there is not known.
    pub damaged: bool,
    /// Width and height in pixels, where they are known, as they are stored.
    pub size: Option<(u32, u32)>,
    /// Whether it is shown turned by a quarter, where the file says so.
    pub(super) turned: Option<bool>,
    /// Where the walk is.
    path: Vec<String>,
}

impl Report {
    pub(super) fn new(format: Format) -> Self {
        Report { format, findings: Vec::new(), damaged: false, size: None, turned: None, path: Vec::new() }
    }

    /// Does `work` inside a part of the file.
    pub(super) fn within<T>(&mut self, part: &str, work: impl FnOnce(&mut Report) -> T) -> T {
        self.enter(part);
        let done = work(self);
        self.leave();
        done
    }

    pub(super) fn enter(&mut self, part: &str) {
        self.path.push(part.to_owned());
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// How many parts the walk is inside of.
    pub(super) fn depth(&self) -> usize {
        self.path.len()
    }

    /// Adds a finding at the place where the walk is. Beyond the limit only a class that is not there yet is added.
    pub(super) fn add(&mut self, class: Class, key: &str, value: impl Into<String>) {
        self.push(class, key, value.into(), None, None);
    }

    /// Adds a position.
    pub(super) fn add_position(&mut self, key: &str, position: Position, accuracy_m: Option<u32>) {
        let value = position.text(6);
        self.push(Class::Location, key, value, Some(position), accuracy_m);
    }

    fn push(
        &mut self,
        class: Class,
        key: &str,
        value: String,
        position: Option<Position>,
        accuracy_m: Option<u32>,
    ) {
        if self.findings.len() >= limits::PHOTO_FINDINGS_MAX && self.has(class) {
            return;
        }
        let place = self.path.join("/");
        self.findings.push(Finding { class, key: key.to_owned(), position, accuracy_m, value, place });
    }

    /// Adds text, where there is some.
    pub(super) fn add_text(&mut self, class: Class, key: &str, bytes: &[u8]) {
        let text = super::bytes::text(bytes);
        if !text.is_empty() {
            self.add(class, key, text);
        }
    }

    /// Whether anything of this class was found.
    #[must_use]
    pub fn has(&self, class: Class) -> bool {
        self.findings.iter().any(|finding| finding.class == class)
    }

    /// Width and height as it is shown.
    #[must_use]
    pub fn shown_size(&self) -> Option<(u32, u32)> {
        self.size
            .map(|(width, height)| if self.turned == Some(true) { (height, width) } else { (width, height) })
    }

    /// The position that counts: the first in the file. Zero and zero is what devices write that know none.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let mut positions = self.findings.iter().filter_map(|finding| finding.position);
        positions.find(|position| position.lat != 0.0 || position.lon != 0.0)
    }

    /// When it was taken by the clock of the device, as `2021-02-03 04:05`: what Exif calls the original time, or what a film
    /// says of itself. A day on which it was only written or changed is none.
    #[must_use]
    pub fn taken_at(&self) -> Option<String> {
        const KEYS: &[&str] = &["DateTimeOriginal", "exif:DateTimeOriginal", "creationdate", "CreateDate"];
        let of = |key: &&str| {
            let mut same = self.findings.iter().filter(|one| one.class == Class::Time && one.key == **key);
            same.find_map(|one| minute(&one.value))
        };
        KEYS.iter().find_map(of)
    }

    /// What was found, each class once, what leads to a place first.
    #[must_use]
    pub fn classes(&self) -> Vec<Class> {
        Class::ALL.iter().copied().filter(|class| self.has(*class)).collect()
    }

    /// A small picture that was found: one of another shape shows what was cut off.
    pub(super) fn add_thumbnail(&mut self, key: &str, small: Option<(u32, u32)>) {
        let (Some((width, height)), Some(large)) = (small, self.size) else {
            return self.add(Class::Thumbnail, key, small.map_or(String::new(), |(w, h)| format!("{w}x{h}")));
        };
        let value = format!("{width}x{height}, picture {}x{}", large.0, large.1);
        let class = if same_shape((width, height), large) { Class::Thumbnail } else { Class::OldThumbnail };
        self.add(class, key, value);
    }
}

/// A day and a minute out of `2021:02:03 04:05:06`, with whatever signs between the numbers.
fn minute(value: &str) -> Option<String> {
    let mut parts = value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (hour, minute) = (parts.next()?, parts.next()?);
    let whole = year.len() == 4 && [month, day, hour, minute].iter().all(|part| part.len() == 2);
    (whole && year != "0000").then(|| format!("{year}-{month}-{day} {hour}:{minute}"))
}

/// Whether two pictures have one shape, turned or not. Small pictures are rounded to whole pixels, so one pixel more or
/// less on each side is no difference, and neither is a twentieth.
fn same_shape(small: (u32, u32), large: (u32, u32)) -> bool {
    let fits = |small: (u32, u32)| {
        let ratio = |width: f64, height: f64| if height > 0.0 { width / height } else { 0.0 };
        let (width, height) = (f64::from(small.0), f64::from(small.1));
        let wanted = ratio(f64::from(large.0), f64::from(large.1));
        let low = ratio(width - 1.0, height + 1.0).min(ratio(width, height) * 0.97);
        let high = ratio(width + 1.0, height - 1.0).max(ratio(width, height) * 1.03);
        (low..=high).contains(&wanted)
    };
    fits(small) || fits((small.1, small.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct() {
        let codes: std::collections::BTreeSet<_> = Class::ALL.iter().map(|class| class.as_str()).collect();
        assert_eq!(codes.len(), Class::ALL.len());
    }

    #[test]
    fn a_shape_is_the_same_rounded_and_turned_and_another_when_cropped() {
        assert!(same_shape((160, 120), (4000, 3000)));
        assert!(same_shape((120, 160), (4000, 3000)));
        assert!(same_shape((160, 107), (3888, 2592)));
        assert!(!same_shape((160, 120), (96, 64)));
        assert!(!same_shape((160, 120), (1000, 1000)));
    }

    #[test]
    fn when_it_was_taken_is_not_when_it_was_changed() {
        let mut report = Report::new(Format::Jpeg);
        report.add(Class::Time, "ModifyDate", "2022:01:01 00:00:00");
        assert_eq!(report.taken_at(), None);
        report.add(Class::Time, "DateTimeOriginal", "0000:00:00 00:00:00");
        report.add(Class::Time, "creationdate", "2021-02-03T04:05:06+0000");
        assert_eq!(report.taken_at().as_deref(), Some("2021-02-03 04:05"));
    }

    #[test]
    fn what_is_not_on_the_earth_is_no_position() {
        assert!(Position::new(90.1, 0.0).is_none() && Position::new(0.0, f64::NAN).is_none());
        assert!(Position::new(-90.0, 180.0).is_some());
    }

    #[test]
    fn a_flood_of_findings_ends_and_loses_no_class() {
        let mut report = Report::new(Format::Jpeg);
        for _ in 0..limits::PHOTO_FINDINGS_MAX * 2 {
            report.add(Class::Text, "Comment", "words");
        }
        report.add(Class::Owner, "Artist", "a name");
        assert_eq!(report.findings.len(), limits::PHOTO_FINDINGS_MAX + 1);
        assert!(report.has(Class::Owner));
    }
}
