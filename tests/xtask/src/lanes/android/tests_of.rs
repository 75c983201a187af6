//! Runs the app's tests, and counts.

use std::{
    collections::VecDeque,
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{NEWER, project::Project, resources::Linked};
use crate::{
    bindings,
    context::Context,
    jars::{joined, property},
    toolchains::android::Android,
};

/// Each takes up to three gigabytes.
const AT_ONCE_MOST: usize = 3;

/// What the system may copy elsewhere.
const RULES: &str = "android/app/src/main/res/xml/data_extraction_rules.xml";

/// What one Java said.
struct Ended {
    passed: u32,
    failed: u32,
    /// Each that failed, and its Android.
    names: Vec<String>,
    /// Whether the program ended well.
    result: Result<(), String>,
}

/// What the tests are run with.
pub(super) struct Run<'a> {
    pub(super) context: &'a Context,
    pub(super) android: &'a Android,
    pub(super) project: &'a Project,
    pub(super) linked: &'a Linked,
    pub(super) fixtures: &'a Path,
    /// The sources of the tests.
    pub(super) sources: &'a Path,
    /// The jars of what we wrote and what is generated.
    pub(super) own: &'a [PathBuf],
}

impl Run<'_> {
    /// Runs every class whose file's name ends in `Test.kt`: in each Android those that need one, in as many at once as
    /// this machine has processors. What each said is printed whole when it is over.
    pub(super) fn all(&self, class_path: &[PathBuf]) -> Result<(), String> {
        let folder = self.context.repository_target().join("android-app/config");
        self.write_config(&folder)?;
        let mut class_path = class_path.to_vec();
        class_path.insert(0, folder);
        let jobs = self.groups()?.jobs(&self.android.levels);
        let at_once = thread::available_parallelism().map_or(1, NonZero::get).min(AT_ONCE_MOST);
        let ended = beside_each_other(jobs, at_once, |job| self.one(&job, &class_path));
        let (mut passed, mut failed, mut result) = (0, 0, Ok(()));
        for one in ended {
            let one = one?;
            passed += one.passed;
            failed += one.failed;
            result = result.and(one.result);
            // What they said stands far above where several ran.
            for name in one.names {
                println!("failed: {name}");
            }
        }
        // A number is the last word even where the program ended badly.
        println!("{passed} passed, {failed} failed");
        if failed > 0 {
            return Err(format!("{failed} of {} tests failed", passed + failed));
        }
        result?;
        if passed == 0 { Err("no test ran".into()) } else { Ok(()) }
    }

    /// Runs these in one Android, in a Java of its own: the library calls the key store of the one that began last.
    fn one(&self, job: &Job, class_path: &[PathBuf]) -> Result<Ended, String> {
        let Job { level, classes } = job;
        let mut command = self.context.command("java");
        command
            .args(["-Xmx3g", "-ea", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"])
            // Robolectric shuts the open files of a content provider through a part of Java that nobody may use unasked.
            .arg("--add-opens=java.base/java.io=ALL-UNNAMED")
            .arg("-Drobolectric.offline=true")
            .arg(format!("-Drobolectric.enabledSdks={level}"))
            .arg(property("robolectric.dependency.dir", &self.android.sandboxes()))
            .arg(property("jna.library.path", &bindings::library_folder(self.context)))
            .arg(property("field.flows", &self.context.root.join(bindings::FLOWS)))
            .arg(property("field.fixtures", self.fixtures))
            .arg(property("field.manifest", &self.linked.manifest))
            .arg(property("field.manifest.nosms", &self.linked.manifest_without_texts))
            .arg(property("field.manifest.rules", &self.context.root.join(RULES)))
            .arg(property("field.own", Path::new(&joined(self.own)?)))
            .arg(property("field.newer", &self.context.root.join(NEWER)))
            .arg(property("field.screens", &self.context.repository_target().join("screens/android")));
        for (level, framework) in &self.android.levels {
            command.arg(property(&format!("field.framework.{level}"), framework));
        }
        command.arg("-cp").arg(joined(class_path)?).arg("org.junit.runner.JUnitCore").args(classes);
        let output = command.output().map_err(|error| format!("java could not be started: {error}"))?;
        let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        // In one piece, for another one may end at the same moment.
        println!("Android of API level {level}: {}\n{}", classes.join(" "), said.concat());
        // The whole command is a class path of a thousand letters.
        let failed = || format!("the tests could not be run in level {level}");
        let result = if output.status.success() { Ok(()) } else { Err(failed()) };
        let lines = || said.iter().flat_map(|said| said.lines());
        let (passed, failed) = lines().filter_map(count).next_back().unwrap_or_default();
        let names = lines().filter_map(name).map(|name| format!("{name}, level {level}")).collect();
        Ok(Ended { passed, failed, names, result })
    }

    /// Where Robolectric finds the app.
    fn write_config(&self, folder: &Path) -> Result<(), String> {
        let folder = folder.join("com/android/tools");
        let failed = |error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        let text = format!(
            "android_merged_manifest={}\nandroid_merged_assets={}\nandroid_resource_apk={}\nandroid_custom_package={}\n",
            self.linked.manifest.display(),
            self.linked.assets.display(),
            self.linked.package.display(),
            self.project.package,
        );
        fs::write(folder.join("test_config.properties"), text).map_err(failed)
    }

    fn groups(&self) -> Result<Groups, String> {
        let mut groups = Groups::default();
        for file in bindings::files(self.sources, "Test.kt")? {
            let name = file.with_extension("");
            let name = name.strip_prefix(self.sources).map_err(|error| error.to_string())?;
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            groups.take(name.to_string_lossy().replace(['/', '\\'], "."), &text);
        }
        Ok(groups)
    }
}

/// The classes of tests.
#[derive(Debug, Default, PartialEq)]
struct Groups {
    /// Those that come out alike in every Android, for they run in none.
    alike: Vec<String>,
    others: Vec<String>,
    /// Those that draw in earnest: they get an Android of another making, which loads the generated code once more.
    drawing: Vec<String>,
}

/// Classes that run in one Java.
#[derive(Debug, PartialEq)]
struct Job {
    level: u32,
    classes: Vec<String>,
}

impl Groups {
    /// What takes longest begins first. What runs in no Android runs once.
    fn jobs(&self, levels: &[(u32, PathBuf)]) -> VecDeque<Job> {
        let mut jobs = VecDeque::new();
        for (at, (level, _)) in levels.iter().enumerate().rev() {
            let alike = if at == 0 { self.alike.as_slice() } else { &[] };
            for classes in [self.drawing.clone(), [alike, &self.others].concat()] {
                if !classes.is_empty() {
                    jobs.push_back(Job { level: *level, classes });
                }
            }
        }
        jobs
    }

    fn take(&mut self, name: String, text: &str) {
        let group = if text.contains("@GraphicsMode(") {
            &mut self.drawing
        } else if text.contains("@RunWith(") {
            &mut self.others
        } else {
            &mut self.alike
        };
        group.push(name);
    }
}

/// Does all jobs, that many at once; what came of them in the order in which they ended.
fn beside_each_other<T: Send, R: Send>(
    jobs: VecDeque<T>,
    at_once: usize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let (jobs, ended) = (Mutex::new(jobs), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    // Let go of before the work begins.
                    let next = locked(&jobs).pop_front();
                    let Some(job) = next else { break };
                    let one = work(job);
                    locked(&ended).push(one);
                }
            });
        }
    });
    ended.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What one that failed left behind is as good as before: it is taken whole or not at all.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What passed and what failed, from JUnit's `OK (12 tests)` or `Tests run: 12,  Failures: 2`.
fn count(line: &str) -> Option<(u32, u32)> {
    if let Some(rest) = line.strip_prefix("OK (") {
        return Some((rest.split(' ').next()?.parse().ok()?, 0));
    }
    let (run, failed) = line.strip_prefix("Tests run: ")?.split_once(',')?;
    let run: u32 = run.trim().parse().ok()?;
    let failed: u32 = failed.trim().strip_prefix("Failures:")?.trim().parse().ok()?;
    Some((run.saturating_sub(failed), failed))
}

/// What failed, from JUnit's `1) what it does(app.field.notes.HomeTest)`.
fn name(line: &str) -> Option<&str> {
    let (number, name) = line.split_once(") ")?;
    number.parse::<u32>().ok()?;
    name.ends_with(')').then_some(name)
}

#[cfg(test)]
mod tests {
    use std::{
        collections::VecDeque,
        sync::{Condvar, Mutex},
        time::Duration,
    };

    use super::{Groups, Job, beside_each_other, count, name};

    #[test]
    fn each_job_is_done_once_and_two_are_under_way_at_once() {
        let (begun, more) = (Mutex::new(0), Condvar::new());
        let meets_another = |job: u32| {
            *begun.lock().unwrap() += 1;
            more.notify_all();
            let wait =
                more.wait_timeout_while(begun.lock().unwrap(), Duration::from_secs(20), |begun| *begun < 2);
            (job, !wait.unwrap().1.timed_out())
        };
        let mut ended = beside_each_other(VecDeque::from([1, 2, 3]), 2, meets_another);
        ended.sort_unstable();
        assert_eq!(ended, [(1, true), (2, true), (3, true)]);
    }

    #[test]
    fn what_runs_in_no_android_is_apart() {
        let mut groups = Groups::default();
        groups.take("A".into(), "@RunWith(RobolectricTestRunner::class)\n@GraphicsMode(NATIVE)");
        groups.take("B".into(), "@RunWith(RobolectricTestRunner::class)");
        groups.take("C".into(), "class C");
        let [drawing, others, alike] = ["A", "B", "C"].map(|name| vec![name.to_owned()]);
        assert_eq!(groups, Groups { alike, others, drawing });
    }

    #[test]
    fn pictures_of_the_newest_begin_first_and_what_needs_no_android_runs_once() {
        let [drawing, others, alike] = ["A", "B", "C"].map(|name| vec![name.to_owned()]);
        let groups = Groups { alike, others, drawing };
        let jobs = groups.jobs(&[(26, "a.jar".into()), (35, "b.jar".into())]);
        let job = |level, classes: &[&str]| {
            let classes = classes.iter().map(ToString::to_string).collect();
            Job { level, classes }
        };
        assert_eq!(jobs, [job(35, &["A"]), job(35, &["B"]), job(26, &["A"]), job(26, &["C", "B"])]);
    }

    #[test]
    fn the_last_line_of_junit_is_read() {
        assert_eq!(count("OK (12 tests)"), Some((12, 0)));
        assert_eq!(count("OK (1 test)"), Some((1, 0)));
        assert_eq!(count("Tests run: 12,  Failures: 2"), Some((10, 2)));
        assert_eq!(count("There were 2 failures:"), None);
    }

    #[test]
    fn what_failed_has_a_name() {
        assert_eq!(name("12) it says so(app.A)"), Some("it says so(app.A)"));
        for other in ["\tat app.A.it(A.kt:3)", "it says 1) this", "1) this"] {
            assert_eq!(name(other), None, "{other}");
        }
    }
}
