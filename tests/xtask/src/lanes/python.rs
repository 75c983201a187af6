//! The quickest look at the boundary from outside Rust: a smoke test in Python, over the real library.

use super::{Lane, nothing};
use crate::{
    bindings,
    context::{Context, answers, run_reading},
};

pub(crate) const LANE: Lane = Lane {
    name: "python",
    about: "a smoke test and the long scenario, over the library from Python 3 on the path",
    by_default: true,
    needs: nothing,
    run: test,
};

/// What the generated code takes.
const VERSION_CHECK: &str = "import sys; sys.exit(sys.version_info < (3, 9))";

fn test(context: &Context) -> Result<(), String> {
    let python = if cfg!(windows) { "python" } else { "python3" };
    if !answers(context.command(python).args(["-c", VERSION_CHECK])) {
        return Err("Python 3.9 or later has to be on the path; `--skip python` runs the rest".into());
    }
    let library = bindings::library(context)?;
    let generated = bindings::generate(context, "python", &library)?;
    // The generated code loads the library that lies beside it.
    bindings::copy(&library, &generated.join(library.file_name().unwrap_or_default()))?;
    let fixtures = bindings::fixtures(context)?;
    let (mut passed, mut all_failed) = (0, 0);
    let mut results = Vec::new();
    for program in ["smoke.py", "scenario.py"] {
        let mut command = context.command(python);
        command
            .args(["-B", "-W", "error"])
            .arg(format!("tests/bindings/python/{program}"))
            .env("PYTHONPATH", &generated)
            .env("FIELD_FIXTURES", &fixtures);
        let (mut ran, mut failed) = (0, 0);
        let result = run_reading(&mut command, |line| take(&mut ran, &mut failed, line));
        passed += ran.saturating_sub(failed);
        all_failed += failed;
        let empty = || format!("no test of {program} ran");
        results.push(result.and_then(|()| if ran == 0 { Err(empty()) } else { Ok(()) }));
    }
    println!("{passed} passed, {all_failed} failed");
    results.into_iter().collect()
}

/// Takes in `ran 7, failed 1`, which the test prints at its end.
fn take(ran: &mut u32, failed: &mut u32, line: &str) {
    if let Some((first, second)) = line.strip_prefix("ran ").and_then(|rest| rest.split_once(", failed "))
        && let (Ok(first), Ok(second)) = (first.parse(), second.parse())
    {
        (*ran, *failed) = (first, second);
    }
}
