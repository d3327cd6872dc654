use std::borrow::Cow;

/// A record of separated values: the line it begins on, and its fields.
pub(super) struct Record<'t> {
    pub line: u32,
    pub fields: Vec<Cow<'t, str>>,
}

/// The records of a text whose fields are parted by `separator`. A field in double quotes may hold separators and
/// line breaks, as Excel writes cells of several lines (RFC 4180); a quote that is never closed is only a quote.
pub(super) fn records(text: &str, separator: char) -> Records<'_> {
    Records { rest: text, line: 1, separator, done: false }
}

pub(super) struct Records<'t> {
    rest: &'t str,
    line: u32,
    separator: char,
    done: bool,
}

impl<'t> Iterator for Records<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        if self.done {
            return None;
        }
        let (line, mut fields) = (self.line, Vec::new());
        loop {
            let (field, after) = self.field();
            fields.push(field);
            match after {
                After::Separator => {}
                After::Line => {
                    self.line += 1;
                    return Some(Record { line, fields });
                }
                After::End => {
                    self.done = true;
                    return Some(Record { line, fields });
                }
            }
        }
    }
}

enum After {
    Separator,
    Line,
    End,
}

impl<'t> Records<'t> {
    fn field(&mut self) -> (Cow<'t, str>, After) {
        if let Some((quoted, length)) =
            self.rest.strip_prefix('"').and_then(|rest| quoted(rest, self.separator))
        {
            self.line += u32::try_from(quoted.matches('\n').count()).unwrap_or_default();
            self.rest = &self.rest[1 + length..];
            let after = self.ending(0);
            return (quoted, after);
        }
        let end = self.rest.find([self.separator, '\n']).unwrap_or(self.rest.len());
        let field = &self.rest[..end];
        let after = self.ending(end);
        (Cow::Borrowed(field.strip_suffix('\r').unwrap_or(field)), after)
    }

    /// Steps over what ends a field.
    fn ending(&mut self, at: usize) -> After {
        let rest = &self.rest[at..];
        let rest = rest.strip_prefix('\r').filter(|rest| rest.starts_with('\n')).unwrap_or(rest);
        if let Some(next) = rest.strip_prefix(self.separator) {
            self.rest = next;
            return After::Separator;
        }
        if let Some(next) = rest.strip_prefix('\n') {
            self.rest = next;
            return After::Line;
        }
        self.rest = "";
        After::End
    }
}

/// The inside of a quoted field, and how many bytes it takes with its closing quote. Nothing when no quote closes it
/// in front of a separator, a line break or the end.
fn quoted(rest: &str, separator: char) -> Option<(Cow<'_, str>, usize)> {
    let mut from = 0;
    loop {
        let at = from + rest[from..].find('"')?;
        let after = &rest[at + 1..];
        if after.starts_with('"') {
            from = at + 2;
            continue;
        }
        let closes = after.is_empty() || after.starts_with([separator, '\n']) || after.starts_with("\r\n");
        if !closes {
            return None;
        }
        let inside = &rest[..at];
        let text = if inside.contains("\"\"") {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        };
        return Some((text, at + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, separator: char) -> Vec<(u32, Vec<String>)> {
        let owned = |record: Record<'_>| {
            (record.line, record.fields.into_iter().map(Cow::into_owned).collect::<Vec<_>>())
        };
        records(text, separator).map(owned).collect()
    }

    #[test]
    fn quoted_fields_hold_anything() {
        let read = all("a,\"b, \"\"c\"\"\nd\"\r\n\"e\",f", ',');
        assert_eq!(read[0], (1, vec!["a".to_owned(), "b, \"c\"\nd".to_owned()]));
        assert_eq!(read[1], (3, vec!["e".to_owned(), "f".to_owned()]));
    }

    #[test]
    fn a_quote_that_is_never_closed_is_a_quote() {
        assert_eq!(all("\"Hà Nội\" xanh\tb\n\"c", '\t')[0].1, ["\"Hà Nội\" xanh", "b"]);
    }
}
