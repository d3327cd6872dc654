use tiendo_annex::document::{Document, Format};

use super::{format, opened, texts};

const TABLE: &str =
    "STT;Hoạt động;Chủ trì;Thời hạn\n1;\"Việc một;\nnối dòng\";Sở A;30/6\n2;Việc \"hai\";Sở B;31/7\n";

fn lines(document: &Document) -> Vec<(u32, &str)> {
    document.title_block.iter().map(|line| (line.row, line.text.as_str())).collect()
}

#[test]
fn semicolons_and_commas_separate() {
    for separator in [";", ","] {
        let text = TABLE.replace(';', separator);
        for file in [
            text.clone(),
            format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
            format!("sep={separator}\r\n{text}"),
        ] {
            for name in ["a.csv", "a.txt", ""] {
                let document = opened(name, file.as_bytes());
                assert_eq!(format(name, file.as_bytes()), Format::Csv);
                let first = format!("Việc một{separator}\nnối dòng");
                let table = &document.tables[0];
                assert_eq!(texts(table)[1], ["1", first.as_str(), "Sở A", "30/6"], "{file}");
                assert_eq!(texts(table)[2], ["2", "Việc \"hai\"", "Sở B", "31/7"], "{file}");
                assert_eq!(
                    table.rows[2].number - table.rows[1].number,
                    2,
                    "a cell of two lines counts as two"
                );
            }
        }
    }
}

#[test]
fn lines_above_a_csv_are_its_title() {
    let text = format!("KẾ HOẠCH NĂM 2027\n\"(Kèm theo Kế hoạch số 1, ngày 5/1/2027)\";;;\n\n{TABLE}");
    let document = opened("a.csv", text.as_bytes());
    assert_eq!(lines(&document), [(1, "KẾ HOẠCH NĂM 2027")]);
    assert_eq!(texts(&document.tables[0])[0], ["(Kèm theo Kế hoạch số 1, ngày 5/1/2027)", "", "", ""]);
    let comma = format!("KẾ HOẠCH, NĂM 2027\n{}", TABLE.replace(';', ","));
    assert_eq!(lines(&opened("a.csv", comma.as_bytes())), [(1, "KẾ HOẠCH, NĂM 2027")]);
}

#[test]
fn tabs_win_over_commas_in_the_wording() {
    let text = "Hoạt động\tChủ trì\tThời hạn\nMột, hai, ba; bốn\tSở A, Sở B, Sở C\t30/6\n";
    assert_eq!(format("a.txt", text.as_bytes()), Format::Text);
    assert_eq!(
        texts(&opened("a.txt", text.as_bytes()).tables[0])[1],
        ["Một, hai, ba; bốn", "Sở A, Sở B, Sở C", "30/6"]
    );
}

#[test]
fn cells_pasted_from_excel_may_have_line_breaks() {
    let text = "Hoạt động\tChủ trì\tThời hạn\r\n\"Việc \"\"một\"\"\r\nnối dòng\"\tSở A\t\"30/6\r\n31/7\"\r\n\"Một cửa\" điện tử\tB\t30/9\r\n";
    let document = opened("", text.as_bytes());
    assert_eq!(texts(&document.tables[0])[1], ["Việc \"một\"\nnối dòng", "Sở A", "30/6\n31/7"]);
    assert_eq!(texts(&document.tables[0])[2], ["\"Một cửa\" điện tử", "B", "30/9"]);
    assert_eq!(document.tables[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 5]);
}
