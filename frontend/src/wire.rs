//! Names as they travel: the codes of enums, and text in addresses.

use serde::Serialize;

/// The code of an enum value, as in JSON: `act_now`.
pub fn code(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

/// What was typed, or nothing.
pub fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Text made fit for a query.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}

/// Text out of a query, `+` being a space. What is no text at all reads as nothing.
pub fn decode(encoded: &str) -> String {
    let mut bytes = encoded.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [bytes.next(), bytes.next()].map(|digit| char::from(digit?).to_digit(16));
                let [Some(high), Some(low)] = digits else { return String::new() };
                u8::try_from(high * 16 + low).unwrap_or_default()
            }
            byte => byte,
        });
    }
    String::from_utf8(decoded).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use tiendo_api::queue::Lane;

    use super::*;

    #[test]
    fn a_code_is_the_one_of_the_contract() {
        assert_eq!(code(&Lane::ActNow), "act_now");
    }

    #[test]
    fn words_survive_an_address() {
        let words = "quy chế & “100%” = III.HĐ4 +1";
        assert_eq!(decode(&encode(words)), words);
        assert_eq!(decode("phan+mem"), "phan mem");
        assert_eq!(decode("%zz%"), "");
    }
}
