//! Two people, two devices: paired side by side, a plan that goes over, and whatever comes of it.

use alongside_core::checkin::frames::{
    Body, Operation, PlanBody, PlanFlags, PlanKey, link, read_links, seal_plan, seal_short,
};
use alongside_core::checkin::machine::{Fallback, Mode};
use alongside_core::checkin::pairing::read_shown;
use alongside_core::checkin::watcher::{Answered, Ending, NotHeld, Phase, WatchEffect};
use alongside_core::contacts::{Consent, NewContact};
use alongside_core::ids::{CheckinId, Cid8, RecordId};
use alongside_core::secret::SecretBytes;
use alongside_core::session::{Locked, StartRequest, Taken, Unlocked, Watched};
use alongside_core::time::Reading;
use alongside_core::vault::{Credential, KdfParameters};
use alongside_core::{Error, Refusal, limits};
use alongside_tests::fixture::{FIRST, Fixture, passcode, reading};

use super::vault::{empty, set_up};

const SAFE: &str = "2580";
const DURESS: &str = "1470";
const HOUR: i64 = 3600;

/// So many seconds after everything began; both devices have the same boot and clock.
fn at(seconds: i64) -> Reading {
    let start = reading();
    let milliseconds = seconds * 1000;
    Reading {
        wall_ms: start.wall_ms + milliseconds,
        monotonic_ms: start.monotonic_ms.saturating_add_signed(milliseconds),
        ..start
    }
}

/// Alex checks in, Sam holds the plan.
struct Two {
    alex_place: Fixture,
    sam_place: Fixture,
    alex: Unlocked,
    sam: Unlocked,
    /// Sam among Alex's contacts.
    sam_id: RecordId,
    /// Alex among Sam's.
    alex_id: RecordId,
    /// Somebody else who is told, with no device to hold a plan.
    kim: Option<RecordId>,
}

fn contact(name: &str) -> NewContact {
    NewContact { name: name.into(), consent: Some(Consent::Agreed), ..NewContact::default() }
}

fn paired() -> Two {
    let (alex_place, sam_place) = (empty(), empty());
    let (mut alex, mut sam) = (set_up(&alex_place), set_up(&sam_place));
    let sam_id = alex.add_contact(contact("Sam"), &reading()).expect("adds").0;
    let alex_id = sam.add_contact(contact("Alex"), &reading()).expect("adds").0;
    let (safe, duress) = (passcode(SAFE), passcode(DURESS));
    alex.set_checkin_pins(&safe, Some((&duress, Fallback::Nobody)), KdfParameters::CHEAP_FOR_TESTS)
        .expect("sets");
    pair(&mut alex, sam_id, &mut sam, alex_id);
    Two { alex_place, sam_place, alex, sam, sam_id, alex_id, kim: None }
}

/// As two people do it: each shows, each reads, both compare.
fn pair(one: &mut Unlocked, other_id: RecordId, other: &mut Unlocked, one_id: RecordId) {
    let now = reading();
    let (a, b) = (one.begin_pairing("Alex").expect("begins"), other.begin_pairing("Sam").expect("begins"));
    let (shown_a, shown_b) = (a.shown(now.wall_ms / 1000), b.shown(now.wall_ms / 1000));
    let (of_b, wall_b) = read_shown(&shown_b).expect("is read");
    let (of_a, wall_a) = read_shown(&shown_a).expect("is read");
    let (done_a, done_b) = (a.finish(&of_b).expect("pairs"), b.finish(&of_a).expect("pairs"));
    assert_eq!(done_a.digits, done_b.digits);
    assert!(done_a.digits.len() == 6 && done_a.digits.bytes().all(|digit| digit.is_ascii_digit()));
    one.finish_pairing(other_id, &of_b, done_a, wall_b, &now).expect("keeps");
    other.finish_pairing(one_id, &of_a, done_b, wall_a, &now).expect("keeps");
}

impl Two {
    /// An hour and a quarter, from `seconds` on.
    fn start(&mut self, mode: Mode, seconds: i64) -> CheckinId {
        self.try_start(mode, seconds).expect("starts")
    }

    fn try_start(&mut self, mode: Mode, seconds: i64) -> alongside_core::Result<CheckinId> {
        let request = StartRequest {
            mode,
            duration_s: HOUR,
            grace_s: 900,
            max_extend_s: 7200,
            place: Some("the library".into()),
            note: Some("with the red bag".into()),
            fence: None,
            positions_follow: false,
            position: None,
            app_only: false,
            contacts: [self.sam_id].into_iter().chain(self.kim).collect(),
        };
        self.alex.start_check_in(&request, &at(seconds))
    }

    /// What is to be handed over now, as links, and is.
    fn handed(&self, id: CheckinId, seconds: i64) -> Vec<Vec<u8>> {
        let check_ins = self.alex.check_ins();
        let mut frames = Vec::new();
        for (row, text) in check_ins.by_hand(id, &at(seconds)).expect("gives") {
            frames.extend(read_links(&text).expect("links"));
            check_ins.handed_by_hand(id, row, &at(seconds)).expect("is noted");
        }
        frames
    }

    /// The one frame that is to be handed over.
    #[track_caller]
    fn frame(&self, id: CheckinId, seconds: i64) -> Vec<u8> {
        let mut frames = self.handed(id, seconds);
        assert_eq!(frames.len(), 1, "one frame waits");
        frames.remove(0)
    }

    #[track_caller]
    fn takes(&mut self, frame: &[u8], seconds: i64) -> Watched {
        match self.sam.take_plan(frame, &at(seconds)) {
            Ok(Taken::Watched(watched)) => watched,
            Ok(Taken::Early { .. }) => panic!("it came before its plan"),
            Ok(Taken::NotHeld { why, .. }) => panic!("{why:?}"),
            Err(error) => panic!("{error:?}"),
        }
    }

    #[track_caller]
    fn hear(&self, answers: &[Vec<u8>], seconds: i64) {
        for answer in answers {
            // As it goes by a text message.
            let frames = read_links(&link(answer)).expect("a link");
            for frame in frames {
                self.alex.check_ins().take_frame(&frame, &at(seconds)).expect("is heard");
            }
        }
    }

    fn level(&self, id: CheckinId) -> u8 {
        self.alex.check_ins().get(id).expect("is there").level()
    }

    /// A plan that is held, with its answer heard.
    fn holding(&mut self) -> CheckinId {
        let id = self.start(Mode::Real, 0);
        let plan = self.frame(id, 0);
        let held = self.takes(&plan, 10);
        self.hear(&held.answers, 20);
        id
    }

    /// What the watch does at that time by itself.
    fn tick(&self, seconds: i64) -> Watched {
        let (mut watched, _) = self.sam.watches().tick(&at(seconds)).expect("ticks");
        assert_eq!(watched.len(), 1);
        watched.remove(0)
    }

    /// Sam's device locks and opens again.
    fn reopened(mut self, seconds: i64) -> Self {
        self.sam.lock().expect("locks");
        let locked = Locked::open(&self.sam_place.environment, &self.sam_place.folder).expect("opens");
        self.sam = locked.unlock(&Credential::Passcode(&passcode(FIRST)), &at(seconds)).expect("unlocks");
        self
    }
}

#[test]
fn a_plan_that_is_held_proves_the_second_level() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    assert_eq!(two.level(id), 0);
    let plan = two.frame(id, 0);
    let held = two.takes(&plan, 10);
    assert_eq!((held.view.friend.as_str(), held.view.phase), ("Alex", Phase::Armed));
    assert_eq!((held.view.place.as_str(), held.view.note.as_str()), ("the library", "with the red bag"));
    assert_eq!(held.view.deadline_ms, at(HOUR + 900).wall_ms);
    assert!(held.effects.iter().all(|effect| matches!(effect, WatchEffect::Acknowledge { .. })));
    two.hear(&held.answers, 20);
    assert_eq!(two.level(id), 2);
    // The same answer once more changes nothing, and neither does the same plan.
    let again = two.alex.check_ins().take_frame(&held.answers[0], &at(30));
    assert!(matches!(again, Err(Error::BadFrame)));
    let once_more = two.takes(&plan, 40);
    assert_eq!((once_more.view.phase, once_more.answers.len()), (Phase::Armed, 1));
    assert_eq!(two.sam.watches().list(&at(40)).expect("lists").0.len(), 1);
    assert_eq!(two.level(id), 2);
}

#[test]
fn she_puts_it_off_and_comes_home() {
    let mut two = paired();
    let id = two.holding();
    two.alex.check_ins().extend(600, None, &at(HOUR)).expect("is put off");
    let extension = two.frame(id, HOUR);
    // Without the passcode: the plan is known.
    let moved = two.sam.watches().take(&extension, &at(HOUR + 10)).expect("is taken");
    assert!(moved.effects.contains(&WatchEffect::Extended) && moved.view.extended);
    assert_eq!(moved.view.deadline_ms, at(HOUR + 1500).wall_ms);
    assert!(two.tick(HOUR + 900 + 130).effects.is_empty(), "the old deadline asks nothing");

    // By more than a quarter of an hour the plan itself changes, which takes the PIN.
    two.alex.check_ins().extend(1800, Some(&passcode(SAFE)), &at(HOUR + 1100)).expect("is put off");
    let frames = two.handed(id, HOUR + 1100);
    assert_eq!(frames.len(), 2, "a plan and an operation");
    for frame in &frames {
        two.takes(frame, HOUR + 1110);
    }
    assert_eq!(two.tick(HOUR + 1120).view.deadline_ms, at(HOUR + 3300).wall_ms);

    two.alex.check_ins().safe(&passcode(SAFE), &at(HOUR + 3000)).expect("closes");
    let close = two.frame(id, HOUR + 3000);
    let closed = two.takes(&close, HOUR + 3010);
    assert!(closed.effects.contains(&WatchEffect::Ended(Ending::Safe)));
    assert!(closed.view.place.is_empty() && closed.view.note.is_empty());
    // Nothing that went before wakes it again.
    for frame in frames.iter().chain([&extension, &close]) {
        let after = two.takes(frame, HOUR + 3020);
        assert_eq!(after.view.phase, Phase::Closed(Ending::Safe));
    }
    assert!(two.tick(2 * HOUR + 3000).effects.is_empty());
    // Two days later nothing is left of it.
    let gone = two.tick(HOUR + 3011 + 48 * HOUR);
    assert_eq!(gone.effects, [WatchEffect::Forget]);
    assert_eq!(two.sam.watches().list(&at(60 * HOUR)).expect("lists").0.len(), 0);
}

#[test]
fn a_deadline_that_passes_asks_and_then_rings() {
    let mut two = paired();
    let id = two.holding();
    let deadline = HOUR + 900;
    assert!(two.tick(deadline + 119).effects.is_empty());
    assert_eq!(two.tick(deadline + 120).effects, [WatchEffect::Ask]);
    // However often it is looked at, and though the file is written seldom.
    for seconds in 121..180 {
        assert!(two.tick(deadline + seconds).effects.is_empty(), "after {seconds} s");
    }
    let rings = two.tick(deadline + 180);
    assert!(rings.effects.contains(&WatchEffect::Ring));
    assert_eq!((rings.view.phase, rings.answers.len()), (Phase::Ringing, 1));
    two.hear(&rings.answers, deadline + 190);
    let watches = two.sam.watches();
    let quiet = watches.answer(rings.cid8, Answered::NotYet, &at(deadline + 200)).expect("answers");
    assert!(quiet.effects.is_empty());
    assert!(two.tick(deadline + 319).effects.is_empty());
    assert_eq!(two.tick(deadline + 320).effects, [WatchEffect::Ring]);
    // Her word ends it, however late.
    two.alex.check_ins().safe(&passcode(SAFE), &at(deadline + 330)).expect("closes");
    let close = two.frame(id, deadline + 330);
    assert!(two.takes(&close, deadline + 340).effects.contains(&WatchEffect::Ended(Ending::Safe)));
}

#[test]
fn a_forced_word_is_told_quietly_and_looks_the_same_to_whoever_forces_it() {
    let mut two = paired();
    let id = two.holding();
    two.alex.check_ins().safe(&passcode(DURESS), &at(HOUR)).expect("closes");
    let close = two.frame(id, HOUR);
    let told = two.takes(&close, HOUR + 10);
    assert!(told.view.under_threat && told.view.phase == Phase::Closed(Ending::UnderThreat));
    assert!(told.effects.contains(&WatchEffect::QuietAlert));
    let loud = |effect: &WatchEffect| {
        matches!(effect, WatchEffect::Ring | WatchEffect::RingTest | WatchEffect::Ask | WatchEffect::Ended(_))
    };
    assert!(!told.effects.iter().any(loud));
    // The friend's device answers as to any other close.
    assert_eq!(told.answers.len(), 1);
    for seconds in (HOUR + 10..HOUR + 8000).step_by(61) {
        assert!(!two.tick(seconds).effects.iter().any(loud), "after {seconds} s");
    }
    let watches = two.sam.watches();
    watches.answer(told.cid8, Answered::Silence, &at(HOUR + 9000)).expect("has seen it");
    assert!(two.tick(HOUR + 12_000).effects.is_empty());
    assert!(two.tick(HOUR + 12_001).view.under_threat, "it stays as it is until it is forgotten");
}

#[test]
fn a_call_for_help_rings_at_once() {
    let mut two = paired();
    let id = two.holding();
    two.alex.check_ins().alert_now(&at(100)).expect("tells");
    let frames = two.handed(id, 100);
    let help = frames.iter().find_map(|frame| {
        let watched = two.takes(frame, 110);
        watched.effects.contains(&WatchEffect::Ring).then_some(watched)
    });
    let help = help.expect("it rings");
    assert!(help.view.called_for_help);
    let silent = two.sam.watches().answer(help.cid8, Answered::Silence, &at(120)).expect("stops");
    assert_eq!(silent.effects, [WatchEffect::Ended(Ending::Silenced)]);
}

#[test]
fn what_comes_before_its_plan_waits_for_it() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    let plan = two.frame(id, 0);
    two.alex.check_ins().safe(&passcode(SAFE), &at(100)).expect("closes");
    let close = two.frame(id, 100);
    for _ in 0..20 {
        let early = two.sam.take_plan(&close, &at(110)).expect("is kept");
        assert!(matches!(early, Taken::Early { friend, calls_for_help: false } if friend == "Alex"));
    }
    assert!(two.sam.watches().list(&at(111)).expect("lists").0.is_empty());
    let taken = two.takes(&plan, 120);
    assert_eq!(taken.view.phase, Phase::Closed(Ending::Safe));
    assert!(taken.effects.contains(&WatchEffect::Ended(Ending::Safe)));
    assert!(two.tick(HOUR + 2000).effects.is_empty(), "nobody is asked about somebody who is home");
}

#[test]
fn a_call_for_help_before_its_plan_is_told_at_once() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    let plan = two.frame(id, 0);
    two.alex.check_ins().alert_now(&at(100)).expect("tells");
    let frames = two.handed(id, 100);
    let mut told = false;
    for frame in &frames {
        if let Taken::Early { calls_for_help, .. } = two.sam.take_plan(frame, &at(110)).expect("is kept") {
            told |= calls_for_help;
        }
    }
    assert!(told);
    assert!(two.takes(&plan, 120).effects.contains(&WatchEffect::Ring));
}

#[test]
fn what_came_early_is_forgotten_after_a_day() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    two.handed(id, 0);
    two.alex.check_ins().safe(&passcode(SAFE), &at(100)).expect("closes");
    let close = two.frame(id, 100);
    assert!(matches!(two.sam.take_plan(&close, &at(110)), Ok(Taken::Early { .. })));
    let files = || std::fs::read_dir(two.sam_place.folder.join("checkin/watch")).map_or(0, Iterator::count);
    assert_eq!(files(), 1);
    two.sam.watches().tick(&at(24 * HOUR)).expect("ticks");
    assert_eq!(files(), 1);
    two.sam.watches().tick(&at(24 * HOUR + 200)).expect("ticks");
    assert_eq!(files(), 0);
}

#[test]
fn nobody_else_s_frame_is_taken() {
    let mut two = paired();
    let mut strangers = paired();
    let id = strangers.start(Mode::Real, 0);
    let foreign = strangers.frame(id, 0);
    assert!(matches!(two.sam.take_plan(&foreign, &at(10)), Err(Error::BadFrame)));
    let id = two.start(Mode::Real, 0);
    let plan = two.frame(id, 0);
    for place in [0, 5, 12, 20, 100, plan.len() - 1] {
        let mut damaged = plan.clone();
        damaged[place] ^= 1;
        assert!(two.sam.take_plan(&damaged, &at(10)).is_err(), "byte {place}");
    }
    assert!(two.sam.take_plan(b"", &at(10)).is_err());
    // What Alex's own device sent does not come back as if Sam had sent it.
    assert!(matches!(two.alex.take_plan(&plan, &at(10)), Err(Error::BadFrame)));
    assert!(two.sam.watches().list(&at(10)).expect("lists").0.is_empty());
    assert!(matches!(two.sam.watches().take(&plan, &at(10)), Err(Error::NotFound)));
    two.takes(&plan, 10);
}

#[test]
fn the_key_that_alex_s_device_keeps_at_hand_forges_neither_a_plan_nor_an_ending() {
    let mut two = paired();
    let id = two.holding();
    let state = two.alex.check_ins().get(id).expect("is there");
    let watcher = state.contacts[0].watcher.clone().expect("a watcher");
    let entropy = std::sync::Arc::clone(&two.sam_place.environment.entropy);
    let entropy = entropy.as_ref();
    // Whoever holds the unlocked device can make operations, but has no token.
    let forged =
        Body::Operation(Operation { sent_at: at(50).wall_ms / 1000, deadline: 0, token: Some([7; 8]) });
    let frame = seal_short(entropy, &watcher.short, watcher.side, id.cid8(), 90, &forged).expect("seals");
    let taken = two.takes(&frame, 50);
    assert!(!matches!(taken.view.phase, Phase::Closed(_)), "it does not end the watch");
    // Nor a plan: what seals one is another key.
    let key = PlanKey::new(SecretBytes::copy_of(watcher.short.secret().expose()));
    let plan = PlanBody {
        sent_at: at(55).wall_ms / 1000,
        due: at(2 * HOUR).wall_ms / 1000,
        grace_s: 900,
        max_ext_s: 0,
        tz_min: 0,
        place: String::new(),
        at_e5: None,
        note: String::new(),
        flags: PlanFlags::default(),
        h_safe: [1; 8],
        h_duress: [2; 8],
    };
    for cid8 in [id.cid8(), Cid8([9; 8])] {
        let frame = seal_plan(entropy, &key, watcher.side, cid8, 95, &plan).expect("seals");
        assert!(matches!(two.sam.take_plan(&frame, &at(55)), Err(Error::BadFrame)));
    }
    // A deadline far off is cut to what can be had without a plan.
    let later =
        Operation { sent_at: at(60).wall_ms / 1000, deadline: at(90 * HOUR).wall_ms / 1000, token: None };
    let frame = seal_short(entropy, &watcher.short, watcher.side, id.cid8(), 91, &Body::Operation(later));
    let taken = two.takes(&frame.expect("seals"), 60);
    assert!(taken.view.deadline_ms <= at(HOUR + 900 + 900).wall_ms);
}

#[test]
fn a_contact_that_was_removed_sends_nothing_any_more() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    let plan = two.frame(id, 0);
    two.sam.remove_contact(two.alex_id, &at(5)).expect("removes");
    assert!(matches!(two.sam.take_plan(&plan, &at(10)), Err(Error::BadFrame)));
}

#[test]
fn a_contact_taken_out_while_it_runs_is_told_of_an_end_or_nothing() {
    for tell in [true, false] {
        let mut two = paired();
        two.kim = Some(two.alex.add_contact(contact("Kim"), &reading()).expect("adds").0);
        let id = two.holding();
        let check_ins = two.alex.check_ins();
        assert!(matches!(
            check_ins.remove_contact(0, &passcode("0000"), tell, &at(90)),
            Err(Error::WrongPin)
        ));
        check_ins.remove_contact(0, &passcode(SAFE), tell, &at(100)).expect("takes out");
        two.alex.remove_contact(two.sam_id, &at(100)).expect("removes");
        let frames = two.handed(id, 100);
        assert_eq!(frames.len(), usize::from(tell));
        for frame in &frames {
            assert_eq!(two.takes(frame, 110).view.phase, Phase::Closed(Ending::Safe));
        }
        // It goes on without them, but not without anybody.
        let last = check_ins.remove_contact(1, &passcode(SAFE), tell, &at(150));
        assert!(matches!(last, Err(Error::Invalid { field: "contact", refusal: Refusal::Empty })));
        check_ins.safe(&passcode(SAFE), &at(200)).expect("closes");
        assert!(two.handed(id, 200).is_empty());
    }
}

#[test]
fn a_plan_refused_for_the_clock_is_held_when_the_clocks_are_right() {
    let mut two = paired();
    let id = two.start(Mode::Real, 1800);
    let plan = two.frame(id, 1800);
    // Sam's clock lags by half an hour.
    let answer = match two.sam.take_plan(&plan, &at(0)).expect("is read") {
        Taken::NotHeld { friend, why: NotHeld::ClockOff, answer } => {
            assert_eq!(friend, "Alex");
            answer.expect("Alex is told")
        }
        _ => panic!("it is not held"),
    };
    two.hear(&[answer], 1810);
    assert_eq!(two.level(id), 0);
    let held = two.takes(&plan, 1820);
    two.hear(&held.answers, 1830);
    assert_eq!(two.level(id), 2, "the later answer counts");
}

#[test]
fn after_24_plans_that_nobody_answered_pairing_is_asked_for() {
    let mut two = paired();
    let mut last = None;
    for number in 0..limits::SENDER_STEPS_UNACKED_MAX {
        let id = two.start(Mode::Real, i64::from(number) * 10);
        last = Some(two.frame(id, i64::from(number) * 10));
        two.alex.check_ins().cancel(&passcode(SAFE), &at(i64::from(number) * 10 + 1)).expect("ends");
    }
    let refused = two.try_start(Mode::Real, 1000);
    assert!(matches!(refused, Err(Error::Invalid { field: "pair", refusal: Refusal::TooMany })));
    // The last one still opens on a device that saw none of them.
    two.takes(&last.expect("there was one"), 1000);
    // Paired anew, it goes on.
    pair(&mut two.alex, two.sam_id, &mut two.sam, two.alex_id);
    let id = two.start(Mode::Real, 1010);
    let plan = two.frame(id, 1010);
    two.takes(&plan, 1020);
}

#[test]
fn many_check_ins_in_two_days_are_all_held() {
    let mut two = paired();
    for number in 0..40 {
        let now = number * 60;
        let id = two.start(Mode::Real, now);
        let plan = two.frame(id, now);
        let held = two.takes(&plan, now + 1);
        two.hear(&held.answers, now + 2);
        two.alex.check_ins().cancel(&passcode(SAFE), &at(now + 3)).expect("ends");
        // What it told of itself comes in at the next opening.
        let place = &two.alex_place;
        two.alex.lock().expect("locks");
        let locked = Locked::open(&place.environment, &place.folder).expect("opens");
        two.alex = locked.unlock(&Credential::Passcode(&passcode(FIRST)), &at(now + 4)).expect("unlocks");
    }
}

#[test]
fn two_days_later_the_keys_of_old_plans_are_gone() {
    let mut two = paired();
    let id = two.start(Mode::Real, 0);
    let lost = two.frame(id, 0);
    two.alex.check_ins().cancel(&passcode(SAFE), &at(1)).expect("ends");
    let id = two.start(Mode::Real, 10);
    let plan = two.frame(id, 10);
    two.takes(&plan, 20);
    // Late within two days: it opens, though it is old by then.
    let mut two = two.reopened(47 * HOUR);
    let late = two.sam.take_plan(&lost, &at(47 * HOUR)).expect("opens");
    assert!(matches!(late, Taken::NotHeld { why: NotHeld::OldPlan, answer: None, .. }));
    // An unlock is enough to forget: no further plan has to come.
    let mut two = two.reopened(48 * HOUR + 30);
    assert!(matches!(two.sam.take_plan(&lost, &at(48 * HOUR + 30)), Err(Error::BadFrame)));
}
