use serde::{Deserialize, Serialize};

/// Where a list goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// Pass as `cursor` to get the next page; empty on the last page.
    pub next_cursor: Option<String>,
    /// Whether there is a next page.
    pub has_more: bool,
}

/// An answer that may go on with a next page.
pub trait Paged {
    /// Where the list goes on.
    fn page(&self) -> &PageInfo;
}

impl<T> Paged for Page<T> {
    fn page(&self) -> &PageInfo {
        &self.page
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The rows of this page.
    pub data: Vec<T>,
    /// Where the list goes on.
    pub page: PageInfo,
}
