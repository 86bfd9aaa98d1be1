//! Reads the command line, calls the one part that is asked for, and turns its outcome into an
//! exit code: 0 done, 1 bad data, 2 bad usage.

use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use bothways_cli::{check, compile, import};
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

const BAD_DATA: u8 = 1;
const BAD_USAGE: u8 = 2;

/// Country-to-country figures, both directions on one shared scale.
#[derive(Parser)]
#[command(name = "bothways", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a data set's folder from a raw source.
    Import {
        #[command(subcommand)]
        source: Source,
    },
    /// Names every fault of data set folders.
    Check {
        /// Folders, each with datapackage.json and figures.csv.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
    },
    /// Packs a folder into the file that the widget reads.
    Compile {
        /// The folder, with datapackage.json and figures.csv.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The file to write.
        #[arg(short, value_name = "FILE.bw")]
        output: PathBuf,
    },
}

#[derive(Subcommand)]
enum Source {
    /// CNCERT's figures, out of a list of published figures.
    Cncert {
        /// The list, one row a figure.
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
        /// The folder to write.
        #[arg(short, value_name = "DIR")]
        output: PathBuf,
    },
}

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => outcome(run(cli.command)),
        Err(error) => usage(&error),
    }
}

/// One arm a command; a failure is what shall stand on standard error.
fn run(command: Command) -> Result<(), Box<dyn Display>> {
    match command {
        Command::Import { source: Source::Cncert { file, output } } => {
            import::cncert::import(&file, &output).map_err(boxed)
        }
        Command::Check { folders } => check::check(&folders).map_err(boxed),
        Command::Compile { folder, output } => compile::compile(&folder, &output).map_err(boxed),
    }
}

fn boxed(error: impl Display + 'static) -> Box<dyn Display> {
    Box::new(error)
}

fn outcome(result: Result<(), Box<dyn Display>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(BAD_DATA)
        }
    }
}

/// Help and version as clap prints them; anything else as one sentence.
fn usage(error: &clap::Error) -> ExitCode {
    let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let lost = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if asked || lost {
        // A reader who closed the pipe wants no more text, so a failed print is no failure.
        let _ = error.print();
        return if asked { ExitCode::SUCCESS } else { ExitCode::from(BAD_USAGE) };
    }
    complain(&format!("bothways: {}; see bothways --help", sentence(&error.to_string())));
    ExitCode::from(BAD_USAGE)
}

/// The first paragraph of clap's message on one line, without its prefix.
fn sentence(message: &str) -> String {
    let lines = message.lines().take_while(|line| !line.trim().is_empty());
    let joined = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    joined.trim_start_matches("error: ").to_owned()
}

/// Unlike `eprintln!`, survives a closed standard error.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
