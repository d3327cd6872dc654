//! What people ask of each other about work: extensions, urgings, contributions, a person, comments.

use tiendo_api::{
    contributions::ContributionState,
    extensions::{ExtensionState, ExtensionVerdict},
    urgings::UrgingLevel,
};

use super::Text;
use crate::view::FormKind;

super::words! {
    extension_verb = "Xin gia hạn", "Ask for an extension";
    decide_extension_verb = "Quyết định gia hạn", "Decide the extension";
    withdraw_extension_verb = "Rút xin gia hạn", "Take the request back";
    contribution_verb = "Đề nghị phối hợp", "Ask for a contribution";
    deliver_verb = "Gửi nội dung phối hợp", "Deliver the contribution";
    decline_verb = "Từ chối phối hợp", "Decline";
    withdraw_contribution_verb = "Rút đề nghị", "Take it back";
    assign_verb = "Giao người thực hiện", "Hand to a person";
    urge_verb = "Đôn đốc", "Urge";
    carry_over_verb = "Cho chờ tiếp", "Let it wait on";
    reopen_verb = "Mở lại việc", "Open it again";
    comment_verb = "Trao đổi", "Comment";

    new_due = "Xin lùi hạn đến ngày", "New due day";
    extension_hint = "Trong lúc chờ quyết định, hạn cũ vẫn tính.", "Until it is decided, the due day stays.";
    verdict = "Quyết định", "Decision";
    other_due = "Cho đến ngày khác (nếu khác ngày xin)", "Another day (if not the one asked for)";
    decision_words = "Ý kiến; bắt buộc khi không đồng ý", "Words; required with a refusal";
    verdict_granted = "Đồng ý gia hạn", "Grant";
    verdict_refused = "Không đồng ý", "Refuse";
    send_decision = "Gửi quyết định", "Decide";
    words_optional = "Lý do (không bắt buộc)", "Words (optional)";
    extensions = "Xin gia hạn", "Extensions";
    old_due = "Hạn cũ", "Due before";
    asked_late = "xin khi đã quá hạn", "asked after the due day";
    granted_until = "cho đến", "until";
    extension_pending = "Chờ quyết định", "Awaits a decision";
    extension_granted = "Đã đồng ý", "Granted";
    extension_refused = "Không đồng ý", "Refused";
    extension_withdrawn = "Đã rút", "Taken back";
    extension_lapsed = "Việc kết thúc trước khi có quyết định", "Ended before a decision";
    extension_self_decided = "cùng đơn vị quyết định", "decided within the same unit";

    urging_level = "Mức", "Level";
    urging_text = "Nội dung đôn đốc", "What to do";
    level_reminder = "Nhắc nhở", "Reminder";
    level_criticism = "Phê bình", "Criticism";
    level_review = "Kiểm điểm", "Review";
    urgings = "Đôn đốc", "Urgings";
    receive_verb = "Đã đọc, xác nhận", "Confirm having read it";
    unread = "Chưa đọc", "Unread";
    read_by = "Đã đọc", "Read";

    contributions = "Phối hợp", "Contributions";
    asked_unit = "Đơn vị phối hợp", "Coordinating unit";
    what_asked = "Nội dung đề nghị", "What is asked for";
    wanted_by = "Cần trước ngày", "By when";
    delivered_note = "Nội dung gửi", "What is delivered";
    delivery_hint = "Ghi nội dung, số văn bản hoặc đính kèm tệp; ít nhất một mục.", "Words, a document number or a file; at least one.";
    contribution_open = "Chờ trả lời", "Awaits an answer";
    contribution_delivered = "Đã gửi", "Delivered";
    contribution_declined = "Từ chối", "Declined";
    contribution_withdrawn = "Đã rút", "Taken back";
    contribution_lapsed = "Việc kết thúc trước khi trả lời", "Ended before an answer";

    assignee = "Người thực hiện", "Done by";
    assignee_hint = "Để trống: không giao riêng ai.", "Leave empty for nobody in particular.";
    send_assignee = "Giao", "Hand over";

    comments = "Trao đổi", "Comments";
    comment_text = "Nội dung", "What to say";
    mentions = "Gửi tới", "For the attention of";
    send_comment = "Gửi", "Send";
    take_off = "Bỏ", "Take off";

    until = "Chờ đến ngày", "Until";
    what_arose = "Phát sinh việc gì", "What arose";
    due_if_other = "Hạn hoàn thành, nếu khác hạn cũ", "Due day, when another";

    done_extension = "Đã gửi xin gia hạn.", "The extension was asked for.";
    done_extension_decision = "Đã quyết định xin gia hạn.", "The extension was decided.";
    done_withdrawal = "Đã rút.", "Taken back.";
    done_urging = "Đã đôn đốc.", "The unit was urged.";
    done_receipt = "Đã xác nhận đọc đôn đốc.", "Noted as read.";
    done_contribution = "Đã gửi đề nghị phối hợp.", "The contribution was asked for.";
    done_delivery = "Đã gửi nội dung phối hợp.", "The contribution was delivered.";
    done_decline = "Đã từ chối phối hợp.", "Declined.";
    done_assignee = "Đã giao người thực hiện.", "Handed over.";
    done_comment = "Đã gửi.", "Sent.";
    done_carry_over = "Đã cho chờ tiếp.", "It waits on.";
    done_reopening = "Đã mở lại việc.", "Opened again.";

    urgings_title = "Đôn đốc", "Urgings";
    urging_proposals = "Đề nghị đôn đốc theo quy tắc", "Proposed by the rule";
    no_urging_proposals = "Không có việc nào cần đôn đốc theo quy tắc.", "The rule proposes nothing.";
    choose = "Chọn", "Choose";
    choose_all = "Chọn tất cả", "Choose all";
    send_urgings = "Đôn đốc các việc đã chọn", "Urge what is chosen";
    urgings_by_unit = "Số lần đôn đốc theo đơn vị", "Urgings by unit";
    urgings_made = "Đã đôn đốc", "Urgings made";
    no_urgings = "Chưa đôn đốc lần nào.", "Nothing was urged so far.";
    urging_number = "Số", "No.";
    urged_at = "Ngày", "Day";
    receipt = "Xác nhận đọc", "Receipt";
}

impl Text {
    /// The verb of a form, as on the button that opens it.
    pub fn verb_of(self, form: FormKind) -> &'static str {
        match form {
            FormKind::Progress => self.update_verb(),
            FormKind::Submission => self.submit_verb(),
            FormKind::Confirmation => self.confirm_verb(),
            FormKind::Return => self.return_verb(),
            FormKind::Event => self.record_event_verb(),
            FormKind::ExtensionDecision => self.decide_extension_verb(),
            FormKind::Extension => self.extension_verb(),
            FormKind::ExtensionWithdrawal => self.withdraw_extension_verb(),
            FormKind::Contribution => self.contribution_verb(),
            FormKind::Delivery => self.deliver_verb(),
            FormKind::Decline => self.decline_verb(),
            FormKind::ContributionWithdrawal => self.withdraw_contribution_verb(),
            FormKind::Assignee => self.assign_verb(),
            FormKind::Urging => self.urge_verb(),
            FormKind::CarryOver => self.carry_over_verb(),
            FormKind::Reopening => self.reopen_verb(),
            FormKind::Comment => self.comment_verb(),
        }
    }

    /// What is said once a form was sent.
    pub fn done_with(self, form: FormKind) -> &'static str {
        match form {
            FormKind::Progress => self.done_update(),
            FormKind::Submission => self.done_submission(),
            FormKind::Confirmation => self.done_confirmation(),
            FormKind::Return => self.done_return(),
            FormKind::Event => self.done_event(),
            FormKind::ExtensionDecision => self.done_extension_decision(),
            FormKind::Extension => self.done_extension(),
            FormKind::ExtensionWithdrawal | FormKind::ContributionWithdrawal => self.done_withdrawal(),
            FormKind::Contribution => self.done_contribution(),
            FormKind::Delivery => self.done_delivery(),
            FormKind::Decline => self.done_decline(),
            FormKind::Assignee => self.done_assignee(),
            FormKind::Urging => self.done_urging(),
            FormKind::CarryOver => self.done_carry_over(),
            FormKind::Reopening => self.done_reopening(),
            FormKind::Comment => self.done_comment(),
        }
    }

    /// Where an extension request stands.
    pub fn extension_state(self, state: ExtensionState) -> &'static str {
        match state {
            ExtensionState::Pending => self.extension_pending(),
            ExtensionState::Granted => self.extension_granted(),
            ExtensionState::Refused => self.extension_refused(),
            ExtensionState::Withdrawn => self.extension_withdrawn(),
            ExtensionState::Lapsed => self.extension_lapsed(),
        }
    }

    /// What can be decided on one.
    pub fn extension_verdict(self, verdict: ExtensionVerdict) -> &'static str {
        match verdict {
            ExtensionVerdict::Granted => self.verdict_granted(),
            ExtensionVerdict::Refused => self.verdict_refused(),
        }
    }

    /// How strongly somebody is urged.
    pub fn level(self, level: UrgingLevel) -> &'static str {
        match level {
            UrgingLevel::Reminder => self.level_reminder(),
            UrgingLevel::Criticism => self.level_criticism(),
            UrgingLevel::Review => self.level_review(),
        }
    }

    /// Where a contribution request stands.
    pub fn contribution_state(self, state: ContributionState) -> &'static str {
        match state {
            ContributionState::Open => self.contribution_open(),
            ContributionState::Delivered => self.contribution_delivered(),
            ContributionState::Declined => self.contribution_declined(),
            ContributionState::Withdrawn => self.contribution_withdrawn(),
            ContributionState::Lapsed => self.contribution_lapsed(),
        }
    }
}
