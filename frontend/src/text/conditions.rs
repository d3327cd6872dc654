//! What work waits for.

super::words! {
    conditions_title = "Điều kiện đang chờ", "Awaited conditions";
    open_conditions = "Điều kiện đang chờ", "Awaited conditions";
    no_conditions = "Kế hoạch này không có việc nào phải chờ văn bản hoặc sự kiện.", "No work of this plan waits for a document or an event.";
    issuing_authority = "Cơ quan ban hành", "Issuing authority";
    awaited_document = "Văn bản, sự kiện được chờ", "What is awaited";
    now_succeeded_by = "nay là", "now";
    expected_window = "Dự kiến", "Expected";
    window_from = "Dự kiến từ ngày", "Expected from";
    window_to = "Dự kiến đến ngày", "Expected until";
    days_waited = "Số ngày đã chờ", "Days waited";
    last_enquiry = "Đôn đốc gần nhất", "Last enquiry";
    never_enquired = "Chưa hỏi", "Nobody asked yet";
    items_held_up = "Việc đang chờ", "Items held up";
    still_awaited = "Đang chờ", "Awaited";
    has_come = "Đã có", "Has come";
    given_up = "Không có", "Did not occur";
    to_be_confirmed = "Máy đọc từ phụ lục, chờ Văn phòng xác nhận", "Read from the annex, to be confirmed by the Office";
    confirm_condition = "Xác nhận điều kiện", "Confirm the condition";
    confirm_condition_hint = "Chỉ điền mục cần sửa; để trống là giữ nguyên.", "Fill only what differs; what is left empty stays.";
    send_confirm_condition = "Xác nhận điều kiện", "Confirm";
    enquiry_form = "Ghi việc hỏi, đôn đốc văn bản", "Record an enquiry";
    enquiry_verb = "Ghi việc hỏi", "Record an enquiry";
    asked_on = "Ngày hỏi", "Asked on";
    enquiry_note = "Hỏi ai, trả lời thế nào", "Whom, and what the answer was";
    give_up_form = "Ghi nhận không có văn bản, sự kiện này", "Record that it will not come";
    give_up_verb = "Không có", "Will not come";
    give_up_reason = "Lý do", "Reason";
    merge_form = "Gộp với điều kiện khác", "Merge with another";
    merge_verb = "Gộp", "Merge";
    merge_into = "Là một với", "Is the same as";
    proposals_title = "Có thể phải chờ", "May have to be waited for";
    proposals_hint = "Phụ lục ghi các việc này làm theo văn bản của cấp trên. Nếu phải chờ văn bản mới làm được, cho việc chờ: trong lúc chờ không tính quá hạn.",
        "The annex says this work follows a document. If it cannot begin before the document is there, let it wait: waiting is not being late.";
    let_wait = "Cho chờ", "Let it wait";
    done_condition = "Đã lưu điều kiện.", "The condition was saved.";
}
