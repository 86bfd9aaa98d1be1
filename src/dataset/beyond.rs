//! What a set may say and the default one does not.
//!
//! The small module knows the default set alone. There all this is none, and so what reads it is
//! not compiled; a test holds that the default set says none of it.

use super::{Additive, Base, Coverage, Measure, Missing, Note, Period, Scope, Terms};

/// Whether any set is read.
const ANY_SET: bool = cfg!(feature = "full");

impl Terms {
    /// Sourced denominators.
    pub fn bases(&self) -> &[Base] {
        if ANY_SET { &self.bases } else { &[] }
    }

    /// What is to be said beside the pairs of some countries.
    pub fn notes(&self) -> &[Note] {
        if ANY_SET { &self.notes } else { &[] }
    }

    /// What a zero reads as.
    pub fn zero(&self) -> Option<&str> {
        if ANY_SET { self.zero.as_deref() } else { None }
    }

    /// The coverage of a measure: its own or the set's.
    pub fn coverage_of<'a>(&'a self, measure: &'a Measure) -> &'a Coverage {
        match &measure.coverage {
            Some(own) if ANY_SET => own,
            _ => &self.coverage,
        }
    }

    /// What a missing row of a measure means inside its coverage.
    pub fn missing_of(&self, measure: &Measure) -> Missing {
        match measure.missing {
            _ if !ANY_SET => Missing::NotMeasured,
            Some(own) => own,
            None => self.coverage_of(measure).missing,
        }
    }

    /// Who counted a measure, from where, what they cannot see: its own words or the set's.
    pub fn vantage_of<'a>(&'a self, measure: &'a Measure) -> &'a str {
        match &measure.vantage {
            Some(own) if ANY_SET => own,
            _ => &self.vantage,
        }
    }

    /// When it was really counted, where that is less than the periods of the figures.
    pub fn covers(&self) -> Option<Period> {
        if ANY_SET { self.covers } else { None }
    }

    /// Date the source was read, if anybody noted it.
    pub fn retrieved(&self) -> Option<&str> {
        if ANY_SET { Some(&*self.retrieved).filter(|day| !day.is_empty()) } else { None }
    }
}

impl Measure {
    /// The unit after exactly one, where it reads differently.
    pub fn unit_one(&self) -> Option<&str> {
        if ANY_SET { self.unit_one.as_deref() } else { None }
    }

    /// What the finding must not be taken for, in the set's own words.
    pub fn limit(&self) -> Option<&str> {
        if ANY_SET { self.limit.as_deref() } else { None }
    }

    /// Over what the figures may be added up.
    pub fn additive(&self) -> Additive {
        if ANY_SET { self.additive } else { Additive::NOTHING }
    }

    /// Its own citation.
    pub fn citation(&self) -> Option<&str> {
        if ANY_SET { self.citation.as_deref() } else { None }
    }
}

impl Coverage {
    /// Periods looked at.
    pub fn periods(&self) -> &Scope<Period> {
        if ANY_SET { &self.periods } else { &Scope::All }
    }

    /// Pairs looked at, `A-B` both ways, in place of `sources` × `targets`.
    pub fn pairs(&self) -> Option<&[String]> {
        if ANY_SET { self.pairs.as_deref() } else { None }
    }
}
