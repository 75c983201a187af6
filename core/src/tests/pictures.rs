//! Codes in pictures: straight, turned, noisy, cut off, and what is no code.

use qrcode::{Color, EcLevel, QrCode};

use crate::Error;
use crate::qr::GreyPicture;

const TEXT: &str = "https://along.invalid/#aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-aB3_-x";

/// Grey pixels, row by row.
struct Drawn {
    pixels: Vec<u8>,
    side: usize,
}

impl Drawn {
    /// A code of `text`, so many pixels for each module, with a white margin of four modules.
    fn of(text: &str, scale: usize) -> Self {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("fits");
        let (width, colours) = (code.width(), code.to_colors());
        let side = (width + 8) * scale;
        let mut pixels = vec![235; side * side];
        for y in 0..width * scale {
            for x in 0..width * scale {
                if colours[y / scale * width + x / scale] == Color::Dark {
                    pixels[(y + 4 * scale) * side + x + 4 * scale] = 20;
                }
            }
        }
        Drawn { pixels, side }
    }

    /// Turned about its middle by so many degrees, on grey ground.
    fn turned(&self, degrees: f64) -> Self {
        let side = self.side * 3 / 2;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mut pixels = vec![200; side * side];
        let middle = |side: usize| f64::from(u32::try_from(side).expect("small")) / 2.0;
        for y in 0..side {
            for x in 0..side {
                let (dx, dy) = (middle(2 * x) - middle(side), middle(2 * y) - middle(side));
                let from = (dx * cos + dy * sin + middle(self.side), dy * cos - dx * sin + middle(self.side));
                if let (Some(from_x), Some(from_y)) = (place(from.0, self.side), place(from.1, self.side)) {
                    pixels[y * side + x] = self.pixels[from_y * self.side + from_x];
                }
            }
        }
        Drawn { pixels, side }
    }

    /// Every pixel lighter or darker by up to `most`; the same `seed`, from 1 on, makes the same noise.
    fn noisy(mut self, most: u8, seed: u64) -> Self {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for pixel in &mut self.pixels {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let [_, _, _, noise, ..] = state.to_le_bytes();
            let by = noise % (most + 1);
            *pixel = if noise >= 128 { pixel.saturating_add(by) } else { pixel.saturating_sub(by) };
        }
        self
    }

    fn read(&self) -> Option<String> {
        let side = u32::try_from(self.side).expect("small");
        read(&self.pixels, side, side, side).expect("a picture")
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "is within the picture")]
fn place(at: f64, side: usize) -> Option<usize> {
    (at >= 0.0 && (at as usize) < side).then_some(at as usize)
}

fn read(pixels: &[u8], width_px: u32, height_px: u32, stride_bytes: u32) -> crate::Result<Option<String>> {
    GreyPicture { pixels, width_px, height_px, stride_bytes }.read()
}

#[test]
fn a_code_is_read_at_any_size_and_angle_and_with_noise() {
    for scale in [2, 3, 6, 11] {
        assert_eq!(Drawn::of(TEXT, scale).read().as_deref(), Some(TEXT), "{scale}");
    }
    for degrees in [1.0, 17.0, 45.0, 90.0, 133.0, 180.0, 271.0] {
        assert_eq!(Drawn::of(TEXT, 6).turned(degrees).read().as_deref(), Some(TEXT), "{degrees}");
    }
    for seed in 1..4 {
        assert_eq!(Drawn::of(TEXT, 6).noisy(12, seed).read().as_deref(), Some(TEXT), "{seed}");
        let turned = Drawn::of(TEXT, 6).turned(10.0).noisy(12, seed);
        assert_eq!(turned.read().as_deref(), Some(TEXT), "{seed}");
    }
}

#[test]
fn what_is_hidden_in_part_is_read_or_not_and_never_read_as_something_else() {
    let whole = Drawn::of(TEXT, 6);
    let mut read_still = 0;
    for hidden in (0..whole.side).step_by(whole.side / 40) {
        let mut pixels = whole.pixels.clone();
        // From the right edge on, nothing but grey.
        for row in pixels.chunks_mut(whole.side) {
            row[whole.side - hidden..].fill(128);
        }
        match (Drawn { pixels, side: whole.side }).read() {
            Some(text) => {
                assert_eq!(text, TEXT);
                read_still += 1;
            }
            None => assert!(hidden > 0),
        }
    }
    assert!((1..40).contains(&read_still), "{read_still}");
}

#[test]
fn what_is_no_code_is_nothing() {
    let side = 200;
    for shade in [0, 128, 255] {
        assert_eq!(Drawn { pixels: vec![shade; side * side], side }.read(), None);
    }
    for seed in 1..21 {
        assert_eq!(Drawn { pixels: vec![128; side * side], side }.noisy(127, seed).read(), None, "{seed}");
    }
    let stripes = (0..side * side).map(|at| if at % side % 14 < 7 { 0 } else { 255 }).collect();
    assert_eq!(Drawn { pixels: stripes, side }.read(), None);
}

#[test]
fn rows_may_lie_apart_and_a_picture_that_lies_about_itself_is_refused() {
    let drawn = Drawn::of(TEXT, 4);
    let side = u32::try_from(drawn.side).expect("small");
    let mut apart = Vec::new();
    for row in drawn.pixels.chunks(drawn.side) {
        apart.extend_from_slice(row);
        apart.extend_from_slice(&[0; 13]);
    }
    assert_eq!(read(&apart, side, side, side + 13).expect("a picture").as_deref(), Some(TEXT));
    // The last row may end with its last pixel.
    assert!(read(&apart[..apart.len() - 13], side, side, side + 13).is_ok());
    let refused = |pixels: &[u8], width, height, stride| {
        assert!(matches!(read(pixels, width, height, stride), Err(Error::Invalid { field: "picture", .. })));
    };
    refused(&apart[..apart.len() - 14], side, side, side + 13);
    refused(&drawn.pixels, side, side, side - 1);
    refused(&drawn.pixels, side, side + 1, side);
    refused(&drawn.pixels, 20, 20, 20);
    refused(&[], side, side, side);
    refused(&[0; 100], 0, 0, 0);
    refused(&drawn.pixels, 4097, 40, 4097);
    refused(&drawn.pixels, u32::MAX, u32::MAX, u32::MAX);
}
