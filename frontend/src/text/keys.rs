//! The help of the keyboard.

super::words! {
    keys_title = "Phím tắt", "Keyboard shortcuts";
    keys_note = "Phím chữ không có tác dụng khi đang gõ trong ô nhập hay đang bỏ dấu.",
        "Single letters do nothing while you type in a field or compose.";
    keys_on = "Dùng phím tắt một chữ", "Use single-letter shortcuts";
    key_search = "Tìm trong toàn hệ thống", "Search everything";
    key_move = "Xuống / lên một dòng", "Next / previous row";
    key_open = "Mở việc đang chọn", "Open the row";
    key_update = "Cập nhật; ở phụ lục: sửa", "Update; at an annex: correct";
    key_confirm = "Xác nhận; ở phụ lục: chấp nhận", "Confirm; at an annex: accept";
    key_return = "Trả lại; ở phụ lục: bỏ qua", "Return; at an annex: waive";
    key_go = "Đến Việc / Điều hành / Kế hoạch / Phụ lục", "Go to work / overview / plan / annexes";
    key_help = "Bảng này", "This help";
    key_close = "Đóng bảng chi tiết", "Close the panel";
}
