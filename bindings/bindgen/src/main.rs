//! `alongside-bindgen generate LANGUAGE LIBRARY FOLDER`, `codec LANGUAGE LIBRARY FOLDER`, `api LANGUAGE LIBRARY`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool of the build speaks to whoever builds")]

use std::process::ExitCode;

use alongside_bindgen::{Language, api, bindings, codec, shape::Interface};

const USAGE: &str = "usage: alongside-bindgen generate kotlin|swift|python LIBRARY FOLDER
       alongside-bindgen codec kotlin|swift LIBRARY FOLDER
       alongside-bindgen api kotlin|swift LIBRARY";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<(), String> {
    let [task, language, library, rest @ ..] = words else {
        return Err(USAGE.into());
    };
    let language = Language::from_name(language).ok_or(USAGE)?;
    match (*task, rest) {
        ("generate", [folder]) => bindings::generate(language, library, folder),
        ("codec", [folder]) => {
            let (name, text) = codec::generate(language, &Interface::of_library(library)?)?;
            let path = std::path::Path::new(folder).join(name);
            std::fs::create_dir_all(folder)
                .and_then(|()| std::fs::write(&path, text))
                .map_err(|error| format!("{}: {error}", path.display()))
        }
        ("api", []) => {
            print!("{}", api::list(language, &Interface::of_library(library)?)?);
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}
