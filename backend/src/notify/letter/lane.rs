use chrono::NaiveDate;
use tiendo_api::{notices::NoticeKind, work::WorkState};

use crate::notify::notice::Row;

/// The lanes of an e-mail, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Overdue,
    DueSoon,
    Returned,
    Urged,
    AwaitingMe,
    Milestone,
    NotUpdated,
    Escalated,
    News,
}

impl Lane {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overdue => "Quá hạn",
            Self::DueSoon => "Sắp đến hạn",
            Self::Returned => "Bị trả lại",
            Self::Urged => "Được đôn đốc",
            Self::AwaitingMe => "Chờ tôi xác nhận",
            Self::Milestone => "Mốc giữa kỳ",
            Self::NotUpdated => "Chưa cập nhật trong kỳ",
            Self::Escalated => "Đơn vị chưa gửi cập nhật",
            Self::News => "Tin mới",
        }
    }
}

/// The lane of a notice as its item now stands; none when it was settled meanwhile.
pub fn of(row: &Row, today: NaiveDate) -> Option<Lane> {
    let state = row.facts().state;
    let at_work =
        matches!(state, WorkState::Waiting | WorkState::Open | WorkState::InProgress | WorkState::Returned);
    match row.kind.0 {
        NoticeKind::DueSoon | NoticeKind::Overdue => {
            let late = row.due_on? < today;
            at_work.then_some(if late { Lane::Overdue } else { Lane::DueSoon })
        }
        NoticeKind::Returned => (state == WorkState::Returned).then_some(Lane::Returned),
        NoticeKind::Urged => at_work.then_some(Lane::Urged),
        NoticeKind::AwaitingMe => (state == WorkState::Submitted).then_some(Lane::AwaitingMe),
        NoticeKind::Milestone => at_work.then_some(Lane::Milestone),
        NoticeKind::ExtensionRequested => at_work.then_some(Lane::AwaitingMe),
        NoticeKind::NotUpdated => at_work.then_some(Lane::NotUpdated),
        NoticeKind::EscalatedToHead | NoticeKind::EscalatedToOffice => at_work.then_some(Lane::Escalated),
        NoticeKind::Opened | NoticeKind::Assigned | NoticeKind::ContributionRequested => {
            at_work.then_some(Lane::News)
        }
        NoticeKind::ExtensionGranted | NoticeKind::ExtensionRefused | NoticeKind::Mentioned => {
            Some(Lane::News)
        }
    }
}
