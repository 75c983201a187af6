//! The pages of help.

use alongside_core::directory::Need;

/// Which services the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    /// What for; nothing: whatever it is.
    pub(super) need: Option<Need>,
    /// With the local services of this area; nothing: with none.
    pub(super) area: Option<String>,
    /// Services that stand before all others, because what led here names them.
    pub(super) with: Vec<String>,
}

impl Asked {
    /// With these services first.
    pub(crate) fn with(services: Vec<String>) -> Self {
        Asked { with: services, ..Asked::default() }
    }
}

/// A page of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HelpPage {
    /// The emergency panel.
    Now,
    /// Where the emergency panel is from.
    From,
    /// Whom one can call.
    Who(Asked),
    /// One service.
    Service {
        /// Its id in the directory.
        id: String,
    },
    /// What there is to read.
    Guides,
    /// A guide.
    Guide {
        /// Its id.
        id: String,
    },
    /// A decision card.
    Card {
        /// Its id.
        id: String,
    },
}
