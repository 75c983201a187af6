//! The facade of `ios/Sources/CoreBridge` under Swift for Linux, over the real library.

use super::{Lane, Need};
use crate::{
    context::Context,
    swift_package::{self, Chosen},
    toolchains::swift,
};

pub(crate) const LANE: Lane = Lane {
    name: "swift",
    about: "the Swift facade over the real library, and every flow replayed, under Swift for Linux",
    by_default: true,
    needs,
    run: test,
};

fn needs(context: &Context) -> Vec<Need> {
    swift::needs(context)
}

fn test(context: &Context) -> Result<(), String> {
    let swift = swift::at_hand(context)?;
    let (replay, result) = swift_package::tested(context, &swift, Chosen::Facade, |_| ())?;
    replay.close("swift", result)
}
