//! A page before it is drawn: headings, her words and what the software adds, in reading order. PDF and HTML are drawn from it,
//! so that both say the same in the same order, to the eye and to a screen reader.

/// Something to be printed or read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title, as a reader shows it: neutral where she wants it so.
    pub title: String,
    /// The language of the words that are not hers (BCP 47).
    pub language: String,
    /// What stands at the foot of every page beside its number: what it is, the day, the first characters of the head.
    pub foot: Vec<String>,
    /// When it was made, in milliseconds since 1970 in universal time.
    pub made_ms: i64,
    /// What it says.
    pub sections: Vec<Section>,
}

/// A part with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// 1 for a part, 2 for what stands in it, 3 below that; never a step of two.
    pub level: u8,
    /// Whether it begins a page.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One thing in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A sentence or more of ours.
    Words(String),
    /// Her own words, set apart, as she wrote them; lines are kept.
    Hers(String),
    /// What has to be kept in mind beside what stands above or below it.
    Caution(String),
    /// Labels and what belongs to each. A value of several lines keeps them.
    Facts(Vec<Fact>),
    /// One point after the other.
    Points(Vec<String>),
    /// Rows and columns.
    Table(Table),
    /// A drawing.
    Figure(Figure),
    /// Lines to be filled in by hand, each with what is to stand on it; an empty label is an empty line.
    Lines(Vec<String>),
}

/// A label and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What she said, or what the software knows.
    pub value: Text,
}

/// A text, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The software's.
    Ours(String),
    /// Hers, word for word.
    Hers(String),
    /// Digits to be compared: a fingerprint, a digest. May be broken anywhere.
    Digits(String),
}

impl Text {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Text::Ours(text) | Text::Hers(text) | Text::Digits(text) => text,
        }
    }
}

/// Rows and columns, with a head that is repeated on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it is, to somebody who can't see it.
    pub caption: String,
    /// Headings, each with its share of the width.
    pub columns: Vec<Column>,
    /// Cells, as many in each row as there are columns.
    pub rows: Vec<Vec<Text>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub heading: String,
    /// Its width, against those of the others.
    pub share: u32,
}

/// A drawing, with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its title.
    pub title: String,
    /// What it shows, in sentences: for those who can't see it, and below it.
    pub says: Vec<String>,
    /// The drawing as SVG.
    pub svg: String,
}
