//! One work item: the six clear things, its history, its verbs.

super::words! {
    item_panel = "Chi tiết việc", "Work item";
    clear_work = "Rõ việc", "What";
    clear_people = "Rõ người", "Who";
    clear_time = "Rõ thời gian", "When";
    clear_duty = "Rõ trách nhiệm", "Answerable";
    clear_product = "Rõ sản phẩm", "Product";
    clear_authority = "Rõ thẩm quyền", "Authority";
    objective = "Mục tiêu", "Objective";
    task = "Nhiệm vụ", "Task";
    lead_unit = "Chủ trì", "Lead";
    reporting_lead = "đầu mối báo cáo", "reporting lead";
    coordinating_units = "Phối hợp", "Coordinating";
    none_stated = "kế hoạch không ghi", "not stated";
    as_written = "Kế hoạch ghi", "As written";
    computed_due = "Hạn tính ra", "Computed due day";
    tentative = "dự kiến", "tentative";
    basis = "Theo", "Following";
    condition = "Điều kiện", "Condition";
    condition_awaited = "còn chờ", "still awaited";
    contingent = "nếu có", "if any";
    period_word = "Kỳ", "Period";
    answers_for = "chịu trách nhiệm báo cáo và trình kết quả", "reports and submits the result";
    progress_now = "Tiến độ", "Progress";
    no_evidence_yet = "chưa có tài liệu", "no document yet";

    history = "Quá trình", "History";
    no_history = "Chưa có cập nhật nào.", "Nothing has been reported yet.";
    reported = "Cập nhật tiến độ", "Progress";
    no_change_said = "Không thay đổi trong kỳ", "No change this period";
    submitted = "Trình", "Submitted";
    confirmed = "Xác nhận", "Confirmed";
    returned = "Trả lại", "Returned";
    carried_over_until = "Cho chờ tiếp đến", "Let wait on until";
    reopened = "Mở lại việc", "Opened again";
    self_confirmed = "đơn vị tự xác nhận", "self-confirmed by the unit";
    obstacles = "Khó khăn, vướng mắc", "Obstacles";
    proposals = "Đề xuất, kiến nghị", "Proposals";
    evidence = "Tài liệu kiểm chứng", "Evidence";
    open_file = "Mở tệp", "Open file";
    signed_by = "người ký", "signed by";

    update_verb = "Cập nhật", "Update";
    no_change_verb = "Không thay đổi trong kỳ", "No change this period";
    submit_verb = "Trình", "Submit";
    confirm_verb = "Xác nhận", "Confirm";
    return_verb = "Trả lại", "Return";
    record_event_verb = "Ghi nhận văn bản, sự kiện", "Record the event";
    has_draft = "có bản nháp", "draft kept";
}
