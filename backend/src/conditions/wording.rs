use crate::fold::fold;

/// What a condition's words say, as far as they say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Who issues it.
    pub authority: Option<String>,
    /// Document or event.
    pub awaited: Option<String>,
}

/// Words an authority's name begins with, folded.
const AUTHORITIES: [&str; 17] = [
    "uy ban nhan dan",
    "ubnd",
    "hoi dong nhan dan",
    "hdnd",
    "chinh phu",
    "thu tuong",
    "quoc hoi",
    "bo",
    "so",
    "tinh",
    "trung uong",
    "tinh uy",
    "cuc",
    "tong cuc",
    "cap tren",
    "cap co tham quyen",
    "ban chi dao",
];

/// Verbs by which an authority brings something about, folded.
const VERBS: [&str; 8] =
    ["cong bo", "ban hanh", "phe duyet", "thong bao", "huong dan", "giao", "to chuc", "yeu cau"];

/// Reads who issues what: "có Kế hoạch của Tỉnh" is a plan of the province, "UBND tỉnh công bố kết quả …" something the
/// People's Committee announces. What the words do not say stays empty.
pub fn read(wording: &str) -> Said {
    let words: Vec<&str> = wording.split_whitespace().collect();
    let words = match words.as_slice() {
        // Not folded: "cơ quan" is no "có".
        [first, rest @ ..] if first.to_lowercase() == "có" => rest,
        all => all,
    };
    document_of(words)
        .or_else(|| announced(words))
        .unwrap_or_else(|| Said { authority: None, awaited: stated(words) })
}

/// "<document> của <authority>".
fn document_of(words: &[&str]) -> Option<Said> {
    let of_authority =
        |at: &usize| fold(words[*at]) == "cua" && words.get(at + 1..).is_some_and(is_authority);
    let at = (0..words.len()).find(of_authority)?;
    Some(Said { authority: stated(words.get(at + 1..)?), awaited: stated(words.get(..at)?) })
}

/// "<authority> <verb> …".
fn announced(words: &[&str]) -> Option<Said> {
    let at = (1..words.len()).find(|at| words.get(*at..).is_some_and(|rest| begins(rest, &VERBS)))?;
    let (authority, event) = words.split_at(at);
    is_authority(authority).then(|| Said { authority: stated(authority), awaited: stated(event) })
}

/// A name that begins as authorities' names do, or an abbreviation ("SNV").
fn is_authority(words: &[&str]) -> bool {
    let abbreviated = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    begins(words, &AUTHORITIES) || words.first().is_some_and(abbreviated)
}

fn begins(words: &[&str], starts: &[&str]) -> bool {
    let text = fold(&words.join(" "));
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    starts.iter().any(|start| text.strip_prefix(start).is_some_and(ends))
}

fn stated(words: &[&str]) -> Option<String> {
    let text = words.join(" ");
    let text = text.trim_matches([',', ';', '.', ' ']);
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(wording: &str) -> (Option<String>, Option<String>) {
        let said = read(wording);
        (said.authority, said.awaited)
    }

    fn both(authority: &str, awaited: &str) -> (Option<String>, Option<String>) {
        (Some(authority.into()), Some(awaited.into()))
    }

    #[test]
    fn who_issues_what_is_read_from_the_words() {
        assert_eq!(said("có Kế hoạch của Tỉnh"), both("Tỉnh", "Kế hoạch"));
        assert_eq!(said("hướng dẫn của Sở Nội vụ"), both("Sở Nội vụ", "hướng dẫn"));
        assert_eq!(said("kế hoạch của UBND tỉnh."), both("UBND tỉnh", "kế hoạch"));
        let ranking = "UBND tỉnh công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2025";
        let event = "công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2025";
        assert_eq!(said(ranking), both("UBND tỉnh", event));
        assert_eq!(said("có hướng dẫn của SNV"), both("SNV", "hướng dẫn"));
        assert_eq!(said("Văn bản của Trung ương, của tỉnh"), both("Trung ương, của tỉnh", "Văn bản"));
        assert_eq!(said("Bộ Nội vụ ban hành Thông tư"), both("Bộ Nội vụ", "ban hành Thông tư"));
    }

    #[test]
    fn what_the_words_do_not_say_stays_empty() {
        assert_eq!(said("có thay đổi"), (None, Some("thay đổi".into())));
        assert_eq!(said("cơ quan chuyên môn mở lớp"), (None, Some("cơ quan chuyên môn mở lớp".into())));
        assert_eq!(said("có ý kiến của người dân"), (None, Some("ý kiến của người dân".into())));
        assert_eq!(said("Sổ tay được sửa của đơn vị"), (None, Some("Sổ tay được sửa của đơn vị".into())));
        assert_eq!(said(""), (None, None));
    }
}
