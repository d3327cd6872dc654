use uuid::Uuid;

use super::NodeLevel;
use crate::draft::{Activity, Draft};

/// A node of a draft with what comparing needs.
#[derive(Debug, Clone)]
pub(super) struct Node<'d> {
    pub level: NodeLevel,
    pub key: u32,
    pub origin: Option<Uuid>,
    /// Origin of the node above; nothing for a section, or when the node above is new.
    pub parent: Option<Uuid>,
    /// Display code, or number.
    pub code: String,
    /// Place among the sections, for a section.
    pub position: usize,
    pub title: &'d str,
    pub activity: Option<&'d Activity>,
}

impl Node<'_> {
    /// A level the annex does not have.
    pub(super) fn is_unnamed(&self) -> bool {
        self.level != NodeLevel::Activity && self.title.is_empty()
    }
}

/// Every node in document order.
pub(super) fn nodes(draft: &Draft) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    for (position, section) in draft.sections.iter().enumerate() {
        nodes.push(Node {
            level: NodeLevel::Section,
            key: section.key,
            origin: section.origin,
            parent: None,
            code: section.number.clone(),
            position,
            title: &section.title,
            activity: None,
        });
        for objective in &section.objectives {
            nodes.push(Node {
                level: NodeLevel::Objective,
                key: objective.key,
                origin: objective.origin,
                parent: section.origin,
                code: objective.number.to_string(),
                position: 0,
                title: &objective.title,
                activity: None,
            });
            for task in &objective.tasks {
                nodes.push(Node {
                    level: NodeLevel::Task,
                    key: task.key,
                    origin: task.origin,
                    parent: objective.origin,
                    code: task.number.to_string(),
                    position: 0,
                    title: &task.title,
                    activity: None,
                });
                nodes.extend(task.activities.iter().map(|activity| Node {
                    level: NodeLevel::Activity,
                    key: activity.key,
                    origin: activity.origin,
                    parent: task.origin,
                    code: activity.code.clone(),
                    position: 0,
                    title: &activity.title,
                    activity: Some(activity),
                }));
            }
        }
    }
    nodes
}
