use serde::{Deserialize, Deserializer, de::Error as _};

use super::number;
use crate::session;

/// A number as it was typed, read in the language of the page.
#[derive(Debug, Clone, Copy)]
pub struct Typed(pub f64);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(text).map_err(D::Error::custom)?;
        // What is no number is out of every range: the contract's check points at its field.
        Ok(Self(number::read(session::lang(), &typed).unwrap_or(f64::NAN)))
    }
}
