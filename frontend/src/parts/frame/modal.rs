use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// A dialog that is open, over everything else, as soon as it is drawn: to be put at its `ref`.
#[hook]
pub fn use_modal() -> NodeRef {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
    dialog
}

/// Closes it; the focus goes back to where it was, and whoever listens to `onclose` is told.
pub fn close(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}
