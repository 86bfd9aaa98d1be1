//! Compiles the default data set from its folder, so that the module draws without a request.

use std::path::Path;
use std::{env, fs};

#[allow(dead_code, unused_imports)]
#[path = "src/dataset/mod.rs"]
mod dataset;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("data/cncert");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/dataset");
    let set = match dataset::read_folder(folder) {
        Ok(set) => set.untranslated(),
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={}/{fault}", folder.display());
            }
            return Ok(());
        }
    };
    let file = Path::new(&env::var("OUT_DIR")?).join("cncert.bw");
    fs::write(file, dataset::encode(&set)?)?;
    Ok(())
}
