//! Enums of the contract as they are stored: one word, the same as on the wire.

use sea_orm::{
    ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, StringLen, ValueType, ValueTypeErr},
};
use serde::{Serialize, de::DeserializeOwned, de::value::StrDeserializer};

/// A unit-only enum stored as its wire word (`in_progress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word<T>(pub T);

/// The wire word of an enum value.
pub fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        // Only unit-only enums are stored this way; anything else would be a mistake found by the first test.
        other => unreachable!("not a unit-only enum: {other:?}"),
    }
}

/// The enum value of a wire word.
pub fn parse<T: DeserializeOwned>(word: &str) -> Result<T, serde::de::value::Error> {
    T::deserialize(StrDeserializer::new(word))
}

impl<T: Serialize> From<Word<T>> for Value {
    fn from(stored: Word<T>) -> Self {
        word(stored.0).into()
    }
}

impl<T: DeserializeOwned> TryGetable for Word<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let stored = String::try_get_by(row, index)?;
        parse(&stored).map(Self).map_err(|error| TryGetError::DbErr(DbErr::Type(error.to_string())))
    }
}

impl<T: DeserializeOwned> ValueType for Word<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let stored = <String as ValueType>::try_from(value)?;
        parse(&stored).map(Self).map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        "Word".into()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}

/// Words stand in some primary keys, but are never made by the database.
impl<T> TryFromU64 for Word<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Word"))
    }
}

impl<T> Nullable for Word<T> {
    fn null() -> Value {
        Value::String(None)
    }
}
