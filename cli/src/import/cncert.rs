//! CNCERT's figures, out of the list of published figures.

use std::path::Path;

use super::published::{Counted, PublishedSet};
use super::{Destination, ImportError, Words};

/// The publisher's name in the list.
pub const PUBLISHER: &str = "CNCERT/CC";

const SET: PublishedSet = PublishedSet {
    words: Words {
        descriptor: include_str!("../../../data/cncert/datapackage.json"),
        readme: include_str!("../../../data/cncert/README.md"),
    },
    takes: |publisher| publisher == PUBLISHER,
    whose: "“CNCERT/CC”",
    measures: &[
        printed("hosts_controlled", "computers"),
        printed("control_ips", "addresses"),
        Counted { derived: true, ..printed("control_ips_derived", "addresses") },
        printed("share_of_foreign_control_ips_pct", "address-share"),
        printed("share_of_foreign_controlled_hosts_pct", "computer-share"),
        printed("websites_controlled", "websites"),
        printed("phishing_pages", "phishing-pages"),
        printed("share_of_foreign_sources_pct", "trojan-source-share"),
        printed("foreign_attacks_total", "trojan-attacks"),
        printed("share_of_foreign_botnet_controllers_pct", "botnet-controller-share"),
        printed("share_of_foreign_pct", "unspecified-share"),
    ],
};

const fn printed(raw: &'static str, id: &'static str) -> Counted {
    Counted { publisher: PUBLISHER, raw, id, derived: false }
}

/// Writes the folder from the list in `file`.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(file: &Path, into: &Destination) -> Result<(), ImportError> {
    SET.import(file, into)
}
