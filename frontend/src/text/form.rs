//! Forms: fields, hints, what to do after a refusal.

super::words! {
    update_form = "Cập nhật tiến độ", "Report progress";
    percent = "Tiến độ (%)", "Progress (%)";
    note_done = "Đã làm được gì", "What was done";
    note_hint = "Viết ngắn gọn; chỉ cần điền mục có thay đổi.", "Keep it short; only fill what changed.";
    send_update = "Lưu cập nhật", "Save the update";

    submit_form = "Trình kết quả", "Submit the result";
    outcome_label = "Kết quả", "Outcome";
    completed_on = "Ngày hoàn thành", "Completed on";
    note_submission = "Lời trình", "Words for the reviewer";
    note_not_arising = "Lý do không phát sinh", "Why it did not arise";
    send_submission = "Trình", "Submit";

    return_form = "Trả lại", "Return";
    return_reason = "Lý do trả lại", "Reason";
    return_reason_hint = "Thiếu gì, sai ở đâu, cần sửa thế nào.", "What is missing or wrong, and how to put it right.";
    send_return = "Trả lại", "Return";
    confirm_form = "Xác nhận kết quả", "Confirm the result";
    confirm_note = "Ý kiến (không bắt buộc)", "Words for the unit (optional)";
    send_confirmation = "Xác nhận", "Confirm";

    event_form = "Ghi nhận văn bản, sự kiện đã có", "Record that it has come";
    occurred_on = "Ngày có văn bản, sự kiện", "Day it came";
    event_due = "Hạn hoàn thành, nếu văn bản ấn định", "Due day, when the document sets one";
    event_number = "Số, ký hiệu văn bản", "Document number";
    event_note = "Ghi chú cho các đơn vị đang chờ", "Words for the units that waited";
    send_event = "Ghi nhận", "Record";

    evidence_piece = "Tài liệu", "Document";
    add_evidence = "Thêm tài liệu", "Add a document";
    remove_evidence = "Bỏ tài liệu này", "Remove this document";
    document_number = "Số, ký hiệu", "Number and symbol";
    document_date = "Ngày văn bản", "Date";
    signer = "Người ký", "Signer";
    url = "Đường dẫn", "Link";
    for_deliverable = "Cho sản phẩm", "For the deliverable";
    choose_file = "Đính kèm tệp", "Attach a file";
    take_photo = "Chụp ảnh", "Take a photo";
    uploading = "Đang tải tệp lên…", "Uploading…";
    file_too_large = "Tệp lớn hơn 10 MB. Giảm dung lượng rồi chọn lại.", "The file is larger than 10 MB. Make it smaller and choose again.";
    remove_file = "Bỏ tệp", "Remove the file";

    cancel = "Đóng, giữ bản nháp", "Close, keep the draft";
    sending = "Đang gửi…", "Sending…";
    fix_fields = "Sửa các mục được chỉ ra rồi gửi lại.", "Correct the fields pointed at and send again.";
    save_on_new_version = "Lưu lại trên phiên bản mới", "Save again on the new version";
    your_text_is_kept = "Nội dung bạn nhập vẫn còn nguyên bên dưới.", "What you typed is still below.";

    done_update = "Đã lưu cập nhật.", "The update was saved.";
    done_submission = "Đã trình. Việc chuyển sang chờ xác nhận.", "Submitted. It now awaits confirmation.";
    done_confirmation = "Đã xác nhận.", "Confirmed.";
    done_return = "Đã trả lại. Việc nằm đầu danh sách cần làm ngay của đơn vị.", "Returned. It is first in the unit's lane of things to do now.";
    done_event = "Đã ghi nhận. Các việc đang chờ được mở.", "Recorded. The items that waited are open.";
    done_no_change = "Đã ghi: không thay đổi trong kỳ.", "Noted: no change this period.";
}
