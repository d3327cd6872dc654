use super::Tree;
use crate::columns::Role;
use crate::draft::{Field, FindingCode, Severity, UnitName};
use crate::rows::{Text, WorkRow};
use crate::units::{CellUnits, Doubt};
use crate::words::lower;

impl Tree<'_> {
    /// The units a cell names, every doubt about them reported.
    pub(super) fn units(&mut self, cell: Option<&Text>, key: u32, role: Role) -> Vec<UnitName> {
        let Some(cell) = cell else { return Vec::new() };
        let units = self.vocabulary.read(&cell.text);
        if let Some(doubt) = units.doubt {
            let (severity, message) = in_words(doubt, role);
            let finding = self.findings.add(severity, FindingCode::UnitSeparator, cell.place, message);
            finding.reading(&cell.text).proposing(names(&units.units)).about(key, field(role));
        }
        for person in &units.people {
            let message =
                format!("\"{person}\" là người, không phải đơn vị, nên chưa giao việc. Hãy chọn đơn vị.");
            let finding = self.findings.medium(FindingCode::UnknownUnit, cell.place, message);
            finding.reading(person).about(key, field(role));
        }
        self.report_variants(cell, (key, role), &units);
        for unit in &units.unknown {
            self.report_unknown(cell, (key, role), unit);
        }
        units.units
    }

    fn report_variants(&mut self, cell: &Text, (key, role): (u32, Role), units: &CellUnits) {
        if units.variants.is_empty() {
            return;
        }
        let written: Vec<&str> = units.variants.iter().map(|unit| unit.as_written.as_str()).collect();
        let only_case = units.variants.iter().all(|unit| lower(&unit.name) == lower(&unit.as_written));
        let (severity, how) = if only_case {
            (Severity::Low, "viết hoa khác thường lệ")
        } else {
            (Severity::Medium, "viết tắt hoặc viết khác")
        };
        let full = names(&units.variants);
        let message = format!("Tên đơn vị {how}; hiểu là {full}.");
        let finding = self.findings.add(severity, FindingCode::UnitVariant, cell.place, message);
        finding.reading(written.join(", ")).proposing(full).about(key, field(role));
    }

    /// Once for each unit: where it stands first.
    fn report_unknown(&mut self, cell: &Text, (key, role): (u32, Role), unit: &UnitName) {
        // Without a directory every unit is new; only one named in passing is worth a question.
        if !(self.has_directory || self.vocabulary.is_passing(&unit.name))
            || !self.unknown.insert(unit.name.clone())
        {
            return;
        }
        let name = &unit.name;
        let (severity, message) = if self.has_directory {
            let message =
                format!("Đơn vị \"{name}\" chưa có trong danh mục; hãy tạo mới hoặc chọn đơn vị tương ứng.");
            (Severity::Medium, message)
        } else {
            let message =
                format!("\"{name}\" chỉ được nêu một lần, không chủ trì việc nào; có phải một đơn vị không?");
            (Severity::Low, message)
        };
        let finding = self.findings.add(severity, FindingCode::UnknownUnit, cell.place, message);
        finding.reading(&unit.as_written).about(key, field(role));
    }

    /// Reports a unit that is asked to coordinate with itself.
    pub(super) fn report_lead_also_coordinating(
        &mut self,
        row: &WorkRow,
        key: u32,
        lead: &[UnitName],
        others: &[UnitName],
    ) {
        let leads = |unit: &UnitName| lead.iter().any(|lead| lead.name == unit.name);
        let (both, rest): (Vec<UnitName>, Vec<UnitName>) = others.iter().cloned().partition(leads);
        let Some(cell) = row.coordinating.as_ref().filter(|_| !both.is_empty()) else {
            return;
        };
        let message = format!(
            "{} vừa chủ trì vừa phối hợp; đề nghị bỏ khỏi cột phối hợp hoặc ghi lại đơn vị đúng.",
            names(&both)
        );
        let finding = self.findings.high(FindingCode::LeadAlsoCoordinating, cell.place, message);
        let one_per_line = rest.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("\n");
        finding.reading(&cell.text).proposing(one_per_line).about(key, Field::CoordinatingUnits).pending();
    }

    /// Reports a cell under "chủ trì, phối hợp" that does not say which unit leads.
    pub(super) fn report_undivided(&mut self, row: &WorkRow, key: u32) {
        let Some(cell) = row.lead.as_ref().filter(|_| row.units_undivided) else { return };
        let message = "Ô này không nói đơn vị nào chủ trì, đơn vị nào phối hợp; đang coi tất cả là chủ trì. Hãy ghi \
                       lại các đơn vị chủ trì.";
        let units = self.vocabulary.read(&cell.text).units;
        let lines =
            |units: &[UnitName]| units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("\n");
        let first = units.first().map(|unit| unit.name.clone());
        let finding = self.findings.medium(FindingCode::UnitSeparator, cell.place, message);
        finding.reading(&cell.text).proposing(lines(&units)).or(first).about(key, Field::LeadUnits);
    }
}

fn field(role: Role) -> Field {
    if role == Role::Lead { Field::LeadUnits } else { Field::CoordinatingUnits }
}

fn names(units: &[UnitName]) -> String {
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn in_words(doubt: Doubt, role: Role) -> (Severity, &'static str) {
    use Severity::{Low, Medium};
    match doubt {
        Doubt::NoSeparator => (Medium, "Giữa các đơn vị không có dấu phân cách; đã tách theo tên đơn vị."),
        Doubt::Dot => (Medium, "Dấu chấm đứng thay dấu phẩy giữa các đơn vị; đã tách."),
        Doubt::Slash if role == Role::Lead => {
            (Medium, "Dấu gạch chéo giữa các đơn vị: hiểu là cùng chủ trì; cũng có thể là một trong hai.")
        }
        Doubt::Slash => {
            (Medium, "Dấu gạch chéo giữa các đơn vị: hiểu là tất cả; cũng có thể là một trong hai.")
        }
        Doubt::Dash => (Medium, "Dấu gạch ngang giữa các đơn vị; đã tách."),
        Doubt::Prose => {
            (Medium, "Ô này là câu văn; chỉ lấy tên các đơn vị nhận ra được. Hãy kiểm tra đủ và đúng đơn vị.")
        }
        Doubt::WordsAside => (Low, "Quanh tên đơn vị có lời dẫn hoặc tên người; chỉ lấy tên đơn vị."),
        Doubt::Mixed => (Low, "Dấu phẩy lẫn dấu chấm phẩy giữa các đơn vị; đã tách."),
        Doubt::Trailing => (Low, "Thừa dấu phân cách ở cuối danh sách đơn vị; đã bỏ."),
        Doubt::Repeated => (Low, "Một đơn vị được nêu hai lần trong ô; chỉ lấy một lần."),
    }
}
