use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    annexes::{
        DecisionKind, Edit, NewApproval, NewColumns, NewDecision, NewDecisions, NewDraft, NewEdit,
        NewWithdrawal,
    },
    completion::NewCompletionRule,
    lang::Lang,
    search::{FilterChange, NewFilterClosing, NewSavedFilter},
    session::{NewPassword, SignIn},
    targets::{NewTarget, NewTargetConfirmation, NewTargetDrop, NewTargetValue},
    work::{NewConfirmation, NewEvidence, NewProgress, NewReturn, NewSubmission, Outcome},
};

/// Longest free text, in characters.
pub const LONGEST_TEXT: usize = 10_000;
/// Longest name of a saved filter, in characters.
pub const LONGEST_NAME: usize = 100;
/// Longest address of a saved filter, in characters.
pub const LONGEST_ADDRESS: usize = 2_000;
/// Earliest year anything can have happened in.
pub const EARLIEST_YEAR: i32 = 1900;
/// Latest year anything can be due in.
pub const LATEST_YEAR: i32 = 2_200;
/// Most columns a table can have.
pub const MOST_COLUMNS: usize = 200;
/// Longest figure, source or name of a product, in characters.
pub const LONGEST_FIGURE: usize = 500;
/// Largest number a target can have; whole numbers below it are exact.
pub const LARGEST_NUMBER: f64 = 1e15;
/// Most products one deliverable can name.
pub const MOST_PARTS: usize = 20;
/// Most pieces of evidence in one call.
pub const MOST_EVIDENCE: usize = 50;
/// Shortest password, in characters (TCVN 14423:2026, access without a second factor).
pub const SHORTEST_PASSWORD: usize = 14;

/// What can be wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Must not be empty.
    Required,
    /// Too long.
    TooLong,
    /// Too short.
    TooShort,
    /// Outside the allowed range.
    OutOfRange,
    /// Lies in the future.
    InFuture,
    /// Not an `http` or `https` address.
    NotAnAddress,
    /// Not an address within the application.
    NotAPlaceHere,
    /// Not an e-mail address.
    NotAnEmail,
    /// Contradicts another field.
    Contradiction,
    /// Names something that does not exist.
    Unknown,
    /// Holds a control character.
    ControlCharacter,
    /// Cannot be read as the expected type, or is no field of this body.
    Unreadable,
}

impl Fault {
    /// The fault in words.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Required => lang.pick("Không được để trống.", "Must not be empty."),
            Self::TooLong => lang.pick("Quá dài.", "Too long."),
            Self::TooShort => lang.pick("Quá ngắn.", "Too short."),
            Self::OutOfRange => lang.pick("Ngoài khoảng cho phép.", "Outside the allowed range."),
            Self::InFuture => lang.pick("Không được ở tương lai.", "Must not lie in the future."),
            Self::NotAnAddress => {
                lang.pick("Phải là địa chỉ http hoặc https.", "Must be an http or https address.")
            }
            Self::NotAPlaceHere => lang.pick(
                "Phải là địa chỉ trong hệ thống này, bắt đầu bằng dấu /.",
                "Must be an address within this application, beginning with /.",
            ),
            Self::NotAnEmail => lang.pick("Phải là địa chỉ thư điện tử.", "Must be an e-mail address."),
            Self::Contradiction => lang.pick("Mâu thuẫn với mục khác.", "Contradicts another field."),
            Self::Unknown => lang.pick("Không tồn tại.", "Does not exist."),
            Self::ControlCharacter => {
                lang.pick("Có ký tự điều khiển không hợp lệ.", "Holds a control character.")
            }
            Self::Unreadable => {
                lang.pick("Không đúng kiểu hoặc không có mục này.", "Wrong type, or no such field.")
            }
        }
    }
}

/// A fault at a place in the body (a JSON pointer).
pub type Found = (String, Fault);

/// A body that can be checked without a database. `today` is the day in Vietnam.
pub trait Check {
    /// Every fault; empty when the body is sound.
    fn check(&self, today: NaiveDate) -> Vec<Found>;
}

impl Check for SignIn {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/username", &self.username, 100);
        required(&mut found, "/password", &self.password, 1_000);
        found
    }
}

impl Check for NewPassword {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/current", &self.current, 1_000);
        required(&mut found, "/new", &self.new, 1_000);
        if self.new.chars().count() < SHORTEST_PASSWORD {
            found.push(("/new".into(), Fault::TooShort));
        }
        found
    }
}

impl Check for NewProgress {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.percent.is_some_and(|percent| !(0..=100).contains(&percent)) {
            found.push(("/percent".into(), Fault::OutOfRange));
        }
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        optional(&mut found, "/obstacles", self.obstacles.as_ref(), LONGEST_TEXT);
        optional(&mut found, "/proposals", self.proposals.as_ref(), LONGEST_TEXT);
        evidence(&mut found, &self.evidence, today);
        let says_something = self.percent.is_some()
            || [&self.note, &self.obstacles, &self.proposals].into_iter().any(|text| stated(text.as_ref()))
            || !self.evidence.is_empty();
        match (self.no_change, says_something) {
            (true, true) => found.push(("/noChange".into(), Fault::Contradiction)),
            (false, false) => found.push(("/note".into(), Fault::Required)),
            _ => {}
        }
        found
    }
}

impl Check for NewSubmission {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_in_future(&mut found, "/completedOn", Some(self.completed_on), today);
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        if self.outcome == Outcome::NotArising && !stated(self.note.as_ref()) {
            found.push(("/note".into(), Fault::Required));
        }
        evidence(&mut found, &self.evidence, today);
        found
    }
}

impl Check for NewConfirmation {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        found
    }
}

impl Check for NewReturn {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewDecision {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        optional(&mut found, "/value", self.value.as_ref(), LONGEST_TEXT);
        reason(&mut found, self.decision, self.reason.as_ref());
        match (self.decision, stated(self.value.as_ref())) {
            (DecisionKind::Correct, false) => found.push(("/value".into(), Fault::Required)),
            (DecisionKind::Accept | DecisionKind::Waive, true) => {
                found.push(("/value".into(), Fault::Contradiction));
            }
            _ => {}
        }
        found
    }
}

impl Check for NewDecisions {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        reason(&mut found, self.decision, self.reason.as_ref());
        // One value for many doubts is nobody's decision.
        if self.decision == DecisionKind::Correct {
            found.push(("/decision".into(), Fault::OutOfRange));
        }
        if self.code.is_none() && self.severity.is_none() {
            found.push(("/code".into(), Fault::Required));
        }
        found
    }
}

impl Check for NewColumns {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.columns.is_empty() {
            found.push(("/columns".into(), Fault::Required));
        }
        if self.columns.len() > MOST_COLUMNS {
            found.push(("/columns".into(), Fault::TooLong));
        }
        found
    }
}

impl Check for NewEdit {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        match &self.edit {
            Edit::Add { title, .. } => required(&mut found, "/edit/title", title, LONGEST_TEXT),
            Edit::Reword { text, .. } => sound(&mut found, "/edit/text", text, LONGEST_TEXT),
            Edit::Move { .. } | Edit::Remove { .. } | Edit::SplitLeads { .. } => {}
        }
        found
    }
}

impl Check for NewDraft {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

impl Check for NewWithdrawal {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewApproval {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        optional(&mut found, "/decisionNumber", self.decision_number.as_ref(), 100);
        not_in_future(&mut found, "/decidedOn", self.decided_on, today);
        not_in_future(&mut found, "/effectiveOn", self.effective_on, today);
        found
    }
}

impl Check for NewSavedFilter {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/name", &self.name, LONGEST_NAME);
        place_here(&mut found, "/address", &self.address);
        found
    }
}

impl Check for FilterChange {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if let Some(name) = &self.name {
            required(&mut found, "/name", name, LONGEST_NAME);
        }
        if let Some(address) = &self.address {
            place_here(&mut found, "/address", address);
        }
        if *self == Self::default() {
            found.push(("/name".into(), Fault::Required));
        }
        found
    }
}

impl Check for NewFilterClosing {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

impl Check for NewCompletionRule {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        for (index, rule) in self.deliverables.iter().enumerate() {
            if rule.parts.len() > MOST_PARTS {
                found.push((format!("/deliverables/{index}/parts"), Fault::TooLong));
            }
            for (at, part) in rule.parts.iter().enumerate() {
                required(&mut found, &format!("/deliverables/{index}/parts/{at}"), part, LONGEST_FIGURE);
                if rule.parts[..at].contains(part) {
                    found.push((format!("/deliverables/{index}/parts/{at}"), Fault::Contradiction));
                }
            }
        }
        found
    }
}

impl Check for NewTarget {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/words", &self.words, LONGEST_TEXT);
        required(&mut found, "/unit", &self.unit, 50);
        not_negative(&mut found, "/value", Some(self.value));
        optional(&mut found, "/reason", self.reason.as_ref(), LONGEST_TEXT);
        found
    }
}

impl Check for NewTargetConfirmation {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

impl Check for NewTargetDrop {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewTargetValue {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/period", &self.period, 20);
        not_negative(&mut found, "/numerator", Some(self.numerator));
        not_negative(&mut found, "/denominator", self.denominator);
        not_negative(&mut found, "/claimed", self.claimed);
        required(&mut found, "/source", &self.source, LONGEST_FIGURE);
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        found
    }
}

fn reason(found: &mut Vec<Found>, decision: DecisionKind, reason: Option<&String>) {
    optional(found, "/reason", reason, LONGEST_TEXT);
    match (decision, stated(reason)) {
        (DecisionKind::Waive, false) => found.push(("/reason".into(), Fault::Required)),
        (DecisionKind::Accept | DecisionKind::Correct, true) => {
            found.push(("/reason".into(), Fault::Contradiction));
        }
        _ => {}
    }
}

fn evidence(found: &mut Vec<Found>, pieces: &[NewEvidence], today: NaiveDate) {
    if pieces.len() > MOST_EVIDENCE {
        found.push(("/evidence".into(), Fault::TooLong));
    }
    for (index, piece) in pieces.iter().enumerate() {
        let at = |field: &str| format!("/evidence/{index}{field}");
        optional(found, &at("/documentNumber"), piece.document_number.as_ref(), 100);
        optional(found, &at("/issuer"), piece.issuer.as_ref(), 200);
        optional(found, &at("/part"), piece.part.as_ref(), LONGEST_FIGURE);
        optional(found, &at("/figure"), piece.figure.as_ref(), LONGEST_FIGURE);
        optional(found, &at("/source"), piece.source.as_ref(), LONGEST_FIGURE);
        optional(found, &at("/signer"), piece.signer.as_ref(), 200);
        optional(found, &at("/url"), piece.url.as_ref(), 2_000);
        not_in_future(found, &at("/documentDate"), piece.document_date, today);
        if let Some(url) = piece.url.as_ref().filter(|url| !url.trim().is_empty())
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            found.push((at("/url"), Fault::NotAnAddress));
        }
        let said = [&piece.document_number, &piece.url, &piece.figure];
        let shows_something = piece.file_id.is_some() || said.into_iter().any(|text| stated(text.as_ref()));
        if !shows_something {
            found.push((at("/documentNumber"), Fault::Required));
        }
    }
}

/// An address that leads to a place of this application and to no other host.
fn place_here(found: &mut Vec<Found>, pointer: &str, address: &str) {
    required(found, pointer, address, LONGEST_ADDRESS);
    let leaves = !address.starts_with('/') || address.starts_with("//");
    if leaves || address.contains(['\\', '\n', '\r', '\t']) {
        found.push((pointer.into(), Fault::NotAPlaceHere));
    }
}

pub(crate) fn required(found: &mut Vec<Found>, pointer: &str, text: &str, longest: usize) {
    if text.trim().is_empty() {
        found.push((pointer.into(), Fault::Required));
    }
    sound(found, pointer, text, longest);
}

pub(crate) fn optional(found: &mut Vec<Found>, pointer: &str, text: Option<&String>, longest: usize) {
    if let Some(text) = text {
        sound(found, pointer, text, longest);
    }
}

fn sound(found: &mut Vec<Found>, pointer: &str, text: &str, longest: usize) {
    if text.chars().count() > longest {
        found.push((pointer.into(), Fault::TooLong));
    }
    // NUL cannot be stored by PostgreSQL, and no control character but these has a meaning in prose.
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        found.push((pointer.into(), Fault::ControlCharacter));
    }
}

pub(crate) fn not_in_future(found: &mut Vec<Found>, pointer: &str, day: Option<NaiveDate>, today: NaiveDate) {
    if day.is_some_and(|day| day > today) {
        found.push((pointer.into(), Fault::InFuture));
    }
    if day.is_some_and(|day| day.year() < EARLIEST_YEAR) {
        found.push((pointer.into(), Fault::OutOfRange));
    }
}

/// Neither before `today` nor beyond what a calendar can hold.
pub(crate) fn not_past(found: &mut Vec<Found>, pointer: &str, day: Option<NaiveDate>, today: NaiveDate) {
    if day.is_some_and(|day| day < today || day.year() > LATEST_YEAR) {
        found.push((pointer.into(), Fault::OutOfRange));
    }
}

fn not_negative(found: &mut Vec<Found>, pointer: &str, number: Option<f64>) {
    if number.is_some_and(|number| !(0.0..=LARGEST_NUMBER).contains(&number)) {
        found.push((pointer.into(), Fault::OutOfRange));
    }
}

pub(crate) fn stated(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
