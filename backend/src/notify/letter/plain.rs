use std::fmt::Write;

use super::Letter;

/// The letter as plain text: whole without the page beside it.
pub fn of(letter: &Letter) -> String {
    let mut text = format!("Kính gửi ông/bà {},\n\n{}\n", letter.name, letter.opening());
    for section in &letter.sections {
        let _ = write!(text, "\n{} ({})\n", section.lane.title().to_uppercase(), section.lines.len());
        for line in &section.lines {
            let _ = write!(text, "\n* {} · {}\n  {} · {}\n", line.code, line.title, line.unit, line.deadline);
            if let Some(why) = &line.why {
                let _ = writeln!(text, "  {why}");
            }
            for said in line.words.iter().flat_map(|words| words.lines()) {
                let _ = writeln!(text, "  > {said}");
            }
            let _ = writeln!(text, "  {}: {}", line.verb, line.link);
        }
    }
    let [queue, settings] = &letter.links;
    let _ = write!(
        text,
        "\n-- \nTiến Độ · {}\nToàn bộ công việc: {queue}\nĐổi cách nhận hoặc thôi nhận thư: {settings}\n",
        letter.agency
    );
    text
}
