//! Packets that sensors met, counted by quarter, countries and kind of service.
//!
//! ```text
//! GEOIP.dat ─[`table`]─▶ addresses of each country ─┐
//! MARX.tar.gz ─[`packets`]─▶ one packet a line ─────┴─[`tally`]─▶ figures ─▶ suppressed, written
//! ```
//!
//! The list is read as a stream. What is kept is a count and the set of source addresses a cell;
//! of the addresses only how many they are leaves the tally, and of the sensors their country.

mod packets;
mod table;
mod tally;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use bothways::dataset::Country;

use self::packets::Archive;
use self::table::AddressTable;
use self::tally::Tally;
use super::{Destination, ImportError, Words, publish, with_value};
use crate::check::Faults;

const WORDS: Words = Words {
    descriptor: include_str!("../../../../data/honeypots/datapackage.json"),
    readme: include_str!("../../../../data/honeypots/README.md"),
};

/// Writes the folder from the list in `archive`, a `.tar.gz`, and the table of countries
/// in `table`.
///
/// # Errors
/// See [`ImportError`]; the folder is then as it was.
pub fn import(archive: &Path, table: &Path, into: &Destination) -> Result<(), ImportError> {
    let table = AddressTable::read(table)?;
    let set = WORDS.read().map_err(|faults| Faults::of(&into.output, faults))?;
    let mut tally = Tally::default();
    Archive::new(archive, &set.bothways.coverage).each(|packet| tally.add(&packet, &table))?;
    let descriptor = with_addresses(WORDS.descriptor, &table.addresses());
    publish(into, &Words { descriptor: &descriptor, ..WORDS }, tally.figures())
}

/// The descriptor with the table's sizes in its base `address`.
fn with_addresses(descriptor: &str, addresses: &BTreeMap<Country, u64>) -> String {
    let mut values = String::new();
    for (country, count) in addresses {
        let between = if values.is_empty() { "" } else { ", " };
        // Writing to a text cannot fail.
        let _ = write!(values, "{between}\"{country}\": {count}");
    }
    with_value(descriptor, "\"id\": \"address\"", "\"values\": ", &format!("{{ {values} }}"))
}
