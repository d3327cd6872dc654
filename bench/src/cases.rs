//! What people do with the product all day, as requests.

use std::net::SocketAddr;

use anyhow::Result;
use serde_json::json;
use tiendo::routes::BASE;

use crate::{
    drive::Case,
    fill::PASSWORD,
    http::{Ask, Connection},
    visitors::{self, Visitor},
};

/// Queue, first page.
pub const QUEUE: &str = "queue, first page";
/// Plan tree.
pub const TREE: &str = "plan tree";
/// One work item.
pub const ITEM: &str = "work item";
/// Reads whose cost is compared with a constant answer of the same size.
pub const COMPARED: [(&str, &str); 3] =
    [(QUEUE, "constant of the queue's size"), (TREE, "constant of the tree's size"), (ITEM, "constant of the item's size")];

/// What is searched for: words of the plan as typed without accents.
const WANTED: [&str; 4] = ["bao%20cao", "thu%20tuc", "ho%20so", "dich%20vu%20cong"];

/// The paths a visitor reads, by case.
pub fn paths(visitor: &Visitor, number: usize) -> Vec<(&'static str, String)> {
    let plan = visitor.plan;
    let item = visitor.items.get(number % visitor.items.len().max(1)).map(|(id, _)| *id).unwrap_or_default();
    let wanted = WANTED.get(number % WANTED.len()).copied().unwrap_or_default();
    vec![
        (QUEUE, format!("{BASE}/queue")),
        ("search in the queue", format!("{BASE}/queue?q={wanted}")),
        (TREE, format!("{BASE}/plans/{plan}")),
        ("overview", format!("{BASE}/plans/{plan}/overview")),
        (ITEM, format!("{BASE}/work-items/{item}")),
    ]
}

/// Everything that only reads, from the product.
pub async fn reads(server: SocketAddr, visitors: &[Visitor]) -> Result<Vec<Case>> {
    let mut cases: Vec<Case> = Vec::new();
    for (number, visitor) in visitors.iter().enumerate() {
        for (name, path) in paths(visitor, number) {
            let ask = Ask { path, token: Some(visitor.token.clone()), ..Ask::default() };
            match cases.iter_mut().find(|case| case.name == name) {
                Some(case) => case.asks.push(ask),
                None => cases.push(Case { name, server, status: 200, asks: vec![ask] }),
            }
        }
    }
    let queue = of(&cases, QUEUE);
    let overview = of(&cases, "overview");
    let compressed = queue.iter().map(|ask| Ask { compressed: true, ..ask.clone() }).collect();
    cases.push(Case { name: "queue, first page, compressed", server, status: 200, asks: compressed });
    let name = "queue, unchanged (304)";
    cases.push(Case { name, server, status: 304, asks: unchanged(server, queue).await? });
    let name = "overview, unchanged (304)";
    cases.push(Case { name, server, status: 304, asks: unchanged(server, overview).await? });
    Ok(cases)
}

/// What writes: progress with a real version each, and signing in.
pub fn writes(server: SocketAddr, visitors: &[Visitor]) -> Vec<Case> {
    let progress = |(visitor, (item, version)): (&Visitor, (uuid::Uuid, i64))| Ask {
        path: format!("{BASE}/work-items/{item}/progress"),
        token: Some(visitor.token.clone()),
        condition: Some(("If-Match", format!("\"{version}\""))),
        body: Some(json!({ "percent": 60, "note": "Đã hoàn thành dự thảo, đang lấy ý kiến." }).to_string()),
        ..Ask::default()
    };
    let sign_in = |visitor: &Visitor| Ask {
        path: format!("{BASE}/session"),
        body: Some(json!({ "username": visitor.username, "password": PASSWORD }).to_string()),
        ..Ask::default()
    };
    let reports = visitors::apart(visitors).into_iter().map(progress).collect();
    vec![
        Case { name: "report progress", server, status: 201, asks: reports },
        Case { name: "sign in", server, status: 201, asks: visitors.iter().map(sign_in).collect() },
    ]
}

/// The constant of each size, asked by the same people.
pub fn constants(server: SocketAddr, visitors: &[Visitor], sizes: &[usize]) -> Vec<Case> {
    let case = |((_, name), size): (&(&str, &'static str), &usize)| {
        let path = format!("/constant/{size}");
        let ask = |visitor: &Visitor| Ask { path: path.clone(), token: Some(visitor.token.clone()), ..Ask::default() };
        Case { name, server, status: 200, asks: visitors.iter().map(ask).collect() }
    };
    COMPARED.iter().zip(sizes).map(case).collect()
}

fn of(cases: &[Case], name: &str) -> Vec<Ask> {
    cases.iter().filter(|case| case.name == name).flat_map(|case| case.asks.clone()).collect()
}

/// The same requests by people who have the answer already.
async fn unchanged(server: SocketAddr, mut asks: Vec<Ask>) -> Result<Vec<Ask>> {
    let mut connection = Connection::to(server).await?;
    for ask in &mut asks {
        ask.condition = connection.ask(ask).await?.etag.map(|tag| ("If-None-Match", tag));
    }
    Ok(asks)
}
