//! How many SQL statements a request takes does not depend on how much there is.

use std::{
    fmt::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use actix_web::http::{Method, StatusCode};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tiendo::accounts::account;
use tiendo_api::{
    page::Page,
    plans::PlanSummary,
    work::{WorkItem, WorkItemRow},
};

use crate::world::{World, activities, adopt, done, words};

/// An annex of the plan's shape with `sections` times as many activities as a section has.
fn large_annex(sections: usize) -> String {
    let mut text = String::from(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026\n\
         STT\tMục tiêu\tNhiệm vụ\tHoạt động\tKết quả/Sản phẩm\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\n",
    );
    for (at, number) in ROMAN.iter().enumerate().take(sections) {
        let _ =
            writeln!(text, "{number}\tPhần việc {number} (1 mục tiêu, 1 nhiệm vụ, 33 hoạt động)\t\t\t\t\t\t");
        for activity in 1..=33 {
            let (stt, objective, task) = match activity {
                1 => ((at + 1).to_string(), "Mục tiêu 1: Hoàn thành", "Nhiệm vụ 1: Thực hiện"),
                _ => (String::new(), "", ""),
            };
            let time = ["Trong năm 2026", "Quý II năm 2026", "Khi có hướng dẫn của Sở Nội vụ"][activity % 3];
            let _ = writeln!(
                text,
                "{stt}\t{objective}\t{task}\tHoạt động {activity}: Việc thứ {activity} của phần {number}\tBáo cáo\t\
                 Trung tâm dịch vụ\tVăn phòng, Phòng nghiệp vụ\t{time}"
            );
        }
    }
    text
}

const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/// Statements by address, each read for the first time.
async fn counted(
    ban: &World,
    statements: &AtomicUsize,
    addresses: &[(&str, String)],
) -> Vec<(String, usize)> {
    let mut counts = Vec::new();
    for (what, address) in addresses {
        ban.office_clerk.token().await;
        statements.store(0, Ordering::SeqCst);
        assert!(ban.office_clerk.get(address).await.status.is_success());
        counts.push(((*what).to_owned(), statements.load(Ordering::SeqCst)));
    }
    counts
}

#[actix_web::test]
async fn ten_times_the_plan_takes_the_same_number_of_statements() {
    let statements = Arc::new(AtomicUsize::new(0));
    let seen = statements.clone();
    let ban = World::watched(move |_| {
        seen.fetch_add(1, Ordering::SeqCst);
    })
    .await;
    let clerk = account::Entity::find().filter(account::Column::Username.eq("tonghop"));
    let agency = clerk.one(&*ban.db).await.expect("an answer").expect("an account").agency_id;
    let small = ban.office_clerk.plan_id().await;
    let addresses = |plan, item, unit| {
        [
            ("queue", format!("/queue?unit={unit}&limit=200")),
            ("search", format!("/queue?unit={unit}&q=viec&limit=200")),
            ("tree", format!("/plans/{plan}")),
            ("overview", format!("/plans/{plan}/overview")),
            ("leadership", format!("/plans/{plan}/leadership")),
            ("unit", format!("/units/{unit}/overview?plan={plan}")),
            ("list", format!("/work-items?plan={plan}&limit=200")),
            ("work item", format!("/work-items/{item}")),
            ("targets", format!("/plans/{plan}/targets")),
            ("contradictions", format!("/contradictions?plan={plan}&limit=200")),
        ]
    };
    let [services, division] = [ban.office_clerk.unit("TTDV").await, ban.office_clerk.unit("PNV").await];
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    let of_small = counted(&ban, &statements, &addresses(small, item, services)).await;

    let large = adopt(&ban.db, &ban.clock, agency, large_annex(10).as_bytes()).await;
    let plans: Page<PlanSummary> = ban.office_clerk.read("/plans").await;
    assert_eq!(plans.data.len(), 2);
    let tree: tiendo_api::plans::Plan = ban.services_clerk.read(&format!("/plans/{large}")).await;
    assert_eq!(activities(&tree).count(), 330);
    let rows: Page<WorkItemRow> =
        ban.services_clerk.read(&format!("/work-items?plan={large}&limit=20")).await;
    let mut busy = None;
    for row in rows.data.iter().filter(|row| row.due.is_some()) {
        for note in ["một", "hai", "ba"] {
            ban.services_clerk.report(row.id, &words(note)).await.ok::<WorkItem>();
        }
        ban.services_clerk.submit(row.id, &done("16/BC")).await.ok::<WorkItem>();
        busy = Some(row.id);
    }
    let of_large = counted(&ban, &statements, &addresses(large, busy.expect("an item"), services)).await;
    assert_eq!(of_large, of_small);
    assert!(of_small.iter().all(|(_, statements)| (1..=23).contains(statements)), "{of_small:?}");
    let of_few = counted(&ban, &statements, &[("queue", format!("/queue?unit={division}&limit=200"))]).await;
    assert_eq!(of_few[0], of_large[0]);
}

#[actix_web::test]
async fn what_has_not_changed_takes_one_statement() {
    let statements = Arc::new(AtomicUsize::new(0));
    let seen = statements.clone();
    let ban = World::watched(move |_| {
        seen.fetch_add(1, Ordering::SeqCst);
    })
    .await;
    let address = format!("/plans/{}", ban.office_clerk.plan_id().await);
    let first = ban.office_clerk.get(&address).await;
    statements.store(0, Ordering::SeqCst);
    let again = ban.office_clerk.get(&address).await;
    assert_eq!((again.body, statements.load(Ordering::SeqCst)), (first.body, 1));
}

#[actix_web::test]
async fn numbers_the_caller_already_has_are_not_counted_again() {
    let statements = Arc::new(AtomicUsize::new(0));
    let seen = statements.clone();
    let ban = World::watched(move |_| {
        seen.fetch_add(1, Ordering::SeqCst);
    })
    .await;
    let plan = ban.leader.plan_id().await;
    for (address, found) in [
        (format!("/plans/{plan}/overview"), 1),
        (format!("/plans/{plan}/leadership"), 1),
        (format!("/units/{}/overview?plan={plan}", ban.leader.unit("TTDV").await), 2),
    ] {
        let tag = ban.leader.get(&address).await.header("etag").expect("an ETag").to_owned();
        // Another server keeps no answer of this one's: it too must not count.
        let elsewhere = ban.at(&ban.another_server().await, &ban.leader);
        let call = elsewhere.call(Method::GET, &address).await.header("if-none-match", &tag);
        statements.store(0, Ordering::SeqCst);
        assert_eq!(call.send().await.status, StatusCode::NOT_MODIFIED, "{address}");
        let told = statements.load(Ordering::SeqCst);
        assert_eq!(told, 1 + found, "{address}: who asks, and what it is about");
    }
}
