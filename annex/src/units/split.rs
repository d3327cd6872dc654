use super::kinds::{certainly_begins_unit, looks_like_unit};
use super::prose::before_verb;
use super::trim::trimmed;
use crate::words::lower;

/// What stands before a name in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// The name is the first.
    None,
    Comma,
    Semicolon,
    Dot,
    Slash,
    Dash,
    And,
    Break,
}

/// A stretch of a cell that should be one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub before: Separator,
    pub start: usize,
    pub end: usize,
    /// Whether words around the name were left aside: "Đề nghị phối hợp với …".
    pub words_aside: bool,
}

impl Segment {
    pub(super) fn of(self, cell: &str) -> &str {
        &cell[self.start..self.end]
    }
}

/// What follows a comma inside the name of a group: "Các Sở, ban, ngành", "UBND các xã, phường".
const GROUP_TAILS: [&str; 19] = [
    "ban",
    "ngành",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "đoàn thể",
    "tổ chức",
    "đơn vị",
    "địa phương",
    "cơ quan",
    "hội",
    "doanh nghiệp",
    "cá nhân",
];
/// Other kinds of units, as groups name them.
const KINDS: [&str; 8] = ["sở", "phòng", "bộ", "vụ", "cục", "viện", "khoa", "tổ"];
/// A tail may say a little more: "ngành liên quan".
const LONGEST_TAIL: usize = 4;
/// What kinds alone begin may go on longer: "các cơ quan, đơn vị quản lý các hệ thống".
const LONGEST_NAME: usize = 12;

/// Cuts a cell at its separators; names of groups, and names that list what a unit deals with, stay whole.
pub(super) fn segments(cell: &str) -> Vec<Segment> {
    let pieces: Vec<Segment> =
        pieces(cell).into_iter().filter_map(|segment| trimmed(cell, segment)).collect();
    let mut segments: Vec<Segment> = Vec::new();
    for (at, segment) in pieces.iter().enumerate() {
        match segments.last_mut() {
            Some(name)
                if segment.before == Separator::Comma
                    && (is_group_tail(name.of(cell), segment.of(cell))
                        || goes_on(cell, name.of(cell), &pieces[at..])) =>
            {
                name.end = segment.end;
            }
            _ => segments.push(*segment),
        }
    }
    segments
}

/// "Thể thao và Du lịch" behind "Sở Văn hóa": the list that "và" ends belongs to one name when none of it begins as
/// units do.
fn goes_on(cell: &str, name: &str, rest: &[Segment]) -> bool {
    if !looks_like_unit(name) || name.contains(" và ") {
        return false;
    }
    for (at, segment) in rest.iter().enumerate() {
        let text = segment.of(cell);
        let listed = at == 0 || segment.before == Separator::Comma;
        if !listed || looks_like_unit(text) || !text.starts_with(char::is_uppercase) {
            return false;
        }
        if text.contains(" và ") {
            return true;
        }
    }
    false
}

/// Whether a separator stands behind the last name.
pub(super) fn ends_with_separator(cell: &str) -> bool {
    cell.trim_end().ends_with([',', ';', '/'])
}

fn pieces(cell: &str) -> Vec<Segment> {
    let (mut pieces, mut depth) = (Vec::new(), 0_usize);
    let (mut start, mut before) = (0, Separator::None);
    for (at, char) in cell.char_indices() {
        let separator = match char {
            '(' => {
                depth += 1;
                continue;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ if depth > 0 => continue,
            ',' => Separator::Comma,
            ';' => Separator::Semicolon,
            '\n' => Separator::Break,
            '.' if ends_a_name(&cell[start..at], &cell[at + 1..]) => Separator::Dot,
            '/' if parts_names(&cell[..at], &cell[at + 1..]) => Separator::Slash,
            ' ' if joins_names(&cell[start.min(at)..at], &cell[at..]) => Separator::And,
            '-' | '–' if dashes_apart(&cell[..at], &cell[at + char.len_utf8()..]) => Separator::Dash,
            _ => continue,
        };
        pieces.push(Segment { before, start, end: at, words_aside: false });
        let length = match separator {
            Separator::And => " và ".len(),
            _ => char.len_utf8(),
        };
        (start, before) = (at + length, separator);
    }
    pieces.push(Segment { before, start, end: cell.len(), words_aside: false });
    pieces
}

/// "và" joins two units when another one begins behind it for certain; "Văn phòng HĐND và UBND" is one.
fn joins_names(before: &str, after: &str) -> bool {
    let Some(next) = after.strip_prefix(" và ") else { return false };
    let one_office = before.trim_start().starts_with("Văn phòng")
        && ["HĐND", "Hội đồng nhân dân"].iter().any(|council| before.ends_with(council));
    !before.trim().is_empty() && !one_office && certainly_begins_unit(next)
}

/// A dash with spaces around it parts two units only when another one begins behind it for certain.
fn dashes_apart(before: &str, after: &str) -> bool {
    before.ends_with(' ')
        && before.trim_end().ends_with(char::is_alphabetic)
        && after.strip_prefix(' ').is_some_and(certainly_begins_unit)
}

/// A full stop ends a name unless it shortens a word ("TP. Lai Châu").
fn ends_a_name(before: &str, after: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = after.trim_start().chars().next();
    let spaced = after.is_empty() || after.starts_with(char::is_whitespace);
    spaced && last.chars().count() >= 3 && next.is_none_or(char::is_uppercase)
}

/// A slash parts two names unless it only offers a word: "UBND xã/phường".
fn parts_names(before: &str, after: &str) -> bool {
    // "đ/c Bình" is a person.
    if before.ends_with(['đ', 'Đ']) && after.starts_with('c') {
        return false;
    }
    let tight = !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace);
    let next = after.split([',', ';', '\n', '/']).next().unwrap_or_default().trim();
    let next = before_verb(next).map_or(next, |(head, _)| head);
    !(tight && next.starts_with(char::is_lowercase) && !next.contains(char::is_whitespace))
}

/// "ngành" behind "Các Sở, ban", "đơn vị giải quyết thủ tục" behind "Các cơ quan".
fn is_group_tail(group: &str, text: &str) -> bool {
    let text = before_verb(text).map_or(text, |(head, _)| head);
    let words = text.split_whitespace().count();
    let small = lower(text);
    let is_kind = GROUP_TAILS.iter().any(|tail| {
        small.strip_prefix(tail).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '/']))
    });
    let is_bare_kind = |kind: &str| GROUP_TAILS.contains(&kind) || KINDS.contains(&kind);
    let only_kinds = lower(group).strip_prefix("các ").is_some_and(|rest| rest.split(", ").all(is_bare_kind));
    // "Các Vụ, Cục".
    if only_kinds && is_bare_kind(&small) {
        return true;
    }
    text.starts_with(char::is_lowercase)
        && is_kind
        && (words <= LONGEST_TAIL || (only_kinds && words <= LONGEST_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cell: &str) -> Vec<&str> {
        segments(cell).into_iter().map(|segment| segment.of(cell)).collect()
    }

    #[test]
    fn every_usual_separator_separates() {
        let cell = "Phòng Một; Phòng Hai. Phòng Ba/ Phòng Bốn\n- Phòng Năm,";
        assert_eq!(names(cell), ["Phòng Một", "Phòng Hai", "Phòng Ba", "Phòng Bốn", "Phòng Năm"]);
    }

    #[test]
    fn groups_stay_whole() {
        assert_eq!(
            names("Các Sở, ban, ngành; UBND các xã, phường, Công an"),
            ["Các Sở, ban, ngành", "UBND các xã, phường", "Công an"]
        );
        assert_eq!(names("UBND xã/phường, TP. Lai Châu"), ["UBND xã/phường", "TP. Lai Châu"]);
        assert_eq!(names("Sở A (Phòng B, Phòng C), Sở D"), ["Sở A (Phòng B, Phòng C)", "Sở D"]);
        assert_eq!(
            names("Sở A và sở, ngành có liên quan và UBND các xã, phường"),
            ["Sở A và sở, ngành có liên quan", "UBND các xã, phường"]
        );
        assert_eq!(
            names("Các cơ quan, đơn vị quản lý các hệ thống, Công an tỉnh"),
            ["Các cơ quan, đơn vị quản lý các hệ thống", "Công an tỉnh"]
        );
        assert_eq!(names("Sở Du lịch và Sở, ngành liên quan"), ["Sở Du lịch", "Sở, ngành liên quan"]);
    }

    #[test]
    fn a_name_may_hold_and_or_a_dash() {
        for name in [
            "Sở Khoa học và Công nghệ",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Sở Quy hoạch - Kiến trúc",
            "Sở Văn hóa – Thể thao",
            "Văn phòng HĐND và UBND tỉnh",
            "Chi cục Trồng trọt và Bảo vệ thực vật",
            "Ban Quản lý các Khu công nghệ cao và Khu công nghiệp",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            "Phòng Nông nghiệp, Địa chính, Xây dựng và Môi trường",
            "Các Vụ, Cục, đơn vị liên quan",
        ] {
            assert_eq!(names(name), [name]);
        }
        assert_eq!(names("Sở Y tế và Công an tỉnh - Phòng Hai"), ["Sở Y tế", "Công an tỉnh", "Phòng Hai"]);
        assert_eq!(names("Sở A và các đơn vị có liên quan."), ["Sở A", "các đơn vị có liên quan"]);
    }

    #[test]
    fn words_around_a_name_are_no_part_of_it() {
        assert_eq!(names("Đề nghị phối hợp với các Bộ, ngành liên quan"), ["các Bộ, ngành liên quan"]);
        assert_eq!(names("Chủ trì: Sở A; Phòng B (đ/c Bình)"), ["Sở A", "Phòng B"]);
        assert_eq!(names("Sở A chủ trì; Sở B phối hợp"), ["Sở A", "Sở B"]);
    }
}
