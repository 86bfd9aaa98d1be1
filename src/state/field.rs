//! The fields of a state: their words, and why a word is refused.

/// Why a change is refused, and at which field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct StateError {
    /// The field at fault, as the page names it.
    pub field: String,
    /// What is wrong and how to mend it.
    pub reason: String,
    /// Whether a sum would be beyond exactness.
    pub is_sum: bool,
}

impl StateError {
    /// A refusal of one field.
    pub fn new(field: &str, reason: impl Into<String>) -> Self {
        Self { field: field.to_owned(), reason: reason.into(), is_sum: false }
    }
}

impl From<crate::query::AskError> for StateError {
    fn from(error: crate::query::AskError) -> Self {
        let is_sum = error == crate::query::AskError::SumTooLarge;
        Self { field: error.field().to_owned(), reason: error.to_string(), is_sum }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $field:literal:
     $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// The word in the page.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The variant of a word.
            pub fn from_word(word: &str) -> Result<Self, StateError> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => {
                        let known = [$($word),+].join(", ");
                        let reason = format!("“{word}” is not one of {known}");
                        Err(StateError::new($field, reason))
                    }
                }
            }
        }
    };
}

words! {
    /// How a question is answered.
    ViewName, "view":
    /// Both directions over time.
    #[default]
    Timeline = "timeline",
    /// The same figures as a table.
    Table = "table",
}

words! {
    /// Which controls stand ready. None of them hides sentence, source or “not measured”.
    Controls, "controls":
    /// The pair, swap and More.
    #[default]
    Minimal = "minimal",
    /// More stands open.
    Full = "full",
    /// None.
    None = "none",
}

words! {
    /// The theme.
    ThemeChoice, "theme":
    /// As the page is.
    #[default]
    Auto = "auto",
    /// Dark on white.
    Light = "light",
    /// Light on near-black.
    Dark = "dark",
}
