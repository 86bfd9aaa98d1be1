//! A large set, checked and compiled by the command beside this program: time and peak memory.
//!
//! `./build.sh soak` runs it. Written to `target/soak`, 1 GB unless another number of MB is given.
//! Fails where the check's memory is not bounded, or the compiler's grows by more than 24 bytes a
//! cell and what the finished file takes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, error};

use bothways::dataset::{COLUMNS, Country};

const CATEGORIES: [&str; 4] = ["all", "dns", "ssh", "web"];
/// What the command takes before it has read anything, and its buffers, with room to spare.
const BOUND: u64 = 32 << 20;
const BYTES_A_CELL: u64 = 24;

type Failed = Box<dyn error::Error>;

fn main() -> Result<ExitCode, Failed> {
    let megabytes = env::args().nth(1).map_or(Ok(1000), |text| text.parse())?;
    let command = env::current_exe()?.with_file_name("../bothways");
    let folder = PathBuf::from("target/soak");
    fs::create_dir_all(&folder)?;
    let (size, rows) = write_set(&folder, megabytes * 1_000_000)?;
    println!("{rows} rows, {:.2} GB", size as f64 / 1e9);
    let file = folder.join("large.bw");
    let check = measured(Command::new(&command).arg("check").arg(&folder))?;
    report("check", &check);
    let compile =
        measured(Command::new(&command).arg("compile").arg(&folder).arg("-o").arg(&file))?;
    report("compile", &compile);
    let bw = fs::metadata(&file)?.len();
    println!("the .bw file: {:.1} bytes a row", bw as f64 / rows as f64);
    let is_bounded = check.peak <= BOUND && compile.peak <= BOUND + BYTES_A_CELL * rows + bw;
    fs::remove_dir_all(&folder)?;
    println!("{}", if is_bounded { "memory is bounded" } else { "memory is NOT bounded" });
    Ok(if is_bounded { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every pair of countries in every month, until the file is large enough: its size and rows.
fn write_set(folder: &Path, size: u64) -> io::Result<(u64, u64)> {
    fs::write(folder.join("datapackage.json"), DESCRIPTOR)?;
    let mut out = BufWriter::new(File::create(folder.join("figures.csv"))?);
    writeln!(out, "{}", COLUMNS.join(","))?;
    let (mut written, mut rows) = (0, 0_u64);
    let letters = || ('A'..='Z').map(String::from);
    let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let places: Vec<String> =
        codes.filter(|code| Country::parse(code).is_some_and(|place| place.is_place())).collect();
    for month in 0.. {
        let period = format!("{}-{:02}", 1900 + month / 12, month % 12 + 1);
        for origin in &places {
            for target in &places {
                for category in CATEGORIES {
                    rows += 1;
                    // Spread over five digits, the same on every run.
                    let value = rows.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 47;
                    let row = format!(
                        "{period},{origin},{target},{category},packets,{value},reported,\n"
                    );
                    out.write_all(row.as_bytes())?;
                    written += row.len() as u64;
                }
            }
            if written >= size {
                out.flush()?;
                return Ok((written, rows));
            }
        }
    }
    Ok((written, rows))
}

/// How long a command ran and how much memory it held at most, in bytes.
struct Run {
    time: Duration,
    peak: u64,
}

fn measured(command: &mut Command) -> Result<Run, Failed> {
    let begin = Instant::now();
    let mut child = command.spawn()?;
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(high_water(&status_file).unwrap_or(peak));
        sleep(Duration::from_millis(5));
    };
    if !status.success() {
        return Err(format!("{command:?} failed: {status}").into());
    }
    Ok(Run { time: begin.elapsed(), peak })
}

/// The kernel's own record of a process's largest resident size; Linux only.
fn high_water(status_file: &str) -> Option<u64> {
    let text = fs::read_to_string(status_file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn report(what: &str, run: &Run) {
    let megabytes = run.peak as f64 / f64::from(1 << 20);
    println!("{what}: {:.1} s, {megabytes:.1} MiB at most", run.time.as_secs_f64());
}

const DESCRIPTOR: &str = r#"{
  "name": "large",
  "title": "An invented large set",
  "licenses": [{ "name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/" }],
  "sources": [{ "title": "Invented figures" }],
  "resources": [{ "name": "figures", "path": "figures.csv" }],
  "bothways": {
    "measures": [
      {
        "id": "packets", "title": "Packets", "unit": "packets", "definition": "Invented packets.",
        "additive": { "period": true },
        "basis": { "source": "IP location", "target": "IP location" }
      }
    ],
    "categories": [
      { "id": "all", "title": "All", "total": true },
      { "id": "dns", "title": "DNS" },
      { "id": "ssh", "title": "SSH" },
      { "id": "web", "title": "Web" }
    ],
    "coverage": { "missing": "zero", "why": "Everything was covered." },
    "vantage": "Nobody counted anything."
  }
}
"#;
