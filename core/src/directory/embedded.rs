//! The files that are in the program, as they are written: for tests that change one of them.

/// Name of the file, from `core/content` on, and text.
pub const FILES: &[(&str, &str)] = &[
    ("directory/bank-holidays.toml", include_str!("../../content/directory/bank-holidays.toml")),
    ("directory/england-wales.toml", include_str!("../../content/directory/england-wales.toml")),
    ("directory/leicestershire.toml", include_str!("../../content/directory/leicestershire.toml")),
    ("directory/local.toml", include_str!("../../content/directory/local.toml")),
    ("directory/northern-ireland.toml", include_str!("../../content/directory/northern-ireland.toml")),
    ("directory/retired.toml", include_str!("../../content/directory/retired.toml")),
    ("directory/scotland.toml", include_str!("../../content/directory/scotland.toml")),
    ("directory/uk.toml", include_str!("../../content/directory/uk.toml")),
];
