//! The PINs of the check-in: only public keys are kept, three of them in random order, whatever was set.

use minicbor::decode::Error as DecodeError;
use minicbor::encode::{Error as EncodeError, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};
use zeroize::Zeroizing;

use super::folder::CheckinFolder;
use crate::entropy::{Entropy, make_secret, random};
use crate::error::{Error, Part, Result};
use crate::limits;
use crate::secret::{Passcode, SecretBytes};
use crate::vault::copies;
use crate::vault::hazmat::derive::{derive, equal};
use crate::vault::hazmat::hpke;
use crate::vault::install::{checked, take, take_version, with_checksum};
use crate::vault::kdf::KdfParameters;
use crate::vault::set_up::shuffled;

const PINS: &str = "pins";
const VERSION: u16 = 1;
const LABEL: &[u8] = b"alongside/pin/1";
/// Salt, cost and three public keys.
const SET_BYTES: usize = 16 + 8 + 3 * hpke::KEY_BYTES;
/// The set with version and checksum.
const FILE_BYTES: usize = 2 + SET_BYTES + 32;

/// What a PIN is compared with. It does not tell which key is which, nor whether a second PIN was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinSet {
    pub(crate) salt: [u8; 16],
    pub(crate) kdf: KdfParameters,
    pub(crate) public: [[u8; 32]; 3],
}

/// Which public key is which, from 0 to 2. Kept in `keys` of the volume that set the PINs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PinRoles {
    #[n(1)]
    pub(crate) safe: u8,
    #[n(2)]
    pub(crate) duress: Option<u8>,
}

impl PinSet {
    fn to_bytes(&self) -> Vec<u8> {
        [self.salt.as_slice(), &self.kdf.to_bytes(), self.public.as_flattened()].concat()
    }

    fn from_bytes(mut bytes: &[u8]) -> Result<Self> {
        let rest = &mut bytes;
        let salt = *take(rest, Part::Pins)?;
        let kdf = KdfParameters::from_bytes(*take(rest, Part::Pins)?);
        let kdf = kdf.check().map_err(|_| Error::Damaged(Part::Pins))?;
        let public = [*take(rest, Part::Pins)?, *take(rest, Part::Pins)?, *take(rest, Part::Pins)?];
        if rest.is_empty() { Ok(PinSet { salt, kdf, public }) } else { Err(Error::Damaged(Part::Pins)) }
    }

    fn to_file(&self) -> Vec<u8> {
        with_checksum([VERSION.to_be_bytes().as_slice(), &self.to_bytes()].concat())
    }

    fn from_file(file: &[u8]) -> Result<Self> {
        let mut rest = checked(file, Part::Pins)?;
        take_version(&mut rest, VERSION, Part::Pins)?;
        PinSet::from_bytes(rest)
    }
}

/// One byte string, the same bytes as in the file.
impl<C> Encode<C> for PinSet {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), EncodeError<W::Error>> {
        e.bytes(&self.to_bytes())?;
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for PinSet {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, DecodeError> {
        PinSet::from_bytes(d.bytes()?).map_err(|_| DecodeError::message("no set of PINs"))
    }
}

fn seed(salt: &[u8; 16], kdf: KdfParameters, p: &SecretBytes<32>, pin: &Passcode) -> Result<SecretBytes<32>> {
    let stretched = kdf.derive(pin, salt)?;
    let mut ikm = Zeroizing::new(Vec::with_capacity(64));
    ikm.extend_from_slice(stretched.expose());
    ikm.extend_from_slice(p.expose());
    derive(&ikm, b"", &[LABEL])
}

/// What the private key of a PIN is made from, as it is typed on this device. One run of Argon2id.
pub(crate) fn pin_seed(pins: &PinSet, p: &SecretBytes<32>, pin: &Passcode) -> Result<SecretBytes<32>> {
    seed(&pins.salt, pins.kdf, p, pin)
}

fn check_length(pin: &Passcode) -> Result<()> {
    let characters =
        std::str::from_utf8(pin.expose()).map_or(pin.expose().len(), |text| text.chars().count());
    if characters < limits::CHECKIN_PIN_MIN_CHARS { Err(Error::PasscodeRefused) } else { Ok(()) }
}

/// Makes the public keys of one PIN or two, and of noise for the rest, in random order.
///
/// A PIN that is too short is refused, and two that are the same.
pub(crate) fn make_pins(
    entropy: &dyn Entropy,
    p: &SecretBytes<32>,
    kdf: KdfParameters,
    safe: &Passcode,
    duress: Option<&Passcode>,
) -> Result<(PinSet, PinRoles)> {
    [Some(safe), duress].into_iter().flatten().try_for_each(check_length)?;
    let salt = random(entropy)?;
    let safe = seed(&salt, kdf, p, safe)?;
    let has_duress = duress.is_some();
    let second = match duress {
        Some(duress) => seed(&salt, kdf, p, duress)?,
        None => make_secret(entropy)?,
    };
    if equal(safe.expose(), second.expose()) {
        return Err(Error::PasscodeRefused);
    }
    let noise = make_secret(entropy)?;
    let order: [u8; 3] = shuffled(entropy, [0, 1, 2])?;
    let seeds = [safe, second, noise];
    let mut public = [[0; 32]; 3];
    for (seed, place) in seeds.iter().zip(order) {
        let slot = public.get_mut(usize::from(place)).ok_or(Error::Internal("pin order"))?;
        *slot = hpke::public_key(seed);
    }
    let [safe, duress, _noise] = order;
    Ok((PinSet { salt, kdf, public }, PinRoles { safe, duress: has_duress.then_some(duress) }))
}

impl CheckinFolder {
    /// The PINs that are set on this device; absent until some were.
    pub(crate) fn pins(&self) -> Result<Option<PinSet>> {
        if !self.has(PINS)? {
            return Ok(None);
        }
        let copies =
            copies::read(self.storage(), &self.folder, PINS, FILE_BYTES, |bytes| PinSet::from_file(&bytes))?;
        let torn = !copies.bad.is_empty() || copies.good.len() > 1;
        // Of two good ones that differ the first is the newer: it is written first.
        let pins = copies.good.into_iter().next().ok_or(Error::Damaged(Part::Pins))?;
        if torn {
            copies::heal(self.storage(), &self.folder, PINS, &pins.to_file());
        }
        Ok(Some(pins))
    }

    /// Sets the PINs of this device in the place of those before.
    pub(crate) fn write_pins(&self, pins: &PinSet) -> Result<()> {
        self.ensure(&self.folder)?;
        copies::write(self.storage(), &self.folder, PINS, &pins.to_file())
    }
}
