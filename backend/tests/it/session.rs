//! Signing in, staying signed in, and being out at once.

use actix_web::{
    cookie::{Cookie, SameSite, time::SignedDuration},
    http::{Method, StatusCode},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;
use tiendo::{accounts::account, demo, word::Word};
use tiendo_api::{
    Action,
    problem::{Code, Problem},
    queue::Queue,
    session::{Me, Role, Session},
};

use crate::{
    app::{Answer, Server},
    world::{Person, World},
};

const NEW_PASSWORD: &str = "cửa khẩu Ma Lù Thàng mở lúc bảy giờ";

async fn who_is(server: &Server, token: &str) -> Answer {
    server.call(Method::GET, "/me").token(token).send().await
}

async fn refresh(server: &Server, cookie: &Cookie<'_>) -> Answer {
    server.call(Method::POST, "/session/refresh").cookie(cookie).send().await
}

/// Tries wrong passwords until one has to wait; answers how many were free.
async fn guess(person: &Person) -> (usize, Answer) {
    for tries in 0..20 {
        let answer = person.sign_in_with("đoán mò lần nữa").await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return (tries, answer);
        }
        assert_eq!(answer.code(), Code::WrongCredentials);
    }
    panic!("twenty wrong passwords and no wait");
}

/// A person nobody knows.
fn stranger(ban: &World, username: &'static str) -> Person {
    let mut person = ban.at(&ban.server, &ban.services_clerk);
    person.username = username;
    person
}

/// Changes an account behind the API's back, as an administrator's tool would.
async fn change_account(ban: &World, username: &str, change: impl FnOnce(&mut account::ActiveModel)) {
    let found = account::by_username(&*ban.db, username).await.expect("an answer").expect("an account");
    let mut row = account::ActiveModel { id: Set(found.id), ..Default::default() };
    change(&mut row);
    row.update(&*ban.db).await.expect("changed");
}

#[actix_web::test]
async fn whoever_signs_in_learns_who_they_are_and_what_they_may_do() {
    let ban = World::new().await;
    let answer = ban.services_clerk.sign_in().await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::CREATED, Some("no-store")));
    let session: Session = answer.ok();
    assert_eq!((session.token_type.as_str(), session.expires_in), ("Bearer", 600));
    let me = session.me;
    assert_eq!((me.display_name.as_str(), me.role), ("Trần Thu Hà", Role::Staff));
    assert_eq!(me.unit.as_ref().map(|unit| unit.code.as_str()), Some("TTDV"));
    assert_eq!(me.agency.name, "Ban Quản lý Khu kinh tế tỉnh Lai Châu");
    assert!(me.allowed_actions.contains(&Action::Submit) && !me.allowed_actions.contains(&Action::Confirm));
    assert_eq!(who_is(&ban.server, &session.access_token).await.ok::<Me>(), me);
}

#[actix_web::test]
async fn the_case_of_a_user_name_does_not_matter_but_the_password_does() {
    let ban = World::new().await;
    for username in ["ChuyenVien.TTDV", " chuyenvien.ttdv "] {
        stranger(&ban, username).sign_in().await.ok::<Session>();
    }
    let shouted = ban.services_clerk.sign_in_with(&demo::PASSWORD.to_uppercase()).await;
    assert_eq!(shouted.code(), Code::WrongCredentials);
}

#[actix_web::test]
async fn a_wrong_name_and_a_wrong_password_get_the_same_answer() {
    let ban = World::new().await;
    let without_id = |answer: Answer| Problem { request_id: String::new(), ..answer.problem() };
    let wrong_password = without_id(ban.services_clerk.sign_in_with("không phải mật khẩu").await);
    let wrong_name = without_id(stranger(&ban, "khong.co.ai").sign_in().await);
    change_account(&ban, "kiemtra", |row| row.active = Set(false)).await;
    let removed = without_id(ban.inspector.sign_in().await);
    assert_eq!((&wrong_password, &wrong_password), (&wrong_name, &removed));
    assert_eq!(wrong_password.code, Code::WrongCredentials);
}

#[actix_web::test]
async fn after_five_wrong_passwords_one_waits_on_every_server_and_whoever_one_is() {
    let ban = World::new().await;
    let other = ban.replica().await;
    for person in [stranger(&ban, "chuyenvien.ttdv"), stranger(&ban, "khong.co.ai")] {
        let (free, refused) = guess(&person).await;
        assert_eq!(free, 5, "{}", person.username);
        assert_eq!(refused.code(), Code::TooManyTries);
        assert_eq!(refused.header("retry-after"), Some("30"));
        let there = ban.at(&other, &person).sign_in().await;
        assert_eq!(
            there.code(),
            Code::TooManyTries,
            "the other server knows, and the right password waits too"
        );
    }
    ban.services_head.sign_in().await.ok::<Session>();
}

#[actix_web::test]
async fn waiting_helps_and_a_success_wipes_the_slate() {
    let ban = World::new().await;
    guess(&ban.services_clerk).await;
    ban.clock.advance(1);
    ban.services_clerk.sign_in().await.ok::<Session>();
    assert_eq!(guess(&ban.services_clerk).await.0, 5);
}

#[actix_web::test]
async fn a_refresh_gives_a_new_cookie_and_a_new_token() {
    let ban = World::new().await;
    let first = ban.services_clerk.sign_in().await;
    let second = refresh(&ban.server, &first.cookie()).await;
    let session: Session = second.ok();
    assert_ne!(first.cookie().value(), second.cookie().value());
    assert_eq!(who_is(&ban.server, &session.access_token).await.status, StatusCode::OK);
    refresh(&ban.server, &second.cookie()).await.ok::<Session>();
}

#[actix_web::test]
async fn a_cookie_used_twice_ends_the_whole_session() {
    let ban = World::new().await;
    let stolen = ban.services_clerk.sign_in().await;
    let elsewhere: Session = ban.services_clerk.sign_in().await.ok();
    let owner = refresh(&ban.server, &stolen.cookie()).await;
    assert_eq!(refresh(&ban.server, &stolen.cookie()).await.code(), Code::NotSignedIn);
    assert_eq!(refresh(&ban.server, &owner.cookie()).await.code(), Code::NotSignedIn);
    for token in [stolen.ok::<Session>().access_token, owner.ok::<Session>().access_token] {
        assert_eq!(who_is(&ban.server, &token).await.code(), Code::NotSignedIn);
    }
    assert_eq!(
        who_is(&ban.server, &elsewhere.access_token).await.status,
        StatusCode::OK,
        "another session lives on"
    );
}

#[actix_web::test]
async fn of_two_refreshes_at_once_at_most_one_succeeds() {
    let ban = World::new().await;
    let cookie = ban.services_clerk.sign_in().await.cookie();
    let (one, other) = tokio::join!(refresh(&ban.server, &cookie), refresh(&ban.server, &cookie));
    // The second one ends the session, so the first may find it ended by the time it answers.
    let both = [one.status, other.status];
    assert!(both.contains(&StatusCode::UNAUTHORIZED), "{both:?}");
    assert!(both.iter().all(|status| matches!(status.as_u16(), 201 | 401)), "{both:?}");
}

#[actix_web::test]
async fn signing_out_ends_this_session_and_signing_out_everywhere_ends_all() {
    let ban = World::new().await;
    let [here, home, phone] = [
        ban.services_clerk.sign_in().await,
        ban.services_clerk.sign_in().await,
        ban.services_clerk.sign_in().await,
    ];
    let token = |answer: &Answer| answer.ok::<Session>().access_token;
    let out = async |token: &str, address| {
        let answer = ban.server.call(Method::DELETE, address).token(token).send().await;
        assert_eq!((answer.status, answer.cookie().value()), (StatusCode::NO_CONTENT, ""));
        assert_eq!(answer.cookie().max_age().map(SignedDuration::whole_seconds), Some(0));
    };
    out(&token(&here), "/session").await;
    assert_eq!(who_is(&ban.server, &token(&here)).await.code(), Code::NotSignedIn);
    assert_eq!(refresh(&ban.server, &here.cookie()).await.code(), Code::NotSignedIn);
    assert_eq!(who_is(&ban.server, &token(&home)).await.status, StatusCode::OK);
    out(&token(&home), "/session?everywhere=true").await;
    for answer in [home, phone] {
        assert_eq!(who_is(&ban.server, &token(&answer)).await.code(), Code::NotSignedIn);
        assert_eq!(refresh(&ban.server, &answer.cookie()).await.code(), Code::NotSignedIn);
    }
}

#[actix_web::test]
async fn an_access_token_and_a_session_end_by_themselves() {
    let ban = World::new().await;
    let signed_in = ban.services_clerk.sign_in().await;
    ban.clock.advance(1);
    assert_eq!(who_is(&ban.server, &signed_in.ok::<Session>().access_token).await.code(), Code::NotSignedIn);
    assert_eq!(refresh(&ban.server, &signed_in.cookie()).await.code(), Code::NotSignedIn);
}

#[actix_web::test]
async fn a_token_that_is_not_ours_is_none() {
    let ban = World::new().await;
    let real = ban.services_clerk.sign_in().await.ok::<Session>().access_token;
    let [head, claims, signature] = real.split('.').collect::<Vec<_>>().try_into().expect("three parts");
    let unpadded = |json: serde_json::Value| {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        URL_SAFE_NO_PAD.encode(json.to_string())
    };
    let none = unpadded(json!({ "typ": "JWT", "alg": "none" }));
    let signed = |algorithm, secret: &[u8], sid: &str| {
        let claims = json!({ "sid": sid, "exp": 4_000_000_000_u64 });
        encode(&Header::new(algorithm), &claims, &EncodingKey::from_secret(secret)).expect("a token")
    };
    let elsewhere = World::new().await.services_clerk.token().await;
    for (what, token) in [
        ("alg none", format!("{none}.{claims}.")),
        ("alg none with the signature", format!("{none}.{claims}.{signature}")),
        (
            "other claims",
            format!("{head}.{}.{signature}", unpadded(json!({ "sid": uuid::Uuid::nil(), "exp": 4e9 }))),
        ),
        ("no signature", format!("{head}.{claims}.")),
        ("an empty key", signed(Algorithm::HS256, b"", &uuid::Uuid::nil().to_string())),
        ("another key", signed(Algorithm::HS256, b"another", &uuid::Uuid::nil().to_string())),
        ("another algorithm", signed(Algorithm::HS384, b"another", &uuid::Uuid::nil().to_string())),
        ("another database's", elsewhere),
        ("two parts", format!("{head}.{claims}")),
        ("nothing", String::new()),
        ("words", "mở cửa".escape_default().to_string()),
        ("the signature alone", signature.to_owned()),
    ] {
        assert_eq!(who_is(&ban.server, &token).await.code(), Code::NotSignedIn, "{what}");
    }
    for header in ["", "Bearer", "Basic YTpi", &format!("bearer{real}"), &real] {
        let answer = ban.server.call(Method::GET, "/me").header("authorization", header).send().await;
        assert_eq!(answer.code(), Code::NotSignedIn, "{header}");
    }
}

#[actix_web::test]
async fn a_removed_clerk_is_out_at_once() {
    let ban = World::new().await;
    let signed_in = ban.services_clerk.sign_in().await;
    let token = signed_in.ok::<Session>().access_token;
    assert_eq!(who_is(&ban.server, &token).await.status, StatusCode::OK);
    change_account(&ban, "chuyenvien.ttdv", |row| row.active = Set(false)).await;
    assert_eq!(who_is(&ban.server, &token).await.code(), Code::NotSignedIn);
    assert_eq!(refresh(&ban.server, &signed_in.cookie()).await.code(), Code::NotSignedIn);
}

#[actix_web::test]
async fn a_new_role_and_a_new_unit_count_from_the_next_request() {
    let ban = World::new().await;
    let division = ban.office_clerk.unit("PNV").await;
    assert_eq!(ban.services_clerk.queue().await.data.len(), 5);
    change_account(&ban, "chuyenvien.ttdv", |row| row.unit_id = Set(Some(division))).await;
    assert_eq!(ban.services_clerk.queue().await.data.len(), 1);
    change_account(&ban, "chuyenvien.ttdv", |row| row.role = Set(Word(Role::Admin))).await;
    assert_eq!(ban.services_clerk.get("/queue").await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn a_password_given_by_somebody_else_is_to_be_changed() {
    let ban = World::new().await;
    let [here, elsewhere] = [ban.newcomer.sign_in().await, ban.newcomer.sign_in().await];
    let session: Session = here.ok();
    assert!(session.me.must_change_password);
    let first = ban.server.call(Method::GET, "/plans").token(&session.access_token).send().await;
    assert_eq!(first.code(), Code::PasswordChangeRequired);
    let change = async |current: &str, new: &str| {
        let call = ban.server.call(Method::POST, "/me/password").token(&session.access_token);
        call.json(&json!({ "current": current, "new": new })).send().await
    };
    assert_eq!(change("sai", NEW_PASSWORD).await.faults(), ["/current contradiction"]);
    assert_eq!(change(demo::PASSWORD, "ngắn quá").await.faults(), ["/new too_short"]);
    assert_eq!(change(demo::PASSWORD, NEW_PASSWORD).await.status, StatusCode::NO_CONTENT);

    assert!(!who_is(&ban.server, &session.access_token).await.ok::<Me>().must_change_password);
    assert_eq!(who_is(&ban.server, &elsewhere.ok::<Session>().access_token).await.code(), Code::NotSignedIn);
    assert_eq!(ban.newcomer.sign_in().await.code(), Code::WrongCredentials);
    ban.newcomer.sign_in_with(NEW_PASSWORD).await.ok::<Session>();
    let stored = account::Entity::find().all(&*ban.db).await.expect("accounts");
    assert!(stored.iter().all(|account| account.password_hash.starts_with("$argon2id$")));
}

#[actix_web::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let ban = World::new().await;
    let cookie = ban.services_clerk.sign_in().await.cookie();
    assert_eq!((cookie.http_only(), cookie.same_site()), (Some(true), Some(SameSite::Strict)));
    assert_eq!(cookie.path(), Some("/api/v1/session"));
    assert_eq!(cookie.max_age().map(SignedDuration::whole_hours), Some(12));
    assert!(cookie.value().len() >= 43, "256 bits");
    assert_eq!(cookie.domain(), None);
}

#[actix_web::test]
async fn a_cookie_nobody_gave_out_is_none() {
    let ban = World::new().await;
    let name = ban.services_clerk.sign_in().await.cookie().name().to_owned();
    for value in ["", "x", "' OR 1=1 --"] {
        assert_eq!(
            refresh(&ban.server, &Cookie::new(&name, value)).await.code(),
            Code::NotSignedIn,
            "{value}"
        );
    }
    let bare = ban.server.call(Method::POST, "/session/refresh").send().await;
    assert_eq!(bare.code(), Code::NotSignedIn);
}

#[actix_web::test]
async fn one_sign_in_does_not_show_another_persons_queue() {
    let ban = World::new().await;
    let mine: Queue = ban.services_clerk.read("/queue").await;
    let theirs: Queue = ban.foreign_clerk.read("/queue").await;
    let ids = |queue: &Queue| queue.data.iter().map(|row| row.item.id).collect::<Vec<_>>();
    assert_eq!(mine.data.len(), theirs.data.len());
    assert!(ids(&mine).iter().all(|id| !ids(&theirs).contains(id)));
}
