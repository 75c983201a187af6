//! A made-up case, written in every form, before programs of others: veraPDF, 7-Zip and age open and judge what an officer would,
//! and a validator holds `record.json` against its published schema.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Lane, Need};
use crate::{
    bindings::files,
    context::{Context, run},
    toolchains::{debian, venv::Venv, verapdf},
};

pub(crate) const LANE: Lane = Lane {
    name: "report",
    about: "reports of a made-up case before veraPDF (PDF/UA-1, PDF/A-2a), 7-Zip, age and a validator of JSON",
    by_default: true,
    needs,
    run: test,
};

/// Opens sealed reports.
const PACKAGES: &[&str] = &["p7zip-full", "age"];
/// Holds JSON against a schema.
const VALIDATOR: Venv =
    Venv { folder: "json-schema", packages: &["jsonschema==4.26.0"], check: "import jsonschema" };
const VALIDATE: &str = "import json, sys, jsonschema
schema, record = [json.load(open(path, encoding='utf-8')) for path in sys.argv[1:]]
faults = list(jsonschema.Draft202012Validator(schema).iter_errors(record))
for fault in faults[:5]: print(list(fault.path), fault.message[:200])
sys.exit(bool(faults) or not record['records'])";
/// What the PDF has to keep to, all of it in one file.
const FLAVOURS: &[&str] = &["ua1", "2a"];

fn needs(context: &Context) -> Vec<Need> {
    let mut needs = verapdf::needs(context);
    if !debian::missing(context, PACKAGES).is_empty() {
        needs.push(Need {
            what: "Debian's packages p7zip-full and age (those that are missing), in some seconds",
            megabytes: 6,
            into: "/usr".into(),
            root: true,
        });
    }
    if !VALIDATOR.is_at_hand(context) {
        needs.push(Need {
            what: "jsonschema, a validator in Python 3, from the public package registry of Python, in some seconds",
            megabytes: 2,
            into: VALIDATOR.path(context),
            root: false,
        });
    }
    needs
}

fn test(context: &Context) -> Result<(), String> {
    debian::install(context, &debian::missing(context, PACKAGES), "report")?;
    let folder = context.target.join("reports");
    let failed = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    let key = folder.join("key");
    let generated = context.command("age-keygen").arg("-o").arg(&key).output();
    let generated = generated.map_err(|error| format!("age-keygen could not be started: {error}"))?;
    let said = String::from_utf8_lossy(&generated.stderr).into_owned();
    let recipient = said.split_whitespace().find(|word| word.starts_with("age1"));
    let recipient = recipient.ok_or_else(|| format!("age-keygen named no key: {said}"))?;
    // Within the workspace, so that the core is the one of the lane before.
    let mut write = context.cargo(&["test", "--workspace", "--test", "all"]);
    write.args(["report::others::"]).env("ALONGSIDE_REPORTS", &folder).env("ALONGSIDE_RECIPIENT", recipient);
    run(&mut write)?;
    let mut checks = Checks { context, passed: 0, failed: 0 };
    checks.pages(&folder)?;
    checks.sealed(&folder, &key)?;
    checks.records(&folder)?;
    println!("{} passed, {} failed", checks.passed, checks.failed);
    match (checks.passed, checks.failed) {
        (0, 0) => Err("nothing was checked".into()),
        (_, 0) => Ok(()),
        (_, failed) => Err(format!("{failed} checks failed")),
    }
}

struct Checks<'a> {
    context: &'a Context,
    passed: u32,
    failed: u32,
}

impl Checks<'_> {
    fn check(&mut self, what: &str, result: Result<(), String>) {
        match result {
            Ok(()) => self.passed += 1,
            Err(why) => {
                self.failed += 1;
                println!("failed: {what}: {why}");
            }
        }
    }

    /// Every PDF, in each flavour. One Java looks at all of them.
    fn pages(&mut self, folder: &Path) -> Result<(), String> {
        let pages = files(folder, ".pdf")?;
        if pages.is_empty() {
            return Err("no PDF was written".into());
        }
        for flavour in FLAVOURS {
            let mut command = verapdf::at_hand(self.context)?;
            command.args(["-f", flavour, "--format", "text", "-v"]).args(&pages);
            let output = command.output().map_err(|error| format!("java could not be started: {error}"))?;
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            for page in &pages {
                let name = page.display().to_string();
                let passes = said.lines().any(|line| line.starts_with("PASS") && line.contains(&name));
                let why = || {
                    let lines = said.lines().skip_while(|line| !line.contains(&name));
                    lines.take(8).collect::<Vec<_>>().join("\n")
                };
                self.check(&format!("{name}, {flavour}"), if passes { Ok(()) } else { Err(why()) });
            }
        }
        Ok(())
    }

    /// Each `record.json` keeps to its schema.
    fn records(&mut self, folder: &Path) -> Result<(), String> {
        VALIDATOR.install(self.context).map_err(|why| format!("{why}; `--skip report` runs the rest"))?;
        let records = files(folder, ".json")?;
        if records.is_empty() {
            return Err("no record was written".into());
        }
        for record in records {
            let mut command = self.context.command(VALIDATOR.python(self.context));
            command.args(["-B", "-c", VALIDATE]).arg(self.context.root.join("core/docs/record.schema.json"));
            let result = run(command.arg(&record));
            self.check(&format!("{} keeps to its schema", record.display()), result);
        }
        Ok(())
    }

    /// Each sealed report opens to the very bytes that were written in clear, and lists nothing but its neutral name.
    fn sealed(&mut self, folder: &Path, key: &Path) -> Result<(), String> {
        let read = |path: PathBuf| fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
        let plain = read(folder.join("record.zip"))?;
        let words = String::from_utf8(read(folder.join("words.txt"))?).map_err(|error| error.to_string())?;
        let out = folder.join("opened");
        let mut seven = self.context.command("7z");
        seven.args(["x", "-y", "-bso0"]).arg(format!("-p{words}")).arg(format!("-o{}", out.display()));
        let opened =
            run(seven.arg(folder.join("sealed.zip"))).and_then(|()| same(&out.join("record.zip"), &plain));
        self.check("7-Zip opens the sealed ZIP", opened);
        let mut wrong = self.context.command("7z");
        wrong.args(["t", "-y", "-bso0", "-bse0", "-pother words"]).arg(folder.join("sealed.zip"));
        let refused = if run(&mut wrong).is_err() { Ok(()) } else { Err("it opens".to_owned()) };
        self.check("7-Zip refuses other words", refused);
        let listed = self.context.command("7z").args(["l", "-ba"]).arg(folder.join("sealed.zip")).output();
        let listed = listed.map_err(|error| format!("7z could not be started: {error}"))?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        let names: Vec<_> = listed.lines().filter_map(|line| line.split_whitespace().last()).collect();
        let neutral = if names == ["record.zip"] { Ok(()) } else { Err(listed.clone()) };
        self.check("7-Zip lists one neutral name", neutral);
        let opened = folder.join("opened.zip");
        let mut age = self.context.command("age");
        age.arg("-d").arg("-i").arg(key).arg("-o").arg(&opened).arg(folder.join("record.age"));
        let opened = run(&mut age).and_then(|()| same(&opened, &plain));
        self.check("age opens the file for its key", opened);
        Ok(())
    }
}

fn same(path: &Path, expected: &[u8]) -> Result<(), String> {
    let found = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if found == expected { Ok(()) } else { Err("other bytes came out than went in".into()) }
}
