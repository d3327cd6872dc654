use super::{Tree, number_and_title};
use crate::columns::Role;
use crate::deliverables;
use crate::draft::{Activity, Field, FieldPlaces, FindingCode, Place};
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
        // The nodes above come first.
        self.task();
        let key = self.key();

        self.report_shared(row, key);
        let lead_units = self.units(row.lead.as_ref(), key, Role::Lead);
        let coordinating_units = self.units(row.coordinating.as_ref(), key, Role::Coordinating);
        self.report_lead_also_coordinating(row, key, &lead_units, &coordinating_units);
        if lead_units.is_empty() && self.columns.has(Role::Lead) {
            let message = format!("{code} chưa có đơn vị chủ trì.");
            let place = self.place_of(row, Role::Lead);
            self.findings.high(FindingCode::LeadMissing, place, message).about(key, Field::LeadUnits);
        }
        let text = |cell: &Option<Text>| cell.as_ref().map(|cell| cell.text.clone());
        let place = |cell: &Option<Text>| cell.as_ref().map(|cell| cell.place);
        let activity = Activity {
            key,
            origin: None,
            number,
            stt: row.stt.filter(|_| row.task.is_none()),
            title: title.to_owned(),
            deliverable_text: text(&row.deliverable),
            deliverables: self.deliverables(row, key, &code),
            lead_text: text(&row.lead),
            lead_units,
            coordinating_text: text(&row.coordinating),
            coordinating_units,
            time_text: text(&row.deadline),
            time_read_as: None,
            deadline: self.deadline(row, key, &code),
            contingent: self.is_contingent(row, title),
            extras: Vec::new(),
            place: Some(row.place),
            places: FieldPlaces {
                title: Some(cell.place),
                deliverables: place(&row.deliverable),
                lead: place(&row.lead),
                coordinating: place(&row.coordinating),
                deadline: place(&row.deadline),
            },
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
            return Text { text, place, shared: None };
        };
        if self.labelled.has(Level::Activity) && label::parse(&cell.text).is_none() {
            let message = "Hoạt động này không có nhãn như các dòng khác; đã đánh số tiếp theo.";
            self.findings.medium(FindingCode::Numbering, place, message).reading(&cell.text);
        }
        cell.clone()
    }

    /// Cells whose content stands in another row: merged, or said once for a group.
    fn report_shared(&mut self, row: &WorkRow, key: u32) {
        let fields = [Field::Deliverables, Field::LeadUnits, Field::CoordinatingUnits, Field::Deadline];
        for (cell, field) in row.details().into_iter().zip(fields) {
            let Some((cell, from)) = cell.as_ref().and_then(|cell| Some((cell, cell.shared?))) else {
                continue;
            };
            let message = format!("Ô này gộp với ô ở dòng {} nên lấy nội dung của ô đó.", from.row);
            let finding = self.findings.low(FindingCode::SharedCell, cell.place, message);
            finding.proposing(cell.text.clone()).about(key, field);
        }
    }

    fn deliverables(&mut self, row: &WorkRow, key: u32, code: &str) -> Vec<String> {
        let Some(cell) = &row.deliverable else {
            if self.columns.has(Role::Deliverable) {
                let message = format!("{code} chưa ghi kết quả, sản phẩm.");
                let place = self.place_of(row, Role::Deliverable);
                let finding = self.findings.low(FindingCode::DeliverableMissing, place, message);
                finding.about(key, Field::Deliverables);
            }
            return Vec::new();
        };
        let deliverables = deliverables::split(&cell.text);
        for deliverable in &deliverables {
            if let Some((before, after)) = deliverables::lost_break(deliverable) {
                let message = "Có lẽ đây là hai sản phẩm bị mất dấu xuống dòng; đang giữ nguyên văn là một.";
                let finding = self.findings.low(FindingCode::LostLineBreak, cell.place, message);
                finding.reading(deliverable).proposing(format!("{before}; {after}"));
                finding.about(key, Field::Deliverables);
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
