use super::dates;
use super::merges::spot;
use super::numbers::{NumberFormat, plain};
use super::strings::{rich_text, unescaped};
use super::{Reader, Strings};
use crate::document::MAX_CELL_BYTES;
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// A cell of a sheet as it shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub text: String,
    pub is_bold: bool,
    pub doubt: Option<Doubt>,
}

/// What is doubtful about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A formula whose result the file does not hold.
    NoResult,
    /// The result is an error.
    Error,
    /// The cell holds a whole day but shows no year.
    YearHidden,
}

/// What the file holds of a cell.
#[derive(Debug, Default)]
struct Stored {
    kind: String,
    look: usize,
    value: Option<String>,
    formula: Option<String>,
    inline: Option<(String, bool)>,
}

/// Column of the cell last opened; the one after the last where the file does not say.
pub(super) fn column(xml: &Xml<'_>, last: u32) -> u32 {
    xml.attribute("r")
        .and_then(|reference| spot(&reference))
        .map_or(last.saturating_add(1), |spot| spot.column)
}

/// Reads the cell last opened.
pub(super) fn read(reader: &Reader, xml: &mut Xml<'_>) -> Result<Shown, Refused> {
    let mut stored = Stored {
        kind: xml.attribute("t").unwrap_or_default(),
        look: xml.number("s").unwrap_or_default(),
        ..Stored::default()
    };
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        match (node, xml.name()) {
            (Node::Open, "v") => xml.text_within(stored.value.insert(String::new()), MAX_CELL_BYTES)?,
            (Node::Open, "f") => xml.text_within(stored.formula.insert(String::new()), MAX_CELL_BYTES)?,
            (Node::Open, "is") => {
                let mut text = String::new();
                let is_bold = rich_text(xml, &mut text)?;
                stored.inline = Some((text, is_bold));
            }
            _ => {}
        }
    }
    shown(reader, stored).ok_or_else(|| xml.damaged())
}

/// The cell as it shows; nothing when it points to a text that is not there.
fn shown(reader: &Reader, stored: Stored) -> Option<Shown> {
    let look_bold = reader.styles.is_bold(stored.look);
    let plain = |text: String| Shown { text, is_bold: look_bold, doubt: None };
    if let Some((text, bold)) = stored.inline {
        return Some(Shown { text: unescaped(&text).into_owned(), is_bold: bold || look_bold, doubt: None });
    }
    let Some(value) = stored.value.filter(|value| !value.is_empty() || stored.kind == "str") else {
        let formula = stored.formula.map(|formula| format!("={formula}"));
        let doubt = formula.is_some().then_some(Doubt::NoResult);
        return Some(Shown { text: formula.unwrap_or_default(), is_bold: false, doubt });
    };
    Some(match stored.kind.as_str() {
        "s" => shared(&reader.strings, &value, look_bold)?,
        "str" => plain(unescaped(&value).into_owned()),
        "b" => plain(if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        "e" => Shown { doubt: Some(Doubt::Error), ..plain(value) },
        "d" => plain(iso_date(&value).unwrap_or(value)),
        _ => {
            let (text, doubt) = number(reader, &value, stored.look);
            Shown { doubt, ..plain(text) }
        }
    })
}

fn shared(strings: &Strings, value: &str, look_bold: bool) -> Option<Shown> {
    let (text, bold) = strings.get(value.trim().parse().ok()?)?;
    Some(Shown { text: unescaped(text).into_owned(), is_bold: bold || look_bold, doubt: None })
}

fn number(reader: &Reader, value: &str, look: usize) -> (String, Option<Doubt>) {
    let Some(number) = value.trim().parse().ok().filter(|number: &f64| number.is_finite()) else {
        return (value.to_owned(), None);
    };
    let format = reader.styles.format(look);
    let NumberFormat::Date(parts) = format else {
        return (format.write(number), None);
    };
    let text = dates::written(number, *parts, reader.counts_from_1904);
    let doubt = (text.is_some() && parts.day && !parts.year).then_some(Doubt::YearHidden);
    (text.unwrap_or_else(|| plain(number)), doubt)
}

/// "2026-06-15" or "2026-06-15T00:00:00" as 15/6/2026.
fn iso_date(value: &str) -> Option<String> {
    let day = value.trim().get(..10)?;
    let mut parts = day.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(format!("{day}/{month}/{year}"))
}
