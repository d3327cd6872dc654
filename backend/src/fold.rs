//! Vietnamese text without accents: what search compares.

use sea_orm::sea_query::LikeExpr;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, without accents, đ as d, single spaces.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A pattern for text that holds `wanted`, whatever signs it has.
pub fn like(wanted: &str) -> LikeExpr {
    let mut escaped = String::with_capacity(wanted.len() + 2);
    for letter in wanted.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}
