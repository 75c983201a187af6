//! Puts a page together. Whatever is put in as text is escaped; only this file writes a tag.

use alongside_core::words::escaped_markup;

/// A page, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    /// Plain text.
    pub(super) fn text(text: impl AsRef<str>) -> Self {
        Html(escaped_markup(text.as_ref()))
    }

    /// Something inside a tag, with a class where it has one.
    pub(super) fn tag(tag: &'static str, class: &'static str, inside: impl Into<Html>) -> Self {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        Html(format!("<{tag}{class}>{}</{tag}>", inside.into().0))
    }

    /// The same with an id that can be linked to, on lines of its own.
    pub(super) fn part(tag: &'static str, id: &str, inside: impl Into<Html>) -> Self {
        Html(format!("<{tag} id=\"{}\">\n{}</{tag}>\n", escaped_markup(id), inside.into().0))
    }

    /// A link to a part of the page.
    pub(super) fn link(id: &str, text: &str) -> Self {
        Html(format!("<a href=\"#{}\">{}</a>", escaped_markup(id), escaped_markup(text)))
    }

    /// One after the other, with something between.
    pub(super) fn join(parts: impl IntoIterator<Item = Html>, between: &str) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Html(parts.join(&escaped_markup(between)))
    }

    /// Puts more behind it, on a new line.
    pub(super) fn push(&mut self, more: impl Into<Html>) {
        self.0.push_str(&more.into().0);
        self.0.push('\n');
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The finished page: no script, nothing from elsewhere.
    pub(super) fn document(self, title: &str, style: &str) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
            escaped_markup(title),
            self.0
        )
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Html::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Html::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_put_in_becomes_a_tag() {
        let hostile = "</p><script>alert('1')</script>\"&";
        let made = Html::part("p", hostile, Html::tag("b", "", hostile)).document(hostile, "");
        assert!(!made.contains("<script"), "{made}");
        assert!(
            made.contains("&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;"),
            "{made}"
        );
        assert_eq!(Html::join(["a".into(), "b".into()], "<"), Html("a&lt;b".into()));
        assert_eq!(Html::link("a\"b", "<").0, "<a href=\"#a&quot;b\">&lt;</a>");
    }
}
