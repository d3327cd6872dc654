use thiserror::Error;

/// Why a document is not read at all. Every sentence says what to do next; Display is the English one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refused {
    /// Nothing in the file.
    #[error("The file is empty. Choose the file that holds the plan's annex.")]
    Empty,
    /// More bytes than a plan can have.
    #[error("The file is {mib} MiB; at most {limit} MiB are read. Upload only the annex.")]
    TooLarge {
        /// Size of the file.
        mib: usize,
        /// Largest size read.
        limit: usize,
    },
    /// More columns than a plan can have.
    #[error(
        "Row {row} has {columns} columns; at most {limit} are read. Check that this is the plan's table."
    )]
    TooManyColumns {
        /// The row, from 1.
        row: u32,
        /// Its columns.
        columns: usize,
        /// Most columns read.
        limit: usize,
    },
    /// More cells than a plan can have.
    #[error("The document has more than {limit} cells. Upload only the annex.")]
    TooManyCells {
        /// Most cells read.
        limit: usize,
    },
    /// One cell longer than a plan's wording can be.
    #[error(
        "The cell in row {row}, column {column} is longer than {limit} bytes. Split it or check the file."
    )]
    CellTooLong {
        /// The row, from 1.
        row: u32,
        /// The column, from 1.
        column: u32,
        /// Longest cell read.
        limit: usize,
    },
    /// More wording than a plan can have.
    #[error("The document holds more than {limit} MiB of text. Upload only the annex.")]
    TooMuchText {
        /// Most text read, in MiB.
        limit: usize,
    },
    /// A known format that is not read.
    #[error("This is {format}. Save it as .docx or .xlsx, or copy the table from it and paste it as text.")]
    OtherFormat {
        /// Name of the format.
        format: &'static str,
    },
    /// A Word or Excel file of before 2007.
    #[error("This is {format}. Open it in Word or Excel, save it as .docx or .xlsx and upload that.")]
    OldFormat {
        /// Name of the format.
        format: &'static str,
    },
    /// Locked by a password.
    #[error(
        "The file is protected by a password. Remove the password in Word or Excel, save and upload it again."
    )]
    Encrypted,
    /// A program in the file.
    #[error("The file holds macros. Save it without macros, as .docx or .xlsx, and upload that.")]
    Macros,
    /// Content that would have to be fetched from elsewhere.
    #[error(
        "The file takes content from elsewhere ({part}). Break the links in Word or Excel, save and upload it again."
    )]
    ExternalContent {
        /// The part that says so.
        part: String,
    },
    /// A small file that would unpack to an enormous one.
    #[error(
        "The file unpacks to more than {limit} MiB. Copy the annex alone into a new file and upload that."
    )]
    Bomb {
        /// Most that is unpacked, in MiB.
        limit: u64,
    },
    /// Cut off: the end of the file is missing.
    #[error("The file is incomplete: its end is missing. Copy or download it again and upload that.")]
    Truncated,
    /// Entities are declared, which no office program does.
    #[error(
        "The file declares XML entities, as Word and Excel never do. Save it anew with them and upload that."
    )]
    Entities,
    /// Damaged.
    #[error(
        "The file is damaged or incomplete ({part}). Open it in Word or Excel, save it anew and upload that."
    )]
    Damaged {
        /// What is damaged.
        part: String,
    },
    /// Bytes no text has.
    #[error("The file holds binary data, not text. Copy the table from Word or Excel and paste it as text.")]
    Binary,
    /// Text in another encoding than Unicode.
    #[error("The text is in {encoding}, not Unicode. Save the file again as UTF-8.")]
    WrongEncoding {
        /// Name of the encoding, as far as it can be told.
        encoding: &'static str,
    },
    /// Text without a single row of cells.
    #[error(
        "There is no table in the document. Paste the table with its header row, cells separated by tabs."
    )]
    NoTable,
    /// A table, but no row that names its columns.
    #[error(
        "No header row was recognised. The table needs a row that names its columns, such as the activity, \
         the product, the lead unit and the completion time."
    )]
    NoHeader,
    /// Neither the caller nor the title block says which year the plan is for.
    #[error(
        "The year of the plan stands neither in the title nor in the request. Say which year the plan is for."
    )]
    NoYear,
    /// A header, and not one row of work below it.
    #[error("The table has a header row but no row of work below it. Check that the whole table was copied.")]
    NoRows,
}

impl Refused {
    /// Stable code, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::TooMuchText { .. } => "too_much_text",
            Self::OtherFormat { .. } => "other_format",
            Self::OldFormat { .. } => "old_format",
            Self::Encrypted => "encrypted",
            Self::Macros => "macros",
            Self::ExternalContent { .. } => "external_content",
            Self::Bomb { .. } => "bomb",
            Self::Truncated => "truncated",
            Self::Entities => "entities",
            Self::Damaged { .. } => "damaged",
            Self::Binary => "binary",
            Self::WrongEncoding { .. } => "wrong_encoding",
            Self::NoTable => "no_table",
            Self::NoHeader => "no_header",
            Self::NoYear => "no_year",
            Self::NoRows => "no_rows",
        }
    }

    /// The sentence in English.
    pub fn in_english(&self) -> String {
        self.to_string()
    }

    /// The sentence in Vietnamese.
    pub fn in_vietnamese(&self) -> String {
        match self {
            Self::Empty => "Tệp không có nội dung. Hãy chọn tệp chứa phụ lục của kế hoạch.".into(),
            Self::TooLarge { mib, limit } => {
                format!(
                    "Tệp lớn {mib} MiB, hệ thống chỉ đọc đến {limit} MiB. Hãy tải lên riêng phần phụ lục."
                )
            }
            Self::TooManyColumns { row, columns, limit } => format!(
                "Dòng {row} có {columns} cột, hệ thống chỉ đọc đến {limit} cột. Hãy kiểm tra đây có phải bảng của \
                 kế hoạch không."
            ),
            Self::TooManyCells { limit } => {
                format!("Tài liệu có hơn {limit} ô. Hãy tải lên riêng phần phụ lục.")
            }
            Self::CellTooLong { row, column, limit } => format!(
                "Ô ở dòng {row}, cột {column} dài hơn {limit} byte. Hãy tách ô này hoặc kiểm tra lại tệp."
            ),
            Self::OtherFormat { format } => format!(
                "Đây là tệp {format}. Hãy lưu thành .docx hoặc .xlsx, hoặc chép bảng từ tệp đó rồi dán thành văn bản."
            ),
            Self::OldFormat { format } => format!(
                "Đây là tệp {format}. Hãy mở bằng Word hoặc Excel, lưu lại thành .docx hoặc .xlsx rồi tải lên."
            ),
            Self::Encrypted => {
                "Tệp đặt mật khẩu. Hãy bỏ mật khẩu trong Word hoặc Excel, lưu lại rồi tải lên.".into()
            }
            Self::Macros => {
                "Tệp có macro. Hãy lưu lại không kèm macro, dạng .docx hoặc .xlsx, rồi tải lên.".into()
            }
            Self::ExternalContent { part } => format!(
                "Tệp lấy nội dung từ nơi khác ({part}). Hãy ngắt liên kết trong Word hoặc Excel, lưu lại rồi tải lên."
            ),
            Self::Bomb { limit } => format!(
                "Tệp giải nén ra hơn {limit} MiB. Hãy chép riêng phụ lục sang một tệp mới rồi tải lên."
            ),
            Self::TooMuchText { limit } => {
                format!("Tài liệu có hơn {limit} MiB chữ. Hãy tải lên riêng phần phụ lục.")
            }
            Self::Truncated => {
                "Tệp bị thiếu phần cuối. Hãy chép hoặc tải lại tệp gốc cho trọn vẹn rồi tải lên.".into()
            }
            Self::Entities => {
                "Tệp có khai báo thực thể XML, điều Word và Excel không bao giờ làm. Hãy mở bằng Word hoặc Excel, lưu \
                 lại rồi tải lên."
                    .into()
            }
            Self::Damaged { part } => format!(
                "Tệp bị hỏng hoặc chưa đầy đủ ({part}). Hãy mở bằng Word hoặc Excel, lưu lại rồi tải lên."
            ),
            Self::Binary => {
                "Tệp chứa dữ liệu nhị phân, không phải văn bản. Hãy chép bảng từ Word hoặc Excel rồi dán \
                             thành văn bản."
                    .into()
            }
            Self::WrongEncoding { encoding } => {
                format!("Văn bản dùng bảng mã {encoding}, không phải Unicode. Hãy lưu lại tệp theo UTF-8.")
            }
            Self::NoTable => {
                "Tài liệu không có bảng nào. Hãy dán cả bảng kèm dòng tiêu đề, các ô cách nhau bằng dấu \
                              tab."
                    .into()
            }
            Self::NoHeader => {
                "Không nhận ra dòng tiêu đề của bảng. Bảng cần một dòng ghi tên các cột, ví dụ: Hoạt \
                               động, Kết quả/Sản phẩm, Đơn vị chủ trì, Thời gian hoàn thành."
                    .into()
            }
            Self::NoYear => {
                "Không biết kế hoạch của năm nào: tên kế hoạch không ghi năm và người gửi cũng không chọn. \
                             Hãy cho biết năm của kế hoạch."
                    .into()
            }
            Self::NoRows => {
                "Bảng có dòng tiêu đề nhưng không có dòng công việc nào bên dưới. Hãy kiểm tra đã chép đủ \
                             bảng chưa."
                    .into()
            }
        }
    }
}
