//! Reads the command line, calls the one part that is asked for, and turns its outcome into an
//! exit code: 0 done, 1 bad data, 2 bad usage.

use std::fmt::Display;
use std::io::{self, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use bothways::chart::Size;
use bothways_cli::ask::{Asked, AskedError, ViewArg};
use bothways_cli::compile::CompileError;
use bothways_cli::embed::{EmbedError, Form, Lasting, Wanted};
use bothways_cli::env::Icu;
use bothways_cli::import::{Destination, ImportError};
use bothways_cli::query::{Format, Kind, QueryError};
use bothways_cli::render::{Picture, RenderError, ThemeArg};
use bothways_cli::{check, compile, embed, import, query, render, standalone};
use clap::builder::NonEmptyStringValueParser;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use icu_locale::{Locale, locale};

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
    /// Names every fault of data set folders and lessons.
    Check {
        /// Folders, each with datapackage.json and figures.csv, CSV files by themselves, or
        /// lessons with the folders of the sets that they use.
        #[arg(required = true, value_name = "DIR|FILE.csv|LESSON.json")]
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
        /// Withhold cells with fewer contributors than this; not below the folder's own.
        #[arg(short, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
        k: Option<u64>,
        /// Leave translations out: where they travel apart from the figures.
        #[arg(long)]
        english: bool,
    },
    /// Answers a question from a set, or from several.
    Query {
        /// A folder, a .bw file or a CSV; for sources as many as are to speak.
        #[arg(required = true, value_name = "DIR|FILE.bw|FILE.csv")]
        sets: Vec<PathBuf>,
        /// What is asked.
        #[arg(value_name = "QUESTION")]
        kind: Kind,
        #[command(flatten)]
        asked: Asked,
        /// How it is answered.
        #[arg(long, default_value = "text")]
        format: Format,
        /// A BCP 47 language; English where it is not translated.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Draws a view as a picture.
    Render {
        /// A folder, a .bw file or a CSV; for sources as many as are to speak.
        #[arg(required = true, value_name = "DIR|FILE.bw|FILE.csv")]
        sets: Vec<PathBuf>,
        /// What is drawn.
        #[arg(long)]
        view: ViewArg,
        #[command(flatten)]
        asked: Asked,
        /// Width and height in CSS px; higher where the words do not fit.
        #[arg(long, value_name = "WxH", default_value = "800x450",
              value_parser = render::read_size)]
        size: Size,
        /// The colours.
        #[arg(long, default_value = "light")]
        theme: ThemeArg,
        /// A BCP 47 language; English where it is not translated.
        #[arg(long, default_value = "en")]
        lang: Locale,
        /// How many pixels of a PNG stand for a CSS px. Default: 1.
        #[arg(long, value_name = "N", value_parser = render::read_scale)]
        scale: Option<f32>,
        /// The picture to write.
        #[arg(short, value_name = "FILE.svg|FILE.png")]
        output: PathBuf,
    },
    /// Prints the HTML to paste: the element with its picture and table for readers without it.
    Embed {
        /// A folder, a .bw file or a CSV; for sources as many as are to speak.
        #[arg(required = true, value_name = "DIR|FILE.bw|FILE.csv")]
        sets: Vec<PathBuf>,
        /// What is shown.
        #[arg(long)]
        view: ViewArg,
        #[command(flatten)]
        asked: Asked,
        /// The element's id.
        #[arg(long)]
        id: Option<String>,
        /// The address of the module's folder; its script is then printed too.
        #[arg(long, value_name = "URL")]
        base: Option<String>,
        /// What is printed, by what the page takes.
        #[arg(long = "as", value_name = "FORM", default_value = "script")]
        form: Form,
        /// The list of files with hashes and editions. Default: dist/manifest.json, if it is there.
        #[arg(long, value_name = "FILE")]
        manifest: Option<PathBuf>,
        /// Always draw the edition that the manifest names now. The default where it names one.
        #[arg(long, conflicts_with = "living")]
        frozen: bool,
        /// Draw the current edition, and say where it differs from the one of now.
        #[arg(long)]
        living: bool,
        /// A BCP 47 language; English where it is not translated.
        #[arg(long, default_value = "en")]
        lang: Locale,
    },
    /// Makes one file with everything in it, which opens from a disk without a network.
    Standalone {
        /// The set that stands first: a folder, a .bw file or a CSV.
        #[arg(required_unless_present = "lesson", value_name = "DIR|FILE.bw|FILE.csv")]
        set: Option<PathBuf>,
        /// What is shown first.
        #[arg(long, default_value = "timeline")]
        view: ViewArg,
        #[command(flatten)]
        asked: Asked,
        /// A lesson on that set and the bundled ones, which is played instead.
        #[arg(long, value_name = "LESSON.json", conflicts_with_all = ["view", "Asked"])]
        lesson: Option<PathBuf>,
        /// The page's title. Default: the set's or the lesson's.
        #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
        title: Option<String>,
        /// A BCP 47 language that it begins in and that takes the place of Arabic; English where it
        /// is not translated. Default: the reader's, of English and Arabic.
        #[arg(long)]
        lang: Option<Locale>,
        /// The page that it is made from.
        #[arg(long, value_name = "FILE.html", default_value = "dist/standalone.html")]
        page: PathBuf,
        /// The file to write.
        #[arg(short, value_name = "FILE.html")]
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
        #[command(flatten)]
        into: Destination,
    },
    /// The figures of everyone but CNCERT, out of the same list.
    Agencies {
        /// The list, one row a figure.
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
        #[command(flatten)]
        into: Destination,
    },
    /// Packets that sensors in six countries met in 2013.
    Honeypots {
        /// The archive of packets.
        #[arg(value_name = "MARX.tar.gz")]
        archive: PathBuf,
        /// The table of countries by address.
        #[arg(value_name = "GEOIP.dat")]
        table: PathBuf,
        #[command(flatten)]
        into: Destination,
    },
    /// Incidents of the VERIS Community Database.
    Vcdb {
        /// The archive of incident files.
        #[arg(value_name = "FILE.tar.gz")]
        file: PathBuf,
        #[command(flatten)]
        into: Destination,
    },
    /// DCID: state-to-state incidents between rivals, 2000 to 2020.
    Dcid {
        /// The researchers' workbook.
        #[arg(value_name = "FILE.xlsx")]
        workbook: PathBuf,
        /// The Correlates of War list of state codes.
        #[arg(value_name = "COW.csv")]
        codes: PathBuf,
        #[command(flatten)]
        into: Destination,
    },
    /// MISP's galaxy: groups by suspected origin and listed target country.
    Misp {
        /// The galaxy's cluster.
        #[arg(value_name = "threat-actor.json")]
        file: PathBuf,
        #[command(flatten)]
        into: Destination,
    },
}

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => outcome(run(cli.command)),
        Err(error) => usage(&error),
    }
}

/// One arm a command; a failure is what shall stand on standard error.
fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Import { source } => match import(source) {
            Err(error @ ImportError::Lower { .. }) => Err(Failure::of(&error, BAD_USAGE)),
            imported => imported.map_err(boxed),
        },
        Command::Check { folders } => {
            let mut out = io::BufWriter::new(io::stderr().lock());
            // A fault that no one reads any more is a fault all the same.
            match check::check(&folders, &mut out) {
                Ok(0) => Ok(()),
                Ok(_) | Err(_) => Err(Failure { code: BAD_DATA, words: None }),
            }
        }
        Command::Compile { folder, output, k, english } => {
            match compile::compile(&folder, &output, k, english) {
                Err(error @ CompileError::Lower { .. }) => Err(Failure::of(&error, BAD_USAGE)),
                compiled => compiled.map_err(boxed),
            }
        }
        Command::Query { sets, kind, asked, format, lang } => {
            let (env, out) = (Icu::new(lang).map_err(boxed)?, &mut stdout().lock());
            match query::query(&sets, kind, &asked, format, &env, out) {
                Err(QueryError::Write(error)) if is_closed(&error) => Ok(()),
                Err(QueryError::Ask(error)) => Err(misasked(&error)),
                written => written.map_err(boxed),
            }
        }
        Command::Render { sets, view, asked, size, theme, lang, scale, output } => {
            let env = Icu::new(lang).map_err(boxed)?;
            let wanted = Picture { view, size, theme: theme.into(), scale, file: &output };
            match render::render(&sets, &asked, &wanted, &env) {
                Err(RenderError::Ask(error)) => Err(misasked(&error)),
                Err(error @ (RenderError::Kind(_) | RenderError::Scale)) => {
                    Err(Failure::of(&error, BAD_USAGE))
                }
                drawn => drawn.map_err(boxed),
            }
        }
        Command::Embed { sets, view, asked, id, base, form, manifest, frozen, living, lang } => {
            let env = Icu::new(lang).map_err(boxed)?;
            let (id, base, out) = (id.as_deref(), base.as_deref(), &mut stdout().lock());
            let lasting = [(frozen, Lasting::Frozen), (living, Lasting::Living)];
            let lasting = lasting.into_iter().find(|(is_asked, _)| *is_asked).map(|(_, kind)| kind);
            let wanted = Wanted { view, form, id, base, manifest, lasting };
            match embed::embed(&sets, &asked, &wanted, &env, out) {
                Err(EmbedError::Write(error)) if is_closed(&error) => Ok(()),
                Err(error) if error.is_bad_usage() => Err(Failure::of(&error, BAD_USAGE)),
                Err(error) => Err(boxed(error)),
                Ok(said) => {
                    said.iter().for_each(|words| complain(words));
                    Ok(())
                }
            }
        }
        Command::Standalone { set, view, asked, lesson, title, lang, page, output } => {
            let env = Icu::new(locale!("en")).map_err(boxed)?;
            let (set, lesson, lang) = (set.as_deref(), lesson.as_deref(), lang.as_ref());
            let (asked, page) = (&asked, &*page);
            let wanted = standalone::Wanted { set, view, asked, lesson, title, lang, page };
            match standalone::standalone(&wanted, &output, &env) {
                Err(error) if error.is_bad_usage() => Err(Failure::of(&error, BAD_USAGE)),
                made => made.map_err(boxed),
            }
        }
    }
}

/// Makes a folder, and says what was counted and what was left out.
fn import(source: Source) -> Result<(), ImportError> {
    let said = match source {
        Source::Cncert { file, into } => return import::cncert::import(&file, &into),
        Source::Agencies { file, into } => return import::agencies::import(&file, &into),
        Source::Vcdb { file, into } => return import::vcdb::import(&file, &into),
        Source::Honeypots { archive, table, into } => {
            return import::honeypots::import(&archive, &table, &into);
        }
        Source::Dcid { workbook, codes, into } => import::dcid::import(&workbook, &codes, &into)?,
        Source::Misp { file, into } => import::misp::import(&file, &into)?,
    };
    // A reader who closed the pipe wants no more text; the folder is written.
    let _ = writeln!(stdout().lock(), "{said}");
    Ok(())
}

/// Whether the reader closed the pipe, having all that was wanted.
fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Why the command failed: its exit code, and what shall stand on standard error, unless that has
/// been written already.
struct Failure {
    code: u8,
    words: Option<String>,
}

impl Failure {
    fn of(error: &impl Display, code: u8) -> Self {
        Self { code, words: Some(error.to_string()) }
    }
}

fn boxed(error: impl Display) -> Failure {
    Failure::of(&error, BAD_DATA)
}

/// What the set cannot be asked is bad usage; what it cannot answer is bad data.
fn misasked(error: &AskedError) -> Failure {
    Failure::of(error, if error.is_bad_usage() { BAD_USAGE } else { BAD_DATA })
}

fn outcome(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { code, words }) => {
            words.iter().for_each(|words| complain(words));
            ExitCode::from(code)
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
