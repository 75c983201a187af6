//! Any sequence of changes, against a model of what a store is.

use std::collections::BTreeSet;

use alongside_core::Error;
use alongside_core::ids::RecordId;
use alongside_core::store::{Kind, Store};
use alongside_core::vocabulary::Term;
use alongside_tests::fixture::{Chore, FIRST, Fixture, Note, reading};
use proptest::prelude::*;

use super::cases;
use crate::formats::second;

/// One change. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Change {
    Add { number: u32, text: Option<String>, tags: Vec<String> },
    Revise { which: prop::sample::Index, text: Option<String> },
    Delete { which: prop::sample::Index },
    Chore { name: String, state: u64 },
    ReviseChore { which: prop::sample::Index, state: u64 },
    DeleteChore { which: prop::sample::Index },
}

/// What happens between changes.
#[derive(Debug, Clone)]
enum Step {
    /// Committed together.
    Commit(Vec<Change>),
    /// Begun and dropped.
    Drop(Vec<Change>),
    Settle,
    Reopen,
    /// As after a kill: nothing is settled.
    Die,
}

fn change() -> impl Strategy<Value = Change> {
    let text = || proptest::option::of(prop_oneof![4 => ".{0,40}", 1 => "[a-z]{3000}"]);
    prop_oneof![
        4 => (any::<u32>(), text(), prop::collection::vec(".{0,10}", 0..4))
            .prop_map(|(number, text, tags)| Change::Add { number, text, tags }),
        3 => (any::<prop::sample::Index>(), text()).prop_map(|(which, text)| Change::Revise { which, text }),
        1 => any::<prop::sample::Index>().prop_map(|which| Change::Delete { which }),
        2 => (".{0,20}", any::<u64>()).prop_map(|(name, state)| Change::Chore { name, state }),
        2 => (any::<prop::sample::Index>(), any::<u64>())
            .prop_map(|(which, state)| Change::ReviseChore { which, state }),
        1 => any::<prop::sample::Index>().prop_map(|which| Change::DeleteChore { which }),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => prop::collection::vec(change(), 1..5).prop_map(Step::Commit),
        1 => prop::collection::vec(change(), 1..3).prop_map(Step::Drop),
        1 => Just(Step::Settle),
        1 => Just(Step::Reopen),
        1 => Just(Step::Die),
    ];
    prop::collection::vec(step, 1..14)
}

/// A note's revisions, oldest first; the last is `None` where it was deleted.
type NoteModel = (RecordId, u32, Vec<Option<(Option<String>, Vec<String>)>>);
/// A chore, how many revisions it has, and the newest's content.
type ChoreModel = (RecordId, u32, Option<(String, u64)>);

#[derive(Debug, Clone, Default)]
struct Model {
    notes: Vec<NoteModel>,
    chores: Vec<ChoreModel>,
}

impl Model {
    fn revisions(&self) -> usize {
        let notes: usize = self.notes.iter().map(|(_, _, revisions)| revisions.len()).sum();
        // Three that the store writes about itself.
        notes + self.chores.iter().map(|(_, count, _)| usize::try_from(*count).unwrap()).sum::<usize>() + 3
    }
}

fn typo() -> Term {
    Term::unchecked_from_store("typo")
}

/// Applies changes to a transaction and to the model alike.
fn apply(store: &mut Store, model: &mut Model, changes: &[Change], commit: bool) {
    let mut next = model.clone();
    let mut transaction = store.begin(&reading()).unwrap();
    for change in changes {
        match change {
            Change::Add { number, text, tags } => {
                let mut note = Note::new(*number, "");
                (note.text, note.tags) = (text.clone(), tags.clone());
                let id = transaction.create(&mut note).unwrap();
                next.notes.push((id, *number, vec![Some((text.clone(), tags.clone()))]));
            }
            Change::Revise { which, text } if !next.notes.is_empty() => {
                let at = which.index(next.notes.len());
                let (id, number, revisions) = &mut next.notes[at];
                let mut note = Note::new(*number, "");
                note.text.clone_from(text);
                let revised = transaction.revise(*id, &mut note, typo(), None);
                if revisions.last().unwrap().is_some() {
                    revised.unwrap();
                    revisions.push(Some((text.clone(), Vec::new())));
                } else {
                    assert!(matches!(revised, Err(Error::Deleted)), "{revised:?}");
                }
            }
            Change::Delete { which } if !next.notes.is_empty() => {
                let at = which.index(next.notes.len());
                let (id, _, revisions) = &mut next.notes[at];
                let deleted = transaction.delete::<Note>(*id, typo(), Some("why".into()));
                if revisions.last().unwrap().is_some() {
                    deleted.unwrap();
                    revisions.push(None);
                } else {
                    assert!(matches!(deleted, Err(Error::Deleted)), "{deleted:?}");
                }
            }
            Change::Chore { name, state } => {
                let id = transaction.create(&mut Chore::new(name, *state)).unwrap();
                next.chores.push((id, 1, Some((name.clone(), *state))));
            }
            Change::ReviseChore { which, state } if !next.chores.is_empty() => {
                let at = which.index(next.chores.len());
                let (id, count, content) = &mut next.chores[at];
                let revised = transaction.revise(*id, &mut Chore::new("again", *state), typo(), None);
                if content.is_some() {
                    revised.unwrap();
                    *count += 1;
                    *content = Some(("again".into(), *state));
                } else {
                    assert!(matches!(revised, Err(Error::Deleted)), "{revised:?}");
                }
            }
            Change::DeleteChore { which } if !next.chores.is_empty() => {
                let at = which.index(next.chores.len());
                let (id, count, content) = &mut next.chores[at];
                let deleted = transaction.delete::<Chore>(*id, typo(), None);
                if content.is_some() {
                    deleted.unwrap();
                    *count += 1;
                    *content = None;
                } else {
                    assert!(matches!(deleted, Err(Error::Deleted)), "{deleted:?}");
                }
            }
            _ => {}
        }
    }
    if commit {
        transaction.commit().unwrap();
        *model = next;
    }
}

/// Reads everything and compares.
fn agrees(store: &mut Store, model: &Model) {
    assert_eq!(store.damage(), []);
    assert_eq!(store.verify(|_, _| true).unwrap().damage, []);
    assert_eq!(store.revisions_count(), model.revisions());
    let listed: Vec<_> =
        store.current(Kind::GAP).map(|note| (note.id, note.deleted, note.listing.to_vec())).collect();
    let expected: Vec<_> = model
        .notes
        .iter()
        .map(|(id, number, revisions)| {
            (*id, revisions.last().unwrap().is_none(), number.to_be_bytes().to_vec())
        })
        .collect();
    assert_eq!(listed, expected, "in order of the first commit");
    for (id, number, revisions) in &model.notes {
        let deleted = revisions.last().unwrap().is_none();
        for (revision, content) in (1..).zip(revisions) {
            let read = store.read_revision::<Note>(*id, revision);
            match content {
                Some((text, tags)) if !deleted => {
                    let note = read.unwrap();
                    assert_eq!((note.number, &note.text, &note.tags), (*number, text, tags));
                }
                Some(_) => assert!(matches!(read, Err(Error::Deleted)), "{read:?}"),
                None => assert_eq!(store.read_tombstone::<Note>(*id).unwrap().0.text, None),
            }
        }
        match revisions.last().unwrap() {
            Some((text, _)) => assert_eq!(store.read::<Note>(*id).unwrap().text, *text),
            None => assert!(matches!(store.read::<Note>(*id), Err(Error::Deleted))),
        }
    }
    for (id, count, content) in &model.chores {
        for revision in 1..*count {
            let read = store.read_revision::<Chore>(*id, revision);
            assert!(matches!(read, Err(Error::Deleted)), "only the newest has content: {read:?}");
        }
        match content {
            Some((name, state)) => {
                let chore: Chore = store.read(*id).unwrap();
                assert_eq!((chore.name.as_ref(), chore.state), (Some(name), Some(*state)));
            }
            None => assert!(matches!(store.read::<Chore>(*id), Err(Error::Deleted))),
        }
    }
}

fn live(steps: &[Step]) {
    let fixture = Fixture::new();
    let opened = fixture.unlock(FIRST).unwrap();
    let open = || Store::open(&fixture.environment, &opened.volume).unwrap();
    let mut store = open();
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Commit(changes) => apply(&mut store, &mut model, changes, true),
            Step::Drop(changes) => apply(&mut store, &mut model, changes, false),
            Step::Settle => store.settle().unwrap(),
            Step::Reopen => {
                store.close().unwrap();
                store = open();
            }
            Step::Die => {
                drop(store);
                store = open();
            }
        }
    }
    agrees(&mut store, &model);
    let head = store.log_head();
    store.close().unwrap();
    let mut again = open();
    agrees(&mut again, &model);
    assert_eq!(again.log_head(), head);
    again.close().unwrap();

    // The second implementation finds both chains whole too, and no body that should be gone.
    let database = opened.volume.folder().join("store.db");
    let read = second::read_store(&database, &opened.volume.master_for_tests());
    assert_eq!(read.heads.len(), model.revisions());
    let mut bodies: BTreeSet<i64> = read.bodies.keys().copied().collect();
    for head in read.heads.values().filter(|head| head.state != 1) {
        assert!(bodies.remove(&head.body_row));
    }
    assert!(bodies.is_empty(), "bodies without a revision: {bodies:?}");
}

proptest! {
    #![proptest_config(cases(40, 3000))]

    #[test]
    fn a_store_is_what_was_written_into_it(steps in steps()) {
        live(&steps);
    }
}
