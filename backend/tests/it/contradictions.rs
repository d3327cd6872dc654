//! What does not fit together is shown, and refused by nobody.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tiendo::plan::plan;
use tiendo_api::{
    contradictions::{Contradiction, ContradictionKind},
    page::Page,
    problem::Code,
    work::{NewEvidence, NewSubmission, WorkItem},
};

use crate::world::{World, done, evidence, first_day};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn kinds(found: &[Contradiction]) -> Vec<ContradictionKind> {
    found.iter().map(|it| it.kind).collect()
}

fn shown_by(number: &str, date: &str) -> NewSubmission {
    let piece = NewEvidence { document_date: Some(day(date)), ..evidence(number) };
    NewSubmission { evidence: vec![piece], ..done(number) }
}

#[actix_web::test]
async fn a_document_of_another_year_is_pointed_out_to_whoever_confirms() {
    let ban = World::new().await;
    assert_eq!(ban.office_clerk.contradictions().await, []);
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &shown_by("15/BC", "2025-12-31")).await.ok::<WorkItem>();
    let seen = ban.office_clerk.sees(item).await.contradictions;
    assert_eq!(kinds(&seen), [ContradictionKind::DatedOutsidePeriod]);
    assert_eq!(
        seen[0].message,
        "Văn bản 15/BC (31/12/2025) có ngày ngoài kỳ báo cáo hoặc ngoài năm kế hoạch."
    );
    assert_eq!(ban.office_clerk.contradictions().await, seen);
    // It blocks nothing.
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
}

#[actix_web::test]
async fn recurring_work_is_shown_by_documents_of_its_period() {
    let ban = World::new().await;
    let news = ban.office_staff.item("I.HĐ2").await;
    ban.office_staff.submit(news, &shown_by("1/BC", "2025-12-20")).await.ok::<WorkItem>();
    assert_eq!(ban.leader.sees(news).await.contradictions, [], "the quarter began on 15 December");
    ban.leader.give_back(news, "Bổ sung").await.ok::<WorkItem>();
    ban.clock.advance(6);
    ban.office_staff.submit(news, &shown_by("2/BC", "2026-03-15")).await.ok::<WorkItem>();
    assert_eq!(kinds(&ban.leader.sees(news).await.contradictions), [ContradictionKind::DatedOutsidePeriod]);
}

#[actix_web::test]
async fn one_document_for_two_items_is_seen_at_both_and_by_unit() {
    let ban = World::new().await;
    let [software, fees] =
        [ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VII.HĐ4").await];
    ban.services_clerk.submit(software, &done("15/BC-TTDV")).await.ok::<WorkItem>();
    assert_eq!(ban.office_clerk.sees(software).await.contradictions, []);
    ban.services_clerk.submit(fees, &done("15 / bc-ttdv")).await.ok::<WorkItem>();
    for (item, other) in [(software, fees), (fees, software)] {
        let seen = ban.office_clerk.sees(item).await.contradictions;
        assert_eq!(kinds(&seen), [ContradictionKind::SameDocument]);
        assert_eq!(seen[0].other.as_ref().map(|item| item.id), Some(other));
    }
    let plan = ban.office_clerk.plan_id().await;
    let of_unit = async |unit| {
        let unit = ban.office_clerk.unit(unit).await;
        let address = format!("/contradictions?plan={plan}&unit={unit}");
        ban.office_clerk.read::<Page<Contradiction>>(&address).await.data.len()
    };
    assert_eq!((of_unit("TTDV").await, of_unit("VP").await), (2, 0));
    // Page by page the same.
    let address = format!("/contradictions?plan={plan}&limit=1");
    let first = ban.office_clerk.get(&address).await;
    let second: Page<Contradiction> = ban.office_clerk.read(&first.next_page().expect("a second page")).await;
    let first: Page<Contradiction> = first.ok();
    assert_eq!([first.data, second.data].concat(), ban.office_clerk.contradictions().await);
}

#[actix_web::test]
async fn nothing_is_completed_before_the_plan_was_issued_or_before_what_it_waited_for_came() {
    let ban = World::new().await;
    let id = ban.office_clerk.plan_id().await;
    plan::Entity::update_many()
        .col_expr(plan::Column::IssuedOn, Expr::value(day("2026-01-05")))
        .filter(plan::Column::Id.eq(id))
        .exec(&*ban.db)
        .await
        .expect("issued");
    let improve = ban.office_staff.item("I.HĐ4").await;
    let came = serde_json::json!({ "occurredOn": first_day() });
    assert!(ban.office_clerk.record_event(improve, &came).await.status.is_success());
    let early = NewSubmission { completed_on: day("2026-01-04"), ..done("02/KH-BQL") };
    ban.office_staff.submit(improve, &early).await.ok::<WorkItem>();
    let both = [ContradictionKind::CompletedBeforeIssue, ContradictionKind::CompletedBeforeEvent];
    assert_eq!(kinds(&ban.leader.sees(improve).await.contradictions), both);
    assert_eq!(kinds(&ban.leader.contradictions().await), both);
    ban.leader.give_back(improve, "Sai ngày").await.ok::<WorkItem>();
    assert_eq!(ban.leader.sees(improve).await.contradictions, [], "a returned claim is no claim");
    assert_eq!(ban.leader.contradictions().await, []);
}

#[actix_web::test]
async fn units_see_their_items_and_not_the_list() {
    let ban = World::new().await;
    let address = format!("/contradictions?plan={}", ban.office_clerk.plan_id().await);
    assert_eq!(ban.services_head.get(&address).await.code(), Code::NotAllowed);
    assert_eq!(ban.foreign_office.get(&address).await.code(), Code::NotFound);
}
