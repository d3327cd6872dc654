use crate::words::{is_capitalised, lower};

/// What documents are called.
const DOCUMENTS: [&str; 33] = [
    "báo cáo",
    "biên bản",
    "chỉ thị",
    "chương trình",
    "công điện",
    "công văn",
    "danh mục",
    "danh sách",
    "dự thảo",
    "đề án",
    "đề cương",
    "giấy mời",
    "hợp đồng",
    "hồ sơ",
    "hướng dẫn",
    "kế hoạch",
    "kết luận",
    "kết quả",
    "nghị định",
    "nghị quyết",
    "phương án",
    "quy chế",
    "quy định",
    "quy trình",
    "quyết định",
    "số liệu",
    "tài liệu",
    "thông báo",
    "thông tư",
    "thống kê",
    "tờ trình",
    "văn bản",
    "công bố",
];
/// Documents named after another document: "Dự thảo Quyết định" is one.
const OF_A_DOCUMENT: [&str; 11] = [
    "danh mục",
    "danh sách",
    "dự thảo",
    "đề cương",
    "hồ sơ",
    "hướng dẫn",
    "kết quả",
    "phương án",
    "thông báo",
    "tờ trình",
    "văn bản",
];
/// A part that begins with one of these only continues the part before it: "tại bảng tin; trên trang điện tử".
const CONTINUES: [&str; 10] = ["trên", "tại", "trong", "và", "hoặc", "của", "cho", "đến", "theo", "bằng"];

/// The deliverables a cell names; no word of it is lost.
pub(crate) fn split(cell: &str) -> Vec<String> {
    let mut deliverables: Vec<String> = Vec::new();
    for part in cell.split_inclusive([';', '\n']) {
        let text = part.trim_matches(|char: char| char.is_whitespace() || ";-+–•".contains(char));
        let first = text.split(' ').next().unwrap_or_default();
        match deliverables.last_mut() {
            _ if text.is_empty() => {}
            Some(before) if CONTINUES.contains(&first) => {
                before.push_str("; ");
                before.push_str(text);
            }
            _ => deliverables.extend(listed(text)),
        }
    }
    deliverables
}

/// Commas part documents only when every part names one: "Kế hoạch, Quyết định", but not "Tài liệu, tin, bài".
fn listed(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.iter().all(|part| is_capitalised(part) && begins_with_document(part).is_some()) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![text.to_owned()]
    }
}

/// The deliverables with those apart that have only lost the line break between them.
///
/// In a cell that begins with a bullet a dash in the middle of a line began one too.
pub(crate) fn at_lost_breaks(deliverables: &[String], bulleted: bool) -> Vec<String> {
    let mut apart = Vec::with_capacity(deliverables.len());
    for deliverable in deliverables {
        let mut rest = deliverable.as_str();
        while let Some((before, after)) = lost_break(rest).or_else(|| lost_bullet(rest).filter(|_| bulleted))
        {
            apart.push(before.to_owned());
            rest = after;
        }
        apart.push(rest.to_owned());
    }
    apart
}

/// Two lines of a list run together: "… đạt 50% - Tối thiểu 20 hộ …".
fn lost_bullet(deliverable: &str) -> Option<(&str, &str)> {
    deliverable.match_indices(" - ").find_map(|(at, dash)| {
        let (before, after) = (&deliverable[..at], &deliverable[at + dash.len()..]);
        let begins = after.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
        // "Phòng Tổ chức - Hành chính" is a name.
        let long = after.split(' ').count() >= 4 && before.split(' ').count() >= 4;
        (begins && long).then_some((before.trim_end(), after))
    })
}

/// Two documents with nothing between them, as a lost line break leaves them.
fn lost_break(deliverable: &str) -> Option<(&str, &str)> {
    deliverable.match_indices(' ').find_map(|(at, _)| {
        let (before, after) = (&deliverable[..at], &deliverable[at + 1..]);
        let ends = ends_with_document(before).is_some_and(|document| !OF_A_DOCUMENT.contains(&document));
        let begins = is_capitalised(after) && begins_with_document(after).is_some();
        (begins && ends).then_some((before, after))
    })
}

/// What the document is called that a text begins with.
pub(crate) fn begins_with_document(text: &str) -> Option<&'static str> {
    let mut words = text.split([' ', '/', ',', '(']);
    named(words.next()?, words.next()?)
}

fn ends_with_document(text: &str) -> Option<&'static str> {
    let mut words = text.rsplit([' ', '/']);
    let last = words.next()?;
    named(words.next()?, last)
}

fn named(first: &str, second: &str) -> Option<&'static str> {
    if first.len() + second.len() > 24 {
        return None;
    }
    let name = lower(&format!("{first} {second}"));
    DOCUMENTS.into_iter().find(|document| *document == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_documents_are_split_and_other_lists_are_not() {
        assert_eq!(
            split("Kế hoạch, Biên bản kiểm tra; Báo cáo"),
            ["Kế hoạch", "Biên bản kiểm tra", "Báo cáo"]
        );
        assert_eq!(split("Tài liệu, tin, bài, ảnh"), ["Tài liệu, tin, bài, ảnh"]);
        assert_eq!(
            split("Niêm yết tại bảng tin; trên trang điện tử"),
            ["Niêm yết tại bảng tin; trên trang điện tử"]
        );
        assert_eq!(split("- Tờ trình\n- Dự thảo Quyết định;"), ["Tờ trình", "Dự thảo Quyết định"]);
    }

    #[test]
    fn a_lost_bullet_is_noticed_only_in_a_list() {
        let run = vec!["Đạt tỷ lệ tối thiểu 50% - Hỗ trợ ít nhất 20 hộ".to_owned()];
        assert_eq!(at_lost_breaks(&run, true), ["Đạt tỷ lệ tối thiểu 50%", "Hỗ trợ ít nhất 20 hộ"]);
        assert_eq!(at_lost_breaks(&run, false), run);
    }

    #[test]
    fn a_lost_line_break_is_noticed() {
        assert_eq!(lost_break("Kế hoạch Báo cáo"), Some(("Kế hoạch", "Báo cáo")));
        assert_eq!(lost_break("Dự thảo Quyết định"), None);
        assert_eq!(lost_break("Báo cáo kết quả thực hiện Kế hoạch"), None);
    }
}
