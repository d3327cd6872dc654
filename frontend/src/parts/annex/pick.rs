use tiendo_api::annexes::Place;

/// What is being looked at: a doubt, a node of the tree, a place of the source.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pick {
    /// Number of a doubt.
    pub finding: Option<u32>,
    /// Key of a node.
    pub node: Option<u32>,
    /// A place of the source.
    pub place: Option<Place>,
}
