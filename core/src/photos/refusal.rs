//! Why a file has no clean copy.

use crate::error::Error;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why a file can't be cleaned without losing something of the picture, or not surely.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Refused { $($(#[$doc])* $name,)* }

        impl Refused {
            /// All of them.
            pub const ALL: &[Refused] = &[$(Refused::$name,)*];

            /// The code as it is printed and looked up in the catalogue (`photo-refused-<code>`).
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Refused::$name => $code,)* }
            }
        }
    };
}

refusals! {
    /// It is none of the formats that are known here.
    UnknownFormat = "unknown-format",
    /// There is no picture and no film in it.
    NoPicture = "no-picture",
    /// A part that has to be understood can't be read.
    Damaged = "damaged",
    /// It is sealed with a key.
    Encrypted = "encrypted",
    /// A film in pieces, whose parts may belong to tracks that would have to go.
    Fragmented = "fragmented",
    /// The index of the film is compressed.
    CompressedIndex = "compressed-index",
    /// A part of the picture or film stands where it should not, or in another file.
    OutOfPlace = "out-of-place",
    /// More parts than the limits allow.
    TooMany = "too-many",
    /// Longer than what is read into memory for its format.
    TooLarge = "too-large",
    /// The copy was looked at again, and something was still in it. It was not handed over.
    StillThere = "still-there",
}

/// Why no clean copy was made: the file, or the way to it.
#[derive(Debug)]
pub enum NotCleaned {
    /// The file has no clean copy.
    Refused(Refused),
    /// It could not be read or written, or somebody stopped it.
    Error(Error),
}

impl From<Refused> for NotCleaned {
    fn from(refused: Refused) -> Self {
        NotCleaned::Refused(refused)
    }
}

impl From<Error> for NotCleaned {
    fn from(error: Error) -> Self {
        NotCleaned::Error(error)
    }
}

impl NotCleaned {
    /// The code of the refusal or of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            NotCleaned::Refused(refused) => refused.as_str(),
            NotCleaned::Error(error) => error.code().as_str(),
        }
    }
}
