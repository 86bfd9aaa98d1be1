//! What the figures are: their model, their folder, their file.
//!
//! `datapackage.json` + `figures.csv` ─[`read_folder`]→ [`Dataset`] ─[`encode`]→ `.bw` bytes
//! ─[`decode`]→ [`Dataset`]. A folder and its `.bw` hold the same words and the same figures.

mod address;
mod beyond;
mod calendar;
mod cells;
mod check;
mod codec;
mod country;
mod coverage;
mod descriptor;
mod fault;
mod figures;
mod folder;
mod infer;
mod json;
mod pairs;
mod period;
mod record;
mod rows;
mod set;
mod shape;
mod sums;
mod suppress;
mod text;
#[cfg(feature = "full")]
mod translate;
mod value;
mod wire;

pub use cells::{Cells, MAX_PERIODS};
pub use check::{DATAPACKAGE_JSON, parse_pair, read_descriptor};
pub use codec::{CodecError, HEADER, decode, decode_content, encode};
pub use country::{Country, NotACountry};
pub use coverage::{Coverage, Missing, Scope};
pub use descriptor::*;
pub use fault::Fault;
pub use figures::{COLUMNS, FIGURES_CSV, Figures, read_figures};
pub use folder::{check_folder, read_folder, read_folder_at, read_texts};
pub use pairs::Pairs;
pub use period::{Grain, NotAPeriod, Period, PeriodError, Unit};
pub use record::{Record, SeriesKey, Status};
pub use set::{Dataset, Found, Row, SetError};
pub use suppress::{raise_k, suppress};
pub use text::{cut, digits, fill, number, push_number, push_part};
pub use value::{
    MAX_DECIMALS, MAX_VALUE, ValueError, format_value, parse_value, power_of_ten, to_float,
};
