//! The frame around every page.

/// Account menu.
pub mod account_menu;
/// A link to a page.
pub mod go;
/// The header.
pub mod header;
/// The heading of a page.
pub mod heading;
/// The help of the keyboard.
pub mod help_dialog;
/// Dialogs over everything else.
pub mod modal;
/// On to another page.
pub mod onward;
/// Next page, first page.
pub mod pager;
