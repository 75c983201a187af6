//! `HOW-TO-VERIFY.txt`: how anybody can check a bundle without us. The lines that are typed stand here, the words in the catalogue.

use super::Pages;
use crate::report::plain_text::{page, typed, wrapped};

/// With the program.
const PROGRAM: &[&str] = &["alongside report verify FILE"];
/// With what every Linux and every Mac has.
const STEPS: &[&str] = &[
    "sha256sum -c manifest.txt",
    "(printf 'alongside/bundle/1'; cat head.bin; openssl dgst -sha256 -binary manifest.txt) > ../signed.bin",
    "openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in ../signed.bin -sigfile signature.bin",
    "tail -c +89 head.bin | head -c 32 | sha256sum",
    "openssl pkey -pubin -in public-key.pem -outform DER | tail -c 32 | sha256sum",
];
/// With what every Windows has.
const WINDOWS: &[&str] = &["certutil -hashfile report.pdf SHA256", "Get-FileHash report.pdf"];

impl Pages<'_> {
    /// The text of the file.
    #[must_use]
    pub fn how_to_verify(&self) -> String {
        let fingerprint = self.head.fingerprint();
        let words = |id: &str| wrapped(&self.with(id, &[("fingerprint", (&fingerprint).into())]));
        let paragraphs = [
            words("report-how-title"),
            words("report-how-shows"),
            words("report-how-fingerprint"),
            words("report-how-program"),
            typed(PROGRAM),
            words("report-how-without"),
            words("report-how-unpack"),
            typed(STEPS),
            words("report-how-says"),
            words("report-how-windows"),
            typed(WINDOWS),
            words("report-how-windows-says"),
            words("report-how-inside"),
            words("report-how-inside-what"),
        ];
        page(&paragraphs)
    }
}
