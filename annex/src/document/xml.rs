use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::Error as XmlError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::package::{BombFound, bomb};
use crate::refused::Refused;

/// Elements nest no deeper in any document people write.
const DEEPEST: usize = 512;

/// What an XML part is made of, as far as documents go.
pub(super) enum Token<'e> {
    /// An element begins; an empty one ends right after.
    Open(Element<'e>),
    /// An element ends; its name without prefix.
    Close(&'e str),
    /// Text, entities resolved.
    Text(Cow<'e, str>),
}

/// The beginning of an element.
pub(super) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name() == name
    }

    /// An attribute's value, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(unescaped(&found.value))
    }

    /// A number in an attribute.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// A switch such as `<w:b/>`: on unless its value says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

/// Calls `each` for every token. Declarations of entities are refused: documents have none, attacks do.
pub(super) fn walk(
    source: impl BufRead,
    part: &str,
    mut each: impl FnMut(Token<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let damaged = || Refused::Damaged { part: part.to_owned() };
    let mut reader = Reader::from_reader(source);
    reader.config_mut().check_end_names = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| refused(&error, part))?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged());
                }
                each(Token::Open(Element(&start)))?;
            }
            Event::Empty(empty) => {
                each(Token::Open(Element(&empty)))?;
                each(Token::Close(empty.local_name().into_inner()))?;
            }
            Event::End(end) => {
                depth = depth.checked_sub(1).ok_or_else(damaged)?;
                each(Token::Close(end.local_name().into_inner()))?;
            }
            Event::Text(text) => each(Token::Text(text.xml10_content()))?,
            Event::CData(text) => each(Token::Text(text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let char = reference.resolve_char_ref().map_err(|_| damaged())?;
                let text = match char {
                    Some(char) => Cow::Owned(char.to_string()),
                    None => Cow::Borrowed(resolve_predefined_entity(&reference).ok_or_else(damaged)?),
                };
                each(Token::Text(text))?;
            }
            Event::DocType(_) => return Err(damaged()),
            Event::Eof if depth > 0 => return Err(damaged()),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn refused(error: &XmlError, part: &str) -> Refused {
    if let XmlError::Io(io) = error
        && io.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<BombFound>)
    {
        return bomb();
    }
    Refused::Damaged { part: part.to_owned() }
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}
