use std::rc::Rc;

use tiendo_api::{problem::Problem, work::StoredFile};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::{api::files, parts::problem_view::problem_view, text::use_text};

/// Props of [`FileField`].
#[derive(Properties, PartialEq)]
pub struct FileFieldProps {
    /// Start of the ids inside.
    pub id: AttrValue,
    /// Name of the stored file, when there is one.
    pub stored: Option<AttrValue>,
    /// Told the stored file, or that it was taken off.
    pub on_change: Callback<Option<StoredFile>>,
}

#[derive(Clone, PartialEq)]
enum Upload {
    Idle,
    Busy,
    TooLarge,
    Failed(Rc<Problem>),
}

/// A file of evidence: chosen, or photographed on a phone. It is stored at once, so that a draft can keep it.
#[component]
pub fn FileField(props: &FileFieldProps) -> Html {
    let text = use_text();
    let upload = use_state(|| Upload::Idle);
    let onchange = {
        let (upload, on_change) = (upload.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            let Some(file) = chosen(&event) else { return };
            if file.size() > files::LARGEST {
                return upload.set(Upload::TooLarge);
            }
            upload.set(Upload::Busy);
            let (upload, on_change) = (upload.clone(), on_change.clone());
            spawn_local(async move {
                match files::store(file).await {
                    Ok(stored) => {
                        upload.set(Upload::Idle);
                        on_change.emit(Some(stored));
                    }
                    Err(problem) => upload.set(Upload::Failed(problem)),
                }
            });
        })
    };
    if let Some(name) = &props.stored {
        return html! {
            <p class="stored-file">
                <span>{ name }</span>
                <button type="button" class="quiet" onclick={props.on_change.reform(|_| None)}>
                    { text.remove_file() }
                </button>
            </p>
        };
    }
    let busy = *upload == Upload::Busy;
    let file_id = format!("{}-file", props.id);
    let photo_id = format!("{}-photo", props.id);
    html! {
        <div class="file-field">
            <label class="file-button" for={file_id.clone()}>{ text.choose_file() }</label>
            <input class="file-input" id={file_id} name="file" type="file" disabled={busy} onchange={onchange.clone()} />
            <label class="file-button on-touch" for={photo_id.clone()}>{ text.take_photo() }</label>
            <input class="file-input on-touch" id={photo_id} name="photo" type="file" accept="image/*"
                capture="environment" disabled={busy} {onchange} />
            {
                match &*upload {
                    Upload::Idle => Html::default(),
                    Upload::Busy => html! { <p role="status">{ text.uploading() }</p> },
                    Upload::TooLarge => html! { <p class="fault" role="alert">{ text.file_too_large() }</p> },
                    Upload::Failed(problem) => problem_view(text, problem, None),
                }
            }
        </div>
    }
}

/// The chosen file; the input is emptied so that the same file can be chosen again after a failure.
fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}
