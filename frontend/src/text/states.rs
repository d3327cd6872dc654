//! Names of states, lanes and numbers: the office's own words.

use tiendo_api::{
    DeadlineKind,
    changes::Verb,
    overview::Bucket,
    queue::Lane,
    work::{DueState, Outcome, WorkState},
};

use super::Text;

super::words! {
    state_waiting = "Chờ điều kiện", "Waiting";
    state_open = "Chưa thực hiện", "Open";
    state_in_progress = "Đang thực hiện", "In progress";
    state_submitted = "Chờ xác nhận", "Awaiting confirmation";
    state_returned = "Bị trả lại", "Returned";
    state_done = "Hoàn thành", "Done";
    state_not_arising = "Không phát sinh", "Not arising";
    state_dropped = "Đã đưa ra khỏi kế hoạch", "Dropped";

    due_soon = "Sắp đến hạn", "Due soon";
    overdue = "Quá hạn", "Overdue";
    done_on_time = "Hoàn thành đúng hạn", "Done on time";
    done_late = "Hoàn thành quá hạn", "Done late";

    bucket_overdue = "Quá hạn, chưa hoàn thành", "Overdue, not done";
    bucket_in_time = "Đang thực hiện, trong hạn", "Under way, in time";

    lane_act_now = "Cần làm ngay", "Act now";
    lane_due_this_period = "Đến hạn kỳ này", "Due this period";
    lane_awaiting_me = "Chờ tôi xác nhận / trả lời", "Awaiting my decision";
    lane_later = "Sắp tới & chờ điều kiện", "Upcoming & waiting";

    kind_fixed = "Có hạn cụ thể", "Fixed";
    kind_year_long = "Trong năm", "Within the year";
    kind_recurring = "Thường xuyên, mỗi kỳ báo cáo một lần", "Recurring, once per report period";
    kind_on_condition = "Khi có điều kiện", "On a condition";
    kind_relative = "Tính từ một sự kiện", "Counted from an event";
    kind_none = "Kế hoạch không ghi thời hạn", "The plan states no deadline";

    outcome_done = "Đã hoàn thành", "Done";
    outcome_not_arising = "Không phát sinh", "Not arising";
}

impl Text {
    /// A workflow state.
    pub fn state(self, state: WorkState) -> &'static str {
        match state {
            WorkState::Waiting => self.state_waiting(),
            WorkState::Open => self.state_open(),
            WorkState::InProgress => self.state_in_progress(),
            WorkState::Submitted => self.state_submitted(),
            WorkState::Returned => self.state_returned(),
            WorkState::Done => self.state_done(),
            WorkState::NotArising => self.state_not_arising(),
            WorkState::Dropped => self.state_dropped(),
        }
    }

    /// A deadline state that is worth a word of its own beside the workflow state.
    pub fn due_state(self, state: DueState) -> Option<&'static str> {
        match state {
            DueState::DueSoon => Some(self.due_soon()),
            DueState::Overdue => Some(self.overdue()),
            DueState::DoneOnTime => Some(self.done_on_time()),
            DueState::DoneLate => Some(self.done_late()),
            DueState::NotDue | DueState::NoDeadline => None,
        }
    }

    /// One of the seven numbers.
    pub fn bucket(self, bucket: Bucket) -> &'static str {
        match bucket {
            Bucket::DoneOnTime => self.done_on_time(),
            Bucket::DoneLate => self.done_late(),
            Bucket::AwaitingConfirmation => self.state_submitted(),
            Bucket::Overdue => self.bucket_overdue(),
            Bucket::InTime => self.bucket_in_time(),
            Bucket::Waiting => self.state_waiting(),
            Bucket::NotArising => self.state_not_arising(),
        }
    }

    /// A lane of the queue.
    pub fn lane(self, lane: Lane) -> &'static str {
        match lane {
            Lane::ActNow => self.lane_act_now(),
            Lane::DueThisPeriod => self.lane_due_this_period(),
            Lane::AwaitingMe => self.lane_awaiting_me(),
            Lane::Later => self.lane_later(),
        }
    }

    /// A deadline rule.
    pub fn deadline_kind(self, kind: DeadlineKind) -> &'static str {
        match kind {
            DeadlineKind::Fixed => self.kind_fixed(),
            DeadlineKind::YearLong => self.kind_year_long(),
            DeadlineKind::Recurring => self.kind_recurring(),
            DeadlineKind::OnCondition => self.kind_on_condition(),
            DeadlineKind::Relative => self.kind_relative(),
            DeadlineKind::None => self.kind_none(),
        }
    }

    /// How a work item ended.
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => self.outcome_done(),
            Outcome::NotArising => self.outcome_not_arising(),
        }
    }

    /// What somebody did, as the middle of "X … lúc …".
    pub fn did(self, verb: Option<Verb>) -> &'static str {
        let (vi, en) = match verb {
            Some(Verb::ProgressReported) => ("đã cập nhật tiến độ", "reported progress"),
            Some(Verb::Submitted) => ("đã trình", "submitted it"),
            Some(Verb::Confirmed) => ("đã xác nhận", "confirmed it"),
            Some(Verb::Returned) => ("đã trả lại", "returned it"),
            Some(Verb::FindingSettled) => ("đã xử lý chỗ cần xem lại", "settled doubts"),
            Some(Verb::DraftEdited) => ("đã sửa bản dự thảo", "edited the draft"),
            Some(Verb::AnnexApproved) => ("đã duyệt bản dự thảo", "approved the draft"),
            Some(Verb::EventRecorded) => ("đã ghi nhận điều kiện", "recorded the awaited event"),
            Some(Verb::WaitBegun) => ("đã cho chờ điều kiện", "let it wait for a condition"),
            Some(Verb::CarriedOver) => ("đã cho chờ tiếp", "let it wait on"),
            Some(Verb::Reopened) => ("đã mở lại", "opened it again"),
            Some(Verb::ExtensionRequested) => ("đã xin gia hạn", "asked for an extension"),
            Some(Verb::ExtensionGranted) => ("đã cho gia hạn", "granted an extension"),
            Some(Verb::ExtensionRefused) => ("đã từ chối gia hạn", "refused an extension"),
            Some(Verb::ExtensionWithdrawn) => ("đã rút đề nghị gia hạn", "withdrew the extension request"),
            Some(Verb::Urged) => ("đã đôn đốc", "urged the unit"),
            Some(Verb::UrgingReceived) => ("đã xác nhận nhận đôn đốc", "confirmed having read the urging"),
            Some(Verb::ContributionRequested) => ("đã đề nghị phối hợp", "asked for a contribution"),
            Some(Verb::ContributionDelivered) => ("đã gửi nội dung phối hợp", "delivered a contribution"),
            Some(Verb::ContributionDeclined) => ("đã từ chối phối hợp", "declined a contribution"),
            Some(Verb::ContributionWithdrawn) => {
                ("đã rút đề nghị phối hợp", "withdrew a contribution request")
            }
            Some(Verb::PersonAssigned) => ("đã giao người thực hiện", "handed it to somebody"),
            _ => ("đã thay đổi mục này", "changed it"),
        };
        self.0.pick(vi, en)
    }
}
