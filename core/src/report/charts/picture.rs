//! A chart as pixels, for programs that show no SVG. The letters come from the program itself, so that a picture is the same on
//! every computer.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::error::{Error, Refusal, Result};
use crate::limits;
use crate::report::document::Figure;

/// Latin, Greek and Cyrillic; Arabic; Gurmukhi.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../content/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../content/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../content/fonts/NotoSansGurmukhi-Regular.ttf"),
];

/// A figure as PNG on white, so many pixels wide.
pub fn png(figure: &Figure, width: u32) -> Result<Vec<u8>> {
    if width == 0 || width > limits::CHART_PIXELS_MAX {
        return Err(Error::invalid("chart", Refusal::OutOfRange));
    }
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    let not_read = |_| Error::invalid("chart", Refusal::Malformed);
    let tree = Tree::from_str(&figure.svg, &options).map_err(not_read)?;
    let scale = f64::from(width) / f64::from(tree.size().width());
    let height =
        (f64::from(tree.size().height()) * scale).ceil().clamp(1.0, f64::from(limits::CHART_PIXELS_MAX));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within the limit"
    )]
    let height = height as u32;
    let mut pixels = Pixmap::new(width, height).ok_or(Error::invalid("chart", Refusal::OutOfRange))?;
    pixels.fill(Color::WHITE);
    #[allow(clippy::cast_possible_truncation, reason = "a scale needs no more digits than this")]
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| Error::Internal("the picture can't be written"))
}
