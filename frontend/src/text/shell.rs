//! The frame around every page: names, sign-in, account.

super::words! {
    product = "Tiến Độ", "Tiến Độ";
    skip_to_content = "Đến nội dung chính", "Skip to the content";
    main_navigation = "Điều hướng chính", "Main navigation";
    nav_queue = "Việc của đơn vị", "Unit's work";
    nav_overview = "Điều hành", "Overview";
    nav_plans = "Kế hoạch", "Plan";
    other_language = "English", "Tiếng Việt";
    help = "Phím tắt", "Shortcuts";
    close = "Đóng", "Close";
    loading = "Đang tải…", "Loading…";
    try_again = "Thử lại", "Try again";
    request_id = "Mã yêu cầu", "Request id";
    offline = "Không kết nối được máy chủ", "The server cannot be reached";
    offline_next = "Kiểm tra mạng rồi thử lại; nội dung đang nhập vẫn được giữ trên máy này.",
        "Check the network and try again; what you typed is kept on this device.";
    not_found = "Không có trang này", "There is no such page";
    not_found_next = "Kiểm tra lại đường dẫn hoặc quay về danh sách việc.", "Check the address, or go back to your work.";
    to_queue = "Về danh sách việc", "Back to the work";

    sign_in = "Đăng nhập", "Sign in";
    username = "Tên đăng nhập", "User name";
    password = "Mật khẩu", "Password";
    show_password = "Hiện mật khẩu", "Show password";
    session_ended = "Phiên làm việc đã hết. Đăng nhập lại để tiếp tục; nội dung đang nhập vẫn được giữ.",
        "The session has ended. Sign in to go on; what you typed is kept.";
    sign_out = "Đăng xuất", "Sign out";
    sign_out_everywhere = "Đăng xuất mọi thiết bị", "Sign out everywhere";
    account = "Tài khoản", "Account";

    change_password = "Đổi mật khẩu", "Change password";
    must_change_password = "Mật khẩu hiện tại do người khác cấp. Đặt mật khẩu của riêng bạn để tiếp tục.",
        "Your password was given by somebody else. Choose your own to go on.";
    current_password = "Mật khẩu hiện tại", "Current password";
    new_password = "Mật khẩu mới", "New password";
    new_password_hint = "Ít nhất 14 ký tự; một câu dài dễ nhớ là tốt nhất.", "At least 14 characters; a long phrase is best.";
    password_changed = "Đã đổi mật khẩu.", "The password was changed.";
}
