//! Questions about who may hold this phone: their answers, and what these set.

use super::Unlocked;
use crate::error::Result;
use crate::settings::Setting;
use crate::settings::profile::{PUT_OFF, Question, is_answer};
use crate::store::Kind;
use crate::time::Reading;

impl Unlocked {
    /// Whether one of the questions was answered, or all were put off.
    #[must_use]
    pub fn profile_asked(&self) -> bool {
        let settings = self.current(Kind::SETTING).filter(|current| !current.deleted);
        settings
            .into_iter()
            .any(|current| self.read::<Setting>(current.id).is_ok_and(|setting| is_answer(&setting)))
    }

    /// Asks no more of them by itself.
    pub fn put_off_profile(&mut self, reading: &Reading) -> Result<()> {
        self.set_setting(PUT_OFF, "yes", reading)
    }

    /// Keeps an answer, and after a yes sets what it sets. Absent: not sure, which changes nothing.
    pub fn answer_profile(
        &mut self,
        question: Question,
        answer: Option<bool>,
        reading: &Reading,
    ) -> Result<()> {
        let value = match answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not-sure",
        };
        self.set_setting(&question.setting(), value, reading)?;
        if answer != Some(true) {
            return Ok(());
        }
        self.set_face(|face| question.set_defaults(face))?;
        if question.turns_capture_off() && self.captures_come_here()? {
            self.set_capture(false)?;
        }
        Ok(())
    }
}
