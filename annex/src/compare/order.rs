use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::flat::Node;

/// Where a node stood before, and the node.
type Member = (usize, Uuid);

/// The nodes that stand in another order among the siblings they had before: the fewest whose moving explains the
/// new order.
pub(super) fn out_of_order(was: &[Node<'_>], is: &[Node<'_>]) -> HashSet<Uuid> {
    let position: HashMap<Uuid, usize> =
        was.iter().enumerate().filter_map(|(at, node)| Some((node.origin?, at))).collect();
    let parent: HashMap<Uuid, Option<Uuid>> =
        was.iter().filter_map(|node| Some((node.origin?, node.parent))).collect();
    let mut families: HashMap<(u8, Option<Uuid>), Vec<Member>> = HashMap::new();
    for node in is {
        let Some(origin) = node.origin else { continue };
        let (Some(at), Some(before)) = (position.get(&origin), parent.get(&origin)) else { continue };
        if *before == node.parent {
            families.entry((node.level as u8, node.parent)).or_default().push((*at, origin));
        }
    }
    families.values().flat_map(|family| strays(family)).collect()
}

/// Those not in the longest run that still goes up.
fn strays(family: &[Member]) -> Vec<Uuid> {
    // For each length, the end of the run of that length that ends lowest; and for each member, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; family.len()];
    for (at, (position, _)) in family.iter().enumerate() {
        let length = ends.partition_point(|end| family[*end].0 < *position);
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; family.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = previous[at];
    }
    family.iter().zip(stays).filter(|(_, stays)| !stays).map(|((_, origin), _)| *origin).collect()
}
