//! What a deliverable asks for: "Kế hoạch/báo cáo" is either, "Kế hoạch, báo cáo" is both. A reading to be looked at,
//! never the last word.

use crate::deliverables::begins_with_document;

/// How many of what is listed are asked for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ListRule {
    /// Each of them: listed with commas or "và".
    #[default]
    AllOf,
    /// Any one of them: listed with slashes or "hoặc".
    AnyOf,
}

/// The wording of a deliverable as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Products {
    /// The products it names; empty when it names one.
    pub parts: Vec<String>,
    /// How many of them are asked for.
    pub needs: ListRule,
    /// "(nếu có)": asked for only if there is any.
    pub if_any: bool,
}

/// Reads the wording of a deliverable.
pub fn read(wording: &str) -> Products {
    let if_any = wording.to_lowercase().contains("(nếu có");
    for (separators, needs) in
        [(&[",", " và "][..], ListRule::AllOf), (&["/", " hoặc "][..], ListRule::AnyOf)]
    {
        if let Some(parts) = listed(wording, separators, needs) {
            return Products { parts, needs, if_any };
        }
    }
    Products { if_any, ..Products::default() }
}

/// The parts of a list, when every comma parts documents; a slash is a list already when a document stands before it.
fn listed(wording: &str, separators: &[&str], needs: ListRule) -> Option<Vec<String>> {
    let mut parts = vec![wording];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).collect();
    let named = |part: &&str| begins_with_document(part).is_some();
    let is_list = match needs {
        ListRule::AllOf => parts.iter().all(named),
        // "hồ sơ/năm" counts, and "24/7" is no list at all.
        ListRule::AnyOf => parts.first().is_some_and(named) && parts.iter().all(|part| part.contains(' ')),
    };
    (parts.len() > 1 && is_list).then(|| parts.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(wording: &str) -> (ListRule, Vec<String>) {
        let read = read(wording);
        (read.needs, read.parts)
    }

    #[test]
    fn a_slash_is_a_choice_and_a_comma_is_not() {
        let any = |parts: &[&str]| (ListRule::AnyOf, parts.iter().map(|&part| part.to_owned()).collect());
        let all = |parts: &[&str]| (ListRule::AllOf, parts.iter().map(|&part| part.to_owned()).collect());
        assert_eq!(
            brief("Kế hoạch/báo cáo kết quả rà soát văn bản QPPL"),
            any(&["Kế hoạch", "báo cáo kết quả rà soát văn bản QPPL"])
        );
        assert_eq!(brief("Kế hoạch/ Báo cáo"), any(&["Kế hoạch", "Báo cáo"]));
        assert_eq!(brief("Kế hoạch hoặc Giấy mời"), any(&["Kế hoạch", "Giấy mời"]));
        assert_eq!(
            brief("Báo cáo kết quả thu phí/Dữ liệu liên quan đến hoạt động thu phí"),
            any(&["Báo cáo kết quả thu phí", "Dữ liệu liên quan đến hoạt động thu phí"])
        );
        assert_eq!(brief("kế hoạch, báo cáo và biên bản"), all(&["kế hoạch", "báo cáo", "biên bản"]));
        assert_eq!(brief("Tờ trình, kế hoạch/báo cáo"), all(&["Tờ trình", "kế hoạch/báo cáo"]));
    }

    #[test]
    fn what_is_no_list_of_documents_is_one_product() {
        for wording in [
            "Kế hoạch",
            "Tài liệu, tin, bài, ảnh liên quan đến công tác cải cách hành chính",
            "Quyết định công bố và phê duyệt của UBND tỉnh",
            "Giải quyết 50 hồ sơ/năm",
            "Hồ sơ/năm",
            "Trực 24/7",
            "",
        ] {
            assert_eq!(brief(wording), (ListRule::AllOf, vec![]), "{wording}");
        }
        assert!(read("Dự thảo Quyết định (nếu có)").if_any && !read("Dự thảo Quyết định").if_any);
    }
}
