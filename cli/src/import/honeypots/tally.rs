//! Counts a cell: packets, and the different addresses behind them.

use std::collections::{HashMap, HashSet};

use bothways::dataset::{Country, Period, Status};

use super::super::Figure;
use super::packets::Packet;
use super::table::AddressTable;

/// The category that every packet is in.
const ALL: &str = "all";

/// The page that the list was published on, by its id in the descriptor.
const REFERENCE: &str = "marx";

/// Period, origin, target, category.
type Cell = (Period, Country, Country, &'static str);

/// Packets and their sources by cell; its size grows with these, not with the packets.
#[derive(Default)]
pub struct Tally(HashMap<Cell, Count>);

#[derive(Default)]
struct Count {
    packets: u64,
    sources: HashSet<u32>,
}

impl Tally {
    /// Counts a packet in the total and in its kind of service.
    pub fn add(&mut self, packet: &Packet, table: &AddressTable) {
        let origin = table.country(packet.address);
        for category in [ALL, packet.service] {
            let cell = (packet.period, origin, packet.target, category);
            let count = self.0.entry(cell).or_default();
            count.packets += 1;
            count.sources.insert(packet.address);
        }
    }

    /// Two figures a cell. Here the addresses end.
    pub fn figures(self) -> Vec<Figure> {
        self.0.into_iter().flat_map(|(cell, count)| figures(cell, &count)).collect()
    }
}

fn figures((period, origin, target, category): Cell, count: &Count) -> [Figure; 2] {
    let measures = [("packets", count.packets), ("unique-sources", count.sources.len() as u64)];
    measures.map(|(measure, value)| {
        Figure([
            period.to_string(),
            origin.to_string(),
            target.to_string(),
            category.to_owned(),
            measure.to_owned(),
            value.to_string(),
            Status::Reported.as_str().to_owned(),
            REFERENCE.to_owned(),
        ])
    })
}
