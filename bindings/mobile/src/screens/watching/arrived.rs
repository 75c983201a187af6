//! Sealed messages that come: by a link, by a text that was shared, by what she pastes.

use alongside_core::checkin::frames;
use alongside_core::ids::Cid8;
use alongside_core::session::{Taken, Unlocked, Watched};
use alongside_core::time::Reading;
use alongside_core::{Error, Result, limits};

use super::action::{outside, show};
use super::plans::ReadPlans;
use super::state::WatchPage;
use crate::screens::checkin::Outside;
use crate::screens::desk::Desk;
use crate::screens::door::Door;
use crate::screens::page::Page;
use crate::screens::sight::problem;
use crate::screens::{Effect, Field};

/// What became of one frame.
enum Became {
    /// It was an answer to her own check-in.
    OwnAnswer,
    /// It belongs to a plan that is held.
    Known(Watched),
    /// Only the open record can take it.
    NeedsRecord(Vec<u8>),
    /// It was taken with the open record.
    Taken(Taken),
    /// It could not be taken.
    Refused(Error),
}

/// What she pasted: what goes wrong with it stands at the field.
pub(super) fn take(desk: &mut Desk<'_>, text: &str) -> Result<()> {
    let whole = whole_frames(desk, text)?;
    begin(desk, whole);
    Ok(())
}

/// What came by a link or was shared: what goes wrong with it is said above whatever page stands there.
pub(crate) fn come(desk: &mut Desk<'_>, text: &str) -> Result<()> {
    if matches!(desk.held.door, Door::FirstRun | Door::Broken(_)) {
        let words = desk.words()?;
        desk.notice(words.text("screen-link-declined", &[]));
        return Ok(());
    }
    match whole_frames(desk, text) {
        Ok(whole) => begin(desk, whole),
        Err(error) => say_refused(desk, &error)?,
    }
    Ok(())
}

/// The frames that are whole now; parts of others are kept until the rest comes.
fn whole_frames(desk: &mut Desk<'_>, text: &str) -> Result<Vec<Vec<u8>>> {
    let mut whole = Vec::new();
    let mut waits = false;
    for part in frames::read_links(text)? {
        match desk.held.plans.joiner.take(&part)? {
            Some(frame) => whole.push(frame),
            None => waits = true,
        }
    }
    if waits && whole.is_empty() {
        let words = desk.words()?;
        desk.notice(words.text("watching-part", &[]));
    }
    whole.truncate(limits::FRAMES_JOINING_MAX);
    Ok(whole)
}

/// Takes frames without the record; those that need it follow.
fn begin(desk: &mut Desk<'_>, whole: Vec<Vec<u8>>) {
    if whole.is_empty() {
        return;
    }
    let (outside, reading) = (outside(desk), desk.reading);
    desk.begin(
        "watching-busy",
        false,
        move |_, watch| {
            let reading = reading.after(watch.elapsed_ms());
            let became: Vec<Became> =
                whole.into_iter().map(|frame| without_record(&outside, frame, &reading)).collect();
            settled(&outside, became, &reading)
        },
        |desk, settled| {
            let needing = done(desk, settled)?;
            if needing.is_empty() {
                return Ok(());
            }
            // What follows ends with the list of wakes. An older one is not to be carried out after it.
            if matches!(desk.held.door, Door::Open(_)) {
                desk.effects.retain(|effect| !matches!(effect, Effect::SetWakes { .. }));
            }
            with_record(desk, needing)
        },
    );
}

/// What became of the frames, what is asked of the phone, the plans as they are now.
struct Settled {
    became: Vec<Became>,
    effects: Vec<Effect>,
    read: ReadPlans,
}

fn settled(outside: &Outside, became: Vec<Became>, reading: &Reading) -> Settled {
    let watched = became.iter().filter_map(|one| match one {
        Became::Known(watched) | Became::Taken(Taken::Watched(watched)) => Some(watched),
        _ => None,
    });
    // What is over sounds no more, and what rings is heard also where she has put the phone down.
    let mut effects: Vec<Effect> = watched.flat_map(|one| outside.watch_notices(one)).collect();
    effects.extend(outside.settle(&[], reading));
    Settled { became, effects, read: ReadPlans::read(&outside.watches(), reading) }
}

fn without_record(outside: &Outside, frame: Vec<u8>, reading: &Reading) -> Became {
    match outside.check_ins().take_frame(&frame, reading) {
        Ok(()) => return Became::OwnAnswer,
        Err(Error::BadFrame) if is_of_own(outside, &frame) => return Became::Refused(Error::BadFrame),
        Err(Error::BadFrame) => {}
        Err(error) => return Became::Refused(error),
    }
    match outside.watches().take(&frame, reading) {
        Ok(watched) => Became::Known(watched),
        Err(Error::NotFound) => Became::NeedsRecord(frame),
        Err(error) => Became::Refused(error),
    }
}

/// Whether a frame belongs to her own check-in: an answer that came twice is for nobody else.
fn is_of_own(outside: &Outside, frame: &[u8]) -> bool {
    let own = outside.check_ins().current().ok().flatten().map(|check_in| check_in.id.cid8());
    own.is_some() && own == frames::header(frame).ok().map(|header| header.cid8)
}

/// Takes frames with the open record. While that is shut they wait in memory, sealed as they came.
fn with_record(desk: &mut Desk<'_>, needing: Vec<Vec<u8>>) -> Result<()> {
    match desk.held.door {
        Door::Open(_) => {}
        Door::Away => return desk.when_back(move |desk| with_record(desk, needing)),
        Door::FirstRun | Door::Shut | Door::Broken(_) => {
            desk.held.plans.wait(needing);
            let words = desk.words()?;
            desk.notice(words.text("watching-locked", &[]));
            return Ok(());
        }
    }
    let outside = outside(desk);
    desk.begin_with_record(
        "watching-busy",
        false,
        move |record, _, reading| {
            let became = needing.iter().map(|frame| by_record(record, frame, reading)).collect();
            Ok(settled(&outside, became, reading))
        },
        |desk, settled| done(desk, settled?).map(drop),
    )
}

fn by_record(record: &mut Unlocked, frame: &[u8], reading: &Reading) -> Became {
    record.take_plan(frame, reading).map_or_else(Became::Refused, Became::Taken)
}

/// The record is open: what waited for it is taken.
pub(super) fn take_waiting(desk: &mut Desk<'_>) {
    let waiting = std::mem::take(&mut desk.held.plans.waiting);
    if !waiting.is_empty()
        && let Err(error) = with_record(desk, waiting)
    {
        desk.show_problem(&error);
    }
}

/// Shows and says what became of the frames; gives back those that need the record.
fn done(desk: &mut Desk<'_>, settled: Settled) -> Result<Vec<Vec<u8>>> {
    let Settled { became, effects, read } = settled;
    // Wakes stand last.
    let after = desk.effects.len();
    desk.effects.extend(effects);
    desk.held.plans.take(read);
    let words = desk.words()?;
    let mut needing = Vec::new();
    for one in became {
        match one {
            Became::OwnAnswer => desk.notice(words.text("watching-own-answer", &[])),
            Became::NeedsRecord(frame) => needing.push(frame),
            Became::Refused(error) => say_refused(desk, &error)?,
            Became::Known(watched) | Became::Taken(Taken::Watched(watched)) => {
                arrived_at(desk, watched.cid8)?;
            }
            Became::Taken(Taken::Early { friend, calls_for_help }) => {
                let id = if calls_for_help { "watch-help" } else { "watching-early-from" };
                desk.notice(words.text(id, &[("friend", (&friend).into())]));
            }
            Became::Taken(Taken::NotHeld { friend, why, answer }) => {
                desk.notice(words.text(why.message().id(), &[("friend", (&friend).into())]));
                // It is kept nowhere, so it is offered now; the same plan brought again gives it again.
                if let Some(answer) = answer {
                    desk.effects.insert(after, Effect::ShareText { text: frames::link(&answer) });
                }
            }
        }
    }
    Ok(needing)
}

/// The page of a plan to which something has come. Its newest frame has not been answered.
fn arrived_at(desk: &mut Desk<'_>, cid8: Cid8) -> Result<()> {
    desk.held.typed.remove(&Field::Code);
    desk.held.plans.answered.remove(&cid8);
    show(desk, cid8)
}

fn say_refused(desk: &mut Desk<'_>, error: &Error) -> Result<()> {
    if matches!(desk.held.stack.front(), Some(Page::Watch(WatchPage::List))) {
        desk.show_problem(error);
        return Ok(());
    }
    let words = desk.words()?;
    let said = problem(&words, error);
    desk.notice([said.what, said.next].join(" "));
    Ok(())
}
