//! Where to begin: three questions, a few steps.

use alongside_core::Error;
use alongside_core::checklists::{FirstAnswers, Item, Mine, Sure, Worry, begin, start};
use serde_json::Value;

use super::Desk;
use crate::arguments::checklist::ChecklistStart;
use crate::failure::Outcome;
use crate::input::{Heard, Keyboard};
use crate::terminal::Ink;
use crate::words::Words;

impl Desk<'_> {
    /// At most five steps. Nothing of what she answers here is kept.
    pub(super) fn start(&mut self, asked: &ChecklistStart, keyboard: &mut dyn Keyboard) -> Outcome {
        let nothing = Mine::default();
        let mine = self.mine.unwrap_or(&nothing);
        let books = self.books;
        if let Some(id) = asked.list.as_deref() {
            let list = books.lists.list(id.trim()).ok_or(Error::NotFound)?;
            let steps = begin(&books.lists, list, &mine.state, &mine.answers);
            let further = vec![format!("checklist show {}", list.id)];
            return self.steps(&steps, &further);
        }
        let answers = self.first_answers(asked, keyboard)?;
        let steps = start(&books.lists, answers, &mine.state, &mine.answers);
        let lists = answers.worry.map_or(&[] as &[&str], Worry::lists);
        let further: Vec<String> = lists.iter().map(|list| format!("checklist show {list}")).collect();
        self.steps(&steps, &further)
    }

    fn steps(&mut self, steps: &[&Item], further: &[String]) -> Outcome {
        let books = self.books;
        let views: Vec<_> = steps
            .iter()
            .filter_map(|item| books.lists.item(&item.id))
            .map(|(list, item)| self.view(list, item))
            .collect();
        if self.context.json() {
            let steps: Vec<Value> = views.iter().map(|view| self.json(view)).collect();
            return Ok(self.context.out.json(&steps)?);
        }
        let heading = if views.is_empty() { "cli-checklist-start-none" } else { "cli-checklist-start" };
        let text = self.context.words.text(heading);
        self.tell(Ink::Plain, &text)?;
        if let Some(list) = views.first().and_then(|view| books.lists.list(view.item.list())) {
            let reviewed = self.reviewed(list);
            self.tell(Ink::Second, &reviewed)?;
        }
        for view in &views {
            self.gap()?;
            self.short(view)?;
        }
        self.without_record()?;
        let mut next = Vec::new();
        if let Some(first) = views.first() {
            next.push((format!("checklist show {}", first.item.id), "cli-checklist-next-show"));
        }
        next.extend(further.iter().map(|command| (command.clone(), "cli-checklist-next-further")));
        next.push(("checklist list".to_owned(), "cli-checklist-next-list"));
        self.context.next_by_id(&next)
    }

    /// The answers on the command line; where there is none at all, and a person to ask, they are asked for. An empty
    /// line passes a question over.
    fn first_answers(
        &mut self,
        asked: &ChecklistStart,
        keyboard: &mut dyn Keyboard,
    ) -> Outcome<FirstAnswers> {
        let sure = |typed: Option<&String>| {
            typed.and_then(|typed| Sure::ALL.iter().copied().find(|sure| sure.as_str() == typed))
        };
        let worry = asked.worry.as_deref();
        let answers = FirstAnswers {
            can_see: sure(asked.can_see.as_ref()),
            close_by: sure(asked.close_by.as_ref()),
            worry: worry.and_then(|typed| Worry::ALL.iter().copied().find(|worry| worry.as_str() == typed)),
        };
        if answers != FirstAnswers::default() || self.context.json() {
            return Ok(answers);
        }
        let words = &self.context.words;
        self.context.err.say(Ink::Second, &words.text("cli-checklist-questions"))?;
        let [can_see, close_by, worry] = FirstAnswers::QUESTIONS;
        let sures: Vec<(String, Sure)> =
            Sure::ALL.iter().map(|sure| (words.text(&sure.message()), *sure)).collect();
        let worries: Vec<(String, Worry)> =
            Worry::ALL.iter().map(|worry| (words.text(&worry.message()), *worry)).collect();
        let can_see = ask(words, keyboard, can_see, &sures)?;
        let close_by = ask(words, keyboard, close_by, &sures)?;
        let worry = ask(words, keyboard, worry, &worries)?;
        Ok(FirstAnswers { can_see, close_by, worry })
    }
}

/// One question with its answers by number or word; nothing where it was passed over, or the input has ended.
fn ask<T: Copy>(
    words: &Words,
    keyboard: &mut dyn Keyboard,
    question: &str,
    answers: &[(String, T)],
) -> Outcome<Option<T>> {
    const TRIES: usize = 3;
    let listed: Vec<String> =
        answers.iter().zip(1..).map(|((label, _), number): (_, u32)| format!("{number} {label}")).collect();
    let prompt = format!("{}\n{}", words.text(question), listed.join(" - "));
    for _ in 0..TRIES {
        let Heard::Line(line) = keyboard.line(&prompt)? else { return Ok(None) };
        let typed = line.trim().to_lowercase();
        if typed.is_empty() {
            return Ok(None);
        }
        let by_number = typed.parse::<usize>().ok().and_then(|number| answers.get(number.checked_sub(1)?));
        let by_word = || answers.iter().find(|(label, _)| label.to_lowercase().starts_with(&typed));
        if let Some((_, answer)) = by_number.or_else(by_word) {
            return Ok(Some(*answer));
        }
    }
    Ok(None)
}
