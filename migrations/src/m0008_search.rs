//! What search looks in, and the filters people save.

use sea_orm_migration::{
    prelude::*,
    schema::*,
    sea_orm::{FromQueryResult, StatementBuilder, entity::prelude::Uuid},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::table::{add, agency_table, create, drop, index, references, remove};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Rows of evidence looked at in one go.
const CHUNK: u64 = 500;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let saved_filter = agency_table("saved_filter")
            .col(uuid("account_id"))
            .col(text("name"))
            .col(text("address"))
            .col(boolean("shared").default(false))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .col(big_integer("version").default(1))
            .foreign_key(&mut references("account_id", "account"))
            .to_owned();
        create(
            manager,
            vec![saved_filter],
            vec![index("saved_filter_by_agency", "saved_filter", &["agency_id", "account_id"])],
        )
        .await?;
        // Number, signer and file name, folded; empty for a piece of evidence that has none of them.
        add(manager, "evidence", vec![text("search_text").default("").to_owned()]).await?;
        manager.create_index(index("evidence_by_agency", "evidence", &["agency_id", "at"])).await?;
        fold_evidence(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("evidence_by_agency").table("evidence").to_owned()).await?;
        remove(manager, "evidence", &["search_text"]).await?;
        drop(manager, &["saved_filter"]).await
    }
}

#[derive(FromQueryResult)]
struct Piece {
    id: Uuid,
    document_number: Option<String>,
    signer: Option<String>,
    name: Option<String>,
}

/// Gives the evidence there is already the text that search looks in, in the order of its ids.
async fn fold_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut after = Uuid::nil();
    loop {
        let query = Query::select()
            .columns([("e", "id"), ("e", "document_number"), ("e", "signer")])
            .column(("f", "name"))
            .from_as("evidence", "e")
            .join_as(JoinType::LeftJoin, "stored_file", "f", Expr::col(("f", "id")).equals(("e", "file_id")))
            .and_where(Expr::col(("e", "id")).gt(after))
            .order_by(("e", "id"), Order::Asc)
            .limit(CHUNK)
            .to_owned();
        let pieces = Piece::find_by_statement(build(manager, &query)).all(manager.get_connection()).await?;
        let Some(last) = pieces.last() else { return Ok(()) };
        after = last.id;
        for piece in pieces {
            let said = [piece.document_number, piece.signer, piece.name];
            let text = said.into_iter().flatten().map(|text| folded(&text)).collect::<Vec<_>>().join(" ");
            let update = Query::update()
                .table("evidence")
                .value("search_text", text)
                .and_where(Expr::col("id").eq(piece.id))
                .to_owned();
            manager.execute(update).await?;
        }
    }
}

fn build(
    manager: &SchemaManager<'_>,
    query: &impl StatementBuilder,
) -> sea_orm_migration::sea_orm::Statement {
    manager.get_database_backend().build(query)
}

/// Lower case, without accents, đ as d: as the application folded when this step was written.
fn folded(text: &str) -> String {
    let plain = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    let plain: String = plain.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
