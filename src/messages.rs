//! Every word of the program, one file a language.
//!
//! A message is a constant, or a function of what it says, of one name and one signature in
//! [`fr`] and in [`en`]. [`tr!`](crate::tr) takes it in the reader's language, so a message that
//! one language lacks does not compile, nor one whose arguments differ. A further language is one
//! more file here, and one more arm in `tr!`.
//!
//! The texts of the domain are no messages: they stand in the rule files.

/// Declares messages, one a line: `name = "text";`, or `name(count: u32) = "… {count} …";`.
/// A message that needs more than a text with holes is a function beside them.
macro_rules! messages {
    ($($name:ident $(($($arg:ident: $kind:ty),*))? = $text:literal;)*) => {
        $(messages!(@ $name $(($($arg: $kind),*))? = $text);)*
    };
    (@ $name:ident = $text:literal) => {
        pub const $name: &str = $text;
    };
    (@ $name:ident($($arg:ident: $kind:ty),*) = $text:literal) => {
        pub fn $name($($arg: $kind),*) -> String {
            format!($text)
        }
    };
}

/// The message of this name in a language: `tr!(lang, name)`, `tr!(lang, name(count))`.
#[macro_export]
macro_rules! tr {
    ($lang:expr, $name:ident $(($($arg:expr),* $(,)?))?) => {
        match $lang {
            $crate::lang::Lang::Fr => $crate::messages::fr::$name $(($($arg),*))?,
            $crate::lang::Lang::En => $crate::messages::en::$name $(($($arg),*))?,
        }
    };
}

#[expect(missing_docs, non_upper_case_globals, reason = "a message says itself what it is")]
pub mod en;
#[expect(missing_docs, non_upper_case_globals, reason = "a message says itself what it is")]
pub mod fr;
