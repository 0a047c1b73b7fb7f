//! Enums whose values are known outside the program: by ids, or as faults by codes.

/// Lists an enum's values with their ids, which are also what stands in JSON.
macro_rules! ids {
    ($kind:ident { $($value:ident = $id:literal),* $(,)? }) => {
        impl $kind {
            /// All of them, in order.
            pub const ALL: [$kind; [$($id),*].len()] = [$($kind::$value),*];

            /// Its id.
            pub fn id(self) -> &'static str {
                match self {
                    $($kind::$value => $id,)*
                }
            }
        }

        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

/// Declares the kinds of mistake that people can make: what each is about, its stable code, what is
/// wrong, and how to mend it.
macro_rules! faults {
    (
        $vis:vis enum Fault: words($($arg:ident: $arg_kind:ty),*);
        $(
            $(#[$meta:meta])*
            $kind:ident $({ $($field:ident: $field_kind:ty),* })? => $code:literal, $what:expr, $help:expr;
        )*
    ) => {
        /// What is wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis enum Fault {
            $($(#[$meta])* $kind $({
                $(#[allow(missing_docs, reason = "said of the whole")] $field: $field_kind),*
            })?,)*
        }

        impl Fault {
            /// Every code that there is.
            $vis const CODES: &[&'static str] = &[$($code),*];

            /// The code of the kind of mistake, what is wrong, and how to mend it.
            $vis fn words(&self, $($arg: $arg_kind),*) -> (&'static str, String, String) {
                match self {
                    $(Fault::$kind $({ $($field),* })? => ($code, $what.into(), $help.into()),)*
                }
            }
        }
    };
}

pub(crate) use {faults, ids};
