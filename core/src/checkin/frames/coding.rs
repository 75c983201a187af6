//! Bodies as CBOR arrays, integers first and in their shortest forms, and padded to one of few sizes.
//!
//! Items behind the known ones are passed over, so that a later version can say more.

use std::convert::Infallible;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use zeroize::Zeroizing;

use super::body::{Ack, AckStatus, Body, Location, Operation, PlanBody, PlanFlags};
use crate::error::{Error, Part, Refusal, Result};
use crate::limits;

const PLAN: u8 = 1;
const OPERATION: u8 = 2;
const LOCATION: u8 = 3;
const ACK: u8 = 9;

const LATITUDE_MAX_E5: u32 = 9_000_000;
const LONGITUDE_MAX_E5: u32 = 18_000_000;

/// What is sealed. Wiped when it is dropped.
type Plain = Zeroizing<Vec<u8>>;

type Written = Result<(), minicbor::encode::Error<Infallible>>;

/// Encodes into memory that has room for it and its padding, so that growing leaves no copy behind.
fn encoded(room: usize, write: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> Written) -> Result<Plain> {
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    write(&mut Encoder::new(&mut *plain)).map_err(|_| Error::Internal("encode frame"))?;
    Ok(plain)
}

pub(super) fn encode_plan(plan: &PlanBody) -> Result<Plain> {
    check_plan(plan).map_err(|()| Error::invalid("plan", Refusal::OutOfRange))?;
    let texts = plan.place.len().saturating_add(plan.note.len());
    encoded(limits::FRAME_MAX_BYTES.saturating_add(texts), |e| {
        e.array(13)?.u8(PLAN)?.i64(plan.sent_at)?.i64(plan.due)?.u32(plan.grace_s)?.u32(plan.max_ext_s)?;
        e.i32(plan.tz_min)?.str(&plan.place)?;
        match plan.at_e5 {
            Some((latitude, longitude)) => e.i32(latitude)?.i32(longitude)?,
            None => e.null()?.null()?,
        };
        e.str(&plan.note)?.u32(plan.flags.0)?.bytes(&plan.h_safe)?.bytes(&plan.h_duress)?;
        Ok(())
    })
}

pub(super) fn encode_short(body: &Body) -> Result<Plain> {
    check_short(body).map_err(|()| Error::invalid("frame", Refusal::OutOfRange))?;
    encoded(limits::FRAME_MAX_BYTES, |e| {
        match body {
            Body::Operation(Operation { sent_at, deadline, token }) => {
                let token = token.as_ref().map_or(&[][..], |token| token);
                e.array(4)?.u8(OPERATION)?.i64(*sent_at)?.i64(*deadline)?.bytes(token)?;
            }
            Body::Location(at) => {
                e.array(7)?.u8(LOCATION)?.i64(at.sent_at)?.i32(at.lat_e5)?.i32(at.lon_e5)?;
                e.u32(at.acc_m)?.u32(at.age_s)?.u8(at.batt_pct)?;
            }
            Body::Ack(Ack { recv_at, seq, status }) => {
                e.array(4)?.u8(ACK)?.i64(*recv_at)?.u16(*seq)?.u8(status_number(*status))?;
            }
            // Refused by the check: a plan goes under its own key.
            Body::Plan(_) => {}
        }
        Ok(())
    })
}

pub(super) fn decode_plan(content: &[u8]) -> Result<PlanBody> {
    let (mut reader, kind) = Reader::new(content)?;
    if kind != u64::from(PLAN) {
        return Err(if is_known(kind) { Error::BadFrame } else { newer() });
    }
    let plan = PlanBody {
        sent_at: reader.item(Decoder::i64)?,
        due: reader.item(Decoder::i64)?,
        grace_s: reader.item(Decoder::u32)?,
        max_ext_s: reader.item(Decoder::u32)?,
        tz_min: reader.item(Decoder::i32)?,
        place: reader.item(|d| d.str().map(str::to_owned))?,
        at_e5: match (reader.coordinate()?, reader.coordinate()?) {
            (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
            (None, None) => None,
            _ => return Err(Error::BadFrame),
        },
        note: reader.item(|d| d.str().map(str::to_owned))?,
        flags: PlanFlags(reader.item(Decoder::u32)?),
        h_safe: reader.eight()?,
        h_duress: reader.eight()?,
    };
    reader.finish()?;
    check_plan(&plan).map_err(|()| Error::BadFrame)?;
    Ok(plan)
}

pub(super) fn decode_short(plain: &[u8]) -> Result<Body> {
    let (mut reader, kind) = Reader::new(plain)?;
    let body = match u8::try_from(kind) {
        Ok(OPERATION) => Body::Operation(Operation {
            sent_at: reader.item(Decoder::i64)?,
            deadline: reader.item(Decoder::i64)?,
            token: match reader.item(Decoder::bytes)? {
                [] => None,
                token => Some(token.try_into().map_err(|_| Error::BadFrame)?),
            },
        }),
        Ok(LOCATION) => Body::Location(Location {
            sent_at: reader.item(Decoder::i64)?,
            lat_e5: reader.item(Decoder::i32)?,
            lon_e5: reader.item(Decoder::i32)?,
            acc_m: reader.item(Decoder::u32)?,
            age_s: reader.item(Decoder::u32)?,
            batt_pct: reader.item(Decoder::u8)?,
        }),
        Ok(ACK) => Body::Ack(Ack {
            recv_at: reader.item(Decoder::i64)?,
            seq: reader.item(Decoder::u16)?,
            status: status(reader.item(Decoder::u64)?)?,
        }),
        Ok(PLAN) => return Err(Error::BadFrame),
        _ => return Err(newer()),
    };
    reader.finish()?;
    check_short(&body).map_err(|()| Error::BadFrame)?;
    Ok(body)
}

/// It opened, so the paired phone made it, and it says what this program does not know yet.
fn newer() -> Error {
    Error::NewerFormat(Part::Frame)
}

fn is_known(kind: u64) -> bool {
    [PLAN, OPERATION, LOCATION, ACK].iter().any(|known| u64::from(*known) == kind)
}

fn status_number(status: AckStatus) -> u8 {
    match status {
        AckStatus::Held => 1,
        AckStatus::HeldClockUncertain => 2,
        AckStatus::Refused => 3,
        AckStatus::Ringing => 4,
    }
}

fn status(number: u64) -> Result<AckStatus> {
    match number {
        1 => Ok(AckStatus::Held),
        2 => Ok(AckStatus::HeldClockUncertain),
        3 => Ok(AckStatus::Refused),
        4 => Ok(AckStatus::Ringing),
        _ => Err(newer()),
    }
}

fn check_times(times: &[i64]) -> Result<(), ()> {
    let fit = times.iter().all(|time| (0..=limits::FRAME_TIME_MAX_S).contains(time));
    if fit { Ok(()) } else { Err(()) }
}

fn check_position(latitude: i32, longitude: i32) -> Result<(), ()> {
    let fits = latitude.unsigned_abs() <= LATITUDE_MAX_E5 && longitude.unsigned_abs() <= LONGITUDE_MAX_E5;
    if fits { Ok(()) } else { Err(()) }
}

fn check_short(body: &Body) -> Result<(), ()> {
    match body {
        Body::Plan(_) => Err(()),
        Body::Operation(operation) => check_times(&[operation.sent_at, operation.deadline]),
        Body::Ack(ack) => check_times(&[ack.recv_at]),
        Body::Location(at) => {
            check_times(&[at.sent_at])?;
            check_position(at.lat_e5, at.lon_e5)?;
            if at.batt_pct <= 100 { Ok(()) } else { Err(()) }
        }
    }
}

fn check_plan(plan: &PlanBody) -> Result<(), ()> {
    check_times(&[plan.sent_at, plan.due])?;
    if let Some((latitude, longitude)) = plan.at_e5 {
        check_position(latitude, longitude)?;
    }
    let zone = (-limits::FRAME_ZONE_MAX_MIN..=limits::FRAME_ZONE_MAX_MIN).contains(&plan.tz_min);
    if zone { Ok(()) } else { Err(()) }
}

/// Reads an array whose items are counted.
struct Reader<'b> {
    decoder: Decoder<'b>,
    left: u64,
}

impl<'b> Reader<'b> {
    /// Begins, and reads the number that says what the rest is.
    fn new(plain: &'b [u8]) -> Result<(Self, u64)> {
        let mut decoder = Decoder::new(plain);
        let left = decoder.array().ok().flatten().ok_or(Error::BadFrame)?;
        let mut reader = Reader { decoder, left };
        let kind = reader.item(Decoder::u64)?;
        Ok((reader, kind))
    }

    /// The next item, as `read` takes it.
    fn item<T>(
        &mut self,
        read: impl FnOnce(&mut Decoder<'b>) -> Result<T, minicbor::decode::Error>,
    ) -> Result<T> {
        self.left = self.left.checked_sub(1).ok_or(Error::BadFrame)?;
        read(&mut self.decoder).map_err(|_| Error::BadFrame)
    }

    fn coordinate(&mut self) -> Result<Option<i32>> {
        self.item(|d| if d.datatype()? == Type::Null { d.null().map(|()| None) } else { d.i32().map(Some) })
    }

    fn eight(&mut self) -> Result<[u8; 8]> {
        self.item(Decoder::bytes)?.try_into().map_err(|_| Error::BadFrame)
    }

    /// Passes over what a later version has added. Nothing may stand behind the array.
    fn finish(mut self) -> Result<()> {
        while self.left > 0 {
            self.item(Decoder::skip)?;
        }
        if self.decoder.position() == self.decoder.input().len() { Ok(()) } else { Err(Error::BadFrame) }
    }
}

/// ISO 7816-4: the byte 80, then zeros up to the smallest of `sizes` that fits.
pub(super) fn pad(plain: &mut Vec<u8>, sizes: &[usize]) -> Option<()> {
    plain.push(0x80);
    let size = *sizes.iter().find(|size| **size >= plain.len())?;
    plain.resize(size, 0);
    Some(())
}

/// What stands in front of the padding.
pub(super) fn unpadded(plain: &[u8]) -> Result<&[u8]> {
    let end = plain.iter().rposition(|byte| *byte != 0).ok_or(Error::BadFrame)?;
    let (content, padding) = plain.split_at_checked(end).ok_or(Error::BadFrame)?;
    if padding.first() == Some(&0x80) { Ok(content) } else { Err(Error::BadFrame) }
}
