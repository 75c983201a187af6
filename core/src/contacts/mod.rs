//! Trusted contacts: whom she chose to be told, on which ways, and how much. In the house chain: none of it leaves with
//! the log. Nobody is ever suggested as a contact.

mod address;
mod contact;
mod numbers;
mod texts;
mod warnings;

pub use contact::{Consent, Contact, NewContact, Way};
pub use numbers::{COUNTRY_DEFAULT, Number, Numbers};
pub use texts::{Card, CardPart, asking, card, card_parts};
pub use warnings::ContactWarning;
pub(crate) use warnings::about as warnings_about;
