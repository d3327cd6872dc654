use std::borrow::Cow;

use crate::document::xml::{Node, Xml};
use crate::document::{MAX_CELL_BYTES, MAX_TEXT};
use crate::refused::Refused;

/// The texts the cells of a workbook share, one after the other in one text: a workbook can have millions.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    bold: Vec<bool>,
}

impl Strings {
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Refused> {
        let mut strings = Self::default();
        let mut text = String::new();
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "si" => {
                    text.clear();
                    let bold = rich_text(&mut xml, &mut text)?;
                    strings.text.push_str(&text);
                    strings.ends.push(strings.text.len());
                    strings.bold.push(bold);
                    if strings.text.len() > 2 * MAX_TEXT {
                        return Err(Refused::TooMuchText { limit: 2 * MAX_TEXT / 1024 / 1024 });
                    }
                }
                Node::End => return Ok(strings),
                _ => {}
            }
        }
    }

    /// The text of this number, counted from 0, and whether its own marking makes it bold.
    pub(super) fn get(&self, number: usize) -> Option<(&str, bool)> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        Some((self.text.get(start..end)?, *self.bold.get(number)?))
    }
}

/// Adds the text of a shared or inline string, and says whether all of it is marked bold.
pub(super) fn rich_text(xml: &mut Xml<'_>, text: &mut String) -> Result<bool, Refused> {
    let (mut run_bold, mut all_bold) = (false, true);
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        match (node, xml.name()) {
            (Node::Open, "r") => run_bold = false,
            (Node::Open, "b") => run_bold = xml.is_on("val"),
            (Node::Open, "t") => {
                xml.text_within(text, MAX_CELL_BYTES)?;
                all_bold &= run_bold;
            }
            // How to pronounce the text, in East Asian workbooks.
            (Node::Open, "rPh") => xml.skip()?,
            _ => {}
        }
    }
    Ok(all_bold && !text.is_empty())
}

/// Characters XML cannot hold are written `_x000D_`.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let digits = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        let char = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match char {
            Some(char) => plain.push(char),
            None => plain.push_str("_x"),
        }
        rest = escape.get(if char.is_some() { 7 } else { 2 }..).unwrap_or_default();
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_read() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("_x005F_x000D_ _xyz _x00"), "_x000D_ _xyz _x00");
    }
}
