use tiendo_api::{
    Lang, ListRule,
    completion::{Lack, Missing},
};
use uuid::Uuid;

/// What completes the work of an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// Whether all deliverables are asked for, or any one of them.
    pub needs: ListRule,
    /// The deliverables in order.
    pub wanted: Vec<Wanted>,
}

/// What one deliverable asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The deliverable.
    pub id: Uuid,
    /// Its wording.
    pub title: String,
    /// Whether it is asked for at all.
    pub required: bool,
    /// Products it names; empty when it names one.
    pub parts: Vec<String>,
    /// Whether all of these are asked for, or any one of them.
    pub needs: ListRule,
}

/// A piece of evidence, as far as completion is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'e> {
    /// Deliverable it shows.
    pub deliverable: Option<Uuid>,
    /// Which of its products.
    pub part: Option<&'e str>,
    /// A document with number and date, a file, or a figure with its source.
    pub complete: bool,
}

/// What is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap<'w> {
    wanted: &'w Wanted,
    part: Option<&'w str>,
    lack: Lack,
}

impl Rule {
    /// The rule of one deliverable.
    pub fn of(&self, deliverable: Uuid) -> Option<&Wanted> {
        self.wanted.iter().find(|wanted| wanted.id == deliverable)
    }

    /// How many deliverables are shown.
    pub fn shown(&self, pieces: &[Piece<'_>]) -> usize {
        self.wanted.iter().filter(|wanted| wanted.is_shown(pieces)).count()
    }

    /// What is missing before the work can be called done; empty when nothing is.
    pub fn missing(&self, pieces: &[Piece<'_>], lang: Lang) -> Vec<Missing> {
        let asked: Vec<&Wanted> = self.wanted.iter().filter(|wanted| wanted.required).collect();
        // Where nothing is asked for one by one, something must have come of the work all the same.
        let any = self.needs == ListRule::AnyOf || asked.is_empty();
        let among = if asked.is_empty() { self.wanted.iter().collect() } else { asked };
        if any && self.wanted.iter().any(|wanted| wanted.is_shown(pieces)) {
            return Vec::new();
        }
        let gaps = among.into_iter().flat_map(|wanted| wanted.gaps(pieces));
        gaps.map(|gap| gap.told(any, lang)).collect()
    }

    /// Whether the work can be called done.
    pub fn is_fulfilled(&self, pieces: &[Piece<'_>]) -> bool {
        if self.wanted.is_empty() {
            return pieces.iter().any(|piece| piece.complete);
        }
        self.missing(pieces, Lang::default()).is_empty()
    }
}

impl Wanted {
    /// Whether the evidence shows it as asked.
    pub fn is_shown(&self, pieces: &[Piece<'_>]) -> bool {
        self.gaps(pieces).is_empty()
    }

    fn gaps<'w>(&'w self, pieces: &[Piece<'_>]) -> Vec<Gap<'w>> {
        let lack = |part: Option<&str>| {
            let mut about = pieces
                .iter()
                .filter(|piece| piece.deliverable == Some(self.id) && (part.is_none() || piece.part == part));
            let none = about.clone().next().is_none();
            let complete = about.any(|piece| piece.complete);
            (!complete).then_some(if none { Lack::Nothing } else { Lack::Incomplete })
        };
        let gap = |part: Option<&'w str>| Some(Gap { wanted: self, part, lack: lack(part)? });
        match self.needs {
            ListRule::AllOf if !self.parts.is_empty() => {
                self.parts.iter().filter_map(|part| gap(Some(part))).collect()
            }
            _ => gap(None).into_iter().collect(),
        }
    }
}

impl Gap<'_> {
    fn told(self, any: bool, lang: Lang) -> Missing {
        let title = &self.wanted.title;
        let what = match (self.part, lang) {
            (None, _) => format!("“{title}”"),
            (Some(part), Lang::Vi) => format!("“{part}” của “{title}”"),
            (Some(part), Lang::En) => format!("“{part}” of “{title}”"),
        };
        let mut message = match (self.lack, lang) {
            (Lack::Nothing, Lang::Vi) => format!("Chưa có tài liệu kiểm chứng cho {what}."),
            (Lack::Nothing, Lang::En) => format!("There is no evidence of {what}."),
            (Lack::Incomplete, Lang::Vi) => {
                format!("Tài liệu cho {what} chưa đủ: cần số và ngày văn bản, tệp, hoặc số liệu kèm nguồn.")
            }
            (Lack::Incomplete, Lang::En) => format!(
                "The evidence of {what} is not complete: give number and date of the document, a file, or a figure with its source."
            ),
        };
        if any {
            message.push_str(
                lang.pick(" Chỉ cần một trong các sản phẩm.", " Any one of the deliverables is enough."),
            );
        }
        Missing {
            deliverable_id: self.wanted.id,
            title: title.clone(),
            part: self.part.map(ToOwned::to_owned),
            lack: self.lack,
            any,
            message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(title: &str, parts: &[&str], needs: ListRule) -> Wanted {
        let parts = parts.iter().map(|&part| part.to_owned()).collect();
        Wanted { id: Uuid::now_v7(), title: title.into(), required: true, parts, needs }
    }

    fn piece(of: &Wanted) -> Piece<'static> {
        Piece { deliverable: Some(of.id), part: None, complete: true }
    }

    fn brief(rule: &Rule, pieces: &[Piece<'_>]) -> Vec<String> {
        let one = |it: Missing| {
            format!("{}{}{}", it.part.unwrap_or(it.title), if it.any { "|" } else { "&" }, it.lack as u8)
        };
        rule.missing(pieces, Lang::Vi).into_iter().map(one).collect()
    }

    #[test]
    fn all_deliverables_are_asked_for_unless_any_is_enough() {
        let (plan, report) =
            (wanted("Kế hoạch", &[], ListRule::AllOf), wanted("Báo cáo", &[], ListRule::AllOf));
        let mut rule = Rule { needs: ListRule::AllOf, wanted: vec![plan.clone(), report.clone()] };
        assert_eq!(brief(&rule, &[]), ["Kế hoạch&0", "Báo cáo&0"]);
        assert_eq!(brief(&rule, &[piece(&plan)]), ["Báo cáo&0"]);
        assert!(rule.is_fulfilled(&[piece(&plan), piece(&report)]));
        rule.needs = ListRule::AnyOf;
        assert_eq!(brief(&rule, &[]), ["Kế hoạch|0", "Báo cáo|0"]);
        assert!(rule.is_fulfilled(&[piece(&report)]));
        assert_eq!(rule.shown(&[piece(&report)]), 1);
    }

    #[test]
    fn one_piece_shows_a_choice_and_each_product_of_a_list_needs_its_own() {
        let choice = wanted("Kế hoạch/báo cáo", &["Kế hoạch", "báo cáo"], ListRule::AnyOf);
        assert!(choice.is_shown(&[piece(&choice)]));
        let list = wanted("Kế hoạch, báo cáo", &["Kế hoạch", "báo cáo"], ListRule::AllOf);
        assert!(!list.is_shown(&[piece(&list), piece(&list)]), "which of the two?");
        let of = |part| Piece { part: Some(part), ..piece(&list) };
        let rule = Rule { needs: ListRule::AllOf, wanted: vec![list.clone()] };
        assert_eq!(brief(&rule, &[of("Kế hoạch")]), ["báo cáo&0"]);
        assert!(rule.is_fulfilled(&[of("Kế hoạch"), of("báo cáo")]));
    }

    #[test]
    fn a_number_without_a_date_shows_nothing() {
        let plan = wanted("Kế hoạch", &[], ListRule::AllOf);
        let rule = Rule { needs: ListRule::AllOf, wanted: vec![plan.clone()] };
        let undated = Piece { complete: false, ..piece(&plan) };
        assert_eq!(brief(&rule, &[undated]), ["Kế hoạch&1"]);
        assert!(rule.is_fulfilled(&[undated, piece(&plan)]));
    }

    #[test]
    fn what_is_asked_for_only_if_there_is_any_may_be_missing_but_something_must_be_there() {
        let mut draft = wanted("Dự thảo Quyết định (nếu có)", &[], ListRule::AllOf);
        draft.required = false;
        let report = wanted("Báo cáo", &[], ListRule::AllOf);
        let both = Rule { needs: ListRule::AllOf, wanted: vec![draft.clone(), report.clone()] };
        assert!(both.is_fulfilled(&[piece(&report)]) && !both.is_fulfilled(&[piece(&draft)]));
        let alone = Rule { needs: ListRule::AllOf, wanted: vec![draft.clone()] };
        assert_eq!(brief(&alone, &[]), ["Dự thảo Quyết định (nếu có)|0"]);
        assert!(alone.is_fulfilled(&[piece(&draft)]));
        let unnamed = Rule::default();
        assert!(!unnamed.is_fulfilled(&[]));
        assert!(unnamed.is_fulfilled(&[Piece { deliverable: None, part: None, complete: true }]));
    }
}
