use tiendo_api::{
    ListRule,
    work::{Deliverable, Evidence, WorkItem},
};
use yew::prelude::*;

use crate::{parts::item::evidence_list::evidence_list, text::Text};

/// How an item stands to the rule of its activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    /// Any one deliverable is enough: so the rule says, or none is asked for one by one.
    any: bool,
    /// Of those asked for, how many are shown.
    shown: usize,
    /// How many are asked for.
    asked: usize,
    /// Whether the work can be submitted as done.
    complete: bool,
}

impl Standing {
    fn of(item: &WorkItem) -> Self {
        let all = &item.deliverables;
        let asked = all.iter().filter(|one| one.required);
        let shown = asked.clone().filter(|one| one.shown).count();
        let asked = asked.count();
        let any = item.deliverables_needed == ListRule::AnyOf || asked == 0;
        let complete = match (all.is_empty(), any) {
            (true, _) => evidence_of(item).any(|piece| piece.complete),
            (false, true) => all.iter().any(|one| one.shown),
            (false, false) => shown == asked,
        };
        Self { any, shown, asked, complete }
    }
}

fn evidence_of(item: &WorkItem) -> impl Iterator<Item = &Evidence> {
    let reported = item.progress.iter().flat_map(|record| &record.evidence);
    reported.chain(item.submissions.iter().flat_map(|submission| &submission.evidence))
}

/// What the rule asks for, clause by clause, what is shown for each and what is missing.
pub fn clauses(text: Text, item: &WorkItem) -> Html {
    let standing = Standing::of(item);
    let asks = match (item.deliverables.is_empty(), standing.any) {
        (true, _) => text.needs_something(),
        (false, true) => text.needs_any(),
        (false, false) => text.needs_all(),
    };
    let (shape, word) =
        if standing.complete { ("done", text.is_complete()) } else { ("waiting", text.clause_missing()) };
    html! {
        <section class="zone" aria-labelledby="clauses" data-complete={standing.complete.to_string()}>
            <p role="status">
                <span class={format!("mark mark-{shape}")}>{ word }</span>
                if !standing.any {
                    <span class="small">
                        { " " }{ standing.shown }{ "/" }{ standing.asked }{ " " }{ text.shown_of() }
                    </span>
                }
            </p>
            <h2 id="clauses">{ asks }</h2>
            <ol class="rows">{ for item.deliverables.iter().map(|one| clause(text, item, one, standing.any)) }</ol>
            if item.deliverables.is_empty() { { pieces(text, evidence_of(item).cloned().collect()) } }
            <p class="small">{ text.counts_as_shown() }</p>
        </section>
    }
}

fn clause(text: Text, item: &WorkItem, one: &Deliverable, any: bool) -> Html {
    let (shape, word) = match (one.shown, one.required, any) {
        (true, ..) => ("done", text.clause_shown()),
        (false, false, _) => ("not_arising", text.clause_if_any()),
        (false, true, true) => ("waiting", text.clause_not_shown()),
        (false, true, false) => ("waiting", text.clause_missing()),
    };
    let about: Vec<Evidence> =
        evidence_of(item).filter(|piece| piece.deliverable_id == Some(one.id)).cloned().collect();
    html! {
        <li class="plan-entry" data-clause={one.id.to_string()} data-shown={one.shown.to_string()}>
            <p>{ &one.title }</p>
            <p><span class={format!("mark mark-{shape}")}>{ word }</span></p>
            if !one.parts.is_empty() { { parts(text, one, &about) } }
            { pieces(text, about) }
        </li>
    }
}

/// The products a deliverable names. Where all are needed, each is shown or not.
fn parts(text: Text, one: &Deliverable, about: &[Evidence]) -> Html {
    let is_shown = |part: &String| {
        one.shown || about.iter().any(|piece| piece.complete && piece.part.as_ref() == Some(part))
    };
    html! {
        <>
            <p class="small">{ text.parts_needed(one.needs) }{ ":" }</p>
            <ul class="bullets">
                for part in &one.parts {
                    <li>
                        { part }
                        if one.needs == ListRule::AllOf {
                            <span class="small">
                                { " · " }{ if is_shown(part) { text.clause_shown() } else { text.clause_missing() } }
                            </span>
                        }
                    </li>
                }
            </ul>
        </>
    }
}

/// What counts, and apart from it what does not and why.
fn pieces(text: Text, all: Vec<Evidence>) -> Html {
    let (complete, incomplete): (Vec<_>, Vec<_>) = all.into_iter().partition(|piece| piece.complete);
    html! {
        <>
            { listed(text, complete) }
            if !incomplete.is_empty() { <p class="small">{ text.incomplete_evidence() }</p> }
            { listed(text, incomplete) }
        </>
    }
}

fn listed(text: Text, all: Vec<Evidence>) -> Html {
    let (figures, documents): (Vec<_>, Vec<_>) = all.into_iter().partition(|piece| piece.figure.is_some());
    html! {
        <>
            { evidence_list(text, &documents) }
            for Evidence { figure, source, .. } in figures {
                <p class="small">{ figure }{ " · " }{ source }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{asked_item, drawn};

    fn deliverable(title: &str, required: bool, shown: bool) -> Deliverable {
        Deliverable {
            id: uuid::Uuid::nil(),
            title: title.into(),
            evidence: 0,
            required,
            parts: Vec::new(),
            needs: ListRule::AllOf,
            shown,
        }
    }

    fn standing(needs: ListRule, deliverables: Vec<Deliverable>) -> Standing {
        Standing::of(&WorkItem { deliverables, deliverables_needed: needs, ..asked_item() })
    }

    #[test]
    fn an_item_is_complete_as_the_rule_says() {
        let (plan, report) = (deliverable("Kế hoạch", true, true), deliverable("Báo cáo", true, false));
        let if_any = deliverable("Dự thảo (nếu có)", false, false);
        let all = standing(ListRule::AllOf, vec![plan.clone(), report.clone(), if_any.clone()]);
        assert_eq!(all, Standing { any: false, shown: 1, asked: 2, complete: false });
        assert!(standing(ListRule::AllOf, vec![plan.clone(), if_any.clone()]).complete);
        assert!(standing(ListRule::AnyOf, vec![plan, report]).complete);
        // Where nothing is asked for, something must have come of the work all the same.
        assert!(!standing(ListRule::AllOf, vec![if_any]).complete);
        assert!(!standing(ListRule::AllOf, Vec::new()).complete);
    }

    #[tokio::test]
    async fn what_is_missing_is_said_in_words() {
        let deliverables = vec![deliverable("Kế hoạch", true, true), deliverable("Báo cáo", true, false)];
        let item = WorkItem { deliverables, ..asked_item() };
        let html = drawn(move || clauses(Text::default(), &item)).await;
        for said in ["1/2", "Cần đủ tất cả", "Đã có", "Còn thiếu"] {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
    }
}
