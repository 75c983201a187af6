//! What is fuzzed: each target takes any bytes and panics where a rule is broken. The fuzzer and the replay of its
//! corpus in the test run share them.

use alongside_core::checkin::frames::{
    Ack, AckStatus, Body, Joiner, Location, Operation, PlanBody, PlanFlags, PlanKey, ShortKey, Side, header,
    link, open_plan, open_short, read_link, read_links, seal_plan, seal_short, split, testing,
};
use alongside_core::checkin::machine::{CheckIn, Closing, Entry, Event, bundle_of, step};
use alongside_core::checkin::outgoing;
use alongside_core::checkin::pairing::{
    DirectionKey, PairingPayload, PendingPairing, open_plan_with_ratchet, read_shown,
};
use alongside_core::checkin::status::status;
use alongside_core::ids::Cid8;
use alongside_core::limits;
use alongside_core::qr::GreyPicture;
use alongside_core::secret::SecretBytes;
use alongside_core::time::{BootId, Reading, Zone};

use crate::armed;
use crate::entropy::DeterministicEntropy;
use crate::fuzzed_bundles;
use crate::fuzzed_photos;

/// One thing that is fuzzed.
#[derive(Debug)]
pub struct Target {
    /// Its name: `--target`, and its folder in `tests/fuzz/corpus`.
    pub name: &'static str,
    /// Takes any bytes.
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "frames", run: frames },
    Target { name: "pairing", run: pairing },
    Target { name: "capsule", run: capsule },
    Target { name: "picture", run: picture },
    Target { name: "bundle", run: fuzzed_bundles::bundle },
    Target { name: "photo-jpeg", run: fuzzed_photos::jpeg },
    Target { name: "photo-png", run: fuzzed_photos::png },
    Target { name: "photo-webp", run: fuzzed_photos::webp },
    Target { name: "photo-gif", run: fuzzed_photos::gif },
    Target { name: "photo-tiff", run: fuzzed_photos::tiff },
    Target { name: "photo-still", run: fuzzed_photos::still },
    Target { name: "photo-film", run: fuzzed_photos::film },
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Key of the frames that the corpus holds; the same for both classes, so that only the class keeps them apart.
const KEY: [u8; 32] = [0x42; 32];
const CID8: Cid8 = Cid8([0x24; 8]);

/// The first byte chooses what the rest is: a frame, a pasted text, the inside of a sealed frame, parts.
fn frames(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    match how % 5 {
        0 => as_frame(rest),
        1 => {
            if let Ok(text) = std::str::from_utf8(rest)
                && let Ok(frames) = read_links(text)
            {
                assert!(!frames.is_empty());
                assert_eq!(read_link(text).expect("the first of them"), frames[0]);
                for frame in frames {
                    assert_eq!(read_link(&link(&frame)).expect("its own link"), frame);
                    as_frame(&frame);
                }
            }
        }
        2 => inside_a_plan(rest),
        3 => inside_a_short_frame(rest),
        _ => parts(rest),
    }
}

fn as_frame(frame: &[u8]) {
    let seen = header(frame);
    let (plan, short) = (PlanKey::new(SecretBytes::copy_of(&KEY)), ShortKey::new(SecretBytes::copy_of(&KEY)));
    for sender in [Side::A, Side::B] {
        let as_plan = open_plan(&plan, sender, frame);
        let as_short = open_short(&short, sender, frame);
        assert!(as_plan.is_err() || as_short.is_err(), "one frame is not both");
        for opened in
            [as_plan.map(|(header, _)| header), as_short.map(|(header, _)| header)].into_iter().flatten()
        {
            assert_eq!(opened, *seen.as_ref().expect("what opens has a header"));
        }
    }
}

/// What is read is written again as something that reads the same, and nothing that is read can't be sealed.
fn inside_a_plan(plain: &[u8]) {
    let key = PlanKey::new(SecretBytes::copy_of(&KEY));
    if let Ok(plan) = testing::decode_plan(plain) {
        let again = testing::encode_plan(&plan).expect("what was read can be written");
        assert_eq!(testing::decode_plan(&again).expect("reads"), plan);
        // A plan that was written in a longer way than ours may need no more room than it had.
        assert!(again.len() <= plain.len());
        if let Ok(frame) = seal_plan(&DeterministicEntropy::new(1), &key, Side::A, CID8, 0, &plan) {
            assert_eq!(open_plan(&key, Side::A, &frame).expect("opens").1, plan);
        }
    }
    for (size, end) in [(160, 0x80), (384, 0x80), (160, 0), (384, 0)] {
        let frame = testing::seal_as_plan(&key, Side::A, CID8, 0, &padded(plain, end, size)).expect("seals");
        let opened = open_plan(&key, Side::A, &frame);
        if end == 0x80 && plain.len() < size {
            assert_eq!(opened.is_ok(), testing::decode_plan(plain).is_ok(), "the seal changes nothing");
        }
    }
}

/// Filled up to `size` in a right way (`end` is 80 in hex) or another.
fn padded(plain: &[u8], end: u8, size: usize) -> Vec<u8> {
    let mut padded = [plain, &[end]].concat();
    padded.resize(size, 0);
    padded
}

fn inside_a_short_frame(plain: &[u8]) {
    let key = ShortKey::new(SecretBytes::copy_of(&KEY));
    if let Ok(body) = testing::decode_short(plain) {
        let again = testing::encode_short(&body).expect("what was read can be written");
        assert!(again.len() <= plain.len());
        let frame = seal_short(&DeterministicEntropy::new(1), &key, Side::A, CID8, 0, &body).expect("fits");
        assert!(open_short(&key, Side::A, &frame).expect("opens").1 == body);
    }
    for end in [0x80, 0] {
        let frame = testing::seal_as_short(&key, Side::A, CID8, 0, &padded(plain, end, 32)).expect("seals");
        let opened = open_short(&key, Side::A, &frame);
        if end == 0x80 && plain.len() < 32 {
            assert_eq!(opened.is_ok(), testing::decode_short(plain).is_ok(), "the seal changes nothing");
        }
    }
}

/// Messages of up to 255 bytes, each with its length in front.
fn parts(mut rest: &[u8]) {
    let mut joiner = Joiner::new();
    while let Some((length, after)) = rest.split_first() {
        let (message, after) = after.split_at(after.len().min(usize::from(*length)));
        rest = after;
        if let Ok(Some(frame)) = joiner.take(message) {
            header(&frame).expect("what comes of parts is a frame");
        }
    }
    let waiting: Vec<_> = joiner.waiting().collect();
    let mut again = Joiner::new();
    for part in &waiting {
        assert_eq!(again.take(part).expect("a part"), None);
    }
    assert_eq!(again.waiting().collect::<Vec<_>>(), waiting);
}

/// The first byte chooses: a shown text, a payload in bytes, a stored key, a frame for a paired phone.
fn pairing(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    match how % 4 {
        0 => {
            if let Ok((payload, wall_s)) =
                std::str::from_utf8(rest).map_or(Err(()), |text| read_shown(text).map_err(drop))
            {
                assert!(wall_s >= 0);
                finish_both(&payload);
            }
        }
        1 => {
            if let Ok(payload) = PairingPayload::from_bytes(rest) {
                assert_eq!(payload.to_bytes().expect("encodes"), rest, "there is one way to write it");
                finish_both(&payload);
            }
        }
        2 => {
            if let Ok(key) = minicbor::decode::<DirectionKey>(rest) {
                let _ = key.stepped();
                key.frame_keys(CID8).expect("derives");
            }
        }
        _ => {
            let paired = pending(1).finish(pending(2).payload()).expect("pairs");
            let _ = open_plan_with_ratchet(&paired.receive, paired.side.other(), rest);
        }
    }
}

/// Two bytes of width and stride, then pixels, a bit each: what the camera may see. Black and white reach more of the reader
/// than shades.
fn picture(bytes: &[u8]) {
    let [width, gap, rest @ ..] = bytes else { return };
    let (width, gap) = (usize::from(*width), usize::from(*gap % 8));
    let pixels: Vec<u8> = rest
        .iter()
        .flat_map(|byte| (0..8).map(move |bit| if byte >> bit & 1 == 1 { 0 } else { 255 }))
        .collect();
    let stride = width + gap;
    let height = pixels.len().checked_div(stride).unwrap_or(0);
    let px = |value: usize| u32::try_from(value).expect("small");
    let picture =
        GreyPicture { pixels: &pixels, width_px: px(width), height_px: px(height), stride_bytes: px(stride) };
    let read = picture.read();
    let fits = [width, height].iter().all(|side| *side >= limits::PICTURE_SIDE_MIN_PX);
    assert_eq!(read.is_ok(), fits, "{picture:?}");
}

/// The pixels of a code, a bit each, as [`picture`] takes them.
fn drawn(text: &str) -> Vec<u8> {
    let code = qrcode::QrCode::new(text).expect("fits");
    let side = code.width() + 8;
    let colours = code.to_colors();
    let is_dark = |at: usize| {
        let (x, y) = ((at % side).checked_sub(4), (at / side).checked_sub(4));
        x.zip(y).is_some_and(|(x, y)| {
            x < code.width() && y < code.width() && colours[y * code.width() + x] == qrcode::Color::Dark
        })
    };
    let mut bytes = vec![u8::try_from(side).expect("small"), 0];
    for first in (0..side * side).step_by(8) {
        bytes.push(
            (0..8).filter(|bit| first + bit < side * side && is_dark(first + bit)).map(|bit| 1 << bit).sum(),
        );
    }
    bytes
}

fn pending(seed: u64) -> PendingPairing {
    let mark = u8::try_from(seed).expect("small");
    PendingPairing::begin(&DeterministicEntropy::new(seed), "Amina", [mark; 32], [mark; 16]).expect("begins")
}

fn finish_both(theirs: &PairingPayload) {
    if let Ok(paired) = pending(1).finish(theirs) {
        assert_eq!(paired.digits.len(), 6);
        assert_ne!(theirs.x25519, [0; 32]);
    }
}

/// Inputs to begin with: target, name, bytes. Frames are sealed under the keys that the targets open with.
#[must_use]
pub fn seeds() -> Vec<(&'static str, String, Vec<u8>)> {
    let entropy = DeterministicEntropy::new(7);
    let (plan_key, short_key) =
        (PlanKey::new(SecretBytes::copy_of(&KEY)), ShortKey::new(SecretBytes::copy_of(&KEY)));
    let mut seeds: Vec<(&'static str, String, Vec<u8>)> = Vec::new();
    for (name, state) in armed::samples() {
        seeds.push(("capsule", name.into(), state.to_bytes().expect("encodes").to_vec()));
        if let Some(entry) = &state.history_waits {
            seeds.push(("capsule", format!("{name}-history"), entry.to_bytes().expect("encodes").to_vec()));
        }
    }
    let with = |how: u8, bytes: &[u8]| [&[how], bytes].concat();
    for (name, plan) in plans() {
        let frame = seal_plan(&entropy, &plan_key, Side::A, CID8, 1, &plan).expect("seals");
        seeds.push(("frames", name.into(), with(0, &frame)));
        let text = format!("On my way\n> {}\n> see you", link(&frame));
        seeds.push(("frames", format!("{name}-pasted"), with(1, text.as_bytes())));
        let inside = testing::encode_plan(&plan).expect("encodes");
        seeds.push(("frames", format!("{name}-inside"), with(2, &inside)));
        let parts = split(&frame, 160).expect("fits");
        let message = |part: &Vec<u8>| with(u8::try_from(part.len()).expect("short"), part);
        seeds.push((
            "frames",
            format!("{name}-parts"),
            with(4, &parts.iter().map(message).collect::<Vec<_>>().concat()),
        ));
    }
    for (name, body) in shorts() {
        let frame = seal_short(&entropy, &short_key, Side::A, CID8, 2, &body).expect("seals");
        seeds.push(("frames", name.into(), with(0, &frame)));
        let inside = testing::encode_short(&body).expect("encodes");
        seeds.push(("frames", format!("{name}-inside"), with(3, &inside)));
    }
    for (name, text) in
        [("short", "A"), ("link", "https://along.invalid/#aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-x")]
    {
        seeds.push(("picture", name.into(), drawn(text)));
    }
    seeds.extend(fuzzed_photos::seeds());
    let (ours, theirs) = (pending(1), pending(2));
    seeds.push(("pairing", "shown".into(), with(0, theirs.shown(1_800_000_000).as_bytes())));
    seeds.push(("pairing", "payload".into(), with(1, &theirs.payload().to_bytes().expect("encodes"))));
    let own = ours.payload().clone();
    seeds.push(("pairing", "own-payload".into(), with(1, &own.to_bytes().expect("encodes"))));
    let sender = theirs.finish(&own).expect("pairs");
    let key = sender.send.ahead(2).expect("in reach");
    seeds.push(("pairing", "key".into(), with(2, &minicbor::to_vec(&key).expect("encodes"))));
    let keys = key.frame_keys(CID8).expect("derives");
    let [(_, plan), _] = plans();
    let frame = seal_plan(&entropy, &keys.plan, sender.side, CID8, 1, &plan).expect("seals");
    seeds.push(("pairing", "plan".into(), with(3, &frame)));
    seeds
}

fn plans() -> [(&'static str, PlanBody); 2] {
    let plan = PlanBody {
        sent_at: 1_800_000_000,
        due: 1_800_003_600,
        grace_s: 900,
        max_ext_s: 5400,
        tz_min: -300,
        place: "The library".into(),
        at_e5: Some((5_145_450, -258_790)),
        note: "n".repeat(200),
        flags: PlanFlags(PlanFlags::TEST),
        h_safe: [1; 8],
        h_duress: [2; 8],
    };
    let small = PlanBody { at_e5: None, note: String::new(), ..plan.clone() };
    [("plan", small), ("plan-large", plan)]
}

fn shorts() -> [(&'static str, Body); 4] {
    let sent_at = 1_800_000_000;
    let location =
        Location { sent_at, lat_e5: 5_145_450, lon_e5: -258_790, acc_m: 35, age_s: 300, batt_pct: 81 };
    [
        ("close", Body::Operation(Operation { sent_at, deadline: 0, token: Some([9; 8]) })),
        ("extend", Body::Operation(Operation { sent_at, deadline: sent_at + 900, token: None })),
        ("location", Body::Location(location)),
        ("ack", Body::Ack(Ack { recv_at: sent_at, seq: 3, status: AckStatus::Ringing })),
    ]
}

/// What lies inside a capsule, a close bundle or a history, as somebody could forge it who has the device's keys: it is
/// refused, or it is a check-in that every event can be tried on, and that comes back as it was written.
fn capsule(bytes: &[u8]) {
    let _ = bundle_of(bytes);
    if let Ok(entry) = Entry::from_bytes(bytes) {
        assert_eq!(Entry::from_bytes(&entry.to_bytes().expect("encodes")).expect("its own bytes"), entry);
    }
    let Ok(mut state) = CheckIn::from_bytes(bytes) else { return };
    assert!(CheckIn::from_bytes(&state.to_bytes().expect("encodes")).expect("its own bytes") == state);
    let reading = |monotonic_ms: u64, boot: u8| Reading {
        wall_ms: state.due.saturating_mul(1000).saturating_add(i64::try_from(monotonic_ms).unwrap_or(0)),
        zone: Zone::LONDON,
        monotonic_ms,
        boot: BootId([boot; 16]),
        trusted: false,
    };
    let readings = [reading(0, 1), reading(400_000, 1), reading(90_000_000, 2)];
    let rows: Vec<_> = state.outbox.iter().map(|row| row.key).collect();
    for now in readings {
        let _ = status(&state, &now);
        let _ = state.next_wakes(&now);
        for row in &rows {
            let _ = outgoing::of(&state, *row, state.anchor.estimate(&now));
        }
        let events = [
            Event::Tick,
            Event::AlertNow,
            Event::Extend { by_s: 60, opened: None, filler: [7; 8] },
            Event::RunnerStarted,
            Event::PinTried,
            Event::PinWrong,
            Event::CloseWithoutPin { how: Closing::Safe },
            Event::HistoryWritten,
            Event::Tick,
        ];
        for event in events {
            state = step(state, event, &now).state;
        }
    }
}
