//! Names of kinds at the desk: drafts, doubts, columns, changes.

use tiendo_api::annexes::{
    AnnexFormat, AnnexKind, AnnexState, ChangeKind, DecisionKind, Field, FindingCode, Meaning, Severity,
};

use super::Text;

impl Text {
    /// What a draft will become.
    pub fn annex_kind(self, kind: AnnexKind) -> &'static str {
        match kind {
            AnnexKind::NewPlan => self.0.pick("Kế hoạch mới", "New plan"),
            AnnexKind::Amendment => self.0.pick("Điều chỉnh", "Amendment"),
            AnnexKind::CarryOver => self.0.pick("Kế hoạch năm sau", "Next year's plan"),
        }
    }

    /// Where a draft stands.
    pub fn annex_state(self, state: AnnexState) -> &'static str {
        match state {
            AnnexState::Reading => self.0.pick("Đang đọc", "Being read"),
            AnnexState::Refused => self.0.pick("Không đọc được", "Not readable"),
            AnnexState::Draft => self.0.pick("Dự thảo", "Draft"),
            AnnexState::Approved => self.0.pick("Đã duyệt", "Approved"),
            AnnexState::Withdrawn => self.0.pick("Đã bỏ", "Put aside"),
        }
    }

    /// A format.
    pub fn annex_format(self, format: AnnexFormat) -> &'static str {
        match format {
            AnnexFormat::Text => self.0.pick("văn bản", "text"),
            AnnexFormat::Csv => "CSV",
            AnnexFormat::Word => "Word",
            AnnexFormat::Excel => "Excel",
        }
    }

    /// How grave a doubt is: a word and a shape.
    pub fn severity(self, severity: Severity) -> (&'static str, &'static str) {
        match severity {
            Severity::High => ("▲", self.0.pick("Quan trọng", "Grave")),
            Severity::Medium => ("◆", self.0.pick("Cần xem", "Look at it")),
            Severity::Low => ("●", self.0.pick("Nên biết", "Worth knowing")),
        }
    }

    /// A kind of doubt.
    pub fn finding_code(self, code: FindingCode) -> &'static str {
        let (vi, en) = match code {
            FindingCode::ShiftedRow => ("Dòng lệch cột", "Row slid"),
            FindingCode::DeadlineMissing => ("Thiếu thời hạn", "No completion time"),
            FindingCode::SplitText => ("Chữ bị ngắt trang", "Text split"),
            FindingCode::CountMismatch => ("Số dòng khai lệch", "Counts differ"),
            FindingCode::HeadingIncomplete => ("Phần đầu chưa đủ", "Heading incomplete"),
            FindingCode::LeadAlsoCoordinating => ("Vừa chủ trì vừa phối hợp", "Lead also coordinates"),
            FindingCode::UnknownUnit => ("Đơn vị chưa có", "Unknown unit"),
            FindingCode::UnitVariant => ("Tên đơn vị viết khác", "Unit spelt otherwise"),
            FindingCode::UnitSeparator => ("Dấu ngăn giữa đơn vị", "Separator of units"),
            FindingCode::BlankMergedCell => ("Ô trống lấy theo trên", "Blank cell filled"),
            FindingCode::DeadlineUnclear => ("Thời hạn chưa rõ", "Time unclear"),
            FindingCode::YearInferred => ("Năm lấy theo kế hoạch", "Year inferred"),
            FindingCode::Markup => ("Thẻ định dạng", "Mark-up"),
            FindingCode::LostLineBreak => ("Mất dấu xuống dòng", "Line break lost"),
            FindingCode::Numbering => ("Đánh số", "Numbering"),
            FindingCode::UnplacedRow => ("Dòng chưa xếp được", "Row not placed"),
            FindingCode::LeadMissing => ("Thiếu đơn vị chủ trì", "No lead unit"),
            FindingCode::DeliverableMissing => ("Thiếu sản phẩm", "No deliverable"),
            FindingCode::UnreadColumn => ("Cột chưa đọc", "Column not read"),
            FindingCode::SharedCell => ("Ô gộp dùng chung", "Shared cell"),
            FindingCode::SourceDoubt => ("Định dạng của tệp", "The file itself"),
            FindingCode::YearAdvanced => ("Chuyển năm", "Year moved on"),
            FindingCode::Unfinished => ("Việc chưa xong", "Unfinished work"),
            _ => ("Khác", "Other"),
        };
        self.0.pick(vi, en)
    }

    /// How a doubt was settled.
    pub fn decision_kind(self, kind: DecisionKind) -> &'static str {
        match kind {
            DecisionKind::Accept => self.0.pick("Đã chấp nhận", "Accepted"),
            DecisionKind::Correct => self.0.pick("Đã sửa", "Corrected"),
            DecisionKind::Waive => self.0.pick("Đã bỏ qua", "Waived"),
        }
    }

    /// What a column holds.
    pub fn meaning(self, meaning: Meaning) -> &'static str {
        let (vi, en) = match meaning {
            Meaning::Stt => ("Số thứ tự", "Running number"),
            Meaning::Outline => ("Số mục (a, b, 1.2)", "Outline number"),
            Meaning::Objective => ("Mục tiêu", "Objective"),
            Meaning::Task => ("Nhiệm vụ", "Task"),
            Meaning::Activity => ("Hoạt động, nội dung công việc", "Activity"),
            Meaning::Deliverable => ("Kết quả, sản phẩm", "Deliverable"),
            Meaning::Lead => ("Đơn vị chủ trì", "Lead units"),
            Meaning::Coordinating => ("Đơn vị phối hợp", "Coordinating units"),
            Meaning::Units => ("Chủ trì và phối hợp", "Lead and coordinating"),
            Meaning::Deadline => ("Thời gian hoàn thành", "Completion time"),
            Meaning::Duration => ("Số ngày", "Duration"),
            Meaning::Note => ("Ghi chú", "Notes"),
            Meaning::Other => ("Không dùng", "Not needed"),
        };
        self.0.pick(vi, en)
    }

    /// How a node of a plan changed.
    pub fn change_kind(self, kind: ChangeKind) -> (&'static str, &'static str) {
        match kind {
            ChangeKind::Added => ("+", self.0.pick("Thêm", "Added")),
            ChangeKind::Changed => ("≠", self.0.pick("Sửa", "Changed")),
            ChangeKind::Moved => ("↕", self.0.pick("Chuyển chỗ", "Moved")),
            ChangeKind::Dropped => ("−", self.0.pick("Bỏ", "Dropped")),
        }
    }

    /// A field of a node.
    pub fn field_name(self, field: Field) -> &'static str {
        match field {
            Field::Title => self.0.pick("Nội dung", "Wording"),
            Field::Number => self.number_field(),
            Field::IssuedOn => self.issued_on(),
            Field::Issuer => self.issuer(),
            Field::Deliverables => self.deliverables_field(),
            Field::LeadUnits => self.lead_field(),
            Field::CoordinatingUnits => self.coordinating_field(),
            Field::Deadline => self.time_field(),
        }
    }
}
