use tiendo_api::search::{HitKind, SearchHit};
use yew::prelude::*;

use crate::text::Text;

/// Id of the list.
pub const LIST: &str = "hits";

/// Id of a hit in the list.
pub fn id(place: usize) -> String {
    format!("hit-{place}")
}

/// Hits by kind; kinds, and the hits of each, in the order they came: the best comes first.
pub fn by_kind(hits: &[SearchHit]) -> Vec<SearchHit> {
    let mut kinds = Vec::<HitKind>::new();
    for hit in hits {
        if !kinds.contains(&hit.kind) {
            kinds.push(hit.kind);
        }
    }
    let of = |kind: HitKind| hits.iter().filter(move |hit| hit.kind == kind).cloned();
    kinds.into_iter().flat_map(of).collect()
}

/// The list under the words, one group for each kind; `at` is the one that Enter opens.
pub fn hits(text: Text, hits: &[SearchHit], at: usize, on_open: &Callback<usize>) -> Html {
    let mut first = 0;
    let groups = hits.chunk_by(|one, next| one.kind == next.kind).map(|group| {
        let from = first;
        first += group.len();
        let title = format!("hits-from-{from}");
        html! {
            <div role="group" aria-labelledby={title.clone()}>
                <p id={title} class="small" role="presentation">{ text.hit_kind(group[0].kind) }</p>
                for (place, hit) in group.iter().enumerate() {
                    { option(hit, from + place, at, on_open) }
                }
            </div>
        }
    });
    html! { <div id={LIST} class="hits" role="listbox" aria-label={text.found_title()}>{ for groups }</div> }
}

fn option(hit: &SearchHit, place: usize, at: usize, on_open: &Callback<usize>) -> Html {
    html! {
        <div id={id(place)} class="hit" role="option" aria-selected={(place == at).to_string()}
            onclick={on_open.reform(move |_: MouseEvent| place)}>
            if let Some(code) = &hit.code { <span class="code">{ code }</span>{ " " } }
            { &hit.title }
            <span class="small">{ " " }{ &hit.context }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;
    use uuid::Uuid;

    use super::*;
    use crate::samples::drawn;

    fn hit(kind: HitKind, title: &str) -> SearchHit {
        let (title, context, address) = (title.into(), "Phần VII".into(), "/plans".into());
        SearchHit { kind, id: Uuid::nil(), code: None, title, context, address }
    }

    #[tokio::test]
    async fn hits_stand_by_kind_and_the_best_kind_first() {
        let came = [
            hit(HitKind::Unit, "Trung tâm"),
            hit(HitKind::Activity, "Bãi xe"),
            hit(HitKind::Unit, "Văn phòng"),
        ];
        let shown = by_kind(&came);
        let titles: Vec<_> = shown.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, ["Trung tâm", "Văn phòng", "Bãi xe"]);

        let page = drawn(move || hits(Text(Lang::Vi), &shown, 1, &Callback::noop())).await;
        assert_eq!(page.matches("role=\"group\"").count(), 2, "{page}");
        let (before, chosen) = page.split_once("aria-selected=\"true\"").unwrap();
        assert!(before.contains("Trung tâm") && chosen.contains("Văn phòng"), "{page}");
    }
}
