use crate::words::lower;

/// How names of units begin.
const BEGINNINGS: [&str; 54] = [
    "sở ",
    "phòng ",
    "ban ",
    "văn phòng",
    "trung tâm ",
    "chi cục ",
    "cục ",
    "tổng cục ",
    "vụ ",
    "viện ",
    "bộ ",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "ub mttq",
    "mttq",
    "hđnd",
    "hội đồng ",
    "công an",
    "thanh tra",
    "bệnh viện ",
    "trường ",
    "tổ ",
    "khoa ",
    "bộ phận ",
    "đoàn ",
    "hội ",
    "liên đoàn ",
    "công đoàn",
    "đảng ủy",
    "chi bộ",
    "thuế ",
    "kho bạc",
    "bảo hiểm",
    "tòa án",
    "hải quan",
    "công ty ",
    "tổng công ty",
    "tập đoàn",
    "đội ",
    "trạm ",
    "chi nhánh",
    "đài ",
    "báo ",
    "bch ",
    "tỉnh đoàn",
    "mặt trận",
    "liên minh",
    "nhà ",
    "các ",
    "ngân hàng",
    "huyện đoàn",
    "quân sự",
    "thường trực",
];
/// Names of units that stand alone.
const WHOLE: [&str; 5] = ["sở", "ban", "ngành", "văn thư", "kế toán"];
/// Beginnings after which "và" or a dash parts two units, for certain.
const CERTAIN: [&str; 23] = [
    "sở ",
    "phòng ",
    "ban ",
    "văn phòng ",
    "trung tâm ",
    "chi cục ",
    "cục ",
    "vụ ",
    "ubnd ",
    "ủy ban ",
    "uỷ ban ",
    "ub mttq",
    "mttq ",
    "hđnd ",
    "công an ",
    "bệnh viện ",
    "trường ",
    "bộ phận ",
    "hội ",
    "công ty ",
    "trạm y tế",
    "đoàn thanh niên",
    "thuế tỉnh",
];
/// Kinds of units in the plural.
const GROUPS: [&str; 17] = [
    "sở",
    "ban",
    "ngành",
    "bộ",
    "phòng",
    "đơn vị",
    "cơ quan",
    "địa phương",
    "xã",
    "phường",
    "tổ chức",
    "hội",
    "doanh nghiệp",
    "trường",
    "chi cục",
    "huyện",
    "thôn",
];
/// How people are addressed.
const ADDRESSES: [&str; 9] = ["đ/c", "đồng chí ", "ông ", "bà ", "thầy ", "cô ", "anh ", "chị ", "đ.c"];
/// The commonest family names no unit begins with.
const FAMILIES: [&str; 20] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "đinh", "trịnh", "lương", "lò", "giàng",
];

/// Whether a text begins as names of units do.
pub(crate) fn looks_like_unit(text: &str) -> bool {
    let text = lower(text.trim_start_matches(['-', '+', '–', '•', ' ']));
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning)) || WHOLE.contains(&text.as_str())
}

/// Whether another unit begins here for certain: "và Phòng Tài chính", but not "và Công nghệ".
pub(super) fn certainly_begins_unit(text: &str) -> bool {
    let head: String = text.chars().take(24).collect();
    let small = format!("{} ", lower(&head));
    if let Some(rest) = small.strip_prefix("các ") {
        return GROUPS
            .iter()
            .any(|group| rest.strip_prefix(group).is_some_and(|rest| rest.starts_with([' ', ','])));
    }
    let bare_group = ["sở, ", "sở,", "ban, ", "phòng, ", "các "].iter().any(|group| small.starts_with(group));
    text.starts_with(char::is_uppercase)
        && (bare_group || small == "sở " || CERTAIN.iter().any(|beginning| small.starts_with(beginning)))
}

/// Whether a text names a person.
pub(super) fn is_person(text: &str) -> bool {
    let small = lower(text);
    if ADDRESSES.iter().any(|address| small.starts_with(address)) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    (3..=4).contains(&words.len())
        && words.iter().all(named)
        && words.iter().any(|word| word.chars().any(char::is_lowercase))
        && FAMILIES.contains(&lower(words[0]).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_no_units() {
        for text in ["Đ/c Bình", "Ông Nguyễn Văn An", "đồng chí Phó Giám đốc", "Trần Thị Hoa"]
        {
            assert!(is_person(text), "{text}");
        }
        for text in ["Phòng Tổng hợp", "Hồ sơ điện tử", "Lê Lợi", "Hội Nông dân", "Dương Quảng Hàm A 1"]
        {
            assert!(!is_person(text), "{text}");
        }
    }
}
