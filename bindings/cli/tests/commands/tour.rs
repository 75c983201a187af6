//! The tour, from beginning to end.

use crate::support::{Place, answer};

#[test]
fn the_tour_runs_through_and_fits_the_screen() {
    let place = Place::empty();
    place.write("mine.txt", b"a file of the reader's own");
    let mut command = place.command(&["tour", "--file", "mine.txt", "--folder", "results"]);
    let done = answer(command.env("COLUMNS", "80"), "").good();
    // The very last lines name this test's own program, wherever that lies: a command is never broken.
    let (shown, _) = done.out.split_once("The tour took").unwrap();
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    assert!(done.out.contains("photo.jpg (") && done.out.contains("is not as it was added"), "{shown}");
    assert!(done.out.contains("exit code 3") && done.out.contains("exit code 4"), "{}", done.out);
    assert!(place.path("results/photo-again.jpg").exists());
}
