//! What ExifTool sees in files: the truth that the scanner and the copies are measured against.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::context::Context;

/// How ExifTool is asked: numbers as numbers, every tag however often it stands there, embedded files and unknown tags too, each
/// with the number of its document and its group.
pub(super) const ASKED: &[&str] = &["-j", "-n", "-G3:1", "-a", "-ee", "-U"];

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    /// The document inside the file: empty for the file itself, else `Doc` and a number.
    pub(super) document: String,
    /// The group: `IFD0`, `GPS`, `XMP-dc`, `Track1`.
    pub(super) group: String,
    /// Its name.
    pub(super) name: String,
    /// Its value.
    pub(super) value: Value,
}

impl Tag {
    /// Its value as a number, also where a sign made it text.
    pub(super) fn number(&self) -> Option<f64> {
        number(&self.value)
    }

    /// Its value as text, trimmed; nothing for lists and for what is too long to be printed.
    pub(super) fn text(&self) -> Option<String> {
        let text = match &self.value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.starts_with("(Binary data "))
            .then(|| text.trim_matches(['\0', ' ', '\n', '\r', '\t']).to_owned())
    }

    /// All texts in it, where it is a list.
    pub(super) fn texts(&self) -> Vec<String> {
        match &self.value {
            Value::Array(list) => {
                list.iter().filter_map(|one| Tag { value: one.clone(), ..self.clone() }.text()).collect()
            }
            _ => self.text().into_iter().collect(),
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// All tags of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Tags(pub(super) Vec<Tag>);

impl Tags {
    /// The tags with this name in the groups that `wanted` takes.
    pub(super) fn named<'a>(
        &'a self,
        name: &'a str,
        wanted: impl Fn(&str) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Tag> {
        self.0.iter().filter(move |tag| tag.name == name && wanted(&tag.group))
    }

    /// The tag with this name in this group of the file itself.
    pub(super) fn main(&self, group: &str, name: &str) -> Option<&Tag> {
        self.0.iter().find(|tag| tag.document.is_empty() && tag.group == group && tag.name == name)
    }

    /// What ExifTool calls the type of the file.
    pub(super) fn file_type(&self) -> Option<String> {
        self.main("File", "FileType")?.text()
    }
}

/// Writes the list of files that ExifTool reads its names from: a command line is shorter than a set may be.
pub(super) fn write_list(list: &Path, files: &[PathBuf]) -> Result<(), String> {
    let names: Vec<_> = files.iter().map(|path| path.display().to_string()).collect();
    fs::write(list, names.join("\n")).map_err(|error| format!("{}: {error}", list.display()))
}

/// Reads all files in one go. A file that ExifTool can't read has its error as its only tag.
pub(super) fn read(context: &Context, files: &[PathBuf], scratch: &Path) -> Result<Vec<Tags>, String> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let list = scratch.join("exiftool.list");
    write_list(&list, files)?;
    let output = context.command("exiftool").args(ASKED).arg("-@").arg(&list).output();
    let output = output.map_err(|error| format!("ExifTool could not be started: {error}"))?;
    // Damaged files make it end with an error although it answered for all.
    let told = told(&output.stdout).map_err(|why| {
        format!("ExifTool's answer could not be read ({why}): {}", String::from_utf8_lossy(&output.stderr))
    })?;
    let of = |path: &PathBuf| {
        let name = path.display().to_string();
        told.get(&name).cloned().ok_or_else(|| format!("ExifTool says nothing about {name}"))
    };
    files.iter().map(of).collect()
}

/// Tags by the names of files. Its text is not always UTF-8: damaged files leave whatever stood there.
fn told(json: &[u8]) -> Result<BTreeMap<String, Tags>, String> {
    let rows: Vec<serde_json::Map<String, Value>> =
        serde_json::from_str(&String::from_utf8_lossy(json)).map_err(|error| error.to_string())?;
    let mut told = BTreeMap::new();
    for row in rows {
        let name = row.get("SourceFile").and_then(Value::as_str).unwrap_or_default().to_owned();
        let tags = row.into_iter().filter_map(|(key, value)| tag(&key, value)).collect();
        told.insert(name, Tags(tags));
    }
    Ok(told)
}

/// `GPS:GPSLatitude`, or `Doc2:GPS:GPSLatitude`.
fn tag(key: &str, value: Value) -> Option<Tag> {
    let (front, name) = key.rsplit_once(':')?;
    let (document, group) = front.split_once(':').unwrap_or(("", front));
    Some(Tag { document: document.to_owned(), group: group.to_owned(), name: name.to_owned(), value })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Tags by group, name and value.
    pub(in crate::photos) fn tags(list: &[(&str, &str, Value)]) -> Tags {
        let tag = |(group, name, value): &(&str, &str, Value)| Tag {
            document: String::new(),
            group: (*group).into(),
            name: (*name).into(),
            value: value.clone(),
        };
        Tags(list.iter().map(tag).collect())
    }

    #[test]
    fn tags_are_read_with_their_document_and_group() {
        let json =
            br#"[{"SourceFile":"a.jpg","GPS:GPSLatitude":51.5,"Doc2:IFD0:Make":"A ","XMP-x:Lat":"+1.5"}]"#;
        let told = told(json).unwrap();
        let tags = &told["a.jpg"];
        assert_eq!(tags.main("GPS", "GPSLatitude").unwrap().number(), Some(51.5));
        assert_eq!(tags.main("IFD0", "Make"), None);
        let inside = tags.named("Make", |group| group == "IFD0").next().unwrap();
        assert_eq!((inside.document.as_str(), inside.text().as_deref()), ("Doc2", Some("A")));
        assert_eq!(tags.main("XMP-x", "Lat").unwrap().number(), Some(1.5));
    }

    #[test]
    fn letters_that_are_none_do_no_harm() {
        assert_eq!(told(b"[{\"SourceFile\":\"a\",\"File:Comment\":\"\xda\"}]").unwrap().len(), 1);
        assert!(told(b"Died at line 7").is_err());
    }
}
