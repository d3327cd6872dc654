//! The desk: the plan as read and edited, what it changes, its approval, its versions.

super::words! {
    tree_pane = "Kế hoạch", "Plan";
    tree_title = "Kế hoạch như đã đọc", "The plan as read";
    edit_node = "Sửa mục này", "Edit";
    show_source = "Xem ô gốc", "Show the source";
    show_in_tree = "Xem trong kế hoạch", "Show in the plan";
    save_field = "Lưu", "Save";
    as_before = "Lấy lại như cũ", "As before";
    move_up = "Chuyển lên", "Move up";
    move_down = "Chuyển xuống", "Move down";
    move_under = "Chuyển sang mục khác", "Move under another";
    choose_parent = "Chọn mục", "Choose";
    remove_node = "Bỏ khỏi kế hoạch", "Take out";
    remove_what = "Mục này và mọi mục bên dưới sẽ ra khỏi bản dự thảo.", "This and everything below it leaves the draft.";
    remove_now = "Bỏ", "Take it out";
    split_leads = "Tách theo đơn vị chủ trì", "Split by lead unit";
    add_before = "Thêm mục ngay trước", "Add one before it";
    add_it = "Thêm", "Add";
    new_title = "Nội dung mục mới", "Words of the new entry";
    add_section = "Thêm phần", "Add a section";
    deliverables_field = "Kết quả, sản phẩm", "Deliverables";
    lead_field = "Đơn vị chủ trì", "Lead units";
    coordinating_field = "Đơn vị phối hợp", "Coordinating units";
    time_field = "Thời gian hoàn thành", "Completion time";
    read_as = "hiểu là", "read as";

    changes_pane = "Thay đổi", "Changes";
    difference_title = "Thay đổi so với kế hoạch", "Changes against the plan";
    no_difference = "Chưa có thay đổi nào.", "Nothing changes yet.";
    unchanged = "Hoạt động giữ nguyên", "Activities unchanged";
    change_before = "Trước", "Before";
    change_after = "Sau", "After";
    also_moved = "cũng chuyển chỗ", "moved too";
    field_word = "Mục", "Field";

    approve = "Duyệt", "Approve";
    approve_amendment = "Duyệt điều chỉnh", "Approve the amendment";
    amendment_says = "Kế hoạch thay đổi từ ngày có hiệu lực; tiến độ đã báo cáo vẫn đi theo việc.",
        "The plan changes from the day in force; reported progress stays with its items.";
    approve_after = "Xử lý hết rồi mới duyệt được.", "Approving comes after that.";
    next_doubt = "Đến chỗ tiếp theo", "To the next one";
    settled_but_not_yours = "Mọi chỗ đã được xử lý; chờ người có thẩm quyền duyệt.",
        "Every doubt is settled; it awaits approval by somebody who may.";
    newest_is_shown = "Bản mới nhất đang hiện trên màn hình; nội dung bạn nhập vẫn còn.",
        "The newest version is on screen; what you typed is kept.";
    do_not_save = "Thôi, không lưu", "Do not save";
    decision_number = "Số quyết định điều chỉnh", "Number of the decision";
    decided_on = "Ngày quyết định", "Day of the decision";
    effective_on = "Có hiệu lực từ ngày", "In force from";
    withdraw = "Bỏ bản dự thảo", "Put aside";
    approved_now = "Đã duyệt", "Approved";
    items_added = "việc mới", "new items";
    items_changed = "việc thay đổi", "items changed";
    items_dropped = "việc bỏ", "items dropped";
    to_plan = "Xem kế hoạch", "See the plan";
    to_annexes = "Về danh sách phụ lục", "Back to the annexes";

    versions_title = "Các bản của kế hoạch", "Versions of the plan";
    version = "Bản", "Version";
    as_first_approved = "Như đã duyệt", "As approved";
    decision = "Quyết định", "Decision";
    held_until = "Có hiệu lực đến hết ngày", "In force until";
    see_this_version = "Xem kế hoạch theo bản này", "See the plan in this version";
    changes_counted = "Thêm, sửa, bỏ", "Added, changed, dropped";
    approved_by = "Người duyệt", "Approved by";
    draft_of_version = "Xem phụ lục của bản này", "See the annex of this version";
    change_plan = "Thay đổi kế hoạch", "Change the plan";
    begin_amendment = "Điều chỉnh kế hoạch", "Begin an amendment";
    send_new_annex = "Tải phụ lục mới", "Upload a new annex";
    carry_over = "Lập kế hoạch năm sau", "Begin next year's plan";
    print_plan = "Tải về như phụ lục", "Download as the annex";
    export_as_of = "Theo kế hoạch của ngày", "The plan of the day";
    with_states = "Kèm tình trạng thực hiện", "With the states";
    export_word = "Tải bản Word", "Word file";
    export_excel = "Tải bản Excel", "Excel file";
    amendments_and_files = "Các bản, tải về", "Versions, files";
}
