//! Requests for a later due day (xin gia hạn).
//!
//! Until a request is granted the old due day counts, and granting moves the due day from the day of the decision on.
//! So every day before it is judged by the due day of that day, and work that was late then stays late then; a request
//! made after the due day is marked late for good. While a submission awaits its decision nothing is extended:
//! lateness is judged by the day of submission, and may not be changed afterwards.
//!
//! ("Until approved the old date counts. Late request possible but stays marked late": QĐ 42/2014/QĐ-TTg as provinces carry it out. It is asked
//! by the lead unit in writing and decided by who assigned the work; old dates and their number are kept.)

/// Who may decide what was asked.
pub mod asked;
/// Verb: grant or refuse.
pub mod decision;
/// Verbs: ask, and take back.
pub mod request;
/// HTTP.
pub mod routes;
