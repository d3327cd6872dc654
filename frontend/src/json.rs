//! Reading JSON. The text is taken apart once, without knowing for what; each type then only picks its fields. Reading
//! every type straight from the text would be a little faster, and a sixth of the application would be parsers.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        DeserializeOwned, Error, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::Value;

/// Reads a text; nothing when it is not what is expected.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    of(serde_json::from_str(text).ok()?)
}

/// Reads what is taken apart already.
pub fn of<T: DeserializeOwned>(value: Value) -> Option<T> {
    T::deserialize(Json(value)).ok()
}

struct Json(Value);

/// That something is not as expected. Nobody is told what: the words for it would weigh as much as the reading.
#[derive(Debug)]
struct Unexpected;

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not what was expected")
    }
}

impl std::error::Error for Unexpected {}

impl Error for Unexpected {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl IntoDeserializer<'_, Unexpected> for Json {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Structures are objects and lists are arrays, never the other way round: the code for that is left out.
impl<'de> Deserializer<'de> for Json {
    type Error = Unexpected;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => visitor.visit_f64(number.as_f64().ok_or(Unexpected)?),
            },
            Value::String(text) => visitor.visit_string(text),
            list @ Value::Array(_) => Self(list).deserialize_seq(visitor),
            object @ Value::Object(_) => Self(object).deserialize_map(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Self))),
            _ => Err(Unexpected),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        match self.0 {
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (name, Self(value)));
                visitor.visit_map(MapDeserializer::new(fields))
            }
            _ => Err(Unexpected),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        self.deserialize_map(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        visitor.visit_newtype_struct(self)
    }

    /// Enums are the names of their values.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unexpected> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(name.into_deserializer()),
            _ => Err(Unexpected),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            _ => Err(Unexpected),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unexpected> {
        self.deserialize_string(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        ignored_any
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::work::WorkItemRow;

    use super::*;
    use crate::samples;

    #[test]
    fn what_is_read_is_what_was_written() {
        let item = samples::overdue_item();
        let written = serde_json::to_string(&item).unwrap();
        assert_eq!(read::<WorkItemRow>(&written).as_ref(), Some(&item));
        // A field more is no harm, one too few is.
        assert_eq!(
            read::<WorkItemRow>(&written.replacen('{', r#"{"later":[1,{"x":-2.5e3}],"#, 1)),
            Some(item)
        );
        assert_eq!(read::<WorkItemRow>(&written.replacen("\"code\"", "\"kode\"", 1)), None);
    }

    #[test]
    fn numbers_and_lists_of_every_kind_are_read() {
        assert_eq!(read::<(i64, Vec<u8>)>(r"[-7,[]]"), Some((-7, vec![])));
        assert_eq!(read::<Vec<Option<f64>>>("[0.5,null,2]"), Some(vec![Some(0.5), None, Some(2.0)]));
        assert_eq!(read::<u8>("300"), None);
        assert_eq!(read::<Vec<String>>(r#"{"0":"no list"}"#), None);
        assert_eq!(read::<bool>("tru"), None);
    }
}
