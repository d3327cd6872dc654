//! Figures against the plan: targets, contradictions, completion rules.

use tiendo_api::{
    Direction, ListRule, Operator,
    contradictions::ContradictionKind,
    targets::{PlanTarget, TargetPlace, TargetState, TargetStatus, TargetValue},
};

use super::Text;
use crate::parts::figures::number;

super::words! {
    targets_title = "Chỉ tiêu", "Targets";
    open_targets = "Chỉ tiêu theo từng kỳ, báo số liệu", "Targets period by period, reporting";
    targets_none = "Kế hoạch này không ghi chỉ tiêu nào bằng số.", "This plan states no target in numbers.";
    targets_none_next = "Văn phòng có thể thêm chỉ tiêu tại đây.", "The Office can add one here.";
    targets_followed = "Chỉ tiêu đang theo dõi", "Targets that are followed";
    targets_followed_none = "Chưa chỉ tiêu nào được xác nhận. Xác nhận một chỉ tiêu bên dưới thì đơn vị mới báo được số liệu.",
        "No target is confirmed yet. Values are reported once the Office has confirmed it below.";
    targets_proposed = "Máy đọc từ phụ lục, chờ Văn phòng xác nhận", "Read from the annex, to be confirmed by the Office";
    targets_counted = "chỉ tiêu", "in all";
    target_do = "Thực hiện", "To do";
    target_lead = "Đơn vị báo số liệu", "Unit that reports";
    target_place = "Ghi tại", "Stated at";
    place_objective = "mục tiêu", "objective";
    place_task = "nhiệm vụ", "task";
    place_activity = "hoạt động", "activity";
    place_deliverable = "sản phẩm của hoạt động", "deliverable of activity";
    place_by_hand = "Văn phòng thêm", "added by the Office";
    status_proposed = "Chờ xác nhận", "To be confirmed";
    status_dropped = "Đã bỏ", "Dropped";

    op_equal = "đạt", "exactly";
    op_at_least = "tối thiểu", "at least";
    op_more_than = "trên", "more than";
    op_at_most = "không quá", "at most";
    op_less_than = "dưới", "less than";
    increase = "tăng", "increase by";
    decrease = "giảm", "decrease by";

    target_report = "Báo số liệu", "Report figures";
    target_confirm = "Xác nhận", "Confirm";
    target_correct = "Sửa", "Correct";
    target_drop = "Bỏ chỉ tiêu", "Drop";
    target_add = "Thêm chỉ tiêu", "Add a target";
    save_report = "Lưu số liệu", "Save the figures";
    save_target = "Lưu và xác nhận", "Save and confirm";
    numerator_share = "Số đạt (n)", "How many of them (n)";
    denominator_share = "Tổng số (N); 0 là không có gì để tính", "Of how many (N); 0: there was nothing to count";
    numerator_count = "Số đạt được", "How many";
    denominator_count = "Trên tổng số (nếu có)", "Of how many (if known)";
    claimed = "Kết quả đơn vị tự tính (nếu có)", "What the unit says it comes to (if it does)";
    figures_source = "Nguồn số liệu", "Where the figures come from";
    figures_note = "Ghi chú", "Note";
    stated_words = "Nội dung chỉ tiêu", "Wording";
    stated_operator = "So sánh", "Compare";
    stated_direction = "Nếu là mức thay đổi", "When it is a change";
    stated_value = "Giá trị phải đạt", "Value to reach";
    stated_unit = "Đơn vị tính (% hoặc một từ: hộ, hồ sơ…)", "Counted in (% or a word)";
    correct_hint = "Áp dụng từ hôm nay; số liệu đã báo được tính lại theo nội dung mới.",
        "Holds from today on; what was reported is measured by it too.";
    drop_hint = "Chỉ tiêu không còn trong danh sách; những gì đã báo vẫn được giữ.", "It leaves the list; what was reported is kept.";

    by_period = "Theo kỳ báo cáo", "By report period";
    no_period_open = "Chưa đến kỳ báo cáo nào.", "No report period has opened yet.";
    trend_chart = "Biểu đồ kết quả theo kỳ", "Chart of the results by period";
    stated_line = "phải đạt", "to reach";
    unit_claims = "đơn vị tự tính", "the unit says";
    all_reports = "Các lần báo số liệu", "Every report";
    no_reports = "Chưa đơn vị nào báo số liệu.", "Nothing has been reported yet.";
    target_decisions = "Quá trình xác định chỉ tiêu", "How the target came to be";
    read_from_annex = "Đọc từ phụ lục", "Read from the annex";
    decided_confirmed = "Xác nhận", "Confirmed";
    decided_dropped = "Bỏ", "Dropped";
    done_report = "Đã lưu số liệu.", "The figures were saved.";
    done_target_confirmed = "Đã xác nhận chỉ tiêu. Đơn vị báo được số liệu.", "Confirmed. The unit can report its figures.";
    done_target_saved = "Đã lưu chỉ tiêu.", "The target was saved.";
    done_target_dropped = "Đã bỏ chỉ tiêu.", "The target was dropped.";

    contradictions_title = "Điểm mâu thuẫn", "Contradictions";
    contradictions_hint = "Hệ thống không từ chối gì vì các điểm này; người xác nhận cần xem lại trước khi quyết định.",
        "Nothing is refused for these; somebody should look before confirming.";
    contradictions_none = "Không có điểm nào mâu thuẫn.", "Nothing contradicts anything.";
    contradictions_checked = "Hệ thống đối chiếu những gì", "What is checked";
    contradiction_kind = "Loại", "Kind";
    contradiction_words = "Điểm mâu thuẫn", "What does not fit";
    contradiction_at = "Việc, chỉ tiêu", "Item or target";
    same_as = "trùng với", "the same as";
    kind_dated = "Ngày văn bản", "Date of a document";
    kind_same = "Dùng chung văn bản", "One document twice";
    kind_before_issue = "Trước kế hoạch", "Before the plan";
    kind_before_event = "Trước điều kiện", "Before the condition";
    kind_of_nothing = "Đạt trên số 0", "Reached of nothing";
    checks_dated = "Văn bản có ngày ngoài kỳ báo cáo của việc, hoặc ngoài năm kế hoạch.", "A document dated outside the item's report period, or outside the plan's year.";
    checks_same = "Cùng một văn bản (số, ngày, nơi ban hành) chứng minh cho hai việc khác nhau.", "The same document (number, date, issuer) shown for two items.";
    checks_before_issue = "Việc báo hoàn thành trước ngày ban hành kế hoạch.", "Work said to be completed before the plan was issued.";
    checks_before_event = "Việc báo hoàn thành trước khi có văn bản, sự kiện phải chờ.", "Work said to be completed before what it waited for came.";
    checks_of_nothing = "Chỉ tiêu báo đạt trong khi tổng số bằng 0.", "A target said to be reached although there was nothing to count.";

    completion_title = "Điều kiện hoàn thành", "When it is complete";
    to_item = "Mở việc này", "Open the item";
    is_complete = "Đủ tài liệu để trình hoàn thành.", "Enough is shown to submit it as done.";
    needs_all = "Cần đủ tất cả các sản phẩm bắt buộc", "Every deliverable asked for must be shown";
    needs_any = "Chỉ cần một trong các sản phẩm", "Any one of the deliverables is enough";
    needs_something = "Kế hoạch không ghi sản phẩm: cần ít nhất một tài liệu đầy đủ", "The plan names no deliverable: at least one complete document must be shown";
    parts_all = "cần đủ", "all of";
    parts_any = "chỉ cần một trong", "any one of";
    clause_shown = "Đã có", "Shown";
    clause_missing = "Còn thiếu", "Missing";
    clause_not_shown = "Chưa có", "Not shown";
    clause_if_any = "nếu có, không bắt buộc", "if any, not asked for";
    incomplete_evidence = "Chưa tính, vì thiếu số và ngày văn bản, tệp, hoặc số liệu kèm nguồn:",
        "Not counted, for want of number and date, a file, or a figure with its source:";
    counts_as_shown = "Một sản phẩm là đã có khi kèm văn bản đủ số và ngày, một tệp, hoặc số liệu có nguồn.",
        "A deliverable is shown by a document with number and date, a file, or a figure with its source.";
    rule_is_read = "Đọc từ câu chữ của phụ lục: dấu “/” là chọn một, dấu phẩy là cần đủ.",
        "Read from the wording of the annex: a slash is a choice, a comma is not.";
    rule_is_corrected = "Văn phòng đã sửa điều kiện này.", "The Office corrected this rule.";
    correct_rule = "Sửa điều kiện", "Correct the rule";
    save_rule = "Lưu điều kiện", "Save the rule";
    read_again = "Lấy lại theo câu chữ phụ lục", "Follow the wording of the annex again";
    rule_needs = "Trong các sản phẩm", "Of the deliverables";
    rule_all = "cần đủ tất cả", "all are needed";
    rule_any = "chỉ cần một", "any one is enough";
    rule_required = "Bắt buộc", "Asked for";
    rule_parts = "Gồm những gì, mỗi dòng một mục (để trống nếu chỉ là một)", "What it consists of, one a line (empty when it is one thing)";
    rule_parts_needs = "Trong các mục này", "Of these";
    done_rule = "Đã lưu điều kiện hoàn thành.", "The rule was saved.";
    shown_of = "sản phẩm bắt buộc đã có", "of what is asked for is shown";
}

impl Text {
    /// How a target compares.
    pub fn operator(self, operator: Operator) -> &'static str {
        match operator {
            Operator::Equal => self.op_equal(),
            Operator::AtLeast => self.op_at_least(),
            Operator::MoreThan => self.op_more_than(),
            Operator::AtMost => self.op_at_most(),
            Operator::LessThan => self.op_less_than(),
        }
    }

    /// Which way a target changes something.
    pub fn direction(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Increase => self.increase(),
            Direction::Decrease => self.decrease(),
        }
    }

    /// "giảm tối thiểu 10%".
    pub fn wanted(self, target: &PlanTarget) -> String {
        let value = self.quantity(target.value, &target.unit);
        let compared = format!("{} {value}", self.operator(target.operator));
        match target.direction {
            Some(direction) => format!("{} {compared}", self.direction(direction)),
            None => compared,
        }
    }

    /// "25%", "20 hộ".
    pub fn quantity(self, number: f64, unit: &str) -> String {
        let number = number::written(self.0, number);
        if unit == "%" { number + unit } else { format!("{number} {unit}") }
    }

    /// "10/12 (83,33%)", "20/25 hộ": never the ratio alone.
    pub fn figures(self, value: &TargetValue, unit: &str) -> String {
        let mut figures = number::written(self.0, value.numerator);
        if let Some(whole) = value.denominator {
            figures = format!("{figures}/{}", number::written(self.0, whole));
        }
        match value.measured {
            Some(measured) if unit == "%" => format!("{figures} ({})", number::percent(self.0, measured)),
            None if unit == "%" => figures,
            _ => format!("{figures} {unit}"),
        }
    }

    /// How a target stands.
    pub fn target_state(self, state: TargetState) -> &'static str {
        match state {
            TargetState::Met => self.target_met(),
            TargetState::NotMet => self.target_not_met(),
            TargetState::NoData => self.target_no_data(),
        }
    }

    /// Where a target is stated: "mục tiêu III.MT5".
    pub fn stated_at(self, target: &PlanTarget) -> String {
        let place = match target.place {
            TargetPlace::Objective => self.place_objective(),
            TargetPlace::Task => self.place_task(),
            TargetPlace::Activity => self.place_activity(),
            TargetPlace::Deliverable => self.place_deliverable(),
            TargetPlace::ByHand => self.place_by_hand(),
        };
        format!("{place} {}", target.code).trim_end().to_owned()
    }

    /// What was decided about a target.
    pub fn target_decided(self, status: TargetStatus) -> &'static str {
        match status {
            TargetStatus::Proposed => self.read_from_annex(),
            TargetStatus::Confirmed => self.decided_confirmed(),
            TargetStatus::Dropped => self.decided_dropped(),
        }
    }

    /// What kind of contradiction it is, in short.
    pub fn contradiction(self, kind: ContradictionKind) -> &'static str {
        match kind {
            ContradictionKind::DatedOutsidePeriod => self.kind_dated(),
            ContradictionKind::SameDocument => self.kind_same(),
            ContradictionKind::CompletedBeforeIssue => self.kind_before_issue(),
            ContradictionKind::CompletedBeforeEvent => self.kind_before_event(),
            ContradictionKind::ReachedOfNothing => self.kind_of_nothing(),
        }
    }

    /// Everything that is checked.
    pub fn contradictions_looked_for(self) -> [&'static str; 5] {
        [
            self.checks_dated(),
            self.checks_same(),
            self.checks_before_issue(),
            self.checks_before_event(),
            self.checks_of_nothing(),
        ]
    }

    /// How many of the products a deliverable names are needed.
    pub fn parts_needed(self, needs: ListRule) -> &'static str {
        match needs {
            ListRule::AllOf => self.parts_all(),
            ListRule::AnyOf => self.parts_any(),
        }
    }
}
