use chrono::NaiveDate;
use tiendo_api::plans::PlanFormat;

use super::plan;
use crate::{actor::Actor, error::Error};

/// A plan as a file.
pub async fn file(
    _actor: &Actor,
    _plan: &plan::Model,
    (_format, _day): (PlanFormat, NaiveDate),
    _with_states: bool,
) -> Result<(String, Vec<u8>), Error> {
    Ok((String::new(), Vec::new()))
}
