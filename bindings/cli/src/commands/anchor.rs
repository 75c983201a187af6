//! `alongside anchor …`

use alongside_core::anchors::{Anchor as Record, head_to_text};
use alongside_core::ids::RecordId;
use alongside_core::report::bundle::Destination;
use alongside_core::say::halves;
use alongside_core::store::SignedHead;
use alongside_core::vault::Disk;
use alongside_core::{Error, Refusal};
use serde_json::json;

use super::job::Job;
use crate::arguments::anchor::{Anchor, AnchorGiven, AnchorShow};
use crate::failure::Outcome;
use crate::qr;
use crate::terminal::Page;

impl Job<'_> {
    pub(super) fn anchor(&mut self, asked: &Anchor) -> Outcome {
        match asked {
            Anchor::List => self.list_anchors(),
            Anchor::Show(asked) => self.show_anchor(asked),
            Anchor::Given(asked) => self.anchor_given(asked),
        }
    }

    fn list_anchors(&mut self) -> Outcome {
        let anchors = self.vault.anchors()?;
        if self.json() {
            let all: Vec<_> = anchors.iter().map(|(id, anchor)| anchor_json(*id, anchor)).collect();
            return self.answer(&json!({ "anchors": all }));
        }
        if anchors.is_empty() {
            self.tell(&self.words().text("cli-anchor-none"))?;
        }
        for (at, (_, anchor)) in anchors.iter().enumerate() {
            let nobody = self.words().text("cli-anchor-nobody-named");
            let mut page = Page::titled(format!("{}. {}", at + 1, anchor.holder.clone().unwrap_or(nobody)));
            let since = self.say().instant_with_day(anchor.stamp.recorded_at.unix_ms);
            page.field(self.words().text("cli-anchor-since"), since);
            let how = if anchor.with_report { "cli-anchor-with-report" } else { "cli-anchor-by-itself" };
            page.field(self.words().text("cli-anchor-how"), self.words().text(how));
            page.field(
                self.words().text("cli-verify-records"),
                anchor.records.unwrap_or_default().to_string(),
            );
            let link = anchor.link.map(|link| halves(&link.to_string())).unwrap_or_default();
            page.field(self.words().text("cli-verify-head"), link);
            let look = self.context.out.look();
            self.context.out.line(&page.render(look))?;
        }
        self.next(&[
            ("anchor show".to_owned(), "cli-next-anchor-show"),
            ("anchor given --to WHO".to_owned(), "cli-next-anchor-given"),
        ])
    }

    fn show_anchor(&mut self, asked: &AnchorShow) -> Outcome {
        let head = self.vault.signed_head(&self.reading())?;
        let text = head_to_text(&head);
        if let Some(out) = &asked.out {
            Destination::new(&Disk, out)?.file(|sink| sink.append(text.as_bytes()))?;
        }
        if self.json() {
            let mut answer = head_json(&head);
            answer["text"] = json!(text);
            return self.answer(&answer);
        }
        self.tell(&self.words().text("cli-anchor-what"))?;
        self.context.out.line("")?;
        qr::print(&mut self.context.out, &text)?;
        self.context.out.line("")?;
        // As one line, so that it can be copied whole.
        self.context.out.line(&text)?;
        self.context.out.line("")?;
        let fingerprint = halves(&head.fingerprint());
        self.whisper(
            &self.words().with("cli-report-fingerprint", &[("fingerprint", (&fingerprint).into())]),
        )?;
        self.next(&[("anchor given --to WHO".to_owned(), "cli-next-anchor-given")])
    }

    fn anchor_given(&mut self, asked: &AnchorGiven) -> Outcome {
        let reading = self.reading();
        let id = match asked.number {
            None => {
                let head = self.vault.signed_head(&reading)?;
                self.vault.note_anchor(&head, Some(&asked.to), false, &reading)?
            }
            Some(number) => {
                let unknown = Error::invalid("number", Refusal::UnknownRecord);
                let anchors = self.vault.anchors()?;
                let (id, _) = number.checked_sub(1).and_then(|at| anchors.get(at)).ok_or(unknown)?;
                self.vault.name_anchor(*id, &asked.to, &reading)?;
                *id
            }
        };
        if self.json() {
            let anchor = self.vault.read::<Record>(id)?;
            return self.answer(&anchor_json(id, &anchor));
        }
        self.tell(&self.words().with("cli-anchor-noted", &[("holder", asked.to.trim().into())]))
    }
}

fn anchor_json(id: RecordId, anchor: &Record) -> serde_json::Value {
    json!({
        "anchor_id": id,
        "holder": anchor.holder,
        "with_report": anchor.with_report,
        "records": anchor.records,
        "head": anchor.link,
        "since": anchor.stamp.recorded_at,
    })
}

fn head_json(head: &SignedHead) -> serde_json::Value {
    json!({ "records": head.n, "head": head.link, "signer": head.fingerprint() })
}
