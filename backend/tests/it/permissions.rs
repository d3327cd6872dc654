//! The permission walk: every operation × every role × led, coordinated, other and foreign things.

use actix_web::http::{Method, StatusCode};
use chrono::{Days, NaiveDate};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};
use tiendo::{
    delegations::delegation,
    policy::{self, Reach},
};
use tiendo_api::{
    Action,
    annexes::Job,
    search::SavedFilter,
    session::{Me, Role, Session},
    targets::TargetDetail,
    urgings::UrgingLevel,
    work::{Part, StoredFile, WorkItem},
};
use uuid::Uuid;

use crate::{
    app::{Answer, Call},
    contract::operations,
    world::{Person, World, done, first_day},
};

/// An annex of one row.
const SMALL_ANNEX: &str =
    "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\nBáo cáo quý\tBáo cáo\tVăn phòng\tQuý II/2026\n";

/// Operations on one's own session: open to whoever is signed in, or is about to be.
const OF_THE_SESSION: [&str; 5] = ["signIn", "refreshSession", "signOut", "me", "changePassword"];

/// One of each thing an operation can be pointed at.
struct Things {
    plan: Uuid,
    activity: Uuid,
    condition: Uuid,
    file: Uuid,
    unit: Uuid,
    item: Uuid,
    submission: Uuid,
    annex: Uuid,
    job: Uuid,
    authority: Uuid,
    /// A filter that `office` shares, and who that is.
    filter: Uuid,
    keeper: Option<&'static str>,
    extension: Uuid,
    urging: Uuid,
    contribution: Uuid,
    /// The unit asked to contribute.
    asked: Uuid,
    delegation: Uuid,
    target: Uuid,
    /// To see who takes part: the item itself, and the one that was submitted.
    as_seen: Option<[WorkItem; 2]>,
}

impl Things {
    /// Things of an agency: an item to work on, and one that `by` submits.
    async fn of(office: &Person, by: &Person, unit: &str, item: &str, submitted: &str) -> Self {
        let activity = office.activity(item).await;
        let waiting = office.item("V.HĐ1").await;
        let submitted = office.item(submitted).await;
        by.ask_until(submitted, "2027-03-31", "Chờ số liệu").await.ok::<WorkItem>();
        office.urge(submitted, UrgingLevel::Reminder).await.ok::<WorkItem>();
        let asked = by.sees(submitted).await.coordinating_units.first().expect("somebody to ask").id;
        let wanted = json!({ "unitId": asked, "what": "Số liệu", "due": "2026-03-20" });
        let address = format!("/work-items/{submitted}/contribution-requests");
        let said: WorkItem = by.say(&address, &wanted).await.ok();
        let submitted: WorkItem = by.submit(submitted, &done("01/BC")).await.ok();
        let item = office.sees(office.item(item).await).await;
        let annex = office.draft_of(SMALL_ANNEX.as_bytes(), &[("year", "2026".into())]).await.annex.id;
        let unit_id = office.unit(unit).await;
        let target = json!({
            "words": "Tỷ lệ đạt 100%", "operator": "equal", "value": 100, "unit": "%", "leadUnitId": unit_id,
        });
        let address = format!("/plans/{}/targets", office.plan_id().await);
        let target: TargetDetail = office.call(Method::POST, &address).await.json(&target).send().await.ok();
        let long = format!("{SMALL_ANNEX}{}", "\t\t\t\n".repeat(100_000));
        let job: Job = office.send_annex("dai.txt", long.as_bytes(), &[]).await.ok();
        let condition = office.sees(waiting).await.condition.expect("a condition");
        let named = office.sees(office.item("I.HĐ4").await).await.condition.expect("a condition");
        let shared = json!({ "name": "Quá hạn", "address": "/queue?bucket=overdue", "shared": true });
        let call = office.call(Method::POST, "/saved-filters").await.json(&shared);
        Self {
            annex,
            target: target.target.id,
            job: job.id,
            filter: call.send().await.ok::<SavedFilter>().id,
            keeper: Some(office.username),
            extension: said.extension_requests[0].id,
            urging: said.urgings[0].id,
            contribution: said.contribution_requests[0].id,
            asked,
            delegation: Uuid::now_v7(),
            plan: office.plan_id().await,
            activity: activity.id,
            condition: condition.id,
            authority: named.authority.expect("an authority").id,
            file: by.upload("bao-cao.pdf", b"%PDF-1.7\n").await.ok::<StoredFile>().id,
            unit: unit_id,
            item: item.item.id,
            submission: submitted.item.pending_submission_id.expect("a submission"),
            as_seen: Some([item, submitted]),
        }
    }

    /// Things nobody has.
    fn absent() -> Self {
        let [plan, activity, condition, file, unit, item, submission, annex, job, authority, filter] =
            std::array::from_fn(|_| Uuid::now_v7());
        let (keeper, as_seen) = (None, None);
        let [extension, urging, contribution, asked, delegation, target] =
            std::array::from_fn(|_| Uuid::now_v7());
        Self {
            plan,
            activity,
            condition,
            file,
            unit,
            item,
            submission,
            annex,
            job,
            authority,
            filter,
            keeper,
            extension,
            urging,
            contribution,
            asked,
            delegation,
            target,
            as_seen,
        }
    }

    /// Where an operation finds its thing.
    fn address(&self, method: &Method, path: &str) -> String {
        let id = match path.split('/').nth(1) {
            Some("plans") => self.plan,
            Some("activities") => self.activity,
            Some("conditions") => self.condition,
            Some("files") => self.file,
            Some("work-items") => self.item,
            Some("submissions") => self.submission,
            Some("annexes") => self.annex,
            Some("jobs") => self.job,
            Some("saved-filters") => self.filter,
            Some("authorities") => self.authority,
            Some("extension-requests") => self.extension,
            Some("urgings") => self.urging,
            Some("contribution-requests") => self.contribution,
            Some("delegations") => self.delegation,
            Some("units") => self.unit,
            Some("targets") => self.target,
            Some("notices") => Uuid::now_v7(),
            _ if !path.contains('{') => self.plan,
            _ => panic!("teach the walk what {path} is about"),
        };
        match path {
            "/queue" => format!("/queue?unit={}", self.unit),
            "/calendar-days" if *method == Method::GET => "/calendar-days?year=2026".to_owned(),
            "/search" => "/search?q=ke-hoach".to_owned(),
            "/work-items" => format!("/work-items?plan={}", self.plan),
            "/units/{id}/overview" => format!("/units/{id}/overview?plan={}", self.plan),
            "/contradictions" => format!("/contradictions?plan={}", self.plan),
            "/annexes/{id}/rows" => format!("/annexes/{id}/rows?table=1"),
            "/plans/{id}/export" => format!("/plans/{id}/export?format=docx"),
            _ => path.replace("{id}", &id.to_string()).replace("{number}", "1"),
        }
    }

    /// The part that somebody's unit has in what an operation is about.
    fn part(&self, path: &str, me: &Me) -> Option<Part> {
        let unit = me.unit.as_ref()?;
        let [item, submitted] = self.as_seen.as_ref()?;
        // What is addressed to one unit is that unit's own.
        let of_unit = |owner: Uuid| (owner == unit.id).then_some(Part::Lead);
        match path {
            "/urgings/{id}/receipt" => return of_unit(submitted.item.lead_unit.id),
            "/contribution-requests/{id}/deliveries" | "/contribution-requests/{id}/declines" => {
                return of_unit(self.asked);
            }
            "/delegations/{id}/ends" => return None,
            _ => {}
        }
        let about_submitted = ["/submissions/", "/extension-requests/", "/contribution-requests/"];
        let item = if about_submitted.iter().any(|it| path.starts_with(it)) { submitted } else { item };
        let among = |units: &[tiendo_api::units::UnitRef]| units.iter().any(|each| each.id == unit.id);
        if among(&item.lead_units) {
            Some(Part::Lead)
        } else {
            among(&item.coordinating_units).then_some(Part::Coordinating)
        }
    }

    /// Whether the table gives `me` this action here.
    fn permits(&self, path: &str, action: Action, me: &Me) -> bool {
        let reach = policy::reach(me.role, action);
        match path.split('/').nth(1) {
            Some("queue") => {
                reach == Reach::All
                    || reach > Reach::Never && me.unit.as_ref().is_some_and(|own| own.id == self.unit)
            }
            Some("saved-filters") if path.contains('{') => self.keeper == Some(me.username.as_str()),
            Some(
                "work-items"
                | "submissions"
                | "extension-requests"
                | "urgings"
                | "contribution-requests"
                | "delegations",
            ) if path.contains('{') => policy::covers(reach, self.part(path, me)),
            Some("targets") => {
                let leads = me.unit.as_ref().is_some_and(|own| own.id == self.unit);
                policy::covers(reach, leads.then_some(Part::Lead))
            }
            _ => reach > Reach::Never,
        }
    }
}

/// A delegation to come; whoever makes it, for the other agency has nobody who may.
async fn delegated(
    ban: &World,
    of: &Person,
    (from, to): (Uuid, Uuid),
    (first, last): (NaiveDate, NaiveDate),
) -> Uuid {
    let made = delegation::ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(of.read::<Me>("/me").await.agency.id),
        account_id: Set(from),
        delegate_id: Set(to),
        from_day: Set(first),
        to_day: Set(last),
        note: Set(None),
        at: Set(ban.clock.now()),
        ended_at: Set(None),
        version: Set(1),
    };
    made.insert(&*ban.db).await.expect("a delegation").id
}

/// A call with a sound body, so that permission is what the answer is about.
fn sound(call: Call, operation: &str) -> Call {
    let body = match operation {
        "reportProgress" => json!({ "noChange": true }),
        "submit" => json!({
            "outcome": "done", "completedOn": first_day(), "evidence": [{ "documentNumber": "02/BC", "documentDate": first_day() }],
        }),
        "confirm" => json!({}),
        "return" => json!({ "reason": "Thiếu phụ lục" }),
        "recordEvent" => json!({ "occurredOn": first_day() }),
        "makeCondition" => json!({ "wording": "hướng dẫn của Sở Nội vụ", "activities": [Uuid::nil()] }),
        "confirmCondition" => json!({ "awaited": "Kế hoạch" }),
        "recordEnquiry" => json!({ "askedOn": first_day(), "note": "Đã gọi điện" }),
        "giveUpCondition" | "carryItemOver" | "reopen" => json!({ "reason": "Không ban hành" }),
        "mergeConditions" => json!({ "into": Uuid::nil() }),
        "succeedAuthority" => json!({ "successor": "Sở Khoa học", "succeededOn": first_day() }),
        "uploadAnnex" => {
            return call.annex("phu-luc.txt", SMALL_ANNEX.as_bytes(), &[("year", "2026".into())]);
        }
        "decideFinding" => json!({ "decision": "accept" }),
        "decideFindings" => json!({ "decision": "accept", "severity": "low" }),
        "mapColumns" => json!({ "columns": [{ "column": 1, "meaning": "activity" }] }),
        "editAnnex" => {
            json!({ "edit": { "kind": "reword", "node": 0, "field": "title", "text": "Kế hoạch" } })
        }
        "saveFilter" => json!({ "name": "Của tôi", "address": "/queue" }),
        "changeFilter" => json!({ "name": "Quá hạn rồi" }),
        "closeFilter" => json!({}),
        "changeSettings" | "receiveUrging" | "endDelegation" | "withdrawExtension" => json!({}),
        "requestExtension" => json!({ "newDue": "2027-06-30", "reason": "Chờ số liệu" }),
        "decideExtension" => json!({ "decision": "granted" }),
        "urge" => json!({ "level": "reminder", "text": "Đề nghị báo cáo" }),
        "acceptUrgings" => {
            let item =
                json!({ "workItemId": Uuid::now_v7(), "level": "reminder", "text": "Đề nghị báo cáo" });
            json!({ "items": [item] })
        }
        "requestContribution" => {
            json!({ "unitId": Uuid::now_v7(), "what": "Số liệu", "due": "2026-03-20" })
        }
        "deliverContribution" => json!({ "note": "Gửi kèm" }),
        "declineContribution" | "withdrawContribution" => json!({ "reason": "Không cần nữa" }),
        "assignPerson" => json!({ "accountId": null }),
        "comment" => json!({ "text": "Đã xem" }),
        "delegate" => json!({ "delegateId": Uuid::now_v7(), "from": first_day(), "to": first_day() }),
        "correctCompletionRule" => json!({ "needs": "any_of" }),
        "setMilestones" => {
            json!({ "items": [{ "workItemId": Uuid::now_v7(), "milestones": [] }] })
        }
        "addTarget" | "correctTarget" => json!({
            "words": "Tỷ lệ đạt trên 90%", "operator": "more_than", "value": 90, "unit": "%",
        }),
        "confirmTarget" => json!({}),
        "dropTarget" => json!({ "reason": "Không phải chỉ tiêu" }),
        "reportTarget" => {
            json!({ "period": "2026-Q1", "numerator": 1, "denominator": 1, "source": "Sổ theo dõi" })
        }
        "decideCalendarDay" => json!({ "day": "2026-09-03", "working": false, "name": "Nghỉ bù" }),
        "approveAnnex" | "beginAmendment" | "carryOver" => json!({}),
        "readNotice" | "readNotices" | "setNoticeSettings" => json!({}),
        "withdrawAnnex" => json!({ "reason": "Nhầm tệp" }),
        "storeFile" => {
            let form = "--tep\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--tep--\r\n";
            return call.body("multipart/form-data; boundary=tep", form);
        }
        _ => panic!("teach the walk a body for {operation}"),
    };
    call.seen(1).json(&body)
}

async fn ask(call: Call, method: &Method, operation: &str) -> Answer {
    if method == Method::GET { call.send().await } else { sound(call, operation).send().await }
}

/// The operations of the table: method, path below the base, operation id and action.
fn walk() -> Vec<(Method, &'static str, &'static str, Action)> {
    let told = |(method, path, operation): (Method, &'static str, &'static Value)| {
        let id = operation["operationId"].as_str().expect("an operation id");
        let path = path.strip_prefix(tiendo::routes::BASE).expect("below the base");
        let action = serde_json::from_value(operation["x-action"].clone()).ok();
        assert!(
            action.is_some() || OF_THE_SESSION.contains(&id),
            "{method} {path} names no action of the permission table (x-action)"
        );
        Some((method, path, id, action?))
    };
    operations().filter_map(told).collect()
}

#[actix_web::test]
async fn every_operation_answers_every_role_as_the_table_says() {
    let ban = World::new().await;
    let mut led = Things::of(&ban.office_clerk, &ban.services_clerk, "TTDV", "VII.HĐ4", "VII.HĐ5").await;
    let mut coordinated = Things::of(&ban.office_clerk, &ban.office_staff, "VPDD", "I.HĐ6", "I.HĐ3").await;
    let mut other = Things::of(&ban.office_clerk, &ban.professional_clerk, "PNV", "III.HĐ8", "III.HĐ5").await;
    let mut foreign = Things::of(&ban.foreign_office, &ban.foreign_clerk, "TTDV", "VII.HĐ4", "VII.HĐ5").await;
    let absent = Things::absent();
    let days = (first_day() + Days::new(10), first_day() + Days::new(11));
    let [leader, clerk] = [ban.leader.id().await, ban.services_clerk.id().await];
    led.delegation = delegated(&ban, &ban.leader, (leader, clerk), days).await;
    let [office, clerk] = [ban.foreign_office.id().await, ban.foreign_clerk.id().await];
    foreign.delegation = delegated(&ban, &ban.foreign_office, (office, clerk), days).await;
    (coordinated.delegation, other.delegation) = (led.delegation, led.delegation);
    let people = [
        &ban.services_clerk,
        &ban.services_head,
        &ban.office_clerk,
        &ban.leader,
        &ban.admin,
        &ban.inspector,
        &ban.machine,
    ];
    let mut roles = Vec::new();
    for person in people {
        let me: Me = person.read("/me").await;
        roles.push(me.role);
        // A notice is one person's alone: the stories about notices tell who gets at it.
        for (method, path, operation, action) in walk().into_iter().filter(|each| each.2 != "readNotice") {
            for things in [&led, &coordinated, &other] {
                let answer = ask(
                    person.call(method.clone(), &things.address(&method, path)).await,
                    &method,
                    operation,
                )
                .await;
                let refused = matches!(answer.status.as_u16(), 401 | 403 | 404);
                let expected = things.permits(path, action, &me);
                let part = things.part(path, &me);
                let who = me.role;
                assert_eq!(!refused, expected, "{who:?} {operation} ({part:?}) → {}", answer.status);
                assert!(
                    expected || answer.status == StatusCode::FORBIDDEN,
                    "{who:?} {operation} → {}",
                    answer.status
                );
            }
            let theirs =
                ask(person.call(method.clone(), &foreign.address(&method, path)).await, &method, operation)
                    .await;
            let nobodys =
                ask(person.call(method.clone(), &absent.address(&method, path)).await, &method, operation)
                    .await;
            assert_eq!(theirs.status, nobodys.status, "{:?} {operation}: the foreign thing shows", me.role);
            let addressed = foreign.address(&method, path) != absent.address(&method, path);
            let hidden = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&theirs.status);
            assert!(!addressed || hidden, "{:?} {operation} on a foreign thing → {}", me.role, theirs.status);
            let does_it = policy::reach(me.role, action) > Reach::Never;
            assert!(
                !(addressed && does_it) || theirs.status == StatusCode::NOT_FOUND,
                "{:?} {operation}",
                me.role
            );
        }
    }
    assert_eq!(roles, Role::ALL, "one person of each role");
}

#[actix_web::test]
async fn nobody_gets_in_without_signing_in() {
    let ban = World::new().await;
    for (method, path, operation, _) in walk() {
        let address = Things::absent().address(&method, path);
        let answer = ask(ban.server.call(method.clone(), &address), &method, operation).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    }
}

#[actix_web::test]
async fn every_role_may_look_after_its_own_session() {
    let ban = World::new().await;
    for person in
        [&ban.services_head, &ban.office_clerk, &ban.leader, &ban.admin, &ban.inspector, &ban.machine]
    {
        let session: Session = person.sign_in().await.ok();
        let me: Me = person.read("/me").await;
        assert_eq!(me.allowed_actions, policy::somewhere(me.role));
        let left = ban.server.call(Method::DELETE, "/session").token(&session.access_token).send().await;
        assert_eq!(left.status, StatusCode::NO_CONTENT);
    }
}

#[test]
fn permissions_md_is_the_table() {
    let committed = include_str!("../../../docs/permissions.md");
    assert!(
        committed == policy::as_markdown(),
        "docs/permissions.md is not the table; regenerate it:\n  cargo run -p tiendo -- permissions > docs/permissions.md"
    );
}

#[test]
fn every_action_has_its_row() {
    let in_contract =
        crate::contract::DOCUMENT["components"]["schemas"]["Action"]["enum"].as_array().map_or(0, Vec::len);
    assert_eq!(policy::TABLE.len(), in_contract);
}
