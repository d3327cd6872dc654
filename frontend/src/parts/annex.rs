//! Views of a draft: no fetching, no session.

/// Adding a node to the tree.
pub mod adder;
/// The approval of a draft, or what stands in its way.
pub mod approval;
/// What the draft as a whole waits for.
pub mod bar;
/// The columns and what they hold.
pub mod columns;
/// Rows declared against rows found.
pub mod counts;
/// What an amendment changes.
pub mod difference;
/// One doubt.
pub mod doubt;
/// The value or the reason that settles a doubt.
pub mod doubt_form;
/// The doubts of one kind.
pub mod doubt_kind;
/// Doubts and their decisions.
pub mod doubts;
/// The drafts in a table.
pub mod drafts_table;
/// The fields of a node, to be edited.
pub mod editor;
/// The plan as a file.
pub mod export;
/// The source laid out in its columns.
pub mod grid;
/// The heading of the plan and its counts.
pub mod heading;
/// An activity of the tree.
pub mod leaf;
/// Moving, splitting and taking out nodes.
pub mod node_tools;
/// What is pasted onto the page.
pub mod paste;
/// What is being looked at.
pub mod pick;
/// A stretch of the source, cell for cell.
pub mod picture;
/// A draft with what is looked up in it.
pub mod sheet;
/// The tree as read.
pub mod tree;
/// What was said and is not on screen yet.
pub mod turn;
/// Units of the directory at hand.
pub mod unit_picker;
/// Sending an annex.
pub mod upload;
/// What can be said about a draft.
pub mod verb;
/// A version of a plan.
pub mod version_entry;
/// The words of a field.
pub mod words_field;
