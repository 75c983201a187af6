//! What a file is, by its name or its first bytes, and what kind of proof that makes it until she says otherwise.

use crate::vocabulary::Term;

/// Bytes from the beginning of a file by which it is recognised.
pub const FRONT_BYTES: usize = 16;
/// The media type of a file that nothing is known about.
pub const UNKNOWN: &str = "application/octet-stream";

/// Media types by extension. What is not here is recognised by its first bytes, or is bytes.
const BY_EXTENSION: [(&str, &str); 40] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
    ("avif", "image/avif"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("mkv", "video/x-matroska"),
    ("3gp", "video/3gpp"),
    ("avi", "video/x-msvideo"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("aac", "audio/aac"),
    ("wav", "audio/wav"),
    ("ogg", "audio/ogg"),
    ("oga", "audio/ogg"),
    ("opus", "audio/opus"),
    ("flac", "audio/flac"),
    ("amr", "audio/amr"),
    ("pdf", "application/pdf"),
    ("txt", "text/plain"),
    ("csv", "text/csv"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("json", "application/json"),
    ("zip", "application/zip"),
    ("eml", "message/rfc822"),
    ("msg", "application/vnd.ms-outlook"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// Media types by what stands at a place near the beginning.
const BY_FRONT: [(usize, &[u8], &str); 14] = [
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
];

/// The media type that goes with the extension of `name`; nothing where it has none that is known.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_lowercase();
    BY_EXTENSION.iter().find(|(known, _)| *known == extension).map(|(_, media)| *media)
}

/// The extension that goes with a media type; nothing where none is known.
#[must_use]
pub fn ending_of(media_type: &str) -> Option<&'static str> {
    BY_EXTENSION.iter().find(|(_, media)| *media == media_type).map(|(ending, _)| *ending)
}

/// The media type that `front`, the first [`FRONT_BYTES`] of a file, speaks for.
#[must_use]
pub fn by_front(front: &[u8]) -> Option<&'static str> {
    let stands = |at: usize, mark: &[u8]| front.get(at..).is_some_and(|rest| rest.starts_with(mark));
    BY_FRONT.iter().find(|(at, mark, _)| stands(*at, mark)).map(|(.., media)| *media)
}

/// What a file is as proof (vocabulary `evidence-kind`), by its media type and name, until she says otherwise.
#[must_use]
pub fn kind_of(media_type: &str, name: &str) -> Term {
    let name = name.to_lowercase();
    let (general, special) = media_type.split_once('/').unwrap_or((media_type, ""));
    let id = match (general, special) {
        ("image", _) if name.contains("screenshot") || name.contains("screen shot") => "screenshot",
        ("image", _) => "photo",
        ("video", _) => "video",
        ("audio", _) => "audio-recording",
        ("message", _) | (_, "vnd.ms-outlook") => "email-file",
        ("text", _) | (_, "pdf" | "msword") => "document",
        (_, special) if special.starts_with("vnd.openxmlformats") => "document",
        _ => "other",
    };
    Term::unchecked_from_store(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Vocabularies, Vocabulary};

    #[test]
    fn every_media_type_has_a_kind_that_the_vocabulary_holds() {
        let vocabularies = Vocabularies::load().expect("loads");
        let all =
            BY_EXTENSION.iter().map(|(_, media)| *media).chain(BY_FRONT.iter().map(|(.., media)| *media));
        for media in all.chain([UNKNOWN, ""]) {
            for name in ["a", "Screenshot_1"] {
                let kind = kind_of(media, name);
                assert!(vocabularies.info(Vocabulary::EvidenceKind, kind.as_str()).is_some(), "{media}");
            }
        }
        for (media, name, kind) in [
            ("image/png", "IMG_1.png", "photo"),
            ("image/png", "Screenshot_1.png", "screenshot"),
            ("message/rfc822", "a.eml", "email-file"),
            ("application/pdf", "letter.pdf", "document"),
            ("application/zip", "all.zip", "other"),
        ] {
            assert_eq!(kind_of(media, name).as_str(), kind);
        }
    }

    #[test]
    fn a_name_without_an_extension_says_nothing() {
        assert_eq!(by_name("photo.JPG"), Some("image/jpeg"));
        for name in ["", "photo", ".", "photo.", "photo.jpg.part"] {
            assert_eq!(by_name(name), None, "{name}");
        }
    }
}
