//! Every file of the content holds to its form, and what is in the program is what is in the repository.

use alongside_core::content::check::{Kind, Tree};
use alongside_core::content::{Grade, NOT_REVIEWED};

use super::{content, none, survey};

#[test]
fn nothing_is_wrong_with_the_files() {
    none(survey().faults);
}

#[test]
fn the_program_has_the_files_of_the_repository() {
    let (repository, program) = (content(), Tree::embedded());
    let all: std::collections::BTreeSet<&str> = repository.names().chain(program.names()).collect();
    none(all.into_iter().filter(|name| repository.get(name) != program.get(name)));
}

/// Until people of a stalking service have signed it, nothing says that anybody has.
#[test]
fn nothing_says_that_it_was_reviewed() {
    let survey = survey();
    none(survey.entries.iter().filter(|one| one.reviewed_by != NOT_REVIEWED).map(|one| &one.id));
}

/// What nothing supports and is itself the step or the service stays with the reviewers.
#[test]
fn what_does_not_ship_says_why() {
    let survey = survey();
    let held_back = survey.entries.iter().filter(|one| !one.ships);
    none(
        held_back
            .filter(|one| {
                let unsupported = one.text("grade") == Some("K")
                    || one.claims().iter().any(|claim| claim.grade.is_some_and(|grade| !grade.is_printed()));
                let out_of_use = survey.retired.iter().any(|old| one.text("name") == Some(&old.key));
                !unsupported && !out_of_use && one.text("replaced_by").is_none()
            })
            .map(|one| format!("{} is held back without a reason", one.id)),
    );
}

/// Where no number and no address is known, the words say so.
#[test]
fn every_service_can_be_reached_or_says_more() {
    let survey = survey();
    let silent = survey.entries.iter().filter(|one| one.kind == Kind::Record && one.ships).filter(|one| {
        let ways = one.claims();
        !ways
            .iter()
            .any(|way| ["number", "web"].contains(&way.table) && way.grade.is_some_and(Grade::is_printed))
    });
    let words = |id: &str| {
        survey.messages.text(&format!("service-{}", id.trim_start_matches("directory:")), "note").is_some()
    };
    none(
        silent
            .filter(|one| !words(&one.id))
            .map(|one| format!("{} says no way to reach it and not why", one.id)),
    );
}
