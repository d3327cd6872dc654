//! Whatever is sent: a clear refusal, never a fault of the server, never half of anything.

use actix_web::http::{Method, StatusCode};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tiendo::{
    error::Error,
    plan::{
        import::{self, Source},
        plan,
    },
    units::unit,
};
use tiendo_api::{
    problem::Code,
    work::{NewEvidence, NewProgress, Outcome, StoredFile, WorkItem},
};

use crate::world::{Person, World, done, evidence, words};

/// Texts that some program somewhere would take for something else.
const NASTY: [&str; 8] = [
    "'; DROP TABLE work_item; --",
    "\" OR \"\"=\"",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{7*7}} ${jndi:ldap://x} %s %n",
    "../../../../etc/passwd",
    "=HYPERLINK(\"http://x\")",
    "\u{202e}ngược\u{200b}\u{feff} 👩‍👩‍👧 e\u{302}\u{301}",
    "dòng một\r\n\tdòng hai",
];

async fn post(person: &Person, address: &str, body: Value) -> crate::app::Answer {
    person.write(address, 1, &body).await
}

#[actix_web::test]
async fn every_text_is_kept_and_shown_as_it_was_typed() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for text in NASTY {
        let said = || Some(text.to_owned());
        let everything = NewProgress {
            note: said(),
            obstacles: said(),
            proposals: said(),
            evidence: vec![NewEvidence {
                document_number: said(),
                signer: said(),
                url: Some(format!("https://x/{text}")),
                ..NewEvidence::default()
            }],
            ..NewProgress::default()
        };
        let shown: WorkItem = ban.services_clerk.report(item, &everything).await.ok();
        let record = &shown.progress[0];
        assert_eq!([&record.note, &record.obstacles, &record.proposals], [&said(), &said(), &said()]);
        let piece = &record.evidence[0];
        assert_eq!((&piece.document_number, &piece.signer), (&said(), &said()));
        assert_eq!(piece.url, everything.evidence[0].url);
        ban.services_clerk
            .submit(item, &tiendo_api::work::NewSubmission { note: said(), ..done("1") })
            .await
            .ok::<WorkItem>();
        ban.office_clerk.give_back(item, text).await.ok::<WorkItem>();
        let submission = ban.services_clerk.sees(item).await.submissions[0].clone();
        assert_eq!((submission.note, submission.review.unwrap().reason), (said(), said()));
    }
    let stored: StoredFile = ban.services_clerk.upload("'; DROP TABLE -- <b>.pdf", b"%PDF-1.7\n").await.ok();
    assert_eq!(stored.name, "'; DROP TABLE -- <b>.pdf");
    assert!(ban.services_clerk.get(&format!("/files/{}", stored.id)).await.status.is_success());
}

#[actix_web::test]
async fn control_characters_are_pointed_out() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for control in ['\0', '\u{1}', '\u{8}', '\u{1b}', '\u{7f}', '\u{85}'] {
        let answer = ban.services_clerk.report(item, &words(&format!("trước{control}sau"))).await;
        assert_eq!(answer.faults(), ["/note control_character"], "{control:?}");
        let answer = ban.services_clerk.submit(item, &done(&format!("12{control}"))).await;
        assert_eq!(answer.faults(), ["/evidence/0/documentNumber control_character"], "{control:?}");
    }
    let body = json!({ "username": "a\0", "password": "b" });
    let answer = ban.server.call(Method::POST, "/session").json(&body).send().await;
    assert_eq!(answer.faults(), ["/username control_character"]);
}

#[actix_web::test]
async fn long_texts_are_measured_in_letters() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words(&"ữ".repeat(10_000))).await.ok::<WorkItem>();
    assert_eq!(
        ban.services_clerk.report(item, &words(&"ữ".repeat(10_001))).await.faults(),
        ["/note too_long"]
    );
    let numbered =
        |letters| NewProgress { evidence: vec![evidence(&"ữ".repeat(letters))], ..NewProgress::default() };
    ban.services_clerk.report(item, &numbered(100)).await.ok::<WorkItem>();
    let answer = ban.services_clerk.report(item, &numbered(101)).await;
    assert_eq!(answer.faults(), ["/evidence/0/documentNumber too_long"]);
    let many = NewProgress { evidence: vec![evidence("1"); 51], ..NewProgress::default() };
    assert_eq!(ban.services_clerk.report(item, &many).await.faults(), ["/evidence too_long"]);
}

#[actix_web::test]
async fn several_faults_are_pointed_out_together() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let wrong = NewProgress {
        percent: Some(101),
        note: Some("\0".into()),
        evidence: vec![NewEvidence { url: Some("javascript:alert(1)".into()), ..NewEvidence::default() }],
        ..NewProgress::default()
    };
    let answer = ban.services_clerk.report(item, &wrong).await;
    assert_eq!(
        answer.faults(),
        ["/percent out_of_range", "/note control_character", "/evidence/0/url not_an_address"]
    );
    let problem = answer.problem();
    assert!(problem.errors.iter().all(|error| !error.message.is_empty()));
}

#[actix_web::test]
async fn what_is_not_a_body_of_this_operation_is_refused() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/progress");
    for (body, pointer) in [
        (json!({ "note": "a", "percents": 5 }), "/percents"),
        (json!({ "note": 5 }), ""),
        (json!({ "percent": "50" }), ""),
        (json!({ "percent": 4.5 }), ""),
        (json!({ "percent": 1e30 }), ""),
        (json!({ "noChange": "yes" }), ""),
        (json!({ "evidence": {} }), ""),
        (json!({ "evidence": [{ "deliverableId": "x" }] }), ""),
        (json!({ "evidence": [{ "documentDate": "31/12/2026" }] }), ""),
        (json!([]), ""),
        (json!("note"), ""),
        (json!(null), ""),
    ] {
        let answer = post(&ban.services_clerk, &address, body.clone()).await;
        assert_eq!(answer.faults(), [format!("{pointer} unreadable")], "{body}");
    }
    for broken in ["", "{", "{\"note\": \"a\"", "{\"note\": \"\u{1}\"}", "nope", "{} {}"] {
        let call = ban.services_clerk.call(Method::POST, &address).await.seen(1);
        let answer = call.body("application/json", broken.to_owned()).send().await;
        assert_eq!(answer.code(), Code::Malformed, "{broken:.20}");
    }
    for odd in [&b"{\"note\":\"\xff\xfe\"}"[..], &b"[".repeat(100_000), &b"{\"evidence\":".repeat(10_000)] {
        let call = ban.services_clerk.call(Method::POST, &address).await.seen(1);
        assert!(call.body("application/json", odd.to_vec()).send().await.status.is_client_error());
    }
    assert_eq!(ban.services_clerk.sees(item).await.item.version, 1, "nothing of it was kept");
}

#[actix_web::test]
async fn days_that_cannot_be_are_refused() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let submission = |day: &str| json!({ "outcome": Outcome::Done, "completedOn": day, "evidence": [{ "documentNumber": "1" }] });
    for day in ["2026-02-30", "2026-13-01", "10-03-2026", "", "2026-03-11", "-200000-01-01", "+262142-12-31"]
    {
        let answer =
            post(&ban.services_clerk, &format!("/work-items/{item}/submissions"), submission(day)).await;
        assert_eq!(answer.code(), Code::Invalid, "{day}");
    }
    let plan = ban.leader.plan_id().await;
    for day in ["-200000-01-01", "0001-01-01", "2026-02-30", "x", "+262142-12-31"] {
        for address in [format!("/plans/{plan}"), format!("/plans/{plan}/overview")] {
            let answer = ban.leader.get(&format!("{address}?asOf={day}")).await;
            assert!(!answer.status.is_server_error(), "{day}");
        }
    }
}

#[actix_web::test]
async fn a_body_of_50_mb_is_too_large() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let huge = words(&"a".repeat(50 * 1024 * 1024));
    let answer = ban.services_clerk.write(&format!("/work-items/{item}/progress"), 1, &huge).await;
    assert_eq!(answer.code(), Code::TooLarge);
    let answer = ban.server.call(Method::POST, "/session").json(&huge).send().await;
    assert_eq!(answer.code(), Code::TooLarge);
    let file = vec![b'a'; 50 * 1024 * 1024];
    assert_eq!(ban.services_clerk.upload("to.pdf", &file).await.code(), Code::TooLarge);
    assert!(ban.services_clerk.upload("vua.pdf", &file[..10 * 1024 * 1024]).await.status.is_success());
}

#[actix_web::test]
async fn a_body_of_another_type_is_not_taken() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let address = format!("/work-items/{item}/progress");
    for (address, content_type) in [
        (address.as_str(), "text/plain"),
        (&address, "application/xml"),
        (&address, "application/x-www-form-urlencoded"),
        ("/session", "text/plain"),
        ("/files", "application/json"),
    ] {
        let call = ban.services_clerk.call(Method::POST, address).await.seen(1);
        let answer = call.body(content_type, r#"{"username":"a","password":"b"}"#).send().await;
        assert_eq!(answer.code(), Code::WrongMediaType, "{address} {content_type}");
    }
}

#[actix_web::test]
async fn a_form_that_is_not_one_stores_no_file() {
    let ban = World::new().await;
    let part =
        |head: &str| format!("--tep\r\ncontent-disposition: form-data; {head}\r\n\r\nx\r\n--tep--\r\n");
    for form in [
        String::new(),
        "--tep--\r\n".into(),
        part("name=\"other\"; filename=\"a\""),
        part("filename=\"a\""),
        part(&format!("name=\"file\"; filename=\"{}\"", "a".repeat(300))),
        "--tep\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nno end".into(),
    ] {
        let call = ban.services_clerk.call(Method::POST, "/files").await;
        let answer = call.body("multipart/form-data; boundary=tep", form.clone()).send().await;
        assert!([400, 422].contains(&answer.status.as_u16()), "{form:.80} → {}", answer.status);
    }
    assert_eq!(tiendo::work::file::Entity::find().count(&*ban.db).await.expect("a count"), 0);
}

#[actix_web::test]
async fn a_parameter_nobody_documented_is_refused_everywhere() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for (method, address) in [
        (Method::GET, "/me".to_owned()),
        (Method::GET, "/plans".into()),
        (Method::GET, format!("/work-items/{item}")),
        (Method::DELETE, "/session".into()),
    ] {
        let answer = ban.services_clerk.call(method, &format!("{address}?verbose=1")).await.send().await;
        assert_eq!(answer.code(), Code::Malformed, "{address}");
    }
    let answer = post(
        &ban.services_clerk,
        &format!("/work-items/{item}/progress?dryRun=true"),
        json!({ "noChange": true }),
    )
    .await;
    assert_eq!(answer.code(), Code::Malformed, "a write");
    let body = json!({ "username": "a", "password": "b" });
    let answer = ban.server.call(Method::POST, "/session?next=/").json(&body).send().await;
    assert_eq!(answer.code(), Code::Malformed, "a sign-in");
}

#[actix_web::test]
async fn any_bytes_in_an_address_are_answered_calmly() {
    let ban = World::new().await;
    let mut seed = 20_260_310_u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    };
    let token = ban.services_clerk.token().await;
    for round in 0..400 {
        let bytes: Vec<u8> = (0..=round % 24).map(|_| random()).collect();
        let noise = bytes.iter().fold(String::new(), |noise, byte| format!("{noise}%{byte:02X}"));
        for address in [
            format!("/api/v1/{noise}"),
            format!("/api/v1/plans/{noise}"),
            format!("/api/v1/work-items/{noise}"),
            format!("/api/v1/queue?q={noise}"),
            format!("/api/v1/queue?section={noise}"),
            format!("/api/v1/queue?cursor={noise}"),
            format!("/api/v1/queue?{noise}"),
            format!("/api/v1/changes?cursor={noise}"),
            format!("/{noise}"),
        ] {
            let answer =
                ban.server.call_anywhere(Method::GET, &address).token(&token).send_off_the_document().await;
            assert!(!answer.status.is_server_error(), "{address} → {} {}", answer.status, answer.text());
        }
    }
}

#[actix_web::test]
async fn an_address_nobody_serves_is_a_problem_like_any_other() {
    let ban = World::new().await;
    for (method, address, status) in [
        (Method::GET, "/api/v1/nowhere", StatusCode::NOT_FOUND),
        (Method::GET, "/api/v2/plans", StatusCode::NOT_FOUND),
        (Method::POST, "/api/v1/nowhere", StatusCode::NOT_FOUND),
        (Method::GET, "/nowhere", StatusCode::NOT_FOUND),
    ] {
        let answer = ban.server.call_anywhere(method.clone(), address).send_off_the_document().await;
        crate::contract::check_problem(&answer);
        assert_eq!(answer.status, status, "{method} {address}");
    }
}

#[actix_web::test]
async fn what_is_not_an_annex_leaves_nothing_behind() {
    let ban = World::new().await;
    let agency = ban.services_clerk.read::<tiendo_api::session::Me>("/me").await.agency.id;
    let before = (
        plan::Entity::find().count(&*ban.db).await.expect("a count"),
        unit::Entity::find().count(&*ban.db).await.expect("a count"),
    );
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|at| u8::try_from(at.wrapping_mul(2_654_435_761) >> 24).expect("a byte"))
        .collect();
    let truncated = &crate::world::PLAN[..400];
    for (what, bytes) in [
        ("nothing", b"".to_vec()),
        ("prose", "Kính gửi các đơn vị,\nđề nghị báo cáo.".into()),
        ("noise", noise),
        ("zeros", vec![0; 10_000]),
        ("a header and no rows", truncated.to_vec()),
        ("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec()),
        ("a ZIP", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
    ] {
        let source = Source { name: "x", bytes: &bytes, year: Some(2026) };
        let refused = import::read(&ban.db, agency, source).await;
        assert!(matches!(refused, Err(Error::NotAnAnnex(_))), "{what}: {refused:?}");
    }
    let after = (
        plan::Entity::find().count(&*ban.db).await.expect("a count"),
        unit::Entity::find().count(&*ban.db).await.expect("a count"),
    );
    assert_eq!(after, before);
}

#[actix_web::test]
async fn an_import_that_fails_half_way_leaves_nothing_behind() {
    let ban = World::new().await;
    let agency = ban.services_clerk.read::<tiendo_api::session::Me>("/me").await.agency.id;
    let unknown = String::from_utf8_lossy(crate::world::PLAN).replace("Văn phòng đại diện", "Ban dự án mới");
    let source = Source { name: "x", bytes: unknown.as_bytes(), year: Some(2026) };
    let draft = import::read(&ban.db, agency, source).await.expect("an annex");
    let count = async || {
        let units = unit::Entity::find().count(&*ban.db).await.expect("a count");
        (units, plan::Entity::find().count(&*ban.db).await.expect("a count"))
    };
    let before = count().await;
    // The journal's line comes last; an agency that is gone has no journal.
    let refused =
        import::approve(&ban.db, uuid::Uuid::now_v7(), draft, source, (ban.clock.now(), ban.clock.today()))
            .await;
    assert!(refused.is_err());
    assert_eq!(count().await, before);
}
