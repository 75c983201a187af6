//! Content: what loading it takes in time and memory, and how long it takes to say what comes up again.

use std::hint::black_box;
use std::time::Instant;

use alongside_core::checklists::{
    Answers, Condition, Events, Lists, On, State, Status, StepState, due, view,
};
use alongside_core::content::Sources;
use alongside_core::directory::Directory;
use alongside_core::guidance::{Cards, Guides};
use alongside_core::ids::RecordId;
use alongside_core::time::{Reading, RecordedAt};
use alongside_core::words::{Catalogue, Language};
use criterion::Criterion;

use crate::device::reading;
use crate::memory;
use crate::table::{head, ms, quantiles, row, us};

const DAY_MS: i64 = 24 * 3_600_000;
const ROUNDS: usize = 50;

/// Everything that is read from embedded files: whatever is content belongs here.
struct All {
    _sources: Sources,
    lists: Lists,
    _cards: Cards,
    _guides: Guides,
    _directory: Directory,
    _words: Catalogue,
}

fn load() -> All {
    let sources = Sources::load().expect("sources");
    let words = Catalogue::load(Language::default()).expect("words");
    words.load_content().expect("the words of the content");
    All {
        lists: Lists::load().expect("lists"),
        _cards: Cards::load(&sources).expect("cards"),
        _guides: Guides::load(&sources).expect("guides"),
        _directory: Directory::load().expect("the directory"),
        _sources: sources,
        _words: words,
    }
}

/// Every step looked at some time in five years, with what happened in them: two entries a day, a marked day a month.
fn five_years(lists: &Lists) -> (State, Events) {
    let at = |days: i64| Reading { wall_ms: reading().wall_ms + days * DAY_MS, ..reading() };
    let statuses = [Status::Done, Status::Later, Status::NeedsHelp, Status::NotForMe];
    let steps = lists.items().zip(0_u16..).map(|((_, item), number)| {
        let when = at(i64::from(number) * 1825 / 284);
        let mut step = StepState::new(&when, item.id.clone());
        step.status = statuses[usize::from(number) % statuses.len()].term();
        step.last_reviewed = Some(RecordedAt::from(when));
        step.note = Some("A note of a line or so, as one writes it.".into());
        let mut id = [0; 16];
        id[..2].copy_from_slice(&number.to_be_bytes());
        (RecordId(id), step)
    });
    let state = State::of(steps);
    let entries = (0..2 * 1825).map(|half| (On::Incident, at(0).wall_ms + half * DAY_MS / 2));
    let kinds = [On::Breakup, On::Move, On::NewDevice, On::OrderChange];
    let marked = (0..60_u16).map(|month| (kinds[usize::from(month) % 4], at(i64::from(month) * 30).wall_ms));
    (state, Events::of(entries.chain(marked)))
}

pub(crate) fn run(criterion: &mut Criterion) {
    head("Content, one core");
    let mut samples: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(load());
            start.elapsed()
        })
        .collect();
    let (median, late) = quantiles(&mut samples);
    row("load all content", &format!("{}, 95 % {}", ms(median), ms(late)), "-", "10 ms");
    let sources = Sources::load().expect("sources");
    let parts: [(&str, &dyn Fn()); 5] = [
        ("sources", &|| drop(black_box(Sources::load()))),
        ("lists", &|| drop(black_box(Lists::load()))),
        ("cards and guides", &|| drop(black_box((Cards::load(&sources), Guides::load(&sources))))),
        ("the directory", &|| drop(black_box(Directory::load()))),
        ("words, those of the program too", &|| {
            let words = Catalogue::load(Language::default()).expect("words");
            words.load_content().expect("the words of the content");
        }),
    ];
    for (what, part) in parts {
        let mut samples: Vec<_> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                part();
                start.elapsed()
            })
            .collect();
        row(&format!("of these: {what}"), &ms(quantiles(&mut samples).0), "-", "-");
    }
    let before = memory::COUNTING.current_usage();
    let mut all = None;
    let most = memory::most_added(|| all = Some(load()));
    let kept = memory::COUNTING.current_usage().saturating_sub(before);
    let figure = format!("{} KiB, {} KiB while it loads", kept >> 10, most >> 10);
    row("memory of all content", &figure, "-", "4 MiB");

    let all = all.expect("loaded");
    let lists = &all.lists;
    let (state, events) = five_years(lists);
    let mut answers = Answers::default();
    Condition::ALL.iter().take(8).for_each(|condition| answers.set(*condition, true));
    let now_ms = reading().wall_ms + 1830 * DAY_MS;
    let ask = || due(lists, black_box(&state), &answers, now_ms, &events);
    let count = ask().len();
    let mut samples: Vec<_> = (0..1000)
        .map(|_| {
            let start = Instant::now();
            black_box(ask());
            start.elapsed()
        })
        .collect();
    let (median, late) = quantiles(&mut samples);
    let what = format!("what comes up again, {} steps noted, {count} due", state.iter().count());
    row(&what, &format!("{}, 95 % {}", us(median), us(late)), "-", "1 ms");

    let mut group = criterion.benchmark_group("content");
    group.bench_function("due", |bencher| bencher.iter(|| black_box(ask())));
    let list = lists.list("ac").expect("there");
    group.bench_function("a list", |bencher| bencher.iter(|| black_box(view(lists, list, None, now_ms))));
    group.finish();
}
