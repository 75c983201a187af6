//! What is in the classes of a phone: names, and what is written beside a class. Nothing of the code.
//!
//! The form is the one of Android's own document on dex files: tables of numbers that point at each other.

use std::collections::{BTreeMap, BTreeSet};

/// One class; names as Java writes them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Class {
    pub(super) fields: BTreeSet<String>,
    pub(super) methods: BTreeSet<String>,
    pub(super) annotations: BTreeSet<String>,
}

/// Where the head of the file says how many there are of each, and where.
const STRINGS: usize = 0x38;
const TYPES: usize = 0x40;
const PROTOTYPES: usize = 0x48;
const FIELDS: usize = 0x50;
const METHODS: usize = 0x58;
const CLASSES: usize = 0x60;
/// The length of one row of each table.
const STRING_ROW: usize = 4;
const TYPE_ROW: usize = 4;
const PROTOTYPE_ROW: usize = 12;
const MEMBER_ROW: usize = 8;
const CLASS_ROW: usize = 32;

/// Every class of one file; nothing where the file has another form.
pub(super) fn classes(bytes: &[u8]) -> Option<BTreeMap<String, Class>> {
    let file = File { bytes };
    bytes.strip_prefix(b"dex\n")?;
    let mut found = BTreeMap::new();
    for at in 0..file.number(CLASSES)? {
        let row = file.row(CLASSES, CLASS_ROW, at)?;
        let mut class = Class::default();
        file.take_annotations(file.number(row.checked_add(20)?)?, &mut class)?;
        file.take_members(file.number(row.checked_add(24)?)?, &mut class)?;
        found.insert(file.type_name(file.number(row)?)?, class);
    }
    Some(found)
}

/// Every method that is called or declared: `java/nio/ByteBuffer.clear()Ljava/nio/Buffer;`.
pub(super) fn methods(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let file = File { bytes };
    bytes.strip_prefix(b"dex\n")?;
    (0..file.number(METHODS)?).map(|at| file.method(at)).collect()
}

struct File<'a> {
    bytes: &'a [u8],
}

impl File<'_> {
    fn number(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
    }

    fn half(&self, at: usize) -> Option<usize> {
        let two = self.bytes.get(at..at.checked_add(2)?)?;
        Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
    }

    /// Where one row of a table begins.
    fn row(&self, table: usize, length: usize, at: usize) -> Option<usize> {
        let begins = self.number(table.checked_add(4)?)?;
        if at >= self.number(table)? {
            return None;
        }
        begins.checked_add(at.checked_mul(length)?)
    }

    /// A number of seven bits a byte, and where the next one begins.
    fn short(&self, at: &mut usize) -> Option<usize> {
        let (mut value, mut shift) = (0_usize, 0_u32);
        loop {
            let byte = *self.bytes.get(*at)?;
            *at = at.checked_add(1)?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
            shift = shift.checked_add(7).filter(|shift| *shift < 32)?;
        }
    }

    fn string(&self, at: usize) -> Option<String> {
        let mut begins = self.number(self.row(STRINGS, STRING_ROW, at)?)?;
        self.short(&mut begins)?;
        let rest = self.bytes.get(begins..)?;
        let end = rest.iter().position(|byte| *byte == 0)?;
        Some(String::from_utf8_lossy(rest.get(..end)?).into_owned())
    }

    fn descriptor(&self, at: usize) -> Option<String> {
        self.string(self.number(self.row(TYPES, TYPE_ROW, at)?)?)
    }

    /// `Lapp/field/Name;` is `app.field.Name`.
    fn type_name(&self, at: usize) -> Option<String> {
        let descriptor = self.descriptor(at)?;
        Some(descriptor.trim_start_matches('L').trim_end_matches(';').replace('/', "."))
    }

    fn method(&self, at: usize) -> Option<String> {
        let row = self.row(METHODS, MEMBER_ROW, at)?;
        let owner = self.descriptor(self.half(row)?)?;
        let name = self.string(self.number(row.checked_add(4)?)?)?;
        let prototype = self.row(PROTOTYPES, PROTOTYPE_ROW, self.half(row.checked_add(2)?)?)?;
        let returned = self.descriptor(self.number(prototype.checked_add(4)?)?)?;
        let list = self.number(prototype.checked_add(8)?)?;
        let mut taken = String::new();
        if list != 0 {
            for index in 0..self.number(list)? {
                let at = list.checked_add(4)?.checked_add(index.checked_mul(2)?)?;
                taken.push_str(&self.descriptor(self.half(at)?)?);
            }
        }
        let owner = owner.trim_start_matches('L').trim_end_matches(';');
        Some(format!("{owner}.{name}({taken}){returned}"))
    }

    fn take_members(&self, mut at: usize, class: &mut Class) -> Option<()> {
        if at == 0 {
            return Some(());
        }
        let mut counts = [0; 4];
        for count in &mut counts {
            *count = self.short(&mut at)?;
        }
        for (kind, count) in counts.into_iter().enumerate() {
            let (table, numbers, names) = if kind < 2 {
                (FIELDS, 1, &mut class.fields)
            } else {
                // Where its code begins stands behind a method.
                (METHODS, 2, &mut class.methods)
            };
            let mut member = 0_usize;
            for _ in 0..count {
                member = member.checked_add(self.short(&mut at)?)?;
                for _ in 0..numbers {
                    self.short(&mut at)?;
                }
                let name = self.row(table, MEMBER_ROW, member)?.checked_add(4)?;
                names.insert(self.string(self.number(name)?)?);
            }
        }
        Some(())
    }

    fn take_annotations(&self, at: usize, class: &mut Class) -> Option<()> {
        // Those of the class itself come first; those of its members are of no concern here.
        let set = if at == 0 { 0 } else { self.number(at)? };
        if set == 0 {
            return Some(());
        }
        for index in 0..self.number(set)? {
            let entry = set.checked_add(4)?.checked_add(index.checked_mul(4)?)?;
            // The first byte says who sees it.
            let mut kind = self.number(entry)?.checked_add(1)?;
            let kind = self.short(&mut kind)?;
            class.annotations.insert(self.type_name(kind)?);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one class that has a field and a method, and one annotation.
    fn file() -> Vec<u8> {
        let mut bytes = vec![0; 0x70];
        bytes[..8].copy_from_slice(b"dex\n038\0");
        let mut strings = Vec::new();
        for text in ["La/Thing;", "Lb/Mark;", "size", "work"] {
            strings.push(bytes.len());
            bytes.push(u8::try_from(text.len()).unwrap());
            bytes.extend(text.bytes());
            bytes.push(0);
        }
        let annotation = bytes.len();
        bytes.extend([1, 1, 0]);
        // No static field, one field, no direct method, one method; then their numbers, how they are seen, its code.
        let members = bytes.len();
        bytes.extend([0, 1, 0, 1, 0, 1, 0, 1, 0]);
        let mut put = |table: Option<(usize, usize)>, numbers: &[usize]| {
            let at = bytes.len();
            for number in numbers {
                bytes.extend(u32::try_from(*number).unwrap().to_le_bytes());
            }
            if let Some((table, count)) = table {
                bytes[table..table + 4].copy_from_slice(&u32::try_from(count).unwrap().to_le_bytes());
                bytes[table + 4..table + 8].copy_from_slice(&u32::try_from(at).unwrap().to_le_bytes());
            }
            at
        };
        let set = put(None, &[1, annotation]);
        let directory = put(None, &[set, 0, 0, 0]);
        // A method that takes a mark and gives it back.
        let taken = put(None, &[1, 1]);
        put(Some((STRINGS, 4)), &strings);
        put(Some((TYPES, 2)), &[0, 1]);
        put(Some((PROTOTYPES, 1)), &[0, 1, taken]);
        put(Some((FIELDS, 1)), &[0, 2]);
        put(Some((METHODS, 1)), &[0, 3]);
        put(Some((CLASSES, 1)), &[0, 1, 0, 0, 0, directory, members, 0]);
        bytes
    }

    #[test]
    fn names_and_annotations_are_read() {
        let found = classes(&file()).unwrap();
        let one = |text: &str| BTreeSet::from([text.to_owned()]);
        let class = Class { fields: one("size"), methods: one("work"), annotations: one("b.Mark") };
        assert_eq!(found, BTreeMap::from([("a.Thing".to_owned(), class)]));
    }

    #[test]
    fn methods_are_read_as_they_are_called() {
        assert_eq!(methods(&file()), Some(BTreeSet::from(["a/Thing.work(Lb/Mark;)Lb/Mark;".to_owned()])));
    }

    #[test]
    fn what_ends_too_early_is_no_file() {
        let whole = file();
        let tables = whole.len() - CLASS_ROW;
        for end in 0..tables {
            assert_eq!(classes(&whole[..end]), None, "{end}");
        }
        assert_eq!(classes(b"PK\x03\x04"), None);
    }
}
