use std::borrow::Cow;

/// The cells of one row of a delimited text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// The line it begins on, from 1.
    pub line: u32,
    /// Its cells, quotes taken off.
    pub fields: Vec<Cow<'a, str>>,
}

impl Record<'_> {
    /// Whether it is the "sep=;" line by which Excel tells itself what separates the cells.
    pub(super) fn is_notice(&self) -> bool {
        self.line == 1 && self.fields.first().is_some_and(|field| field.starts_with("sep="))
    }
}

/// The rows of a delimited text. A cell may be quoted, then it can hold separators, line breaks and doubled quotes.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: Option<&'a str>,
    separator: char,
    line: u32,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        Self { rest: Some(text), separator, line: 1 }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let mut rest = self.rest?;
        let line = self.line;
        let mut fields = Vec::new();
        loop {
            let (field, length) = field(rest, self.separator);
            self.line += breaks(&rest[..length]);
            fields.push(field);
            let mut after = rest[length..].chars();
            match after.next() {
                Some(next) if next == self.separator => rest = after.as_str(),
                Some(_) => {
                    self.line += 1;
                    self.rest = Some(after.as_str());
                    break;
                }
                None => {
                    self.rest = None;
                    break;
                }
            }
        }
        Some(Record { line, fields })
    }
}

/// The cell at the head of the text and the length it takes.
fn field(text: &str, separator: char) -> (Cow<'_, str>, usize) {
    if let Some(quoted) = quoted(text, separator) {
        return quoted;
    }
    let end = text.find([separator, '\n']).unwrap_or(text.len());
    (Cow::Borrowed(text[..end].trim_end_matches('\r')), end)
}

/// A cell in quotes. Between tabs a quote is a mark of the text itself unless the cell needs quoting: Excel quotes
/// only cells with a line break, and copies `"Một cửa" điện tử` as it stands.
fn quoted(text: &str, separator: char) -> Option<(Cow<'_, str>, usize)> {
    let inside = text.strip_prefix('"')?;
    let mut from = 0;
    let mut doubled = false;
    let end = loop {
        let at = from + inside.get(from..)?.find('"')?;
        if separator == '\t' && inside[from..at].contains('\t') {
            return None;
        }
        if !inside[at + 1..].starts_with('"') {
            break at;
        }
        (doubled, from) = (true, at + 2);
    };
    let after = &inside[end + 1..];
    let closes = after.is_empty()
        || after.starts_with([separator, '\n'])
        || after.starts_with("\r\n")
        || after == "\r";
    let needs_quotes = separator != '\t' || doubled || inside[..end].contains('\n');
    if !closes || !needs_quotes {
        return None;
    }
    let length = end + 2 + usize::from(after.starts_with('\r'));
    let wording = &inside[..end];
    let wording = if doubled { Cow::Owned(wording.replace("\"\"", "\"")) } else { Cow::Borrowed(wording) };
    Some((wording, length))
}

fn breaks(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str, separator: char) -> Vec<(u32, Vec<String>)> {
        let owned =
            |record: Record<'_>| (record.line, record.fields.into_iter().map(Cow::into_owned).collect());
        Records::new(text, separator).map(owned).collect()
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_line_breaks() {
        let text = "a;\"b;\"\"c\"\"\r\nd\";e\r\nf;;g";
        assert_eq!(
            records(text, ';'),
            [
                (1, vec!["a".into(), "b;\"c\"\r\nd".into(), "e".into()]),
                (3, vec!["f".into(), String::new(), "g".into()])
            ]
        );
    }

    #[test]
    fn a_quotation_between_tabs_is_text() {
        let text = "\"Một cửa\" điện tử\t\"Một cửa\"\n\"mở\tx\nđóng\"\ty";
        assert_eq!(
            records(text, '\t'),
            [
                (1, vec!["\"Một cửa\" điện tử".into(), "\"Một cửa\"".into()]),
                (2, vec!["\"mở".into(), "x".into()]),
                (3, vec!["đóng\"".into(), "y".into()])
            ]
        );
        assert_eq!(records("a\t\"b\nc\"\td", '\t'), [(1, vec!["a".into(), "b\nc".into(), "d".into()])]);
    }
}
