//! Names as they travel: the codes of enums, for addresses and attributes.

use serde::Serialize;
use serde_json::Value;

/// The code of an enum value, as in JSON: `act_now`.
pub fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The named parameters of something that have a value.
pub fn parameters(of: &impl Serialize, names: &[&'static str]) -> Vec<(&'static str, String)> {
    let all = serde_json::to_value(of).unwrap_or_default();
    let value = |name: &&'static str| match all.get(*name) {
        Some(Value::String(text)) if !text.is_empty() => Some((*name, text.clone())),
        _ => None,
    };
    names.iter().filter_map(value).collect()
}

/// What was typed, or nothing.
pub fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
