//! A descriptor for figures that came without one: what can be told from the rows, and no more.
//!
//! Nothing is claimed: no figure adds up, a missing row is not measured, and the words say that
//! they were inferred.

use std::collections::BTreeMap;

use super::rows::Rows;
use super::{
    Additive, Basis, Category, Coverage, Defaults, Descriptor, MAX_DECIMALS, Measure, Missing,
    Origin, Pairs, Reference, Resource, Scope, Terms,
};

/// Ids that a whole usually has.
const TOTALS: [&str; 3] = ["all", "any", "total"];

/// What nobody said.
const UNKNOWN: &str = "not stated";

/// A plain descriptor for the figures of a file called `name`.
pub fn infer(figures: &[u8], name: &str) -> Descriptor {
    let found = Found::new(figures);
    let title = name.strip_suffix(".csv").unwrap_or(name);
    let origin = Origin { title: name.to_owned(), path: String::new() };
    let resource = Resource { name: "figures".to_owned(), path: name.to_owned() };
    Descriptor {
        name: title.to_owned(),
        title: title.to_owned(),
        licenses: Vec::new(),
        sources: vec![origin],
        resources: vec![resource],
        bothways: terms(found),
    }
}

/// What the rows name.
#[derive(Default)]
struct Found {
    /// Measures with the most decimals that a value of theirs has.
    measures: BTreeMap<String, u8>,
    categories: BTreeMap<String, ()>,
    references: BTreeMap<String, ()>,
    pair: Option<String>,
}

impl Found {
    fn new(figures: &[u8]) -> Self {
        let mut found = Self::default();
        let mut rows = Rows::new(figures);
        while let Some(row) = rows.next() {
            // The header names no figure, and a broken row is named where the figures are read.
            if row.is_ok() && rows.number() > 1 {
                found.take(&rows);
            }
        }
        found
    }

    fn take(&mut self, row: &Rows<&[u8]>) {
        let field = |at| std::str::from_utf8(row.field(at)).unwrap_or_default();
        let decimals = field(5).split_once('.').map_or(0, |(_, digits)| digits.len());
        let decimals = decimals.min(usize::from(MAX_DECIMALS)) as u8;
        let most = self.measures.entry(field(4).to_owned()).or_default();
        *most = decimals.max(*most);
        self.categories.insert(field(3).to_owned(), ());
        if !field(7).is_empty() {
            self.references.insert(field(7).to_owned(), ());
        }
        let pair = format!("{}-{}", field(1), field(2));
        if self.pair.is_none() && super::parse_pair(&pair).is_some() {
            self.pair = Some(pair);
        }
    }
}

fn terms(found: Found) -> Terms {
    let single = found.categories.len() == 1;
    let category = |id: String| {
        let total = single || TOTALS.contains(&id.as_str());
        Category { title: id.clone(), id, total }
    };
    let mut categories: Vec<_> = found.categories.into_keys().map(category).collect();
    // Two names of a whole leave open which it is.
    if categories.iter().filter(|category| category.total).count() > 1 {
        categories.iter_mut().for_each(|category| category.total = false);
    }
    Terms {
        measures: found.measures.into_iter().map(measure).collect(),
        categories,
        coverage: Coverage {
            sources: Scope::All,
            targets: Scope::All,
            periods: Scope::All,
            pairs: None,
            missing: Missing::NotMeasured,
            why: "The file has no figure for it and does not say what was looked at.".to_owned(),
        },
        vantage: "The file came without a description: who counted, from where, and what they \
                  could not see is not known."
            .to_owned(),
        covers: None,
        who: None,
        bases: Vec::new(),
        references: found.references.into_keys().map(reference).collect(),
        annotations: Vec::new(),
        notes: Vec::new(),
        world: None,
        zero: None,
        k: 1,
        caveats: vec![
            "Titles and units are the words of the file's columns; nothing is added up, since \
             the file does not say what may be."
                .to_owned(),
        ],
        citation: String::new(),
        retrieved: String::new(),
        lang: "en".to_owned(),
        translations: Pairs::default(),
        defaults: Defaults { pair: found.pair, ..Defaults::default() },
    }
}

fn measure((id, decimals): (String, u8)) -> Measure {
    Measure {
        title: id.clone(),
        unit: id.clone(),
        unit_one: None,
        definition: format!("The file calls it “{id}” and says no more."),
        id,
        phrase: None,
        limit: None,
        leads_by: None,
        decimals,
        additive: Additive::default(),
        basis: Basis { source: UNKNOWN.to_owned(), target: UNKNOWN.to_owned() },
        k_of: None,
        k: None,
        coverage: None,
        missing: None,
        citation: None,
        who: None,
        vantage: None,
    }
}

fn reference(id: String) -> Reference {
    let (title, blank) = (id.clone(), String::new());
    Reference {
        id,
        publisher: title.clone(),
        title,
        url: blank.clone(),
        date: blank.clone(),
        note: blank,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_texts;
    use super::*;

    const FIGURES: &str = "period,source,target,category,measure,value,status\n\
                           2011,JP,US,all,visits,12.5,reported\n\
                           2011,US,JP,all,visits,3,reported\n\
                           2011,US,JP,school,visits,1.25,reported\n";

    #[test]
    fn reads_figures_that_came_without_a_description() {
        let set = read_texts(None, FIGURES.as_bytes(), "exchange.csv").unwrap();
        let terms = &set.descriptor().bothways;
        assert_eq!(set.descriptor().title, "exchange");
        assert_eq!((terms.measures[0].id.as_str(), terms.measures[0].decimals), ("visits", 2));
        assert_eq!(terms.defaults.pair.as_deref(), Some("JP-US"));
        let totals: Vec<_> = terms.categories.iter().map(|c| (c.id.as_str(), c.total)).collect();
        assert_eq!(totals, [("all", true), ("school", false)]);
        assert_eq!(terms.measures[0].additive, Additive::default());
        assert_eq!(terms.coverage.missing, Missing::NotMeasured);
    }

    #[test]
    fn names_faults_as_any_other_reading_does() {
        let broken = FIGURES.replace("12.5", "many");
        let faults = read_texts(None, broken.as_bytes(), "exchange.csv").unwrap_err();
        assert_eq!((faults.len(), faults[0].line), (1, 2));
    }

    #[test]
    fn two_names_of_a_whole_make_none() {
        let two = FIGURES.replace("school", "total");
        let set = read_texts(None, two.as_bytes(), "exchange.csv").unwrap();
        assert!(set.descriptor().bothways.categories.iter().all(|category| !category.total));
    }
}
