/// As a page.
mod html;
/// Which lane a line of an e-mail stands in.
mod lane;
/// A line of an e-mail.
mod line;
/// As plain text.
mod plain;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};
use tiendo_api::notices::MailKind;

use self::{
    lane::Lane,
    line::{Line, Reading},
};
use super::{
    mail,
    notice::{self, Row},
    smtp::Sender,
};
use crate::{
    clock::Clock,
    db::{self, Db},
    error::Error,
    integration::people,
    settings::day,
};

/// What an e-mail says, in Vietnamese.
#[derive(Debug)]
pub struct Letter {
    /// Where it goes.
    pub address: Address,
    /// Whom it greets.
    name: String,
    /// Full name of the agency.
    agency: String,
    kind: MailKind,
    day: NaiveDate,
    sections: Vec<Section>,
    /// The queue, and where e-mails are turned off.
    links: [String; 2],
}

/// The lines of a lane.
#[derive(Debug)]
struct Section {
    lane: Lane,
    lines: Vec<Line>,
}

#[derive(FromQueryResult)]
struct Reader {
    display_name: String,
    unit_id: Option<Uuid>,
    agency: String,
    email: Option<String>,
}

/// What an e-mail has to say by now; nothing when everything was read or settled meanwhile, or nobody is there to read.
pub async fn of(
    db: &Db,
    mail: &mail::Model,
    sender: &Sender,
    clock: &Clock,
) -> Result<Option<Letter>, Error> {
    let Some(reader) = reader(db, mail.account_id).await? else { return Ok(None) };
    let Some(address) = reader.email.as_deref().and_then(|email| email.parse().ok()) else { return Ok(None) };
    let query = notice::select()
        .and_where(Expr::col(("n", "mail_id")).eq(mail.id))
        .and_where(Expr::col(("n", "read_at")).is_null())
        .to_owned();
    let rows = db::all::<Row>(&**db, &query).await?;
    let calendar = day::calendar(&**db, mail.agency_id).await?;
    let who = people::by_id(&**db, rows.iter().filter_map(|row| row.by_account_id)).await?;
    let (today, url) = (clock.today(), sender.public_url.as_str());
    let mut sections: BTreeMap<Lane, Vec<Row>> = BTreeMap::new();
    for row in rows {
        if let Some(lane) = lane::of(&row, today) {
            sections.entry(lane).or_default().push(row);
        }
    }
    let mut reminded = HashSet::new();
    let mut made = Vec::new();
    for (lane, mut rows) in sections {
        rows.sort_by_key(|row| (row.due_on.unwrap_or(NaiveDate::MAX), row.position, row.id));
        // The calendar reminds of an item once in an e-mail, in the first lane it has a place in.
        rows.retain(|row| row.by_account_id.is_some() || reminded.insert(row.work_item_id));
        let line = |row: Row| {
            let by = row.by_account_id.and_then(|id| who.get(&id)).map(|by| by.name.clone());
            Line::of(row, lane, by.as_deref(), &Reading { reader: &reader, today, calendar: &calendar, url })
        };
        let lines: Vec<Line> = rows.into_iter().map(line).collect();
        if !lines.is_empty() {
            made.push(Section { lane, lines });
        }
    }
    Ok((!made.is_empty()).then(|| Letter {
        address,
        name: reader.display_name,
        agency: reader.agency,
        kind: mail.kind.0,
        day: today,
        sections: made,
        links: ["queue", "notices"].map(|page| format!("{url}/{page}")),
    }))
}

async fn reader(db: &Db, account_id: Uuid) -> Result<Option<Reader>, Error> {
    let inner = JoinType::InnerJoin;
    let query = Query::select()
        .columns([("a", "display_name"), ("a", "unit_id")])
        .expr_as(Expr::col(("g", "name")), "agency")
        .column(("s", "email"))
        .from_as("account", "a")
        .join_as(inner, "agency", "g", Expr::col(("g", "id")).equals(("a", "agency_id")))
        .join_as(inner, "notice_setting", "s", Expr::col(("s", "account_id")).equals(("a", "id")))
        .and_where(Expr::col(("a", "id")).eq(account_id))
        .and_where(Expr::col(("a", "active")).eq(true))
        .to_owned();
    Ok(db::one(&**db, &query).await?)
}

impl Letter {
    /// The subject: of a digest what there is to do, of an immediate one what happened to what.
    pub fn subject(&self) -> String {
        let first = self.sections.first().and_then(|section| Some((section.lane, section.lines.first()?)));
        if let (MailKind::Immediate, Some((lane, line))) = (self.kind, first) {
            return format!("{}: {} {}", lane.title(), line.code, shortened(&line.title));
        }
        let counts: Vec<String> = self.sections.iter().map(Section::counted).collect();
        format!("Việc ngày {}: {}", self.day.format("%d/%m/%Y"), counts.join(", "))
    }

    /// The e-mail itself. The same id each time it is tried, so that a mail server knows it again.
    pub fn message(&self, sender: &Sender, mail: &mail::Model, clock: &Clock) -> Result<Message, Error> {
        let raw = |name, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        Message::builder()
            .from(sender.from.clone())
            .to(Mailbox::new(Some(self.name.clone()), self.address.clone()))
            .subject(self.subject())
            .date(clock.now().into())
            .message_id(Some(format!("<{}@{}>", mail.id, sender.domain())))
            .raw_header(raw("List-Unsubscribe", format!("<{}>", self.links[1])))
            // No machine answers a machine (RFC 3834).
            .raw_header(raw("Auto-Submitted", "auto-generated".into()))
            .multipart(MultiPart::alternative_plain_html(plain::of(self), html::of(self)))
            .map_err(|error| Error::Internal(error.into()))
    }

    /// What it begins with.
    fn opening(&self) -> String {
        match self.kind {
            MailKind::Immediate => "Có việc cần ông/bà xử lý ngay.".into(),
            MailKind::Digest => {
                let lines: usize = self.sections.iter().map(|section| section.lines.len()).sum();
                format!("Ngày {} có {lines} nội dung cần ông/bà lưu ý.", self.day.format("%d/%m/%Y"))
            }
        }
    }
}

impl Section {
    /// "2 quá hạn".
    fn counted(&self) -> String {
        format!("{} {}", self.lines.len(), self.lane.title().to_lowercase())
    }
}

/// A title on one line, short enough for a subject.
fn shortened(title: &str) -> String {
    const MOST: usize = 60;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= MOST {
        return title;
    }
    let cut: String = title.chars().take(MOST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}
