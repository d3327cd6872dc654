use thiserror::Error;

/// Why a plan could not be written to a file. Display is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A cell longer than the format holds.
    #[error(
        "The cell that begins \"{beginning}\" is longer than the {limit} characters a cell of Excel holds. Split \
         it, or take the Word file."
    )]
    CellTooLong {
        /// Its first words.
        beginning: String,
        /// Most characters a cell holds.
        limit: usize,
    },
    /// The file could not be put together.
    #[error("The file could not be put together ({reason}). Try again, or take the other format.")]
    NotWritten {
        /// What the format's own writer says.
        reason: String,
    },
}

impl WriteError {
    /// Stable code, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CellTooLong { .. } => "cell_too_long",
            Self::NotWritten { .. } => "not_written",
        }
    }

    /// The sentence in English.
    pub fn in_english(&self) -> String {
        self.to_string()
    }

    /// The sentence in Vietnamese.
    pub fn in_vietnamese(&self) -> String {
        match self {
            Self::CellTooLong { beginning, limit } => format!(
                "Ô bắt đầu bằng \"{beginning}\" dài hơn {limit} ký tự, quá sức chứa của một ô Excel. Hãy tách ô này \
                 hoặc tải tệp Word."
            ),
            Self::NotWritten { reason } => {
                format!("Không tạo được tệp ({reason}). Hãy thử lại hoặc tải định dạng khác.")
            }
        }
    }
}
