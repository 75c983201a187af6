//! What Android asks of a library, read from the words of `llvm-readelf`.

/// Asks for what a loader looks at.
pub(super) const WORDS: &[&str] = &["--wide", "--program-headers", "--dynamic-table"];
/// Newer phones have pages of 16 KiB, and load nothing that was laid out for smaller ones.
const PAGE_BYTES: u64 = 16 * 1024;
/// What every phone has. Anything else would have to come along, and is not loaded if it doesn't.
const SYSTEM_LIBRARIES: &[&str] = &["libc.so", "libm.so", "libdl.so", "liblog.so"];

/// The loader's view of a library.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Elf {
    /// How each part that is loaded is aligned, in bytes.
    alignments: Vec<u64>,
    /// The tags of the dynamic section, and the flags in it.
    tags: Vec<String>,
    libraries: Vec<String>,
}

impl Elf {
    /// Lines such as `  LOAD  0x000000 0x0 0x0 0x1a2b4 0x1a2b4 R E 0x4000`, `  0x... (TEXTREL)  0x0` and
    /// `  0x... (NEEDED)  Shared library: [libc.so]`.
    pub(super) fn read(text: &str) -> Self {
        let mut elf = Self::default();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            if first == "LOAD" {
                let last = words.last().and_then(|word| word.strip_prefix("0x"));
                // What can't be read is aligned to nothing, and refused.
                elf.alignments.push(last.and_then(|hex| u64::from_str_radix(hex, 16).ok()).unwrap_or(0));
            } else if first.starts_with("0x")
                && let Some(tag) = words.next().and_then(|word| word.strip_prefix('(')?.strip_suffix(')'))
            {
                match tag {
                    "NEEDED" => {
                        let name = line.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
                        elf.libraries.extend(name.map(|(name, _)| name.to_owned()));
                    }
                    "FLAGS" => elf.tags.extend(words.map(|flag| flag.trim_matches(',').to_owned())),
                    _ => elf.tags.push(tag.to_owned()),
                }
            }
        }
        elf
    }

    fn has(&self, tag: &str) -> bool {
        self.tags.iter().any(|there| there == tag)
    }

    /// Every reason why a phone would not load it, or would load it worse than it could.
    pub(super) fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.alignments.is_empty() {
            wrong.push("nothing in it is loaded: is this a library?".to_owned());
        }
        // One of them is enough to say so.
        if let Some(alignment) = self.alignments.iter().find(|bytes| **bytes != PAGE_BYTES) {
            wrong.push(format!("a part is aligned to {alignment} bytes and not to {PAGE_BYTES}"));
        }
        if self.has("TEXTREL") {
            wrong.push("its code would have to be changed to load it (TEXTREL)".to_owned());
        }
        if !self.has("ANDROID_REL") && !self.has("ANDROID_RELA") {
            wrong.push(
                "its relocations are not packed: the flags in .cargo/config.toml were not heard".to_owned(),
            );
        }
        if self.has("RELR") || self.has("ANDROID_RELR") {
            wrong.push("its relocations have a form that Android 8 does not read (RELR)".to_owned());
        }
        for library in self.libraries.iter().filter(|name| !SYSTEM_LIBRARIES.contains(&name.as_str())) {
            wrong.push(format!("it asks for {library}, which not every phone has"));
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "
Elf file type is DYN (Shared object file)
Program Headers:
  Type           Offset   VirtAddr           PhysAddr           FileSiz  MemSiz   Flg Align
  PHDR           0x000040 0x0000000000000040 0x0000000000000040 0x000268 0x000268 R   0x8
  LOAD           0x000000 0x0000000000000000 0x0000000000000000 0x0a1b3c 0x0a1b3c R   0x4000
  LOAD           0x0a1b40 0x00000000000a5b40 0x00000000000a5b40 0x1c4d10 0x1c4d10 R E 0x4000
  GNU_STACK      0x000000 0x0000000000000000 0x0000000000000000 0x000000 0x000000 RW  0x0
Dynamic section at offset 0x2a0 contains 5 entries:
  Tag                Type           Name/Value
  0x0000000000000001 (NEEDED)       Shared library: [libdl.so]
  0x0000000000000001 (NEEDED)       Shared library: [libc.so]
  0x000000000000001e (FLAGS)        BIND_NOW
  0x0000000060000011 (ANDROID_RELA) 0x1f48
  0x0000000000000000 (NULL)         0x0
";

    fn wrong(from: &str, to: &str) -> Vec<String> {
        assert!(GOOD.contains(from), "{from}");
        Elf::read(&GOOD.replace(from, to)).wrong()
    }

    #[test]
    fn what_a_phone_loads_is_accepted() {
        let elf = Elf::read(GOOD);
        assert_eq!(elf.alignments, [0x4000, 0x4000]);
        assert_eq!(elf.libraries, ["libdl.so", "libc.so"]);
        assert_eq!(elf.wrong(), [""; 0]);
    }

    #[test]
    fn small_pages_are_refused() {
        assert_eq!(wrong("R E 0x4000", "R E 0x1000"), ["a part is aligned to 4096 bytes and not to 16384"]);
        assert_eq!(wrong(" 0x4000", " 0x1000").len(), 1);
        assert_eq!(wrong("R E 0x4000", "R E odd").len(), 1);
    }

    #[test]
    fn code_that_has_to_be_changed_is_refused_in_either_spelling() {
        let tag = "(BIND_NOW) 0x0\n  0x0000000000000016 (TEXTREL)";
        for to in [format!("{tag} 0x0"), "(FLAGS) TEXTREL BIND_NOW".to_owned()] {
            let refused = wrong("(FLAGS)        BIND_NOW", &to);
            assert!(refused.len() == 1 && refused[0].contains("TEXTREL"), "{to}: {refused:?}");
        }
    }

    #[test]
    fn relocations_are_packed_in_the_older_form() {
        assert!(wrong("(ANDROID_RELA)", "(RELA)")[0].contains("not packed"));
        assert!(wrong("(NULL)         0x0", "(RELR) 0x1")[0].contains("RELR"));
        // 32 bits have no addends.
        assert!(wrong("(ANDROID_RELA)", "(ANDROID_REL)").is_empty());
    }

    #[test]
    fn a_library_that_would_have_to_come_along_is_refused() {
        assert_eq!(wrong("[libdl.so]", "[libc++_shared.so]").len(), 1);
    }

    #[test]
    fn no_library_at_all_is_refused() {
        assert!(!Elf::read("llvm-readelf: error: no such file").wrong().is_empty());
    }
}
