use std::fmt::Write;

use super::{Letter, Line, Section, lane::Lane};

// Styles stand at each element, and the frame is a table: mail programs drop the rest. Nothing comes from another host.
const PAGE: &str = "margin:0;padding:0;background:#f6f5f1;color:#1b1d21;\
                    font-family:'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5";
const SHEET: &str = "width:100%;max-width:640px;background:#ffffff;border:1px solid #d9d7cf";
const SOFT: &str = "color:#565b64;font-size:14px";
const ACT: &str = "color:#12427a";
const LATE: &str = "#b3161b";
const INK: &str = "#1b1d21";

/// The letter as a page: the same words as the plain text, readable on a phone and printed.
pub fn of(letter: &Letter) -> String {
    let sections: String = letter.sections.iter().map(section).collect();
    let [queue, settings] = &letter.links;
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{subject}</title></head>\n\
         <body style=\"{PAGE}\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>\
         <td align=\"center\" style=\"padding:16px 8px\">\
         <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"{SHEET}\"><tr>\
         <td style=\"padding:24px;text-align:left\">\n\
         <p style=\"margin:0 0 8px\">Kính gửi ông/bà {name},</p>\n\
         <p style=\"margin:0\">{opening}</p>\n{sections}\
         <p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #d9d7cf;{SOFT}\">Tiến Độ · {agency}<br>\
         <a href=\"{queue}\" style=\"{ACT}\">Toàn bộ công việc</a> · \
         <a href=\"{settings}\" style=\"{ACT}\">Đổi cách nhận hoặc thôi nhận thư</a></p>\n\
         </td></tr></table></td></tr></table></body></html>\n",
        subject = escaped(&letter.subject()),
        name = escaped(&letter.name),
        opening = escaped(&letter.opening()),
        agency = escaped(&letter.agency),
        queue = escaped(queue),
        settings = escaped(settings),
    )
}

fn section(section: &Section) -> String {
    let lines: String =
        section.lines.iter().enumerate().map(|(at, each)| line(each, section.lane, at == 0)).collect();
    format!(
        "<h2 style=\"margin:28px 0 0;padding-bottom:4px;border-bottom:2px solid {colour};font-size:18px;\
         color:{colour}\">{} ({})</h2>\n{lines}",
        section.lane.title(),
        section.lines.len(),
        colour = colour(section.lane),
    )
}

fn line(line: &Line, lane: Lane, first: bool) -> String {
    let rule = if first { "" } else { ";border-top:1px solid #d9d7cf" };
    let mut html = format!(
        "<div style=\"padding:12px 0{rule}\">\
         <p style=\"margin:0\"><b>{}</b> · {}</p>\
         <p style=\"margin:4px 0 0;{SOFT}\">{} · <span style=\"color:{}\">{}</span></p>",
        escaped(&line.code),
        escaped(&line.title),
        escaped(&line.unit),
        if lane == Lane::Overdue { LATE } else { INK },
        escaped(&line.deadline),
    );
    if let Some(why) = &line.why {
        let _ = write!(html, "<p style=\"margin:4px 0 0;font-size:14px\">{}</p>", escaped(why));
    }
    if let Some(words) = &line.words {
        let said = escaped(words).replace('\n', "<br>");
        let _ = write!(
            html,
            "<blockquote style=\"margin:8px 0 0;padding:0 0 0 12px;border-left:3px solid #d9d7cf\">{said}</blockquote>"
        );
    }
    let _ = writeln!(
        html,
        "<p style=\"margin:8px 0 0\"><a href=\"{}\" style=\"{ACT};font-weight:600\">{}</a></p></div>",
        escaped(&line.link),
        line.verb
    );
    html
}

/// Red is for what is overdue, and for nothing else.
fn colour(lane: Lane) -> &'static str {
    if lane == Lane::Overdue { LATE } else { INK }
}

/// Text that cannot be taken for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
