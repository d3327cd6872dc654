//! E-mails, as a real mail server gets them: what they say, who gets them when, and never one twice.

use std::{cell::RefCell, collections::HashSet};

use actix_web::http::Method;
use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use tiendo::{
    app::App,
    config::{MailServer, MailTls},
    db::Db,
    jobs::worker,
    notify::{mail, post, smtp::Sender},
    word::Word,
};
use tiendo_api::{
    notices::{Mail, MailKind, MailState, NoticeCount, NoticeSettings},
    page::Page,
    settings::{ReminderSettings, Settings},
    urgings::UrgingLevel,
    work::WorkItem,
};
use uuid::Uuid;

use crate::{
    app::Server,
    catcher::{Catcher, Caught, Mood},
    notices::{inbox, read_all, set},
    world::{Person, World, done, no_change},
};

const SITE: &str = "https://tiendo.laichau.gov.vn";

/// The board with a mail server.
struct Posted {
    ban: World,
    catcher: Catcher,
    app: App,
}

fn sender(catcher: &Catcher, user: Option<&str>) -> Sender {
    let server = MailServer {
        smtp_host: Some("127.0.0.1".into()),
        smtp_port: Some(catcher.port),
        smtp_tls: MailTls::None,
        smtp_user: user.map(Into::into),
        smtp_password: user.map(Into::into),
        smtp_from: Some("Tiến Độ <tiendo@laichau.gov.vn>".into()),
    };
    Sender::configured(&server, Some(&format!("{SITE}/"))).expect("sound").expect("a mail server")
}

impl Posted {
    async fn new() -> Self {
        let (ban, catcher) = (World::new().await, Catcher::listening());
        let app = Self::server(&ban, &catcher).await;
        let server = Server::over(Self::server(&ban, &catcher).await).await;
        // Everybody works at the server that has mail.
        let World { services_clerk, services_head, office_clerk, chief_of_office, admin, leader, .. } = &ban;
        for person in [services_clerk, services_head, office_clerk, chief_of_office, admin, leader] {
            person.works_at(&server);
        }
        Self { ban, catcher, app }
    }

    async fn server(ban: &World, catcher: &Catcher) -> App {
        let app = App::over(ban.db.clone(), ban.clock.clone()).await.expect("an application");
        app.sending(sender(catcher, None))
    }

    /// What a server does of its own accord is done.
    async fn work(&self) -> Vec<Caught> {
        while worker::run_one(&self.app).await.expect("work in the background") {}
        while post::run_one(&self.app).await.expect("the post") {}
        self.catcher.take()
    }

    /// Days go by, the server works on each; what was caught, by day.
    async fn until(&self, day: &str) -> Vec<(NaiveDate, Caught)> {
        let day: NaiveDate = day.parse().expect("a day");
        let mut caught = Vec::new();
        while self.ban.clock.today() < day {
            self.ban.clock.advance(1);
            let today = self.ban.clock.today();
            caught.extend(self.work().await.into_iter().map(|each| (today, each)));
        }
        caught
    }

    async fn later(&self, minutes: i64) -> Vec<Caught> {
        self.ban.clock.advance_minutes(minutes);
        self.work().await
    }

    /// The services centre submits something, and the Office returns it.
    async fn returned(&self, code: &str, reason: &str) -> Uuid {
        let item = self.ban.services_clerk.item(code).await;
        self.ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
        self.ban.office_clerk.give_back(item, reason).await.ok::<WorkItem>();
        item
    }
}

fn at(email: &str) -> NoticeSettings {
    NoticeSettings { email: Some(email.into()), ..NoticeSettings::default() }
}

async fn tell(person: &Person, new: &NoticeSettings) {
    set(person, new).await.ok::<serde_json::Value>();
}

async fn mails(person: &Person) -> Vec<Mail> {
    person.read::<Page<Mail>>("/me/mails").await.data
}

/// A text with its work items unnamed: they have other ids each time.
fn without_ids(text: &str) -> String {
    let mut parts = text.split("item=");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown = format!("{shown}item=…{}", &part[36..]);
    }
    shown
}

/// Every address a text leads to.
fn links(text: &str) -> HashSet<String> {
    let found = text.split(|c: char| c.is_whitespace() || c == '"' || c == '<');
    found.filter(|word| word.starts_with(SITE)).map(|word| word.replace("&amp;", "&")).collect()
}

#[actix_web::test]
async fn the_digest_says_what_there_is_to_do_in_plain_text_and_as_a_page() {
    let post = Posted::new().await;
    let ban = &post.ban;
    let often = ReminderSettings { days_before: vec![7, 5, 3, 1], ..ReminderSettings::default() };
    let settings = Settings { reminders: often, ..Settings::default() };
    let call = ban.admin.call(Method::PUT, "/settings").await.seen(0);
    call.json(&settings).send().await.ok::<serde_json::Value>();
    post.until("2026-03-23").await;
    let late_and_returned = ban.office_clerk.item("I.HĐ1").await;
    ban.office_clerk.submit(late_and_returned, &done("01/KH")).await.ok::<WorkItem>();
    ban.chief_of_office.give_back(late_and_returned, "Chưa ký.\nThiếu <phụ lục> & số").await.ok::<WorkItem>();
    let submitted = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(submitted, &done("15/BC")).await.ok::<WorkItem>();
    let returned = inbox(&ban.office_clerk).await.data[0].id;
    read_all(&ban.office_clerk, None).await;
    assert_eq!(inbox(&ban.office_clerk).await.data[0].id, returned);
    // Wants the return in the digest: it is told again of another one.
    tell(&ban.office_clerk, &NoticeSettings { immediate: false, ..at("tuan.hm@laichau.gov.vn") }).await;
    ban.office_clerk.submit(late_and_returned, &done("02/KH")).await.ok::<WorkItem>();
    ban.chief_of_office.give_back(late_and_returned, "Chưa ký.\nThiếu <phụ lục> & số").await.ok::<WorkItem>();

    let caught = post.until("2026-03-24").await;
    let [(_, digest)] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert_eq!(
        (digest.from.as_str(), digest.to.as_str()),
        ("tiendo@laichau.gov.vn", "tuan.hm@laichau.gov.vn")
    );
    assert_eq!(
        digest.subject(),
        "Việc ngày 24/03/2026: 3 quá hạn, 2 sắp đến hạn, 1 bị trả lại, 1 chờ tôi xác nhận"
    );
    assert_eq!(digest.header("List-Unsubscribe"), format!("<{SITE}/notices>"));
    assert_eq!(digest.header("Auto-Submitted"), "auto-generated");
    // For whoever wants to see one.
    if let Ok(folder) = std::env::var("TIENDO_SHOW_MAIL") {
        std::fs::write(format!("{folder}/digest.txt"), digest.plain()).expect("written");
        std::fs::write(format!("{folder}/digest.html"), digest.html()).expect("written");
    }
    let plain = digest.plain();
    insta::assert_snapshot!(without_ids(&plain), @r#"
    Kính gửi ông/bà Hoàng Minh Tuấn,

    Ngày 24/03/2026 có 7 nội dung cần ông/bà lưu ý.

    QUÁ HẠN (3)

    * I.HĐ2 · Xây dựng, đăng tải các tin bài tuyên truyền về công tác cải cách hành chính
      Văn phòng · Quá hạn 7 ngày làm việc (14/03/2026), kế hoạch ghi “Thường xuyên Trong năm 2026”
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    * III.HĐ4 · Cập nhật niêm yết công khai thủ tục hành chính, quy trình giải quyết thuộc thẩm quyền trên Trang điện tử Ban, tại Bộ phận Tiếp nhận và trả kết quả của Ban
      Văn phòng · Quá hạn 7 ngày làm việc (14/03/2026), kế hoạch ghi “Thường xuyên trong năm 2026”
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    * III.HĐ6 · Tiếp nhận, xử lý hoặc báo cáo cơ quan có thẩm quyền xử lý phản ánh, kiến nghị của tổ chức, cá nhân; chuyển ý kiến giải trình của cơ quan có thẩm quyền về các phản ánh, kiến nghị đến tổ chức, cá nhân (nếu có)
      Văn phòng · Quá hạn 7 ngày làm việc (14/03/2026), kế hoạch ghi “Thường xuyên trong năm 2026”
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    SẮP ĐẾN HẠN (2)

    * I.HĐ1 · Xây dựng Kế hoạch tuyên truyền cải cách hành chính năm 2026
      Văn phòng · Còn 5 ngày làm việc đến hạn (31/03/2026), kế hoạch ghi “Quý I năm 2026”
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    * I.HĐ3 · Tiến hành thu thập tài liệu kiểm chứng, nhập dữ liệu, tự chấm điểm và gửi báo cáo kết quả tự đánh giá, chấm điểm chỉ số CCHC năm 2025 đảm bảo thời gian theo quy định.
      Văn phòng · Còn 5 ngày làm việc đến hạn (31/03/2026), kế hoạch ghi “Quý I/2026 (theo hướng dẫn của Sở Nội vụ)”
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    BỊ TRẢ LẠI (1)

    * I.HĐ1 · Xây dựng Kế hoạch tuyên truyền cải cách hành chính năm 2026
      Văn phòng · Còn 5 ngày làm việc đến hạn (31/03/2026), kế hoạch ghi “Quý I năm 2026”
      Đỗ Quang Huy trả lại bản trình: cần bổ sung rồi trình lại
      > Chưa ký.
      > Thiếu <phụ lục> & số
      Cập nhật tiến độ: https://tiendo.laichau.gov.vn/queue?item=…&form=progress

    CHỜ TÔI XÁC NHẬN (1)

    * VII.HĐ5 · Lựa chọn đơn vị có đủ năng lực để xây dựng phần mềm quản lý, điều phối phương tiện, bãi đỗ xe tại cửa khẩu và tổ chức đưa vào ứng dụng thực tế
      Trung tâm dịch vụ · Hạn 31/12/2026, kế hoạch ghi “Trong năm 2026”
      Đã trình 1 ngày làm việc, chờ xác nhận hoặc trả lại
      Xác nhận hoặc trả lại: https://tiendo.laichau.gov.vn/queue?item=…&form=confirmation

    -- 
    Tiến Độ · Ban Quản lý Khu kinh tế tỉnh Lai Châu
    Toàn bộ công việc: https://tiendo.laichau.gov.vn/queue
    Đổi cách nhận hoặc thôi nhận thư: https://tiendo.laichau.gov.vn/notices
    "#);

    let message = digest.read();
    assert_eq!(message.from().and_then(|from| from.first()?.name()), Some("Tiến Độ"));
    assert_eq!(message.to().and_then(|to| to.first()?.name()), Some("Hoàng Minh Tuấn"));
    assert_eq!((message.text_body_count(), message.html_body_count(), message.attachment_count()), (1, 1, 0));
    let html = digest.html();
    assert!(html.contains("Thiếu &lt;phụ lục&gt; &amp; số"), "what somebody wrote is no markup");
    assert_eq!(links(&html), links(&plain), "the same links");
    assert!(links(&plain).contains(&format!("{SITE}/queue?item={late_and_returned}&form=progress")));
    assert!(links(&plain).contains(&format!("{SITE}/queue?item={submitted}&form=confirmation")));
    assert!(
        html.split("href=\"")
            .chain(html.split("src=\""))
            .skip(1)
            .all(|at| !at.starts_with("http") || at.starts_with(SITE))
    );
    // Once told, it is told no more.
    assert!(post.later(61).await.is_empty());
    assert_eq!(mails(&ban.office_clerk).await.len(), 1);
}

#[actix_web::test]
async fn a_return_goes_out_at_once_and_not_again_in_the_digest() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    tell(
        &ban.services_head,
        &NoticeSettings { immediate: false, digest: false, ..at("mai.vt@laichau.gov.vn") },
    )
    .await;
    read_all(&ban.services_clerk, None).await;
    let item = post.returned("VII.HĐ5", "Thiếu phụ lục").await;
    while post::run_one(&post.app).await.expect("the post") {}
    let caught = post.catcher.take();
    let [now] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert_eq!(now.to, "ha.tt@laichau.gov.vn", "the head wants none");
    assert_eq!(
        now.subject(),
        "Bị trả lại: VII.HĐ5 Lựa chọn đơn vị có đủ năng lực để xây dựng phần mềm quản…"
    );
    let plain = now.plain();
    assert!(
        plain.contains("> Thiếu phụ lục") && plain.contains("Hoàng Minh Tuấn trả lại bản trình"),
        "{plain}"
    );
    assert!(links(&plain).contains(&format!("{SITE}/queue?item={item}&form=progress")));
    let digest = post.work().await.pop().expect("the digest of the day");
    assert!(!digest.plain().contains("BỊ TRẢ LẠI"), "{}", digest.plain());
    assert_eq!(inbox(&ban.services_head).await.unread, 1, "the inbox has everything");
}

#[actix_web::test]
async fn an_urging_goes_out_at_once_too() {
    let post = Posted::new().await;
    tell(&post.ban.services_head, &NoticeSettings { digest: false, ..at("mai.vt@laichau.gov.vn") }).await;
    let item = post.ban.services_clerk.item("VII.HĐ5").await;
    post.ban.office_clerk.urge(item, UrgingLevel::Criticism).await.ok::<serde_json::Value>();
    let caught = post.work().await;
    let [urged] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert!(urged.subject().starts_with("Được đôn đốc: VII.HĐ5"), "{}", urged.subject());
    assert!(urged.plain().contains("> Đề nghị trình kết quả"), "{}", urged.plain());
}

#[actix_web::test]
async fn who_wants_no_mail_at_once_finds_the_return_in_the_digest() {
    let post = Posted::new().await;
    tell(&post.ban.services_clerk, &NoticeSettings { immediate: false, ..at("ha.tt@laichau.gov.vn") }).await;
    post.returned("VII.HĐ5", "Thiếu phụ lục").await;
    let caught = post.work().await;
    let [digest] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert!(digest.plain().contains("BỊ TRẢ LẠI (1)"), "{}", digest.plain());
    assert_eq!(mails(&post.ban.services_clerk).await[0].kind, MailKind::Digest);
}

#[actix_web::test]
async fn the_digest_comes_at_the_hour_one_has_set() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &NoticeSettings { digest_hour: Some(14), ..at("ha.tt@laichau.gov.vn") }).await;
    tell(&ban.office_clerk, &at("tuan.hm@laichau.gov.vn")).await;
    let to = |caught: &[Caught]| caught.iter().map(|each| each.to.clone()).collect::<Vec<_>>();
    assert_eq!(to(&post.work().await), ["tuan.hm@laichau.gov.vn"], "at nine, the agency's seven has gone by");
    assert!(post.later(4 * 60).await.is_empty());
    assert_eq!(to(&post.later(60).await), ["ha.tt@laichau.gov.vn"], "at two");
    assert!(post.later(60).await.is_empty());
}

#[actix_web::test]
async fn no_digest_comes_on_a_sunday_or_on_a_holiday() {
    let post = Posted::new().await;
    let ban = &post.ban;
    post.until("2026-08-21").await;
    tell(&ban.office_clerk, &at("tuan.hm@laichau.gov.vn")).await;
    // Something new each day, so that only the calendar can keep a digest back.
    let item = ban.office_clerk.item("I.HĐ1").await;
    tell(&ban.office_clerk, &NoticeSettings { immediate: false, ..at("tuan.hm@laichau.gov.vn") }).await;
    let mut days = Vec::new();
    for number in 0..16 {
        ban.office_clerk.submit(item, &done(&format!("{number}/KH"))).await.ok::<WorkItem>();
        ban.chief_of_office.give_back(item, "Chưa ký").await.ok::<WorkItem>();
        let tomorrow = ban.clock.today() + TimeDelta::days(1);
        days.extend(post.until(&tomorrow.to_string()).await.into_iter().map(|(day, _)| day.to_string()));
    }
    assert_eq!(
        days,
        [
            "2026-08-24",
            "2026-08-25",
            "2026-08-26",
            "2026-08-27",
            "2026-08-28",
            "2026-08-31",
            "2026-09-03",
            "2026-09-04"
        ],
        "neither at weekends nor on 1 and 2 September"
    );
}

#[actix_web::test]
async fn what_was_read_or_settled_meanwhile_is_not_mailed() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    let item = post.returned("VII.HĐ5", "Thiếu").await;
    ban.services_clerk.submit(item, &done("16/BC")).await.ok::<WorkItem>();
    read_all(&ban.services_clerk, None).await;
    while post::run_one(&post.app).await.expect("the post") {}
    assert_eq!(post.catcher.conversations(), 0);
    assert_eq!(mails(&ban.services_clerk).await[0].state, MailState::Void);
    read_all(&ban.services_clerk, None).await;
    for code in ["VI.HĐ1", "VI.HĐ2", "VI.HĐ3", "VII.HĐ4"] {
        let item = ban.services_clerk.item(code).await;
        ban.services_clerk.report(item, &no_change()).await.ok::<WorkItem>();
    }
    assert!(post.work().await.is_empty(), "nothing to say, no digest");
}

#[actix_web::test]
async fn a_server_that_is_busy_is_asked_again_after_growing_pauses() {
    let post = Posted::new().await;
    tell(&post.ban.services_clerk, &NoticeSettings { digest: false, ..at("ha.tt@laichau.gov.vn") }).await;
    post.catcher.will([
        Mood::Away,
        Mood::AtRecipient("450 4.2.0 greylisted, come back"),
        Mood::AtContent("451 4.3.0 the disk is full"),
    ]);
    post.returned("VII.HĐ5", "Thiếu").await;
    assert!(post.work().await.is_empty());
    let mut pauses = Vec::new();
    let mut since = 0;
    let sent = loop {
        since += 1;
        let before = post.catcher.conversations();
        let caught = post.later(1).await;
        if post.catcher.conversations() > before {
            pauses.push(since);
            since = 0;
        }
        if let Some(caught) = caught.into_iter().next() {
            break caught;
        }
        if pauses.len() < 3 {
            let waiting = &mails(&post.ban.services_clerk).await[0];
            assert_eq!(waiting.state, MailState::Queued, "{waiting:?}");
        }
    };
    assert_eq!(pauses, [1, 5, 15]);
    let mail = mails(&post.ban.services_clerk).await.remove(0);
    assert_eq!(
        (mail.state, mail.tries, mail.address.as_deref()),
        (MailState::Sent, 4, Some("ha.tt@laichau.gov.vn"))
    );
    assert_eq!(sent.header("Message-ID"), format!("<{}@laichau.gov.vn>", mail.id));
    assert!(post.later(24 * 60).await.is_empty(), "once is enough");
}

#[actix_web::test]
async fn a_server_that_is_never_there_is_given_up_and_the_next_digest_tells_it() {
    let post = Posted::new().await;
    tell(&post.ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    read_all(&post.ban.services_clerk, None).await;
    post.catcher.will([Mood::Away; 14]);
    post.returned("VII.HĐ5", "Thiếu").await;
    for _ in 0..15 {
        assert!(post.later(60).await.is_empty());
    }
    let given_up = mails(&post.ban.services_clerk).await;
    assert!(given_up.iter().all(|mail| mail.state == MailState::Failed && mail.tries == 7), "{given_up:?}");
    let caught = post.later(7 * 60).await;
    let [digest] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert!(digest.plain().contains("BỊ TRẢ LẠI (1)"), "{}", digest.plain());
}

#[actix_web::test]
async fn an_address_nobody_has_is_shown_to_its_owner_and_to_the_administrator() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &NoticeSettings { digest: false, ..at("nham@laichau.gov.vn") }).await;
    post.catcher.will([Mood::AtRecipient("550 5.1.1 no such mailbox")]);
    post.returned("VII.HĐ5", "Thiếu").await;
    assert!(post.work().await.is_empty());
    let mine = mails(&ban.services_clerk).await;
    assert_eq!((mine.len(), mine[0].state, mine[0].tries), (1, MailState::Failed, 1));
    assert!(mine[0].failure.as_ref().is_some_and(|why| why.contains("no such mailbox")), "{mine:?}");
    let failed: Page<Mail> = ban.admin.read("/mails?state=failed").await;
    assert_eq!(failed.data, mine);
    assert_eq!(failed.data[0].to.name, "Trần Thu Hà");
    assert_eq!(ban.admin.read::<Page<Mail>>("/mails?state=sent").await.data, []);
    assert_eq!(ban.foreign_office.read::<Page<Mail>>("/me/mails").await.data, []);
    assert!(post.later(24 * 60).await.is_empty(), "asked once");
    assert_eq!(post.catcher.conversations(), 1);
}

#[actix_web::test]
async fn a_server_that_hangs_up_after_the_content_is_not_sent_it_again() {
    let post = Posted::new().await;
    tell(&post.ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    post.work().await;
    read_all(&post.ban.services_clerk, None).await;
    post.catcher.will([Mood::HangsUp]);
    post.returned("VII.HĐ5", "Thiếu").await;
    assert_eq!(post.work().await.len(), 1, "it has it, but never said so");
    assert_eq!(mails(&post.ban.services_clerk).await[0].state, MailState::Unknown);
    assert!(post.later(12 * 60).await.is_empty());
    let caught = post.until("2026-03-11").await;
    let [(_, digest)] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    assert!(digest.plain().contains("BỊ TRẢ LẠI (1)"), "in the next digest instead: {}", digest.plain());
}

#[actix_web::test]
async fn a_server_that_dies_sends_nothing_twice_and_loses_nothing() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &NoticeSettings { digest: false, ..at("ha.tt@laichau.gov.vn") }).await;
    let dies = async |code: &str, having: MailState| {
        post.returned(code, "Thiếu").await;
        let taken = mail::claim(&ban.db, ban.clock.now()).await.expect("an answer").expect("an e-mail");
        if having == MailState::Sending {
            assert!(mail::begin_sending(&ban.db, &taken, "ha.tt@laichau.gov.vn").await.expect("written"));
        }
        taken
    };
    let before = dies("VII.HĐ5", MailState::Claimed).await;
    assert!(post.later(9).await.is_empty(), "the lease still runs");
    let caught = post.later(2).await;
    assert_eq!(caught.len(), 1, "its content had not left: sent now");
    assert!(
        !mail::begin_sending(&ban.db, &before, "x").await.expect("an answer"),
        "the dead may not rise and send"
    );

    dies("VII.HĐ4", MailState::Sending).await;
    assert!(post.later(11).await.is_empty(), "it may have arrived");
    let mine = mails(&ban.services_clerk).await;
    assert_eq!(mine.iter().map(|mail| mail.state).collect::<Vec<_>>(), [MailState::Unknown, MailState::Sent]);
    tell(&ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    let caught = post.until("2026-03-11").await;
    let [(_, digest)] = &caught[..] else { panic!("{} e-mails", caught.len()) };
    let plain = digest.plain();
    assert!(plain.contains("BỊ TRẢ LẠI (1)") && plain.contains("VII.HĐ4"), "{plain}");
}

#[actix_web::test]
async fn two_servers_at_once_send_each_mail_once() {
    let post = Posted::new().await;
    let ban = &post.ban;
    let people = [&ban.services_clerk, &ban.services_head, &ban.office_clerk, &ban.chief_of_office];
    for (number, person) in people.iter().enumerate() {
        tell(person, &at(&format!("nguoi{number}@laichau.gov.vn"))).await;
    }
    for code in ["VI.HĐ1", "VII.HĐ4", "VII.HĐ5"] {
        post.returned(code, "Thiếu").await;
    }
    let replicas = RefCell::new(Vec::new());
    for _ in 0..2 {
        let db = Db::connect(&ban.url()).await.expect("a database");
        let app = App::over(db, ban.clock.clone()).await.expect("an application");
        replicas.borrow_mut().push(app.sending(sender(&post.catcher, None)));
    }
    let replicas = replicas.into_inner();
    let works = async |app: &App| {
        while worker::run_one(app).await.expect("work in the background") {}
        let mut sent = 0;
        while post::run_one(app).await.expect("the post") {
            sent += 1;
        }
        sent
    };
    let (one, other) = futures_util::future::join(works(&replicas[0]), works(&replicas[1])).await;
    let late = works(&replicas[0]).await;
    let caught = post.catcher.take();
    let ids: HashSet<String> = caught.iter().map(|each| each.header("Message-ID")).collect();
    assert_eq!(ids.len(), caught.len(), "each once");
    let all = mail::Entity::find().count(&*ban.db).await.expect("a count");
    let sent = mail::Entity::find().filter(mail::Column::State.eq(Word(MailState::Sent)));
    assert_eq!(sent.count(&*ban.db).await.expect("a count"), all);
    assert_eq!((caught.len() as u64, u64::try_from(one + other + late).expect("few")), (all, all));
    assert!(all >= 3 * 2 + 3, "{all}");
}

#[actix_web::test]
async fn without_a_mail_server_there_are_no_mails_and_the_inbox_works() {
    let ban = World::new().await;
    set(&ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await.ok::<serde_json::Value>();
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(item, "Thiếu").await.ok::<WorkItem>();
    ban.days_pass(1).await;
    assert_eq!(mail::Entity::find().count(&*ban.db).await.expect("a count"), 0);
    assert!(inbox(&ban.services_clerk).await.unread > 0);
    assert_eq!(read_all(&ban.services_clerk, None).await, NoticeCount { unread: 0 });
}

#[actix_web::test]
async fn whoever_lost_the_account_gets_no_mail() {
    let post = Posted::new().await;
    let ban = &post.ban;
    tell(&ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    post.returned("VII.HĐ5", "Thiếu").await;
    tiendo::accounts::account::Entity::update_many()
        .col_expr(tiendo::accounts::account::Column::Active, Expr::value(false))
        .filter(tiendo::accounts::account::Column::Username.eq("chuyenvien.ttdv"))
        .exec(&*ban.db)
        .await
        .expect("closed");
    assert!(post.work().await.is_empty());
}

#[actix_web::test]
async fn it_signs_in_where_the_mail_server_wants_it() {
    let post = Posted::new().await;
    tell(&post.ban.services_clerk, &at("ha.tt@laichau.gov.vn")).await;
    post.returned("VII.HĐ5", "Thiếu").await;
    let app = App::over(post.ban.db.clone(), post.ban.clock.clone()).await.expect("an application");
    let app = app.sending(sender(&post.catcher, Some("tiendo")));
    while post::run_one(&app).await.expect("the post") {}
    // PLAIN: nothing, the name, the password, each after a NUL.
    assert_eq!(post.catcher.take()[0].user.as_deref(), Some("AHRpZW5kbwB0aWVuZG8="));
}

#[test]
fn half_a_mail_server_is_none() {
    let server = |host: Option<&str>, from: Option<&str>| MailServer {
        smtp_host: host.map(Into::into),
        smtp_port: None,
        smtp_tls: MailTls::Starttls,
        smtp_user: None,
        smtp_password: None,
        smtp_from: from.map(Into::into),
    };
    let site = Some(SITE);
    assert!(Sender::configured(&server(None, None), site).expect("sound").is_none());
    let whole = server(Some("mail"), Some("tiendo@laichau.gov.vn"));
    assert!(Sender::configured(&whole, site).expect("sound").is_some());
    assert!(Sender::configured(&whole, None).is_err(), "links must lead somewhere");
    assert!(Sender::configured(&whole, Some("tiendo.local")).is_err());
    assert!(Sender::configured(&server(Some("mail"), None), site).is_err());
    assert!(Sender::configured(&server(Some("mail"), Some("nobody")), site).is_err());
    let nameless = MailServer { smtp_user: Some("tiendo".into()), ..whole };
    assert!(Sender::configured(&nameless, site).is_err());
}
