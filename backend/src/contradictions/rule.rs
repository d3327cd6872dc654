use chrono::{Datelike, NaiveDate};
use tiendo_api::{
    Operator,
    contradictions::ContradictionKind::{
        self, CompletedBeforeEvent, CompletedBeforeIssue, DatedOutsidePeriod,
    },
};
use uuid::Uuid;

use crate::{fold::fold, targets::state};

/// What is known of a work item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Year of its plan.
    pub year: i32,
    /// Of recurring work: first and last day of its report period.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Day the plan was issued, when known.
    pub issued_on: Option<NaiveDate>,
    /// Day that what it waited for came.
    pub event_on: Option<NaiveDate>,
    /// Day it is said to have been completed.
    pub completed_on: Option<NaiveDate>,
}

/// A dated document that shows something of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The piece of evidence.
    pub evidence_id: Uuid,
    /// The item it belongs to.
    pub work_item_id: Uuid,
    /// Number and symbol.
    pub number: String,
    /// Date.
    pub date: NaiveDate,
    /// Who issued it.
    pub issuer: Option<String>,
}

impl Facts {
    /// What the item says against itself.
    pub fn against_itself(&self) -> Vec<ContradictionKind> {
        let before = |day: Option<NaiveDate>| match (self.completed_on, day) {
            (Some(completed), Some(day)) => completed < day,
            _ => false,
        };
        [(before(self.issued_on), CompletedBeforeIssue), (before(self.event_on), CompletedBeforeEvent)]
            .into_iter()
            .filter_map(|(contradicts, kind)| contradicts.then_some(kind))
            .collect()
    }

    /// Whether a document is dated when it cannot show anything of this item.
    pub fn is_outside(&self, date: NaiveDate) -> bool {
        match self.period {
            Some((from, to)) => !(from..=to).contains(&date),
            None => date.year() != self.year,
        }
    }

    /// What a document of the item says against it.
    pub fn against(&self, document: &Document) -> Option<ContradictionKind> {
        self.is_outside(document.date).then_some(DatedOutsidePeriod)
    }
}

impl Document {
    /// What all copies of one document have in common; copies that name no issuer may be anybody's.
    pub fn key(&self) -> (NaiveDate, String) {
        (self.date, squeezed(&self.number))
    }

    /// Whether this is the same document, shown for another item.
    pub fn is_reused_by(&self, other: &Self) -> bool {
        let issuer = |document: &Self| document.issuer.as_deref().map(squeezed).filter(|it| !it.is_empty());
        let same_issuer = match (issuer(self), issuer(other)) {
            (Some(one), Some(another)) => one == another,
            _ => true,
        };
        self.work_item_id != other.work_item_id && self.key() == other.key() && same_issuer
    }
}

/// Whether a target is said to be reached although there was nothing to count.
pub fn is_reached_of_nothing(
    (operator, value): (Operator, f64),
    denominator: Option<f64>,
    claimed: Option<f64>,
) -> bool {
    denominator == Some(0.0) && claimed.is_some_and(|claimed| state::reaches(operator, value, claimed))
}

/// Letters and digits as compared: without case, accents and spaces.
fn squeezed(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn document(number: &str, date: &str, issuer: Option<&str>) -> Document {
        Document {
            evidence_id: Uuid::now_v7(),
            work_item_id: Uuid::now_v7(),
            number: number.into(),
            date: day(date),
            issuer: issuer.map(Into::into),
        }
    }

    #[test]
    fn a_document_belongs_to_the_report_period_or_else_to_the_year() {
        let all_year = Facts { year: 2026, ..Facts::default() };
        for (date, outside) in
            [("2025-12-31", true), ("2026-01-01", false), ("2026-12-31", false), ("2027-01-01", true)]
        {
            let found = all_year.against(&document("1/BC", date, None));
            assert_eq!(found == Some(DatedOutsidePeriod), outside, "{date}");
        }
        let first_quarter = Facts { period: Some((day("2025-12-15"), day("2026-03-14"))), ..all_year };
        assert!(!first_quarter.is_outside(day("2025-12-15")) && !first_quarter.is_outside(day("2026-03-14")));
        assert!(first_quarter.is_outside(day("2025-12-14")) && first_quarter.is_outside(day("2026-03-15")));
    }

    #[test]
    fn nothing_is_completed_before_it_could_begin() {
        let facts = |issued, event, completed| Facts {
            year: 2026,
            period: None,
            issued_on: Some(day(issued)),
            event_on: Some(day(event)),
            completed_on: Some(day(completed)),
        };
        let found = |facts: Facts| facts.against_itself();
        assert_eq!(found(facts("2026-01-05", "2026-02-01", "2026-02-01")), []);
        assert_eq!(found(facts("2026-01-05", "2026-02-01", "2026-01-31")), [CompletedBeforeEvent]);
        assert_eq!(
            found(facts("2026-01-05", "2026-02-01", "2026-01-04")),
            [CompletedBeforeIssue, CompletedBeforeEvent]
        );
        let unknown =
            Facts { issued_on: None, event_on: None, ..facts("2026-01-05", "2026-02-01", "2020-01-01") };
        assert_eq!(found(unknown), []);
    }

    #[test]
    fn one_document_is_known_by_number_date_and_issuer() {
        let one = document("12/BC-TTDV", "2026-03-01", Some("Trung tâm dịch vụ"));
        assert!(one.is_reused_by(&document("12 / bc-ttdv", "2026-03-01", None)));
        assert!(one.is_reused_by(&document("12/BC-TTDV", "2026-03-01", Some("trung tâm Dịch vụ"))));
        assert!(!one.is_reused_by(&document("12/BC-TTDV", "2026-03-02", None)), "another day");
        assert!(!one.is_reused_by(&document("13/BC-TTDV", "2026-03-01", None)), "another number");
        assert!(
            !one.is_reused_by(&document("12/BC-TTDV", "2026-03-01", Some("Văn phòng"))),
            "another issuer"
        );
        assert!(!one.is_reused_by(&one), "for two deliverables of one item it may serve");
    }

    #[test]
    fn a_hundred_percent_of_nothing_is_no_hundred_percent() {
        let whole = (Operator::Equal, 100.0);
        assert!(is_reached_of_nothing(whole, Some(0.0), Some(100.0)));
        assert!(!is_reached_of_nothing(whole, Some(4.0), Some(100.0)));
        assert!(!is_reached_of_nothing(whole, Some(0.0), None));
        assert!(!is_reached_of_nothing(whole, Some(0.0), Some(0.0)));
    }
}
