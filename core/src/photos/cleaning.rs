//! A clean copy: made, looked at again, and only then handed over.

use std::fs::{File, FileTimes, OpenOptions};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::plan::{Plan, Step};
use super::refusal::{NotCleaned, Refused};
use super::report::{Class, Report};
use super::source::{FileSource, Source};
use super::{Format, bmff, file_name, gif, jpeg_clean, png, scan, tiff_clean, webp, whole};
use crate::entropy::{Entropy, random};
use crate::error::{Error, Result};
use crate::progress::Progress;

/// What stays in a clean copy, and can't go without changing the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stays {
    /// What can be seen: faces, signs, the view from a window.
    Content,
    /// The noise of the sensor, which links pictures of one camera.
    Noise,
    /// What can be heard.
    Sound,
    /// Names that a program may have put into the samples of a film.
    Samples,
    /// What lies outside of a crop or a trim.
    Crop,
    /// A layer beside the picture: depth can show what a crop hides.
    Layer,
    /// Further pictures of the same file.
    SecondPicture,
    /// The model of the camera: a raw picture can't be developed without it.
    Model,
}

impl Stays {
    /// All of them.
    pub const ALL: &[Stays] = &[
        Stays::Content,
        Stays::Noise,
        Stays::Sound,
        Stays::Samples,
        Stays::Crop,
        Stays::Layer,
        Stays::SecondPicture,
        Stays::Model,
    ];

    /// The code as it is printed and looked up in the catalogue (`photo-stays-<code>`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Stays::Content => "content",
            Stays::Noise => "noise",
            Stays::Sound => "sound",
            Stays::Samples => "samples",
            Stays::Crop => "crop",
            Stays::Layer => "layer",
            Stays::SecondPicture => "second-picture",
            Stays::Model => "model",
        }
    }
}

/// A clean copy, ready to be written.
#[derive(Debug)]
pub struct Clean {
    /// The format, which is that of the original.
    pub format: Format,
    /// What was in the original and is not in the copy, each class once.
    pub removed: Vec<Class>,
    /// What stays, and can't go.
    pub stays: Vec<Stays>,
    plan: Plan,
}

impl Clean {
    /// How long the copy is, in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.plan.length()
    }

    /// Writes the copy into a new, empty file, step by step. `source` is the original that it was made from. Where a copy has
    /// zeros nothing is written: a new file has them there. Progress advances by the bytes of the copy.
    pub fn write(&self, source: &mut dyn Source, progress: &Progress, into: &mut File) -> Result<()> {
        self.plan.write(source, &mut |step| {
            let count = match step {
                Step::Bytes(bytes) => {
                    into.write_all(bytes)?;
                    super::bytes::wide(bytes.len())
                }
                Step::Zeros(length) => {
                    into.seek_relative(i64::try_from(length).map_err(|_| Error::NoSpace)?)?;
                    length
                }
            };
            progress.advance(count)
        })?;
        Ok(into.set_len(self.bytes())?)
    }
}

impl Clean {
    /// Gives the bytes of the copy to `into`, step by step, zeros too: for a copy that does not become a file of its own.
    pub fn pour(&self, source: &mut dyn Source, into: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        const NOTHING: [u8; 4096] = [0; 4096];
        self.plan.write(source, &mut |step| match step {
            Step::Bytes(bytes) => into(bytes),
            Step::Zeros(mut length) => {
                while length > 0 {
                    let zeros = super::bytes::at_most(&NOTHING, 0, super::bytes::place64(length));
                    into(zeros)?;
                    length = length.saturating_sub(super::bytes::wide(zeros.len()));
                }
                Ok(())
            }
        })
    }
}

/// Makes a clean copy. What was made is looked at as a file of its own would be, before it is given to anybody.
pub fn clean(source: &mut dyn Source) -> Result<Clean, NotCleaned> {
    let format = Format::of(source)?.ok_or(Refused::UnknownFormat)?;
    let made = if format.is_boxes() {
        let before = scan(source, "")?;
        let plan = bmff::clean(source)?;
        judged(&before, &scan(&mut Written { plan: &plan, source }, "")?, plan)
    } else {
        let bytes = whole(source)?.ok_or(Refused::TooLarge)?;
        let mut slice = bytes.as_slice();
        let before = scan(&mut slice, "")?;
        let plan = match before.format {
            Format::Jpeg => jpeg_clean::clean(slice)?,
            Format::Png => png::clean(slice)?,
            Format::WebP => webp::clean(slice)?,
            Format::Gif => gif::clean(slice)?,
            _ => tiff_clean::clean(slice)?,
        };
        let copy = plan.written(&mut slice)?;
        // A graph whose parts lie in one another comes out differently once more: then the first copy lost something.
        if matches!(before.format, Format::Tiff | Format::Dng) {
            let again = tiff_clean::clean(&copy).map_err(|_| Refused::Damaged)?;
            if !again.gives(&mut copy.as_slice(), &copy)? {
                return Err(Refused::Damaged.into());
            }
        }
        judged(&before, &scan(&mut copy.as_slice(), "")?, plan)
    };
    made.map_err(NotCleaned::from)
}

/// The same for a file in memory: the copy and what is to be said about it.
pub fn clean_bytes(bytes: &[u8]) -> Result<(Vec<u8>, Clean), NotCleaned> {
    let mut source = bytes;
    let clean = clean(&mut source)?;
    Ok((clean.plan.written(&mut source)?, clean))
}

/// What may still be found in a copy, and what that is called.
fn may_stay(class: Class, format: Format) -> Option<Stays> {
    match class {
        Class::Crop => Some(Stays::Crop),
        Class::Layer => Some(Stays::Layer),
        // In a picture of boxes each item stays; the one of a JPEG is behind its end, and goes.
        Class::SecondPicture if format.is_boxes() => Some(Stays::SecondPicture),
        Class::Model if format == Format::Dng => Some(Stays::Model),
        _ => None,
    }
}

fn judged(before: &Report, after: &Report, plan: Plan) -> Result<Clean, Refused> {
    let format = before.format;
    let mut stays = vec![Stays::Content, Stays::Noise];
    if format.is_film() {
        stays.extend([Stays::Sound, Stays::Samples]);
    }
    let left = after.classes();
    for class in &left {
        stays.push(may_stay(*class, format).ok_or(Refused::StillThere)?);
    }
    // A copy of another format is no copy.
    if after.format != format {
        return Err(Refused::StillThere);
    }
    let removed = before.classes().into_iter().filter(|class| !left.contains(class)).collect();
    Ok(Clean { format, removed, stays, plan })
}

/// A copy that is not written anywhere yet, read as if it were.
struct Written<'a> {
    plan: &'a Plan,
    source: &'a mut dyn Source,
}

impl Source for Written<'_> {
    fn length(&self) -> u64 {
        self.plan.length()
    }

    fn read_at(&mut self, at: u64, into: &mut [u8]) -> Result<()> {
        self.plan.read(self.source, at, into)
    }
}

/// When every clean copy was last changed, as far as its file says: the first second of 2000.
const WRITTEN_AT_S: u64 = 946_684_800;

/// Makes a clean copy of a file in `folder`, as [`clean_source`] does. The original is only read.
pub fn clean_file(
    original: &File,
    name: &str,
    folder: &Path,
    entropy: &dyn Entropy,
    progress: &Progress,
) -> Result<(PathBuf, Clean), NotCleaned> {
    let before = original.metadata().map_err(Error::from)?;
    let mut source = FileSource::new(original.try_clone().map_err(Error::from)?)?;
    let mut is_same = || {
        let after = original.metadata()?;
        Ok(after.len() == before.len() && after.modified().ok() == before.modified().ok())
    };
    clean_source(&mut source, name, folder, (entropy, progress), &mut is_same)
}

/// Makes a clean copy in `folder`, under a random name, with a fixed time. The copy is read back and looked at once more; one
/// that is not clean is taken away again. `name` is what the original is called: a day in it goes too. `is_same` is asked at the
/// end whether the original is still what it was.
pub fn clean_source(
    source: &mut dyn Source,
    name: &str,
    folder: &Path,
    (entropy, progress): (&dyn Entropy, &Progress),
    is_same: &mut dyn FnMut() -> Result<bool>,
) -> Result<(PathBuf, Clean), NotCleaned> {
    let mut clean = clean(source)?;
    if file_name::tells_a_day(name) {
        clean.removed.push(Class::FileName);
    }
    let (path, file) = new_file(folder, clean.format, entropy)?;
    let done = fill(&clean, source, file, progress).and_then(|()| {
        if !is_same()? {
            return Err(Error::FileChanged.into());
        }
        let mut copy = FileSource::new(File::open(&path).map_err(Error::from)?)?;
        let again = scan(&mut copy, "")?;
        let known =
            |class: &Class| may_stay(*class, clean.format).is_some_and(|one| clean.stays.contains(&one));
        let is_clean = again.format == clean.format && again.classes().iter().all(known);
        if is_clean { Ok(()) } else { Err(Refused::StillThere.into()) }
    });
    match done {
        Ok(()) => Ok((path, clean)),
        Err(error) => {
            // Nothing that is half-written or not clean stays behind; where even that can't be done, the error still says that
            // there is no copy.
            let _ = std::fs::remove_file(&path);
            Err(error)
        }
    }
}

/// Takes away every copy that lies in `folder`: what is called as copies are, and nothing else. A folder that is not there has
/// none.
pub fn remove_copies(folder: &Path) -> Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_copy = name.split_once('.').is_some_and(|(drawn, ending)| {
            drawn.len() == NAME_CHARS
                && drawn.bytes().all(|byte| byte.is_ascii_hexdigit())
                && Format::ALL.iter().any(|format| format.ending() == ending)
        });
        if is_copy {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// What is drawn of a copy's name: sixty-four bits.
const NAME_CHARS: usize = 16;

fn fill(
    clean: &Clean,
    source: &mut dyn Source,
    mut file: File,
    progress: &Progress,
) -> Result<(), NotCleaned> {
    clean.write(source, progress, &mut file)?;
    file.sync_all().map_err(Error::from)?;
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(WRITTEN_AT_S));
    if let Some(time) = time {
        let times = FileTimes::new().set_accessed(time).set_modified(time);
        file.set_times(times).map_err(Error::from)?;
    }
    Ok(())
}

/// A new file of a random name. One that is there is never written over. Now and then drawn digits look like a day, which would be
/// told as one: such a name is drawn again.
fn new_file(folder: &Path, format: Format, entropy: &dyn Entropy) -> Result<(PathBuf, File)> {
    /// Sixty-four random bits are taken by no other file, and one name in a thousand looks like a day; a few tries are for
    /// entropy that repeats itself.
    const TRIES: usize = 8;
    for _ in 0..TRIES {
        let number = u64::from_be_bytes(random::<8>(entropy)?);
        let name = format!("{number:016x}.{}", format.ending());
        if file_name::tells_a_day(&name) {
            continue;
        }
        let path = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path).map_err(Error::from) {
            Ok(file) => return Ok((path, file)),
            Err(Error::FileExists) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::FileExists)
}
