//! What runs on somebody else's machines: only what is named exactly, with no right and no secret of ours, and only
//! commands that there are.

use alongside_tests::tree::File;

use super::{example, files, none, texts};

const FOLDER: &str = ".github/workflows/";
const TASKS: &str = "tests/xtask/src/main.rs";
const GRADLE: &str = "android/app/build.gradle.kts";
/// How many digits the whole name of a commit has.
const COMMIT: usize = 40;

fn violations(files: &[File]) -> Vec<String> {
    let text = |path: &str| {
        files.iter().find(|file| file.path == path).and_then(|file| file.text.as_deref()).unwrap_or_default()
    };
    let (tasks, gradle) = (text(TASKS), text(GRADLE));
    let mut wrong = Vec::new();
    for (path, text) in texts(files, &[FOLDER], "") {
        if !text.contains("\npermissions:\n  contents: read\n") {
            wrong.push(format!("{path}: it may do more than read"));
        }
        if text.contains("secrets.") || text.contains(": write") {
            wrong.push(format!("{path}: it is given a secret or a right"));
        }
        for (at, line) in text.lines().enumerate() {
            let mut wrong_here = |what: String| wrong.push(format!("{path}:{}: {what}", at + 1));
            let step = line.trim_start().trim_start_matches("- ");
            if let Some(action) = step.strip_prefix("uses: ")
                && !is_exact(action)
            {
                wrong_here(format!("`{action}` is not named by its commit and, behind that, its version"));
            }
            let Some(command) = step.strip_prefix("run: ") else { continue };
            if let Some(task) = command.strip_prefix("cargo xtask ").and_then(|rest| rest.split(' ').next())
                && !tasks.contains(&format!("Task::{} ", capitalised(task)))
                && !tasks.contains(&format!("Task::{} =>", capitalised(task)))
            {
                wrong_here(format!("there is no task `{task}`"));
            }
            if let Some(script) = command.split(' ').next().filter(|word| word.contains('/'))
                && !files.iter().any(|file| file.path == script)
            {
                wrong_here(format!("there is no `{script}`"));
            }
            for variant in command.split(' ').filter_map(|word| word.strip_prefix(":app:assemble")) {
                let flavour = variant.trim_end_matches("Debug").trim_end_matches("Release").to_lowercase();
                if !gradle.contains(&format!("create(\"{flavour}\")")) {
                    wrong_here(format!("there is no flavour `{flavour}`"));
                }
            }
        }
    }
    wrong
}

/// `owner/name@commit # v1.2.3`.
fn is_exact(action: &str) -> bool {
    let Some((_, rest)) = action.split_once('@') else { return false };
    let Some((commit, version)) = rest.split_once(" # v") else { return false };
    commit.len() == COMMIT && commit.bytes().all(|byte| byte.is_ascii_hexdigit()) && !version.is_empty()
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

#[test]
fn workflows_are_exact_and_have_no_rights() {
    assert!(texts(files(), &[FOLDER], ".yml").count() >= 2);
    none(&violations(files()));
}

#[test]
fn each_way_out_is_found() {
    let good = format!(
        "name: x\n\npermissions:\n  contents: read\n\n      - uses: a/b@{} # v1\n      - run: cargo xtask cross\n      - run: .ci/run\n      - run: gradle -p android :app:assembleSmsDebug\n",
        "0a".repeat(COMMIT / 2)
    );
    let wrong = |text: &str| {
        violations(&[
            example(".github/workflows/x.yml", text),
            example(".ci/run", ""),
            example(TASKS, "Task::Test { only } => {}\nTask::Cross => {}"),
            example(GRADLE, "create(\"sms\")"),
        ])
    };
    assert_eq!(wrong(&good), [""; 0]);
    let changes = [
        ("contents: read", "contents: all"),
        ("name: x", "name: ${{ secrets.KEY }}"),
        ("0a0a # v1", "0a0a"),
        (&"0a".repeat(COMMIT / 2), "v4"),
        ("xtask cross", "xtask gone"),
        (".ci/run", ".ci/gone"),
        ("assembleSms", "assembleGone"),
    ];
    for (from, to) in changes {
        assert!(good.contains(from), "{from}");
        assert_eq!(wrong(&good.replacen(from, to, 1)).len(), 1, "{to}");
    }
}
