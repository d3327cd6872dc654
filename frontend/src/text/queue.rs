//! The queue of a unit.

super::words! {
    queue_title = "Việc của đơn vị", "Unit's work";
    part_lead = "Chủ trì", "Lead";
    part_coordinating = "Phối hợp", "Coordinating";
    part_of_unit = "Vai trò của đơn vị", "The unit's part";
    section = "Phần", "Section";
    all_sections = "Tất cả các phần", "All sections";
    unit = "Đơn vị", "Unit";
    all_units = "Tất cả đơn vị", "All units";
    find_work = "Tìm việc", "Find work";
    find_hint = "mã, nội dung, sản phẩm; gõ không dấu cũng được", "code, wording, product; accents optional";
    filters = "Bộ lọc", "Filters";
    clear_filters = "Bỏ lọc", "Clear filters";
    only_this_lane = "Chỉ xem mục này", "Only this lane";
    all_lanes = "Xem cả bốn mục", "All four lanes";
    next_page = "Trang sau", "Next page";
    first_page = "Về trang đầu", "First page";

    empty_act_now = "Không có việc quá hạn hay bị trả lại.", "Nothing overdue or returned.";
    empty_due_this_period = "Không còn việc đến hạn trong kỳ này.", "Nothing else falls due this period.";
    empty_awaiting_me = "Không có bản trình nào chờ bạn quyết định.", "No submission awaits your decision.";
    empty_later = "Không có việc nào khác.", "Nothing else.";
    more_in_lane = "Còn việc ở trang sau.", "There is more on the next page.";

    deadline = "Thời hạn", "Deadline";
    deliverables = "Sản phẩm", "Deliverables";
    last_update = "Cập nhật", "Updated";
    never_updated = "chưa cập nhật", "never updated";
    today_word = "hôm nay", "today";
    due_today = "hạn hôm nay", "due today";
    select_row = "Chọn", "Select";
    selected_actions = "Thao tác với các việc đã chọn", "With the selected items";
    clear_selection = "Bỏ chọn", "Clear selection";
    nothing_for_you = "Tài khoản này không có việc nghiệp vụ.", "This account has no work of its own.";
    nothing_for_you_next = "Quản trị hệ thống lo tài khoản, đơn vị và cấu hình; việc của kế hoạch thuộc về các đơn vị.",
        "Administrators keep accounts, units and settings; the plan's work belongs to the units.";
}
