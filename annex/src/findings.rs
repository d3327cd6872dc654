use std::cmp::Reverse;
use std::collections::HashSet;

use crate::draft::{Field, Finding, FindingCode, Place, Severity, Target};

/// The reader's doubts, in the words of the person who must settle them.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// The plan is wrong or incomplete until a person decides.
    pub(crate) fn high(
        &mut self,
        code: FindingCode,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Severity::High, code, place, message)
    }

    /// The reader chose one reading of several.
    pub(crate) fn medium(
        &mut self,
        code: FindingCode,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Severity::Medium, code, place, message)
    }

    /// Worth knowing.
    pub(crate) fn low(
        &mut self,
        code: FindingCode,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Severity::Low, code, place, message)
    }

    /// Notes a doubt.
    pub(crate) fn add(
        &mut self,
        severity: Severity,
        code: FindingCode,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.0.push(Finding {
            code,
            severity,
            place,
            target: None,
            read: String::new(),
            proposed: None,
            alternative: None,
            done: true,
            message: message.into(),
        });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// All doubts in document order; one for each place, kind and text.
    pub(crate) fn into_list(self) -> Vec<Finding> {
        let mut findings = self.0;
        findings.sort_by_key(|finding| (finding.place, Reverse(finding.severity)));
        let mut seen = HashSet::new();
        findings.retain(|finding| {
            seen.insert((finding.place, finding.code, finding.target, finding.read.clone()))
        });
        findings
    }
}

impl Finding {
    /// Adds the text as read.
    pub(crate) fn reading(&mut self, text: impl Into<String>) -> &mut Self {
        self.read = text.into();
        self
    }

    /// Adds what the reader proposes or did.
    pub(crate) fn proposing(&mut self, text: impl Into<Option<String>>) -> &mut Self {
        self.proposed = text.into();
        self
    }

    /// Adds the other reading.
    #[allow(dead_code)]
    pub(crate) fn or(&mut self, text: impl Into<Option<String>>) -> &mut Self {
        self.alternative = text.into();
        self
    }

    /// Says which field of the draft it is about.
    pub(crate) fn about(&mut self, node: u32, field: Field) -> &mut Self {
        self.target = Some(Target { node, field });
        self
    }

    /// Says that the draft does not hold the proposal yet: accepting will write it.
    pub(crate) fn pending(&mut self) -> &mut Self {
        self.done = false;
        self
    }
}
