//! The figures of everyone but CNCERT, out of the list of published figures: agencies and firms
//! that counted at their own systems, each in its own way, so no two share a measure.

use std::path::Path;

use super::published::{Counted, PublishedSet};
use super::{Destination, ImportError, Words, cncert};

const MND: &str = "China Ministry of National Defense";

const SET: PublishedSet = PublishedSet {
    words: Words {
        descriptor: include_str!("../../../data/agencies/datapackage.json"),
        readme: include_str!("../../../data/agencies/README.md"),
    },
    takes: |publisher| publisher != cncert::PUBLISHER,
    whose: "anyone but “CNCERT/CC”",
    measures: &[
        counted(MND, "share_of_attacks_pct", "mnd-share"),
        counted(MND, "attacks_per_month", "mnd-attacks"),
        counted("Korea MOIS (via National Assembly)", "hacking_attempts", "mois-attempts"),
        counted("Korea NIRS (via National Assembly)", "hacking_attempts", "nirs-attempts"),
        counted(
            "Korean National Police Agency (via National Assembly)",
            "cyberattacks",
            "knpa-attempts",
        ),
        counted(
            "Korea culture ministry (via National Assembly)",
            "hacking_attempts",
            "mcst-attempts",
        ),
        counted("Japan National Police Agency @police", "accesses_per_day_per_ip", "npa-accesses"),
        counted("Akamai State of the Internet", "share_of_attack_traffic_pct", "akamai-share"),
        counted(
            "Deutsche Telekom Sicherheitstacho (97 honeypot sensors)",
            "attacks",
            "telekom-attacks",
        ),
        counted("SecureWorks (own ~2,000 clients)", "attempted_attacks", "secureworks-attempts"),
    ],
};

const fn counted(publisher: &'static str, raw: &'static str, id: &'static str) -> Counted {
    Counted { publisher, raw, id, derived: false }
}

/// Writes the folder from the list in `file`.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(file: &Path, into: &Destination) -> Result<(), ImportError> {
    SET.import(file, into)
}
