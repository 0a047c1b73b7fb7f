//! What the columns of a screening say of a type, from its JSON report.

use serde_json::Value;

/// The ids of a list.
pub(crate) fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|id| id.as_str().expect("an id")).collect()
}

/// Who may fill the seats that are empty, and which scales are needed, of a type of a report.
pub(crate) fn who_and_scale(found: &Value) -> [String; 2] {
    let missing = found["missing"].as_array().expect("a list").iter();
    let who = missing.map(|seat| {
        let of = ids(&seat["professions"]).join("|");
        let status = seat["status"].as_str().map(|status| format!(" {status}"));
        format!("{} {of}{}", seat["count"], status.unwrap_or_default())
    });
    [who.collect::<Vec<_>>().join(" + "), ids(&found["scale_needed"]).join(" ")]
}
