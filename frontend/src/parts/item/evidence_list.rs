use std::rc::Rc;

use tiendo_api::{
    problem::Problem,
    work::{Evidence, StoredFile},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    api::files,
    dates,
    parts::problem_view::problem_view,
    text::{Text, use_text},
};

/// Documents that show a result: number, date, signer, link, file.
pub fn evidence_list(text: Text, evidence: &[Evidence]) -> Html {
    html! {
        if !evidence.is_empty() {
            <ul class="evidence" aria-label={text.evidence()}>
                for piece in evidence {
                    <li>
                        { described(piece, text.signed_by()) }
                        if let Some(url) = piece.url.as_deref().filter(|url| is_web_address(url)) {
                            { " " }<a href={url.to_owned()} rel="noopener noreferrer" target="_blank">{ url }</a>
                        }
                        if let Some(file) = &piece.file {
                            <FileButton file={file.clone()} />
                        }
                    </li>
                }
            </ul>
        }
    }
}

/// Props of [`FileButton`].
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// The file.
    pub file: StoredFile,
}

/// Opens a stored file.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let text = use_text();
    let failed = use_state(|| None::<Rc<Problem>>);
    let onclick = {
        let (file, failed) = (props.file.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let (file, failed) = (file.clone(), failed.clone());
            spawn_local(async move { failed.set(files::open(file).await.err()) });
        })
    };
    html! {
        <>
            <button type="button" class="quiet" {onclick}>{ text.open_file() }{ ": " }{ &props.file.name }</button>
            if let Some(problem) = &*failed {
                { problem_view(text, problem, None) }
            }
        </>
    }
}

fn described(piece: &Evidence, signed_by: &str) -> String {
    let signer = piece.signer.as_ref().map(|signer| format!("{signed_by} {signer}"));
    let facts = [piece.document_number.clone(), piece.document_date.map(dates::day), signer];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether an address may become a link: whatever else was stored stays text.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
