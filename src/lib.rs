//! Country-to-country figures, both directions on one shared scale.
//!
//! ```text
//! bytes ─decode─▶ Dataset ─query(State)─▶ View ─chart(Env)─▶ Scene ─paint─▶ Canvas | SVG
//!                                          └ describe ─▶ title, sentence, table, tooltip
//! event ─▶ Msg ─▶ update ─▶ State′ ─▶ again, from query
//! ```
//!
//! Nothing flows back. A view is plain data: the chart, the table, the sentence, the tooltip and
//! every export are made from the same view, so they cannot disagree. The modules stand in the
//! order in which the data passes through them.

pub mod dataset;
pub mod query;

pub mod geom;
pub mod i18n;
pub mod scene;

pub mod chart;
pub mod describe;
pub mod paint;
pub mod state;

#[cfg(target_arch = "wasm32")]
pub mod web;

/// The bundled sets in the order in which a reader meets them; the first is the default.
pub const BUNDLED: [&str; 6] = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"];

/// The set that needs no further request: compiled from `data/cncert` by the build script.
pub const DEFAULT_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cncert.bw"));
