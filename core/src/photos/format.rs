//! Which format a file has, by its first bytes; its name is not asked.

use super::bytes::{part, place64};
use super::source::Source;
use super::{png, tiff};
use crate::error::Result;

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $ending:literal;)*) => {
        /// A format of pictures or films.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format { $($(#[$doc])* $name,)* }

        impl Format {
            /// All formats.
            pub const ALL: &[Format] = &[$(Format::$name,)*];

            /// Its name as it is printed: the usual one, in capitals.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Format::$name => $code,)* }
            }

            /// How names of such files end.
            #[must_use]
            pub fn ending(self) -> &'static str {
                match self { $(Format::$name => $ending,)* }
            }
        }
    };
}

formats! {
    /// JPEG.
    Jpeg = "JPEG", "jpg";
    /// PNG, with APNG.
    Png = "PNG", "png";
    /// WebP.
    WebP = "WEBP", "webp";
    /// GIF.
    Gif = "GIF", "gif";
    /// TIFF and BigTIFF.
    Tiff = "TIFF", "tif";
    /// DNG.
    Dng = "DNG", "dng";
    /// HEIC: HEIF with HEVC inside.
    Heic = "HEIC", "heic";
    /// HEIF with something else inside.
    Heif = "HEIF", "heif";
    /// AVIF, also as a sequence.
    Avif = "AVIF", "avif";
    /// MP4.
    Mp4 = "MP4", "mp4";
    /// QuickTime.
    Mov = "MOV", "mov";
    /// 3GP.
    ThreeGp = "3GP", "3gp";
    /// M4V.
    M4v = "M4V", "m4v";
}

impl Format {
    /// The format of a file, where it is a known one.
    pub fn of(source: &mut dyn Source) -> Result<Option<Self>> {
        let count = place64(source.length()).min(32);
        Ok(source.read_part(0, count)?.and_then(|front| Self::by_front(&front)))
    }

    /// The format by the first bytes: sixteen are enough, thirty-two are better.
    #[must_use]
    pub fn by_front(front: &[u8]) -> Option<Self> {
        if front.starts_with(b"\xff\xd8\xff") {
            return Some(Format::Jpeg);
        }
        if front.starts_with(png::SIGNATURE) {
            return Some(Format::Png);
        }
        if front.starts_with(b"GIF87a") || front.starts_with(b"GIF89a") {
            return Some(Format::Gif);
        }
        if front.starts_with(b"RIFF") && part(front, 8, 4) == Some(b"WEBP") {
            return Some(Format::WebP);
        }
        if tiff::Tiff::new(front).is_some() {
            return Some(Format::Tiff);
        }
        match part(front, 4, 4)? {
            b"ftyp" => Some(Self::by_brand(part(front, 8, 4)?, front)),
            b"moov" | b"mdat" | b"wide" | b"pnot" => Some(Format::Mov),
            b"free" | b"skip" if part(front, 0, 2) == Some(&[0, 0]) => Some(Format::Mov),
            _ => None,
        }
    }

    fn by_brand(brand: &[u8], front: &[u8]) -> Self {
        match brand {
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"hevm" | b"hevs" => Format::Heic,
            b"avif" | b"avis" => Format::Avif,
            b"mif1" | b"msf1" | b"miaf" | b"mif2" | b"mif3" => {
                let others = front.get(16..).unwrap_or_default();
                let has = |brand: &[u8]| others.chunks_exact(4).any(|other| other == brand);
                if has(b"avif") {
                    Format::Avif
                } else if has(b"heic") {
                    Format::Heic
                } else {
                    Format::Heif
                }
            }
            b"qt  " => Format::Mov,
            b"M4V " | b"M4VH" | b"M4VP" => Format::M4v,
            [b'3', b'g', ..] => Format::ThreeGp,
            _ => Format::Mp4,
        }
    }

    /// Whether it is made of boxes, of which only the index is read into memory.
    #[must_use]
    pub fn is_boxes(self) -> bool {
        self >= Format::Heic
    }

    /// Whether it moves.
    #[must_use]
    pub fn is_film(self) -> bool {
        self >= Format::Mp4
    }
}
