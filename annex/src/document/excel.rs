mod book;
mod sheet;
mod styles;
mod value;

use super::package::Package;
use super::text::clean;
use super::xml::Token;
use super::{Document, Remark, Table};
use crate::draft::Place;
use crate::refused::Refused;
use book::Book;
use sheet::Sheet;
use styles::Styles;

/// Reads an Excel workbook: each sheet that holds anything is a table; hidden sheets are told, not read.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, Refused> {
    let book = Book::read(package)?;
    let styles = Styles::read(package)?;
    let texts = shared_texts(package)?;
    let mut document = Document::default();
    let mut cells = 0;
    for listed in &book.sheets {
        let number = u32::try_from(document.tables.len() + 1).unwrap_or(u32::MAX);
        let mut sheet = Sheet::new(number, &styles, &texts, book.from_1904);
        package.walk(&listed.part, |token| sheet.token(token))?;
        if sheet.is_empty() {
            continue;
        }
        if listed.hidden {
            let place = Place { table: 0, row: 0, column: None };
            let message = "Trang tính này đang ẩn nên không được đọc.".to_owned();
            document.remarks.push(Remark { place, message, text: listed.name.clone() });
            continue;
        }
        let (rows, remarks) = sheet.into_rows(&mut cells)?;
        document.tables.push(Table { name: Some(listed.name.clone()), rows });
        document.remarks.extend(remarks);
    }
    if document.tables.is_empty() { Err(Refused::NoTable) } else { Ok(document) }
}

/// The texts cells refer to by number.
fn shared_texts(package: &mut Package<'_>) -> Result<Vec<String>, Refused> {
    let (mut texts, mut text) = (Vec::new(), None::<String>);
    let (mut in_text, mut phonetic) = (false, false);
    package.walk("xl/sharedStrings.xml", |token| {
        match token {
            Token::Open(element) => match element.name() {
                "si" => text = Some(String::new()),
                "t" => in_text = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Token::Close("si") => {
                texts.push(clean(0, 0, &value::unescaped(&text.take().unwrap_or_default()))?);
            }
            Token::Close("t") => in_text = false,
            Token::Close("rPh") => phonetic = false,
            Token::Close(_) => {}
            Token::Text(more) if in_text && !phonetic => {
                if let Some(text) = &mut text {
                    text.push_str(&more);
                }
            }
            Token::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(texts)
}
