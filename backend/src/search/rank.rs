use serde::{Deserialize, Serialize};

use crate::fold::fold;

/// Longest text one can search for, in characters.
pub const LONGEST: usize = 200;

/// How well something fits; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rank {
    /// What was typed is its code.
    Code,
    /// Every word is in its title.
    Title,
    /// Every word is somewhere in it.
    Elsewhere,
}

/// What was typed, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    whole: String,
    words: Vec<String>,
}

impl Wanted {
    /// What was typed; nothing when it holds no word or is too long.
    pub fn of(typed: &str) -> Option<Self> {
        let whole = fold(typed);
        let mut words: Vec<String> = whole.split(' ').map(ToOwned::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        (!whole.is_empty() && typed.chars().count() <= LONGEST).then_some(Self { whole, words })
    }

    /// Its words, each once.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How well a thing with this code, title and other text fits; not at all when a word is missing.
    pub fn rank(&self, code: &str, title: &str, other: &str) -> Option<Rank> {
        let (code, title) = (fold(code), fold(title));
        if code == self.whole {
            return Some(Rank::Code);
        }
        if self.words.iter().all(|word| title.contains(word)) {
            return Some(Rank::Title);
        }
        let other = fold(other);
        let holds = |word: &String| title.contains(word) || code.contains(word) || other.contains(word);
        self.words.iter().all(holds).then_some(Rank::Elsewhere)
    }
}
