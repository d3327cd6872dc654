//! Milestones before the due day.

use tiendo_api::milestones::MilestoneState;

use super::Text;

super::words! {
    milestones_title = "Mốc giữa kỳ", "Milestones";
    milestones_hint = "Việc hạn “trong năm” chỉ lộ chậm vào 31/12. Mốc giữa kỳ cho biết đến ngày chốt số liệu nào phải đạt bao nhiêu phần trăm; lỡ mốc là có nguy cơ, chưa phải quá hạn.",
        "Work due “within the year” shows as late only on 31 December. A milestone says how far it is to be by a cut-off; to miss one is a risk, not lateness yet.";
    milestone_proposals = "Đề xuất cho các việc làm trong năm", "Proposed for work due within the year";
    no_milestone_proposals = "Mọi việc làm trong năm còn kịp mốc đã có mốc giữa kỳ.", "All work due within the year that can still have milestones has them.";
    no_milestones = "Chưa việc nào có mốc giữa kỳ.", "No work has milestones yet.";
    accept_milestones = "Chấp nhận đề xuất", "Accept the proposals";
    milestones_set = "Việc đã có mốc", "Work with milestones";
    milestones_of = "Mốc giữa kỳ", "Milestones";
    change_milestones = "Sửa mốc", "Change the milestones";
    save_milestones = "Lưu mốc", "Save the milestones";
    add_milestone = "Thêm mốc", "Add a milestone";
    drop_milestone = "Bỏ mốc", "Drop the milestone";
    milestone_day = "Đến ngày", "By";
    milestone_percent = "Phải đạt (%)", "To be reached (%)";
    milestone_words = "Nội dung (nếu cần)", "In words, if needed";
    none_left_drops_all = "Không còn mốc nào: lưu là bỏ hết mốc của việc này.", "No milestone is left: saving takes all of them away.";
    done_milestones = "Đã lưu mốc giữa kỳ.", "The milestones were saved.";
    milestones_reached = "Có mốc giữa kỳ (đã đạt)", "With milestones (reached)";
    milestone_ahead = "chưa đến", "ahead";
    milestone_reached = "đã đạt", "reached";
    milestone_missed = "đã lỡ", "missed";
}

impl Text {
    /// Where work stands against a milestone.
    pub fn milestone_state(self, state: MilestoneState) -> &'static str {
        match state {
            MilestoneState::Ahead => self.milestone_ahead(),
            MilestoneState::Reached => self.milestone_reached(),
            MilestoneState::Missed => self.milestone_missed(),
        }
    }
}
