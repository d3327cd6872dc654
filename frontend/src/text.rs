//! Every visible word, in Vietnamese and English. A word cannot exist in one language only: [`words!`] takes both.

use tiendo_api::Lang;
use yew::prelude::*;

mod agency;
mod annex;
mod annex_kinds;
mod annex_sentences;
mod asks;
mod conditions;
mod draft_plan;
mod figures;
mod form;
mod item;
mod keys;
mod milestones;
mod notices;
mod office;
mod queue;
mod search;
mod sentences;
mod settings;
mod shell;
mod states;

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text(pub Lang);

/// The words of the reader's language.
#[hook]
pub fn use_text() -> Text {
    Text(use_context::<Lang>().unwrap_or_default())
}

/// Declares words: `name = "tiếng Việt", "English";` becomes a method of [`Text`] of that name.
macro_rules! words {
    ($($name:ident = $vi:literal, $en:literal;)+) => {
        impl $crate::text::Text {
            $(pub fn $name(self) -> &'static str { self.0.pick($vi, $en) })+
        }

        #[cfg(test)]
        pub(super) const WORDS: &[(&str, &str, &str)] = &[$((stringify!($name), $vi, $en),)+];
    };
}
use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_says_something_in_both_languages() {
        let lists = [
            agency::WORDS,
            annex::WORDS,
            asks::WORDS,
            conditions::WORDS,
            draft_plan::WORDS,
            figures::WORDS,
            form::WORDS,
            item::WORDS,
            keys::WORDS,
            milestones::WORDS,
            notices::WORDS,
            office::WORDS,
            queue::WORDS,
            search::WORDS,
            settings::WORDS,
            shell::WORDS,
            states::WORDS,
        ];
        for (name, vi, en) in lists.into_iter().flatten() {
            assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert!(!vi.contains("TODO") && !en.contains("TODO"), "{name} is unfinished");
        }
    }

    #[test]
    fn a_word_follows_the_language() {
        assert_eq!(Text(Lang::Vi).submit_verb(), "Trình");
        assert_eq!(Text(Lang::En).submit_verb(), "Submit");
    }
}
