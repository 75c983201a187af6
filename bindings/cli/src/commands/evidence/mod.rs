//! `alongside evidence …`

mod care;
mod export;
mod import;
mod list;

use super::job::Job;
use crate::arguments::evidence::Evidence;
use crate::failure::Outcome;

impl Job<'_> {
    pub(super) fn evidence(&mut self, evidence: Evidence) -> Outcome {
        match evidence {
            Evidence::Add(add) => self.add_files(&add),
            Evidence::Link(link) => self.link_items(&link),
            Evidence::List(list) => self.list_items(&list),
            Evidence::Show(one) => self.show_item(&one.id),
            Evidence::Export(export) => self.export(&export),
            Evidence::Check(check) => self.check(&check.ids),
            Evidence::Mark(mark) => self.mark(&mark),
            Evidence::Describe(describe) => self.describe(&describe),
            Evidence::Custody(custody) => self.note_custody(&custody),
        }
    }
}
