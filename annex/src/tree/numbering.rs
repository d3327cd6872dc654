use std::collections::{HashMap, HashSet};

use crate::draft::FindingCode;
use crate::findings::Findings;
use crate::label::Level;
use crate::rows::{Text, WorkRow};

/// Follows the numbers of a plan: within a section for each level, over the whole annex for the running number.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    last: [u32; 3],
    used: [HashSet<u32>; 3],
    last_stt: Option<u32>,
    codes: HashMap<String, u32>,
}

impl Numbering {
    /// Numbers begin again with every section.
    pub(super) fn restart(&mut self) {
        self.last = [0; 3];
        self.used = Default::default();
    }

    /// The number of what comes next: the one written, else the next free one. Gaps and repeats are reported;
    /// beginning again at 1 under a new parent is neither.
    pub(super) fn next(
        &mut self,
        level: Level,
        written: Option<u32>,
        new_parent: bool,
        cell: &Text,
        findings: &mut Findings,
    ) -> u32 {
        let at = level as usize;
        let expected = self.last[at].saturating_add(1);
        let number = written.unwrap_or(expected);
        if number == 1 && new_parent {
            self.used[at].clear();
        }
        let repeated = !self.used[at].insert(number);
        let name = level.name();
        if repeated {
            let message = format!("{name} {number} đã có ở trên trong cùng phần: số bị trùng.");
            findings.medium(FindingCode::Numbering, cell.place, message).reading(&cell.text);
        } else if number != expected && !(number == 1 && new_parent) {
            let message =
                format!("{name} {number} đứng ở chỗ của {name} {expected}: số bị nhảy hoặc thiếu dòng.");
            findings.medium(FindingCode::Numbering, cell.place, message).reading(&cell.text);
        }
        self.last[at] = number;
        number
    }

    /// Running numbers go up by one over the whole annex.
    pub(super) fn check_stt(&mut self, row: &WorkRow, findings: &mut Findings) {
        let Some(stt) = row.stt else { return };
        if let Some(last) = self.last_stt.filter(|last| last.checked_add(1) != Some(stt) && stt != 1) {
            let message = format!("Số thứ tự {stt} đứng sau {last}: số bị trùng, bị nhảy hoặc thiếu dòng.");
            findings.medium(FindingCode::Numbering, row.place, message).reading(stt.to_string());
        }
        self.last_stt = Some(stt);
    }

    /// A display code no other activity has: "III.HĐ4", and "III.HĐ4-2" for a second one.
    pub(super) fn code(&mut self, section: &str, number: u32) -> String {
        let code = if section.is_empty() { format!("HĐ{number}") } else { format!("{section}.HĐ{number}") };
        self.unique(code)
    }

    /// The code, with a count behind it when another activity has it already.
    pub(super) fn unique(&mut self, code: String) -> String {
        let times = self.codes.entry(code.clone()).or_default();
        *times += 1;
        if *times == 1 { code } else { format!("{code}-{times}") }
    }
}
