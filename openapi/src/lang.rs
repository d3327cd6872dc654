use serde::{Deserialize, Serialize};

/// A language of the product: Vietnamese first, English on request (`Accept-Language: en`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language an `Accept-Language` header asks for first; anything but English is Vietnamese.
    pub fn from_header(header: &str) -> Self {
        if header.trim_start().to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Vi }
    }

    /// Picks the text of this language.
    pub fn pick<'t>(self, vi: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}
