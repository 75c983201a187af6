//! All tests in Rust: units, the one test target of `tests/`, documentation examples.

use super::{Lane, nothing};
use crate::context::{Context, run_reading};

pub(crate) const LANE: Lane = Lane {
    name: "rust",
    about: "unit, property, scenario, privacy, format, tidy and documentation tests",
    by_default: true,
    needs: nothing,
    run: test,
};

/// Tests counted over all targets.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) ignored: u32,
}

impl Count {
    /// Takes in a line such as `test result: ok. 3 passed; 0 failed; 0 ignored; ...`.
    pub(crate) fn take(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("test result: ") else {
            return;
        };
        let numbers = rest.split_once(". ").map_or(rest, |(_, numbers)| numbers);
        for part in numbers.split("; ") {
            if let Some((number, what)) = part.split_once(' ')
                && let Ok(number) = number.parse::<u32>()
            {
                match what {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    "ignored" => self.ignored += number,
                    _ => {}
                }
            }
        }
    }
}

fn test(context: &Context) -> Result<(), String> {
    let mut count = Count::default();
    let mut run = |arguments: &[&str]| run_reading(&mut context.cargo(arguments), |line| count.take(line));
    // By themselves too: with the terminal beside them the screens have its words as well, which no phone has.
    let screens = run(&["test", "--package", "alongside-mobile", "--no-fail-fast"]);
    let result = run(&["test", "--workspace", "--no-fail-fast"]).and(screens);
    println!("rust: {} tests passed, {} failed, {} ignored", count.passed, count.failed, count.ignored);
    result?;
    if count.ignored > 0 {
        return Err(format!("{} tests are switched off; a test runs or is not there", count.ignored));
    }
    if count.passed == 0 {
        return Err("no test ran".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_over_several_targets() {
        let mut count = Count::default();
        count.take("running 3 tests");
        count.take(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s",
        );
        count.take("test result: FAILED. 2 passed; 5 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s");
        assert_eq!(count, Count { passed: 5, failed: 5, ignored: 1 });
    }
}
