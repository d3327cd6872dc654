use crate::document::Document;
use crate::draft::{Draft, Labels, Layout, Meaning};
use crate::findings::Findings;
use crate::heading;
use crate::join::{Labelled, join_split_rows};
use crate::label::Level;
use crate::outline;
use crate::refused::Refused;
use crate::rows::{self, Item};
use crate::tree::{self, Tree};
use crate::units::{Directory, Vocabulary};

/// What the caller knows about the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Year the plan is for; without it the title block must say it.
    pub year: Option<i32>,
    /// The units the caller knows.
    pub directory: Directory,
    /// What the caller's columns hold, where their titles do not say it.
    pub columns: Vec<KnownColumn>,
}

/// What a person once said a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownColumn {
    /// Its title; of a header of two rows, both joined by a space. Case, diacritics and spaces do not matter.
    pub title: String,
    /// What it holds.
    pub meaning: Meaning,
}

/// Reads an annex: its tree as written, put right where labels allow, and a finding for every doubt.
pub fn read(document: &Document, options: &Options) -> Result<Draft, Refused> {
    let mut findings = Findings::default();
    rows::report_remarks(document, &mut findings);
    let mut rows = rows::tell_apart(document, &options.columns, &mut findings)?;
    let plan = heading::read(&rows.heading, options.year, &mut findings)?;

    let labelled = Labelled::of(&mut rows.items);
    let one_level = rows.columns.share_one_level();
    let items = join_split_rows(rows.items, labelled, one_level && rows.columns.count_rows(), &mut findings);
    let mut columns = rows.columns;
    let items = if one_level {
        let arranged = outline::arrange(items, &columns, labelled, &mut findings);
        if arranged.numbers_are_marks {
            columns.read_numbers_as_marks();
        }
        arranged.items
    } else {
        items
    };
    let vocabulary = Vocabulary::new(&options.directory, unit_cells(&items));
    let has_directory = !options.directory.units.is_empty();

    let tree = Tree::new((&columns, labelled), (&vocabulary, has_directory), &plan, &mut findings);
    let sections = tree.build(&items, rows.header);
    let layout = Layout {
        columns: columns.layout(),
        labels: Labels {
            objective: labelled.has(Level::Objective),
            task: labelled.has(Level::Task),
            activity: labelled.has(Level::Activity),
        },
    };
    Ok(Draft { plan, layout, counts: tree::counts(&sections), sections, findings: findings.into_list() })
}

/// The lead and the coordinating cell of every row.
fn unit_cells(items: &[Item]) -> impl Iterator<Item = [&str; 2]> + Clone {
    items.iter().filter_map(|item| match item {
        Item::Work(row) => Some(
            [&row.lead, &row.coordinating].map(|cell| cell.as_ref().map_or("", |cell| cell.text.as_str())),
        ),
        Item::Section(..) | Item::Group(_) => None,
    })
}
