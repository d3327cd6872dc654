use super::{Text, WorkRow};
use crate::words::fold;

/// Which units a part of a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Unsaid,
    Lead,
    Others,
}

/// Puts a cell that names lead and coordinating units where each belongs.
pub(super) fn set(work: &mut WorkRow, cell: &Text, title: &str) {
    work.units_cell = Some(cell.text.clone());
    let (mut lead, mut others) = split(&cell.text);
    if lead.is_empty() && !others.is_empty() && !fold(&cell.text).contains("phoi hop") {
        std::mem::swap(&mut lead, &mut others);
    }
    let title = fold(title);
    let names_both = title.contains("chu tri") && title.contains("phoi hop");
    if others.is_empty() && names_both && lead.contains([',', ';', '\n']) {
        work.units_undivided = true;
    }
    let text = |text: String| (!text.is_empty()).then(|| Text { text, ..cell.clone() });
    (work.lead, work.coordinating) = (text(lead), text(others));
}

/// The lead and the coordinating units of "Chủ trì: …; phối hợp: …", "A chủ trì, phối hợp với B" and alike.
fn split(cell: &str) -> (String, String) {
    let (mut lead, mut others) = (Vec::new(), Vec::new());
    let mut part = Part::Unsaid;
    for piece in cell.split_inclusive([';', '\n']) {
        for (said, names) in announced(piece.trim_end_matches([';', '\n'])) {
            part = said.unwrap_or(part);
            let names = names.trim_matches(|char: char| char.is_whitespace() || ",;:-–+.".contains(char));
            if !names.is_empty() {
                if part == Part::Others { others.push(names) } else { lead.push(names) }
            }
        }
    }
    (lead.join("; "), others.join("; "))
}

/// Words that say which units follow, the longest first; or, at the end of a piece, which went before.
const WORDS: [(&str, Part); 12] = [
    ("cơ quan chủ trì", Part::Lead),
    ("đơn vị chủ trì", Part::Lead),
    ("cơ quan phối hợp", Part::Others),
    ("đơn vị phối hợp", Part::Others),
    ("chủ trì, phối hợp với", Part::Others),
    ("chủ trì phối hợp với", Part::Others),
    ("phối hợp với", Part::Others),
    ("phối hợp cùng", Part::Others),
    ("phối hợp", Part::Others),
    ("chủ trì", Part::Lead),
    ("thực hiện:", Part::Lead),
    ("đầu mối", Part::Lead),
];

/// The stretches of a piece, each with what is announced for it.
fn announced(piece: &str) -> Vec<(Option<Part>, &str)> {
    // Lower case keeps the length of every Vietnamese letter, so places are the same in both.
    let lower = piece.to_lowercase();
    if lower.len() != piece.len() {
        return vec![(None, piece)];
    }
    let (mut stretches, mut from, mut said) = (Vec::new(), 0, None);
    let mut at = 0;
    while at < lower.len() {
        let word = WORDS.iter().find(|(word, _)| lower[at..].starts_with(word));
        let Some((word, part)) = word else {
            at += lower[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let before = &piece[from..at];
        let end = at + word.len();
        let rest = piece[end..].trim_start_matches([')', ' ', '.']);
        let closes =
            rest.is_empty() || rest.starts_with([',', ';']) && !piece[end..].trim_start().starts_with(':');
        // "A (chủ trì)", "A chủ trì, phối hợp với B": the word speaks of the names before it.
        let back = !before.trim().is_empty() && (closes || word.contains("chủ trì"));
        let of_before = if back && word.contains("chủ trì") {
            Some(Part::Lead)
        } else if back {
            Some(*part)
        } else {
            said
        };
        stretches.push((of_before, before.trim_end_matches(['(', ' '])));
        said = if back && closes { None } else { Some(*part) };
        from = end + piece[end..].len() - piece[end..].trim_start_matches([':', ')', ' ']).len();
        at = from.max(end);
    }
    stretches.push((said, &piece[from.min(piece.len())..]));
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_and_the_others_are_told_apart() {
        let expected = ("Sở A".to_owned(), "Sở B, Sở C".to_owned());
        for cell in [
            "Chủ trì: Sở A; phối hợp: Sở B, Sở C",
            "- Chủ trì: Sở A.\n- Phối hợp: Sở B, Sở C.",
            "Sở A chủ trì, phối hợp với Sở B, Sở C",
            "Sở A (chủ trì), Sở B, Sở C (phối hợp)",
            "Đơn vị chủ trì: Sở A\nĐơn vị phối hợp: Sở B, Sở C",
            "Sở A chủ trì; Sở B, Sở C phối hợp",
        ] {
            assert_eq!(split(cell), expected, "{cell}");
        }
        assert_eq!(split("Sở A, Sở B"), ("Sở A, Sở B".to_owned(), String::new()));
        assert_eq!(split("Phối hợp: Sở B"), (String::new(), "Sở B".to_owned()));
    }
}
