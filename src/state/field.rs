//! The fields of a state that are one word of a few.

/// An enum whose variants are words in the page. Those under `full` are never asked of the small
/// module, which names them all the same where it refuses a word.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident:
     $(#[$first_doc:meta])* $first:ident = $first_word:literal,
     $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+
     $(@full { $($(#[$full_doc:meta])* $full:ident = $full_word:literal,)+ })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $name {
            $(#[$first_doc])* #[default] $first,
            $($(#[$variant_doc])* $variant,)+
            $($($(#[$full_doc])* #[cfg(feature = "full")] $full,)+)?
        }

        impl $name {
            /// Why a `{text}` is refused.
            pub const REFUSAL: &str =
                concat!("“{text}” is not one of ", $first_word, $(", ", $word,)+ $($(", ", $full_word,)+)?);

            /// The word in the page.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word,)+
                    $($(#[cfg(feature = "full")] Self::$full => $full_word,)+)?
                }
            }

            /// The variant of a word, the first being the default.
            pub fn from_word(word: Option<&str>) -> Result<Self, &'static str> {
                match word {
                    None | Some($first_word) => Ok(Self::$first),
                    $(Some($word) => Ok(Self::$variant),)+
                    $($(#[cfg(feature = "full")] Some($full_word) => Ok(Self::$full),)+)?
                    Some(_) => Err(Self::REFUSAL),
                }
            }
        }
    };
}

words! {
    /// How a question is answered.
    ViewName:
    /// Both directions over time.
    Timeline = "timeline",
    /// The same figures as a table.
    Table = "table",
    @full {
        /// What every source says of the pair.
        Sources = "sources",
        /// One country and its partners.
        Partners = "partners",
        /// Many countries with each other.
        Matrix = "matrix",
        /// The largest flows.
        Flows = "flows",
        /// The largest flows where they begin and end.
        Map = "map",
        /// Every pair, one direction against the other.
        Balance = "balance",
    }
}

#[cfg(feature = "full")]
words! {
    /// Whether a timeline's periods are added up.
    Sum:
    /// Each period for itself.
    None = "none",
    /// Each with all those before it.
    Running = "running",
}

words! {
    /// Which controls stand ready. None of them hides sentence, source or “not measured”.
    Controls:
    /// The pair, swap and More.
    Minimal = "minimal",
    /// More stands open.
    Full = "full",
    /// None.
    None = "none",
}

words! {
    /// The theme.
    ThemeChoice:
    /// As the page is.
    Auto = "auto",
    /// Dark on white.
    Light = "light",
    /// Light on near-black.
    Dark = "dark",
}
