//! What leaders and heads look at, who acts for whom, outside authorities.

use chrono::{Datelike, NaiveDate, Weekday};
use tiendo_api::risk::RiskRule;

use super::Text;

super::words! {
    leadership_title = "Lãnh đạo xem nhanh", "Leadership view";
    worst_items = "Việc cần chú ý nhất", "What needs attention most";
    no_worst = "Không có việc nào đáng lo.", "Nothing gives reason to worry.";
    why = "Lý do", "Why";

    unit_overview = "Tình hình đơn vị", "How the unit stands";
    at_risk_items = "Việc có nguy cơ", "Items at risk";
    no_at_risk = "Không có việc nào có nguy cơ.", "No item is at risk.";
    more_at_risk = "Chỉ hiện những việc đáng lo nhất; xem đủ", "Only the worst are shown; see all";
    risk_sign = "Dấu hiệu nguy cơ", "Signs of risk";
    risk_due_soon = "Sắp đến hạn mà chưa trình", "Due soon, nothing submitted";
    risk_milestone = "Lỡ mốc giữa kỳ", "Milestone missed";
    risk_behind = "Chậm hơn tiến độ phải có", "Behind what is expected";
    risk_not_started = "Điều kiện đã có mà chưa bắt đầu", "Its condition came, work has not begun";
    risk_silent = "Lâu không cập nhật", "Silent for long";
    risk_no_update = "Kỳ này chưa cập nhật", "No update this period";
    people_in_unit = "Người trong đơn vị", "People of the unit";
    no_people = "Đơn vị chưa có tài khoản nào.", "The unit has no account yet.";
    person = "Họ tên", "Name";
    in_their_charge = "Được giao", "In their charge";
    they_update = "Đang cập nhật", "Last updated by them";
    untouched = "Việc chưa ai cập nhật", "Items nobody ever updated";
    unit_urgings = "Đôn đốc gửi đơn vị", "Urgings to the unit";
    unit_queue = "Việc của đơn vị", "The unit's work";
    the_plan = "Kế hoạch", "Plan";

    delegations_title = "Uỷ quyền", "Delegations";
    delegations_hint = "Trong thời gian uỷ quyền, người được uỷ quyền quyết định thay; nhật ký ghi rõ thay ai. Không uỷ quyền lại cho người khác.",
        "While it runs, the delegate decides in one's place; the journal says for whom. It cannot be passed on.";
    you_stand_in_for = "Hôm nay bạn quyết định thay", "Today you decide in the place of";
    no_delegations = "Chưa có uỷ quyền nào.", "There is no delegation yet.";
    delegates = "Người uỷ quyền", "Who delegates";
    delegate = "Người được uỷ quyền", "Who acts";
    delegate_verb = "Uỷ quyền", "Delegate";
    delegation_form = "Uỷ quyền cho người khác", "Delegate to somebody";
    delegation_note = "Nội dung (không bắt buộc)", "Words (optional)";
    words_column = "Nội dung", "Words";
    first_day = "Từ ngày", "From";
    last_day = "Đến hết ngày", "Until the end of";
    end_delegation = "Kết thúc", "End it";
    delegation_running = "Đang hiệu lực", "In force";
    delegation_ended = "Kết thúc sớm", "Ended early";
    delegation_over = "Đã hết hạn", "Over";
    delegation_to_come = "Chưa đến ngày", "To come";
    done_delegation = "Đã uỷ quyền.", "Delegated.";
    done_delegation_end = "Đã kết thúc uỷ quyền.", "The delegation has ended.";

    authorities_title = "Cơ quan ban hành", "Issuing authorities";
    authorities_hint = "Kế hoạch giữ tên cũ như khi ban hành; điều kiện đang chờ cho thấy nay là cơ quan nào.",
        "Plans keep the name they were issued with; awaited conditions show who it is today.";
    no_authorities = "Chưa có cơ quan nào.", "No authority is known yet.";
    has_tasks_now = "Nhiệm vụ đã chuyển sang", "Its tasks went to";
    since_day = "từ ngày", "on";
    succession_verb = "Ghi cơ quan kế thừa", "Record a successor";
    succession_form = "Cơ quan nhận nhiệm vụ", "Who takes over";
    successor = "Tên cơ quan kế thừa", "Name of the successor";
    succeeded_on = "Nhận nhiệm vụ từ ngày", "Has the tasks from";
    record_succession = "Ghi nhận", "Record";
    done_succession = "Đã ghi cơ quan kế thừa.", "The successor was recorded.";
}

impl Text {
    /// A sign of risk.
    pub fn risk_rule(self, rule: RiskRule) -> &'static str {
        match rule {
            RiskRule::DueSoon => self.risk_due_soon(),
            RiskRule::MilestoneMissed => self.risk_milestone(),
            RiskRule::BehindExpected => self.risk_behind(),
            RiskRule::NotStarted => self.risk_not_started(),
            RiskRule::Silent => self.risk_silent(),
            RiskRule::NoUpdate => self.risk_no_update(),
        }
    }

    /// The day of the week.
    pub fn weekday(self, day: NaiveDate) -> &'static str {
        let (vi, en) = match day.weekday() {
            Weekday::Mon => ("Thứ Hai", "Monday"),
            Weekday::Tue => ("Thứ Ba", "Tuesday"),
            Weekday::Wed => ("Thứ Tư", "Wednesday"),
            Weekday::Thu => ("Thứ Năm", "Thursday"),
            Weekday::Fri => ("Thứ Sáu", "Friday"),
            Weekday::Sat => ("Thứ Bảy", "Saturday"),
            Weekday::Sun => ("Chủ nhật", "Sunday"),
        };
        self.0.pick(vi, en)
    }
}
