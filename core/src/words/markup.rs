//! Text inside HTML and SVG.

/// Text that can stand anywhere in a page or a picture, attributes in either kind of quotes included. Control signs, which
/// neither form allows, become spaces.
#[must_use]
pub fn escaped_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_what_it_stands_in() {
        assert_eq!(escaped_markup("<script>&\"'\u{7}"), "&lt;script&gt;&amp;&quot;&#39; ");
    }
}
