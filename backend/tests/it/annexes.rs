//! From a document to a running plan, every doubt settled by a person.

use actix_web::http::{Method, StatusCode};
use serde_json::json;
use tiendo::{app::App, jobs::worker};
use tiendo_api::{
    annexes::{
        AnnexRows, AnnexState, AnnexSummary, Approval, DecisionKind, Field, FindingCode, Job, JobState,
        NewApproval, NewDecision,
    },
    page::Page,
    plans::{Plan, PlanSummary},
    problem::Code,
    units::Unit,
};
use uuid::Uuid;

use crate::world::{PLAN, Person, World, activities};

const DOCX: &[u8] = include_bytes!("../../../plans/ke-hoach-cchc-2026.docx");
const XLSX: &[u8] = include_bytes!("../../../plans/ke-hoach-cchc-2026.xlsx");

const SMALL: &str = "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\n\
    Rà soát thủ tục\tBáo cáo\tVăn phòng\tQuý II/2026\nTập huấn\tBáo cáo\tPhòng nghiệp vụ\t\n";

fn for_2026() -> [(&'static str, String); 1] {
    [("year", "2026".into())]
}

async fn decide(office: &Person, annex: Uuid, number: u32, new: &NewDecision) -> crate::app::Answer {
    let seen = office.draft(annex).await.annex.version;
    let address = format!("/annexes/{annex}/findings/{number}");
    office.call(Method::PATCH, &address).await.seen(seen).json(new).send().await
}

fn accept() -> NewDecision {
    NewDecision { decision: DecisionKind::Accept, value: None, reason: None }
}

fn correct(value: &str) -> NewDecision {
    NewDecision { decision: DecisionKind::Correct, value: Some(value.into()), reason: None }
}

fn waive(reason: &str) -> NewDecision {
    NewDecision { decision: DecisionKind::Waive, value: None, reason: Some(reason.into()) }
}

#[actix_web::test]
async fn the_office_settles_a_word_annex_and_the_queues_fill() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let sent: AnnexSummary = office.send_annex("ke-hoach.docx", DOCX, &for_2026()).await.ok();
    assert_eq!((sent.state, sent.found.activities), (AnnexState::Draft, 33));
    assert_eq!(sent.source.as_ref().map(|source| source.size), i64::try_from(DOCX.len()).ok());
    let source = office.get(&format!("/annexes/{}/source", sent.id)).await;
    assert_eq!(source.body.as_ref(), DOCX);

    // Another person of the Office goes on where the first one left.
    let chief = &ban.chief_of_office;
    let draft = chief.draft(sent.id).await;
    assert_eq!(draft.annex.open_findings as usize, draft.findings.len());
    let early = chief.to_draft(sent.id, "approval", &NewApproval::default()).await;
    assert_eq!(early.code(), Code::FindingsOpen);
    let both = draft.findings.iter().find(|each| each.finding.code == FindingCode::LeadAlsoCoordinating);
    let both = both.expect("the unit that coordinates with itself");
    decide(chief, sent.id, both.number, &accept()).await.ok::<AnnexSummary>();
    let after = chief.draft(sent.id).await;
    let settled = after.sections.iter().flat_map(|section| &section.objectives).flat_map(|each| &each.tasks);
    let key = both.finding.target.expect("a field").node;
    let activity =
        settled.flat_map(|task| &task.activities).find(|activity| activity.key == key).expect("it");
    assert!(activity.coordinating_units.iter().all(|unit| unit.name != activity.lead_units[0].name));
    let decided = after.findings.iter().find(|each| each.number == both.number).expect("the finding");
    assert_eq!(
        decided.decision.as_ref().and_then(|of| of.by.clone()).expect("a person").name,
        "Đỗ Quang Huy"
    );

    chief.accept_all(sent.id).await;
    let plans = chief.read::<Page<PlanSummary>>("/plans").await.data.len();
    let done: Approval = chief.to_draft(sent.id, "approval", &NewApproval::default()).await.ok();
    assert_eq!(done.annex.state, AnnexState::Approved);
    assert_eq!(chief.read::<Page<PlanSummary>>("/plans").await.data.len(), plans + 1);
    let plan: Plan = chief.read(&format!("/plans/{}", done.plan_id)).await;
    assert_eq!(activities(&plan).count(), 33);
    assert!(activities(&plan).all(|activity| !activity.items.is_empty()));
    let again = chief.to_draft(sent.id, "approval", &NewApproval::default()).await;
    assert_eq!(again.code(), Code::NotADraft);
}

#[actix_web::test]
async fn every_field_of_the_plan_knows_its_cell() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    for (name, bytes) in [("a.docx", DOCX), ("a.xlsx", XLSX), ("a.txt", PLAN)] {
        let sent: AnnexSummary = office.send_annex(name, bytes, &for_2026()).await.ok();
        let draft = office.draft(sent.id).await;
        let activity = &draft.sections[0].objectives[0].tasks[0].activities[0];
        for (place, text) in [
            (activity.places.title, activity.title.as_str()),
            (activity.places.lead, "Văn phòng"),
            (activity.places.deadline, "Quý I năm 2026"),
        ] {
            let place = place.expect("a place");
            let address =
                format!("/annexes/{}/rows?table={}&from={}&limit=1", sent.id, place.table, place.row);
            let rows: AnnexRows = office.read(&address).await;
            let cells = &rows.rows[0].cells;
            let cell = cells.iter().find(|cell| Some(cell.column) == place.column).expect("the cell");
            assert!(cell.text.contains(text), "{name}: {cell:?}");
        }
    }
    // Merged cells are shown as they are.
    let word: AnnexSummary = office.send_annex("b.docx", DOCX, &for_2026()).await.ok();
    let rows: AnnexRows = office.read(&format!("/annexes/{}/rows?table=1", word.id)).await;
    assert!(rows.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.row_span == 2));
    assert!(rows.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.col_span == 7));
}

#[actix_web::test]
async fn a_unit_named_for_an_unknown_spelling_is_learned_with_the_approval() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let text = SMALL.replace("Phòng nghiệp vụ", "Phòng NV tổng hợp");
    let id = office.draft_of(text.as_bytes(), &for_2026()).await.annex.id;
    let draft = office.draft(id).await;
    let unknown =
        draft.findings.iter().find(|each| each.finding.code == FindingCode::UnknownUnit).expect("it");
    decide(office, id, unknown.number, &correct("Phòng nghiệp vụ")).await.ok::<AnnexSummary>();
    office.accept_all(id).await;
    office.to_draft(id, "approval", &NewApproval::default()).await.ok::<Approval>();
    let units: Page<Unit> = office.read("/units").await;
    let unit = units.data.iter().find(|unit| unit.name == "Phòng nghiệp vụ").expect("the unit");
    assert!(unit.aliases.iter().any(|alias| alias == "Phòng NV tổng hợp"), "{:?}", unit.aliases);
    let next = office.draft_of(text.as_bytes(), &for_2026()).await;
    assert!(next.findings.iter().all(|each| each.finding.code != FindingCode::UnknownUnit));
}

#[actix_web::test]
async fn what_a_decision_must_say_is_checked() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let draft = office.draft_of(SMALL.as_bytes(), &for_2026()).await;
    let id = draft.annex.id;
    let missing =
        draft.findings.iter().find(|each| each.finding.code == FindingCode::DeadlineMissing).expect("it");
    let number = missing.number;
    assert_eq!(decide(office, id, number, &waive(" ")).await.faults(), ["/reason required"]);
    let empty = NewDecision { value: None, ..correct("") };
    assert_eq!(decide(office, id, number, &empty).await.faults(), ["/value required"]);
    assert_eq!(decide(office, id, number, &correct("bao giờ xong")).await.faults(), ["/value unreadable"]);
    let heading = draft.findings.iter().find(|each| !each.correctable);
    if let Some(whole) = heading {
        assert_eq!(decide(office, id, whole.number, &correct("x")).await.code(), Code::NotCorrectable);
    }
    assert_eq!(decide(office, id, 999, &accept()).await.status, StatusCode::NOT_FOUND);
    decide(office, id, number, &correct("30/9/2026")).await.ok::<AnnexSummary>();
    // Somebody who looks at an older version is told, and nothing is lost.
    let stale = office.call(Method::PATCH, &format!("/annexes/{id}/findings/{number}")).await;
    let stale = stale.seen(1).json(&accept()).send().await;
    assert_eq!(stale.code(), Code::Stale);
    let activity = &office.draft(id).await.sections[0].objectives[0].tasks[0].activities[1];
    assert_eq!(activity.deadline.end.map(|end| end.to_string()).as_deref(), Some("2026-09-30"));
}

#[actix_web::test]
async fn the_tree_is_edited_before_it_is_approved() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let draft = office.draft_of(SMALL.as_bytes(), &for_2026()).await;
    let id = draft.annex.id;
    let task = &draft.sections[0].objectives[0].tasks[0];
    let edit = async |edit| office.to_draft(id, "edits", &json!({ "edit": edit })).await;
    edit(json!({ "kind": "add", "parent": task.key, "before": null, "title": "Việc thêm" }))
        .await
        .ok::<AnnexSummary>();
    let draft = office.draft(id).await;
    let added = draft.sections[0].objectives[0].tasks[0].activities.last().expect("it").key;
    for (field, text) in [("lead_units", "Văn phòng"), ("deadline", "Quý III/2026")] {
        edit(json!({ "kind": "reword", "node": added, "field": field, "text": text }))
            .await
            .ok::<AnnexSummary>();
    }
    assert_eq!(edit(json!({ "kind": "remove", "node": 4_000 })).await.faults(), ["/edit unknown"]);
    assert_eq!(edit(json!({ "kind": "split_leads", "node": added })).await.code(), Code::NotEditable);
    let columns = office.call(Method::PUT, &format!("/annexes/{id}/columns")).await;
    let seen = office.draft(id).await.annex.version;
    let columns =
        columns.seen(seen).json(&json!({ "columns": [{ "column": 1, "meaning": "task" }] })).send().await;
    assert_eq!(columns.code(), Code::DraftEdited);
    office.accept_all(id).await;
    let done: Approval = office.to_draft(id, "approval", &NewApproval::default()).await.ok();
    assert_eq!(done.items_added, 3);
}

#[actix_web::test]
async fn doubts_about_what_is_taken_out_go_with_it() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let draft = office.draft_of(SMALL.as_bytes(), &for_2026()).await;
    let second = draft.sections[0].objectives[0].tasks[0].activities[1].key;
    let about = |draft: &tiendo_api::annexes::Annex| {
        let targets = draft.findings.iter().filter_map(|each| each.finding.target);
        targets.filter(|target| target.node == second).count()
    };
    assert!(about(&draft) > 0, "it has no completion time");
    let edit = json!({ "edit": { "kind": "remove", "node": second } });
    let left: AnnexSummary = office.to_draft(draft.annex.id, "edits", &edit).await.ok();
    let draft = office.draft(draft.annex.id).await;
    assert_eq!(about(&draft), 0);
    assert_eq!(left.findings as usize, draft.findings.len());
    let open = draft.findings.iter().filter(|each| each.decision.is_none()).count();
    assert_eq!(left.open_findings as usize, open);
}

#[actix_web::test]
async fn a_column_explained_once_is_known_from_then_on() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let text = SMALL.replace("Chủ trì", "Bộ phận lo");
    let draft = office.draft_of(text.as_bytes(), &for_2026()).await;
    let guessed = &draft.sections[0].objectives[0].tasks[0].activities[0];
    assert_eq!((guessed.lead_units.len(), guessed.coordinating_units.len()), (1, 0));
    assert!(asks_about_the_column(&draft), "a guess is asked about");
    let id = draft.annex.id;
    let columns = office.call(Method::PUT, &format!("/annexes/{id}/columns")).await.seen(draft.annex.version);
    let columns =
        columns.json(&json!({ "columns": [{ "column": 3, "meaning": "coordinating" }] })).send().await;
    columns.ok::<AnnexSummary>();
    for draft in [office.draft(id).await, office.draft_of(text.as_bytes(), &for_2026()).await] {
        let told = &draft.sections[0].objectives[0].tasks[0].activities[0];
        assert_eq!((told.lead_units.len(), told.coordinating_units.len()), (0, 1));
        assert!(!asks_about_the_column(&draft), "what was explained is not asked again");
    }
}

fn asks_about_the_column(draft: &tiendo_api::annexes::Annex) -> bool {
    draft.findings.iter().any(|finding| finding.finding.read == "Bộ phận lo")
}

#[actix_web::test]
async fn a_long_document_is_read_in_the_background() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let app = App::over(ban.db.clone(), ban.clock.clone()).await.expect("a worker");
    let long = format!("{SMALL}{}", "\t\t\t\n".repeat(100_000));
    let sent = office.send_annex("dai.txt", long.as_bytes(), &for_2026()).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED);
    let job: Job = sent.ok();
    let annex = job.annex_id.expect("a draft");
    let reading = office.draft(annex).await.annex;
    assert_eq!(reading.state, AnnexState::Reading);
    let edits = json!({ "edit": { "kind": "remove", "node": 1 } });
    assert_eq!(office.to_draft(annex, "edits", &edits).await.code(), Code::NotADraft);
    assert!(worker::run_one(&app).await.expect("work"));
    assert_eq!(office.read::<Job>(&format!("/jobs/{}", job.id)).await.state, JobState::Done);
    let read = office.draft(annex).await.annex;
    assert_eq!(read.found.activities, 2);
    assert!(read.version > reading.version, "whoever has the old one is told of the new one");

    let prose = "Một lá thư.\n".repeat(30_000);
    let job: Job = office.send_annex("thu.txt", prose.as_bytes(), &[]).await.ok();
    while worker::run_one(&app).await.expect("work") {}
    let failed: Job = office.read(&format!("/jobs/{}", job.id)).await;
    assert_eq!(failed.state, JobState::Failed);
    assert!(failed.failure.expect("a reason").contains("không có bảng"));
    let refused = office.draft(job.annex_id.expect("a draft")).await;
    assert_eq!((refused.annex.state, refused.sections.len()), (AnnexState::Refused, 0));
}

#[actix_web::test]
async fn a_document_that_is_none_is_refused_with_what_to_do() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let before = office.read::<Page<AnnexSummary>>("/annexes").await.data.len();
    for (name, bytes) in [("a.docx", &b"%PDF-1.7"[..]), ("a.docx", &DOCX[..9_000]), ("a.txt", b"xin chao")] {
        let refused = office.send_annex(name, bytes, &for_2026()).await;
        assert_eq!(refused.code(), Code::NotAnAnnex);
        assert!(refused.problem().detail.is_some_and(|detail| detail.contains("Hãy")));
    }
    assert_eq!(
        office.send_annex("a.txt", SMALL.as_bytes(), &[("year", "hai".into())]).await.faults(),
        ["/year unreadable"]
    );
    assert_eq!(
        office.send_annex("a.txt", SMALL.as_bytes(), &[("la", "x".into())]).await.faults(),
        ["/la unreadable"]
    );
    assert_eq!(
        office.send_annex("a.txt", SMALL.as_bytes(), &[]).await.code(),
        Code::NotAnAnnex,
        "no year anywhere"
    );
    assert_eq!(
        office.read::<Page<AnnexSummary>>("/annexes").await.data.len(),
        before,
        "nothing is half written"
    );
}

#[actix_web::test]
async fn the_same_upload_twice_is_one_draft_and_a_draft_can_be_put_aside() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let upload = async || {
        let call = office.call(Method::POST, "/annexes").await.key("mot-lan");
        call.annex("a.txt", SMALL.as_bytes(), &for_2026()).send().await
    };
    let first: AnnexSummary = upload().await.ok();
    let second = upload().await;
    assert_eq!(second.header("idempotency-replayed"), Some("true"));
    assert_eq!(second.ok::<AnnexSummary>().id, first.id);
    let put_aside = office.to_draft(first.id, "withdrawals", &json!({ "reason": "Nhầm tệp" })).await;
    assert_eq!(put_aside.ok::<AnnexSummary>().state, AnnexState::Withdrawn);
    let late = office.to_draft(first.id, "withdrawals", &json!({ "reason": "Nữa" })).await;
    assert_eq!(late.code(), Code::NotADraft);
    let plain = office.draft(first.id).await;
    assert!(
        plain.findings.iter().any(|each| each.finding.target.is_some_and(|of| of.field == Field::Deadline))
    );
}

#[actix_web::test]
async fn the_plan_is_printed_back_and_reads_the_same() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let plan = office.plan_id().await;
    let services = &ban.services_clerk;
    services
        .submit(office.item("VII.HĐ4").await, &crate::world::done("01/BC"))
        .await
        .ok::<serde_json::Value>();
    for format in ["docx", "xlsx"] {
        let printed = office.get(&format!("/plans/{plan}/export?format={format}")).await;
        let named = printed.header("content-disposition").expect("a name");
        assert!(named.starts_with("attachment") && named.ends_with(&format!("2026.{format}")), "{named}");
        let name = format!("in-lai.{format}");
        let again: AnnexSummary =
            office.send_annex(&name, &printed.body, &[("plan", plan.to_string())]).await.ok();
        let difference: tiendo_api::annexes::Difference =
            office.read(&format!("/annexes/{}/difference", again.id)).await;
        assert!(difference.changes.is_empty(), "{format}: {:#?}", difference.changes);
        assert_eq!(difference.unchanged, 33);
        let with_states = office.get(&format!("/plans/{plan}/export?format={format}&states=true")).await;
        let (document, _) = tiendo_annex::document::open(&name, &with_states.body).expect("a document");
        let cells = document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let texts: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
        assert!(texts.contains(&"Chờ xác nhận") && texts.contains(&"01/BC ngày 10/03/2026"), "{format}");
    }
    let odd = office.get(&format!("/plans/{plan}/export?format=pdf")).await;
    assert_eq!(odd.code(), Code::Malformed);
}
