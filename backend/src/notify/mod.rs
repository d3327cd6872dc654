//! Who is told of what. Notices are written with the journal line that causes them, or by the daily reminders; e-mails
//! are made of notices, so that each goes out at most once and none is only in an e-mail.

/// Reminds each agency's people once a working day.
pub mod daily;
/// The day's e-mail to each person.
pub mod digest;
/// The page of notices a person reads.
pub mod inbox;
/// What an e-mail says.
pub mod letter;
/// From a journal line to notices.
pub mod line;
/// E-mails that go out, and what became of them.
pub mod mail;
/// A notice.
pub mod notice;
/// Sends what is due.
pub mod post;
/// When somebody is reminded of what.
pub mod reminder;
/// An agency's people, and their part in its work.
pub mod roster;
/// HTTP.
pub mod routes;
/// How a person wants to be told.
pub mod setting;
/// The conversation with the mail server.
pub mod smtp;
/// Who is told of what: the table.
pub mod told;
/// A notice in one sentence.
pub mod words;
