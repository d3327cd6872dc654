//! A unit's queue: the right rows, in the right lane, for a reason a clerk understands.

use actix_web::http::Method;
use insta::assert_snapshot;
use tiendo_api::{
    Action,
    problem::Code,
    queue::{Lane, Queue},
    work::{Part, WorkItem, WorkState},
};

use crate::world::{Lanes, World, activities, done};

/// A queue as it reads: lane, code, reason.
fn as_read(queue: &Queue) -> String {
    let line =
        |row: &tiendo_api::queue::QueueRow| format!("{:?} · {} · {}", row.lane, row.item.code, row.reason);
    queue.data.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[actix_web::test]
async fn the_services_centre_sees_exactly_the_five_items_it_leads() {
    let ban = World::new().await;
    let queue = ban.services_clerk.queue().await;
    let as_worded = |row: &tiendo_api::queue::QueueRow| {
        let due = row.item.due.map(|due| due.to_string()).unwrap_or_default();
        format!("{} · {} · {} · {due}", row.item.code, row.item.title, row.item.deadline_label)
    };
    assert_snapshot!(queue.data.iter().map(as_worded).collect::<Vec<_>>().join("\n"), @r"
    VI.HĐ1 · Rà soát, sửa đổi, bổ sung Quy chế chi tiêu nội bộ; quản lý và sử dụng kinh phí thu, chi hợp lý, đúng quy định · Trong năm 2026 · 2026-12-31
    VI.HĐ2 · Ban hành Quy chế quản lý, sử dụng tài sản công; quán triệt việc quản lý, sử dụng tài sản công đúng mục đích, quy định của nhà nước · Trong năm 2026 · 2026-12-31
    VI.HĐ3 · Ban hành các văn bản công khai ngân sách theo quy định · Trong năm 2026 · 2026-12-31
    VII.HĐ4 · Sử dụng hiệu quả phần mềm Quản lý thu phí và phương tiện ra vào cửa khẩu đảm bảo thu đúng, thu đủ, công khai, minh bạch · Trong năm 2026 · 2026-12-31
    VII.HĐ5 · Lựa chọn đơn vị có đủ năng lực để xây dựng phần mềm quản lý, điều phối phương tiện, bãi đỗ xe tại cửa khẩu và tổ chức đưa vào ứng dụng thực tế · Trong năm 2026 · 2026-12-31
    ");
    assert!(queue.data.iter().all(|row| row.part == Some(Part::Lead) && row.item.deliverables >= 1));
    assert!(queue.data.iter().all(|row| row.main_action == Some(Action::ReportProgress)));
}

#[actix_web::test]
async fn every_open_item_stands_in_exactly_one_lane_and_the_badge_is_the_first_three() {
    let ban = World::new().await;
    let [returned, submitted] =
        [ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VI.HĐ1").await];
    for item in [returned, submitted] {
        ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    }
    ban.office_clerk.give_back(returned, "Thiếu").await.ok::<WorkItem>();
    ban.days_pass(25).await;
    let closed = [WorkState::Done, WorkState::NotArising, WorkState::Dropped];
    for person in [&ban.services_clerk, &ban.office_clerk, &ban.leader, &ban.professional_head] {
        let queue = person.queue_where("limit=200").await;
        assert_eq!(queue.lanes.iter().map(|each| each.lane).collect::<Vec<_>>(), Lane::ALL);
        for lane in Lane::ALL {
            assert_eq!(i64::try_from(queue.lane(lane).len()).unwrap(), queue.count(lane), "{lane:?}");
            let alone = person.queue_where(&format!("lane={}&limit=200", tiendo::word::word(lane))).await;
            assert_eq!((alone.lane(lane), alone.lanes.clone()), (queue.lane(lane), queue.lanes.clone()));
            assert_eq!(alone.data.len(), queue.lane(lane).len());
        }
        let mut ids: Vec<_> = queue.data.iter().map(|row| row.item.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), queue.data.len(), "{}", person.username);
        let first_three =
            queue.count(Lane::ActNow) + queue.count(Lane::DueThisPeriod) + queue.count(Lane::AwaitingMe);
        assert_eq!(queue.badge, first_three);
        assert!(queue.data.iter().all(|row| !closed.contains(&row.item.state)));
    }
    // The leader, without a unit, sees the whole agency's.
    let plan = ban.leader.plan().await;
    let open =
        activities(&plan).flat_map(|activity| &activity.items).filter(|item| !closed.contains(&item.state));
    assert_eq!(ban.leader.queue_where("limit=200").await.data.len(), open.count());
}

#[actix_web::test]
async fn each_row_says_why_it_is_here() {
    let ban = World::new().await;
    let returned = ban.office_clerk.item("I.HĐ1").await;
    ban.office_clerk.submit(returned, &done("01/KH")).await.ok::<WorkItem>();
    ban.chief_of_office.give_back(returned, "Chưa ký").await.ok::<WorkItem>();
    let submitted = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(submitted, &done("15/BC")).await.ok::<WorkItem>();
    ban.days_pass(5).await;
    assert_snapshot!(as_read(&ban.office_clerk.queue_where("section=I").await), @r"
    ActNow · I.HĐ1 · Bị trả lại, cần bổ sung rồi trình lại
    ActNow · I.HĐ2 · Đã lỡ kỳ báo cáo, quá hạn 1 ngày
    DueThisPeriod · I.HĐ3 · Đến hạn trong kỳ này, còn 16 ngày
    DueThisPeriod · I.HĐ2 · Đến hạn trong kỳ này, còn 91 ngày
    Later · I.HĐ4 · Chờ điều kiện, chậm nhất 30/06/2026
    Later · I.HĐ5 · Chờ điều kiện, chậm nhất 31/12/2026
    ");
    assert_snapshot!(as_read(&ban.office_clerk.queue_where("lane=awaiting_me").await),
        @"AwaitingMe · VII.HĐ5 · Đã trình ngày 10/03/2026, chờ xác nhận hoặc trả lại");
    let unit = ban.office_clerk.unit("VPDD").await;
    assert_snapshot!(as_read(&ban.office_clerk.queue_where(&format!("unit={unit}")).await), @r"
    AwaitingMe · VII.HĐ5 · Đã trình ngày 10/03/2026, chờ xác nhận hoặc trả lại
    Later · I.HĐ6 · Sắp tới, còn 230 ngày
    Later · I.HĐ7 · Kế hoạch không ghi thời hạn
    ");
}

#[actix_web::test]
async fn reasons_come_in_the_callers_language() {
    let ban = World::new().await;
    ban.days_pass(5).await;
    let call = ban
        .office_clerk
        .call(Method::GET, "/queue?section=I")
        .await
        .header("accept-language", "en-GB,en;q=0.9");
    assert_snapshot!(as_read(&call.send().await.ok()), @r"
    ActNow · I.HĐ2 · Missed its report period, 1 days late
    DueThisPeriod · I.HĐ1 · Due this period, 16 days left
    DueThisPeriod · I.HĐ3 · Due this period, 16 days left
    DueThisPeriod · I.HĐ2 · Due this period, 91 days left
    Later · I.HĐ4 · Waiting for a condition, until 30/06/2026 at the latest
    Later · I.HĐ5 · Waiting for a condition, until 31/12/2026 at the latest
    ");
    let refused = ban.services_clerk.call(Method::GET, "/queue?lang=x").await.header("accept-language", "en");
    assert_eq!(refused.send().await.problem().title, "The request could not be read");
}

#[actix_web::test]
async fn what_a_unit_coordinates_is_the_other_side_of_the_toggle() {
    let ban = World::new().await;
    let queue = ban.services_clerk.queue_where("part=coordinating&limit=200").await;
    let plan = ban.services_clerk.plan().await;
    let unit = ban.services_clerk.unit("TTDV").await;
    let coordinated = activities(&plan)
        .filter(|activity| activity.coordinating_units.iter().any(|each| each.id == unit))
        .flat_map(|activity| &activity.items);
    assert_eq!(queue.data.len(), coordinated.count());
    assert!(queue.data.iter().all(|row| row.part == Some(Part::Coordinating)));
    assert!(queue.data.iter().all(|row| row.reason.starts_with("Phối hợp: ")), "{}", as_read(&queue));
    // Coordinating is not reporting; VII.HĐ4 names the centre as both, and leading outweighs.
    let can_report = queue.data.iter().filter(|row| row.main_action == Some(Action::ReportProgress));
    assert_eq!(can_report.map(|row| row.item.code.as_str()).collect::<Vec<_>>(), ["VII.HĐ4"]);
}

#[actix_web::test]
async fn search_needs_no_accents() {
    let ban = World::new().await;
    for (q, found) in [
        ("quy%20che%20chi%20tieu", vec!["VI.HĐ1"]),
        ("QUY%20CH%E1%BA%BE%20chi%20ti%C3%AAu", vec!["VI.HĐ1"]),
        ("dieu%20phoi", vec!["VII.HĐ5"]),
        ("vii.hd4", vec!["VII.HĐ4"]),
        ("phan%20mem", vec!["VII.HĐ4", "VII.HĐ5"]),
        ("chi%20thu", vec!["VI.HĐ1"]),
        ("so%20sach", vec!["VI.HĐ2"]),
        ("100%25", vec![]),
        ("%5F%25", vec![]),
        ("'%20OR%201=1", vec![]),
        ("%20%20", vec!["VI.HĐ1", "VI.HĐ2", "VI.HĐ3", "VII.HĐ4", "VII.HĐ5"]),
    ] {
        let queue = ban.services_clerk.queue_where(&format!("q={q}")).await;
        let codes: Vec<_> = queue.data.iter().map(|row| row.item.code.as_str()).collect();
        assert_eq!(codes, found, "{q}");
    }
    let decomposed = "quy%20che%CC%82%CC%81"; // "quy chế" as macOS sends it
    assert_eq!(ban.services_clerk.queue_where(&format!("q={decomposed}&section=VI")).await.data.len(), 2);
    assert_eq!(ban.services_clerk.queue_where("section=VII").await.data.len(), 2);
    assert_eq!(ban.services_clerk.queue_where("section=IX").await.data.len(), 0);
}

#[actix_web::test]
async fn pages_have_no_gaps_and_no_repeats() {
    let ban = World::new().await;
    ban.days_pass(5).await;
    let whole = ban.office_clerk.queue_where("limit=200").await;
    let ids = |queue: &Queue| queue.data.iter().map(|row| row.item.id).collect::<Vec<_>>();
    for limit in [1, 7, 50] {
        let mut paged = Vec::new();
        let mut next = Some(format!("/queue?limit={limit}"));
        while let Some(address) = next {
            let answer = ban.office_clerk.get(&address).await;
            let page: Queue = answer.ok();
            assert!(page.data.len() <= limit);
            assert_eq!((page.badge, &page.lanes), (whole.badge, &whole.lanes));
            paged.extend(ids(&page));
            next = answer.next_page();
            assert_eq!(next.is_some(), page.page.has_more);
        }
        assert_eq!(paged, ids(&whole), "{limit} a page");
    }
}

#[actix_web::test]
async fn a_page_survives_a_row_leaving_between_two_reads() {
    let ban = World::new().await;
    let first = ban.services_clerk.queue_where("limit=2").await;
    let gone = first.data[1].item.id;
    let all = ban.services_clerk.done_with_all(gone, "15/BC").await;
    ban.services_clerk.submit(gone, &all).await.ok::<WorkItem>();
    ban.leader.confirm(gone).await.ok::<WorkItem>();
    let rest = ban.services_clerk.queue_where(&format!("cursor={}", first.page.next_cursor.unwrap())).await;
    assert_eq!(rest.lane(Lane::Later), ["VI.HĐ3", "VII.HĐ4", "VII.HĐ5"]);
}

#[actix_web::test]
async fn a_parameter_that_is_not_one_is_refused() {
    let ban = World::new().await;
    for parameters in [
        "limit=0",
        "limit=201",
        "limit=-1",
        "limit=x",
        "cursor=x",
        "cursor=bnVsbA",
        "lane=now",
        "part=both",
        "unit=TTDV",
        "lanes=later",
        "Q=x",
        "q=a&q=b",
    ] {
        let answer = ban.services_clerk.get(&format!("/queue?{parameters}")).await;
        assert_eq!(answer.code(), Code::Malformed, "{parameters}");
    }
}

#[actix_web::test]
async fn staff_see_their_own_units_queue_and_the_office_every_units() {
    let ban = World::new().await;
    let [services, division] = [ban.leader.unit("TTDV").await, ban.leader.unit("PNV").await];
    assert_eq!(ban.services_clerk.queue_where(&format!("unit={services}")).await.data.len(), 5);
    assert_eq!(ban.services_clerk.get(&format!("/queue?unit={division}")).await.code(), Code::NotAllowed);
    assert_eq!(
        ban.office_clerk.queue_where(&format!("unit={division}")).await.lane(Lane::Later),
        ["III.HĐ5"]
    );
}

#[actix_web::test]
async fn reading_moves_nothing() {
    let ban = World::new().await;
    ban.days_pass(5).await;
    let before = as_read(&ban.office_clerk.queue().await);
    for row in ban.office_clerk.queue().await.data {
        ban.office_clerk.sees(row.item.id).await;
    }
    assert_eq!(as_read(&ban.office_clerk.queue().await), before);
}
