//! A case as people have them, in every form: whole, and left in a folder for programs of others where one is named.

use std::path::PathBuf;

use alongside_core::entropy::SystemEntropy;
use alongside_core::progress::Progress;
use alongside_core::report::bundle::write_record;
use alongside_core::report::container::zip::Sink;
use alongside_core::report::pages::View;
use alongside_core::report::parts::Part;
use alongside_core::report::sealed::{AesZip, Passphrase, Recipient, Seal, how_to_open};
use alongside_core::report::selection::Selection;
use alongside_core::report::verify::{Compare, Verdict, verify};
use alongside_core::words::{Catalogue, Language};

use alongside_tests::held::Held;

use super::made::{Made, look, made, unpacked};

/// A recipient whom nobody knows, where none is named.
const NOBODY: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

struct Folder {
    path: PathBuf,
    /// Goes with it, where nobody asked for the files.
    _own: Option<tempfile::TempDir>,
}

impl Folder {
    fn asked_for() -> Self {
        if let Some(path) = std::env::var_os("ALONGSIDE_REPORTS") {
            return Folder { path: path.into(), _own: None };
        }
        let own = tempfile::tempdir().unwrap();
        Folder { path: own.path().to_owned(), _own: Some(own) }
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path.join(name), bytes).unwrap();
    }
}

fn sealed(seal: &Seal, plain: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    seal.write(&mut bytes, "record.zip", &SystemEntropy::new(), |sink: &mut dyn Sink| sink.append(plain))
        .unwrap();
    bytes
}

fn views(made: &Made, folder: &Folder) {
    for (name, view) in
        [("booklet", View::Booklet), ("chronology", View::Chronology), ("university", View::University)]
    {
        for part in [Part::A, Part::B, Part::All] {
            let mut selection = Selection::of_case(made.case, part);
            selection.with_police = view != View::University;
            let chosen = made.chosen(selection);
            let bytes = made.pdf(&chosen, view).unwrap();
            assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
            folder.write(&format!("{name}-{}.pdf", part.as_str()), &bytes);
        }
    }
}

#[test]
fn a_case_of_120_entries_and_60_files_is_written_in_every_form() {
    let made = made(120, 60);
    let folder = Folder::asked_for();
    views(&made, &folder);
    let (plain, written) = made.written(Selection::of_case(made.case, Part::All));
    let seen = look(&plain, &Compare::Head(written.head.clone())).unwrap();
    assert_eq!((seen.verdict, seen.entries.len(), seen.signer_matched), (Verdict::Intact, 120, true));
    let files = unpacked(&plain);
    assert_eq!(files.iter().filter(|(name, _)| name.starts_with("files/")).count(), 60);
    folder.write("record.zip", &plain);
    for (name, bytes) in files.iter().filter(|(name, _)| !name.contains('/')) {
        folder.write(name, bytes);
    }
    let mut record = Vec::new();
    let chosen = made.chosen(Selection::of_case(made.case, Part::A));
    let mut put = |bytes: &[u8]| {
        record.extend_from_slice(bytes);
        Ok(())
    };
    write_record(&made.vault, &chosen, &mut put, &Progress::new()).unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&record).is_ok());
    folder.write("record-a.json", &record);

    let words = Passphrase::make(&SystemEntropy::new()).unwrap();
    folder.write("words.txt", words.expose().as_bytes());
    let with_words = Seal::Passphrase(words.clone());
    let zip = sealed(&with_words, &plain);
    folder.write("sealed.zip", &zip);
    let seen = verify(&mut AesZip::new(Held(&zip), words), &Compare::Nothing, &Progress::new()).unwrap();
    assert_eq!((seen.verdict, seen.entries.len()), (Verdict::Intact, 120));

    let recipient = std::env::var("ALONGSIDE_RECIPIENT").unwrap_or_else(|_| NOBODY.to_owned());
    let for_one = Seal::Recipient(Recipient::parse(&recipient).unwrap());
    folder.write("record.age", &sealed(&for_one, &plain));
    let catalogue = Catalogue::load(Language::default()).unwrap();
    let [zip, age] = [with_words, for_one].map(|seal| how_to_open(&catalogue, &seal));
    assert!(zip.contains("7z x FILE") && zip.contains("\r\n") && age.contains("age -d"));
    assert!(!zip.contains('<') && zip.lines().all(|line| line.chars().count() <= 80), "{zip}");
}
