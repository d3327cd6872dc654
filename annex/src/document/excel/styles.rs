use std::collections::HashMap;

use super::value::Shape;
use crate::document::package::Package;
use crate::document::xml::{Element, Token};
use crate::refused::Refused;

/// How cells are shown: by style, the shape of their numbers and whether they are bold.
#[derive(Debug, Default)]
pub(super) struct Styles {
    shapes: Vec<(Shape, bool)>,
}

impl Styles {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Refused> {
        let mut reading = Reading::default();
        package.walk("xl/styles.xml", |token| {
            match token {
                Token::Open(element) => reading.open(&element),
                Token::Close("font") => reading.in_font = false,
                Token::Close("fonts") => reading.in_fonts = false,
                Token::Close("cellXfs") => reading.in_styles = false,
                Token::Close(_) | Token::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(Self { shapes: reading.styles })
    }

    /// The shape of a style's numbers.
    pub(super) fn shape(&self, style: usize) -> Shape {
        self.shapes.get(style).map_or(Shape::General, |(shape, _)| *shape)
    }

    pub(super) fn is_bold(&self, style: usize) -> bool {
        self.shapes.get(style).is_some_and(|(_, bold)| *bold)
    }
}

#[derive(Debug, Default)]
struct Reading {
    formats: HashMap<u32, String>,
    bold: Vec<bool>,
    styles: Vec<(Shape, bool)>,
    in_fonts: bool,
    in_font: bool,
    in_styles: bool,
}

impl Reading {
    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode"))
                {
                    self.formats.insert(id, code);
                }
            }
            "fonts" => self.in_fonts = true,
            "font" if self.in_fonts => {
                self.in_font = true;
                self.bold.push(false);
            }
            "b" if self.in_font => {
                if let Some(bold) = self.bold.last_mut() {
                    *bold = element.is_on();
                }
            }
            "cellXfs" => self.in_styles = true,
            "xf" if self.in_styles => {
                let format = element.number("numFmtId").unwrap_or(0);
                let shape = match self.formats.get(&format) {
                    Some(code) => Shape::of_code(code),
                    None => Shape::of_builtin(format),
                };
                let font: usize = element.number("fontId").unwrap_or(0);
                self.styles.push((shape, self.bold.get(font).copied().unwrap_or_default()));
            }
            _ => {}
        }
    }
}
