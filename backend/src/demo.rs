//! An agency to try the product with: the economic-zone board, its units, a person of each kind, and the real 2026
//! plan. Made only when asked for, and only in an empty database.

use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait, entity::prelude::*};
use tiendo_api::session::Role;

use crate::{
    accounts::{
        account::{self, NewAccount},
        agency,
    },
    clock::Clock,
    db::Db,
    error::Error,
    plan::import::{self, Source},
    units::{alias, unit},
};

/// The password of every demo account.
pub const PASSWORD: &str = "tien-do-demo-2026";

/// Code, name and other spellings of a unit.
type DemoUnit = (&'static str, &'static str, &'static [&'static str]);

const UNITS: [DemoUnit; 5] = [
    ("VP", "Văn phòng", &[]),
    ("PNV", "Phòng nghiệp vụ", &["Nghiệp vụ"]),
    ("VPDD", "Văn phòng đại diện", &[]),
    ("TTDV", "Trung tâm dịch vụ", &["Trung tâm"]),
    ("BPMC", "Bộ phận Tiếp nhận và Trả kết quả", &["Bộ phận Tiếp nhận và Trả kết quả Ban Quản lý"]),
];

/// A demo sign-in.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// User name.
    pub username: &'static str,
    /// Name shown.
    pub name: &'static str,
    /// Role.
    pub role: Role,
    /// Code of the unit.
    pub unit: Option<&'static str>,
}

/// The demo sign-ins.
pub const PEOPLE: [Person; 11] = [
    person("chuyenvien.vp", "Lò Thị Vân", Role::Staff, Some("VP")),
    person("chuyenvien.pnv", "Phạm Đức Nam", Role::Staff, Some("PNV")),
    person("chuyenvien.vpdd", "Giàng A Sử", Role::Staff, Some("VPDD")),
    person("chuyenvien.ttdv", "Trần Thu Hà", Role::Staff, Some("TTDV")),
    person("truongphong.pnv", "Nguyễn Văn Bình", Role::Head, Some("PNV")),
    person("giamdoc.ttdv", "Vàng Thị Mai", Role::Head, Some("TTDV")),
    person("tonghop", "Hoàng Minh Tuấn", Role::Office, Some("VP")),
    person("chanhvanphong", "Đỗ Quang Huy", Role::Office, Some("VP")),
    person("lanhdao", "Lê Văn Thành", Role::Leader, None),
    person("quantri", "Quản trị hệ thống", Role::Admin, None),
    person("kiemtra", "Kiểm tra Sở Nội vụ", Role::Viewer, None),
];

const fn person(
    username: &'static str,
    name: &'static str,
    role: Role,
    unit: Option<&'static str>,
) -> Person {
    Person { username, name, role, unit }
}

const PLAN: Source<'_> = Source {
    name: "ke-hoach-cchc-2026.txt",
    bytes: include_bytes!("../../plans/ke-hoach-cchc-2026.txt"),
    year: Some(2026),
};

/// Makes the demo agency in an empty database; false when somebody is there already.
pub async fn set_up(db: &Db, clock: &Clock) -> Result<bool, Error> {
    if agency::Entity::find().count(&**db).await? > 0 {
        return Ok(false);
    }
    let tx = db.write().await?;
    let agency_id = Uuid::now_v7();
    let name = "Ban Quản lý Khu kinh tế tỉnh Lai Châu".to_owned();
    agency::ActiveModel { id: Set(agency_id), name: Set(name), revision: Set(0) }.insert(&*tx).await?;
    let mut ids = Vec::new();
    for (code, name, aliases) in UNITS {
        let id = unit::create(&tx, agency_id, code, name).await?.id;
        for alias in aliases {
            alias::learn(&tx, agency_id, id, alias).await?;
        }
        ids.push((code, id));
    }
    for person in PEOPLE {
        let unit_id = ids.iter().find(|(code, _)| Some(*code) == person.unit).map(|(_, id)| *id);
        let new = NewAccount {
            agency_id,
            username: person.username.into(),
            display_name: person.name.into(),
            role: person.role,
            unit_id,
            password: PASSWORD.into(),
            must_change_password: false,
        };
        account::create(&tx, new, clock.now()).await?;
    }
    tx.commit().await?;
    let read = import::read(db, agency_id, PLAN).await?;
    import::approve(db, agency_id, read, PLAN, (clock.now(), clock.today())).await?;
    Ok(true)
}
