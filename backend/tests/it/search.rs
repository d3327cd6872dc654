//! Finding things, and filters kept under a name.

use actix_web::http::{Method, StatusCode};
use tiendo_api::{
    Action,
    page::Page,
    problem::Code,
    search::{FilterChange, HitKind, NewFilterClosing, NewSavedFilter, SavedFilter, SearchHit},
    work::WorkItem,
};

use crate::{
    app::Answer,
    world::{Person, World, done},
};

fn encoded(typed: &str) -> String {
    typed.bytes().fold(String::new(), |encoded, byte| encoded + &format!("%{byte:02X}"))
}

async fn find(person: &Person, typed: &str) -> Vec<SearchHit> {
    person.read::<Page<SearchHit>>(&format!("/search?q={}", encoded(typed))).await.data
}

fn named(hits: &[SearchHit], kind: HitKind) -> Vec<&str> {
    let of_kind = hits.iter().filter(|hit| hit.kind == kind);
    of_kind.map(|hit| hit.code.as_deref().unwrap_or(&hit.title)).collect()
}

#[actix_web::test]
async fn a_code_comes_first_and_opens_its_work() {
    let ban = World::new().await;
    let hits = find(&ban.services_clerk, "vii.hd5").await;
    let first = hits.first().expect("a hit");
    assert_eq!((first.kind, first.code.as_deref()), (HitKind::Activity, Some("VII.HĐ5")));
    let item = ban.services_clerk.item("VII.HĐ5").await;
    assert!(first.address.ends_with(&format!("?item={item}")), "{}", first.address);
    assert!(first.context.contains("Phần VII"), "{}", first.context);
}

#[actix_web::test]
async fn words_are_found_without_their_accents_whichever_way_they_are_typed() {
    let ban = World::new().await;
    let plain = find(&ban.services_clerk, "dao tao boi duong").await;
    assert!(!named(&plain, HitKind::Activity).is_empty());
    assert_eq!(find(&ban.services_clerk, "Đào tạo bồi dưỡng").await, plain);
    assert_eq!(find(&ban.services_clerk, "dưỡng BỒI tạo đào").await, plain, "in any order");
    assert_eq!(find(&ban.services_clerk, "dao tao boi duong xyzzy").await, []);
}

#[actix_web::test]
async fn everything_has_its_place_in_one_list() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("418/BC-TTDV")).await.ok::<WorkItem>();
    assert_eq!(named(&find(&ban.inspector, "418/bc-ttdv").await, HitKind::Evidence), ["418/BC-TTDV"]);
    assert_eq!(named(&find(&ban.inspector, "trung tam dich vu").await, HitKind::Unit), ["TTDV"]);
    assert_eq!(named(&find(&ban.inspector, "giamdoc.ttdv").await, HitKind::Person), ["giamdoc.ttdv"]);
    assert_eq!(named(&find(&ban.inspector, "cai cach hanh chinh 2026").await, HitKind::Plan).len(), 1);
    let awaited = ban.office_clerk.read::<Page<SearchHit>>("/search?q=co&kind=condition&limit=2").await;
    assert!(awaited.data.iter().all(|hit| hit.kind == HitKind::Condition), "{awaited:?}");
    assert_eq!(awaited.data.len(), 2);
    assert!(awaited.data.iter().all(|hit| hit.address.ends_with("/conditions")), "they open the register");
    let more = awaited.page.next_cursor.expect("more of them");
    let rest: Page<SearchHit> =
        ban.office_clerk.read(&format!("/search?q=co&kind=condition&limit=2&cursor={more}")).await;
    assert!(rest.data.iter().all(|hit| !awaited.data.contains(hit)), "each is listed once");
}

#[actix_web::test]
async fn one_finds_only_what_is_ones_agencys() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("418/BC-TTDV")).await.ok::<WorkItem>();
    assert_eq!(find(&ban.foreign_office, "418/BC-TTDV").await, []);
    assert_eq!(find(&ban.foreign_office, "giamdoc").await, []);
    let theirs = find(&ban.foreign_office, "VII.HĐ5").await;
    let ours = find(&ban.office_clerk, "VII.HĐ5").await;
    assert!(!theirs.is_empty() && theirs.iter().all(|hit| ours.iter().all(|our| our.id != hit.id)));
}

#[actix_web::test]
async fn what_cannot_be_searched_for_is_said() {
    let ban = World::new().await;
    for unfit in [String::new(), "%20%20".into(), "a".repeat(201)] {
        let answer = ban.services_clerk.get(&format!("/search?q={unfit}")).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::BAD_REQUEST, Code::Malformed));
    }
    assert!(!find(&ban.services_clerk, "100%").await.is_empty());
    assert_eq!(
        find(&ban.services_clerk, "_____").await,
        [],
        "a wildcard of the database is a letter like any"
    );
}

fn overdue(shared: bool) -> NewSavedFilter {
    NewSavedFilter { name: "Quá hạn".into(), address: "/queue?bucket=overdue".into(), shared }
}

async fn save(person: &Person, new: &NewSavedFilter) -> Answer {
    person.call(Method::POST, "/saved-filters").await.json(new).send().await
}

async fn filters(person: &Person) -> Vec<SavedFilter> {
    person.read::<Page<SavedFilter>>("/saved-filters").await.data
}

#[actix_web::test]
async fn a_filter_is_kept_shared_changed_and_closed_by_its_owner() {
    let ban = World::new().await;
    let mine: SavedFilter = save(&ban.office_clerk, &overdue(false)).await.ok();
    assert_eq!(filters(&ban.office_clerk).await, std::slice::from_ref(&mine));
    assert_eq!(filters(&ban.services_clerk).await, []);

    let address = format!("/saved-filters/{}", mine.id);
    let share = FilterChange { shared: Some(true), ..FilterChange::default() };
    let change = async |person: &Person, seen| {
        person.call(Method::PATCH, &address).await.seen(seen).json(&share).send().await
    };
    assert_eq!(
        change(&ban.services_clerk, 1).await.status,
        StatusCode::NOT_FOUND,
        "what is not shared is not seen"
    );
    let shared: SavedFilter = change(&ban.office_clerk, 1).await.ok();
    assert_eq!((shared.shared, shared.version), (true, 2));
    assert_eq!(change(&ban.office_clerk, 1).await.status, StatusCode::PRECONDITION_FAILED);

    let theirs = filters(&ban.services_clerk).await;
    let seen = theirs.first().expect("the shared one");
    assert_eq!(
        (seen.own, seen.by.as_str(), seen.allowed_actions.as_slice()),
        (false, "Hoàng Minh Tuấn", &[] as &[Action])
    );
    assert_eq!(change(&ban.services_clerk, 2).await.status, StatusCode::FORBIDDEN);
    assert_eq!(filters(&ban.foreign_office).await, []);

    let close = ban.office_clerk.write(&format!("{address}/closings"), 2, &NewFilterClosing {}).await;
    close.ok::<SavedFilter>();
    assert_eq!((filters(&ban.office_clerk).await, filters(&ban.services_clerk).await), (vec![], vec![]));
}

#[actix_web::test]
async fn a_filter_leads_nowhere_else() {
    let ban = World::new().await;
    for address in ["https://example.org/", "//example.org", "queue", "/\\example.org", ""] {
        let answer =
            save(&ban.office_clerk, &NewSavedFilter { address: address.into(), ..overdue(false) }).await;
        assert_eq!(answer.faults().len(), 1 + usize::from(address.is_empty()), "{address}");
    }
}
