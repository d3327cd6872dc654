//! The desk: annexes, doubts, amendments.

use tiendo_api::annexes::{
    AnnexFormat, AnnexKind, AnnexState, ChangeKind, DecisionKind, Field, FindingCode, Meaning, Severity,
};

use super::Text;

super::words! {
    annexes_title = "Phụ lục kế hoạch", "Plan annexes";
    nav_annexes = "Phụ lục", "Annexes";
    send_annex = "Tải phụ lục lên", "Upload an annex";
    drop_here = "Thả tệp Word, Excel hoặc CSV vào đây, hoặc", "Drop a Word, Excel or CSV file here, or";
    choose_annex = "Chọn tệp", "Choose a file";
    or_paste = "Hoặc dán bảng chép từ Word, Excel", "Or paste a table copied from Word or Excel";
    paste_hint = "Chép cả dòng tiêu đề của bảng.", "Copy the table with its header row.";
    read_pasted = "Đọc bảng đã dán", "Read the pasted table";
    year_of_plan = "Năm kế hoạch", "Year of the plan";
    year_hint = "Bỏ trống nếu tên kế hoạch có ghi năm.", "Leave empty when the title says it.";
    amends = "Điều chỉnh kế hoạch", "Amends the plan";
    amends_none = "Không, đây là kế hoạch mới", "No, this is a new plan";
    reading_annex = "Đang đọc phụ lục", "Reading the annex";
    no_annexes = "Chưa có phụ lục nào. Tải tệp Word của kế hoạch lên để bắt đầu.",
        "No annex yet. Upload the plan's Word file to begin.";
    open_doubts = "chỗ cần xử lý", "doubts to settle";
    pasted_text = "bảng dán vào", "pasted table";
    continue_draft = "Xử lý tiếp", "Continue";
    look_at_draft = "Xem lại", "Look at it";

    heading_of_plan = "Phần đầu kế hoạch", "Heading of the plan";
    issued_on = "Ngày ban hành", "Issued on";
    issuer = "Cơ quan ban hành", "Issuer";
    plan_title_field = "Tên kế hoạch", "Title";
    number_field = "Số, ký hiệu", "Number";
    left_blank = "(bỏ trống)", "(blank)";
    counts_title = "Số dòng khai và số dòng đọc được", "Rows declared and rows found";
    section_column = "Phần", "Section";
    objectives_column = "Mục tiêu", "Objectives";
    tasks_column = "Nhiệm vụ", "Tasks";
    activities_column = "Hoạt động", "Activities";
    whole_annex = "Cả phụ lục", "Whole annex";
    found_of_declared = "đọc được / khai", "found / declared";
    differs = "lệch", "differs";
    columns_title = "Các cột của bảng", "Columns of the table";
    column_unknown = "Chưa rõ", "Not known";
    map_columns = "Đọc lại theo các cột này", "Read again with these columns";

    doubts_title = "Chỗ cần xem lại", "Doubts";
    only_open = "Chưa xử lý", "Open";
    all_doubts = "Tất cả", "All";
    nothing_open = "Mọi chỗ đã được xử lý. Có thể duyệt.", "Every doubt is settled. The draft can be approved.";
    as_read = "Đọc được", "Read";
    as_proposed = "Đề xuất", "Proposed";
    other_reading = "Cách hiểu khác", "Other reading";
    accept = "Chấp nhận", "Accept";
    correct = "Sửa", "Correct";
    waive = "Bỏ qua", "Waive";
    accept_kind = "Chấp nhận cả loại này", "Accept all of this kind";
    save_correction = "Lưu giá trị đúng", "Save the value";
    save_waiver = "Lưu lý do bỏ qua", "Save the reason";
    right_value = "Giá trị đúng", "Right value";
    one_per_line = "Mỗi dòng một đơn vị hoặc một sản phẩm; thời hạn ghi như 30/6/2026, Quý III/2026.",
        "One unit or deliverable a line; a time as 30/6/2026 or Quý III/2026.";
    reason = "Lý do", "Reason";

    source_title = "Tài liệu gốc", "Source document";
    source_row = "dòng", "row";
    source_column = "cột", "column";
    source_table = "bảng", "table";
    download_source = "Tải tệp gốc", "Download the source";
    pick_a_doubt = "Chọn một chỗ cần xem lại hoặc một hoạt động để thấy ô gốc.",
        "Pick a doubt or an activity to see its source cell.";
    earlier_rows = "Các dòng trước", "Earlier rows";
    later_rows = "Các dòng sau", "Later rows";

    tree_title = "Kế hoạch như đã đọc", "The plan as read";
    edit_node = "Sửa mục này", "Edit";
    show_source = "Xem ô gốc", "Show the source";
    save_field = "Lưu", "Save";
    move_up = "Chuyển lên", "Move up";
    move_down = "Chuyển xuống", "Move down";
    remove_node = "Bỏ khỏi kế hoạch", "Take out";
    split_leads = "Tách theo đơn vị chủ trì", "Split by lead unit";
    add_below = "Thêm vào đây", "Add here";
    new_title = "Nội dung mục mới", "Words of the new entry";
    add_section = "Thêm phần", "Add a section";
    deliverables_field = "Kết quả, sản phẩm", "Deliverables";
    lead_field = "Đơn vị chủ trì", "Lead units";
    coordinating_field = "Đơn vị phối hợp", "Coordinating units";
    time_field = "Thời gian hoàn thành", "Completion time";
    read_as = "hiểu là", "read as";

    difference_title = "Thay đổi so với kế hoạch", "Changes against the plan";
    no_difference = "Chưa có thay đổi nào.", "Nothing changes yet.";
    unchanged = "hoạt động giữ nguyên", "activities unchanged";
    change_before = "Trước", "Before";
    change_after = "Sau", "After";

    approve = "Duyệt", "Approve";
    approve_blocked = "Chưa duyệt được: còn", "Cannot be approved yet:";
    decision_number = "Số quyết định điều chỉnh", "Number of the decision";
    decided_on = "Ngày quyết định", "Day of the decision";
    effective_on = "Có hiệu lực từ ngày", "In force from";
    withdraw = "Bỏ bản dự thảo", "Put aside";
    approved_now = "Đã duyệt", "Approved";
    items_added = "việc mới", "new items";
    items_changed = "việc thay đổi", "items changed";
    items_dropped = "việc bỏ", "items dropped";
    to_plan = "Xem kế hoạch", "See the plan";
    to_annexes = "Về danh sách phụ lục", "Back to the annexes";

    versions_title = "Các bản của kế hoạch", "Versions of the plan";
    version = "Bản", "Version";
    as_first_approved = "Như đã duyệt", "As approved";
    decision = "Quyết định", "Decision";
    begin_amendment = "Lập bản điều chỉnh", "Begin an amendment";
    carry_over = "Lập kế hoạch năm sau", "Begin next year's plan";
    export_word = "Tải bản Word", "Word file";
    export_excel = "Tải bản Excel", "Excel file";
    export_word_states = "Word kèm tình trạng", "Word with states";
    export_excel_states = "Excel kèm tình trạng", "Excel with states";
    amendments_and_files = "Điều chỉnh, tải về", "Amend, download";
}

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
