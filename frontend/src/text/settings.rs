//! What an agency sets for itself, and its working days.

super::words! {
    settings_title = "Cài đặt", "Settings";
    settings_of_agency = "Cài đặt của cơ quan", "What the agency sets";
    settings_read_only = "Văn phòng và quản trị hệ thống thay đổi được các mục này.", "The Office and administrators change these.";
    change_settings = "Sửa cài đặt", "Change the settings";
    save_settings = "Lưu cài đặt", "Save the settings";
    done_settings = "Đã lưu cài đặt.", "The settings were saved.";

    set_periods = "Kỳ báo cáo", "Report periods";
    period_days_hint = "Ngày ghi theo năm nay; năm khác lấy cùng ngày, tháng. Kỳ đã mở giữ nguyên ngày cũ.",
        "Days are written for this year; other years take the same day and month. Periods already open keep their days.";
    period_order_hint = "Mỗi kỳ: bắt đầu, rồi chốt số liệu, rồi cơ quan báo cáo; đơn vị báo cáo không sau cơ quan. Các kỳ chốt lần lượt.",
        "Each period begins, is cut off, then the agency reports; units report no later than it. Periods are cut off one after another.";
    figures_from = "Số liệu từ ngày", "Figures from";
    cut_off = "Chốt số liệu", "Cut-off";
    units_report_on = "Đơn vị báo cáo", "Units report by";
    agency_reports_on = "Cơ quan báo cáo", "Agency reports by";

    set_risk = "Khi nào coi là có nguy cơ", "When work is at risk";
    set_due_within = "Chưa trình mà chỉ còn (ngày làm việc)", "Nothing submitted with only (working days) left";
    set_points_under = "Chậm hơn tiến độ phải có (điểm %)", "Behind what is expected by (points of %)";
    set_start_within = "Điều kiện đã có mà chưa bắt đầu sau (ngày làm việc)", "Its condition came, not begun after (working days)";
    set_silent = "Đang làm mà không cập nhật quá (ngày)", "In progress and silent for (days)";
    set_silent_without = "Không có thời hạn, không cập nhật quá (ngày)", "Without a due day and silent for (days)";

    set_reminders = "Nhắc việc", "Reminders";
    set_days_before = "Nhắc trước hạn (ngày làm việc)", "Before the due day (working days)";
    set_days_after = "Nhắc sau hạn (ngày làm việc)", "After it (working days)";
    several_days_hint = "Nhiều lần thì cách nhau bằng dấu phẩy: 7, 3, 1", "Several with commas between: 7, 3, 1";
    set_escalate_head = "Báo trưởng đơn vị khi chậm cập nhật (ngày làm việc)", "Tell the head of a missing update after (working days)";
    set_escalate_office = "Báo Văn phòng khi chậm cập nhật (ngày làm việc)", "Tell the Office of it after (working days)";
    set_digest_hour = "Giờ gửi thư tổng hợp (0–23)", "Hour of the digest (0–23)";

    set_extensions = "Gia hạn", "Extensions";
    set_office_decides = "Văn phòng tự quyết tối đa (ngày, cộng dồn)", "The Office decides up to (days, together)";

    set_urging = "Đôn đốc", "Urging";
    set_criticism_after = "Đề xuất phê bình khi quá hạn từ (ngày)", "Propose a criticism when overdue by (days)";
    set_review_after = "Đề xuất kiểm điểm khi quá hạn từ (ngày)", "Propose a review when overdue by (days)";
    set_again_after = "Đôn đốc lại sau (ngày)", "Urge again after (days)";

    calendar_title = "Ngày nghỉ và ngày làm bù", "Holidays and days worked instead";
    calendar_hint = "Thứ Bảy, Chủ nhật nghỉ. Quyết định về một ngày áp dụng cho hạn tính từ nay; hạn đã tính giữ nguyên.",
        "Saturdays and Sundays are off. A decision counts for due days computed from now on; those computed stay.";
    previous_year = "Năm trước", "Year before";
    next_year = "Năm sau", "Year after";
    no_days = "Năm này chưa có ngày nghỉ nào.", "No special day is known for this year.";
    the_day = "Ngày", "Day";
    off_or_worked = "Nghỉ hay làm", "Off or worked";
    day_off = "Nghỉ", "Off";
    day_worked = "Làm việc", "Worked";
    day_name = "Tên ngày nghỉ, lý do làm bù", "Name of the holiday, or why it is worked";
    day_source = "Theo", "By";
    by_law = "Luật định", "Law";
    by_decision = "Cơ quan quyết định", "The agency's decision";
    decide_day = "Quyết định về một ngày", "Decide about a day";
    save_day = "Lưu ngày này", "Save the day";
    done_day = "Đã lưu ngày.", "The day was saved.";
}
