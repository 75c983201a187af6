//! What the command line takes, and what its help says.

use super::incident::CLEARABLE;
use super::log::DraftAction;
use super::*;

const LOOK: Look = Look { width: 80, styled: false };

fn run(line: &str) -> Arguments {
    let typed = shlex::split(line).unwrap();
    match parse(typed.iter().map(OsString::from).collect(), LOOK) {
        Ok(Parsed::Run(arguments)) => *arguments,
        other => panic!("{line}: {other:?}"),
    }
}

fn refused(line: &str) -> String {
    let typed = shlex::split(line).unwrap();
    match parse(typed.iter().map(OsString::from).collect(), LOOK) {
        Err(Failure::CommandLine(text)) => text,
        other => panic!("{line}: {other:?}"),
    }
}

/// Every command with its full name.
fn every_command() -> Vec<(String, clap::Command)> {
    let mut found = Vec::new();
    let mut left = vec![(String::from("alongside"), Arguments::command())];
    while let Some((name, command)) = left.pop() {
        left.extend(command.get_subcommands().map(|sub| (format!("{name} {}", sub.get_name()), sub.clone())));
        found.push((name, command));
    }
    found
}

fn help(line: &str) -> String {
    let typed = shlex::split(&format!("{line} --help")).unwrap();
    match parse(typed.iter().map(OsString::from).collect(), LOOK) {
        Ok(Parsed::Show(text)) => text,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_tree_holds_together() {
    Arguments::command().debug_assert();
}

#[test]
fn what_outside_checks_type_is_taken() {
    for line in [
        "alongside --data D --passcode-file P init",
        "alongside init --data D --passcode-file P --json",
        "alongside --data D --passcode-file P --json log add 'They came'",
        "alongside log add - --data D",
        "alongside log add",
        "alongside log list",
        "alongside log list --limit 5 --json",
        "alongside log search grey car",
        "alongside log amend 3 --text 'They came twice' --reason typo",
        "alongside log withdraw 3",
        "alongside log delete 3 --yes",
        "alongside log draft 'half a sentence'",
        "alongside log draft list",
        "alongside log draft",
        "alongside evidence add a.jpg b.jpg",
        "alongside evidence add a.jpg --entry 4",
        "alongside evidence add a.jpg --intimate --under-18 unsure",
        "alongside evidence export 0123456789abcdef0123456789abcdef --out a.jpg",
        "alongside evidence check",
        "alongside photo scan a.jpg pictures --json",
        "alongside photo clean --json --out copies a.jpg b.mov",
        "alongside capture --note words",
        "alongside capture --file a.jpg --data D",
        "alongside capture on",
        "alongside capture off --data D",
        "alongside capture",
        "alongside status",
        "alongside decoy --new-passcode-file Q",
        "alongside passcode change --new-passcode-file Q",
        "alongside passcode change --recovery-file F",
        "alongside recovery show",
        "alongside wipe --yes",
        "alongside store new --yes",
        "alongside case event moved --when yesterday",
        "alongside case gap --from 'Nov 2026'",
        "alongside order term 1 'Not to come within 100 metres of the house'",
        "alongside tour --file a.jpg",
        "alongside vocabulary behaviour",
        "alongside contact add Sam --maildir M --agreed",
        "alongside contact add Sam --sms '07700 900123' --precision 1km --tell start --tell arrival",
        "alongside contact list --json",
        "alongside contact ask Sam",
        "alongside contact card Sam",
        "alongside contact answer Sam agreed",
        "alongside contact remove Sam",
        "alongside open --data D",
    ] {
        run(line);
    }
}

#[test]
fn global_options_stand_before_or_after() {
    for line in
        ["alongside -d D -p P --json --case C log list", "alongside log list -d D -p P --json --case C"]
    {
        let global = run(line).global;
        assert_eq!((global.data, global.passcode_file), (Some("D".into()), Some("P".into())), "{line}");
        assert!(global.json && global.case.as_deref() == Some("C"), "{line}");
    }
}

#[test]
fn a_passcode_is_never_an_argument() {
    for (name, command) in every_command() {
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            let holds_one = ["passcode", "recovery"].iter().any(|word| option.contains(word));
            assert!(!holds_one || option.ends_with("-file"), "{name} --{option}");
        }
    }
}

#[test]
fn every_field_of_an_entry_has_an_option() {
    let line = "alongside log add text --occurred W --occurred-basis B --discovered W --series-count 22 \
        --series-from W --series-to W --behaviour com.call,com.text --behaviour-text T --channel phone --from N --received-on P \
        --words Q --where-setting home --place L --at-place-text T --lat-lon -51.5,-0.1 --lat-lon-precision 10 \
        --person A --person B --who D --confidence sure --identified-by V --through O --witness S \
        --witness-contact C --witness-saw W --witness-willing yes --witness-statement no --others-present O \
        --evidence E --no-evidence deleted --police 1 --reported-to university --reported-when W \
        --reported-reference R --reported-result R --order-term 1:3 --order-view not-sure --order-reported 101 \
        --response rsp.none --response-text T --impact imp.low --impact-text T --impact-scale 7 \
        --change chg.route --change-text T --others aff.pet --others-text T --safe-now yes \
        --entered-by with-help --entered-by-role advocate --written-note T --sensitivity medical \
        --private-note T --language cy";
    let Command::Log(Log::Add(add)) = run(line).command else { panic!("log add") };
    assert_eq!(add.text().as_deref(), Some("text"));
    let fields = add.fields;
    assert_eq!(fields.behaviour, ["com.call", "com.text"]);
    assert_eq!(fields.person, ["A", "B"]);
    assert_eq!(fields.lat_lon.as_deref(), Some("-51.5,-0.1"));
    let witness: Vec<_> = fields.witnesses.iter().collect();
    assert_eq!((witness[0].head.as_str(), witness[0].tail("witness-willing")), ("S", Some("yes")));
    assert_eq!(fields.reported_to.iter().next().unwrap().tail("reported-when"), Some("W"));
    assert_eq!(fields.order_terms.iter().next().unwrap().head, "1:3");
    assert!(!fields.is_empty());
    // What a draft keeps of it reads back as the same.
    assert_eq!(fields_of(&fields.to_options()).unwrap(), fields);
    // The line above names every option there is.
    let add = every_command().into_iter().find(|(name, _)| name == "alongside log add").unwrap().1;
    for option in add.get_arguments().filter_map(clap::Arg::get_long) {
        let inherited =
            ["help", "data", "passcode-file", "recovery-file", "device-dir", "json", "case", "zone"];
        assert!(inherited.contains(&option) || line.contains(&format!("--{option} ")), "--{option}");
    }
}

#[test]
fn amend_takes_the_same_fields_and_clears_them_by_name() {
    let line = "alongside log amend 3 --occurred W --reason typo --note T --clear place --clear witness";
    let Command::Log(Log::Amend(amend)) = run(line).command else { panic!("log amend") };
    assert_eq!(
        (amend.number.as_str(), amend.clear.as_slice()),
        ("3", &["place".to_owned(), "witness".to_owned()][..])
    );
    assert!(refused("alongside log amend 3 --clear colour").contains("colour"));
    let add = every_command().into_iter().find(|(name, _)| name == "alongside log add").unwrap().1;
    for field in CLEARABLE.into_iter().filter(|field| *field != "series") {
        assert!(add.get_arguments().any(|option| option.get_long() == Some(field)), "{field}");
    }
}

#[test]
fn nothing_typed_is_no_field() {
    let Command::Log(Log::Add(add)) = run("alongside log add").command else { panic!("log add") };
    assert!(add.fields.is_empty() && add.text().is_none());
    let Command::Log(Log::Add(add)) = run("alongside log add They came back").command else {
        panic!("log add")
    };
    assert_eq!(add.text().as_deref(), Some("They came back"));
    let Command::Log(Log::Draft(draft)) = run("alongside log draft list").command else {
        panic!("log draft")
    };
    assert!(matches!(draft.action, Some(DraftAction::List)) && draft.text.is_empty());
    let Command::Log(Log::Draft(draft)) = run("alongside log draft half a line").command else {
        panic!("draft")
    };
    assert!(draft.action.is_none() && draft.text.len() == 3);
}

#[test]
fn what_does_not_fit_is_refused() {
    for line in [
        "alongside",
        "alongside log",
        "alongside log search",
        "alongside log list --with-evidence --without-evidence",
        "alongside evidence add",
        "alongside evidence export X",
        "alongside capture --note a --file b",
        "alongside capture on --note a",
        "alongside log add text --witness-saw X",
        "alongside evidence add a.jpg --under-18 maybe",
        "alongside --passcode secret status",
        "alongside contact add",
        "alongside contact add Sam --tell never",
        "alongside contact answer Sam maybe",
    ] {
        refused(line);
    }
}

#[test]
fn at_the_prompt_the_first_word_is_the_command() {
    let typed = ["log".to_owned(), "show".to_owned(), "3".to_owned()];
    let parsed = parse_at_prompt(typed.iter(), LOOK).unwrap();
    let Parsed::Run(arguments) = parsed else { panic!("log show") };
    assert!(!arguments.command.needs_the_shell());
    assert!(run("alongside init").command.needs_the_shell());
    assert!(run("alongside wipe").command.needs_the_shell());
}

#[test]
fn json_is_noticed_even_in_a_line_that_makes_no_sense() {
    let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
    assert!(asks_for_json(&words("alongside nonsense --json")));
    assert!(!asks_for_json(&words("alongside log add -- --json")));
}

#[test]
fn help_shows_the_form_that_asks_first() {
    let help = help("alongside log add");
    let asks = help.find("  alongside log add\n").unwrap();
    let typed = help.find("  alongside log add \"").unwrap();
    assert!(asks < typed, "{help}");
    assert!(help.contains("history of your shell"));
}

#[test]
fn every_command_and_option_is_explained_within_the_screen() {
    for (name, command) in every_command() {
        assert!(command.get_about().is_some(), "{name}");
        for option in command.get_arguments() {
            assert!(option.get_help().is_some(), "{name} {}", option.get_id());
        }
        let help = help(&name);
        for line in help.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{name}: {line}");
        }
    }
    assert!(help("alongside init").contains("whoever copies the folder has the key"));
}

/// As in the catalogue: no promise, no blame, no noise.
#[test]
fn help_never_says_what_is_never_said() {
    let never = [
        "!",
        "secure",
        "protected",
        "victim",
        "abuser",
        "stalker",
        "perpetrator",
        "guarantee",
        "should have",
        "must",
        "are you sure",
        "immediately",
        "failed",
        "vault",
        "offender",
    ];
    for (name, _) in every_command() {
        let help = help(&name).to_lowercase();
        for word in never {
            assert!(!help.contains(word), "{name} says {word:?}");
        }
        for word in help.split(|c: char| !c.is_alphanumeric() && c != '-') {
            assert!(
                !["he", "him", "his", "she", "her", "we", "our", "safely"].contains(&word),
                "{name}: {word}"
            );
        }
    }
}
