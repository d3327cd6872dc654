//! Milestones (mốc giữa kỳ): how far work that is due at the year's end is to be at the cut-offs before it.
//!
//! Most of a plan says "trong năm". With the due day alone nothing of that shows before 31 December, and then all of it
//! does. A milestone is not a due day: missed, it puts the item at risk, and lateness stays judged by the due day.
//! Whether one is reached follows from the progress reported; nobody has to tick it off.

/// The milestones of a plan.
pub mod list;
/// What a milestone is, and which one comes next.
pub mod milestone;
/// What is proposed for work due at the year's end.
pub mod proposal;
/// HTTP.
pub mod routes;
/// Verb: set the milestones of work items.
pub mod setting;
