//! What a check-in sends, as a table.

use alongside_core::checkin::machine::CheckIn;
use alongside_core::say::{Say, is_shown};

use crate::terminal::{Column, Table};

/// What goes, went or will go.
pub(crate) fn outbox(say: Say<'_>, check_in: &CheckIn, names: &[String]) -> Table {
    let text = |id: &str| say.words().text(id, &[]);
    let mut table = Table::new(vec![
        Column::natural(text("cli-checkin-column-who")),
        Column::natural(text("cli-checkin-column-way")),
        Column::natural(text("cli-column-what")),
        Column::text(text("cli-checkin-column-state")),
    ]);
    for row in check_in.outbox.iter().filter(|row| is_shown(row)) {
        table.row([
            say.contact_of(row.key.contact, names),
            say.way_of(check_in, row),
            say.kind_of(row),
            say.came(row),
        ]);
    }
    table
}
