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
    Break,
}

/// A stretch of a cell that should be one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub before: Separator,
    pub start: usize,
    pub end: usize,
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
/// A tail may say a little more: "ngành liên quan".
const LONGEST_TAIL: usize = 4;

/// Cuts a cell at its separators; names of groups stay whole.
pub(super) fn segments(cell: &str) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for segment in pieces(cell).into_iter().filter_map(|segment| trimmed(cell, segment)) {
        match segments.last_mut() {
            Some(group) if segment.before == Separator::Comma && is_group_tail(segment.of(cell)) => {
                group.end = segment.end;
            }
            _ => segments.push(segment),
        }
    }
    segments
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
            _ => continue,
        };
        pieces.push(Segment { before, start, end: at });
        (start, before) = (at + char.len_utf8(), separator);
    }
    pieces.push(Segment { before, start, end: cell.len() });
    pieces
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
    let tight = !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace);
    let next = after.split([',', ';', '\n', '/']).next().unwrap_or_default().trim();
    !(tight && next.starts_with(char::is_lowercase) && !next.contains(char::is_whitespace))
}

fn is_group_tail(text: &str) -> bool {
    let words = text.split_whitespace().count();
    text.starts_with(char::is_lowercase)
        && words <= LONGEST_TAIL
        && GROUP_TAILS.iter().any(|tail| {
            let text = lower(text);
            text.strip_prefix(tail).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '/']))
        })
}

/// Without the spaces, bullets and full stops around it; nothing when nothing is left.
fn trimmed(cell: &str, segment: Segment) -> Option<Segment> {
    let text = segment.of(cell);
    let front = text.trim_start_matches(|char: char| char.is_whitespace() || "-+–•*:".contains(char));
    let inner = front.trim_end_matches(|char: char| char.is_whitespace() || "-+–•*:.".contains(char));
    let start = segment.end - front.len();
    (!inner.is_empty()).then_some(Segment { start, end: start + inner.len(), ..segment })
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
    }
}
