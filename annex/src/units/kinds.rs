use crate::words::fold;

/// How names of units begin, without diacritics.
const BEGINNINGS: [&str; 52] = [
    "so ",
    "phong ",
    "ban ",
    "van phong",
    "trung tam ",
    "chi cuc ",
    "cuc ",
    "tong cuc ",
    "vu ",
    "vien ",
    "bo ",
    "ubnd",
    "uy ban nhan dan",
    "ub mttq",
    "mttq",
    "hdnd",
    "hoi dong ",
    "cong an",
    "thanh tra",
    "benh vien ",
    "truong ",
    "to ",
    "khoa ",
    "bo phan ",
    "doan ",
    "hoi ",
    "lien doan ",
    "cong doan",
    "dang uy",
    "chi bo",
    "thue ",
    "kho bac",
    "bao hiem",
    "toa an",
    "vien kiem sat",
    "hai quan",
    "cong ty ",
    "tong cong ty",
    "tap doan",
    "doi ",
    "tram ",
    "chi nhanh",
    "dai ",
    "bao ",
    "bch ",
    "bo chi huy",
    "tinh doan",
    "mat tran",
    "lien minh",
    "nha ",
    "cac ",
    "ngan hang",
];
/// Names that stand alone.
const WHOLE: [&str; 6] = ["so", "ban", "nganh", "cac phong", "van thu", "ke toan"];

/// Whether a text begins as names of units do.
pub(crate) fn looks_like_unit(text: &str) -> bool {
    let folded = fold(text.trim_start_matches(['-', '+', '–', '•', ' ']));
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning)) || WHOLE.contains(&folded.as_str())
}
