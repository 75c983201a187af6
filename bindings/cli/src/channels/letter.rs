//! A message as the bytes that leave: a few headers, a blank line, the text.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use alongside_core::checkin::channel::{Message, SendFailure};
use alongside_core::entropy::{self, Entropy};
use lettre::Address;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, Date, HeaderName, HeaderValue, Headers, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox, Mailboxes, header};

use super::Now;

/// Longest reference that fits a subject. Ours have four letters and digits.
const REFERENCE_MAX_CHARS: usize = 16;
/// Longest line that mail allows, without its end (RFC 5322 section 2.1.1).
const LINE_MAX_BYTES: usize = 998;
/// The last millisecond of the year 9999, beyond which mail has no dates.
const LAST_DATE_MS: u64 = 253_402_300_799_999;
/// Where a message comes from that no mail account sends. The computer's own name stays here.
const HERE: &str = "localhost";

/// Gives every letter its time and a number that no other letter has.
#[derive(Clone)]
pub(super) struct Stamps {
    /// The clocks.
    pub(super) now: Now,
    /// Where the number comes from.
    pub(super) entropy: Arc<dyn Entropy>,
}

/// The time of a letter and its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    /// Unix milliseconds, never before 1970.
    pub(super) wall_ms: u64,
    /// Random.
    pub(super) number: u64,
}

impl Stamps {
    /// For a letter that is written now.
    pub(super) fn stamp(&self) -> Result<Stamp, SendFailure> {
        let number = entropy::random(&*self.entropy).map_err(|_| SendFailure::Later)?;
        let wall_ms = u64::try_from((self.now)().wall_ms).unwrap_or(0).min(LAST_DATE_MS);
        Ok(Stamp { wall_ms, number: u64::from_le_bytes(number) })
    }
}

/// A message on its way.
pub(super) struct Letter<'a> {
    message: &'a Message,
    stamp: Stamp,
}

impl<'a> Letter<'a> {
    /// `Refused` where the reference is not plain letters and digits, since it stands in headers.
    pub(super) fn new(message: &'a Message, stamp: Stamp) -> Result<Self, SendFailure> {
        let reference = &message.reference;
        let plain = reference.chars().all(|c| c.is_ascii_alphanumeric());
        if reference.is_empty() || reference.len() > REFERENCE_MAX_CHARS || !plain {
            return Err(SendFailure::Refused);
        }
        Ok(Letter { message, stamp })
    }

    /// For a folder or a program on this computer: lines end in LF, and the text is UTF-8 as it is, unless a line
    /// is longer than mail allows (998 bytes) or a NUL stands in it.
    pub(super) fn local(&self) -> Vec<u8> {
        let text = self.text();
        let as_it_is = text.lines().all(|line| line.len() <= LINE_MAX_BYTES) && !text.contains('\0');
        let body = if as_it_is {
            // Choosing the encoding itself, the library breaks every line of more than 76 signs.
            Body::dangerous_pre_encoded(text.into_bytes(), ContentTransferEncoding::EightBit)
        } else {
            Body::new(text)
        };
        let bytes = written(self.headers(HERE), body);
        let mut unix = Vec::with_capacity(bytes.len());
        for (at, &byte) in bytes.iter().enumerate() {
            if !(byte == b'\r' && bytes.get(at.saturating_add(1)) == Some(&b'\n')) {
                unix.push(byte);
            }
        }
        unix
    }

    /// For a mail server: lines end in CRLF but for the last, whose end belongs to the dialogue, and every byte is one
    /// that every server passes on.
    pub(super) fn mailed(&self, from: &Address, to: &Address) -> Vec<u8> {
        let mut headers = self.headers(from.domain());
        let alone = |address: &Address| Mailboxes::new().with(Mailbox::new(None, address.clone()));
        headers.set(header::From::from(alone(from)));
        headers.set(header::To::from(alone(to)));
        let mut bytes = written(headers, Body::new(self.text()));
        if bytes.ends_with(b"\r\n") {
            bytes.truncate(bytes.len().saturating_sub(2));
        }
        bytes
    }

    /// What every form has. `host` is the part of the number behind the `@`.
    fn headers(&self, host: &str) -> Headers {
        let Message { kind, reference, test, .. } = self.message;
        let mut headers = Headers::new();
        let subject = if *test { format!("TEST {reference}") } else { reference.clone() };
        headers.set(Date::new(UNIX_EPOCH + Duration::from_millis(self.stamp.wall_ms)));
        headers.set(header::MessageId::from(format!("<{reference}.{:016x}@{host}>", self.stamp.number)));
        headers.set(header::Subject::from(subject));
        let mut own = |name, value: &str| {
            headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
        };
        own("X-Kind", kind.as_str());
        own("X-Ref", reference);
        if *test {
            own("X-Test", "yes");
        }
        headers.set(MIME_VERSION_1_0);
        headers.set(ContentType::TEXT_PLAIN);
        headers
    }

    /// The text with LF alone, and one at its end.
    fn text(&self) -> String {
        let mut text = self.message.text.replace("\r\n", "\n").replace('\r', "\n");
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text
    }
}

fn written(mut headers: Headers, body: Body) -> Vec<u8> {
    headers.set(body.encoding());
    let mut bytes = headers.to_string().into_bytes();
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(&body.into_vec());
    bytes
}
