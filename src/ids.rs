//! Enums whose values are known outside the program, by ids.

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

pub(crate) use ids;
