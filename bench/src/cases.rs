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

/// The queue's first page, made anew.
pub const QUEUE: &str = "queue, first page";
/// The Office's screen, made anew.
pub const OVERVIEW: &str = "overview";
const SEARCH: &str = "search in the queue";
const COMPRESSED: &str = "queue, first page, compressed";
const QUEUE_UNCHANGED: &str = "queue, unchanged (304)";
/// The same for somebody who has it already.
pub const OVERVIEW_UNCHANGED: &str = "overview, unchanged (304)";

/// Reads whose cost is compared with a constant answer of the same size: made anew, kept, and the constant.
pub const COMPARED: [[&str; 3]; 3] = [
    [QUEUE, "queue, first page, kept", "constant as long as the queue"],
    ["plan tree", "plan tree, kept", "constant as long as the tree"],
    ["work item", "work item, kept", "constant as long as the item"],
];

/// Every read in the order measured and shown: what is compared stands side by side.
const ORDER: [&str; 14] = [
    COMPARED[0][0],
    COMPARED[0][1],
    COMPARED[0][2],
    COMPRESSED,
    QUEUE_UNCHANGED,
    SEARCH,
    COMPARED[1][0],
    COMPARED[1][1],
    COMPARED[1][2],
    COMPARED[2][0],
    COMPARED[2][1],
    COMPARED[2][2],
    OVERVIEW,
    OVERVIEW_UNCHANGED,
];

/// Addresses asked until one comes again: many times more than the server keeps answers.
const ADDRESSES: usize = 6000;
/// People who come again: few enough that all their answers are kept.
const COME_AGAIN: usize = 40;

/// What is searched for: words of the plan as typed without accents.
const WANTED: [&str; 4] = ["bao%20cao", "thu%20tuc", "ho%20so", "dich%20vu%20cong"];

/// The paths a visitor reads, by case.
pub fn paths(visitor: &Visitor, number: usize) -> Vec<(&'static str, String)> {
    let [[queue, ..], [tree, ..], [item, ..]] = COMPARED;
    let plan = visitor.plan;
    let at_hand =
        visitor.items.get(number % visitor.items.len().max(1)).map(|(id, _)| *id).unwrap_or_default();
    let wanted = WANTED.get(number % WANTED.len()).copied().unwrap_or_default();
    vec![
        (queue, format!("{BASE}/queue?")),
        (SEARCH, format!("{BASE}/queue?q={wanted}")),
        (tree, format!("{BASE}/plans/{plan}?")),
        (OVERVIEW, format!("{BASE}/plans/{plan}/overview?")),
        (item, format!("{BASE}/work-items/{at_hand}?")),
    ]
}

/// Everything that only reads, from the product.
pub async fn reads(server: SocketAddr, visitors: &[Visitor]) -> Result<Vec<Case>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: &'static str, ask: Ask| match cases.iter_mut().find(|case| case.name == name) {
        Some(case) => case.asks.push(ask),
        None => cases.push(Case { name, server, status: 200, asks: vec![ask] }),
    };
    for (number, visitor) in visitors.iter().cycle().take(ADDRESSES).enumerate() {
        let ask = |path: String| Ask { path, token: Some(visitor.token.clone()), ..Ask::default() };
        for (name, path) in paths(visitor, number) {
            // Empty parameters say nothing, but make another address: the server finds no kept answer for it.
            add(name, ask(format!("{path}{}", "&".repeat(number / visitors.len()))));
            let kept = COMPARED.iter().find(|[anew, ..]| *anew == name);
            if let Some([_, kept, _]) = kept.filter(|_| number < visitors.len().min(COME_AGAIN)) {
                add(kept, ask(path));
            }
        }
    }
    let compressed = of(&cases, QUEUE).map(|ask| Ask { compressed: true, ..ask }).collect();
    cases.push(Case { name: COMPRESSED, server, status: 200, asks: compressed });
    for (name, of_case) in [(QUEUE_UNCHANGED, QUEUE), (OVERVIEW_UNCHANGED, OVERVIEW)] {
        let asks = unchanged(server, of(&cases, of_case).take(visitors.len()).collect()).await?;
        cases.push(Case { name, server, status: 304, asks });
    }
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
    let case = |([_, _, name], size): (&[&'static str; 3], &usize)| {
        let path = format!("/constant/{size}");
        let ask = |visitor: &Visitor| Ask {
            path: path.clone(),
            token: Some(visitor.token.clone()),
            ..Ask::default()
        };
        Case { name, server, status: 200, asks: visitors.iter().map(ask).collect() }
    };
    COMPARED.iter().zip(sizes).map(case).collect()
}

/// Where a read stands in the order measured.
pub fn place(case: &Case) -> usize {
    ORDER.iter().position(|name| *name == case.name).unwrap_or(ORDER.len())
}

fn of(cases: &[Case], name: &str) -> impl Iterator<Item = Ask> {
    cases.iter().filter(move |case| case.name == name).flat_map(|case| case.asks.clone())
}

/// The same requests by people who have the answer already.
async fn unchanged(server: SocketAddr, mut asks: Vec<Ask>) -> Result<Vec<Ask>> {
    let mut connection = Connection::to(server).await?;
    for ask in &mut asks {
        ask.condition = connection.ask(ask).await?.etag.map(|tag| ("If-None-Match", tag));
    }
    Ok(asks)
}
