//! Forms.

/// Rows of evidence.
pub mod evidence_fields;
/// What is wrong with which field.
pub mod faults;
/// One labelled field.
pub mod field;
/// A file of evidence, or a photo.
pub mod file_field;
/// Keep a list under a name.
pub mod filter_form;
/// The frame of a form.
pub mod frame;
/// A form declared by its fields.
pub mod plain;
/// Report progress.
pub mod progress_form;
/// Some of several.
pub mod several;
/// Submit the result.
pub mod submission_form;
/// Checking, sending and what came of it.
pub mod use_form;
