use std::collections::HashMap;

use crate::words::fold;

/// Wordings that have less in common are two things, not one reworded.
pub(super) const ALIKE: f64 = 0.5;

/// A text as its words and pairs of words, without accents: what two wordings have in common.
#[derive(Debug, Clone, Default)]
pub(super) struct Grams(HashMap<String, u32>);

impl Grams {
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<&str> =
            folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut grams: HashMap<String, u32> = HashMap::new();
        for word in &words {
            *grams.entry((*word).to_owned()).or_default() += 1;
        }
        for pair in words.windows(2) {
            *grams.entry(pair.join(" ")).or_default() += 1;
        }
        Self(grams)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// 1 for the same words in the same order, 0 for none in common (Dice).
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let total = self.total() + other.total();
        if total == 0 {
            return 0.0;
        }
        let common: u32 =
            self.0.iter().map(|(gram, times)| (*times).min(other.0.get(gram).copied().unwrap_or(0))).sum();
        f64::from(2 * common) / f64::from(total)
    }
}
