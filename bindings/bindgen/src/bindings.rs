//! The bindings, written by UniFFI's own generators.

use camino::Utf8PathBuf;
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate_with_bindgen_paths};
use uniffi_bindgen::{BindgenPaths, BindgenPathsLayer};

use crate::Language;

/// The folder of the package whose `uniffi.toml` says how the modules of each language are named.
const PACKAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../mobile");

/// The one crate with an interface, and where it stands.
struct OneCrate;

impl BindgenPathsLayer for OneCrate {
    fn get_crate_root(&self, _crate_name: &str) -> Option<Utf8PathBuf> {
        Some(PACKAGE.into())
    }
}

pub(crate) fn paths() -> BindgenPaths {
    let mut paths = BindgenPaths::default();
    paths.add_layer(OneCrate);
    paths
}

/// Writes the bindings of `library` for one language into `folder`.
pub fn generate(language: Language, library: &str, folder: &str) -> Result<(), String> {
    let options = GenerateOptions {
        languages: vec![match language {
            Language::Kotlin => TargetLanguage::Kotlin,
            Language::Swift => TargetLanguage::Swift,
            Language::Python => TargetLanguage::Python,
        }],
        source: library.into(),
        out_dir: folder.into(),
        ..GenerateOptions::default()
    };
    generate_with_bindgen_paths(options, paths()).map_err(|error| format!("{library}: {error:#}"))
}
