//! The outbox as a capsule holds it. A frame that goes over several ways is held once: a capsule has one size.

use minicbor::decode::{Decoder, Error};
use minicbor::encode::{Encoder, Error as EncodeError, Write};

use super::outbox::{Content, Row, RowKey, TextKind};

/// Items of a row.
const ITEMS: u64 = 13;

pub(super) fn encode<C, W: Write>(
    rows: &[Row],
    e: &mut Encoder<W>,
    _: &mut C,
) -> Result<(), EncodeError<W::Error>> {
    let mut frames: Vec<&[u8]> = Vec::new();
    for row in rows {
        if let Content::Frame(frame) = &row.content
            && !frames.contains(&frame.as_slice())
        {
            frames.push(frame);
        }
    }
    e.array(2)?.array(length(frames.len()))?;
    for frame in &frames {
        e.bytes(frame)?;
    }
    e.array(length(rows.len()))?;
    for row in rows {
        let RowKey { contact, way, kind, generation } = row.key;
        e.array(ITEMS)?.u8(contact)?.u8(way)?.encode(kind)?.u16(generation)?;
        match &row.content {
            Content::Text(kind) => e.encode(kind)?,
            Content::Written(text) => e.str(text)?,
            Content::Frame(frame) => {
                let place = frames.iter().position(|known| *known == frame.as_slice()).unwrap_or_default();
                e.array(1)?.u64(length(place))?
            }
            Content::Draft(_) => return Err(EncodeError::message("a frame that is not sealed")),
        };
        e.encode(row.state)?.u16(row.attempts)?.i64(row.next_try)?.i64(row.made_at)?;
        e.encode(row.last)?.encode(row.handed_at)?.bool(row.perhaps)?.encode(row.series)?;
    }
    Ok(())
}

pub(super) fn decode<C>(d: &mut Decoder<'_>, _: &mut C) -> Result<Vec<Row>, Error> {
    items(d, 2)?;
    let mut frames = Vec::new();
    for _ in 0..count(d)? {
        frames.push(d.bytes()?.to_vec());
    }
    let mut rows = Vec::new();
    for _ in 0..count(d)? {
        items(d, ITEMS)?;
        rows.push(Row {
            key: RowKey { contact: d.u8()?, way: d.u8()?, kind: d.decode()?, generation: d.u16()? },
            content: content(d, &frames)?,
            state: d.decode()?,
            attempts: d.u16()?,
            next_try: d.i64()?,
            made_at: d.i64()?,
            last: d.decode()?,
            handed_at: d.decode()?,
            perhaps: d.bool()?,
            series: d.decode()?,
        });
    }
    Ok(rows)
}

fn content(d: &mut Decoder<'_>, frames: &[Vec<u8>]) -> Result<Content, Error> {
    use minicbor::data::Type;
    Ok(match d.datatype()? {
        Type::Array => {
            items(d, 1)?;
            let place = usize::try_from(d.u64()?).unwrap_or(usize::MAX);
            Content::Frame(
                frames.get(place).cloned().ok_or_else(|| Error::message("a frame that is not there"))?,
            )
        }
        Type::String => Content::Written(d.str()?.to_owned()),
        _ => Content::Text(d.decode::<TextKind>()?),
    })
}

fn length(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}

fn count(d: &mut Decoder<'_>) -> Result<u64, Error> {
    d.array()?.ok_or_else(|| Error::message("an array without a length"))
}

fn items(d: &mut Decoder<'_>, expected: u64) -> Result<(), Error> {
    if count(d)? == expected { Ok(()) } else { Err(Error::message("an array of another length")) }
}
