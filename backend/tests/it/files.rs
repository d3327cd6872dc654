//! Files of evidence: what they are, that they come as they were sent, where they are kept, and how they come back.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::{Method, StatusCode},
    web::{Bytes, Data, PayloadConfig, to},
};
use sea_orm::{EntityTrait, PaginatorTrait};
use tempfile::TempDir;
use tiendo::{
    config::Bucket,
    files::{Files, Place},
    secret::sha256,
    word::Word,
    work::file::{self, content},
};
use tiendo_api::{problem::Code, work::StoredFile};

use crate::{
    app::Answer,
    world::{Person, World},
};

fn pdf() -> Vec<u8> {
    [b"%PDF-1.7\n".to_vec(), (0..=255).cycle().take(50_000).collect()].concat()
}

/// Stores a file with what else the form says.
async fn send(person: &Person, bytes: &[u8], said: &[(&str, String)]) -> Answer {
    person.call(Method::POST, "/files").await.annex("bao-cao.pdf", bytes, said).send().await
}

async fn part(person: &Person, file: &StoredFile, headers: &[(&'static str, String)]) -> Answer {
    let mut call = person.call(Method::GET, &format!("/files/{}", file.id)).await;
    for (name, value) in headers {
        call = call.header(name, value);
    }
    call.send().await
}

#[actix_web::test]
async fn the_content_decides_what_is_taken() {
    let ban = World::new().await;
    let stored: StoredFile = send(&ban.services_clerk, &pdf(), &[]).await.ok();
    assert_eq!(stored.media_type, "application/pdf");
    for dangerous in
        [&b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0"[..], b"<html><script>", b"\0\x01\x02"]
    {
        let answer = send(&ban.services_clerk, dangerous, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (415, Code::FileTypeRefused));
    }
    let large = [pdf(), vec![b' '; file::LARGEST]].concat();
    assert_eq!(send(&ban.services_clerk, &large, &[]).await.code(), Code::TooLarge);
    assert_eq!(file::Entity::find().count(&*ban.db).await.expect("a count"), 1);
}

#[actix_web::test]
async fn a_file_that_did_not_come_as_it_was_sent_is_refused() {
    let ban = World::new().await;
    let digest = sha256(&[&pdf()]);
    let said = |digest: &str| [("sha256", digest.to_uppercase())];
    send(&ban.services_clerk, &pdf(), &said(&digest)).await.ok::<StoredFile>();
    let other = sha256(&[b"another"]);
    let answer = send(&ban.services_clerk, &pdf(), &said(&other)).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (422, Code::DigestMismatch));
    let with_header = async |value: &str| {
        let call = ban.services_clerk.call(Method::POST, "/files").await.annex("a.pdf", &pdf(), &[]);
        call.header("content-digest", value).send().await
    };
    // SHA-256 of nothing at all.
    let wrong = with_header("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:").await;
    assert_eq!(wrong.code(), Code::DigestMismatch);
    assert_eq!(with_header("md5=:1B2M2Y8AsgTpgAmY7PhCfg==:").await.code(), Code::Malformed);
    let stored: StoredFile = send(&ban.services_clerk, &pdf(), &[]).await.ok();
    let right = part(&ban.services_clerk, &stored, &[]).await;
    let right = right.header("repr-digest").expect("a digest").to_owned();
    with_header(&format!("md5=:1B2M2Y8AsgTpgAmY7PhCfg==:, {right}")).await.ok::<StoredFile>();
}

#[actix_web::test]
async fn parts_of_a_file_come_as_asked_and_the_whole_goes_with_its_digest() {
    let ban = World::new().await;
    let bytes = pdf();
    let file: StoredFile = send(&ban.services_clerk, &bytes, &[]).await.ok();
    let asked = async |range: &str| part(&ban.office_clerk, &file, &[("range", range.to_owned())]).await;
    let whole = part(&ban.office_clerk, &file, &[("accept-encoding", "gzip, br".into())]).await;
    assert_eq!((whole.status, &whole.body[..]), (StatusCode::OK, &bytes[..]));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    assert_eq!(whole.header("x-content-type-options"), Some("nosniff"));
    assert!(whole.header("content-disposition").is_some_and(|it| it.starts_with("attachment")));
    let tag = whole.header("etag").expect("a tag").to_owned();
    assert_eq!(tag, format!("\"{}\"", file.sha256));
    let length = bytes.len();
    for (range, from, to) in [
        ("bytes=0-9", 0, 9),
        ("bytes=9-", 9, length - 1),
        ("bytes=-10", length - 10, length - 1),
        ("bytes=0-99999999", 0, length - 1),
    ] {
        let answer = asked(range).await;
        assert_eq!((answer.status.as_u16(), &answer.body[..]), (206, &bytes[from..=to]), "{range}");
        assert_eq!(answer.header("content-range"), Some(format!("bytes {from}-{to}/{length}").as_str()));
    }
    let outside = asked(&format!("bytes={length}-")).await;
    assert_eq!((outside.status.as_u16(), outside.code()), (416, Code::RangeNotSatisfiable));
    assert_eq!(outside.header("content-range"), Some(format!("bytes */{length}").as_str()));
    for whole in ["bytes=0-1,5-6", "lines=1-2", "bytes=x"] {
        assert_eq!(asked(whole).await.status, StatusCode::OK, "{whole}");
    }
    let first = ("range", "bytes=0-9".to_owned());
    let if_same = async |tag: &str| {
        part(&ban.office_clerk, &file, &[first.clone(), ("if-range", tag.to_owned())]).await
    };
    assert_eq!(if_same(&tag).await.status.as_u16(), 206);
    assert_eq!(
        if_same("\"another\"").await.status,
        StatusCode::OK,
        "the whole, as the part is of another file"
    );
    assert_eq!(if_same(&format!("W/{tag}")).await.status, StatusCode::OK);
    assert_eq!(if_same("Tue, 10 Mar 2026 02:00:00 GMT").await.status, StatusCode::OK);
    let again = part(&ban.office_clerk, &file, &[("if-none-match", tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}

/// Whether the bytes of the only file are in the database, and where its row says they are.
async fn kept(ban: &World) -> (u64, Option<Place>) {
    let rows = content::Entity::find().count(&*ban.db).await.expect("a count");
    let file = file::Entity::find().one(&*ban.db).await.expect("an answer").expect("a file");
    (rows, file.store.map(|Word(place)| place))
}

#[actix_web::test]
async fn files_on_disk_are_kept_once_and_checked_when_read() {
    let ban = World::new().await;
    let directory = TempDir::new().expect("a directory");
    let files = Files::default().on_disk(directory.path()).expect("a store");
    let server = ban.server_keeping(files).await;
    let clerk = ban.at(&server, &ban.services_clerk);
    let file: StoredFile = send(&clerk, &pdf(), &[]).await.ok();
    assert_eq!(kept(&ban).await, (0, Some(Place::Disk)));
    let twin: StoredFile = send(&clerk, &pdf(), &[]).await.ok();
    assert_ne!(twin.id, file.id);
    assert_eq!(part(&clerk, &file, &[]).await.body, pdf());
    let agency = std::fs::read_dir(directory.path()).expect("a listing").next().expect("one").expect("entry");
    let objects: Vec<_> = std::fs::read_dir(agency.path()).expect("a listing").flatten().collect();
    assert_eq!(objects.len(), 1, "the same bytes once");

    // A server that does not know the directory says so; it does not answer with something else.
    let lost = part(&ban.services_clerk, &file, &[]).await;
    assert_eq!(lost.code(), Code::Internal);
    std::fs::write(objects[0].path(), b"%PDF-1.7 changed").expect("written over");
    assert_eq!(part(&clerk, &file, &[]).await.code(), Code::Internal);
}

#[actix_web::test]
async fn files_kept_in_the_database_before_stay_readable() {
    let ban = World::new().await;
    let before: StoredFile = send(&ban.services_clerk, &pdf(), &[]).await.ok();
    assert_eq!(kept(&ban).await, (1, None));
    let directory = TempDir::new().expect("a directory");
    let files = Files::default().on_disk(directory.path()).expect("a store");
    let server = ban.server_keeping(files).await;
    let clerk = ban.at(&server, &ban.services_clerk);
    assert_eq!(part(&clerk, &before, &[]).await.body, pdf());
}

type Objects = Arc<Mutex<HashMap<String, Bytes>>>;

/// As much of an S3 store as putting and getting needs: signed requests, one object an address.
async fn object(
    request: HttpRequest,
    body: Bytes,
    objects: Data<Mutex<HashMap<String, Bytes>>>,
) -> HttpResponse {
    let signed =
        request.headers().get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=khoa/") {
        return HttpResponse::Forbidden().finish();
    }
    let mut objects = objects.lock().expect("nobody failed");
    let address = request.path().to_owned();
    if *request.method() == Method::PUT {
        let tag = format!("\"{}\"", sha256(&[&body]));
        objects.insert(address, body);
        return HttpResponse::Ok().insert_header(("etag", tag)).finish();
    }
    match objects.get(&address) {
        Some(bytes) => HttpResponse::Ok()
            .insert_header(("etag", format!("\"{}\"", sha256(&[bytes]))))
            .insert_header(("last-modified", "Tue, 10 Mar 2026 02:00:00 GMT"))
            .body(bytes.clone()),
        None => HttpResponse::NotFound().finish(),
    }
}

#[actix_web::test]
async fn files_go_to_a_bucket_over_http() {
    let objects = Objects::default();
    let shared = Data::from(objects.clone());
    let store = HttpServer::new(move || {
        let app = App::new().app_data(shared.clone()).app_data(PayloadConfig::new(file::LARGEST));
        app.default_service(to(object))
    });
    let store = store.workers(1).bind("127.0.0.1:0").expect("a port");
    let endpoint = format!("http://{}", store.addrs()[0]);
    let running = store.run();
    let handle = running.handle();
    actix_web::rt::spawn(running);

    let bucket = |secret: &str| Bucket {
        s3_bucket: Some("kiem-chung".into()),
        s3_endpoint: Some(endpoint.clone()),
        s3_region: "us-east-1".into(),
        s3_access_key: Some("khoa".into()),
        s3_secret_key: Some(secret.into()),
    };
    let ban = World::new().await;
    let server = ban.server_keeping(Files::default().in_bucket(&bucket("mat")).expect("a store")).await;
    let clerk = ban.at(&server, &ban.services_clerk);
    let file: StoredFile = send(&clerk, &pdf(), &[]).await.ok();
    assert_eq!(kept(&ban).await, (0, Some(Place::S3)));
    let addresses: Vec<String> = objects.lock().expect("nobody failed").keys().cloned().collect();
    assert_eq!(addresses.len(), 1);
    assert!(
        addresses[0].starts_with("/kiem-chung/") && addresses[0].ends_with(&file.sha256),
        "{addresses:?}"
    );
    assert_eq!(part(&clerk, &file, &[]).await.body, pdf());
    assert_eq!(part(&clerk, &file, &[("range", "bytes=0-7".into())]).await.body, &b"%PDF-1.7"[..]);

    // What the store loses is missed, not made up.
    objects.lock().expect("nobody failed").clear();
    assert_eq!(part(&clerk, &file, &[]).await.code(), Code::Internal);
    handle.stop(false).await;
}
