//! A test message to one contact, and what became of it. Every word of it is marked as a test.

use alongside_core::checkin::machine::{BY_HAND, CheckIn, RowState};
use alongside_core::contacts::Contact;
use alongside_core::ids::{Digest32, RecordId};
use alongside_core::session::TellRequest;
use alongside_core::{Error, Result};

use super::action::in_front;
use super::state::{ContactPage, SentTest, Testing, Went};
use crate::screens::Effect;
use crate::screens::checkin;
use crate::screens::desk::Desk;
use crate::screens::page::Page;
use crate::screens::sight::Sight;

/// What a test says; `TEST` is put in front of it.
pub(super) const SAYS: &str = "contact-test-text";
/// When the page of a test that is on its way is asked for again.
const LOOK_AGAIN_MS: i64 = 3_000;

pub(super) fn open(desk: &mut Desk<'_>, contact: RecordId) -> Result<()> {
    desk.record()?.read::<Contact>(contact)?;
    desk.held.stack.lead_to(Page::Contacts(ContactPage::Test(Testing { contact, sent: None })));
    Ok(())
}

/// The test of the page in front.
fn testing<'d>(desk: &'d mut Desk<'_>) -> Option<&'d mut Testing> {
    match desk.held.stack.front_mut() {
        Some(Page::Contacts(ContactPage::Test(testing))) => Some(testing),
        _ => None,
    }
}

/// Writes it and gives it to the phone to send. What nothing here sends by itself she hands over.
pub(super) fn send(desk: &mut Desk<'_>) -> Result<()> {
    let (contact, words) = (in_front(desk)?, desk.words()?);
    if testing(desk).is_none_or(|testing| testing.sent.is_some()) {
        return Ok(());
    }
    if !desk.record()?.read::<Contact>(contact)?.has_agreed() {
        return Err(Error::NoConsent);
    }
    let text = words.text(SAYS, &[]);
    let request = TellRequest { text, position: None, contacts: vec![contact], test: true };
    let outside = checkin::outside(desk);
    desk.begin_with_record(
        "contact-test-sending",
        false,
        move |record, _, reading| {
            let id = record.tell(&request, reading)?;
            let check_ins = outside.check_ins();
            let mut by_hand = Vec::new();
            for (row, text) in check_ins.by_hand(id, reading)? {
                check_ins.handed_by_hand(id, row, reading)?;
                by_hand.push(text);
            }
            let after = outside.after(&[], reading);
            let mark = check_ins.mark()?;
            Ok((after, by_hand, mark, check_ins.get(id)?))
        },
        |desk, told| {
            let (after, by_hand, mark, told) = told?;
            checkin::take(desk, after);
            for text in by_hand {
                desk.ask(Effect::ShareText { text });
            }
            if let Some(testing) = testing(desk) {
                let sent = SentTest { id: told.id, mark, went: went(&told), looking: false, dated: false };
                testing.sent = Some(sent);
            }
            Ok(())
        },
    )
}

fn went(told: &CheckIn) -> Vec<Went> {
    let mut all = Vec::new();
    for row in &told.outbox {
        let to = told.contacts.get(usize::from(row.key.contact));
        let way = to.filter(|_| row.key.way != BY_HAND);
        let way = way.and_then(|contact| contact.ways.get(usize::from(row.key.way)));
        let channel = way.map(|way| way.channel.clone());
        all.push(Went { channel, state: row.state, last: row.last });
    }
    all
}

fn is_under_way(sent: &SentTest) -> bool {
    sent.went.iter().any(|went| !went.state.is_final())
}

/// When the page of a test is asked for again; nothing where nothing is on its way.
pub(crate) fn fresh_until(page: &ContactPage, sight: &Sight<'_>) -> Option<i64> {
    let ContactPage::Test(Testing { sent: Some(sent), .. }) = page else { return None };
    is_under_way(sent).then(|| sight.reading.wall_ms.saturating_add(LOOK_AGAIN_MS))
}

/// Reads the test of the page in front anew where the files have changed: the phone has answered for a message.
pub(crate) fn look_again(desk: &mut Desk<'_>) {
    let mark = desk.check_ins().mark().ok().flatten();
    let Some(Testing { sent: Some(sent), .. }) = testing(desk) else { return };
    if sent.looking || sent.mark == mark || !is_under_way(sent) {
        return;
    }
    sent.looking = true;
    let (id, outside) = (sent.id, checkin::outside(desk));
    desk.begin(
        "screen-waiting",
        false,
        move |_, _| {
            let check_ins = outside.check_ins();
            // Looked at first: what is written in between is then read once more.
            let mark = check_ins.mark().ok().flatten();
            (mark, check_ins.get(id))
        },
        move |desk, (mark, told)| {
            // The page may show another test by now.
            let is_it = |testing: &&mut Testing| testing.sent.as_ref().is_some_and(|sent| sent.id == id);
            let Some(sent) = testing(desk).filter(is_it).and_then(|testing| testing.sent.as_mut()) else {
                return Ok(());
            };
            sent.looking = false;
            take(desk, mark, told?)
        },
    );
}

/// Takes over how far it has come. What was handed over counts as tested from now on.
fn take(desk: &mut Desk<'_>, mark: Option<Digest32>, told: CheckIn) -> Result<()> {
    let Some(Testing { sent: Some(sent), .. }) = testing(desk) else { return Ok(()) };
    sent.mark = mark;
    sent.went = went(&told);
    let handed = told.outbox.iter().any(|row| row.state == RowState::Handed && row.key.way != BY_HAND);
    if !handed || sent.dated {
        return Ok(());
    }
    let id = sent.id;
    desk.when_back(move |desk| {
        let reading = desk.reading;
        let dated = desk.record()?.date_test(&told, &reading)?;
        if let Some(Testing { sent: Some(sent), .. }) = testing(desk)
            && sent.id == id
        {
            sent.dated = dated;
        }
        Ok(())
    })
}
