use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::package::Part;
use crate::refused::Refused;

/// Elements stand in one another at most this deep; a document that goes deeper is built to overflow a stack.
const DEEPEST: usize = 200;
/// Names, numbers and addresses are short; what a document keeps of them must be too.
const LONGEST_ATTRIBUTE: usize = 1_000;

/// What the reader has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// An element begins; its name and attributes can be asked for.
    Open,
    /// An element ends.
    Close,
    /// Text, which can be asked for.
    Text,
    /// The part is over.
    End,
}

/// One XML part of a package, read once from front to back. Names are local names: which prefix a writer chose does
/// not matter.
pub(super) struct Xml<'a> {
    reader: Reader<Part<'a>>,
    buffer: Vec<u8>,
    name: String,
    attributes: String,
    text: String,
    level: usize,
    /// Whether the element last opened is closed already (`<w:br/>`).
    is_closed: bool,
    part: String,
}

impl<'a> Xml<'a> {
    pub(super) fn new(part: &str, bytes: Part<'a>) -> Self {
        let reader = Reader::from_reader(bytes);
        Self {
            reader,
            buffer: Vec::new(),
            name: String::new(),
            attributes: String::new(),
            text: String::new(),
            level: 0,
            is_closed: false,
            part: part.to_owned(),
        }
    }

    /// The next node. References are resolved; a part that declares its own is refused.
    pub(super) fn next(&mut self) -> Result<Node, Refused> {
        if std::mem::take(&mut self.is_closed) {
            self.level = self.level.saturating_sub(1);
            return Ok(Node::Close);
        }
        loop {
            self.buffer.clear();
            self.reader.get_mut().begin_event();
            let event = self.reader.read_event_into(&mut self.buffer);
            self.is_closed = matches!(event, Ok(Event::Empty(_)));
            match event {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    keep(&mut self.name, tag.local_name().as_ref());
                    keep(&mut self.attributes, tag.attributes_raw());
                    self.level += 1;
                    return if self.level > DEEPEST { Err(self.damaged()) } else { Ok(Node::Open) };
                }
                Ok(Event::End(_)) => {
                    self.level = self.level.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Ok(Event::Text(text)) => {
                    keep(&mut self.text, &text);
                    return Ok(Node::Text);
                }
                Ok(Event::CData(text)) => {
                    keep(&mut self.text, &text);
                    return Ok(Node::Text);
                }
                Ok(Event::GeneralRef(reference)) => {
                    self.text.clear();
                    match reference.resolve_char_ref() {
                        Ok(Some(char)) => self.text.push(char),
                        Ok(None) => match resolve_predefined_entity(&reference) {
                            Some(text) => self.text.push_str(text),
                            None => return Err(Refused::Entities),
                        },
                        Err(_) => return Err(self.damaged()),
                    }
                    return Ok(Node::Text);
                }
                Ok(Event::DocType(_)) => return Err(Refused::Entities),
                Ok(Event::Eof) if self.level > 0 => return Err(self.damaged()),
                Ok(Event::Eof) => return Ok(Node::End),
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
                Err(error) => return Err(self.refusal(&error)),
            }
        }
    }

    /// Whether the element just opened holds nothing (`<c r="A1" s="5"/>`).
    pub(super) fn is_blank(&self) -> bool {
        self.is_closed
    }

    /// Depth of the element last opened, or of the one now inside.
    pub(super) fn level(&self) -> usize {
        self.level
    }

    /// The next node inside the element of this level; nothing at its end.
    pub(super) fn next_within(&mut self, level: usize) -> Result<Option<Node>, Refused> {
        match self.next()? {
            Node::End => Ok(None),
            Node::Close if self.level < level => Ok(None),
            node => Ok(Some(node)),
        }
    }

    /// Passes over what the element last opened holds.
    pub(super) fn skip(&mut self) -> Result<(), Refused> {
        let level = self.level;
        while self.next_within(level)?.is_some() {}
        Ok(())
    }

    /// Local name of the element last opened.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The text just read.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds the text in the element last opened, all of it or as much as the limit allows.
    pub(super) fn text_within(&mut self, into: &mut String, limit: usize) -> Result<(), Refused> {
        let level = self.level;
        while let Some(node) = self.next_within(level)? {
            if node == Node::Text && into.len() <= limit {
                into.push_str(&self.text);
            }
        }
        Ok(())
    }

    /// An attribute of the element last opened, by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let tag = BytesStart::from_content(self.attributes.as_str(), 0);
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        let end = value.floor_char_boundary(LONGEST_ATTRIBUTE);
        value.get(..end).map(str::to_owned)
    }

    /// An attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch such as `<w:b/>` or `hidden="1"` is on; on is what is not said to be off.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.attribute(name).is_none_or(|value| is_true(&value))
    }

    /// Whether an attribute is there and true.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| is_true(&value))
    }

    /// This part cannot be read.
    pub(super) fn damaged(&self) -> Refused {
        Refused::Damaged { part: self.part.clone() }
    }

    fn refusal(&self, error: &quick_xml::Error) -> Refused {
        let known = match error {
            quick_xml::Error::Io(error) => error.get_ref().and_then(|inner| inner.downcast_ref::<Refused>()),
            _ => None,
        };
        known.cloned().unwrap_or_else(|| self.damaged())
    }
}

fn keep(into: &mut String, text: &str) {
    into.clear();
    into.push_str(text);
}

fn is_true(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
