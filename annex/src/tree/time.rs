use super::Tree;
use crate::columns::Role;
use crate::deadline::{self, Deadline, Doubt};
use crate::draft::{Field, FindingCode};
use crate::rows::{Text, WorkRow};

impl Tree<'_> {
    /// The completion time of a row as a rule, every doubt about it reported.
    pub(super) fn deadline(&mut self, row: &WorkRow, key: u32, code: &str) -> Deadline {
        let Some(cell) = &row.deadline else {
            self.report_no_deadline(row, key, code);
            return Deadline::none("");
        };
        self.time_above = Some(cell.text.clone());
        let wording = row.deadline_read_as.as_deref().unwrap_or(&cell.text);
        let mut reading = deadline::examine(wording, self.plan.year);
        if let Some(issued_on) = self.plan.issued_on {
            reading.deadline.count_from_issue(issued_on);
        }
        let due = reading.deadline.end.map(|end| end.format("%d/%m/%Y").to_string());
        if let Some(doubt) = reading.doubt {
            let proposed = reading.proposed.clone().or_else(|| due.clone());
            let done = proposed.as_ref().is_none_or(|proposed| self.says(&reading.deadline, proposed));
            let finding = self.findings.medium(FindingCode::DeadlineUnclear, cell.place, in_words(doubt));
            finding.reading(&cell.text).proposing(proposed).or(reading.alternative.clone());
            finding.about(key, Field::Deadline).done = done;
        }
        if reading.without_year {
            let message = format!("Thời gian không ghi năm; lấy năm của kế hoạch là {}.", self.plan.year);
            let finding = self.findings.medium(FindingCode::YearInferred, cell.place, message);
            finding.reading(&cell.text).proposing(due).about(key, Field::Deadline);
        }
        self.report_lost_break(cell, key);
        reading.deadline
    }

    /// Whether a rule is already what a wording says.
    fn says(&self, rule: &Deadline, wording: &str) -> bool {
        let said = deadline::read_for(wording, self.plan.year, self.plan.issued_on);
        (said.kind, said.end, &said.trigger) == (rule.kind, rule.end, &rule.trigger)
    }

    fn report_no_deadline(&mut self, row: &WorkRow, key: u32, code: &str) {
        // An annex without the column is reported once.
        if !self.columns.say_when() {
            return;
        }
        let merged =
            if self.time_above.is_some() { "; có thể ô này gộp với dòng trên" } else { "" };
        let message = format!("{code} không có thời gian hoàn thành{merged}. Hãy chọn hạn.");
        let place = self.place_of(row, Role::Deadline);
        let finding = self.findings.high(FindingCode::DeadlineMissing, place, message);
        finding.proposing(self.time_above.clone()).about(key, Field::Deadline).pending();
    }

    fn report_lost_break(&mut self, cell: &Text, key: u32) {
        // A capital word of time in the middle of a line began a line of its own once.
        let begins = [" Trong ", " Thường xuyên", " Dự kiến", " Khi ", " Sau khi "];
        let lost = |word: &&str| {
            cell.text.find(*word).is_some_and(|at| cell.text[..at].ends_with(char::is_alphanumeric))
        };
        if begins.iter().any(lost) {
            let message = "Có lẽ mất dấu xuống dòng trong ô thời gian; đang đọc cả ô như một.";
            let finding = self.findings.low(FindingCode::LostLineBreak, cell.place, message);
            finding.reading(&cell.text).about(key, Field::Deadline);
        }
    }
}

fn in_words(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Unreadable => "Chưa đọc được thời gian này thành hạn; hãy chọn hạn.",
        Doubt::SeveralReadings => {
            "Thời gian này có thể hiểu nhiều cách; đang lấy cách dễ xảy ra nhất. Hãy xác nhận."
        }
        Doubt::PartlyRead => "Thời gian này mới đọc được một phần; hãy kiểm tra hạn.",
        Doubt::NothingToCountFrom => {
            "Thời gian ghi số ngày nhưng không ghi tính từ khi nào; hãy bổ sung mốc tính."
        }
    }
}
