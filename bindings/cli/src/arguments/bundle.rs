//! Options that belong together and may be given several times: `--witness Sam --witness-contact … --witness Ali`.
//!
//! The first option of a bundle begins a new one; the others belong to the one before them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use serde::{Serialize, Serializer};

/// One option of a bundle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opt {
    /// Its name without the hyphens.
    pub(crate) long: &'static str,
    /// What its value is called in the help.
    pub(crate) value: &'static str,
    /// Its help.
    pub(crate) help: &'static str,
}

/// Which options make a bundle.
pub(crate) trait Shape {
    /// The heading in the help.
    const HEADING: &'static str;
    /// The option that begins one.
    const HEAD: Opt;
    /// The options that belong to the one before.
    const TAILS: &'static [Opt];
}

/// One bundle as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bundle {
    /// The value of the first option.
    pub(crate) head: String,
    tails: Vec<(&'static str, String)>,
}

impl Bundle {
    /// The value of one of the other options; the last one where it was given twice.
    pub(crate) fn tail(&self, long: &str) -> Option<&str> {
        self.tails.iter().rev().find(|(name, _)| *name == long).map(|(_, value)| value.as_str())
    }
}

/// All bundles of one shape, in the order in which they were typed.
pub(crate) struct Bundles<S>(Vec<Bundle>, PhantomData<S>);

impl<S> Bundles<S> {
    /// One after the other.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Bundle> {
        self.0.iter()
    }
}

/// Each option with its value, in an order in which they are read back as the same bundles.
impl<S: Shape> Serialize for Bundles<S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        let parts = self.0.iter().flat_map(|bundle| {
            let head = (S::HEAD.long, bundle.head.as_str());
            std::iter::once(head).chain(bundle.tails.iter().map(|(name, value)| (*name, value.as_str())))
        });
        serializer.collect_seq(parts.map(|(name, value)| BTreeMap::from([(name, value)])))
    }
}

impl<S> Default for Bundles<S> {
    fn default() -> Self {
        Bundles(Vec::new(), PhantomData)
    }
}

impl<S> Clone for Bundles<S> {
    fn clone(&self) -> Self {
        Bundles(self.0.clone(), PhantomData)
    }
}

impl<S> PartialEq for Bundles<S> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<S> std::fmt::Debug for Bundles<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

fn options<S: Shape>() -> impl Iterator<Item = &'static Opt> {
    std::iter::once(&S::HEAD).chain(S::TAILS)
}

impl<S: Shape> Args for Bundles<S> {
    fn augment_args(command: Command) -> Command {
        options::<S>().fold(command, |command, option| {
            command.arg(
                Arg::new(option.long)
                    .long(option.long)
                    .value_name(option.value)
                    .help(option.help)
                    .help_heading(S::HEADING)
                    .action(ArgAction::Append),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<S: Shape> FromArgMatches for Bundles<S> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed: Vec<(usize, &'static str, &String)> = Vec::new();
        for option in options::<S>() {
            let places = matches.indices_of(option.long).into_iter().flatten();
            let values = matches.get_many::<String>(option.long).into_iter().flatten();
            typed.extend(places.zip(values).map(|(place, value)| (place, option.long, value)));
        }
        typed.sort_by_key(|(place, ..)| *place);
        let mut bundles: Vec<Bundle> = Vec::new();
        for (_, long, value) in typed {
            if long == S::HEAD.long {
                bundles.push(Bundle { head: value.clone(), tails: Vec::new() });
            } else if let Some(last) = bundles.last_mut() {
                last.tails.push((long, value.clone()));
            } else {
                let message = format!("--{long} belongs to the --{} in front of it\n", S::HEAD.long);
                return Err(clap::Error::raw(ErrorKind::MissingRequiredArgument, message));
            }
        }
        Ok(Bundles(bundles, PhantomData))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Defines a shape.
macro_rules! shape {
    ($(#[$doc:meta])* $name:ident, $heading:literal, $head:literal $value:literal $help:literal,
     $($tail:literal $tail_value:literal $tail_help:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name;

        impl $crate::arguments::bundle::Shape for $name {
            const HEADING: &'static str = $heading;
            const HEAD: $crate::arguments::bundle::Opt =
                $crate::arguments::bundle::Opt { long: $head, value: $value, help: $help };
            const TAILS: &'static [$crate::arguments::bundle::Opt] = &[
                $($crate::arguments::bundle::Opt { long: $tail, value: $tail_value, help: $tail_help },)*
            ];
        }
    };
}
pub(crate) use shape;

#[cfg(test)]
mod tests {
    use super::*;

    shape! {
        /// For the test.
        Cat, "Cats", "cat" "NAME" "A cat", "cat-colour" "COLOUR" "Its colour", "cat-age" "AGE" "Its age",
    }

    fn parse(line: &str) -> Result<Bundles<Cat>, clap::Error> {
        let command = Bundles::<Cat>::augment_args(Command::new("cats").no_binary_name(true));
        Bundles::from_arg_matches(&command.try_get_matches_from(line.split(' '))?)
    }

    #[test]
    fn options_belong_to_the_bundle_before_them() {
        let cats = parse("--cat Tom --cat-age 3 --cat Kit --cat-colour red --cat-age 1 --cat-age 2").unwrap();
        let cats: Vec<_> = cats.iter().collect();
        assert_eq!(cats.len(), 2);
        assert_eq!(
            (cats[0].head.as_str(), cats[0].tail("cat-age"), cats[0].tail("cat-colour")),
            ("Tom", Some("3"), None)
        );
        assert_eq!(
            (cats[1].head.as_str(), cats[1].tail("cat-age"), cats[1].tail("cat-colour")),
            ("Kit", Some("2"), Some("red"))
        );
    }

    #[test]
    fn an_option_without_its_bundle_is_refused() {
        let error = parse("--cat-age 3 --cat Tom").unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("--cat-age belongs to the --cat"));
    }
}
