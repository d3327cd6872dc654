use serde::{Deserialize, Serialize};

use crate::{
    Action,
    page::{PageInfo, Paged},
    work::{Part, WorkItemRow},
};

/// The four lanes of a queue, always in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Cần làm ngay: overdue, returned, urged and not submitted since, or waiting past its backstop.
    ActNow,
    /// Đến hạn kỳ này: due before the current report period closes.
    DueThisPeriod,
    /// Chờ tôi xác nhận / trả lời: submissions and extension requests the caller can decide, contributions asked of
    /// the caller's unit.
    AwaitingMe,
    /// Sắp tới & chờ điều kiện: everything else that is not closed.
    Later,
}

impl Lane {
    /// Every lane, in screen order.
    pub const ALL: [Self; 4] = [Self::ActNow, Self::DueThisPeriod, Self::AwaitingMe, Self::Later];

    /// Whether the lane counts in the badge.
    pub fn in_badge(self) -> bool {
        self != Self::Later
    }
}

/// How many rows a lane holds, over all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LaneCount {
    /// The lane.
    pub lane: Lane,
    /// Rows in it, with the same filters.
    pub count: i64,
}

/// A row of the queue: a work item, why it is here, and the one thing to do with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// The lane it stands in.
    pub lane: Lane,
    /// Why it is here, in words of the caller's language.
    pub reason: String,
    /// The unit's part in it; empty when the row is here for the caller's decision.
    pub part: Option<Part>,
    /// The one main action, chosen by the server; empty when there is nothing to do but look.
    pub main_action: Option<Action>,
    /// The work item.
    pub item: WorkItemRow,
}

/// A unit's queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// The four lanes with their counts, in screen order.
    pub lanes: Vec<LaneCount>,
    /// Rows of the first three lanes.
    pub badge: i64,
    /// Code of the report period that is running (`2026-Q1`).
    pub period: String,
    /// Rows by lane, most urgent first.
    pub data: Vec<QueueRow>,
    /// Where the list goes on.
    pub page: PageInfo,
}

impl Paged for Queue {
    fn page(&self) -> &PageInfo {
        &self.page
    }
}
