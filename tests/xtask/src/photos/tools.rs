//! What the task needs beside cargo: ExifTool and ffmpeg from Debian, and decoders for Python in a folder of their own.

use std::process::Command;

use crate::{
    context::{Context, answers},
    lanes::Need,
    toolchains::{debian, venv::Venv},
};

const PACKAGES: &[&str] = &["libimage-exiftool-perl", "ffmpeg"];
/// Decoders of every format, in the versions that figures were measured with.
const DECODERS: Venv = Venv {
    folder: "photo-decoders",
    packages: &["pillow==13.0.0", "pillow-heif==1.8.1"],
    check: "import PIL, pillow_heif, sys; \
            sys.exit((PIL.__version__, pillow_heif.__version__) != ('13.0.0', '1.8.1'))",
};

/// The Python that has them.
pub(super) fn python(context: &Context) -> Command {
    context.command(DECODERS.python(context))
}

fn missing_programs(context: &Context) -> Vec<&'static str> {
    let there = answers(context.command("exiftool").arg("-ver"))
        && answers(context.command("ffmpeg").arg("-version"));
    if there { Vec::new() } else { debian::missing(context, PACKAGES) }
}

/// What has to be installed, as the machine is now.
pub(super) fn needs(context: &Context) -> Vec<Need> {
    let mut needs = Vec::new();
    if !missing_programs(context).is_empty() {
        needs.push(Need {
            what: "Debian's packages of ExifTool and ffmpeg",
            megabytes: 100,
            into: "/usr".into(),
            root: true,
        });
    }
    if !DECODERS.is_at_hand(context) {
        needs.push(Need {
            what: "Pillow and pillow-heif, decoders for Python 3, from the public package registry of Python",
            megabytes: 15,
            into: DECODERS.path(context),
            root: false,
        });
    }
    needs
}

/// Installs what is missing.
pub(super) fn install(context: &Context) -> Result<(), String> {
    debian::install_all(context, &missing_programs(context))?;
    DECODERS.install(context)
}
