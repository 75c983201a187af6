//! One setting by its name: read, and set.

use super::Unlocked;
use crate::error::Result;
use crate::ids::RecordId;
use crate::settings::Setting;
use crate::store::Kind;
use crate::time::Reading;

impl Unlocked {
    /// The setting of that name, where it was ever set.
    pub(super) fn setting(&self, name: &str) -> Result<Option<(RecordId, Setting)>> {
        for current in self.current(Kind::SETTING).filter(|current| !current.deleted) {
            let setting: Setting = self.read(current.id)?;
            if setting.name.as_deref() == Some(name) {
                return Ok(Some((current.id, setting)));
            }
        }
        Ok(None)
    }

    /// Sets it, sealed like everything else.
    pub(super) fn set_setting(&mut self, name: &str, value: &str, reading: &Reading) -> Result<()> {
        match self.setting(name)? {
            Some((id, _)) => {
                let change = |setting: &mut Setting| {
                    setting.value = crate::fields::said(value);
                    Ok(())
                };
                self.amend(id, change, super::own_term("other"), None, reading).map(drop)
            }
            None => self.create(&mut Setting::new(reading, name, value), reading).map(drop),
        }
    }
}
