use tiendo_api::{Action, urgings::Urging, work::WorkItem};
use uuid::Uuid;
use yew::prelude::*;

use super::history::{heading, words};
use crate::{dates, fetch::Submit, parts::problem_view::problem_view, text::Text, wire::code};

/// Urgings, newest first, with who has read them.
pub fn urging_list(text: Text, item: &WorkItem) -> Html {
    if item.urgings.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="urgings-title">
            <h3 id="urgings-title">{ text.urgings() }</h3>
            <ol class="plain">
                for urging in &item.urgings {
                    <li data-urging={urging.number.to_string()}>
                        { entry(text, urging) }
                        <p class="small">{ read_by(text, urging) }</p>
                    </li>
                }
            </ol>
        </section>
    }
}

/// Who has read an urging, if anybody.
pub fn read_by(text: Text, urging: &Urging) -> String {
    match &urging.receipt {
        Some(receipt) => {
            format!("{}: {}, {}", text.read_by(), receipt.by.name, dates::instant(receipt.at))
        }
        None => text.unread().to_owned(),
    }
}

fn entry(text: Text, urging: &Urging) -> Html {
    html! {
        <>
            { heading(&text.numbered_urging(urging), urging.at, &urging.by) }
            { words(None, Some(&urging.text)) }
        </>
    }
}

/// Urgings the caller has to read: each is confirmed with one press.
pub fn unread(text: Text, item: &WorkItem, reading: &Submit<Uuid>) -> Html {
    let to_read = |urging: &&Urging| urging.allowed_actions.contains(&Action::ReceiveUrging);
    html! {
        <>
            for urging in item.urgings.iter().filter(to_read) {
                <div class="notice" data-unread={urging.number.to_string()}>
                    { entry(text, urging) }
                    <button type="button" data-verb={code(&Action::ReceiveUrging)} disabled={reading.sending.busy()}
                        onclick={{
                            let id = urging.id;
                            reading.send.reform(move |_: MouseEvent| (id, 0))
                        }}>{ text.receive_verb() }</button>
                </div>
            }
            if let Some(problem) = reading.sending.problem() { { problem_view(text, problem, None) } }
        </>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::fetch::Sending;
    use crate::samples::{asked_item, drawn};

    #[tokio::test]
    async fn an_urging_has_a_number_a_level_and_a_receipt_to_give() {
        let item = asked_item();
        let html = drawn(move || {
            let (text, idle) = (Text(Lang::Vi), Submit { sending: Sending::Idle, send: Callback::noop() });
            html! { <>{ urging_list(text, &item) }{ unread(text, &item, &idle) }</> }
        })
        .await;
        for said in [
            "Đôn đốc số 12/2027 · Phê bình",
            "Trình kết quả ngay",
            "Chưa đọc",
            r#"data-verb="receiveUrging""#,
        ] {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
    }
}
