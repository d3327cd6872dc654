use yew::prelude::*;

use crate::{
    api::plans,
    fetch::{Remote, use_fetch},
};

/// The units of the agency to choose from, once they are needed.
#[hook]
pub fn use_units(needed: bool) -> Vec<(String, String)> {
    let units = use_fetch(needed, |needed| async move {
        if needed { plans::units().await.map(|page| page.data) } else { Ok(Vec::new()) }
    });
    match &units.remote {
        Remote::Ready(units) => units.iter().map(|it| (it.id.to_string(), it.name.clone())).collect(),
        _ => Vec::new(),
    }
}
