//! Journeys through the real product. Each has a server of its own on the demo agency, standing on one day, and a
//! browser for each person in it.

/// Leaders and heads, settings, delegations, authorities.
mod agency;
/// From a Word file to a running plan, and its amendment.
mod annexes;
/// Extensions, urgings, contributions, comments.
mod asking;
mod conditions;
/// What is typed is never lost.
mod drafts;
/// Targets, contradictions, completion rules.
mod figures;
/// Addresses, keyboard, language.
mod getting_around;
/// What several journeys do alike.
mod habits;
/// How far work is to be before its due day.
mod milestones;
/// Every screen, in every width and light, open to everybody.
mod screens;
/// Finding things, and lists kept under a name.
mod search;
/// Nothing comes from anywhere else.
mod self_contained;
/// A unit's work, from the queue to the Office's numbers.
mod submission;
