/// What a wording is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, in lower case.
    Word(String),
    /// Digits, with how many there are.
    Number { value: u32, digits: usize },
    /// Any other sign.
    Mark(char),
}

/// A word, a number or a sign, with its place in the wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// How many parentheses are open around it.
    pub depth: usize,
}

impl Lexeme {
    pub(super) fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    pub(super) fn number(&self) -> Option<u32> {
        if let Kind::Number { value, .. } = self.kind { Some(value) } else { None }
    }

    /// A number of one or two digits: a day, a month or a quarter.
    pub(super) fn small_number(&self) -> Option<u32> {
        if let Kind::Number { value, digits: 1 | 2 } = self.kind { Some(value) } else { None }
    }

    pub(super) fn mark(&self) -> Option<char> {
        if let Kind::Mark(mark) = self.kind { Some(mark) } else { None }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.word() == Some(word)
    }
}

/// Whether the lexemes begin with these words.
pub(super) fn begins(lexemes: &[Lexeme], words: &[&str]) -> bool {
    lexemes.len() >= words.len() && lexemes.iter().zip(words).all(|(lexeme, word)| lexeme.is(word))
}

/// Cuts a wording into words, numbers and signs: "T10/2026" is `t`, `10`, `/`, `2026`.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme> {
    let mut lexemes = Vec::new();
    let mut depth: usize = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, char)) = rest.next() {
        if char.is_whitespace() {
            continue;
        }
        let same: fn(char) -> bool = match char {
            _ if char.is_ascii_digit() => |char| char.is_ascii_digit(),
            _ if char.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        let mut end = start + char.len_utf8();
        while let Some((at, next)) = rest.next_if(|(_, next)| same(*next)) {
            end = at + next.len_utf8();
        }
        depth = depth.saturating_sub(usize::from(char == ')'));
        lexemes.push(Lexeme { kind: kind(&text[start..end], char), start, end, depth });
        depth += usize::from(char == '(');
    }
    lexemes
}

fn kind(text: &str, first: char) -> Kind {
    match text.parse() {
        Ok(value) => Kind::Number { value, digits: text.len() },
        // A number too long for a date is only a word.
        Err(_) if first.is_alphanumeric() => Kind::Word(text.to_lowercase()),
        Err(_) => Kind::Mark(first),
    }
}
