//! Pairing of two devices and the plan of a friend: this program is the watcher, the friend's phone is played here.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use alongside_core::checkin::frames::{
    Ack, AckStatus, Body, FrameKeys, Operation, PlanBody, PlanFlags, Side, link, open_short, read_links,
    seal_plan, seal_short, token_hash,
};
use alongside_core::checkin::pairing::{PendingPairing, read_shown};
use alongside_core::entropy::SystemEntropy;
use alongside_core::ids::Cid8;
use serde_json::{Value, json};

use crate::support::{Place, answer, has_keys};

const SAFE: [u8; 8] = *b"the-safe";
const FORCED: [u8; 8] = *b"theforce";
const CID8: Cid8 = Cid8([0xab, 1, 2, 3, 4, 5, 6, 7]);

fn now_s() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("a date")
}

/// The phone of Alex, who checks in.
struct Phone {
    side: Side,
    keys: FrameKeys,
    entropy: SystemEntropy,
}

impl Phone {
    /// Paired with the record in `place`, side by side.
    fn paired(place: &Place) -> Self {
        let entropy = SystemEntropy::new();
        let pending = PendingPairing::begin(&entropy, "Alexandra", [7; 32], [8; 16]).expect("begins");
        place.write("code", pending.shown(now_s()).as_bytes());
        let said = place
            .typing(&["contact", "pair", "Alex", "--my-name", "Sam", "--their-file", "code"], "yes\n")
            .good();
        let lines: Vec<Value> =
            said.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let (theirs, _) = read_shown(lines[0]["code"].as_str().expect("a code")).expect("is read");
        assert_eq!(theirs.name, "Sam");
        let paired = pending.finish(&theirs).expect("pairs");
        assert_eq!(lines[1]["digits"], paired.digits);
        assert_eq!((&lines[2]["paired"], &lines[2]["their_name"]), (&json!(true), &json!("Alexandra")));
        Phone { side: paired.side, keys: paired.send.frame_keys(CID8).expect("keys"), entropy }
    }

    /// A plan that is asked about in `seconds`.
    fn plan(&self, seconds: i64, test: bool) -> String {
        let deadline = now_s() + seconds - 120;
        let plan = PlanBody {
            sent_at: now_s() - 3600,
            due: deadline - 300,
            grace_s: 300,
            max_ext_s: 3600,
            tz_min: 60,
            place: "the library".into(),
            at_e5: None,
            note: "red bag".into(),
            flags: PlanFlags(if test { PlanFlags::TEST } else { 0 }),
            h_safe: token_hash(CID8, &SAFE),
            h_duress: token_hash(CID8, &FORCED),
        };
        link(&seal_plan(&self.entropy, &self.keys.plan, self.side, CID8, 1, &plan).expect("seals"))
    }

    fn says(&self, seq: u16, token: Option<[u8; 8]>) -> String {
        let operation = Operation { sent_at: now_s(), deadline: 0, token };
        let body = Body::Operation(operation);
        link(&seal_short(&self.entropy, &self.keys.short, self.side, CID8, seq, &body).expect("seals"))
    }

    /// What the watcher's answer says.
    fn hears(&self, text: &str) -> Ack {
        // A letter has its long lines cut.
        let frames =
            read_links(&text.replace("=\n", "")).unwrap_or_else(|error| panic!("{error:?} in {text}"));
        match open_short(&self.keys.short, self.side.other(), &frames[0]) {
            Ok((_, Body::Ack(ack))) => ack,
            _ => panic!("no answer of the watcher: {text}"),
        }
    }
}

/// `alongside watch run` in the background, and what it has written so far.
struct Runs {
    child: Child,
    written: Arc<Mutex<String>>,
}

impl Runs {
    fn start(place: &Place) -> Self {
        let mut command = place.command(&["watch", "run"]);
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut out = child.stdout.take().unwrap();
        let written = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&written);
        thread::spawn(move || {
            let mut bytes = [0_u8; 4096];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                kept.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Runs { child, written }
    }

    /// What it has written, without the line breaks of its width.
    fn text(&self) -> String {
        self.written.lock().unwrap().replace('\n', " ")
    }

    #[track_caller]
    fn waits_for(&self, said: &str) {
        let began = Instant::now();
        while !self.text().contains(said) {
            assert!(began.elapsed() < Duration::from_secs(30), "{said:?} is not in {:?}", self.text());
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn bells(&self) -> usize {
        self.text().matches('\u{7}').count()
    }

    /// Ctrl-C.
    fn ends(mut self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

fn with_alex(ways: &[&str]) -> Place {
    let place = Place::set_up();
    std::fs::create_dir_all(place.path("mail")).unwrap();
    let add: Vec<&str> = ["contact", "add", "Alex", "--agreed"].iter().chain(ways).copied().collect();
    place.opens(&add).good();
    place
}

/// A device that pairs, with its lines.
pub(crate) struct Pairs {
    pub(crate) child: Child,
    input: ChildStdin,
    lines: BufReader<std::process::ChildStdout>,
}

impl Pairs {
    pub(crate) fn start(place: &Place, data: &str, name: &str, my_name: &str) -> Self {
        let mut command = place.command_on(
            data,
            &["--passcode-file", "passcode", "--json", "contact", "pair", name, "--my-name", my_name],
        );
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (input, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Pairs { child, input, lines: BufReader::new(out) }
    }

    pub(crate) fn line(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line:?}"))
    }

    pub(crate) fn types(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
    }
}

#[test]
fn two_devices_pair_side_by_side_only_after_a_yes_on_each() {
    let place = Place::empty();
    for (data, other) in [("one", "Sam"), ("two", "Alex")] {
        place.make(data, None);
        let add = ["--passcode-file", "passcode", "--json", "contact", "add", other, "--agreed"];
        answer(&mut place.command_on(data, &add), "").good();
    }
    let is_paired = |data: &str| {
        let all = ["--passcode-file", "passcode", "--json", "contact", "list"];
        answer(&mut place.command_on(data, &all), "").good().json()[0]["paired"].clone()
    };
    for sure in ["no", "yes"] {
        let mut one = Pairs::start(&place, "one", "Sam", "Alex");
        let mut two = Pairs::start(&place, "two", "Alex", "Sam");
        let (of_one, of_two) = (one.line(), two.line());
        one.types(of_two["code"].as_str().unwrap());
        two.types(of_one["code"].as_str().unwrap());
        let digits = one.line();
        assert_eq!(digits, two.line());
        assert_eq!(digits["digits"].as_str().map(str::len), Some(6));
        one.types(sure);
        two.types("yes");
        assert_eq!(two.line()["their_name"], "Alex");
        assert_eq!(one.child.wait().unwrap().success(), sure == "yes");
        assert!(two.child.wait().unwrap().success());
        assert_eq!(is_paired("one"), json!(sure == "yes"), "after {sure}");
    }
    assert_eq!(is_paired("two"), json!(true));
}

#[test]
fn a_code_of_long_ago_or_of_nobody_pairs_nothing() {
    let place = with_alex(&[]);
    let pending = PendingPairing::begin(&SystemEntropy::new(), "Alex", [7; 32], [8; 16]).unwrap();
    place.write("old", pending.shown(now_s() - 700).as_bytes());
    place.write("nothing", b"no code");
    let pair = |file: &str| {
        place.typing(&["contact", "pair", "Alex", "--my-name", "S", "--their-file", file], "yes\n")
    };
    pair("old").fails(2, "usage");
    pair("nothing").fails(2, "invalid-input");
    // The own code shown back is no other device.
    assert_eq!(place.opens(&["contact", "list"]).good().json()[0]["paired"], json!(false));
}

#[test]
fn what_is_shown_while_pairing_fits_a_terminal() {
    let place = with_alex(&[]);
    let pending = PendingPairing::begin(&SystemEntropy::new(), "Alex", [7; 32], [8; 16]).unwrap();
    place.write("code", pending.shown(now_s()).as_bytes());
    let mut command = place.command(&["-p", "passcode", "contact", "pair", "Alex", "--their-file", "code"]);
    command.env("COLUMNS", "80");
    let said = answer(&mut command, "Sam\nyes\n").good();
    let (page, err) = (said.out.replace('\n', " "), said.err.replace('\n', " "));
    assert!(err.contains("Nobody gets a map, a history"), "{err}");
    assert!(err.contains("Does the other device show the same six digits?"), "{err}");
    let theirs = said.out.lines().find_map(|line| read_shown(line).ok()).expect("the code as one line").0;
    let digits = pending.finish(&theirs).unwrap().digits;
    assert!(page.contains(&format!("{} {}", &digits[..3], &digits[3..])), "{page}");
    assert!(page.contains("Paired with Alex."), "{page}");
    let picture: Vec<&str> = said.out.lines().filter(|line| line.contains('\u{2588}')).collect();
    assert!(picture.len() > 20 && picture.iter().all(|line| line.chars().count() <= 80), "{page}");
    let wide = |line: &&str| line.chars().count() > 80;
    // Only the code itself, which is copied as one line, is longer.
    assert_eq!(said.out.lines().filter(wide).count(), 1, "{page}");
}

#[test]
fn a_plan_is_taken_asked_about_rung_for_and_ended() {
    let place = with_alex(&["--maildir", "mail"]);
    let phone = Phone::paired(&place);
    let plan = phone.plan(12, false);
    // As it comes out of a mail folder, with a line cut where mail cuts it.
    let pasted = format!("Alex wrote:\n\n{}=\n{}\n\nsee you", &plan[..76], &plan[76..]);
    let held = place.typing(&["watch", "accept", "-"], &pasted).good().json();
    assert_eq!(
        (&held["held"], &held["friend"], &held["state"]),
        (&json!(true), &json!("Alex"), &json!("armed"))
    );
    let mail = place.path("mail");
    assert_eq!(held["sent_to"], mail.canonicalize().unwrap().to_str().unwrap());
    let letter = std::fs::read_dir(mail.join("new")).unwrap().next().unwrap().unwrap().path();
    let ack = phone.hears(&std::fs::read_to_string(letter).unwrap());
    assert_eq!((ack.seq, ack.status), (1, AckStatus::Held));

    // From here on without a passcode.
    let listed = place.runs(&["--json", "watch", "list"]).good().json();
    has_keys(
        &listed["held"][0],
        &["watch_id", "friend", "state", "due", "deadline", "asks_at", "place", "note", "clock", "test"],
    );
    assert_eq!((&listed["held"][0]["place"], &listed["unreadable"]), (&json!("the library"), &json!(0)));
    let runs = Runs::start(&place);
    runs.waits_for("Alex is due at");
    runs.waits_for("Has a message come? Open the last one.");
    assert_eq!(runs.bells(), 0, "a question is not a ring");
    let page = place.runs(&["watch", "list"]).good().out;
    assert!(
        page.contains("Has a message come?") && page.lines().all(|line| line.chars().count() <= 80),
        "{page}"
    );
    let answered = place.runs(&["watch", "answer", "ab01", "they-texted"]).good().out.replace('\n', " ");
    assert!(answered.contains("Open the link in the message from Alex."), "{answered}");

    let asked = place.runs(&["watch", "accept", &phone.says(2, None)]).good();
    let said = asked.out.replace('\n', " ");
    assert!(said.contains("Alex asks for help now."), "{said}");
    assert_eq!(phone.hears(&asked.out).status, AckStatus::Ringing);
    runs.waits_for("Alex asks for help now.");
    runs.waits_for("\u{7}");
    let closed = place.runs(&["watch", "accept", &phone.says(3, Some(SAFE))]).good().out;
    assert!(
        closed.replace('\n', " ").contains("Alex has checked in. Nothing more is asked of you."),
        "{closed}"
    );
    runs.waits_for("Alex has checked in.");
    let bells = runs.bells();
    thread::sleep(Duration::from_secs(3));
    assert_eq!(runs.bells(), bells, "what has ended rings no more");
    runs.ends();
    assert_eq!(place.runs(&["--json", "watch", "list"]).good().json()["held"], json!([]), "no history");
    // What is not hers to open, and what is no frame at all.
    place.runs(&["--json", "watch", "accept", "hello"]).fails(5, "bad-frame");
    place.runs(&["watch", "answer", "ffff", "not-yet"]).fails(2, "not-found");
}

#[test]
fn a_forced_word_is_shown_without_a_sound() {
    let place = with_alex(&[]);
    let phone = Phone::paired(&place);
    let held = place.opens(&["watch", "accept", &phone.plan(3600, false)]).good().json();
    assert_eq!(held["sent_to"], json!(null));
    assert_eq!(phone.hears(held["answers"][0].as_str().unwrap()).status, AckStatus::Held);
    let runs = Runs::start(&place);
    runs.waits_for("Alex is due at");
    let told = place.runs(&["watch", "accept", &phone.says(2, Some(FORCED))]).good();
    assert!(told.out.replace('\n', " ").contains("Alex may be under threat."), "{told:?}");
    // The friend's phone, and whoever holds it, is answered as ever.
    assert_eq!(phone.hears(&told.out).status, AckStatus::Held);
    runs.waits_for("Alex may be under threat.");
    thread::sleep(Duration::from_secs(2));
    let text = runs.text();
    assert!(runs.bells() == 0 && !text.contains("Ring them") && !text.contains("has checked in"), "{text:?}");
    runs.ends();
    let listed = place.runs(&["--json", "watch", "list"]).good().json();
    assert_eq!(listed["held"][0]["under_threat"], json!(true));
    let seen = place.runs(&["watch", "answer", "Alex", "silence"]).good().out;
    assert!(seen.contains("Noted that this was read."), "{seen}");
}

#[test]
fn a_test_rings_once() {
    let place = with_alex(&[]);
    let phone = Phone::paired(&place);
    place.opens(&["watch", "accept", &phone.plan(3600, true)]).good();
    let runs = Runs::start(&place);
    runs.waits_for("This is a test.");
    place.runs(&["watch", "accept", &phone.says(2, None)]).good();
    runs.waits_for("\u{7}");
    thread::sleep(Duration::from_secs(3));
    assert_eq!(runs.bells(), 1);
    runs.ends();
}

#[test]
fn a_word_before_its_plan_is_kept_and_a_call_for_help_is_told() {
    let place = with_alex(&[]);
    let phone = Phone::paired(&place);
    let early = place.opens(&["watch", "accept", &phone.says(2, Some(SAFE))]).good().json();
    assert_eq!((&early["held"], &early["why"]), (&json!(false), &json!("early")));
    let mut command = place.command(&["-p", "passcode", "watch", "accept", &phone.says(3, None)]);
    let help = answer(&mut command, "").good().out.replace('\n', " ");
    assert!(help.contains("Alex asks for help now.") && help.contains("before the plan"), "{help}");
}
