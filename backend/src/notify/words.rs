use tiendo_api::{Lang, notices::NoticeKind};

/// A notice in one sentence, true of its day.
pub fn sentence(kind: NoticeKind, working_days_left: Option<i32>, by: Option<&str>, lang: Lang) -> String {
    let days = working_days_left.unwrap_or_default();
    let someone = by.unwrap_or(lang.pick("Có người", "Somebody"));
    let (vi, en) = match kind {
        NoticeKind::Returned => (
            format!("{someone} trả lại bản trình: cần bổ sung rồi trình lại"),
            format!("{someone} returned the submission: complete it and submit again"),
        ),
        NoticeKind::Urged => {
            (format!("{someone} đôn đốc thực hiện việc này"), format!("{someone} urged that this be done"))
        }
        NoticeKind::Opened => (
            "Điều kiện đã có, việc này thực hiện được từ nay".into(),
            "What it waited for has come: it can be worked on".into(),
        ),
        NoticeKind::ExtensionRequested => (
            format!("{someone} xin gia hạn, chờ quyết định"),
            format!("{someone} asks for a later due day: decide"),
        ),
        NoticeKind::ExtensionGranted => {
            ("Đề nghị gia hạn được chấp thuận".into(), "The later due day was granted".into())
        }
        NoticeKind::ExtensionRefused => {
            ("Đề nghị gia hạn không được chấp thuận".into(), "The later due day was refused".into())
        }
        NoticeKind::Mentioned => (
            format!("{someone} nhắc đến bạn trong trao đổi"),
            format!("{someone} mentioned you in a comment"),
        ),
        NoticeKind::ContributionRequested => (
            format!("{someone} đề nghị đơn vị phối hợp"),
            format!("{someone} asked your unit for its contribution"),
        ),
        NoticeKind::Assigned => {
            (format!("{someone} giao việc này cho bạn"), format!("{someone} handed this to you"))
        }
        NoticeKind::DueSoon | NoticeKind::Overdue => (due(days, Lang::Vi), due(days, Lang::En)),
        NoticeKind::Milestone => (milestone(days, Lang::Vi), milestone(days, Lang::En)),
        NoticeKind::NotUpdated => (
            format!("Chưa cập nhật trong kỳ báo cáo, còn {days} ngày làm việc đến hạn gửi"),
            format!("Not updated in this report period, {days} working days left to report"),
        ),
        NoticeKind::AwaitingMe => (
            format!("Đã trình {} ngày làm việc, chờ xác nhận hoặc trả lại", -days),
            format!("Submitted {} working days ago: confirm or return", -days),
        ),
        NoticeKind::EscalatedToHead | NoticeKind::EscalatedToOffice => (
            format!("Đơn vị chưa gửi cập nhật, đã quá {} ngày làm việc", -days),
            format!("The unit has not sent an update, {} working days late", -days),
        ),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// How far off a milestone is, in working days.
fn milestone(days: i32, lang: Lang) -> String {
    match (days, lang) {
        (0, _) => {
            lang.pick("Mốc giữa kỳ hôm nay, chưa đạt", "The milestone is today, and not reached").into()
        }
        (1.., Lang::Vi) => format!("Còn {days} ngày làm việc đến mốc giữa kỳ"),
        (1.., Lang::En) => format!("{days} working days left to the milestone"),
        (_, Lang::Vi) => format!("Đã qua mốc giữa kỳ {} ngày làm việc, chưa đạt", -days),
        (_, Lang::En) => format!("{} working days past the milestone, and not reached", -days),
    }
}

/// How far off a due day is, in working days.
pub fn due(days: i32, lang: Lang) -> String {
    match (days, lang) {
        (0, _) => lang.pick("Đến hạn hôm nay", "Due today").into(),
        (1.., Lang::Vi) => format!("Còn {days} ngày làm việc đến hạn"),
        (1.., Lang::En) => format!("{days} working days left"),
        (_, Lang::Vi) => format!("Quá hạn {} ngày làm việc", -days),
        (_, Lang::En) => format!("{} working days late", -days),
    }
}
