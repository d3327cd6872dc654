//! What happens to a work item, told as it happens.

use actix_web::http::{Method, StatusCode};
use tiendo::clock::Clock;
use tiendo_api::{
    Action,
    changes::Verb,
    conditions::NewConditionEvent,
    overview::{Bucket, DecisionNeeded},
    problem::Code,
    queue::Lane,
    work::{Decision, DueState, NewEvidence, NewProgress, Outcome, StoredFile, WorkItem, WorkState},
};
use uuid::Uuid;

use crate::{
    overview::{adds_up, number},
    world::{Lanes, World, done, evidence, first_day, no_change, not_arising, words},
};

#[actix_web::test]
async fn staff_report_the_office_returns_staff_submit_again_and_the_office_confirms() {
    let ban = World::new().await;
    let software = ban.services_clerk.item("VII.HĐ5").await;
    let half_way = NewProgress {
        percent: Some(50),
        note: Some("Đã lập danh sách đơn vị đủ năng lực".into()),
        evidence: vec![evidence("12/BC-TTDV")],
        ..NewProgress::default()
    };
    let reported: WorkItem = ban.services_clerk.report(software, &half_way).await.ok();
    assert_eq!((reported.item.state, reported.item.percent), (WorkState::InProgress, 50));
    assert_eq!(reported.progress[0].evidence[0].document_number.as_deref(), Some("12/BC-TTDV"));

    ban.services_clerk.submit(software, &done("15/BC-TTDV")).await.ok::<WorkItem>();
    let queue = ban.office_clerk.queue().await;
    assert_eq!(queue.lane(Lane::AwaitingMe), ["VII.HĐ5"]);
    assert_eq!(
        queue.data.iter().find(|row| row.item.id == software).unwrap().main_action,
        Some(Action::Confirm)
    );
    let overview = ban.office_clerk.overview().await;
    let to_confirm = &overview.decisions[0];
    assert_eq!((to_confirm.kind, to_confirm.count), (DecisionNeeded::Submission, 1));
    assert_eq!(to_confirm.rows[0].asked_by.as_ref().unwrap().name, "Trần Thu Hà");
    assert_eq!(number(&overview, Bucket::AwaitingConfirmation), 1);

    ban.office_clerk.give_back(software, "Thiếu biên bản nghiệm thu").await.ok::<WorkItem>();
    let queue = ban.services_clerk.queue().await;
    assert_eq!((queue.data[0].item.id, queue.data[0].lane), (software, Lane::ActNow));
    assert_eq!(queue.data[0].reason, "Bị trả lại, cần bổ sung rồi trình lại");
    let review = ban.services_clerk.sees(software).await.submissions[0].review.clone().unwrap();
    assert_eq!(review.decision, Decision::Returned);
    assert_eq!(review.reason.as_deref(), Some("Thiếu biên bản nghiệm thu"));

    ban.services_clerk.submit(software, &done("16/BC-TTDV")).await.ok::<WorkItem>();
    let confirmed: WorkItem = ban.office_clerk.confirm(software).await.ok();
    assert_eq!((confirmed.item.state, confirmed.item.percent), (WorkState::Done, 100));
    assert_eq!(confirmed.item.due_state, DueState::DoneOnTime);
    let overview = ban.office_clerk.overview().await;
    assert_eq!(number(&overview, Bucket::DoneOnTime), 1);
    assert_eq!(number(&overview, Bucket::AwaitingConfirmation), 0);
    adds_up(&overview);
    assert_eq!(ban.services_clerk.queue().await.data.len(), 4);
}

#[actix_web::test]
async fn nobody_decides_on_their_own_submission() {
    let ban = World::new().await;
    let report = ban.office_clerk.item("I.HĐ1").await;
    let submitted: WorkItem = ban.office_clerk.submit(report, &done("01/KH-BQL")).await.ok();
    assert_eq!(submitted.item.allowed_actions, [Action::Comment]);
    assert!(!ban.office_clerk.queue().await.lane(Lane::AwaitingMe).contains(&"I.HĐ1"));
    assert_eq!(ban.office_clerk.confirm(report).await.code(), Code::OwnSubmission);
    assert_eq!(ban.office_clerk.give_back(report, "Thôi").await.code(), Code::OwnSubmission);
    assert_eq!(ban.leader.sees(report).await.item.state, WorkState::Submitted);
}

#[actix_web::test]
async fn another_person_of_the_office_may_confirm_and_it_is_marked_and_counted() {
    let ban = World::new().await;
    let [plan, news] = [ban.office_clerk.item("I.HĐ1").await, ban.office_clerk.item("I.HĐ2").await];
    for item in [plan, news] {
        ban.office_clerk.submit(item, &done("01/KH-BQL")).await.ok::<WorkItem>();
    }
    let by_a_colleague: WorkItem = ban.chief_of_office.confirm(plan).await.ok();
    let by_the_leader: WorkItem = ban.leader.confirm(news).await.ok();
    let marked = |item: &WorkItem| item.submissions[0].review.as_ref().unwrap().self_confirmed;
    assert!(marked(&by_a_colleague) && !marked(&by_the_leader));
    let overview = ban.leader.overview().await;
    assert_eq!(overview.self_confirmed, 1);
    let of_units: i64 = overview.units.iter().map(|unit| unit.self_confirmed).sum();
    assert_eq!(of_units, 1);
}

#[actix_web::test]
async fn a_submission_is_decided_once() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC-TTDV")).await.ok::<WorkItem>();
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
    assert_eq!(ban.chief_of_office.confirm(item).await.code(), Code::AlreadyReviewed);
    assert_eq!(ban.leader.give_back(item, "Muộn rồi").await.code(), Code::AlreadyReviewed);
    assert_eq!(ban.services_clerk.submit(item, &done("16/BC-TTDV")).await.code(), Code::ItemClosed);
    assert_eq!(ban.services_clerk.report(item, &words("Thêm")).await.code(), Code::ItemClosed);
}

#[actix_web::test]
async fn work_that_did_not_arise_needs_a_reason_and_leaves_the_denominator() {
    let ban = World::new().await;
    let event = ban.professional_clerk.item("III.HĐ5").await;
    let before = ban.leader.overview().await.completed.denominator;
    for silent in ["", "  "] {
        assert_eq!(
            ban.professional_clerk.submit(event, &not_arising(silent)).await.faults(),
            ["/note required"]
        );
    }
    ban.professional_clerk.submit(event, &not_arising("Trong năm không có hồ sơ")).await.ok::<WorkItem>();
    let closed: WorkItem = ban.office_clerk.confirm(event).await.ok();
    assert_eq!(closed.item.state, WorkState::NotArising);
    let overview = ban.leader.overview().await;
    assert_eq!((overview.completed.denominator, overview.completed.excluded), (before - 1, 1));
    assert_eq!(number(&overview, Bucket::NotArising), 1);
    adds_up(&overview);
}

#[actix_web::test]
async fn done_needs_evidence_here_or_reported_before() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let bare = tiendo_api::work::NewSubmission { evidence: vec![], ..done("") };
    assert_eq!(ban.services_clerk.submit(item, &bare).await.code(), Code::EvidenceMissing);
    let with = NewProgress { evidence: vec![evidence("12/BC-TTDV")], ..NewProgress::default() };
    ban.services_clerk.report(item, &with).await.ok::<WorkItem>();
    let submitted: WorkItem = ban.services_clerk.submit(item, &bare).await.ok();
    assert_eq!(submitted.item.state, WorkState::Submitted);
    assert_eq!(submitted.item.deliverables_evidenced, 1);
}

#[actix_web::test]
async fn evidence_says_which_deliverable_it_shows() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VI.HĐ2").await;
    let wanted = ban.services_clerk.sees(item).await.deliverables;
    assert_eq!(wanted.len(), 3);
    let shows = |deliverable_id| NewProgress {
        evidence: vec![NewEvidence { deliverable_id, ..evidence("07/QĐ-TTDV") }],
        ..NewProgress::default()
    };
    let reported: WorkItem = ban.services_clerk.report(item, &shows(Some(wanted[1].id))).await.ok();
    assert_eq!(reported.deliverables.iter().map(|each| each.evidence).collect::<Vec<_>>(), [0, 1, 0]);
    assert_eq!(reported.item.deliverables_evidenced, 1);
    let of_another = ban.services_clerk.report(item, &shows(Some(Uuid::now_v7()))).await;
    assert_eq!(of_another.faults(), ["/evidence/0/deliverableId unknown"]);
}

#[actix_web::test]
async fn waiting_work_opens_when_what_it_waits_for_has_come() {
    let ban = World::new().await;
    let improve = ban.office_clerk.item("I.HĐ4").await;
    let waits = ban.office_clerk.sees(improve).await;
    assert_eq!((waits.item.state, waits.item.due_state), (WorkState::Waiting, DueState::NoDeadline));
    assert_eq!(ban.office_clerk.submit(improve, &done("02/KH-BQL")).await.code(), Code::StillWaiting);
    let came = NewConditionEvent {
        occurred_on: first_day(),
        document_number: Some("128/UBND-NC".into()),
        ..NewConditionEvent::default()
    };
    assert_eq!(ban.services_head.record_event(improve, &came).await.code(), Code::NotAllowed);
    assert_eq!(ban.office_clerk.record_event(improve, &came).await.status, StatusCode::CREATED);
    let opened = ban.office_clerk.sees(improve).await;
    assert_eq!((opened.item.state, opened.item.due), (WorkState::Open, opened.deadline.end));
    assert_eq!(opened.item.due.unwrap().to_string(), "2026-06-30");
    assert_eq!(opened.condition.unwrap().document_number.as_deref(), Some("128/UBND-NC"));
    assert_eq!(ban.chief_of_office.record_event(improve, &came).await.code(), Code::AlreadyOccurred);
}

#[actix_web::test]
async fn waiting_work_may_end_as_not_arising() {
    let ban = World::new().await;
    let training = ban.office_clerk.item("V.HĐ2").await;
    ban.office_clerk.submit(training, &not_arising("Cơ quan chuyên môn không mở lớp")).await.ok::<WorkItem>();
    let closed: WorkItem = ban.leader.confirm(training).await.ok();
    assert_eq!(closed.submissions[0].outcome, Outcome::NotArising);
    assert_eq!(closed.item.state, WorkState::NotArising);
}

#[actix_web::test]
async fn nothing_new_is_one_click_and_starts_nothing() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ4").await;
    let still: WorkItem = ban.services_clerk.report(item, &no_change()).await.ok();
    assert_eq!((still.item.state, still.item.percent), (WorkState::Open, 0));
    assert!(still.progress[0].no_change && still.item.last_progress_at.is_some());
    let both = NewProgress { note: Some("Có thay đổi".into()), ..no_change() };
    assert_eq!(ban.services_clerk.report(item, &both).await.faults(), ["/noChange contradiction"]);
    assert_eq!(ban.services_clerk.report(item, &NewProgress::default()).await.faults(), ["/note required"]);
}

#[actix_web::test]
async fn late_is_judged_by_the_day_of_submission() {
    let ban = World::new().await;
    let [in_time, late] = [ban.office_clerk.item("I.HĐ1").await, ban.office_clerk.item("I.HĐ3").await];
    ban.office_clerk.submit(in_time, &done("01/KH-BQL")).await.ok::<WorkItem>();
    ban.days_pass(22).await;
    ban.office_clerk.submit(late, &done("02/KH-BQL")).await.ok::<WorkItem>();
    for item in [in_time, late] {
        ban.leader.confirm(item).await.ok::<WorkItem>();
    }
    assert_eq!(ban.leader.sees(in_time).await.item.due_state, DueState::DoneOnTime);
    assert_eq!(ban.leader.sees(late).await.item.due_state, DueState::DoneLate);
}

#[actix_web::test]
async fn a_submission_stops_the_clock_and_a_return_lets_it_run_again() {
    let ban = World::new().await;
    let item = ban.office_clerk.item("I.HĐ1").await;
    ban.office_clerk.submit(item, &done("01/KH-BQL")).await.ok::<WorkItem>();
    ban.days_pass(25).await;
    assert_eq!(ban.leader.sees(item).await.item.due_state, DueState::NotDue);
    let returned: WorkItem = ban.leader.give_back(item, "Chưa ký").await.ok();
    assert_eq!((returned.item.due_state, returned.item.days_left), (DueState::Overdue, Some(-4)));
}

#[actix_web::test]
async fn a_change_must_say_which_version_was_seen() {
    let ban = World::new().await;
    let address = format!("/work-items/{}/progress", ban.services_clerk.item("VII.HĐ5").await);
    let blind = ban.services_clerk.call(Method::POST, &address).await.json(&words("Mù")).send().await;
    assert_eq!(blind.code(), Code::VersionRequired);
    for tag in ["3", "W/\"3\"", "*", "\"x\"", "\"1\", \"2\""] {
        let call = ban.services_clerk.call(Method::POST, &address).await.header("if-match", tag);
        assert_eq!(call.json(&words("Mù")).send().await.code(), Code::Malformed, "{tag}");
    }
}

#[actix_web::test]
async fn of_two_people_saving_one_learns_what_the_other_did() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let seen = ban.services_clerk.get(&format!("/work-items/{item}")).await;
    assert_eq!(seen.header("etag"), Some("\"1\""));
    ban.services_head.report(item, &words("Giám đốc viết trước")).await.ok::<WorkItem>();
    let address = format!("/work-items/{item}/progress");
    let stale = ban.services_clerk.write(&address, 1, &words("Chuyên viên viết sau")).await;
    let problem = stale.problem();
    assert_eq!(problem.code, Code::Stale);
    let current = problem.current.unwrap();
    assert_eq!((current.version, current.verb), (2, Some(Verb::ProgressReported)));
    assert_eq!(current.changed_by.unwrap().name, "Vàng Thị Mai");
    let again: WorkItem = ban.services_clerk.write(&address, 2, &words("Chuyên viên viết sau")).await.ok();
    let notes: Vec<_> = again.progress.iter().filter_map(|record| record.note.as_deref()).collect();
    assert_eq!(notes, ["Chuyên viên viết sau", "Giám đốc viết trước"]);
}

#[actix_web::test]
async fn the_same_request_twice_changes_things_once() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/submissions");
    let send = async |number: &str| {
        let call = ban.services_clerk.call(Method::POST, &address).await;
        call.seen(1).key("k0").json(&done(number)).send().await
    };
    let first = send("15/BC").await;
    let again = send("15/BC").await;
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        (None, Some("true"))
    );
    assert_eq!((first.status, &first.body), (again.status, &again.body));
    assert_eq!(first.header("etag"), again.header("etag"));
    assert_eq!(send("16/BC").await.code(), Code::KeyReused);
    assert_eq!(ban.services_clerk.sees(item).await.submissions.len(), 1);
}

#[actix_web::test]
async fn a_key_is_one_persons_own_and_a_refusal_does_not_use_it_up() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/progress");
    let send = async |person: &crate::world::Person, seen| {
        let call = person.call(Method::POST, &address).await;
        call.seen(seen).key("k1").json(&words("Đã họp")).send().await
    };
    assert_eq!(send(&ban.services_clerk, 7).await.code(), Code::Stale);
    assert_eq!(send(&ban.services_clerk, 1).await.status, StatusCode::CREATED);
    let of_another = send(&ban.services_head, 2).await;
    assert_eq!((of_another.status, of_another.header("idempotency-replayed")), (StatusCode::CREATED, None));
}

#[actix_web::test]
async fn a_key_that_cannot_be_kept_is_refused_and_not_ignored() {
    let ban = World::new().await;
    let address = format!("/work-items/{}/progress", ban.services_clerk.item("VII.HĐ5").await);
    for key in ["".as_bytes(), "khóa".as_bytes(), "k".repeat(201).as_bytes()] {
        let call =
            ban.services_clerk.call(Method::POST, &address).await.seen(1).header("idempotency-key", key);
        assert_eq!(call.json(&words("Đã họp")).send().await.code(), Code::Malformed);
    }
}

#[actix_web::test]
async fn a_double_click_makes_one_record() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/submissions");
    let click = async || {
        let call = ban.services_clerk.call(Method::POST, &address).await;
        call.seen(1).key("k2").json(&done("15/BC")).send().await
    };
    ban.services_clerk.token().await;
    let (one, other) = tokio::join!(click(), click());
    assert_eq!((one.status, other.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(one.body, other.body);
    assert_eq!(ban.services_clerk.sees(item).await.submissions.len(), 1);
}

#[actix_web::test]
async fn a_double_click_without_a_key_makes_one_record_too() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/submissions");
    ban.services_clerk.token().await;
    let click = async || ban.services_clerk.write(&address, 1, &done("15/BC")).await.status.as_u16();
    let (one, other) = tokio::join!(click(), click());
    let mut both = [one, other];
    both.sort_unstable();
    assert!(both == [201, 409] || both == [201, 412], "{both:?}");
    assert_eq!(ban.services_clerk.sees(item).await.submissions.len(), 1);
}

#[actix_web::test]
async fn a_file_comes_back_as_it_went_in_and_serves_as_evidence() {
    let ban = World::new().await;
    let bytes: Vec<u8> = b"%PDF-1.7\n".iter().copied().chain((0..=255).cycle()).take(100_000).collect();
    let stored: StoredFile = ban.services_clerk.upload("Báo cáo quý I.pdf", &bytes).await.ok();
    assert_eq!((stored.name.as_str(), stored.size), ("Báo cáo quý I.pdf", 100_000));
    let back = ban.office_clerk.get(&format!("/files/{}", stored.id)).await;
    assert_eq!(back.body, bytes);
    assert!(back.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(back.header("content-type"), Some("application/octet-stream"));

    let item = ban.services_clerk.item("VII.HĐ5").await;
    let shown_by = |file_id| NewProgress {
        evidence: vec![NewEvidence { file_id: Some(file_id), ..NewEvidence::default() }],
        ..NewProgress::default()
    };
    let reported: WorkItem = ban.services_clerk.report(item, &shown_by(stored.id)).await.ok();
    assert_eq!(reported.progress[0].evidence[0].file.as_ref(), Some(&stored));
    let unknown = ban.services_clerk.report(item, &shown_by(Uuid::now_v7())).await;
    assert_eq!(unknown.faults(), ["/evidence/0/fileId unknown"]);
}

#[actix_web::test]
async fn another_agencys_file_is_not_there() {
    let ban = World::new().await;
    let theirs: StoredFile = ban.foreign_clerk.upload("mật.pdf", b"%PDF-1.7\n").await.ok();
    assert_eq!(ban.office_clerk.get(&format!("/files/{}", theirs.id)).await.code(), Code::NotFound);
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let borrowed = NewProgress {
        evidence: vec![NewEvidence { file_id: Some(theirs.id), ..NewEvidence::default() }],
        ..NewProgress::default()
    };
    assert_eq!(ban.services_clerk.report(item, &borrowed).await.faults(), ["/evidence/0/fileId unknown"]);
}

#[actix_web::test]
async fn what_somebody_may_do_is_what_their_work_item_offers() {
    use Action::{
        AssignPerson, Comment, Confirm, ReportProgress, RequestContribution, RequestExtension, Return,
        Submit, Urge,
    };
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let work = [ReportProgress, Submit, RequestContribution, RequestExtension, Comment];
    let lead = [ReportProgress, Submit, RequestContribution, AssignPerson, RequestExtension, Comment];
    let decide = [Confirm, Return, Comment];
    for (person, at_work, submitted) in [
        (&ban.services_clerk, &work[..], &[Comment][..]),
        (&ban.services_head, &lead, &[Comment]),
        (&ban.machine, &work, &[Comment]),
        (&ban.professional_head, &[Comment], &[Comment]),
        (&ban.office_clerk, &[Urge, Comment], &decide),
        (&ban.leader, &[Urge, Comment], &decide),
        (&ban.inspector, &[], &[]),
    ] {
        let fresh = World::new().await;
        let person = fresh.at(&fresh.server, person);
        let item = fresh.services_clerk.item("VII.HĐ5").await;
        assert_eq!(person.sees(item).await.item.allowed_actions, at_work, "{}", person.username);
        fresh.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
        assert_eq!(person.sees(item).await.item.allowed_actions, submitted, "{}", person.username);
    }
    let unchanged = ban.services_clerk.sees(item).await;
    assert_eq!(unchanged.item.version, 1);
}

#[test]
fn a_standing_clock_starts_at_nine_in_vietnam() {
    let clock = Clock::standing_at(first_day());
    assert_eq!((clock.today(), clock.now().to_rfc3339()), (first_day(), "2026-03-10T02:00:00+00:00".into()));
}

#[actix_web::test]
async fn work_returned_while_it_waits_goes_on_waiting() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    ban.office_staff.submit(improve, &not_arising("Tỉnh chưa công bố")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(improve, "Chờ thêm").await.ok::<WorkItem>();
    assert_eq!(ban.office_staff.submit(improve, &done("02/KH")).await.code(), Code::StillWaiting);
}

#[actix_web::test]
async fn an_event_gives_returned_work_its_due_day() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    ban.office_staff.submit(improve, &not_arising("Tỉnh chưa công bố")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(improve, "Chờ thêm").await.ok::<WorkItem>();
    let came = serde_json::json!({ "occurredOn": first_day() });
    assert_eq!(ban.office_clerk.record_event(improve, &came).await.status, StatusCode::CREATED);
    let opened = ban.office_clerk.sees(improve).await;
    assert_eq!(opened.item.due, opened.deadline.end);
}

#[actix_web::test]
async fn opening_the_condition_leaves_a_line_for_each_item() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    let came = serde_json::json!({ "occurredOn": first_day() });
    ban.office_clerk.record_event(improve, &came).await.ok::<serde_json::Value>();
    // A save over the version seen before says who changed it.
    let stale = ban.office_staff.write(&format!("/work-items/{improve}/progress"), 1, &words("x")).await;
    let current = stale.problem().current.unwrap();
    assert_eq!(current.version, 2);
    assert!(current.changed_by.is_some());
    assert_eq!(ban.office_staff.sees(improve).await.item.state, WorkState::Open);
}
