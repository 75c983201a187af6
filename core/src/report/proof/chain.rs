//! The whole chain as a text: one line for each record, with its leaf and nothing of what it says. A record that the bundle holds is
//! named, so that one that is missing from it is noticed.
//!
//! ```text
//! alongside/chain/1 <chain id>
//! <n> <writer> <leaf>
//! <n> <writer> <leaf> <record id>
//! <n> <writer> <leaf> <record id> <entry number>
//! gap <n before> <link before the next>
//! ```

use std::fmt::Write as _;

use crate::error::{Error, Part, Result};
use crate::ids::{ChainId, Digest32, RecordId, WriterId};
use crate::limits;
use crate::store::digest::{NO_LINK, link};

const LABEL: &str = "alongside/chain/1";

/// A record that the bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Its number in the chain.
    pub n: u64,
    /// Its leaf.
    pub leaf: Digest32,
    /// Which record.
    pub record: RecordId,
    /// "Entry 14"; nothing for what is no entry.
    pub entry_no: Option<u32>,
}

/// Writes the chain, line by line.
#[derive(Debug)]
pub struct ChainText {
    next_n: u64,
    link: Digest32,
}

impl ChainText {
    /// Begins with the first line.
    #[must_use]
    pub fn begin(chain: ChainId) -> (Self, String) {
        (ChainText { next_n: 1, link: NO_LINK }, format!("{LABEL} {chain}\n"))
    }

    /// The lines of one record, whose head has `before` as the link before it.
    pub fn line(
        &mut self,
        chain: ChainId,
        writer: WriterId,
        n: u64,
        before: Digest32,
        leaf: Digest32,
        held: Option<(RecordId, Option<u32>)>,
    ) -> String {
        let mut text = String::new();
        if n != self.next_n || before != self.link {
            text = format!("gap {} {before}\n", n.saturating_sub(1));
        }
        self.next_n = n.saturating_add(1);
        self.link = link(chain, writer, n, &before, &leaf);
        // Writing into a text can't fail.
        let _ = write!(text, "{n} {writer} {leaf}");
        if let Some((record, entry_no)) = held {
            let _ = write!(text, " {record}");
            if let Some(entry_no) = entry_no {
                let _ = write!(text, " {entry_no}");
            }
        }
        text.push('\n');
        text
    }
}

/// What reading a chain gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainRead {
    /// Which chain.
    pub chain: ChainId,
    /// Number of its newest record.
    pub n: u64,
    /// Its link.
    pub link: Digest32,
    /// Records that the bundle holds, in order.
    pub held: Vec<Held>,
    /// Whether numbers are missing from it.
    pub has_gaps: bool,
    /// The link at the number that was asked for.
    pub asked: Option<Digest32>,
}

/// Reads a chain, line by line.
#[derive(Debug)]
pub struct ChainReader {
    read: Option<ChainRead>,
    asked_n: Option<u64>,
    last_n: u64,
}

fn damaged() -> Error {
    Error::Damaged(Part::Chain)
}

impl ChainReader {
    /// Remembers the link at `asked_n` on the way.
    #[must_use]
    pub fn new(asked_n: Option<u64>) -> Self {
        ChainReader { read: None, asked_n, last_n: 0 }
    }

    /// Takes a line, without its end.
    pub fn line(&mut self, line: &str) -> Result<()> {
        let Some(read) = &mut self.read else {
            let chain =
                line.strip_prefix(LABEL).and_then(|rest| rest.strip_prefix(' ')).ok_or_else(damaged)?;
            let chain = chain.parse()?;
            self.read = Some(ChainRead {
                chain,
                n: 0,
                link: NO_LINK,
                held: Vec::new(),
                has_gaps: false,
                asked: None,
            });
            return Ok(());
        };
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["gap", n, before] => {
                let n = number(n)?;
                if n < read.n || n > limits::CHAIN_LENGTH_MAX {
                    return Err(damaged());
                }
                (read.n, read.link, read.has_gaps) = (n, before.parse()?, true);
            }
            [n, writer, leaf, rest @ ..] if rest.len() <= 2 => {
                let n = number(n)?;
                if Some(n) != read.n.checked_add(1) || n > limits::CHAIN_LENGTH_MAX || n <= self.last_n {
                    return Err(damaged());
                }
                let leaf = leaf.parse()?;
                read.link = link(read.chain, writer.parse()?, n, &read.link, &leaf);
                read.n = n;
                self.last_n = n;
                if let [record, entry @ ..] = rest {
                    let entry_no = entry.first().map(|entry| number(entry)).transpose()?;
                    let entry_no = entry_no.map(u32::try_from).transpose().map_err(|_| damaged())?;
                    read.held.push(Held { n, leaf, record: record.parse()?, entry_no });
                }
                if self.asked_n == Some(n) {
                    read.asked = Some(read.link);
                }
            }
            _ => return Err(damaged()),
        }
        Ok(())
    }

    /// What was read.
    pub fn finish(self) -> Result<ChainRead> {
        self.read.ok_or_else(damaged)
    }
}

/// A number as the program writes it: no sign, no nought in front.
fn number(text: &str) -> Result<u64> {
    let number: u64 = text.parse().map_err(|_| damaged())?;
    if number.to_string() == text { Ok(number) } else { Err(damaged()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHAIN: ChainId = ChainId([7; 16]);
    const WRITER: WriterId = WriterId([8; 8]);

    fn text(leave_out: Option<u64>) -> (String, Digest32) {
        let (mut writer, mut text) = ChainText::begin(CHAIN);
        let mut before = NO_LINK;
        for n in 1..=5_u8 {
            let leaf = Digest32([n; 32]);
            let number = u64::from(n);
            let held = (n > 2).then_some((RecordId([n; 16]), (n == 4).then_some(14)));
            if leave_out != Some(number) {
                text.push_str(&writer.line(CHAIN, WRITER, number, before, leaf, held));
            }
            before = link(CHAIN, WRITER, number, &before, &leaf);
        }
        (text, before)
    }

    fn read(text: &str) -> Result<ChainRead> {
        let mut reader = ChainReader::new(Some(3));
        for line in text.lines() {
            reader.line(line)?;
        }
        reader.finish()
    }

    #[test]
    fn a_chain_comes_back() {
        let (text, last) = text(None);
        let read = read(&text).expect("reads");
        assert_eq!((read.chain, read.n, read.link, read.has_gaps), (CHAIN, 5, last, false));
        assert_eq!(read.held.iter().map(|held| held.entry_no).collect::<Vec<_>>(), [None, Some(14), None]);
        assert!(read.asked.is_some());
    }

    #[test]
    fn a_hole_is_told_and_the_end_still_fits() {
        let (text, last) = text(Some(2));
        let read = read(&text).expect("reads");
        assert!(read.has_gaps);
        assert_eq!((read.n, read.link), (5, last));
    }

    #[test]
    fn a_changed_chain_ends_elsewhere_or_does_not_read() {
        let (text, last) = text(None);
        for at in 0..text.len() {
            for other in [b'0', b'1', b'a', b' ', b'\n'] {
                let mut bytes = text.clone().into_bytes();
                if bytes[at] == other {
                    continue;
                }
                bytes[at] = other;
                let changed = String::from_utf8(bytes).expect("ASCII");
                let Ok(read) = read(&changed) else { continue };
                // The names of the records that are held stand in no link: they are compared with the records themselves.
                let named = changed.lines().zip(text.lines()).all(|(a, b)| a.get(..80) == b.get(..80));
                assert!(named || read.link != last || read.n != 5, "byte {at}");
            }
        }
        assert!(read("").is_err());
    }
}
