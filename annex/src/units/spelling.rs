use crate::words::lower;

/// Spellings old and new of where the tone stands, and long forms of what everybody shortens.
const SAME: [(&str, &str); 16] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc", "mttq"),
    ("ủy ban mttq", "ub mttq"),
];

/// A name as compared: small letters, one spelling of each tone, no matter whether "và", "&" or a dash joins its
/// words; in the name of a group no matter whether commas or slashes part it, with or without "các".
pub(super) fn key(name: &str) -> String {
    let mut key = lower(name);
    for (other, usual) in SAME {
        if key.contains(other) {
            key = key.replace(other, usual);
        }
    }
    if !key.contains(['-', '–', '&', ',', '/']) && !key.contains(" và ") {
        return key;
    }
    let parted =
        key.replace(", ", "/").replace(',', "/").replace("/ ", "/").replace(" /", "/").replace('&', " & ");
    let joins = |word: &&str| !["-", "–", "&", "và"].contains(word);
    let words: Vec<&str> = parted.split_whitespace().filter(joins).collect();
    let group = parted.contains('/');
    let plain: Vec<&str> = words.into_iter().filter(|word| !(group && *word == "các")).collect();
    plain.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_several_spellings_is_one() {
        for (one, other) in [
            ("Sở Khoa học và Công nghệ", "sở Khoa học & Công nghệ"),
            ("Sở Văn hóa – Thể thao", "Sở Văn hoá và Thể thao"),
            ("Uỷ ban nhân dân tỉnh", "UBND tỉnh"),
            ("UBND các xã, phường", "UBND các xã/phường"),
            ("Các Sở, ban, ngành", "Sở, ban, ngành"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Các phòng"), key("Phòng"));
    }
}
