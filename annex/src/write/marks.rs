/// The marks of the groups an activity of an outline stands in, as its code says them: "1.a" stands in "1".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub objective: Option<String>,
    pub task: Option<String>,
}

impl Marks {
    /// Takes the code of an activity apart; the groups are those of its objective and its task that have a name.
    pub(super) fn of(section: &str, code: &str, objective: bool, task: bool) -> Self {
        let below_section =
            code.strip_prefix(section).and_then(|rest| rest.strip_prefix('.')).unwrap_or(code);
        let mut groups: Vec<&str> = below_section.split('.').collect();
        groups.pop();
        // The innermost group is the likeliest to have a mark.
        let task = task.then(|| mark(&mut groups)).flatten();
        let objective = objective.then(|| mark(&mut groups)).flatten();
        Self { objective, task }
    }
}

/// The mark of the innermost group: "1.2" below a group of a number, "a)" for a letter.
fn mark(groups: &mut Vec<&str>) -> Option<String> {
    let whole = groups.clone();
    let own = groups.pop()?;
    if !is_number(own) {
        return Some(with_sign(own));
    }
    let outer = whole.iter().rev().take_while(|group| is_number(group)).count();
    whole.get(whole.len() - outer..).map(|numbers| numbers.join("."))
}

/// Small letters are written with a bracket.
pub(super) fn with_sign(mark: &str) -> String {
    if mark.starts_with(char::is_lowercase) { format!("{mark})") } else { mark.to_owned() }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_marked_as_the_code_of_their_work_says() {
        let marks = |section, code, objective, task| {
            let marks = Marks::of(section, code, objective, task);
            (marks.objective.unwrap_or_default(), marks.task.unwrap_or_default())
        };
        let pair = |objective: &str, task: &str| (objective.to_owned(), task.to_owned());
        assert_eq!(marks("", "1.a", false, true), pair("", "1"));
        assert_eq!(marks("A", "A.I.2", false, true), pair("", "I"));
        assert_eq!(marks("A", "A.1.2.3", true, true), pair("1", "1.2"));
        assert_eq!(marks("", "b.2", false, true), pair("", "b)"));
        assert_eq!(marks("III", "III.HĐ4", true, true), pair("", ""), "labels say the numbers themselves");
    }
}
