use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::search,
    browser,
    fetch::{Remote, use_fetch},
    parts::{
        frame::modal::{self, use_modal},
        problem_view::problem_view,
        search::hits::{self, by_kind, hits},
    },
    pause::use_pause,
    text::use_text,
    view::{go, of_address},
};

/// Props of [`SearchDialog`].
#[derive(Properties, PartialEq)]
pub struct SearchDialogProps {
    /// Told when it was closed.
    pub on_close: Callback<()>,
}

/// Finds anything from anywhere. Enter pressed before the answer is there opens its best as soon as it is.
#[component]
pub fn SearchDialog(props: &SearchDialogProps) -> Html {
    let text = use_text();
    let dialog = use_modal();
    let navigator = use_navigator();
    let typed = use_state(String::new);
    let asked = use_state(String::new);
    let at = use_state(|| 0_usize);
    let hurried = use_state(|| false);
    let fetched = use_fetch(((*asked).clone(), text.0), |(words, _)| search::find(words));
    let found = if let Remote::Ready(found) = &fetched.remote { Some(found.clone()) } else { None };
    let shown = use_memo(found.as_ref().map(|found| found.hits.data.clone()), |hits| {
        by_kind(hits.as_deref().unwrap_or_default())
    });
    let words = typed.trim().to_owned();
    let is_current = found.as_ref().is_some_and(|found| found.words == words);
    let on_open = {
        let (dialog, shown) = (dialog.clone(), shown.clone());
        Callback::from(move |at: usize| {
            if let (Some(hit), Some(navigator)) = (shown.get(at), &navigator) {
                modal::close(&dialog);
                let (route, shown) = of_address(&hit.address);
                go(navigator, &route, &shown, false);
            }
        })
    };
    {
        let on_open = on_open.clone();
        use_effect_with((*hurried && is_current, shown.clone()), move |(now, _)| {
            if *now {
                on_open.emit(0);
            }
        });
    }
    use_effect_with(*at, |at| browser::show(&format!("#{}", hits::id(*at))));
    let ask = {
        let (asked, at) = (asked.clone(), at.clone());
        Callback::from(move |words: String| {
            asked.set(words);
            at.set(0);
        })
    };
    let ask_soon = use_pause(ask.clone());
    let oninput = {
        let (typed, hurried) = (typed.clone(), hurried.clone());
        Callback::from(move |event: InputEvent| {
            let said = event.target_unchecked_into::<HtmlInputElement>().value();
            ask_soon.emit(said.trim().to_owned());
            hurried.set(false);
            typed.set(said);
        })
    };
    let onkeydown = {
        let (at, count, words, on_open) = (at.clone(), shown.len(), words.clone(), on_open.clone());
        Callback::from(move |event: KeyboardEvent| {
            // While a syllable is being composed, browsers report key code 229.
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" if count > 0 => at.set((*at + 1) % count),
                "ArrowUp" if count > 0 => at.set((*at + count - 1) % count),
                "Enter" if is_current => on_open.emit(*at),
                "Enter" => {
                    ask.emit(words.clone());
                    hurried.set(true);
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let has_hits = !shown.is_empty();
    let said = match (&found, &fetched.remote) {
        (Some(found), _) if found.words.is_empty() => Html::default(),
        (Some(_), _) if !has_hits => html! { text.found_none() },
        (Some(found), _) if found.hits.page.has_more => html! { text.found_more() },
        (Some(_), _) => html! { text.found_count(shown.len()) },
        (None, Remote::Failed(problem)) => problem_view(text, problem, Some(&fetched.reload)),
        (None, _) => Html::default(),
    };
    html! {
        <dialog class="dialog find" ref={dialog} aria-labelledby="find-title"
            onclose={props.on_close.reform(|_| ())}>
            <label id="find-title" for="find">{ text.search_title() }</label>
            <input id="find" name="find" type="text" role="combobox" autocomplete="off" enterkeyhint="search"
                placeholder={text.search_hint()} aria-autocomplete="list" aria-expanded={has_hits.to_string()}
                aria-controls={hits::LIST} aria-activedescendant={has_hits.then(|| hits::id(*at))}
                value={(*typed).clone()} {oninput} {onkeydown} />
            if has_hits { { hits(text, &shown, *at, &on_open) } }
            <div class="small" role="status" aria-busy={fetched.busy.to_string()}>{ said }</div>
            <form method="dialog"><button>{ text.close() }</button></form>
        </dialog>
    }
}
