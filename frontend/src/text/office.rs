//! The Office's screen, the lists behind its numbers, and the plan's tree.

super::words! {
    overview_title = "Tình hình thực hiện kế hoạch", "How the plan stands";
    number_label = "Số", "No.";
    number_blank = "…/…", "…/…";
    data_as_of = "Số liệu tính đến", "Figures as of";
    as_of_field = "Số liệu tính đến ngày", "Figures as of";
    basis_field = "Tính theo kế hoạch", "The plan counted";
    basis_amended = "Sau điều chỉnh", "As amended";
    basis_approved = "Như đã duyệt", "As approved";
    plan_of_day = "Kế hoạch của ngày", "The plan of the day";
    plan_today = "Về hôm nay", "Back to today";
    report_period = "Kỳ báo cáo", "Report period";
    freshness = "Việc đã cập nhật trong kỳ", "Items updated this period";
    print = "In", "Print";
    quarter = "Quý", "Quarter";
    half_year = "6 tháng", "First half";
    year_word = "Năm", "Year";

    zone_a = "Tình hình chung", "The seven numbers";
    zone_b = "Cần quyết định", "Awaiting a decision";
    zone_c = "Theo đơn vị chủ trì", "By lead unit";
    zone_d = "Theo phần của kế hoạch", "By section";
    zone_e = "Chỉ tiêu", "Targets";
    target_words = "Chỉ tiêu", "Target";
    target_wanted = "Phải đạt", "To reach";
    target_figures = "n/N", "n/N";
    target_source = "Nguồn số liệu", "Source";
    target_met = "Đạt", "Met";
    target_not_met = "Chưa đạt", "Not met";
    target_no_data = "Chưa có số liệu", "No data";
    load_table = "Bảng số liệu", "The numbers as a table";
    load_chart = "Biểu đồ số việc đến hạn theo quý", "Chart of what falls due per quarter";
    zone_f = "Đang chờ điều kiện", "Awaited conditions";
    zone_g = "Khối lượng theo quý", "Load per quarter";
    at_risk = "Có nguy cơ", "At risk";
    fresh = "Đã cập nhật trong kỳ", "Updated this period";
    periods_missed = "Lỡ kỳ báo cáo", "Report periods missed";
    stale = "Chưa cập nhật trong kỳ", "Not updated this period";
    same_condition = "Cùng chờ một điều kiện", "Waiting for one condition";
    one_persons = "Việc của một người", "One person's work";
    all_periods = "Cả kế hoạch", "The whole plan";
    only_period = "Chỉ tính việc thuộc hoặc đến hạn trong kỳ", "Only what belongs to or falls due in";
    open_leadership = "Lãnh đạo xem nhanh", "Leadership view";
    all_items = "Bỏ giới hạn này", "Without this limit";
    nothing_awaited = "Không có việc nào đang chờ điều kiện.", "No work waits for a condition.";
    latest_day = "Mốc chờ gần nhất", "Nearest backstop";
    falls_due = "Đến hạn", "Falls due";
    of_these_done = "Đã hoàn thành", "Done";
    of_these_waiting = "Đang chờ điều kiện", "Waiting";
    on_last_day = "Hạn đúng ngày cuối quý", "Due on its last day";
    no_quarter = "Không có hạn trong năm", "No day in the year";
    load_footnote = "Việc đang chờ tính theo mốc chờ; không tính việc không phát sinh. Cột nét đứt: việc có mốc giữa kỳ trong quý.",
        "Waiting items count by their backstop; what did not arise is left out. Dashed: items with a milestone in the quarter.";
    total = "Tổng số", "Total";
    completed_rate = "Hoàn thành / (tổng − không phát sinh)", "Done / (total − not arising)";
    on_time_rate = "Đúng hạn / đã hoàn thành", "On time / done";
    due_soon_note = "sắp đến hạn trong 7 ngày", "due within seven days";
    self_confirmed_note = "do đơn vị tự xác nhận", "self-confirmed by the unit";
    no_decisions = "Không có việc nào chờ quyết định.", "Nothing awaits a decision.";
    asks_for_longer = "Xin gia hạn", "Asks for a later day";
    at_backstop = "Đến mốc chờ: kết thúc hoặc chuyển tiếp", "At its backstop: close it or carry it over";
    stt = "STT", "No.";
    activity = "Hoạt động", "Activity";
    submitted_by = "Người trình", "Submitted by";
    days_waiting = "Số ngày chờ", "Days waiting";
    decide = "Quyết định", "Decide";
    lead = "Đơn vị chủ trì", "Lead unit";
    self_confirmed_column = "Tự xác nhận", "Self-confirmed";
    joint_footnote = "Việc nhiều đơn vị cùng chủ trì được tính cho từng đơn vị, nên tổng cột có thể lớn hơn tổng số.",
        "Joint work counts once for each lead unit, so columns may add up to more than the total.";
    actual = "Đã hoàn thành", "Done";
    content = "Nội dung", "Content";
    expected = "Phải xong đến nay", "Due by now";
    rate_footnote = "n/N: N không gồm việc không phát sinh.", "n/N: N leaves out what did not arise.";

    items_title = "Danh sách việc", "Work items";
    all_states = "Mọi tình trạng", "All states";
    state_word = "Tình trạng", "State";
    no_items = "Không có việc nào khớp bộ lọc.", "No item matches the filters.";
    back_to_overview = "Về màn hình điều hành", "Back to the overview";

    plans_title = "Kế hoạch", "Plans";
    no_plans = "Chưa có kế hoạch nào.", "There is no plan yet.";
    no_plans_next = "Văn phòng nhập phụ lục kế hoạch để bắt đầu.", "The Office imports a plan's annex to begin.";
    plan_year = "Năm", "Year";
    open_tree = "Xem kế hoạch", "See the plan";
    open_overview = "Màn hình điều hành", "Overview";
    find_in_plan = "Tìm trong kế hoạch", "Find in the plan";
    nothing_found = "Không tìm thấy hoạt động nào. Thử từ khác hoặc bỏ bớt chữ.", "No activity found. Try another or a shorter word.";
    declared = "kế hoạch ghi", "declared";
    activities_word = "hoạt động", "activities";
    not_blank = "để trống trong văn bản", "left blank in the document";
}
