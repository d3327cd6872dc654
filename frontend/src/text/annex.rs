//! The desk: sending annexes, their list, their doubts beside their source.

super::words! {
    annexes_title = "Phụ lục kế hoạch", "Plan annexes";
    nav_annexes = "Phụ lục", "Annexes";
    send_annex = "Tải phụ lục lên", "Upload an annex";
    drop_here = "Thả tệp vào đây, hoặc", "Drop a file here, or";
    choose_annex = "Chọn tệp", "Choose a file";
    formats_hint = "Word (.docx), Excel (.xlsx), CSV hoặc văn bản; tối đa 20 MB. Cũng có thể dán bảng (Ctrl+V).",
        "Word (.docx), Excel (.xlsx), CSV or text; at most 20 MB. A table can be pasted too (Ctrl+V).";
    or_paste = "Hoặc dán bảng chép từ Word, Excel", "Or paste a table copied from Word or Excel";
    paste_hint = "Bảng đã chép, cả dòng tiêu đề", "The copied table with its header row";
    read_pasted = "Đọc bảng đã dán", "Read the pasted table";
    year_of_plan = "Năm kế hoạch", "Year of the plan";
    year_hint = "Bỏ trống nếu tên kế hoạch có ghi năm.", "Leave empty when the title says it.";
    amends = "Điều chỉnh kế hoạch nào", "Amends which plan";
    amends_none = "Không, đây là kế hoạch mới", "None, this is a new plan";
    reading_annex = "Đang đọc phụ lục", "Reading the annex";
    no_annexes = "Chưa có phụ lục nào. Tải tệp Word của kế hoạch lên để bắt đầu.",
        "No annex yet. Upload the plan's Word file to begin.";
    pasted_text = "bảng dán vào", "pasted table";
    begun_from_plan = "lập từ kế hoạch", "begun from the plan";
    annex_column = "Phụ lục", "Annex";
    doubts_column = "Đã xử lý", "Settled";
    begun_by = "Người lập", "Begun by";
    changed_column = "Thay đổi lần cuối", "Last changed";

    doubts_title = "Chỗ cần xem lại", "Doubts";
    only_open = "Chưa xử lý", "Open";
    all_doubts = "Tất cả", "All";
    no_doubts = "Không có chỗ nào cần xem lại.", "There are no doubts.";
    nothing_open = "Mọi chỗ đã được xử lý.", "Every doubt is settled.";
    no_open_here = "Không còn chỗ nào chưa xử lý ở đây.", "Nothing is left to settle here.";
    only_about = "Chỉ các chỗ thuộc", "Only those about";
    all_nodes = "Xem tất cả", "See all";
    as_read = "Đọc được", "Read";
    as_proposed = "Đề xuất", "Proposed";
    other_reading = "Cách hiểu khác", "Other reading";
    take_other = "Lấy cách hiểu khác", "Take the other reading";
    accept = "Chấp nhận", "Accept";
    correct = "Sửa", "Correct";
    waive = "Bỏ qua", "Waive";
    does_not_go_on = "Không chuyển sang năm sau, đã bỏ khỏi kế hoạch.", "Does not go on; taken out of the plan.";
    being_saved = "đang lưu…", "saving…";
    save_correction = "Lưu giá trị đúng", "Save the value";
    save_waiver = "Lưu, bỏ qua chỗ này", "Save, waive it";
    right_value = "Giá trị đúng", "Right value";
    deliverables_hint = "Mỗi dòng một sản phẩm.", "One deliverable a line.";
    lead_units_hint = "Mỗi dòng một đơn vị, tên đầy đủ; dòng đầu là đầu mối báo cáo.",
        "One unit a line, in full; the first is the reporting lead.";
    units_hint = "Mỗi dòng một đơn vị, tên đầy đủ.", "One unit a line, in full.";
    time_words_hint = "Ghi như trong kế hoạch: 30/6/2026, Quý III/2026, Trong năm 2026, Thường xuyên.",
        "As a plan says it: 30/6/2026, Quý III/2026, Trong năm 2026, Thường xuyên.";
    pick_unit = "Tìm đơn vị trong danh mục", "Find a unit in the directory";
    add_unit = "Thêm đơn vị", "Add the unit";
    reason = "Lý do", "Reason";
    waiver_hint = "Vì sao giữ nguyên như phụ lục ghi.", "Why it stays as the annex says it.";

    beside_doubts = "Xem bên cạnh", "Beside the doubts";
    source_title = "Tài liệu gốc", "Source document";
    source_sheet = "trang tính", "sheet";
    source_row = "dòng", "row";
    source_column = "cột", "column";
    source_table = "bảng", "table";
    table_word = "Bảng", "Table";
    above_table = "Phần chữ trên bảng", "Text above the table";
    source_part = "Bảng trong tài liệu", "Table of the document";
    merged_above = "ô gộp với dòng trên", "merged with the row above";
    download_source = "Tải tệp gốc", "Download the source";
    pick_a_doubt = "Chọn một chỗ cần xem lại hoặc một hoạt động để thấy ô gốc.",
        "Pick a doubt or an activity to see its source cell.";
    looking_at = "Đang xem", "Looking at";
    earlier_rows = "Các dòng trước", "Earlier rows";
    later_rows = "Các dòng sau", "Later rows";

    head_pane = "Phần đầu, số dòng", "Heading, counts";
    heading_of_plan = "Phần đầu kế hoạch", "Heading of the plan";
    edit_heading = "Sửa phần đầu", "Edit the heading";
    issued_on = "Ngày ban hành", "Issued on";
    issuer = "Cơ quan ban hành", "Issuer";
    plan_title_field = "Tên kế hoạch", "Title";
    number_field = "Số, ký hiệu", "Number";
    left_blank = "(bỏ trống)", "(blank)";
    counts_title = "Số dòng khai và số dòng đọc được", "Rows declared and rows found";
    section_column = "Phần", "Section";
    objectives_column = "Mục tiêu", "Objective";
    tasks_column = "Nhiệm vụ", "Task";
    activities_column = "Hoạt động", "Activity";
    whole_annex = "Cả phụ lục", "Whole annex";
    found_of_declared = "đọc được / khai", "found / declared";
    differs = "lệch", "differs";

    columns_pane = "Các cột", "Columns";
    columns_title = "Các cột của bảng", "Columns of the table";
    columns_hint = "Khai một lần; lần sau phụ lục có cột cùng tên được đọc theo. Khai cột trước khi sửa cây kế hoạch.",
        "Said once, annexes with a column of this title are read that way. Say it before editing the tree.";
    columns_unchanged = "Chọn lại nghĩa của một cột để đọc lại bảng.", "Choose another meaning to read the table anew.";
    column_unknown = "Chưa rõ", "Not known";
    not_known = "chưa rõ", "not known";
    map_columns = "Đọc lại theo các cột này", "Read again with these columns";
}
