use super::{Package, bomb};
use crate::document::xml::Node;
use crate::refused::Refused;

/// The part a document begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Main {
    Word(String),
    Excel(String),
}

/// Where a package lists what its parts are.
const CONTENT_TYPES: &str = "[Content_Types].xml";
/// Longest address quoted in a refusal.
const LONGEST_ADDRESS: usize = 120;

/// Other formats that are ZIP files, by the name of a part only they have.
const OTHERS: [(&str, &str); 6] = [
    ("mimetype", "OpenDocument (.odt, .ods)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("xl/workbook.bin", "Excel nhị phân (.xlsb)"),
    ("META-INF/container.xml", "EPUB"),
    ("META-INF/MANIFEST.MF", "JAR"),
    ("Index/Document.iwa", "Apple Pages, Numbers"),
];

impl Package<'_> {
    /// Finds the part the document begins with, and refuses what brings programs or links along.
    pub(super) fn inspect(&mut self) -> Result<Main, Refused> {
        let names = self.names();
        if let Some((_, format)) = OTHERS.iter().find(|(part, _)| names.iter().any(|name| name == part)) {
            return Err(Refused::OtherFormat { format });
        }
        let types = self.content_types()?;
        let macros = |name: &String| name.to_ascii_lowercase().ends_with("vbaproject.bin");
        if names.iter().any(macros)
            || types.iter().any(|(_, kind)| kind.contains("macro") || kind.contains("vba"))
        {
            return Err(Refused::Macros);
        }
        self.refuse_links(&names)?;
        self.main(&types)
    }

    /// What each part is, lower case, by the part's name.
    fn content_types(&mut self) -> Result<Vec<(String, String)>, Refused> {
        let mut types = Vec::new();
        let Some(mut xml) = self.part(CONTENT_TYPES)? else {
            return Ok(types);
        };
        loop {
            match xml.next()? {
                Node::Open if matches!(xml.name(), "Override" | "Default") => {
                    let part = xml.attribute("PartName").unwrap_or_default();
                    let kind = xml.attribute("ContentType").unwrap_or_default().to_ascii_lowercase();
                    types.push((part.trim_start_matches('/').to_owned(), kind));
                    if types.len() > 2 * super::MOST_PARTS {
                        return Err(bomb());
                    }
                }
                Node::End => return Ok(types),
                _ => {}
            }
        }
    }

    /// Refuses links that make an office program fetch something when the file is opened: they would be served to
    /// everyone who downloads the source again. What a person must click is harmless, so is the name of the
    /// template on the author's own disk, which Word writes into every second document.
    fn refuse_links(&mut self, names: &[String]) -> Result<(), Refused> {
        for name in names {
            let name = name.to_ascii_lowercase();
            if name.contains("/externallinks/") {
                return Err(Refused::ExternalContent { part: name });
            }
            if name.rsplit('.').next() != Some("rels") {
                continue;
            }
            let harmful = |relation: &super::relations::Relation| {
                let own_template = relation.kind == "attachedTemplate" && is_on_own_disk(&relation.target);
                relation.external && relation.kind != "hyperlink" && !own_template
            };
            if let Some(link) = self.read_relations(&name, "")?.into_iter().find(harmful) {
                return Err(Refused::ExternalContent {
                    part: link.target.chars().take(LONGEST_ADDRESS).collect(),
                });
            }
        }
        Ok(())
    }

    fn main(&mut self, types: &[(String, String)]) -> Result<Main, Refused> {
        let start = self.relations("")?.into_iter().find(|relation| relation.kind == "officeDocument");
        let part = start.map(|relation| relation.target);
        let kind = |part: &str| {
            let listed = types.iter().find(|(name, _)| name.eq_ignore_ascii_case(part));
            listed.map(|(_, kind)| kind.as_str()).unwrap_or_default()
        };
        let candidates = part.iter().map(String::as_str).chain(["word/document.xml", "xl/workbook.xml"]);
        for part in candidates.filter(|part| self.index(part).is_some()) {
            let kind = kind(part);
            if kind.contains("wordprocessingml") || part == "word/document.xml" {
                return Ok(Main::Word(part.to_owned()));
            }
            if kind.contains("spreadsheetml") || part == "xl/workbook.xml" {
                return Ok(Main::Excel(part.to_owned()));
            }
        }
        if types.iter().any(|(_, kind)| kind.contains("wordprocessingml") || kind.contains("spreadsheetml")) {
            return Err(Refused::Damaged { part: part.unwrap_or_else(|| "word/document.xml".to_owned()) });
        }
        Err(Refused::OtherFormat { format: "ZIP" })
    }
}

/// `file:///C:\…`, `C:\…` or a bare name; not a server's share, not an address.
fn is_on_own_disk(target: &str) -> bool {
    let path = target.strip_prefix("file:///").unwrap_or(target);
    let drive = path.as_bytes().get(1) == Some(&b':');
    drive || !(path.contains(':') || path.starts_with(['/', '\\']))
}
