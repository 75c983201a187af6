//! A small reader of our own PDF, which shares no code with what wrote it: structure from the objects, text from the pages by
//! the table with which each font says what its signs mean.

use std::collections::BTreeMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// A file, its objects by number.
pub(crate) struct File {
    objects: BTreeMap<u32, Vec<u8>>,
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|here| here == what)
}

fn number_after<'a>(text: &'a str, name: &str) -> Option<(u32, &'a str)> {
    let (_, after) = text.split_once(name)?;
    let after = after.trim_start();
    let end = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
    Some((after.get(..end)?.parse().ok()?, after.get(end..)?))
}

impl File {
    pub(crate) fn read(bytes: &[u8]) -> File {
        let mut objects = BTreeMap::new();
        let mut rest = bytes;
        while let Some(at) = find(rest, b" 0 obj\n") {
            let start =
                rest[..at].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |before| before + 1);
            let number = std::str::from_utf8(&rest[start..at]).unwrap().parse();
            rest = &rest[at + 7..];
            let end = find(rest, b"\nendobj").expect("an object ends");
            if let Ok(number) = number {
                objects.insert(number, rest[..end].to_vec());
            }
            rest = &rest[end..];
        }
        File { objects }
    }

    /// Objects without their streams, as text.
    pub(crate) fn dictionaries(&self) -> impl Iterator<Item = (u32, String)> {
        self.objects.keys().map(|number| (*number, self.dictionary(*number)))
    }

    pub(crate) fn dictionary(&self, number: u32) -> String {
        let object = self.objects.get(&number).map(Vec::as_slice).unwrap_or_default();
        let end = find(object, b"stream\n").unwrap_or(object.len());
        String::from_utf8_lossy(&object[..end]).into_owned()
    }

    fn stream(&self, number: u32) -> Vec<u8> {
        let object = &self.objects[&number];
        let start = find(object, b"stream\n").expect("it has a stream") + 7;
        let end = object.len() - b"\nendstream".len();
        let stream = &object[start..end];
        if self.dictionary(number).contains("FlateDecode") {
            return decompress_to_vec_zlib(stream).expect("it can be unpacked");
        }
        stream.to_vec()
    }

    /// How many elements of the structure are of a kind.
    pub(crate) fn elements(&self, kind: &str) -> usize {
        let kind = format!("/S/{kind}");
        let ends = |after: &str| !after.starts_with(|sign: char| sign.is_ascii_alphanumeric());
        let elements = self.dictionaries().filter(|(_, text)| text.contains("/Type/StructElem"));
        elements.filter(|(_, text)| text.split_once(&kind).is_some_and(|(_, after)| ends(after))).count()
    }

    /// What a font says its signs mean.
    fn meanings(&self, font: u32) -> BTreeMap<u16, String> {
        let dictionary = self.dictionary(font);
        let (table, _) = number_after(&dictionary, "/ToUnicode").expect("a table");
        let text = String::from_utf8_lossy(&self.stream(table)).into_owned();
        let mut meanings = BTreeMap::new();
        for line in text.lines() {
            let parts: Vec<_> = line.split(['<', '>']).collect();
            if let [_, sign, " ", letters, ""] = parts.as_slice() {
                let units = letters
                    .as_bytes()
                    .chunks(4)
                    .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap());
                let letters = String::from_utf16(&units.collect::<Vec<_>>()).unwrap();
                meanings.insert(u16::from_str_radix(sign, 16).unwrap(), letters);
            }
        }
        meanings
    }

    /// The text of each page in the order in which it stands in the file; where a part says what it means itself, that.
    pub(crate) fn pages(&self) -> Vec<String> {
        let pages = self.dictionaries().filter(|(_, text)| {
            text.split_once("/Type/Page").is_some_and(|(_, after)| !after.starts_with('s'))
        });
        pages.map(|(_, page)| self.page(&page)).collect()
    }

    fn page(&self, page: &str) -> String {
        let (resources, _) = number_after(page, "/Resources").expect("a page has resources");
        let resources = self.dictionary(resources);
        let fonts = resources.split_once("/Font").map_or("", |(_, fonts)| fonts);
        let fonts: BTreeMap<u32, BTreeMap<u16, String>> = (0..8)
            .filter_map(|name| Some((name, self.meanings(number_after(fonts, &format!("/f{name} "))?.0))))
            .collect();
        let (content, _) = number_after(page, "/Contents").expect("a page has contents");
        let content = self.stream(content);
        let mut text = String::new();
        let (mut font, mut at, mut said) = (0, 0, false);
        // Whether each part that is open says its text itself.
        let mut open = Vec::new();
        while at < content.len() {
            let rest = &content[at..];
            if rest.starts_with(b"/ActualText<FEFF") {
                let end = find(rest, b">").unwrap();
                let units = rest[16..end]
                    .chunks(4)
                    .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap());
                text.push_str(&String::from_utf16(&units.collect::<Vec<_>>()).unwrap());
                said = true;
                at += end;
            } else if rest.starts_with(b"/Lang(") {
                at += 5 + string(&rest[5..]).1;
            } else if rest.starts_with(b"/ActualText(") {
                let (plain, length) = string(&rest[11..]);
                text.push_str(&String::from_utf8(plain).unwrap());
                said = true;
                at += 11 + length;
            } else if rest.starts_with(b"BDC") || rest.starts_with(b"BMC") {
                if rest[1] == b'D' && !said {
                    text.push('\n');
                }
                open.push(std::mem::take(&mut said));
                at += 3;
            } else if rest.starts_with(b"EMC") {
                open.pop();
                at += 3;
            } else if rest.starts_with(b"/f") && rest.get(2).is_some_and(u8::is_ascii_digit) {
                font = u32::from(rest[2] - b'0');
                at += 3;
            } else if rest[0] == b'(' {
                let (codes, length) = string(rest);
                if !open.contains(&true) {
                    for code in codes.chunks_exact(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        text.push_str(
                            fonts
                                .get(&font)
                                .and_then(|font| font.get(&code))
                                .map_or("\u{fffd}", String::as_str),
                        );
                    }
                }
                at += length;
            } else {
                at += 1;
            }
        }
        text
    }
}

/// A string in brackets, and how long it is as written.
fn string(written: &[u8]) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut at = 1;
    let mut deep = 1;
    loop {
        let byte = written[at];
        at += 1;
        match byte {
            b'\\' if written[at].is_ascii_digit() => {
                let octal = std::str::from_utf8(&written[at..at + 3]).unwrap();
                bytes.push(u8::from_str_radix(octal, 8).unwrap());
                at += 3;
                continue;
            }
            b'\\' => {
                let escaped = written[at];
                at += 1;
                bytes.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    other => other,
                });
                continue;
            }
            b'(' => deep += 1,
            b')' => deep -= 1,
            _ => {}
        }
        if deep == 0 {
            return (bytes, at);
        }
        bytes.push(byte);
    }
}
