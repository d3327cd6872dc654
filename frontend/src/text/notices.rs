//! What a person is told, and how.

super::words! {
    notices_title = "Thông báo", "Notices";
    no_notices = "Chưa có thông báo nào.", "Nothing to tell.";
    read_all = "Đã đọc tất cả", "All read";
    unread_mark = "Mới", "New";
    how_told = "Nhận thư điện tử", "E-mail";
    no_mail_server = "Máy chủ này chưa gửi thư; mọi thông báo vẫn có ở đây.", "This server sends no e-mail; everything is here all the same.";
    email_address = "Địa chỉ thư điện tử", "E-mail address";
    daily_digest = "Thư tổng hợp mỗi ngày làm việc", "One digest a working day";
    at_once = "Thư ngay khi bị trả lại hoặc đôn đốc", "At once when returned or urged";
    save_how_told = "Lưu cách nhận", "Save";
    done_how_told = "Đã lưu cách nhận thông báo.", "Saved.";
}
