//! Sentences of the desk with a number in them.

use tiendo_api::annexes::NodeLevel;

use super::Text;

impl Text {
    /// "còn 3/12".
    pub fn left_of(self, left: usize, all: usize) -> String {
        match left {
            0 if all == 0 => String::new(),
            0 => format!("{all}/{all} {}", self.0.pick("đã xử lý", "settled")),
            _ => format!("{} {left}/{all}", self.0.pick("còn", "open")),
        }
    }

    /// "Còn 3 chỗ cần xử lý."
    pub fn doubts_left(self, left: usize) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!("Còn {left} chỗ cần xử lý."),
            tiendo_api::Lang::En => format!("{left} doubts left to settle."),
        }
    }

    /// What approving a new plan does.
    pub fn approval_says(self, activities: u32) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!(
                "{activities} hoạt động thành việc trong danh sách của các đơn vị. Số, ngày còn bỏ trống vẫn để trống."
            ),
            tiendo_api::Lang::En => {
                format!(
                    "{activities} activities become work in the units' queues. What is blank stays blank."
                )
            }
        }
    }

    /// Activities nobody leads make no work.
    pub fn without_lead(self, activities: usize) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!(
                "{activities} hoạt động chưa có đơn vị chủ trì nên không thành việc của đơn vị nào. Thêm đơn vị chủ trì trong “Kế hoạch” nếu cần."
            ),
            tiendo_api::Lang::En => format!(
                "{activities} activities have no lead unit and become nobody's work. Add one in “Plan” if needed."
            ),
        }
    }

    /// There is a plan of this year already: this may be its amendment.
    pub fn same_year(self, year: i32, title: &str) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!(
                "Đã có kế hoạch năm {year}: {title}. Nếu đây là bản điều chỉnh của kế hoạch ấy, hãy bỏ bản dự thảo này rồi tải lên lại, chọn kế hoạch để điều chỉnh."
            ),
            tiendo_api::Lang::En => format!(
                "There is a plan of {year} already: {title}. If this amends it, put this draft aside and upload it again as its amendment."
            ),
        }
    }

    /// "2 chỗ cần xem", at a node of the tree.
    pub fn doubts_here(self, count: usize) -> String {
        format!("{count} {}", self.0.pick("chỗ cần xem", "doubts here"))
    }

    /// Accepts every open doubt of a kind.
    pub fn accept_kind(self, count: usize) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!("Chấp nhận cả {count} chỗ loại này"),
            tiendo_api::Lang::En => format!("Accept all {count} of this kind"),
        }
    }

    /// Accepts every open doubt nothing hangs on.
    pub fn accept_easy(self, count: usize) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => format!("Chấp nhận cả {count} chỗ “nên biết”"),
            tiendo_api::Lang::En => format!("Accept all {count} “worth knowing”"),
        }
    }

    /// "Hiện thêm (40)".
    pub fn show_more(self, hidden: usize) -> String {
        format!("{} ({hidden})", self.0.pick("Hiện thêm", "Show more"))
    }

    /// Adds what stands one level below a node.
    pub fn add_below(self, level: NodeLevel) -> &'static str {
        match level {
            NodeLevel::Section => self.0.pick("Thêm mục tiêu", "Add an objective"),
            NodeLevel::Objective => self.0.pick("Thêm nhiệm vụ", "Add a task"),
            NodeLevel::Task | NodeLevel::Activity => self.0.pick("Thêm hoạt động", "Add an activity"),
        }
    }

    /// A level of the tree, within a sentence.
    pub fn node_level(self, level: NodeLevel) -> &'static str {
        match level {
            NodeLevel::Section => self.0.pick("phần", "section"),
            NodeLevel::Objective => self.0.pick("mục tiêu", "objective"),
            NodeLevel::Task => self.0.pick("nhiệm vụ", "task"),
            NodeLevel::Activity => self.0.pick("hoạt động", "activity"),
        }
    }
}
