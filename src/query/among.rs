//! Whom a view of many countries is about, and in which order.

use crate::dataset::Country;

/// Which countries, how many, in which order; what is absent takes the view's default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Among {
    /// The country whose partners are asked; the first of the pair if absent.
    pub country: Option<Country>,
    /// The only countries that are asked; all if empty.
    pub countries: Vec<Country>,
    /// How many are shown one by one: partners, countries of the grid, flows.
    pub limit: Option<usize>,
    /// The order.
    pub order: Order,
}

/// In which order countries stand. Ties go by code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// By both directions together.
    #[default]
    Total,
    /// By what comes from the country.
    Out,
    /// By what reaches it.
    In,
    /// By the reader's names, see [`super::View::sort_names`]; by code where nobody has any.
    Name,
    /// Alike beside alike.
    Similar,
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Total, Self::Out, Self::In, Self::Name, Self::Similar];

    /// The word in the page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Out => "out",
            Self::In => "in",
            Self::Name => "name",
            Self::Similar => "similar",
        }
    }

    /// The order of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == word)
    }
}

impl Among {
    /// Whether a country is asked about.
    pub fn holds(&self, country: Country) -> bool {
        self.countries.is_empty() || self.countries.contains(&country)
    }

    /// How many are shown, `own` being the view's default.
    pub fn most(&self, own: usize) -> usize {
        self.limit.unwrap_or(own)
    }
}
