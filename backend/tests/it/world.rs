//! The economic-zone board with its 2026 plan, a second agency beside it, and their people as objects.

use std::{cell::RefCell, rc::Rc};

use actix_web::http::Method;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde::{Serialize, de::DeserializeOwned};
use tiendo::{
    accounts::{
        account::{self, NewAccount},
        agency,
    },
    app::App,
    clock::Clock,
    db::Db,
    demo,
    files::Files,
    jobs::worker,
    plan::import::{self, Source},
    units::{alias, unit},
};
use tiendo_api::{
    annexes::{Annex, AnnexSummary, DecisionKind, NewDecisions, Severity},
    contradictions::Contradiction,
    overview::Overview,
    page::Page,
    plans::{Plan, PlanActivity, PlanSummary},
    queue::{Lane, Queue},
    session::{Role, Session, SignIn},
    targets::{PlanTarget, TargetDetail},
    units::Unit,
    work::{
        Deliverable, NewConfirmation, NewEvidence, NewProgress, NewReturn, NewSubmission, Outcome, WorkItem,
    },
};
use uuid::Uuid;

use crate::{
    app::{Answer, Call, Server},
    database::Database,
};

/// The plan both agencies carry out, as received.
pub const PLAN: &[u8] = include_bytes!("../../../plans/ke-hoach-cchc-2026.txt");

/// The day on which every story begins: four days before the first report period closes.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 10).expect("a day")
}

/// The board and its neighbour, over a database of their own.
pub struct World {
    /// The server.
    pub server: Server,
    /// The clock, standing until moved.
    pub clock: Clock,
    /// The database, to look at what is stored or to change what the API cannot.
    pub db: Db,
    /// Staff of the services centre (TTDV).
    pub services_clerk: Person,
    /// Head of the services centre.
    pub services_head: Person,
    /// Staff of the professional division (PNV).
    pub professional_clerk: Person,
    /// Staff of the representative office (VPDD).
    pub representative_clerk: Person,
    /// Head of the professional division.
    pub professional_head: Person,
    /// Staff of the Office, without the Office's role.
    pub office_staff: Person,
    /// The Office's clerk (tổng hợp).
    pub office_clerk: Person,
    /// Chief of the Office.
    pub chief_of_office: Person,
    /// Leadership.
    pub leader: Person,
    /// Administrator.
    pub admin: Person,
    /// Inspector.
    pub inspector: Person,
    /// Another system, working for the services centre.
    pub machine: Person,
    /// Somebody whose password was given by somebody else.
    pub newcomer: Person,
    /// Staff of the other agency's services centre.
    pub foreign_clerk: Person,
    /// The other agency's Office.
    pub foreign_office: Person,
    // Last, so that the database goes when nobody uses it any more.
    database: Database,
}

impl World {
    /// A world of its own for a test.
    pub async fn new() -> Self {
        Self::watched(|_| {}).await
    }

    /// A world in which `watch` sees each SQL statement.
    pub async fn watched(watch: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let database = Database::seeded().await;
        let mut db = Db::connect(&database.url).await.expect("a database");
        db.watch(watch);
        let clock = Clock::standing_at(first_day());
        let app = App::over(db.clone(), clock.clone()).await.expect("an application");
        let server = Server::over(app).await;
        let desk = Rc::new(Desk { server: server.clone(), clock: clock.clone() });
        let person =
            |username| Person { username, desk: RefCell::new(desk.clone()), token: RefCell::default() };
        Self {
            services_clerk: person("chuyenvien.ttdv"),
            services_head: person("giamdoc.ttdv"),
            professional_clerk: person("chuyenvien.pnv"),
            representative_clerk: person("chuyenvien.vpdd"),
            professional_head: person("truongphong.pnv"),
            office_staff: person("chuyenvien.vp"),
            office_clerk: person("tonghop"),
            chief_of_office: person("chanhvanphong"),
            leader: person("lanhdao"),
            admin: person("quantri"),
            inspector: person("kiemtra"),
            machine: person("he-thong.ttdv"),
            newcomer: person("nguoi-moi"),
            foreign_clerk: person("so.chuyenvien"),
            foreign_office: person("so.vanphong"),
            server,
            clock,
            db,
            database,
        }
    }

    /// Some days go by, and what a server does of its own accord is done.
    pub async fn days_pass(&self, days: u64) {
        self.clock.advance(days);
        let app = App::over(self.db.clone(), self.clock.clone()).await.expect("an application");
        while worker::run_one(&app).await.expect("work in the background") {}
    }

    /// A second server over the same database, as behind a proxy.
    pub async fn replica(&self) -> Server {
        Server::over(self.replica_app().await).await
    }

    /// What such a server is made of.
    pub async fn replica_app(&self) -> App {
        let db = Db::connect(&self.database.url).await.expect("a database");
        App::over(db, self.clock.clone()).await.expect("an application")
    }

    /// Whether the database is the embedded one.
    pub fn is_embedded(&self) -> bool {
        self.database.directory().is_some()
    }

    /// A second server over the same connections, so that their statements are seen too.
    pub async fn another_server(&self) -> Server {
        Server::over(App::over(self.db.clone(), self.clock.clone()).await.expect("an application")).await
    }

    /// A server over the same database that keeps files elsewhere.
    pub async fn server_keeping(&self, files: Files) -> Server {
        let mut app = App::over(self.db.clone(), self.clock.clone()).await.expect("an application");
        app.files = files;
        Server::over(app).await
    }

    /// How to open the database.
    pub fn url(&self) -> String {
        self.database.url.clone()
    }

    /// A person of this world as another server meets them.
    pub fn at(&self, server: &Server, person: &Person) -> Person {
        let desk = Rc::new(Desk { server: server.clone(), clock: self.clock.clone() });
        Person { username: person.username, desk: RefCell::new(desk), token: RefCell::default() }
    }
}

/// What a person works at.
struct Desk {
    server: Server,
    clock: Clock,
}

/// Somebody with an account. Signs in when first needed, and again when the session has run out.
pub struct Person {
    /// User name.
    pub username: &'static str,
    desk: RefCell<Rc<Desk>>,
    token: RefCell<Option<(String, DateTime<Utc>)>>,
}

impl Person {
    /// From now on asks this server.
    pub fn works_at(&self, server: &Server) {
        let clock = self.desk().clock.clone();
        self.desk.replace(Rc::new(Desk { server: server.clone(), clock }));
    }

    fn desk(&self) -> Rc<Desk> {
        self.desk.borrow().clone()
    }

    /// Signs in with `password`.
    pub async fn sign_in_with(&self, password: &str) -> Answer {
        let typed = SignIn { username: self.username.into(), password: password.into() };
        self.desk().server.call(Method::POST, "/session").json(&typed).send().await
    }

    /// Signs in; a session of its own.
    pub async fn sign_in(&self) -> Answer {
        self.sign_in_with(demo::PASSWORD).await
    }

    /// The access token this person uses.
    pub async fn token(&self) -> String {
        let now = self.desk().clock.now();
        let kept = self.token.borrow().clone();
        match kept {
            Some((token, since)) if since == now => token,
            _ => {
                let session: Session = self.sign_in().await.ok();
                self.token.replace(Some((session.access_token.clone(), now)));
                session.access_token
            }
        }
    }

    /// A call in this person's name.
    pub async fn call(&self, method: Method, address: &str) -> Call {
        self.desk().server.call(method, address).token(&self.token().await)
    }

    /// Reads an address.
    pub async fn get(&self, address: &str) -> Answer {
        self.call(Method::GET, address).await.send().await
    }

    /// Reads an address that has something to show.
    pub async fn read<T: DeserializeOwned>(&self, address: &str) -> T {
        self.get(address).await.ok()
    }

    /// Their queue.
    pub async fn queue(&self) -> Queue {
        self.queue_where("").await
    }

    /// Their queue, with parameters.
    pub async fn queue_where(&self, parameters: &str) -> Queue {
        self.read(&format!("/queue?{parameters}")).await
    }

    /// The agency's plan of 2026.
    pub async fn plan_id(&self) -> Uuid {
        let plans: Page<PlanSummary> = self.read("/plans").await;
        plans.data.first().expect("a plan").id
    }

    /// The plan's tree.
    pub async fn plan(&self) -> Plan {
        self.read(&format!("/plans/{}", self.plan_id().await)).await
    }

    /// The Office's screen.
    pub async fn overview(&self) -> Overview {
        self.read(&format!("/plans/{}/overview", self.plan_id().await)).await
    }

    /// The Office's screen, true of an earlier day.
    pub async fn overview_on(&self, day: NaiveDate) -> Overview {
        self.read(&format!("/plans/{}/overview?asOf={day}", self.plan_id().await)).await
    }

    /// A unit of the agency by its code.
    pub async fn unit(&self, code: &str) -> Uuid {
        let units: Page<Unit> = self.read("/units").await;
        units.data.iter().find(|unit| unit.code == code).unwrap_or_else(|| panic!("no unit {code}")).id
    }

    /// An activity by its code.
    pub async fn activity(&self, code: &str) -> PlanActivity {
        let plan = self.plan().await;
        let found = activities(&plan).find(|activity| activity.code == code).cloned();
        found.unwrap_or_else(|| panic!("no activity {code}"))
    }

    /// The work item of an activity; of recurring work, the one whose period closes first.
    pub async fn item(&self, code: &str) -> Uuid {
        self.activity(code).await.items.first().unwrap_or_else(|| panic!("{code} is nobody's work")).id
    }

    /// A work item with its history.
    pub async fn sees(&self, item: Uuid) -> WorkItem {
        self.read(&format!("/work-items/{item}")).await
    }

    /// Does something to a thing at the version it now has.
    pub async fn write(&self, address: &str, seen: i64, body: &impl Serialize) -> Answer {
        self.call(Method::POST, address).await.seen(seen).json(body).send().await
    }

    /// Reports progress.
    pub async fn report(&self, item: Uuid, new: &NewProgress) -> Answer {
        let seen = self.sees(item).await.item.version;
        self.write(&format!("/work-items/{item}/progress"), seen, new).await
    }

    /// Submits.
    pub async fn submit(&self, item: Uuid, new: &NewSubmission) -> Answer {
        let seen = self.sees(item).await.item.version;
        self.write(&format!("/work-items/{item}/submissions"), seen, new).await
    }

    /// Done, with a document for each deliverable of an item.
    pub async fn done_with_all(&self, item: Uuid, number: &str) -> NewSubmission {
        let wanted = self.sees(item).await.deliverables;
        let piece = |(place, deliverable): (usize, Deliverable)| NewEvidence {
            deliverable_id: Some(deliverable.id),
            ..evidence(&format!("{number}.{place}"))
        };
        NewSubmission { evidence: wanted.into_iter().enumerate().map(piece).collect(), ..done(number) }
    }

    /// Confirms the latest submission.
    pub async fn confirm(&self, item: Uuid) -> Answer {
        self.decide(item, "confirmations", &NewConfirmation::default()).await
    }

    /// Returns the latest submission.
    pub async fn give_back(&self, item: Uuid, reason: &str) -> Answer {
        self.decide(item, "returns", &NewReturn { reason: reason.into() }).await
    }

    async fn decide(&self, item: Uuid, how: &str, body: &impl Serialize) -> Answer {
        let seen = self.sees(item).await;
        let submission = seen.submissions.first().expect("a submission").id;
        self.write(&format!("/submissions/{submission}/{how}"), seen.item.version, body).await
    }

    /// Records that what an item waits for has come.
    pub async fn record_event(&self, item: Uuid, body: &impl Serialize) -> Answer {
        let condition = self.sees(item).await.condition.expect("a condition");
        self.write(&format!("/conditions/{}/events", condition.id), condition.version, body).await
    }

    /// Sends an annex: a file of that name, and what else the form says.
    pub async fn send_annex(&self, name: &str, bytes: &[u8], said: &[(&str, String)]) -> Answer {
        self.call(Method::POST, "/annexes").await.annex(name, bytes, said).send().await
    }

    /// Sends an annex that can be read; the draft.
    pub async fn draft_of(&self, bytes: &[u8], said: &[(&str, String)]) -> Annex {
        let sent: AnnexSummary = self.send_annex("phu-luc.txt", bytes, said).await.ok();
        self.draft(sent.id).await
    }

    /// A draft as it now stands.
    pub async fn draft(&self, id: Uuid) -> Annex {
        self.read(&format!("/annexes/{id}")).await
    }

    /// The targets of the plan.
    pub async fn targets(&self) -> Vec<PlanTarget> {
        let page: Page<PlanTarget> = self.read(&format!("/plans/{}/targets", self.plan_id().await)).await;
        page.data
    }

    /// Does something to a target at the version it now has.
    pub async fn to_target(&self, id: Uuid, how: &str, body: &impl Serialize) -> Answer {
        let seen: TargetDetail = self.read(&format!("/targets/{id}")).await;
        self.write(&format!("/targets/{id}/{how}"), seen.target.version, body).await
    }

    /// What contradicts what in the plan.
    pub async fn contradictions(&self) -> Vec<Contradiction> {
        let address = format!("/contradictions?plan={}", self.plan_id().await);
        self.read::<Page<Contradiction>>(&address).await.data
    }

    /// Does something to a draft at the version it now has.
    pub async fn to_draft(&self, id: Uuid, how: &str, body: &impl Serialize) -> Answer {
        let seen = self.draft(id).await.annex.version;
        self.write(&format!("/annexes/{id}/{how}"), seen, body).await
    }

    /// Settles every open doubt by accepting what is proposed.
    pub async fn accept_all(&self, id: Uuid) {
        for severity in [Severity::High, Severity::Medium, Severity::Low] {
            let new = NewDecisions {
                code: None,
                severity: Some(severity),
                decision: DecisionKind::Accept,
                reason: None,
            };
            self.to_draft(id, "decisions", &new).await.ok::<AnnexSummary>();
        }
    }

    /// Stores a file.
    pub async fn upload(&self, name: &str, bytes: &[u8]) -> Answer {
        let head = format!(
            "--tep\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/pdf\r\n\r\n"
        );
        let form = [head.as_bytes(), bytes, b"\r\n--tep--\r\n"].concat();
        let call = self.call(Method::POST, "/files").await;
        call.body("multipart/form-data; boundary=tep", form).send().await
    }
}

/// Reading a queue as a person does.
pub trait Lanes {
    /// The codes in a lane, in order.
    fn lane(&self, lane: Lane) -> Vec<&str>;
    /// How many rows a lane says it has.
    fn count(&self, lane: Lane) -> i64;
}

impl Lanes for Queue {
    fn lane(&self, lane: Lane) -> Vec<&str> {
        self.data.iter().filter(|row| row.lane == lane).map(|row| row.item.code.as_str()).collect()
    }

    fn count(&self, lane: Lane) -> i64 {
        self.lanes.iter().find(|each| each.lane == lane).expect("all four lanes").count
    }
}

/// Every activity of a plan, in document order.
pub fn activities(plan: &Plan) -> impl Iterator<Item = &PlanActivity> {
    let objectives = plan.sections.iter().flat_map(|section| &section.objectives);
    objectives.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities)
}

/// A document as evidence.
pub fn evidence(number: &str) -> NewEvidence {
    NewEvidence {
        document_number: Some(number.into()),
        document_date: Some(first_day()),
        ..NewEvidence::default()
    }
}

/// Done, shown by a document.
pub fn done(number: &str) -> NewSubmission {
    NewSubmission {
        outcome: Outcome::Done,
        completed_on: first_day(),
        note: None,
        evidence: vec![evidence(number)],
    }
}

/// Did not arise, for a reason.
pub fn not_arising(reason: &str) -> NewSubmission {
    NewSubmission {
        outcome: Outcome::NotArising,
        completed_on: first_day(),
        note: Some(reason.into()),
        evidence: vec![],
    }
}

/// Words about how it goes.
pub fn words(note: &str) -> NewProgress {
    NewProgress { note: Some(note.into()), ..NewProgress::default() }
}

/// Nothing new this period.
pub fn no_change() -> NewProgress {
    NewProgress { no_change: true, ..NewProgress::default() }
}

/// Fills an empty database with the board, two accounts the demo lacks, and the other agency.
pub async fn seed(db: &Db) {
    let clock = Clock::standing_at(first_day());
    assert!(demo::set_up(db, &clock).await.expect("the demo agency"));
    let board = agency::Entity::find().one(&**db).await.expect("an answer").expect("the board").id;
    let services =
        unit::list(&**db, board).await.expect("units").into_iter().find(|unit| unit.code == "TTDV");
    let services = services.map(|unit| unit.id);
    let tx = db.write().await.expect("a turn");
    hire(&tx, &clock, board, "he-thong.ttdv", Role::Integration, services).await;
    hire(&tx, &clock, board, "nguoi-moi", Role::Staff, services).await;
    let other = Uuid::now_v7();
    agency::ActiveModel { id: Set(other), name: Set("Sở Công Thương".into()), revision: Set(0) }
        .insert(&*tx)
        .await
        .expect("another agency");
    let office = unit::create(&tx, other, "VP", "Văn phòng").await.expect("a unit").id;
    let services = unit::create(&tx, other, "TTDV", "Trung tâm dịch vụ").await.expect("a unit").id;
    alias::learn(&tx, other, services, "Trung tâm").await.expect("an alias");
    hire(&tx, &clock, other, "so.vanphong", Role::Office, Some(office)).await;
    hire(&tx, &clock, other, "so.chuyenvien", Role::Staff, Some(services)).await;
    tx.commit().await.expect("kept");
    adopt(db, &clock, other, PLAN).await;
}

/// Imports a document as a running plan of an agency.
pub async fn adopt(db: &Db, clock: &Clock, agency: Uuid, document: &[u8]) -> Uuid {
    let source = Source { name: "phu-luc.txt", bytes: document, year: Some(2026) };
    let read = import::read(db, agency, source).await.expect("an annex");
    import::approve(db, agency, read, source, (clock.now(), clock.today())).await.expect("a plan")
}

async fn hire(
    tx: &tiendo::db::Tx,
    clock: &Clock,
    agency: Uuid,
    username: &str,
    role: Role,
    unit: Option<Uuid>,
) {
    let new = NewAccount {
        agency_id: agency,
        username: username.into(),
        display_name: username.into(),
        role,
        unit_id: unit,
        password: demo::PASSWORD.into(),
        must_change_password: username == "nguoi-moi",
    };
    account::create(tx, new, clock.now()).await.expect("an account");
}
