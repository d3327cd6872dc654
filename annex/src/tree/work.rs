use super::{Tree, number_and_title};
use crate::columns::Role;
use crate::deliverables;
use crate::draft::{Activity, Field, FieldPlaces, FindingCode, Place, Severity};
use crate::label::{self, Level};
use crate::rows::{Text, WorkRow};
use crate::words::lower;

impl Tree<'_> {
    /// Adds the activity of a row to the current task.
    pub(super) fn add_activity(&mut self, row: &WorkRow, opened_task: bool) {
        // The nodes above come first.
        self.task();
        let key = self.key();
        let cell = self.activity_cell(row, key);
        let (number, title) = number_and_title(&cell.text);
        let (number, code) = self.number_and_code(row, number, opened_task, &cell);

        self.report_shared(row, &cell, key);
        self.report_undivided(row, key);
        let lead_units = self.units(row.lead.as_ref(), key, Role::Lead);
        let coordinating_units = self.units(row.coordinating.as_ref(), key, Role::Coordinating);
        self.report_lead_also_coordinating(row, key, &lead_units, &coordinating_units);
        if lead_units.is_empty() && (self.columns.has(Role::Lead) || self.columns.has(Role::Units)) {
            let message = format!("{code} chưa có đơn vị chủ trì.");
            let place = self.place_of(row, Role::Lead);
            self.findings.high(FindingCode::LeadMissing, place, message).about(key, Field::LeadUnits);
        }
        let text = |cell: &Option<Text>| cell.as_ref().map(|cell| cell.text.clone());
        // Of a cell that names both, either field keeps the whole.
        let units_text = |cell: &Option<Text>| row.units_cell.clone().or_else(|| text(cell));
        let place = |cell: &Option<Text>| cell.as_ref().map(|cell| cell.place);
        let activity = Activity {
            key,
            origin: None,
            number,
            stt: row.stt.filter(|_| row.task.is_none()),
            title: title.to_owned(),
            deliverable_text: text(&row.deliverable),
            deliverables: self.deliverables(row, key, &code),
            lead_text: units_text(&row.lead),
            lead_units,
            coordinating_text: units_text(&row.coordinating),
            coordinating_units,
            time_text: text(&row.deadline),
            time_read_as: row.deadline_read_as.clone(),
            deadline: self.deadline(row, key, &code),
            contingent: self.is_contingent(row, title),
            extras: row.extras.clone(),
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
    fn activity_cell(&mut self, row: &WorkRow, key: u32) -> Text {
        let place = self.place_of(row, Role::Level(Level::Activity));
        let Some(cell) = &row.activity else {
            let text = self.task().title.clone();
            let message = "Ô Hoạt động để trống; lấy nội dung nhiệm vụ làm hoạt động.";
            let finding = self.findings.medium(FindingCode::BlankMergedCell, place, message);
            finding.proposing(text.clone()).about(key, Field::Title);
            return Text { text, place, ..Text::default() };
        };
        if self.labelled.has(Level::Activity) && label::parse(&cell.text).is_none() {
            let message = "Hoạt động này không có nhãn như các dòng khác; đã đánh số tiếp theo.";
            self.findings.medium(FindingCode::Numbering, place, message).reading(&cell.text);
        }
        cell.clone()
    }

    /// The number of an activity and the code it goes by: the annex's own where it marks its rows.
    fn number_and_code(
        &mut self,
        row: &WorkRow,
        written: Option<u32>,
        opened_task: bool,
        cell: &Text,
    ) -> (u32, String) {
        let outlined = row.outlined.as_ref();
        if let Some((outlined, code)) =
            outlined.and_then(|outlined| Some((outlined, outlined.code.as_ref()?)))
        {
            let code = self.numbering.unique(code.clone());
            return (outlined.number.unwrap_or(1), code);
        }
        // Without a mark it counts on within its section, whatever group it stands in.
        let number = self.numbering.next(
            Level::Activity,
            written,
            opened_task && outlined.is_none(),
            cell,
            self.findings,
        );
        let section = self.section().number.clone();
        (number, self.numbering.code(&section, number))
    }

    /// Cells whose content stands in another row: merged, or said once for a group.
    fn report_shared(&mut self, row: &WorkRow, title: &Text, key: u32) {
        let fields = [Field::Deliverables, Field::LeadUnits, Field::CoordinatingUnits, Field::Deadline];
        let cells = row.details().into_iter().zip(fields);
        let cells = cells.filter_map(|(cell, field)| Some((cell.as_ref()?, field)));
        for (cell, field) in cells.chain([(title, Field::Title)]) {
            let Some(from) = cell.shared else { continue };
            let message = if cell.of_group {
                format!("Ô này để trống nên lấy theo dòng {} ghi chung cho cả nhóm.", from.row)
            } else {
                format!("Ô này gộp với ô ở dòng {} nên lấy nội dung của ô đó.", from.row)
            };
            let severity = if cell.of_group { Severity::Medium } else { Severity::Low };
            let finding = self.findings.add(severity, FindingCode::SharedCell, cell.place, message);
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
        let apart = deliverables::at_lost_breaks(&deliverables, cell.text.starts_with(['-', '–', '+', '•']));
        if apart != deliverables {
            let message = "Có lẽ có hai sản phẩm bị mất dấu xuống dòng; đang giữ nguyên văn là một.";
            let finding = self.findings.low(FindingCode::LostLineBreak, cell.place, message);
            finding.reading(&cell.text).proposing(apart.join("\n"));
            finding.about(key, Field::Deliverables).pending();
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
