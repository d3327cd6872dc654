use serde::{Deserialize, Serialize};

use crate::{check::Fault, completion::Missing, lang::Lang, work::CurrentVersion};

/// An error answer: RFC 9457 `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Stable identifier of the kind of problem: `urn:tiendo:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What went wrong, in the caller's language.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What to do about it, in the caller's language.
    pub detail: Option<String>,
    /// Stable code to match on.
    pub code: Code,
    /// Id of the request, as in the server's log.
    pub request_id: String,
    /// Faults of single fields.
    #[serde(default)]
    pub errors: Vec<FieldError>,
    /// With `stale`: the version now, and who changed it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub current: Option<CurrentVersion>,
    /// With `evidence_missing`: what is not shown yet, deliverable by deliverable.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<Missing>,
}

/// A fault of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// JSON pointer to the field (`/evidence/0/url`); empty for the whole body.
    pub pointer: String,
    /// Stable code of the fault.
    pub code: Fault,
    /// The fault in the caller's language.
    pub message: String,
}

/// A code with all that is said of it; words in Vietnamese and English.
#[derive(Debug, Clone, Copy)]
pub struct Explained {
    /// The code.
    pub code: Code,
    /// HTTP status it is answered with.
    pub status: u16,
    /// What went wrong.
    pub title: [&'static str; 2],
    /// What to do about it.
    pub next_step: [&'static str; 2],
}

impl Code {
    /// HTTP status it is answered with.
    pub fn status(self) -> u16 {
        self.explained().status
    }

    /// What went wrong.
    pub fn title(self, lang: Lang) -> &'static str {
        let [vi, en] = self.explained().title;
        lang.pick(vi, en)
    }

    /// What to do about it.
    pub fn next_step(self, lang: Lang) -> &'static str {
        let [vi, en] = self.explained().next_step;
        lang.pick(vi, en)
    }
}

/// Declares every problem code with its status and its words in both languages.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $status:literal, $code:literal, $vi:literal, $en:literal, $vi_next:literal, $en_next:literal;)+) => {
        /// Stable codes of problems.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// All that is said of it. Known when compiled, so that a program which makes few problems itself need
            /// not carry the words for all of them.
            pub const fn explained(self) -> Explained {
                match self {
                    $(Self::$name => Explained {
                        code: self,
                        status: $status,
                        title: [$vi, $en],
                        next_step: [$vi_next, $en_next],
                    },)+
                }
            }

            /// The code as sent.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

        }
    };
}

codes! {
    /// The request could not be read.
    Malformed = 400, "malformed", "Yêu cầu không đọc được", "The request could not be read",
        "Kiểm tra cú pháp và các tham số của yêu cầu.", "Check the syntax and the parameters of the request.";
    /// No valid access token.
    NotSignedIn = 401, "not_signed_in", "Chưa đăng nhập hoặc phiên đã hết", "Not signed in, or the session has ended",
        "Đăng nhập lại; nội dung đang nhập vẫn được giữ.", "Sign in again; what you typed is kept.";
    /// Wrong user name or password.
    WrongCredentials = 401, "wrong_credentials", "Sai tên đăng nhập hoặc mật khẩu", "Wrong user name or password",
        "Kiểm tra lại rồi thử lần nữa, hoặc nhờ quản trị hệ thống đặt lại mật khẩu.", "Check and try again, or ask the administrator to reset the password.";
    /// The caller may see it but not do this.
    NotAllowed = 403, "not_allowed", "Không có quyền thực hiện việc này", "You may not do this",
        "Nhờ người có thẩm quyền thực hiện.", "Ask somebody who may.";
    /// The password was given by somebody else and must be changed first.
    PasswordChangeRequired = 403, "password_change_required", "Cần đổi mật khẩu trước", "Change the password first",
        "Đổi mật khẩu được cấp rồi tiếp tục.", "Change the password you were given, then go on.";
    /// Not there, or not to be seen by the caller.
    NotFound = 404, "not_found", "Không tìm thấy", "Not found",
        "Kiểm tra lại đường dẫn; mục này có thể không thuộc cơ quan của bạn.", "Check the address; it may not belong to your agency.";
    /// Already confirmed or returned.
    AlreadyReviewed = 409, "already_reviewed", "Bản trình này đã được xử lý", "This submission has already been decided",
        "Tải lại để xem kết quả.", "Reload to see the decision.";
    /// Nobody confirms their own submission.
    OwnSubmission = 409, "own_submission", "Không thể tự xác nhận bản trình của chính mình", "Nobody confirms their own submission",
        "Đề nghị lãnh đạo hoặc người khác của Văn phòng xác nhận.", "Ask leadership or another person of the Office.";
    /// The item is submitted, done, not arising or dropped.
    ItemClosed = 409, "item_closed", "Việc này đã trình hoặc đã kết thúc", "This item is submitted or closed",
        "Tải lại để xem trạng thái hiện tại.", "Reload to see where it stands.";
    /// The item still waits for its condition.
    StillWaiting = 409, "still_waiting", "Việc này còn chờ điều kiện", "This item still waits for its condition",
        "Đề nghị Văn phòng ghi nhận văn bản hoặc sự kiện, hoặc trình là không phát sinh.", "Ask the Office to record the event, or submit it as not arising.";
    /// Done without evidence of each deliverable asked for.
    EvidenceMissing = 409, "evidence_missing", "Chưa đủ tài liệu kiểm chứng", "Evidence is missing",
        "Với từng sản phẩm: nhập số và ngày văn bản, đính kèm tệp, hoặc ghi số liệu kèm nguồn.", "For each deliverable give a document number and date, a file, or a figure with its source.";
    /// The target is confirmed or dropped already.
    TargetSettled = 409, "target_settled", "Chỉ tiêu này đã được xác nhận hoặc đã bỏ", "This target is confirmed or dropped already",
        "Tải lại để xem chỉ tiêu hiện tại.", "Reload to see how it stands.";
    /// Nobody has confirmed the target yet, or it is dropped.
    TargetNotConfirmed = 409, "target_not_confirmed", "Chỉ tiêu này chưa được xác nhận hoặc đã bỏ", "This target is not confirmed, or dropped",
        "Đề nghị Văn phòng xác nhận chỉ tiêu trước khi báo cáo số liệu.", "Ask the Office to confirm the target before reporting figures.";
    /// The condition has already occurred.
    AlreadyOccurred = 409, "already_occurred", "Điều kiện này đã được ghi nhận", "This condition has already occurred",
        "Tải lại để xem.", "Reload to see it.";
    /// What is awaited was given up, or came already.
    NotAwaited = 409, "not_awaited", "Điều kiện này không còn được chờ", "This condition is no longer awaited",
        "Tải lại để xem; nếu văn bản đã đến thì ghi nhận văn bản.", "Reload to see it; if the document came after all, record it.";
    /// The activity waits for another condition already.
    WaitsAlready = 409, "waits_already", "Hoạt động này đã chờ một điều kiện khác", "This activity waits for another condition already",
        "Gộp hai điều kiện nếu là một.", "Merge the two if they are one.";
    /// The authority already has a successor, or is to succeed itself.
    AlreadySucceeded = 409, "already_succeeded", "Cơ quan này đã có cơ quan kế thừa hoặc không thể tự kế thừa", "This authority already has a successor, or would succeed itself",
        "Tải lại để xem.", "Reload to see it.";
    /// The item does not wait.
    NotWaiting = 409, "not_waiting", "Việc này không ở trạng thái chờ", "This item is not waiting",
        "Tải lại để xem trạng thái hiện tại.", "Reload to see where it stands.";
    /// The item was not closed as not arising.
    NotClosedAsNotArising = 409, "not_closed_as_not_arising", "Việc này không kết thúc với kết quả không phát sinh", "This item was not closed as not arising",
        "Tải lại để xem trạng thái hiện tại.", "Reload to see where it stands.";
    /// The draft is approved, withdrawn or not read yet.
    NotADraft = 409, "not_a_draft", "Bản dự thảo này không còn (hoặc chưa) sửa được", "This draft cannot be changed now",
        "Tải lại để xem bản dự thảo đang ở bước nào.", "Reload to see where the draft stands.";
    /// Findings are still open.
    FindingsOpen = 409, "findings_open", "Còn chỗ nghi vấn chưa xử lý", "There are findings nobody has settled",
        "Chấp nhận, sửa hoặc bỏ qua (có lý do) từng chỗ rồi duyệt lại.", "Accept, correct or waive each of them, then approve again.";
    /// The finding is about no single field.
    NotCorrectable = 409, "not_correctable", "Chỗ này không sửa được bằng một giá trị", "This finding cannot be corrected by one value",
        "Sửa trực tiếp trên cây kế hoạch, rồi chấp nhận hoặc bỏ qua chỗ này.", "Edit the tree itself, then accept or waive the finding.";
    /// The draft was edited by hand, and reading it anew would lose that.
    DraftEdited = 409, "draft_edited", "Bản dự thảo đã được sửa tay", "The draft has been edited by hand",
        "Khai cột trước khi sửa cây, hoặc tải tệp lên lại.", "Map the columns before editing the tree, or upload the file again.";
    /// The change cannot be made to this tree.
    NotEditable = 409, "not_editable", "Không thực hiện được thay đổi này trên cây kế hoạch", "The tree cannot be changed this way",
        "Kiểm tra mục được chọn và nội dung nhập.", "Check the chosen node and the words.";
    /// The plan was amended since the amendment was begun.
    PlanMovedOn = 409, "plan_moved_on", "Kế hoạch đã được điều chỉnh sau khi lập bản dự thảo này", "The plan has been amended since this draft was begun",
        "Lập bản điều chỉnh mới từ kế hoạch hiện hành.", "Begin a new amendment from the plan as it now is.";
    /// The amendment changes nothing.
    NothingChanged = 409, "nothing_changed", "Bản điều chỉnh không thay đổi gì", "The amendment changes nothing",
        "Sửa cây kế hoạch hoặc tải phụ lục đã điều chỉnh lên.", "Edit the tree, or upload the amended annex.";
    /// An extension request of this item awaits a decision.
    ExtensionPending = 409, "extension_pending", "Việc này đang có một đề nghị gia hạn chờ quyết định", "An extension of this item awaits a decision",
        "Chờ quyết định, hoặc rút đề nghị rồi gửi lại.", "Wait for the decision, or withdraw the request and ask again.";
    /// The item has no due day that could be moved.
    NoDueDay = 409, "no_due_day", "Việc này chưa có ngày đến hạn nên không gia hạn được", "This item has no due day to move",
        "Tải lại để xem thời hạn hiện tại.", "Reload to see its deadline.";
    /// The extension request has been decided or withdrawn.
    AlreadyDecided = 409, "already_decided", "Đề nghị gia hạn này đã được quyết định hoặc đã rút", "This extension request has been decided or withdrawn",
        "Tải lại để xem kết quả.", "Reload to see how it ended.";
    /// Nobody decides what they asked for themselves.
    OwnRequest = 409, "own_request", "Không thể tự quyết định đề nghị gia hạn của chính mình", "Nobody decides their own extension request",
        "Đề nghị lãnh đạo hoặc người khác của Văn phòng quyết định.", "Ask leadership or another person of the Office.";
    /// Only who asked can take an extension request back.
    NotYourRequest = 409, "not_your_request", "Chỉ người đã đề nghị gia hạn mới rút được đề nghị", "Only who asked for the extension can withdraw it",
        "Nhờ người đã đề nghị rút lại.", "Ask the person who made the request.";
    /// The extension goes beyond what leadership lets the Office decide.
    BeyondDelegation = 409, "beyond_delegation", "Số ngày gia hạn vượt mức lãnh đạo giao Văn phòng quyết định", "The extension is longer than what the Office may decide",
        "Đề nghị lãnh đạo quyết định.", "Ask leadership to decide.";
    /// Somebody of the unit has confirmed having read the urging.
    AlreadyReceived = 409, "already_received", "Đơn vị đã xác nhận nhận đôn đốc này", "The unit has confirmed having read this urging",
        "Không cần làm gì thêm; hãy cập nhật tiến độ hoặc trình.", "Nothing more to do; report progress or submit.";
    /// The unit asked does not coordinate the item.
    NotCoordinating = 409, "not_coordinating", "Đơn vị này không phối hợp thực hiện việc này", "This unit does not coordinate this item",
        "Chọn một đơn vị phối hợp ghi trong kế hoạch.", "Choose a coordinating unit of the plan.";
    /// The contribution was delivered, declined or is no longer asked for.
    ContributionClosed = 409, "contribution_closed", "Đề nghị phối hợp này đã kết thúc", "This contribution request is closed",
        "Tải lại để xem kết quả.", "Reload to see how it ended.";
    /// The delegation has ended.
    DelegationOver = 409, "delegation_over", "Ủy quyền này đã kết thúc", "This delegation has ended",
        "Tải lại để xem.", "Reload to see it.";
    /// The same idempotency key is being worked on.
    KeyInFlight = 409, "key_in_flight", "Yêu cầu cùng khóa đang được xử lý", "A request with this key is in progress",
        "Chờ rồi gửi lại với cùng khóa.", "Wait and send again with the same key.";
    /// Somebody else changed it first.
    Stale = 412, "stale", "Người khác vừa cập nhật mục này", "Somebody else has just changed this",
        "Xem thay đổi rồi lưu lại; nội dung bạn nhập vẫn còn.", "Look at the change and save again; what you typed is kept.";
    /// The body is too large.
    TooLarge = 413, "too_large", "Nội dung gửi lên quá lớn", "The body is too large",
        "Giảm dung lượng rồi gửi lại.", "Make it smaller and send again.";
    /// The body is not of a type this address takes.
    WrongMediaType = 415, "wrong_media_type", "Kiểu nội dung không được hỗ trợ", "Unsupported media type",
        "Gửi application/json (tệp: multipart/form-data).", "Send application/json (files: multipart/form-data).";
    /// A file whose content is of no type that serves as evidence.
    FileTypeRefused = 415, "file_type_refused", "Loại tệp không được nhận", "This type of file is not taken",
        "Gửi PDF, Word, Excel, PowerPoint, OpenDocument, văn bản thuần, ảnh, MP3, MP4 hoặc tệp nén; loại tệp xét theo nội dung.", "Send PDF, Word, Excel, PowerPoint, OpenDocument, plain text, a picture, MP3, MP4 or an archive; the content decides, not the name.";
    /// A range that lies outside the file.
    RangeNotSatisfiable = 416, "range_not_satisfiable", "Khoảng yêu cầu nằm ngoài tệp", "The range lies outside the file",
        "Tải lại từ đầu tệp.", "Begin again at the start of the file.";
    /// The file did not arrive as it was sent.
    DigestMismatch = 422, "digest_mismatch", "Tệp nhận được khác với mã SHA-256 đã gửi", "The file differs from the SHA-256 sent with it",
        "Gửi lại tệp.", "Send the file again.";
    /// The document is no annex that can be read.
    NotAnAnnex = 422, "not_an_annex", "Không đọc được phụ lục từ tài liệu này", "No annex can be read from this document",
        "Làm theo hướng dẫn trong thông báo rồi tải lên lại.", "Do what the message says and upload it again.";
    /// Single fields are wrong.
    Invalid = 422, "invalid", "Nội dung chưa hợp lệ", "The content is not valid",
        "Sửa các mục được chỉ ra.", "Correct the fields pointed at.";
    /// The idempotency key was used for another body.
    KeyReused = 422, "key_reused", "Khóa Idempotency-Key đã dùng cho nội dung khác", "This Idempotency-Key was used for another body",
        "Dùng khóa mới cho yêu cầu mới.", "Use a new key for a new request.";
    /// A change without `If-Match`.
    VersionRequired = 428, "version_required", "Thiếu If-Match", "If-Match is missing",
        "Gửi ETag của phiên bản đang xem.", "Send the ETag of the version you are looking at.";
    /// Too many tries.
    TooManyTries = 429, "too_many_tries", "Thử quá nhiều lần", "Too many tries",
        "Chờ hết thời gian ghi trong Retry-After rồi thử lại.", "Wait as long as Retry-After says and try again.";
    /// The server failed.
    Internal = 500, "internal", "Hệ thống gặp lỗi", "The server failed",
        "Thử lại sau; báo quản trị hệ thống kèm mã yêu cầu.", "Try again later; give the administrator the request id.";
    /// The database is busy or away.
    Busy = 503, "busy", "Hệ thống đang bận", "The server is busy",
        "Thử lại sau ít giây.", "Try again in a few seconds.";
}
