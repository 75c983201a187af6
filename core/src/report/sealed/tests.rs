//! A sealed report opens with what sealed it, and every other byte is noticed.

use std::io::Read;

use super::aes_zip_reading::is_sealed;
use super::{AesZip, Passphrase, Recipient, Seal};
use crate::entropy::Entropy;
use crate::error::{Error, Result};
use crate::ids::to_hex;
use crate::report::container::Bundle;
use crate::report::container::zip::{Sink, ZipWriter};
use crate::report::container::zip_reading::{Fault, Source};
use crate::vault::sha256;

struct Memory<'b>(&'b [u8]);

impl Source for Memory<'_> {
    fn length(&mut self) -> Result<u64> {
        Ok(self.0.len() as u64)
    }

    fn tail(&mut self, bytes: u64) -> Result<Vec<u8>> {
        let from = self.0.len().saturating_sub(usize::try_from(bytes).expect("small"));
        Ok(self.0[from..].to_vec())
    }

    fn forward(&mut self) -> Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0))
    }
}

/// 0, 1, 2 and on: the same in each run.
struct Counting;

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<()> {
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::try_from(at).expect("small");
        }
        Ok(())
    }
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::parse(text).expect("a passphrase")
}

fn record(sink: &mut dyn Sink) -> Result<()> {
    let mut zip = ZipWriter::new(sink);
    for (name, content) in [("report.pdf", b"%PDF".to_vec()), ("files/AB1.jpg", vec![7; 100_000])] {
        zip.begin(name, content.len() as u64)?;
        zip.write(&content)?;
        zip.end()?;
    }
    zip.finish().map(drop)
}

fn sealed(seal: &Seal, fill: impl FnOnce(&mut dyn Sink) -> Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    seal.write(&mut bytes, "record.zip", &Counting, fill).expect("seals");
    bytes
}

/// Names and lengths of files, and what is wrong around them.
type Seen = (Vec<(String, usize)>, Option<Fault>);

fn read(bytes: &[u8], with: &str) -> Result<Seen> {
    let mut files = Vec::new();
    let fault = AesZip::new(Memory(bytes), passphrase(with)).each(&mut |name, from| {
        let mut content = Vec::new();
        from.read_to_end(&mut content)?;
        files.push((name.to_owned(), content.len()));
        Ok(())
    })?;
    Ok((files, fault))
}

const WORDS: &str = "legal winner thank year wave sausage worth";

#[test]
fn a_sealed_zip_opens_with_its_words_alone() {
    let bytes = sealed(&Seal::Passphrase(passphrase(WORDS)), record);
    assert!(is_sealed(&mut Memory(&bytes)).expect("reads"));
    let (files, fault) = read(&bytes, WORDS).expect("opens");
    assert_eq!(files, [("report.pdf".to_owned(), 4), ("files/AB1.jpg".to_owned(), 100_000)]);
    assert_eq!(fault, None);
    assert!(matches!(read(&bytes, "legal winner thank year wave sausage"), Err(Error::WrongPassphrase)));
    let mut plain = Vec::new();
    record(&mut plain).expect("writes");
    assert!(!is_sealed(&mut Memory(&plain)).expect("reads"));
    assert!(!is_sealed(&mut Memory(b"PK")).expect("reads"));
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("record.zip") && !text.contains("report.pdf") && !text.contains("AB1"));
    // Pinned: the same words, salt and record give these bytes for good.
    assert_eq!(
        to_hex(&sha256(&[&bytes])),
        "e6d79871b014fc45a85d4a1e2410a145d185ec872c203f7e467f8f6960eda4e1"
    );
}

#[test]
fn every_other_byte_of_a_sealed_zip_is_noticed() {
    let bytes = sealed(&Seal::Passphrase(passphrase(WORDS)), |sink| {
        let mut zip = ZipWriter::new(sink);
        zip.begin("a", 1)?;
        zip.write(b"a")?;
        zip.end()?;
        zip.finish().map(drop)
    });
    let is_noticed = |bytes: &[u8]| !matches!(read(bytes, WORDS), Ok((_, None)));
    assert!(!is_noticed(&bytes));
    for at in 0..bytes.len() {
        for change in [1, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            assert!(is_noticed(&changed), "byte {at}");
        }
    }
    for length in 0..bytes.len() {
        assert!(is_noticed(&bytes[..length]), "cut at {length}");
    }
    for more in [&[0][..], b"PK\x05\x06"] {
        assert!(is_noticed(&[&bytes, more].concat()));
    }
    let behind = bytes.len() - 30;
    assert_eq!(read(&bytes[..behind], WORDS).expect("an answer").1, Some(Fault::CutShort));
}

#[test]
fn a_file_of_age_begins_as_the_specification_says() {
    let to = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    let seal = Seal::Recipient(Recipient::parse(to).expect("a key"));
    let bytes = sealed(&seal, |sink| sink.append(b"age"));
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<_> = text.split('\n').collect();
    assert_eq!(lines[0], "age-encryption.org/v1");
    // The share of the secret 00 01 02 … 1f.
    assert_eq!(lines[1], "-> X25519 j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8");
    assert_eq!(lines[2].len(), 43);
    assert_eq!(lines[3].len(), 47);
    assert!(lines[3].starts_with("--- "));
    let header: usize = lines[..4].iter().map(|line| line.len() + 1).sum();
    assert_eq!(bytes.len() - header, 16 + 3 + 16);
    // Pinned, with randomness that is no randomness.
    assert_eq!(
        to_hex(&sha256(&[&bytes])),
        "1bece8c8c82163646e0c2087b554e2165102d41bd50fed077a81864248cc4c71"
    );
}
