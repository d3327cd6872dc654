//! Finding things, and lists kept under a name.

use tiendo_api::search::HitKind;

use super::Text;

super::words! {
    search = "Tìm", "Search";
    search_title = "Tìm trong toàn hệ thống", "Search everything";
    search_hint = "Mã, nội dung, số văn bản, đơn vị…", "Code, wording, document number, unit…";
    found_title = "Kết quả", "Results";
    found_none = "Không tìm thấy. Thử từ khác hoặc bỏ bớt chữ.", "Nothing found. Try another or a shorter word.";
    found_more = "Còn kết quả khác; gõ thêm để thu hẹp.", "There is more; type more to narrow it down.";

    kind_activity = "Hoạt động", "Activities";
    kind_plan = "Kế hoạch", "Plans";
    kind_condition = "Điều kiện", "Conditions";
    kind_evidence = "Tài liệu kiểm chứng", "Documents";
    kind_unit = "Đơn vị", "Units";
    kind_person = "Cán bộ", "People";

    saved_filters = "Danh sách đã lưu", "Saved lists";
    no_saved_filters = "Chưa lưu danh sách nào. Lọc như mong muốn rồi đặt tên để mở lại bất cứ lúc nào.",
        "Nothing saved yet. Filter as you like, then give it a name to come back to.";
    save_this_filter = "Lưu danh sách đang xem", "Save the list on screen";
    filter_name = "Tên", "Name";
    filter_shared = "Cho cả cơ quan thấy", "Show it to the whole agency";
    save_filter_verb = "Lưu", "Save";
    close_filter_verb = "Bỏ", "Remove";
    saved_by = "chung, do", "shared by";
    filter_saved = "Đã lưu danh sách.", "The list was saved.";
    filter_closed = "Đã bỏ danh sách.", "The list was removed.";
}

impl Text {
    /// Things of a kind.
    pub fn hit_kind(self, kind: HitKind) -> &'static str {
        match kind {
            HitKind::Activity => self.kind_activity(),
            HitKind::Plan => self.kind_plan(),
            HitKind::Condition => self.kind_condition(),
            HitKind::Evidence => self.kind_evidence(),
            HitKind::Unit => self.kind_unit(),
            HitKind::Person => self.kind_person(),
        }
    }

    /// How many were found.
    pub fn found_count(self, count: usize) -> String {
        match (self.0, count) {
            (tiendo_api::Lang::Vi, _) => format!("{count} kết quả"),
            (tiendo_api::Lang::En, 1) => "1 result".to_owned(),
            (tiendo_api::Lang::En, _) => format!("{count} results"),
        }
    }
}
