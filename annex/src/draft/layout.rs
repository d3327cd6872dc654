use serde::{Deserialize, Serialize};

/// How the annex sets its table, so that the plan can be printed back in the same columns and numbering.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// The columns, from the left.
    pub columns: Vec<LayoutColumn>,
    /// Which levels carry a label ("Hoạt động 3: …").
    pub labels: Labels,
}

/// A column of the annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LayoutColumn {
    /// Its title, one entry for each header row from the top; a title merged over rows or columns is repeated in each.
    pub titles: Vec<String>,
    /// What it holds; empty when that is not certain.
    pub meaning: Option<Meaning>,
}

/// Which levels carry a label with their number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Labels {
    /// "Mục tiêu 1: …".
    pub objective: bool,
    /// "Nhiệm vụ 1: …".
    pub task: bool,
    /// "Hoạt động 1: …".
    pub activity: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Running number (STT).
    Stt,
    /// Number or letter in an outline ("1", "a)", "1.2").
    Outline,
    /// Objectives (mục tiêu).
    Objective,
    /// Tasks (nhiệm vụ).
    Task,
    /// Activities (hoạt động): the work itself, whatever the annex calls it.
    Activity,
    /// Deliverables (kết quả, sản phẩm).
    Deliverable,
    /// Lead units (chủ trì).
    Lead,
    /// Coordinating units (phối hợp).
    Coordinating,
    /// Lead and coordinating units in one cell ("Chủ trì: …; phối hợp: …").
    Units,
    /// Completion time (thời gian, thời hạn).
    Deadline,
    /// How long the work takes (số ngày dự kiến).
    Duration,
    /// Notes (ghi chú).
    Note,
    /// Nothing the plan needs.
    Other,
}
