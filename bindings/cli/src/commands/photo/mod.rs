//! `photo scan` and `photo clean`: what files tell a stranger, and copies to share. They need no record and keep nothing.

mod clean;
mod files;
mod scan;

use crate::arguments::photo::Photo;
use crate::context::Context;
use crate::failure::Outcome;

/// `photo …`
pub(crate) fn photo(context: &mut Context, asked: &Photo) -> Outcome {
    match asked {
        Photo::Scan(asked) => scan::scan(context, asked),
        Photo::Clean(asked) => clean::clean(context, asked),
    }
}
