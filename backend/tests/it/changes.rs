//! The feed other systems follow.

use tiendo_api::{
    changes::{Change, SubjectKind, Verb},
    page::Page,
    problem::Code,
    work::WorkItem,
};

use crate::world::{Person, World, done, words};

/// Everything after `cursor`, page by page, and the cursor to come back with.
async fn follow(person: &Person, cursor: Option<String>, limit: usize) -> (Vec<Change>, String) {
    let mut cursor = cursor;
    let mut all = Vec::new();
    loop {
        let after = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
        let page: Page<Change> = person.read(&format!("/changes?limit={limit}{after}")).await;
        assert!(page.data.len() <= limit);
        all.extend(page.data);
        cursor = page.page.next_cursor;
        if !page.page.has_more {
            return (all, cursor.expect("a cursor to come back with"));
        }
    }
}

#[actix_web::test]
async fn whoever_follows_the_feed_misses_nothing_and_sees_nothing_twice() {
    let ban = World::new().await;
    let (before, cursor) = follow(&ban.machine, None, 50).await;
    assert_eq!(before.iter().map(|change| change.verb).collect::<Vec<_>>(), [Verb::PlanImported]);
    assert!(before[0].by.is_none(), "the system itself");
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(item, "Thiếu").await.ok::<WorkItem>();
    ban.services_clerk.submit(item, &done("16/BC")).await.ok::<WorkItem>();
    ban.leader.confirm(item).await.ok::<WorkItem>();
    let story = [Verb::ProgressReported, Verb::Submitted, Verb::Returned, Verb::Submitted, Verb::Confirmed];
    for limit in [1, 2, 200] {
        let (news, _) = follow(&ban.machine, Some(cursor.clone()), limit).await;
        assert_eq!(news.iter().map(|change| change.verb).collect::<Vec<_>>(), story);
        assert!(news.windows(2).all(|pair| pair[0].seq + 1 == pair[1].seq), "in order, without gaps");
        assert!(
            news.iter()
                .all(|change| (change.subject_kind, change.subject_id) == (SubjectKind::WorkItem, item))
        );
        assert_eq!(news[2].by.as_ref().map(|by| by.name.as_str()), Some("Hoàng Minh Tuấn"));
    }
    let (_, cursor) = follow(&ban.machine, None, 50).await;
    assert!(follow(&ban.machine, Some(cursor), 50).await.0.is_empty());
}

#[actix_web::test]
async fn one_agency_hears_nothing_of_another() {
    let ban = World::new().await;
    let (_, cursor) = follow(&ban.machine, None, 50).await;
    let theirs = ban.foreign_clerk.item("VII.HĐ5").await;
    ban.foreign_clerk.report(theirs, &words("Việc của sở")).await.ok::<WorkItem>();
    assert!(follow(&ban.machine, Some(cursor), 50).await.0.is_empty());
    let (heard, _) = follow(&ban.foreign_office, None, 50).await;
    assert_eq!(heard.last().map(|change| change.subject_id), Some(theirs));
}

#[actix_web::test]
async fn a_refused_change_leaves_no_line() {
    let ban = World::new().await;
    let (_, cursor) = follow(&ban.machine, None, 50).await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let bare = tiendo_api::work::NewSubmission { evidence: vec![], ..done("") };
    assert_eq!(ban.services_clerk.submit(item, &bare).await.code(), Code::EvidenceMissing);
    assert!(follow(&ban.machine, Some(cursor), 50).await.0.is_empty());
    assert!(ban.services_clerk.sees(item).await.submissions.is_empty());
}

#[actix_web::test]
async fn a_cursor_that_is_not_one_is_refused() {
    let ban = World::new().await;
    for parameters in ["cursor=x", "cursor=99999999999999999999", "limit=0", "limit=201", "since=1"] {
        assert_eq!(
            ban.machine.get(&format!("/changes?{parameters}")).await.code(),
            Code::Malformed,
            "{parameters}"
        );
    }
}
