use super::{Tree, number_and_title};
use crate::columns::Role;
use crate::deliverables;
use crate::draft::{Activity, FindingCode, Place};
use crate::label::{self, Level};
use crate::rows::{Text, WorkRow};
use crate::words::lower;

impl Tree<'_> {
    /// Adds the activity of a row to the current task.
    pub(super) fn add_activity(&mut self, row: &WorkRow, opened_task: bool) {
        let cell = self.activity_cell(row);
        let (number, title) = number_and_title(&cell.text);
        let number = self.numbering.next(Level::Activity, number, opened_task, &cell, self.findings);
        let section = self.section().number.clone();
        let code = self.numbering.code(&section, number);

        let lead_units = self.units(row.lead.as_ref(), Role::Lead);
        let coordinating_units = self.units(row.coordinating.as_ref(), Role::Coordinating);
        self.report_lead_also_coordinating(row, &lead_units, &coordinating_units);
        if lead_units.is_empty() && self.columns.has(Role::Lead) {
            let message = format!("{code} chưa có đơn vị chủ trì.");
            self.findings.high(FindingCode::LeadMissing, self.place_of(row, Role::Lead), message);
        }
        let activity = Activity {
            number,
            title: title.to_owned(),
            deliverables: self.deliverables(row, &code),
            lead_units,
            coordinating_units,
            time_text: row.deadline.as_ref().map(|cell| cell.text.clone()),
            deadline: self.deadline(row, &code),
            contingent: self.is_contingent(row, title),
            place: row.place,
            code,
        };
        self.task().activities.push(activity);
    }

    /// The cell of the activity; where it is blank the task is the work.
    fn activity_cell(&mut self, row: &WorkRow) -> Text {
        let place = self.place_of(row, Role::Level(Level::Activity));
        let Some(cell) = &row.activity else {
            let text = self.task().title.clone();
            let message = "Ô Hoạt động để trống; lấy nội dung nhiệm vụ làm hoạt động.";
            self.findings.medium(FindingCode::BlankMergedCell, place, message).proposing(text.clone());
            return Text { text, place };
        };
        if self.labelled.has(Level::Activity) && label::parse(&cell.text).is_none() {
            let message = "Hoạt động này không có nhãn như các dòng khác; đã đánh số tiếp theo.";
            self.findings.medium(FindingCode::Numbering, place, message).reading(&cell.text);
        }
        cell.clone()
    }

    fn deliverables(&mut self, row: &WorkRow, code: &str) -> Vec<String> {
        let Some(cell) = &row.deliverable else {
            if self.columns.has(Role::Deliverable) {
                let message = format!("{code} chưa ghi kết quả, sản phẩm.");
                self.findings.low(
                    FindingCode::DeliverableMissing,
                    self.place_of(row, Role::Deliverable),
                    message,
                );
            }
            return Vec::new();
        };
        let deliverables = deliverables::split(&cell.text);
        for deliverable in &deliverables {
            if let Some((before, after)) = deliverables::lost_break(deliverable) {
                let message = "Có lẽ đây là hai sản phẩm bị mất dấu xuống dòng; đang giữ nguyên văn là một.";
                let finding = self.findings.low(FindingCode::LostLineBreak, cell.place, message);
                finding.reading(deliverable).proposing(format!("{before}; {after}"));
            }
        }
        deliverables
    }

    /// "(nếu có)", "(nếu có thay đổi)": the work may turn out not to arise.
    fn is_contingent(&mut self, row: &WorkRow, title: &str) -> bool {
        let says_so = |text: &str| lower(text).contains("(nếu ");
        let deliverable = row.deliverable.as_ref().is_some_and(|cell| says_so(&cell.text));
        deliverable || says_so(title) || says_so(&self.task().title)
    }

    /// Where a cell of the row stands, or would stand.
    pub(super) fn place_of(&self, row: &WorkRow, role: Role) -> Place {
        self.columns.find(role).map_or(row.place, |column| row.place.cell(column))
    }
}
