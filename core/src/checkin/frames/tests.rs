//! What a frame refuses, how links are found, how parts come together.

use super::testing as inside;
use super::*;
use crate::entropy::SystemEntropy;
use crate::error::{Error, Part, Refusal};
use crate::ids::Cid8;
use crate::limits;
use crate::secret::SecretBytes;

const CID8: Cid8 = Cid8([7; 8]);

fn plan_key() -> PlanKey {
    PlanKey::new(SecretBytes::copy_of(&[1; 32]))
}

fn short_key() -> ShortKey {
    ShortKey::new(SecretBytes::copy_of(&[2; 32]))
}

fn plan() -> PlanBody {
    PlanBody {
        sent_at: 1_800_000_000,
        due: 1_800_003_600,
        grace_s: 900,
        max_ext_s: 5400,
        tz_min: 60,
        place: "The library".into(),
        at_e5: Some((5_145_450, -258_790)),
        note: "Back by the last bus.".into(),
        flags: PlanFlags(PlanFlags::POSITIONS_FOLLOW | 1 << 9),
        h_safe: [3; 8],
        h_duress: [4; 8],
    }
}

fn alert_now() -> Body {
    Body::Operation(Operation { sent_at: 1_800_000_000, deadline: 0, token: None })
}

fn location() -> Location {
    Location { sent_at: 1_800_000_000, lat_e5: 0, lon_e5: 0, acc_m: 0, age_s: 0, batt_pct: 100 }
}

fn sealed_plan(plan: &PlanBody) -> Vec<u8> {
    seal_plan(&SystemEntropy::new(), &plan_key(), Side::A, CID8, 3, plan).expect("seals")
}

fn sealed_short(body: &Body) -> Vec<u8> {
    seal_short(&SystemEntropy::new(), &short_key(), Side::B, CID8, 4, body).expect("seals")
}

fn large() -> PlanBody {
    PlanBody { note: "n".repeat(200), ..plan() }
}

/// Seals these bytes, padded, as a short frame and opens it.
fn opened_short(plain: &[u8]) -> Result<Body, Error> {
    let mut padded = plain.to_vec();
    padded.push(0x80);
    padded.resize(32, 0);
    let frame = inside::seal_as_short(&short_key(), Side::A, CID8, 0, &padded).expect("seals");
    open_short(&short_key(), Side::A, &frame).map(|(_, body)| body)
}

#[test]
fn what_was_sealed_is_opened() {
    let frame = sealed_plan(&plan());
    let (seen, opened) = open_plan(&plan_key(), Side::A, &frame).expect("opens");
    assert_eq!((seen.class, seen.cid8, seen.seq), (FrameClass::Plan, CID8, 3));
    assert_eq!(seen, header(&frame).expect("a frame"));
    assert_eq!(opened, plan());
    let bare = PlanBody { place: String::new(), at_e5: None, note: String::new(), tz_min: -300, ..plan() };
    assert_eq!(open_plan(&plan_key(), Side::A, &sealed_plan(&bare)).expect("opens").1, bare);
    for body in [
        alert_now(),
        Body::Operation(Operation { sent_at: 0, deadline: limits::FRAME_TIME_MAX_S, token: Some([9; 8]) }),
        Body::Location(location()),
        Body::Ack(Ack { recv_at: 1, seq: u16::MAX, status: AckStatus::HeldClockUncertain }),
    ] {
        let (seen, opened) = open_short(&short_key(), Side::B, &sealed_short(&body)).expect("opens");
        assert_eq!((seen.class, seen.seq), (FrameClass::Short, 4));
        assert!(opened == body);
    }
}

#[test]
fn a_frame_opens_in_its_own_direction_only() {
    assert!(matches!(open_plan(&plan_key(), Side::B, &sealed_plan(&plan())), Err(Error::BadFrame)));
    assert!(matches!(open_short(&short_key(), Side::A, &sealed_short(&alert_now())), Err(Error::BadFrame)));
}

#[test]
fn a_plan_never_opens_as_anything_else() {
    // The same secret in both types: what keeps the two apart must not be luck.
    let (as_plan, as_short) = (plan_key(), ShortKey::new(SecretBytes::copy_of(&[1; 32])));
    assert!(open_short(&as_short, Side::A, &sealed_plan(&plan())).is_err());
    let frame = seal_short(&SystemEntropy::new(), &as_short, Side::A, CID8, 0, &alert_now()).expect("seals");
    assert!(open_plan(&as_plan, Side::A, &frame).is_err());
    assert!(seal_short(&SystemEntropy::new(), &as_short, Side::A, CID8, 0, &Body::Plan(plan())).is_err());
    // A plan that somebody who holds the key for short frames put into one, and the reverse.
    assert!(matches!(opened_short(&[0x81, 1]), Err(Error::BadFrame)));
    let mut short = inside::encode_short(&alert_now()).expect("encodes");
    short.push(0x80);
    short.resize(160, 0);
    let frame = inside::seal_as_plan(&as_plan, Side::A, CID8, 0, &short).expect("seals");
    assert!(matches!(open_plan(&as_plan, Side::A, &frame), Err(Error::BadFrame)));
}

#[test]
fn a_plan_too_long_or_without_meaning_is_refused() {
    let seal = |plan: PlanBody| seal_plan(&SystemEntropy::new(), &plan_key(), Side::A, CID8, 0, &plan);
    let refusal = |plan: PlanBody| match seal(plan) {
        Err(Error::Invalid { field: "plan", refusal }) => refusal,
        other => panic!("{other:?}"),
    };
    let without_note =
        inside::encode_plan(&PlanBody { note: String::new(), ..plan() }).expect("encodes").len();
    // A text of 256 bytes and more has a head of three bytes, an empty one of one; one byte begins the padding.
    let most = 384 - 1 - 2 - without_note;
    assert_eq!(seal(PlanBody { note: "n".repeat(most), ..plan() }).expect("fits").len(), 417);
    assert_eq!(refusal(PlanBody { note: "n".repeat(most + 1), ..plan() }), Refusal::TooLong);
    for wrong in [
        PlanBody { due: limits::FRAME_TIME_MAX_S + 1, ..plan() },
        PlanBody { sent_at: -1, ..plan() },
        PlanBody { tz_min: 18 * 60 + 1, ..plan() },
        PlanBody { at_e5: Some((9_000_001, 0)), ..plan() },
        PlanBody { at_e5: Some((0, i32::MIN)), ..plan() },
    ] {
        assert_eq!(refusal(wrong), Refusal::OutOfRange);
    }
}

#[test]
fn what_a_short_frame_seals_fits_its_one_size_at_its_longest() {
    let longest = Location {
        sent_at: limits::FRAME_TIME_MAX_S,
        lat_e5: -9_000_000,
        lon_e5: -18_000_000,
        acc_m: u32::MAX,
        age_s: u32::MAX,
        ..location()
    };
    assert_eq!(sealed_short(&Body::Location(longest)).len(), 65);
    let uncharged = Body::Location(Location { batt_pct: 101, ..location() });
    assert!(seal_short(&SystemEntropy::new(), &short_key(), Side::A, CID8, 0, &uncharged).is_err());
}

#[test]
fn what_a_later_version_adds_is_passed_over_and_what_it_invents_is_named() {
    // [2, 5, 0, h'', {1: [true, "x"]}, null]
    let more = [0x86, 2, 5, 0, 0x40, 0xa1, 1, 0x82, 0xf5, 0x61, b'x', 0xf6];
    assert!(
        opened_short(&more).expect("opens")
            == Body::Operation(Operation { sent_at: 5, deadline: 0, token: None })
    );
    assert!(matches!(opened_short(&[0x82, 7, 0]), Err(Error::NewerFormat(Part::Frame))));
    assert!(matches!(opened_short(&[0x84, 9, 0, 1, 5]), Err(Error::NewerFormat(Part::Frame))));
    let mut frame = sealed_short(&alert_now());
    frame[0] = 0x22;
    assert!(matches!(header(&frame), Err(Error::NewerFormat(Part::Frame))));
}

#[test]
fn what_is_no_body_is_refused_although_it_opens() {
    let wrong: [&[u8]; 11] = [
        &[],
        &[2],
        &[0x80],
        // Fewer items than it says, fewer than it needs, bytes behind it, no definite length.
        &[0x84, 2, 5, 0],
        &[0x83, 2, 5, 0],
        &[0x84, 2, 5, 0, 0x40, 0],
        &[0x9f, 2, 5, 0, 0x40, 0xff],
        // A token of another length, a time before 1970, a charge above all, a length that nothing has.
        &[0x84, 2, 5, 0, 0x41, 1],
        &[0x84, 2, 0x20, 0, 0x40],
        &[0x87, 3, 5, 0, 0, 0, 0, 0x18, 101],
        &[0x84, 2, 5, 0, 0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ];
    for plain in wrong {
        assert!(matches!(opened_short(plain), Err(Error::BadFrame)), "{plain:x?}");
    }
    for padded in [[0; 32], [1; 32]] {
        let frame = inside::seal_as_short(&short_key(), Side::A, CID8, 0, &padded).expect("seals");
        assert!(matches!(open_short(&short_key(), Side::A, &frame), Err(Error::BadFrame)));
    }
}

#[test]
fn a_frame_of_another_length_or_class_is_none() {
    let short = sealed_short(&alert_now());
    for length in (0..short.len()).chain(short.len() + 1..=200) {
        let mut other = short.clone();
        other.resize(length, 0);
        assert!(matches!(header(&other), Err(Error::BadFrame)), "{length}");
    }
    for class in [0, 1, 3, 4, 5, 15] {
        let mut other = short.clone();
        other[0] = 0x10 | class;
        assert!(matches!(header(&other), Err(Error::BadFrame)), "{class}");
    }
}

#[test]
fn a_link_is_found_in_what_people_paste() {
    for frame in [sealed_short(&alert_now()), sealed_plan(&plan()), sealed_plan(&large())] {
        let link = link(&frame);
        let digits = &link[23..link.len() - 1];
        let broken = |every: usize, by: &str| {
            let lines: Vec<_> =
                link.as_bytes().chunks(every).map(|line| String::from_utf8_lossy(line)).collect();
            lines.join(by)
        };
        for text in [
            link.clone(),
            format!("On my way\n{link}\nsee you"),
            format!("On my way: {link} see you"),
            format!("<{link}>."),
            link.replace("https://along.invalid/", "HTTPS://Along.Invalid/"),
            broken(30, "\n"),
            broken(30, "\r\n  "),
            format!("> {}\n> see you", broken(70, "\n> ")),
            digits.to_owned(),
            format!("{digits}x"),
            format!("so:\n{digits}\nthat was it"),
            format!(
                "  {}  ",
                digits
                    .as_bytes()
                    .chunks(20)
                    .map(|line| String::from_utf8_lossy(line))
                    .collect::<Vec<_>>()
                    .join("\n")
            ),
        ] {
            assert_eq!(read_link(&text).ok().as_deref(), Some(frame.as_slice()), "{text}");
        }
    }
}

#[test]
fn all_links_of_a_text_are_found_in_order() {
    let frames = [sealed_short(&alert_now()), sealed_plan(&plan()), sealed_short(&alert_now())];
    let text: Vec<_> = frames.iter().map(|frame| link(frame)).collect();
    for between in ["\n", " and ", "\n\n", ""] {
        assert_eq!(read_links(&text.join(between)).expect("finds"), frames, "{between:?}");
    }
}

#[test]
fn what_holds_no_link_is_refused() {
    let whole = link(&sealed_short(&alert_now()));
    let (cut, _) = whole.split_at(whole.len() - 3);
    for text in
        ["", "see you later", cut, "https://along.invalid/#x", &"E".repeat(5000), &"Eg\n".repeat(5000)]
    {
        assert!(matches!(read_link(text), Err(Error::BadFrame)), "{text}");
    }
    let later = format!("{}Ig{}x", &whole[..23], "A".repeat(150));
    assert!(matches!(read_link(&later), Err(Error::NewerFormat(Part::Frame))));
    let long = "a".repeat(limits::LINK_TEXT_MAX_BYTES + 1);
    assert!(matches!(read_link(&long), Err(Error::Invalid { field: "link", refusal: Refusal::TooLong })));
}

#[test]
fn base64url_is_written_in_one_way_only() {
    for length in 0..70_u8 {
        let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(37)).collect();
        assert_eq!(from_base64url(to_base64url(&bytes).as_bytes()), Some(bytes));
    }
    // RFC 4648, 10.
    assert_eq!(to_base64url(b"foobar"), "Zm9vYmFy");
    assert_eq!(to_base64url(b"fooba"), "Zm9vYmE");
    assert_eq!(to_base64url(&[0xfb, 0xff]), "-_8");
    for wrong in ["Zm9vYmF", "Zm9vYm=", "Zm9vY", "+/8", "Zh"] {
        assert_eq!(from_base64url(wrong.as_bytes()), None, "{wrong}");
    }
}

#[test]
fn parts_come_in_any_order_and_more_than_once() {
    for (frame, limit) in
        [(sealed_plan(&large()), 160), (sealed_plan(&plan()), 100), (sealed_short(&alert_now()), 80)]
    {
        let parts = split(&frame, limit).expect("fits");
        assert!(parts.len() > 1);
        for part in &parts {
            assert!(link(part).len() <= limit);
            assert_eq!(read_link(&link(part)).expect("a link"), *part);
        }
        let mut joiner = Joiner::new();
        for part in parts.iter().skip(1).rev().chain(&parts[1..]) {
            assert_eq!(joiner.take(part).expect("a part"), None);
        }
        // A restart in between.
        let mut after = Joiner::new();
        for part in joiner.waiting() {
            assert_eq!(after.take(&part).expect("a part"), None);
        }
        assert_eq!(after.take(&parts[0]).expect("a part"), Some(frame));
        assert_eq!(after.waiting().count(), 0);
    }
}

#[test]
fn a_frame_is_cut_only_where_it_has_to_be() {
    let frame = sealed_plan(&plan());
    let whole = link(&frame).len();
    assert_eq!(split(&frame, whole).expect("fits"), std::slice::from_ref(&frame));
    assert_eq!(split(&frame, whole - 1).expect("fits").len(), 2);
    assert_eq!(Joiner::new().take(&frame).expect("a frame"), Some(frame.clone()));
    assert!(split(&frame, 40).is_err());
    assert!(split(&split(&frame, 160).expect("fits")[0], 100).is_err());
    // Whatever the limit, what is cut comes together.
    for limit in 0..whole {
        let Ok(parts) = split(&frame, limit) else { continue };
        let mut joiner = Joiner::new();
        let whole_again: Vec<_> =
            parts.iter().filter_map(|part| joiner.take(part).expect("a part")).collect();
        assert_eq!(whole_again, std::slice::from_ref(&frame), "{limit}");
    }
}

#[test]
fn a_forged_part_is_mended_and_what_never_ends_is_given_up() {
    let frame = sealed_plan(&plan());
    let parts = split(&frame, 160).expect("fits");
    let mut joiner = Joiner::new();
    let mut forged = parts[0].clone();
    *forged.last_mut().expect("bytes") ^= 1;
    assert_eq!(joiner.take(&forged).expect("a part"), None);
    let whole_again: Vec<_> = parts.iter().filter_map(|part| joiner.take(part).expect("a part")).collect();
    assert_eq!(whole_again, [frame]);
    let mut joiner = Joiner::new();
    for _ in 0..limits::FRAMES_JOINING_MAX + 5 {
        let part = &split(&sealed_plan(&plan()), 160).expect("fits")[0];
        assert_eq!(joiner.take(part).expect("a part"), None);
    }
    assert_eq!(joiner.waiting().count(), limits::FRAMES_JOINING_MAX);
}

#[test]
fn keys_print_nothing_and_are_stored_as_bytes() {
    let keys = FrameKeys { plan: plan_key(), short: short_key() };
    assert!(!format!("{keys:?}").contains('1'), "{keys:?}");
    let bytes = minicbor::to_vec(&keys).expect("encodes");
    assert_eq!(bytes.len(), 1 + 34 + 34);
    let again: FrameKeys = minicbor::decode(&bytes).expect("decodes");
    assert_eq!(again.plan.secret().expose(), &[1; 32]);
    assert_eq!(again.short.secret().expose(), &[2; 32]);
    assert!(minicbor::decode::<PlanKey>(&[0x41, 0]).is_err());
}
