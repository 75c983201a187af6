//! `alongside order …`

use alongside_core::orders::Order as Record;
use alongside_core::store::Kind;
use alongside_core::vocabulary::Vocabulary;

use crate::arguments::police::{Order, OrderAdd, OrderAmend, OrderTerm};
use crate::commands::job::Job;
use crate::failure::Outcome;
use crate::terminal::Page;

impl Job<'_> {
    pub(in crate::commands) fn order(&mut self, order: Order) -> Outcome {
        match order {
            Order::Add(OrderAdd { kind, term, fields }) => {
                let kind = self.filler()?.term("type", Vocabulary::OrderType, &kind)?;
                let case = self.case_or_first()?;
                let mut order = Record::new(&self.reading(), case, kind);
                order.terms = term;
                self.filler()?.order(&fields, &mut order)?;
                self.added(
                    &mut order,
                    "cli-order-noted",
                    &[("order term {} TEXT", "cli-next-term"), ("order show {}", "cli-next-show")],
                )
            }
            Order::List => self.listed::<Record>(
                &["log-order-type", "log-order-expires", "log-order-reference"],
                |job, _, order| {
                    let say = job.say();
                    let kind = order.order_type.as_ref();
                    let kind = kind.map(|term| say.term(Vocabulary::OrderType, term));
                    let expires = order.expires.as_ref().map(|when| say.occurred(when));
                    vec![
                        kind.or_else(|| order.order_type_other.clone()).unwrap_or_default(),
                        expires.unwrap_or_default(),
                        order.reference.clone().or_else(|| order.issued_by.clone()).unwrap_or_default(),
                    ]
                },
                [("order show {}", "cli-next-show"), ("order add ID", "cli-next-order")],
            ),
            Order::Show(asked) => {
                let id = self.named(Kind::ORDER, &asked.name)?;
                let order: Record = self.vault.read(id)?;
                if self.json() {
                    let json = self.record_json(id, &order)?;
                    return self.answer(&json);
                }
                let kind = order.order_type.as_ref();
                let title = kind.map(|term| self.say().term(Vocabulary::OrderType, term));
                let mut page =
                    Page::titled(title.or_else(|| order.order_type_other.clone()).unwrap_or_default());
                for (label, value) in self.say().order(&order, self.vault) {
                    page.field(label, value);
                }
                self.page(&page, &[(format!("order term {} TEXT", asked.name), "cli-next-term")])
            }
            Order::Amend(OrderAmend { order: typed, kind, fields, reason }) => {
                let id = self.named(Kind::ORDER, &typed.name)?;
                let mut order: Record = self.vault.read(id)?;
                let filler = self.filler()?;
                if let Some(kind) = &kind {
                    order.order_type = Some(filler.term("type", Vocabulary::OrderType, kind)?);
                }
                filler.order(&fields, &mut order)?;
                self.changed(id, order, reason.as_ref(), &[("order show {}", "cli-next-show")])
            }
            Order::Term(OrderTerm { order: typed, text }) => {
                let id = self.named(Kind::ORDER, &typed)?;
                let mut order: Record = self.vault.read(id)?;
                // Conditions are counted: a new one stands behind those that entries may point at.
                order.terms.push(text.join(" "));
                self.changed(id, order, None, &[("order show {}", "cli-next-show")])
            }
        }
    }
}
