//! The few things asked of the browser itself, each behind a name that says why.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Storage, Window};

/// The window; nothing outside a browser, where views are drawn for tests.
fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// The document; nothing outside a browser.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// First element that matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element that matches, in document order.
pub fn find_all(selector: &str) -> Vec<HtmlElement> {
    let Some(list) = document().and_then(|page| page.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Moves the focus to the first element that matches, if there is one.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(page) = document() {
        page.set_title(title);
    }
}

/// Says which language the page speaks, for screen readers and hyphenation.
pub fn set_language(code: &str) {
    if let Some(root) = document().and_then(|page| page.document_element()) {
        let _ = root.set_attribute("lang", code);
    }
}

/// Whether the tab is shown, and not behind another.
pub fn is_shown() -> bool {
    document().is_some_and(|page| !page.hidden())
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads the address shown anew.
pub fn load_again() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Brings the first element that matches into view, moving the page as little as possible.
pub fn show(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls a box, and nothing but the box, until an element in it stands in its upper part.
pub fn reveal(within: &str, selector: &str) {
    let (Some(frame), Some(element)) = (find(within), find(selector)) else { return };
    let (frame_at, element_at) = (frame.get_bounding_client_rect(), element.get_bounding_client_rect());
    let by = |distance: f64, room: i32| pixels(distance) - room / 4;
    let (height, width) = (frame.client_height(), frame.client_width());
    frame.set_scroll_top(frame.scroll_top() + by(element_at.top() - frame_at.top(), height));
    if element_at.left() < frame_at.left() || element_at.right() > frame_at.right() {
        frame.set_scroll_left(frame.scroll_left() + by(element_at.left() - frame_at.left(), width));
    }
}

/// A distance on a screen fits a number of pixels.
#[allow(clippy::cast_possible_truncation)]
fn pixels(distance: f64) -> i32 {
    distance as i32
}

/// Moves the focus from the row that has it to the next one, or to the one before the last.
pub fn focus_next_row() {
    let rows = find_all("[data-row]");
    let here = focused().and_then(|focused| focused.closest("[data-row]").ok()?);
    let at = here.and_then(|here| rows.iter().position(|row| row.is_same_node(Some(&here))));
    let next = at.and_then(|at| rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)));
    let target = next.and_then(|row| row.query_selector("[data-open]").ok()??.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target {
        let _ = target.focus();
    }
}

/// A value kept in this browser.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value in this browser. A full or forbidden storage is not worth an error: the page works without.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a kept value.
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Text without case and diacritics, for finding "ke hoach" in "Kế hoạch".
pub fn fold(text: &str) -> String {
    let decomposed = String::from(js_sys::JsString::from(text).normalize("NFD"));
    decomposed
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
