use tiendo_api::annexes::{
    Activity, Annex, AnnexFinding, AnnexFormat, Field, Finding, NodeLevel, Place, Target,
};

use crate::{
    parts::annex::editor::{fields_of, heading_fields},
    text::Text,
};

/// A draft as fetched, with what is looked up in it again and again.
#[derive(Debug)]
pub struct Sheet {
    /// The draft.
    pub annex: Annex,
    nodes: Vec<Node>,
}

/// A node of the tree, where it can be named in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its key.
    pub key: u32,
    /// Its level.
    pub level: NodeLevel,
    /// Number of its section; empty when the annex has none.
    section: String,
    /// Display code of an activity, or number of any other node; 0 when the annex does not name it.
    code: String,
    /// Its wording.
    pub title: String,
    /// Where its row stands.
    place: Option<Place>,
    /// Doubts about it that nobody has settled.
    open: usize,
}

// A draft of one version in one state is the same draft.
impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        let (this, other) = (&self.annex.annex, &other.annex.annex);
        (this.id, this.version, this.state) == (other.id, other.version, other.state)
    }
}

impl Sheet {
    /// Takes up a draft.
    pub fn of(annex: Annex) -> Self {
        let mut nodes = Vec::new();
        for section in &annex.sections {
            let mut add = |key, level, code: String, title: &str, place| {
                let (section, title) = (section.number.clone(), title.to_owned());
                nodes.push(Node { key, level, section, code, title, place, open: 0 });
            };
            add(section.key, NodeLevel::Section, section.number.clone(), &section.title, None);
            for objective in &section.objectives {
                add(
                    objective.key,
                    NodeLevel::Objective,
                    objective.number.to_string(),
                    &objective.title,
                    None,
                );
                for task in &objective.tasks {
                    add(task.key, NodeLevel::Task, task.number.to_string(), &task.title, None);
                    for Activity { key, code, title, place, .. } in &task.activities {
                        add(*key, NodeLevel::Activity, code.clone(), title, *place);
                    }
                }
            }
        }
        let mut sheet = Self { annex, nodes };
        let open = sheet.annex.findings.iter().filter(|doubt| doubt.decision.is_none());
        let keys: Vec<u32> = open.filter_map(|doubt| sheet.node_of(&doubt.finding)).collect();
        for key in keys {
            if let Some(node) = sheet.nodes.iter_mut().find(|node| node.key == key) {
                node.open += 1;
            }
        }
        sheet
    }

    /// The node a doubt is about: the one it names, else the activity of its row.
    pub fn node_of(&self, finding: &Finding) -> Option<u32> {
        let named = finding.target.map(|target| target.node).filter(|node| *node > 0);
        named.or_else(|| {
            let at = (finding.place.table, finding.place.row);
            let in_row = |node: &&Node| node.place.is_some_and(|place| (place.table, place.row) == at);
            self.nodes.iter().find(in_row).map(|node| node.key)
        })
    }

    /// Doubts about a node that nobody has settled.
    pub fn open_at(&self, key: u32) -> usize {
        self.node(key).map_or(0, |node| node.open)
    }

    /// A node.
    pub fn node(&self, key: u32) -> Option<&Node> {
        self.nodes.iter().find(|node| node.key == key)
    }

    /// A doubt.
    pub fn doubt(&self, number: u32) -> Option<&AnnexFinding> {
        self.annex.findings.iter().find(|doubt| doubt.number == number)
    }

    /// The nodes a node of a level may stand under: those one level above.
    pub fn parents(&self, level: NodeLevel) -> impl Iterator<Item = &Node> {
        let above = match level {
            NodeLevel::Section => None,
            NodeLevel::Objective => Some(NodeLevel::Section),
            NodeLevel::Task => Some(NodeLevel::Objective),
            NodeLevel::Activity => Some(NodeLevel::Task),
        };
        self.nodes.iter().filter(move |node| Some(node.level) == above)
    }

    /// An activity.
    pub fn activity(&self, key: u32) -> Option<&Activity> {
        self.activities().find(|activity| activity.key == key)
    }

    /// Activities that nobody leads: they make no work.
    pub fn without_lead(&self) -> usize {
        self.activities().filter(|activity| activity.lead_units.is_empty()).count()
    }

    fn activities(&self) -> impl Iterator<Item = &Activity> {
        let objectives = self.annex.sections.iter().flat_map(|section| &section.objectives);
        let tasks = objectives.flat_map(|objective| &objective.tasks);
        tasks.flat_map(|task| &task.activities)
    }

    /// What a field says now: units and deliverables one a line.
    pub fn words_of(&self, target: Target) -> Option<String> {
        let fields: Vec<(Field, String)> = if target.node == 0 {
            heading_fields(&self.annex.plan).into()
        } else if let Some(activity) = self.activity(target.node) {
            fields_of(activity).into()
        } else {
            vec![(Field::Title, self.node(target.node)?.title.clone())]
        };
        fields.into_iter().find(|(field, _)| *field == target.field).map(|(_, words)| words)
    }

    /// What to begin a correction with: lists as they stand now, else what is proposed, else what was read.
    pub fn suggestion(&self, doubt: &AnnexFinding) -> String {
        let finding = &doubt.finding;
        let now = finding.target.and_then(|target| self.words_of(target)).filter(|words| !words.is_empty());
        let is_list = matches!(
            finding.target.map(|target| target.field),
            Some(Field::Deliverables | Field::LeadUnits | Field::CoordinatingUnits)
        );
        let read = (!finding.read.is_empty()).then(|| finding.read.clone());
        let proposed = finding.proposed.clone();
        let found = if is_list { now.or(proposed).or(read) } else { proposed.or(now).or(read) };
        found.unwrap_or_default()
    }

    /// Whether there is a source document to look at.
    pub fn has_source(&self) -> bool {
        !self.annex.tables.is_empty()
    }

    /// Whether a place is one of the source document.
    pub fn has(&self, place: Place) -> bool {
        place.row > 0 && self.has_source()
    }

    /// A place in words: "bảng 2, dòng 14, cột 8"; a sheet by its name, its columns by their letters.
    pub fn place_words(&self, text: Text, place: Place) -> String {
        let mut words = Vec::new();
        let tables = self.annex.tables.iter().filter(|table| table.number > 0).count();
        let named = self.annex.tables.iter().find(|table| table.number == place.table);
        match named.and_then(|table| table.name.as_ref()) {
            Some(name) if tables > 1 => words.push(format!("{} “{name}”", text.source_sheet())),
            None if place.table == 0 => words.push(text.above_table().to_owned()),
            None if tables > 1 => words.push(format!("{} {}", text.source_table(), place.table)),
            _ => {}
        }
        words.push(format!("{} {}", text.source_row(), place.row));
        if let Some(column) = place.column.filter(|_| place.table > 0) {
            words.push(format!("{} {}", text.source_column(), self.column_name(column)));
        }
        words.join(", ")
    }

    /// A column as people call it: by letter in a workbook, by number elsewhere.
    pub fn column_name(&self, column: u32) -> String {
        let workbook =
            self.annex.annex.source.as_ref().is_some_and(|source| source.format == AnnexFormat::Excel);
        if workbook { letters(column) } else { column.to_string() }
    }
}

impl Node {
    /// Where it stands, in a few words: "III", "III · Mục tiêu 2", "III.HĐ4".
    pub fn line(&self, text: Text) -> String {
        let word = match self.level {
            NodeLevel::Section => text.section_column(),
            NodeLevel::Objective => text.objectives_column(),
            NodeLevel::Task => text.tasks_column(),
            NodeLevel::Activity => return self.code.clone(),
        };
        match (self.level, self.section.as_str()) {
            (NodeLevel::Section, _) | (_, "") => format!("{word} {}", self.code),
            (_, section) => format!("{section} · {word} {}", self.code),
        }
    }

    /// Whether the annex names it at all.
    pub fn is_named(&self) -> bool {
        !matches!(self.code.as_str(), "" | "0") || !self.title.is_empty()
    }
}

/// `A` … `Z`, `AA` …: a column of a workbook, from 1.
fn letters(mut column: u32) -> String {
    let mut name = Vec::new();
    while column > 0 {
        let place = u8::try_from((column - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + place));
        column = (column - 1) / 26;
    }
    name.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use tiendo_api::{Lang, annexes::Field};

    use super::*;
    use crate::samples;

    #[test]
    fn a_doubt_without_a_field_is_about_the_activity_of_its_row() {
        let sheet = Sheet::of(samples::annex());
        let mut finding = samples::doubt(1).finding;
        finding.target = None;
        assert_eq!(sheet.node_of(&finding), Some(4));
        finding.place.row = 99;
        assert_eq!(sheet.node_of(&finding), None);
        assert_eq!(sheet.open_at(4), 2);
    }

    #[test]
    fn a_correction_of_units_begins_with_all_units_of_the_cell() {
        let sheet = Sheet::of(samples::annex());
        assert_eq!(sheet.suggestion(&samples::doubt(1)), "Văn phòng\nTrung tâm");
        let mut time = samples::doubt(1);
        time.finding.target = Some(Target { node: 4, field: Field::Deadline });
        time.finding.proposed = Some("31/12/2026".into());
        assert_eq!(sheet.suggestion(&time), "31/12/2026");
    }

    #[test]
    fn places_are_named_as_people_count_them() {
        let mut annex = samples::annex();
        let text = Text(Lang::Vi);
        let place = Place { table: 1, row: 14, column: Some(8) };
        assert_eq!(Sheet::of(annex.clone()).place_words(text, place), "dòng 14, cột 8");
        if let Some(source) = &mut annex.annex.source {
            source.format = AnnexFormat::Excel;
        }
        assert_eq!(Sheet::of(annex).place_words(text, place), "dòng 14, cột H");
        assert_eq!(letters(28), "AB");
    }

    #[test]
    fn an_activity_can_only_move_under_a_task() {
        let sheet = Sheet::of(samples::annex());
        let lines: Vec<String> =
            sheet.parents(NodeLevel::Activity).map(|node| node.line(Text(Lang::Vi))).collect();
        assert_eq!(lines, ["III · Nhiệm vụ 1"]);
        assert_eq!(sheet.parents(NodeLevel::Section).count(), 0);
    }
}
