use super::{Tree, number_and_title};
use crate::columns::Role;
use crate::deadline::{self, Deadline, Doubt as TimeDoubt};
use crate::deliverables;
use crate::draft::{Activity, FindingCode, Place, Severity, UnitName};
use crate::label::{self, Level};
use crate::rows::{Text, WorkRow};
use crate::units::{CellUnits, Doubt};
use crate::words::lower;

impl Tree<'_> {
    /// Adds the activity of a row to the current task.
    pub(super) fn add_activity(&mut self, row: &WorkRow, opened_task: bool) {
        let cell = self.activity_cell(row);
        let (number, title) = number_and_title(&cell.text);
        let number = self
            .numbering
            .next(Level::Activity, number, opened_task, &cell, self.findings);
        let section = self.section().number.clone();
        let code = self.numbering.code(&section, number);

        let lead_units = self.units(row.lead.as_ref(), Role::Lead);
        let coordinating_units = self.units(row.coordinating.as_ref(), Role::Coordinating);
        self.report_lead_also_coordinating(row, &lead_units, &coordinating_units);
        if lead_units.is_empty() && self.columns.has(Role::Lead) {
            let place = self.place_of(row, Role::Lead);
            let message = format!("{code} chưa có đơn vị chủ trì.");
            self.findings.add(
                (FindingCode::LeadMissing, Severity::High),
                place,
                "",
                None,
                message,
            );
        }
        let deliverables = self.deliverables(row, &code);
        let deadline = self.deadline(row, &code);
        let contingent = [
            Some(title),
            row.deliverable.as_ref().map(|cell| cell.text.as_str()),
            Some(&self.task().title),
        ]
        .into_iter()
        .flatten()
        .any(|text| lower(text).contains("(nếu "));
        let activity = Activity {
            code,
            number,
            title: title.to_owned(),
            deliverables,
            lead_units,
            coordinating_units,
            time_text: row.deadline.as_ref().map(|cell| cell.text.clone()),
            deadline,
            contingent,
            place: row.place,
        };
        self.task().activities.push(activity);
    }

    /// The cell of the activity; where it is blank the task is the work.
    fn activity_cell(&mut self, row: &WorkRow) -> Text {
        let place = self.place_of(row, Role::Level(Level::Activity));
        let Some(cell) = &row.activity else {
            let title = self.task().title.clone();
            let message = "Ô Hoạt động để trống; lấy nội dung nhiệm vụ làm hoạt động.";
            self.findings.add(
                (FindingCode::BlankMergedCell, Severity::Medium),
                place,
                "",
                Some(title.clone()),
                message,
            );
            return Text { text: title, place };
        };
        if self.labelled.has(Level::Activity) && label::parse(&cell.text).is_none() {
            let message =
                "Hoạt động này không có nhãn \"Hoạt động …:\" như các dòng khác; đã đánh số tiếp theo.";
            self.findings.add(
                (FindingCode::Numbering, Severity::Medium),
                place,
                &cell.text,
                None,
                message,
            );
        }
        cell.clone()
    }

    fn deliverables(&mut self, row: &WorkRow, code: &str) -> Vec<String> {
        let Some(cell) = &row.deliverable else {
            if self.columns.has(Role::Deliverable) {
                let place = self.place_of(row, Role::Deliverable);
                let message = format!("{code} chưa ghi kết quả, sản phẩm.");
                self.findings.add(
                    (FindingCode::DeliverableMissing, Severity::Low),
                    place,
                    "",
                    None,
                    message,
                );
            }
            return Vec::new();
        };
        let deliverables = deliverables::split(&cell.text);
        for (before, after) in deliverables
            .iter()
            .filter_map(|deliverable| deliverables::lost_break(deliverable))
        {
            let message = "Có lẽ đây là hai sản phẩm bị mất dấu xuống dòng; đang giữ nguyên văn là một.";
            let proposed = Some(format!("{before}; {after}"));
            self.findings.add(
                (FindingCode::LostLineBreak, Severity::Low),
                cell.place,
                &cell.text,
                proposed,
                message,
            );
        }
        deliverables
    }

    fn deadline(&mut self, row: &WorkRow, code: &str) -> Deadline {
        let Some(cell) = &row.deadline else {
            if self.columns.has(Role::Deadline) {
                let place = self.place_of(row, Role::Deadline);
                let message = match &self.time_above {
                    Some(_) => format!(
                        "{code} không có thời gian hoàn thành; có thể ô này gộp với dòng trên. Hãy chọn hạn."
                    ),
                    None => format!("{code} không có thời gian hoàn thành. Hãy chọn hạn."),
                };
                let proposed = self.time_above.clone();
                self.findings.add(
                    (FindingCode::DeadlineMissing, Severity::High),
                    place,
                    "",
                    proposed,
                    message,
                );
            }
            return Deadline::none("");
        };
        self.time_above = Some(cell.text.clone());
        let reading = deadline::examine(&cell.text, self.year);
        if let Some(doubt) = reading.doubt {
            let message = time_doubt(doubt);
            let proposed = reading.deadline.end.map(|end| end.format("%d/%m/%Y").to_string());
            self.findings.add(
                (FindingCode::DeadlineUnclear, Severity::Medium),
                cell.place,
                &cell.text,
                proposed,
                message,
            );
        }
        if reading.without_year {
            let message = format!("Thời gian không ghi năm; lấy năm của kế hoạch là {}.", self.year);
            let proposed = reading.deadline.end.map(|end| end.format("%d/%m/%Y").to_string());
            self.findings.add(
                (FindingCode::YearInferred, Severity::Medium),
                cell.place,
                &cell.text,
                proposed,
                message,
            );
        }
        if cell.text.split(", ").any(has_lost_break) {
            let message = "Có lẽ mất dấu xuống dòng trong ô thời gian; đang đọc cả ô như một.";
            self.findings.add(
                (FindingCode::LostLineBreak, Severity::Low),
                cell.place,
                &cell.text,
                None,
                message,
            );
        }
        reading.deadline
    }

    fn units(&mut self, cell: Option<&Text>, role: Role) -> Vec<UnitName> {
        let Some(cell) = cell else { return Vec::new() };
        let units = self.vocabulary.read(&cell.text);
        self.report_units(cell, &units, role);
        units.units
    }

    fn report_units(&mut self, cell: &Text, units: &CellUnits, role: Role) {
        let names = |units: &[UnitName]| {
            units
                .iter()
                .map(|unit| unit.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        if let Some(doubt) = units.doubt {
            let (severity, message) = list_doubt(doubt, role);
            let proposed = Some(names(&units.units));
            self.findings.add(
                (FindingCode::UnitSeparator, severity),
                cell.place,
                &cell.text,
                proposed,
                message,
            );
        }
        if !units.variants.is_empty() {
            let written = units
                .variants
                .iter()
                .map(|unit| unit.as_written.as_str())
                .collect::<Vec<_>>()
                .join(", ");
            let only_case = units
                .variants
                .iter()
                .all(|unit| lower(&unit.name) == lower(&unit.as_written));
            let (severity, what) = if only_case {
                (Severity::Low, "viết hoa khác thường lệ")
            } else {
                (Severity::Medium, "viết tắt")
            };
            let message = format!("Tên đơn vị {what}; hiểu là {}.", names(&units.variants));
            self.findings.add(
                (FindingCode::UnitVariant, severity),
                cell.place,
                written,
                Some(names(&units.variants)),
                message,
            );
        }
        for unit in &units.unknown {
            // Without a directory every unit is new; only one named in passing is worth a question.
            let doubtful = self.has_directory || self.vocabulary.is_passing(&unit.name);
            if doubtful && self.unknown.insert(unit.name.clone()) {
                let severity = if self.has_directory {
                    Severity::Medium
                } else {
                    Severity::Low
                };
                let message = if self.has_directory {
                    format!(
                        "Đơn vị \"{}\" chưa có trong danh mục; hãy tạo mới hoặc chọn đơn vị tương ứng.",
                        unit.name
                    )
                } else {
                    format!(
                        "\"{}\" chỉ được nêu một lần và không chủ trì việc nào; hãy xác nhận đây là một đơn vị.",
                        unit.name
                    )
                };
                self.findings.add(
                    (FindingCode::UnknownUnit, severity),
                    cell.place,
                    &unit.as_written,
                    None,
                    message,
                );
            }
        }
    }

    fn report_lead_also_coordinating(&mut self, row: &WorkRow, lead: &[UnitName], coordinating: &[UnitName]) {
        let both = coordinating
            .iter()
            .filter(|unit| lead.iter().any(|lead| lead.name == unit.name));
        let both: Vec<&str> = both.map(|unit| unit.name.as_str()).collect();
        let Some(cell) = row.coordinating.as_ref().filter(|_| !both.is_empty()) else {
            return;
        };
        let rest = coordinating
            .iter()
            .map(|unit| unit.name.as_str())
            .filter(|name| !both.contains(name));
        let rest = rest.collect::<Vec<_>>().join(", ");
        let message = format!(
            "{} vừa chủ trì vừa phối hợp; đề nghị bỏ khỏi cột phối hợp hoặc ghi lại đơn vị đúng.",
            both.join(", ")
        );
        self.findings.add(
            (FindingCode::LeadAlsoCoordinating, Severity::High),
            cell.place,
            &cell.text,
            Some(rest),
            message,
        );
    }

    /// Where a cell of the row stands, or would stand.
    fn place_of(&self, row: &WorkRow, role: Role) -> Place {
        let column = self
            .columns
            .find(role)
            .and_then(|column| u32::try_from(column + 1).ok());
        Place { column, ..row.place }
    }
}

/// A capital word of time in the middle of a line began a line of its own once.
fn has_lost_break(text: &str) -> bool {
    [" Trong ", " Thường xuyên", " Dự kiến", " Khi ", " Sau khi "]
        .iter()
        .any(|word| {
            text.find(word)
                .is_some_and(|at| text[..at].ends_with(char::is_alphanumeric))
        })
}

fn time_doubt(doubt: TimeDoubt) -> &'static str {
    match doubt {
        TimeDoubt::Unreadable => "Chưa đọc được thời gian này thành hạn; hãy chọn hạn.",
        TimeDoubt::SeveralReadings => {
            "Thời gian này có thể hiểu nhiều cách; đang lấy cách dễ xảy ra nhất. Hãy xác nhận."
        }
        TimeDoubt::PartlyRead => "Thời gian này mới đọc được một phần; hãy kiểm tra hạn.",
        TimeDoubt::NothingToCountFrom => {
            "Thời gian ghi số ngày nhưng không ghi tính từ khi nào; hãy bổ sung mốc tính."
        }
    }
}

fn list_doubt(doubt: Doubt, role: Role) -> (Severity, &'static str) {
    match doubt {
        Doubt::NoSeparator => (
            Severity::Medium,
            "Giữa các đơn vị không có dấu phân cách; đã tách theo tên đơn vị.",
        ),
        Doubt::Dot => (
            Severity::Medium,
            "Dấu chấm đứng thay dấu phẩy giữa các đơn vị; đã tách.",
        ),
        Doubt::Slash if role == Role::Lead => (
            Severity::Medium,
            "Dấu gạch chéo giữa các đơn vị: hiểu là cùng chủ trì; cũng có thể là một trong hai.",
        ),
        Doubt::Slash => (
            Severity::Medium,
            "Dấu gạch chéo giữa các đơn vị: hiểu là tất cả; cũng có thể là một trong hai.",
        ),
        Doubt::Mixed => (
            Severity::Low,
            "Dấu phẩy lẫn dấu chấm phẩy giữa các đơn vị; đã tách.",
        ),
        Doubt::Trailing => (
            Severity::Low,
            "Thừa dấu phân cách ở cuối danh sách đơn vị; đã bỏ.",
        ),
        Doubt::Repeated => (
            Severity::Low,
            "Một đơn vị được nêu hai lần trong ô; chỉ lấy một lần.",
        ),
    }
}
