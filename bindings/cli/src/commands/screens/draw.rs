//! A view becomes a page of text and a numbered list of what can be done.

use alongside_mobile::screens::Action;
use serde_json::{Map, Value};

use crate::terminal::{Ink, Look, escaped, paragraphs};
use crate::words::Words;

/// In which order the parts of a page stand. What is not here follows, in the order of its names, each below its label.
const ORDER: &[&str] = &[
    "title",
    "list",
    "saved",
    "status",
    "state",
    "moment",
    "intro",
    "before",
    "will",
    "withdrawn",
    "heading",
    "text",
    "paragraphs",
    "why",
    "risk_strip",
    "how",
    "first",
    "again_heading",
    "again",
    "before_heading",
    "evidence_first",
    "question",
    "level",
    "lines",
    "missing_label",
    "missing",
    "there_label",
    "there",
    "ring",
    "words",
    "label",
    "detail",
    "edge",
    "until_label",
    "until",
    "until_field",
    "who_label",
    "who",
    "field",
    "fields",
    "happens_label",
    "happens",
    "search",
    "find",
    "hint",
    "problem",
    "what",
    "kept",
    "next",
    "code",
    "needs",
    "areas",
    "filters",
    "choices",
    "chosen",
    "waiting",
    "page",
    "days",
    "groups",
    "rows_label",
    "rows",
    "contacts",
    "check_ins",
    "left_out",
    "instead",
    "ways",
    "guides",
    "cards_heading",
    "cards",
    "questions",
    "facts",
    "hours",
    "value",
    "proof",
    "history",
    "note",
    "save_note",
    "leads",
    "sources",
    "notes",
    "checked",
    "more",
    "others",
    "empty",
];

/// What stands last on a page.
const LAST: &[&str] = &["offers", "actions", "quiet", "main"];

/// Parts that say how something is drawn, not what.
const SILENT: &[&str] = &[
    "spoken",
    "weight",
    "enabled",
    "hold",
    "limit_chars",
    "lines",
    "sensitive",
    "hand_over_after_ms",
    "several",
    "action",
    "field",
    "risks",
];

/// One line of a page.
enum Line {
    Title(String),
    Plain(String),
    Second(String),
    /// Something that can be done, by its number.
    Does(usize, String),
}

/// A page, drawn.
#[derive(Default)]
pub(super) struct Drawn {
    lines: Vec<Line>,
    actions: Vec<Value>,
    main: Option<Value>,
    texts: Vec<Value>,
    secret: Option<String>,
}

/// Draws the pages in front: one, or two that belong together.
pub(super) fn draw(view: &Value) -> Drawn {
    let mut drawn = Drawn::default();
    for notice in view["notices"].as_array().into_iter().flatten() {
        drawn.value("", notice);
    }
    let screens = view["screens"].as_array().map(Vec::as_slice).unwrap_or_default();
    let panes = view["panes"].as_u64().and_then(|panes| usize::try_from(panes).ok()).unwrap_or(1);
    for screen in screens.iter().skip(screens.len().saturating_sub(panes)) {
        drawn.value("", screen);
    }
    drawn
}

fn text<'v>(fields: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    fields.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
}

impl Drawn {
    /// The action with that number, from 1.
    pub(super) fn action(&self, number: usize) -> Option<Action> {
        let value = self.actions.get(number.checked_sub(1)?)?;
        serde_json::from_value(value.clone()).ok()
    }

    /// Whether it is the main action of the page, with which a passcode comes.
    pub(super) fn is_main(&self, action: &Action) -> bool {
        self.main.as_ref() == serde_json::to_value(action).ok().as_ref()
    }

    /// The field of the page that takes text, by its number, from 1.
    pub(super) fn field(&self, number: usize) -> Option<&Value> {
        self.texts.get(number.checked_sub(1)?)
    }

    /// The label of the field whose text comes with the main action.
    pub(super) fn secret(&self) -> Option<&str> {
        self.secret.as_deref()
    }

    fn value(&mut self, key: &str, value: &Value) {
        match value {
            Value::String(text) if !text.is_empty() => self.string(key, text),
            Value::Array(items) => items.iter().for_each(|item| self.value(key, item)),
            Value::Object(fields) => self.object(fields),
            _ => {}
        }
    }

    fn string(&mut self, key: &str, text: &str) {
        let text = text.to_owned();
        self.lines.push(match key {
            "title" => Line::Title(text),
            "hint" | "heading" | "history" | "code" | "detail" | "label" => Line::Second(text),
            _ => Line::Plain(text),
        });
    }

    fn object(&mut self, fields: &Map<String, Value>) {
        if let Some(action) = fields.get("action").filter(|action| !action.is_null() && !is_nested(action)) {
            return self.does(fields, action);
        }
        if let (Some(field), Some(label)) =
            (fields.get("field").filter(|field| field.is_string()), text(fields, "label"))
        {
            return self.takes(fields, field, label);
        }
        if let (Some(label), Some(value), 2) = (text(fields, "label"), text(fields, "value"), fields.len()) {
            self.lines.push(Line::Plain(format!("{label}: {}", value.replace('\n', "; "))));
            return;
        }
        let placed = |order: &'static [&'static str]| {
            order.iter().filter_map(|key| fields.get_key_value(*key)).map(|(key, _)| key)
        };
        let is_placed = |key: &&String| ORDER.contains(&key.as_str()) || LAST.contains(&key.as_str());
        let mut rest: Vec<&String> = fields.keys().filter(|key| !is_placed(key)).collect();
        rest.sort_by_key(|key| {
            let of = key.strip_suffix("_label");
            (of.unwrap_or(key), of.is_none())
        });
        for key in placed(ORDER).chain(rest).chain(placed(LAST)) {
            // How many lines a field has is a number; the lines of a page are text.
            let silent = SILENT.contains(&key.as_str())
                && !fields[key].is_object()
                && !(key == "lines" && fields[key].is_array());
            if !silent {
                self.value(key, &fields[key]);
            }
        }
    }

    fn does(&mut self, fields: &Map<String, Value>, action: &Value) {
        for risk in fields.get("risks").and_then(Value::as_array).into_iter().flatten() {
            if let Some(risk) = risk.as_str() {
                self.lines.push(Line::Plain(format!("! {risk}")));
            }
        }
        self.actions.push(action.clone());
        if matches!(text(fields, "weight"), Some("Main" | "Danger")) {
            self.main = Some(action.clone());
        }
        let title = text(fields, "label").or_else(|| text(fields, "title")).unwrap_or_default();
        let parts = [Some(title), text(fields, "edge"), text(fields, "detail")];
        let mut line = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
        if fields.get("chosen") == Some(&Value::Bool(true)) {
            line = format!("[x] {line}");
        }
        if fields.get("enabled") == Some(&Value::Bool(false)) {
            line = format!("({line})");
        }
        self.lines.push(Line::Does(self.actions.len(), line));
    }

    fn takes(&mut self, fields: &Map<String, Value>, field: &Value, label: &str) {
        let secret = matches!(field.as_str(), Some("Passcode" | "Pin" | "Recovery"));
        let mut number = String::new();
        if secret {
            self.secret.get_or_insert_with(|| label.to_owned());
        } else {
            self.texts.push(field.clone());
            if self.texts.len() > 1 {
                number = format!("={}  ", self.texts.len());
            }
        }
        let typed = text(fields, "text").unwrap_or_default();
        self.lines.push(Line::Plain(format!("{number}{label} [{typed}]")));
        for key in ["hint", "problem"] {
            if let Some(value) = fields.get(key) {
                self.value(key, value);
            }
        }
    }

    /// The page as text.
    pub(super) fn text(&self, look: Look, words: &Words, back: bool) -> String {
        let rule = look.paint(Ink::Second, &"-".repeat(look.width));
        let mut lines = vec![rule];
        for line in &self.lines {
            let (ink, text) = match line {
                Line::Title(text) => (Ink::Accent, text.clone()),
                Line::Plain(text) => (Ink::Plain, text.clone()),
                Line::Second(text) => (Ink::Second, text.clone()),
                Line::Does(number, text) => (Ink::Plain, format!("{number:>3}  {text}")),
            };
            lines.extend(paragraphs(&escaped(&text), look.width).iter().map(|line| look.paint(ink, line)));
        }
        let corners = if back { "cli-screens-corners-back" } else { "cli-screens-corners" };
        lines.push(look.paint(Ink::Second, &words.text(corners)));
        lines.join("\n")
    }
}

/// A notice holds an action with a label of its own.
fn is_nested(action: &Value) -> bool {
    action.get("action").is_some() && action.get("label").is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_can_be_done_is_numbered_and_risks_stand_before_it() {
        let action = json!({ "action": "Leave", "label": "Go", "weight": "Main", "risks": ["Think first."] });
        let view = json!({
            "panes": 1,
            "notices": [{ "text": "Said once.", "action": { "action": "Help", "label": "See", "weight": "Quiet" } }],
            "screens": [{ "Home": { "view": { "main": action, "title": "Title", "zzz": "Unknown parts follow." } } }],
        });
        let drawn = draw(&view);
        let text = drawn.text(Look { width: 60, styled: false }, &Words::load().expect("words"), false);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
        assert!(at("Title") < at("! Think first.") && at("! Think first.") < at("  2  Go"));
        assert!(at("  1  See") < at("Title") && at("Unknown parts follow.") > 0);
        assert_eq!(drawn.action(2), Some(Action::Leave));
        assert!(drawn.is_main(&Action::Leave) && !drawn.is_main(&Action::Help));
        assert_eq!(drawn.action(3), None);
    }

    #[test]
    fn a_passcode_comes_with_the_main_action_and_never_as_text() {
        let field =
            json!({ "field": "Passcode", "label": "Passcode", "text": "", "hint": null, "problem": null });
        let drawn = draw(&json!({ "panes": 1, "screens": [{ "Passcode": { "view": { "field": field } } }] }));
        assert_eq!(drawn.secret(), Some("Passcode"));
        assert!(drawn.field(1).is_none());
    }

    #[test]
    fn each_field_that_takes_text_has_a_number_and_only_the_first_hides_it() {
        let field = |name: &str, label: &str| json!({ "field": name, "label": label, "text": "x" });
        let fields = [field("Name", "Name"), field("Address", "Number")];
        let drawn = draw(&json!({ "panes": 1, "screens": [{ "Any": { "view": { "fields": fields } } }] }));
        let text = drawn.text(Look { width: 60, styled: false }, &Words::load().expect("words"), false);
        assert!(text.contains("\nName [x]\n=2  Number [x]\n"), "{text}");
        assert_eq!(drawn.field(1), Some(&json!("Name")));
        assert_eq!(drawn.field(2), Some(&json!("Address")));
        assert!(drawn.field(0).is_none() && drawn.field(3).is_none());
    }
}
