use super::{Package, bomb};
use crate::document::xml::Node;
use crate::refused::Refused;

/// A link from one part of a package to another, or out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The name by which the part speaks of it.
    pub id: String,
    /// What it is: the last word of its type ("worksheet").
    pub kind: String,
    /// The part it leads to, or the address outside.
    pub target: String,
    /// Whether it leads out of the package.
    pub external: bool,
}

/// More links than any office writes.
const MOST_RELATIONS: usize = 5_000;

/// Where the links of a part are kept; the package's own for an empty name.
fn home(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

impl Package<'_> {
    /// The links of a part.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Refused> {
        self.read_relations(&home(part), part)
    }

    /// The links kept in a part of its own, told from the folder of the part they belong to.
    pub(super) fn read_relations(&mut self, kept_in: &str, of: &str) -> Result<Vec<Relation>, Refused> {
        let mut relations = Vec::new();
        let Some(mut xml) = self.part(kept_in)? else {
            return Ok(relations);
        };
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "Relationship" => {
                    let attribute = |name| xml.attribute(name).unwrap_or_default();
                    let external = attribute("TargetMode") == "External";
                    let (target, kind) = (attribute("Target"), attribute("Type"));
                    relations.push(Relation {
                        id: attribute("Id"),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if external { target } else { resolved(of, &target) },
                        external,
                    });
                    if relations.len() > MOST_RELATIONS {
                        return Err(bomb());
                    }
                }
                Node::End => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// The part a target names, seen from another part.
fn resolved(from: &str, target: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        assert_eq!(resolved("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("xl/worksheets/sheet1.xml", "../drawings/a.xml"), "xl/drawings/a.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "../../word/document.xml"), "word/document.xml");
        assert_eq!([home(""), home("word/document.xml")], ["_rels/.rels", "word/_rels/document.xml.rels"]);
    }
}
