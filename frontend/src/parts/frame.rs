//! The frame around every page.

/// Account menu.
pub mod account_menu;
/// The header.
pub mod header;
/// The heading of a page.
pub mod heading;
/// The help of the keyboard.
pub mod help_dialog;
/// Next page, first page.
pub mod pager;
