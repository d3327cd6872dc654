//! Done is done when each deliverable asked for is shown.

use actix_web::http::{Method, StatusCode};
use serde_json::json;
use tiendo_api::{
    Action, ListRule,
    changes::{Change, SubjectKind, Verb},
    completion::{CompletionRule, Lack, NewCompletionRule, NewDeliverableRule},
    page::Page,
    problem::Code,
    work::{NewEvidence, NewProgress, NewSubmission, Outcome, StoredFile, WorkItem, WorkState},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, done, evidence, first_day},
};

async fn rule(person: &Person, code: &str) -> CompletionRule {
    let activity = person.activity(code).await.id;
    person.read(&format!("/activities/{activity}/completion-rule")).await
}

async fn correct(person: &Person, seen: &CompletionRule, new: &NewCompletionRule) -> Answer {
    let address = format!("/activities/{}/completion-rule", seen.activity_id);
    person.call(Method::PUT, &address).await.seen(seen.version).json(new).send().await
}

fn showing(evidence: Vec<NewEvidence>) -> NewSubmission {
    NewSubmission { outcome: Outcome::Done, completed_on: first_day(), note: None, evidence }
}

fn of(deliverable: Uuid, piece: NewEvidence) -> NewEvidence {
    NewEvidence { deliverable_id: Some(deliverable), ..piece }
}

#[actix_web::test]
async fn each_deliverable_must_be_shown_and_the_refusal_names_those_that_are_not() {
    let ban = World::new().await;
    let books = ban.services_clerk.item("VI.HĐ2").await;
    let [ledger, rules, report] = {
        let wanted = ban.services_clerk.sees(books).await.deliverables;
        assert!(wanted.iter().all(|each| each.required && !each.shown && each.parts.is_empty()));
        [wanted[0].id, wanted[1].id, wanted[2].id]
    };
    let undated = NewEvidence { document_date: None, ..evidence("02/QC") };
    let answer = ban
        .services_clerk
        .submit(books, &showing(vec![of(ledger, evidence("01/SO")), of(rules, undated)]))
        .await;
    assert_eq!((answer.status, answer.code()), (StatusCode::CONFLICT, Code::EvidenceMissing));
    let missing = answer.problem().missing;
    let told: Vec<_> = missing.iter().map(|it| (it.deliverable_id, it.lack, it.any)).collect();
    assert_eq!(told, [(rules, Lack::Incomplete, false), (report, Lack::Nothing, false)]);
    assert!(missing[1].message.contains("Báo cáo kết quả quản lý"), "{missing:?}");
    // Refused whole: not even the sound piece was kept.
    let seen = ban.services_clerk.sees(books).await;
    assert_eq!((seen.item.state, seen.deliverables[0].evidence), (WorkState::Open, 0));

    let figure = NewEvidence {
        figure: Some("12/12 tài sản".into()),
        source: Some("Sổ tài sản công".into()),
        ..NewEvidence::default()
    };
    let file: StoredFile = ban.services_clerk.upload("quy-che.pdf", b"%PDF-1.7\n").await.ok();
    let file = NewEvidence { file_id: Some(file.id), ..NewEvidence::default() };
    let progress = NewProgress { evidence: vec![of(ledger, figure)], ..NewProgress::default() };
    let reported: WorkItem = ban.services_clerk.report(books, &progress).await.ok();
    assert_eq!(reported.item.deliverables_evidenced, 1);
    assert!(reported.progress[0].evidence[0].complete);
    let rest = showing(vec![of(rules, file), of(report, evidence("03/BC"))]);
    let submitted: WorkItem = ban.services_clerk.submit(books, &rest).await.ok();
    assert_eq!((submitted.item.state, submitted.item.deliverables_evidenced), (WorkState::Submitted, 3));
    assert!(submitted.deliverables.iter().all(|each| each.shown));
}

#[actix_web::test]
async fn a_link_a_number_or_a_figure_alone_shows_nothing() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let link = NewEvidence { url: Some("https://laichau.gov.vn/a".into()), ..NewEvidence::default() };
    let figure = NewEvidence { figure: Some("100%".into()), ..NewEvidence::default() };
    let number = NewEvidence { document_date: None, ..evidence("15/BC") };
    for piece in [link.clone(), figure.clone(), number] {
        let answer = ban.services_clerk.submit(item, &showing(vec![piece])).await;
        assert_eq!(answer.problem().missing[0].lack, Lack::Incomplete);
    }
    let sourced = NewEvidence { url: link.url, ..figure };
    ban.services_clerk.submit(item, &showing(vec![sourced])).await.ok::<WorkItem>();
}

#[actix_web::test]
async fn a_slash_is_a_choice_until_the_office_says_that_both_are_asked_for() {
    let ban = World::new().await;
    let read = rule(&ban.office_clerk, "VII.HĐ5").await;
    assert_eq!(read.deliverables[0].parts, ["Báo cáo", "Văn bản"]);
    assert_eq!((read.deliverables[0].needs, read.corrected), (ListRule::AnyOf, false));
    assert_eq!(read.allowed_actions, [Action::CorrectCompletion]);
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let before = ban.services_clerk.sees(item).await.item.version;

    let both = NewCompletionRule {
        needs: ListRule::AllOf,
        deliverables: vec![NewDeliverableRule {
            id: read.deliverables[0].id,
            required: true,
            parts: read.deliverables[0].parts.clone(),
            needs: ListRule::AllOf,
        }],
    };
    assert_eq!(correct(&ban.services_head, &read, &both).await.code(), Code::NotAllowed);
    let corrected: CompletionRule = correct(&ban.office_clerk, &read, &both).await.ok();
    assert!(corrected.corrected && corrected.deliverables[0].corrected && corrected.version > read.version);
    assert_eq!(correct(&ban.chief_of_office, &read, &both).await.code(), Code::Stale);
    assert!(ban.services_clerk.sees(item).await.item.version > before, "the item is another one now");

    let missing = ban.services_clerk.submit(item, &done("15/BC")).await.problem().missing;
    let parts: Vec<_> = missing.iter().map(|it| it.part.as_deref()).collect();
    assert_eq!(parts, [Some("Báo cáo"), Some("Văn bản")]);
    let part = |part: &str, number| NewEvidence { part: Some(part.into()), ..evidence(number) };
    let wrong = ban.services_clerk.submit(item, &showing(vec![part("Tờ trình", "1/TT")])).await;
    assert_eq!(wrong.faults(), ["/evidence/0/part unknown"]);
    let both = showing(vec![part("Báo cáo", "15/BC"), part("Văn bản", "16/VB")]);
    ban.services_clerk.submit(item, &both).await.ok::<WorkItem>();

    let changes: Page<Change> = ban.office_clerk.read("/changes?cursor=0&limit=200").await;
    let line = changes.data.iter().find(|line| line.verb == Verb::CompletionCorrected).expect("a line");
    assert_eq!((line.subject_kind, line.subject_id), (SubjectKind::Activity, read.activity_id));
}

#[actix_web::test]
async fn any_deliverable_may_be_enough_and_going_back_to_the_wording_is_possible() {
    let ban = World::new().await;
    let read = rule(&ban.office_clerk, "VI.HĐ2").await;
    let any = NewCompletionRule { needs: ListRule::AnyOf, deliverables: vec![] };
    let corrected: CompletionRule = correct(&ban.office_clerk, &read, &any).await.ok();
    let item = ban.services_clerk.item("VI.HĐ2").await;
    let missing = ban.services_clerk.submit(item, &showing(vec![])).await.problem().missing;
    assert!(missing.len() == 3 && missing.iter().all(|it| it.any), "{missing:?}");
    let one = of(read.deliverables[2].id, evidence("03/BC"));
    ban.services_clerk.submit(item, &showing(vec![one])).await.ok::<WorkItem>();

    let as_read = NewCompletionRule { needs: ListRule::AllOf, deliverables: vec![] };
    let back: CompletionRule = correct(&ban.office_clerk, &corrected, &as_read).await.ok();
    assert_eq!(CompletionRule { version: read.version, ..back }, read);
}

#[actix_web::test]
async fn a_rule_names_deliverables_of_its_own_activity_once() {
    let ban = World::new().await;
    let read = rule(&ban.office_clerk, "VI.HĐ2").await;
    let of = |id, parts: &[&str]| NewDeliverableRule {
        id,
        required: true,
        parts: parts.iter().map(|&part| part.to_owned()).collect(),
        needs: ListRule::AllOf,
    };
    let own = read.deliverables[0].id;
    for (deliverables, fault) in [
        (vec![of(Uuid::now_v7(), &[])], "/deliverables/0/id unknown"),
        (vec![of(own, &[]), of(own, &[])], "/deliverables/1/id contradiction"),
        (vec![of(own, &["Sổ", " "])], "/deliverables/0/parts/1 required"),
        (vec![of(own, &["Sổ", "Sổ"])], "/deliverables/0/parts/1 contradiction"),
        (vec![of(own, &["Sổ"; 21])], "/deliverables/0/parts too_long"),
    ] {
        let new = NewCompletionRule { needs: ListRule::AllOf, deliverables };
        let answer = correct(&ban.office_clerk, &read, &new).await;
        assert!(answer.faults().iter().any(|found| found == fault), "{:?}", answer.faults());
    }
    let address = format!("/activities/{}/completion-rule", read.activity_id);
    let blind = ban.office_clerk.call(Method::PUT, &address).await.json(&json!({ "needs": "all_of" }));
    assert_eq!(blind.send().await.code(), Code::VersionRequired);
}
