use std::rc::Rc;

use yew::prelude::*;

use crate::{
    dates,
    parts::annex::{
        counts::counts,
        editor::{FieldEditor, heading_fields},
        sheet::Sheet,
        verb::Say,
    },
    text::{Text, use_text},
};

/// Props of [`PlanHead`].
#[derive(Properties, PartialEq)]
pub struct PlanHeadProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether it can be edited now.
    pub open: bool,
    /// Says a change.
    pub on_say: Callback<Say>,
}

/// The heading of the plan, what it leaves blank, and rows declared against rows found.
#[component]
pub fn PlanHead(props: &PlanHeadProps) -> Html {
    let text = use_text();
    let editing = use_state(|| false);
    let annex = &props.sheet.annex;
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    html! {
        <section class="annex-heading" aria-labelledby="annex-heading-title">
            <h2 id="annex-heading-title">{ text.heading_of_plan() }</h2>
            { as_read(text, &props.sheet) }
            if props.open {
                <p>
                    <button type="button" data-edit="heading" aria-expanded={editing.to_string()} onclick={toggle}>
                        { text.edit_heading() }
                    </button>
                </p>
            }
            if props.open && *editing {
                <div class="editor">
                    for (field, value) in heading_fields(&annex.plan) {
                        <FieldEditor key={crate::wire::code(&field)} annex={annex.annex.id} node=0 {field} {value}
                            on_say={props.on_say.clone()} />
                    }
                </div>
            }
            { counts(text, annex) }
        </section>
    }
}

fn as_read(text: Text, sheet: &Sheet) -> Html {
    let plan = &sheet.annex.plan;
    let lines = [
        (text.plan_title_field(), Some(plan.title.clone())),
        (text.number_field(), plan.number.clone()),
        (text.issued_on(), plan.issued_on.map(dates::day)),
        (text.issuer(), plan.issuer.clone()),
        (text.year_of_plan(), Some(plan.year.to_string())),
    ];
    html! {
        <dl class="facts">
            for (name, words) in lines {
                <dt>{ name }</dt>
                <dd>
                    {
                        match words.filter(|words| !words.is_empty()) {
                            Some(words) => html! { { words } },
                            None => html! { <span class="blank">{ text.left_blank() }</span> },
                        }
                    }
                </dd>
            }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[tokio::test]
    async fn what_the_document_leaves_blank_and_where_counts_differ_is_said_in_words() {
        let html = samples::drawn(|| {
            html! { <PlanHead sheet={Rc::new(Sheet::of(samples::annex()))} open=true on_say={Callback::noop()} /> }
        })
        .await;
        assert_eq!(html.matches("(bỏ trống)").count(), 3, "{html}");
        assert!(html.contains("1/2 (lệch)") && html.contains("<td>1/1</td>"), "{html}");
    }
}
