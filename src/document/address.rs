//! Addresses that a link may carry.

/// The address as every format can carry it: to the web, a mailbox or a telephone, in characters
/// that no reader stumbles over. `None` for any other.
///
/// A word processor refuses a whole document for one malformed address, hence the narrow grammar.
pub(crate) fn fit(address: &str) -> Option<String> {
    let (scheme, rest) = address.trim().split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let sound = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(is_web),
        "mailto" => is_mail(rest),
        "tel" => is_telephone(rest),
        _ => false,
    };
    if !sound {
        return None;
    }
    let mut out = format!("{scheme}:");
    for char in rest.chars() {
        if char.is_ascii() {
            out.push(char);
            continue;
        }
        for byte in char.encode_utf8(&mut [0; 4]).bytes() {
            out += &format!("%{byte:02X}");
        }
    }
    Some(out)
}

/// The address as people write it.
pub(crate) fn shown(address: &str) -> &str {
    address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")).unwrap_or(address)
}

/// Whether an address can be read in a link's text, so that print need not add it.
pub(crate) fn is_told(address: &str, text: &str) -> bool {
    let bare = shown(address).split("://").last().unwrap_or_default().trim_end_matches('/');
    address.starts_with("tel:") || text.contains(bare)
}

/// Whether a text is a host and perhaps a port, a path, a query and a fragment.
fn is_web(text: &str) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let Some((place, path)) = text.split_at_checked(end) else { return false };
    let (host, port) = place.split_once(':').unwrap_or((place, "80"));
    is_host(host)
        && (1..=5).contains(&port.len())
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && is_path(path)
}

/// Whether a text is a mailbox, and perhaps a query such as a subject.
fn is_mail(text: &str) -> bool {
    let (mailbox, query) = text.split_once('?').unwrap_or((text, ""));
    mailbox.split_once('@').is_some_and(|(name, host)| {
        is_host(host)
            && name.starts_with(|char: char| char.is_ascii_alphanumeric())
            && name.chars().all(|char| char.is_ascii_alphanumeric() || "._+-".contains(char))
    }) && is_path(query)
}

fn is_telephone(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
        && text.chars().all(|char| char.is_ascii_digit() || "+-.()".contains(char))
}

fn is_host(text: &str) -> bool {
    text.split('.').all(|label| {
        let is_edge = |char: char| char.is_ascii_alphanumeric();
        label.starts_with(is_edge)
            && label.ends_with(is_edge)
            && label.chars().all(|char| is_edge(char) || char == '-')
    })
}

/// Whether a text may follow the host: letters and signs of an address, `%` before two digits,
/// at most one fragment.
fn is_path(text: &str) -> bool {
    let is_sign = |char: char| char.is_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(char);
    let is_escape = |rest: &str| {
        let mut digits = rest.chars().map(|char| char.is_ascii_hexdigit());
        digits.next() == Some(true) && digits.next() == Some(true)
    };
    text.chars().all(is_sign)
        && text.split('%').skip(1).all(is_escape)
        && text.matches('#').count() <= 1
}
