use super::Role;
use crate::label::{self, Level};
use crate::words::fold;

/// Titles are short; a longer cell is text that happens to use the same words.
const LONGEST_TITLE: usize = 80;

/// What columns are called, without diacritics; the first that a title contains wins.
/// Titles that hold one wording only as a whole are marked by `=`.
const TITLES: [(&str, Role); 86] = [
    ("=stt", Role::Stt),
    ("=tt", Role::Stt),
    ("=so tt", Role::Stt),
    ("=s tt", Role::Stt),
    ("=so thu tu", Role::Stt),
    ("=thu tu", Role::Stt),
    ("=no", Role::Stt),
    // A person answers for the work inside a unit; the unit is what a plan is assigned to.
    ("lanh dao", Role::Other),
    ("nguoi ", Role::Other),
    ("ho ten", Role::Other),
    ("ho va ten", Role::Other),
    ("chuyen vien", Role::Other),
    ("don vi tinh", Role::Other),
    ("=dvt", Role::Other),
    ("kinh phi", Role::Other),
    ("nguon von", Role::Other),
    ("du toan", Role::Other),
    ("can cu", Role::Other),
    ("=ma", Role::Other),
    ("ma so", Role::Other),
    ("ma nhiem vu", Role::Other),
    ("trang thai", Role::Other),
    ("tinh hinh", Role::Other),
    ("bat dau", Role::Other),
    ("=tu ngay", Role::Other),
    ("ngay giao", Role::Other),
    ("ngay ban hanh", Role::Other),
    ("van ban giao", Role::Other),
    ("so van ban", Role::Other),
    ("nguon goc", Role::Other),
    ("cap trinh", Role::Other),
    ("cap ban hanh", Role::Other),
    ("co quan trinh", Role::Other),
    ("tham quyen", Role::Other),
    ("ghi chu", Role::Note),
    ("luu y", Role::Note),
    ("so ngay", Role::Duration),
    ("thoi luong", Role::Duration),
    ("phoi hop", Role::Coordinating),
    ("tham gia", Role::Coordinating),
    ("don vi lien quan", Role::Coordinating),
    ("co quan lien quan", Role::Coordinating),
    ("chu tri", Role::Lead),
    ("tham muu", Role::Lead),
    ("phu trach", Role::Lead),
    ("dau moi", Role::Lead),
    ("chiu trach nhiem", Role::Lead),
    ("don vi thuc hien", Role::Lead),
    ("co quan thuc hien", Role::Lead),
    ("bo phan thuc hien", Role::Lead),
    ("phong thuc hien", Role::Lead),
    ("phan cong", Role::Lead),
    ("don vi duoc giao", Role::Lead),
    ("thoi gian", Role::Deadline),
    ("thoi han", Role::Deadline),
    ("thoi diem", Role::Deadline),
    ("tien do", Role::Deadline),
    ("lo trinh", Role::Deadline),
    ("han hoan thanh", Role::Deadline),
    ("han xu ly", Role::Deadline),
    ("ngay hoan thanh", Role::Deadline),
    ("ngay ket thuc", Role::Deadline),
    ("=hoan thanh", Role::Deadline),
    ("=ket thuc", Role::Deadline),
    ("=den ngay", Role::Deadline),
    ("=han", Role::Deadline),
    ("san pham", Role::Deliverable),
    ("ket qua", Role::Deliverable),
    ("dau ra", Role::Deliverable),
    ("nhom nhiem vu", Role::Level(Level::Objective)),
    ("linh vuc", Role::Level(Level::Objective)),
    ("muc tieu", Role::Level(Level::Objective)),
    ("hoat dong", Role::Level(Level::Activity)),
    ("nhiem vu", Role::Level(Level::Task)),
    ("noi dung", Role::Level(Level::Activity)),
    ("cong viec", Role::Level(Level::Activity)),
    ("ten viec", Role::Level(Level::Activity)),
    ("dau viec", Role::Level(Level::Activity)),
    ("viec can", Role::Level(Level::Activity)),
    ("=viec", Role::Level(Level::Activity)),
    ("hang muc", Role::Level(Level::Activity)),
    ("giai phap", Role::Level(Level::Task)),
    ("bien phap", Role::Level(Level::Activity)),
    ("ten de an", Role::Level(Level::Activity)),
    ("ten van ban", Role::Level(Level::Activity)),
    ("cong tac", Role::Level(Level::Activity)),
];

/// A title as compared: one line, lower case, no diacritics, no signs around it.
pub(super) fn plain(title: &str) -> String {
    let folded = fold(&title.replace('\n', " "));
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_matches(|char: char| !char.is_alphanumeric()).to_owned()
}

/// Whether a cell can be a title at all.
pub(super) fn can_be_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_TITLE && label::parse(text).is_none()
}

/// What a title says its column holds.
pub(super) fn role(title: &str) -> Option<Role> {
    if title.is_empty() || !can_be_title(title) {
        return None;
    }
    let title = plain(title);
    // "Cơ quan chủ trì, phối hợp": both stand in one cell.
    if title.contains("chu tri") && title.contains("phoi hop") {
        return Some(Role::Units);
    }
    TITLES
        .iter()
        .find(|(wording, _)| match wording.strip_prefix('=') {
            Some(whole) => title == whole,
            None => title.contains(wording),
        })
        .map(|(_, role)| *role)
}

/// Whether a title names the work by a word any level may go by.
pub(super) fn is_generic(title: &str) -> bool {
    let title = plain(title);
    !["muc tieu", "nhiem vu", "hoat dong", "linh vuc"].iter().any(|word| title.contains(word))
}

/// Whether a title asks for a person.
pub(super) fn asks_for_a_person(title: &str) -> bool {
    let title = plain(title);
    ["nguoi ", "can bo", "chuyen vien"].iter().any(|word| title.contains(word))
}

/// Whether a title of a time says that the work ends then, not only that it goes on.
pub(super) fn says_end(title: &str) -> bool {
    let title = plain(title);
    ["hoan thanh", "ket thuc", "han"].iter().any(|word| title.contains(word))
}
