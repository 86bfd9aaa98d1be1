//! The languages: every text translated, with the places and the forms of numbers that it needs.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;
#[allow(dead_code, reason = "it runs by itself too")]
#[path = "../examples/texts.rs"]
mod fetched;

use std::collections::{BTreeMap, BTreeSet};

use bothways::BUNDLED;
use bothways::dataset::{Dataset, Descriptor, decode, read_folder};
use bothways::i18n::{Message, branch};
use bothways_cli::texts::{LANGUAGES, by_name};
use common::{bothways, compiled, in_repository, names_in, printed};
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// What a language's file may weigh on its way to a reader.
const MOST: usize = 4000;

/// Words that take sides, by language: the beginnings of words, or signs. Sets keep them where their
/// source counts by such a word.
const LOADED: &[(&str, &[&str])] = &[
    ("en", &["attack", "hack", "victim", "enem", "hostile"]),
    ("ar", &["هجوم", "هجمات", "مهاجم", "قرصن", "قراصنة", "ضحي", "ضحايا", "عدو", "أعداء"]),
    ("de", &["angriff", "angreif", "attack", "hack", "opfer", "feind"]),
    ("es", &["ataque", "ataca", "atac", "hack", "pirata", "víctima", "enemig"]),
    ("fr", &["attaqu", "hack", "pirat", "victime", "ennemi"]),
    ("id", &["serang", "penyerang", "retas", "peretas", "korban", "musuh", "hack"]),
    ("ja", &["攻撃", "ハッカー", "ハッキング", "被害者", "犠牲", "敵"]),
    ("ko", &["공격", "해커", "해킹", "피해자", "희생", "적국"]),
    ("pt", &["ataque", "ataca", "atac", "hack", "pirata", "vítima", "inimig"]),
    ("ru", &["атак", "напад", "хакер", "жертв", "враг", "враж"]),
    ("zh-Hans", &["攻击", "黑客", "受害", "敌"]),
    ("zh-Hant", &["攻擊", "駭客", "黑客", "受害", "敵"]),
];

/// The branches of a message that varies by a count; none where it does not.
fn branches(text: &str) -> Option<BTreeMap<&str, &str>> {
    let mut rest = text.strip_prefix("{count, plural, ")?.strip_suffix('}')?;
    let mut found = BTreeMap::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once(" {")?;
        let mut depth = 1;
        let end = after.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        })?;
        assert!(found.insert(name, &after[..end]).is_none(), "{name} twice: {text}");
        rest = after[end + 1..].trim_start();
    }
    Some(found)
}

/// The places of a text; a brace that belongs to none is a fault.
fn places(text: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut parts = text.split('{');
    assert!(!parts.next().unwrap().contains('}'), "{text}");
    for part in parts {
        let (name, after) = part.split_once('}').unwrap_or_else(|| panic!("open: {text}"));
        assert!(!after.contains('}'), "closed twice: {text}");
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !name.is_empty(),
            "{text}"
        );
        found.insert(name);
    }
    found
}

/// CLDR's forms of a language's whole numbers, as it names them.
fn categories(lang: &str) -> BTreeSet<&'static str> {
    let rules = PluralRules::try_new_cardinal(lang.parse::<Locale>().unwrap().into()).unwrap();
    let name = |category| match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    rules.categories().map(name).collect()
}

/// A word of a language's list that a text has.
fn loaded(lang: &str, text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let (_, words) = LOADED.iter().find(|(known, _)| *known == lang).unwrap();
    let begins =
        |at: usize| !text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic());
    let has = |word: &&&str| text.match_indices(**word).any(|(at, _)| begins(at));
    words.iter().find(has).copied()
}

/// Every language's texts beside the English ones.
fn each_text(mut look: impl FnMut(&str, &str, &str, &str)) {
    for (lang, file) in LANGUAGES {
        let texts = by_name(file);
        for (name, message) in Message::NAMES.iter().zip(Message::ALL) {
            if let Some(text) = texts.get(*name) {
                look(lang, name, message.english(), text);
            }
        }
    }
}

fn bundled(id: &str) -> Dataset {
    read_folder(&in_repository("data").join(id)).unwrap()
}

/// Every bundled set's texts with their translations; English where one is missing.
fn each_set_text(mut look: impl FnMut(&str, &str, &str, &str)) {
    for id in BUNDLED {
        let set = bundled(id);
        let translations = &set.descriptor().bothways.translations;
        for (lang, words) in translations.iter() {
            for (english, text) in words.iter() {
                look(lang, id, english, text);
            }
        }
    }
}

#[test]
fn each_language_has_every_message_and_no_other() {
    let all: BTreeSet<_> = Message::NAMES.iter().copied().collect();
    for (lang, file) in LANGUAGES {
        let texts = by_name(file);
        let names: BTreeSet<_> = texts.keys().map(String::as_str).collect();
        let missing: Vec<_> = all.difference(&names).collect();
        let unknown: Vec<_> = names.difference(&all).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
        assert!(unknown.is_empty(), "{lang} has texts of no message: {unknown:?}");
        let empty: Vec<_> =
            texts.iter().filter(|(name, text)| text.is_empty() && *name != "Gap").collect();
        assert!(empty.is_empty(), "{lang}: {empty:?}");
    }
}

#[test]
fn a_message_has_the_places_of_the_english_one_in_every_branch() {
    each_text(|lang, name, english, text| {
        let wanted = &places_of_branches(english)[0];
        for found in places_of_branches(text) {
            assert_eq!(found, *wanted, "{lang}: {name}: {text}");
        }
        let counts = |text: &str| text.contains("{count}");
        assert!(!counts(text) || counts(english), "{lang}: {name}: {text}");
    });
}

/// The places of each branch, of a text without branches its own. A count may be told by a word.
fn places_of_branches(text: &str) -> Vec<BTreeSet<&str>> {
    let branches = branches(text).map_or(vec![text], |all| all.into_values().collect());
    let without_count = |text| {
        let mut places = places(text);
        places.remove("count");
        places
    };
    branches.into_iter().map(without_count).collect()
}

#[test]
fn what_varies_by_a_count_has_the_forms_of_its_language_and_nothing_else_has() {
    each_text(|lang, name, english, text| match branches(text) {
        Some(found) => {
            assert!(branches(english).is_some(), "{lang}: {name}: {text}");
            assert_eq!(
                found.into_keys().collect::<BTreeSet<_>>(),
                categories(lang),
                "{lang}: {name}"
            );
        }
        None => {
            assert!(branches(english).is_none(), "{lang}: {name}: {text}");
            assert!(!text.contains("plural"), "{lang}: {name}: {text}");
        }
    });
    for message in Message::ALL {
        if let Some(found) = branches(message.english()) {
            assert_eq!(found.into_keys().collect::<BTreeSet<_>>(), categories("en"));
        }
    }
}

#[test]
fn every_branch_is_found_by_its_name() {
    each_text(|lang, name, _, text| {
        for (category, words) in branches(text).unwrap_or_default() {
            assert_eq!(branch(text, category), words, "{lang}: {name}");
        }
    });
}

#[test]
fn no_text_takes_sides() {
    for message in Message::ALL {
        assert_eq!(loaded("en", message.english()), None, "{}", message.english());
    }
    each_text(|lang, name, _, text| assert_eq!(loaded(lang, text), None, "{lang}: {name}: {text}"));
    let counted = phrases_of_loaded_units();
    each_set_text(|lang, id, english, text| {
        if loaded("en", english).is_none() && !counted.contains(english) {
            assert_eq!(loaded(lang, text), None, "{lang}: {id}: {english}: {text}");
        }
    });
}

/// Phrases of measures whose source counts by a word that takes sides: `{value}` has it in English.
fn phrases_of_loaded_units() -> BTreeSet<String> {
    let mut phrases = BTreeSet::new();
    for id in BUNDLED {
        for measure in &bundled(id).descriptor().bothways.measures {
            let is_loaded = loaded("en", &measure.unit).is_some();
            phrases.extend(measure.phrase.clone().filter(|_| is_loaded));
        }
    }
    phrases
}

#[test]
fn each_translation_says_that_no_native_reader_has_looked_through_it() {
    assert_eq!(Message::Unreviewed.english(), "");
    for (lang, file) in LANGUAGES {
        assert!(!by_name(file)["Unreviewed"].is_empty(), "{lang}");
    }
}

#[test]
fn a_file_that_a_page_fetches_is_small() {
    let folder = tempfile::tempdir().unwrap();
    fetched::write_all(folder.path()).unwrap();
    let names = names_in(folder.path());
    assert_eq!(names.len(), LANGUAGES.len() * (2 + BUNDLED.len()), "{names:?}");
    let mut heavy = Vec::new();
    for name in names {
        let bytes = std::fs::read(folder.path().join(&name)).unwrap();
        let size = brotli_size(&bytes);
        if size >= MOST {
            heavy.push((name, size));
        }
    }
    assert!(heavy.is_empty(), "{heavy:?}");
}

fn brotli_size(mut bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &params).unwrap();
    out.len()
}

#[test]
fn a_page_gives_a_set_the_words_that_the_command_gives_it() {
    let folder = tempfile::tempdir().unwrap();
    fetched::write_all(folder.path()).unwrap();
    for id in BUNDLED {
        for (lang, _) in LANGUAGES {
            let list = std::fs::read(folder.path().join(format!("{id}.{lang}.json"))).unwrap();
            let page = bundled(id).untranslated().in_words(serde_json::from_slice(&list).unwrap());
            let command = bundled(id).in_language(lang);
            assert_eq!(page.descriptor(), command.descriptor(), "{id}, {lang}");
            for measure in &page.descriptor().bothways.measures {
                for side in [&measure.basis.source, &measure.basis.target] {
                    let words = page.descriptor().basis(side);
                    assert_ne!(words, side, "{id}, {lang}");
                    assert_eq!(words, command.descriptor().basis(side));
                }
            }
        }
    }
}

/// The texts that a set's readers meet, as its own author wrote them.
fn texts(descriptor: &Descriptor) -> BTreeSet<String> {
    descriptor.texts().into_iter().filter(|text| !text.is_empty()).collect()
}

#[test]
fn each_language_has_every_text_of_every_bundled_set() {
    let mut missing = Vec::new();
    for id in BUNDLED {
        let set = bundled(id);
        let descriptor = set.descriptor();
        for (lang, _) in LANGUAGES {
            let words = descriptor.bothways.translations.get(&(*lang).to_owned());
            for text in texts(descriptor) {
                // A word that leads may be told by its unit's or by its own text.
                let is_led = descriptor.bothways.measures.iter().any(|measure| {
                    measure.leads_by.as_ref().is_some_and(|by| text == format!("by {by}"))
                });
                if !is_led && words.and_then(|words| words.text(&text)).is_none_or(str::is_empty) {
                    missing.push(format!("{id}, {lang}: {text}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn a_set_translates_only_what_it_says() {
    let mut known = BTreeMap::new();
    for id in BUNDLED {
        known.insert(id, texts(bundled(id).descriptor()));
    }
    each_set_text(|lang, id, english, _| {
        assert!(known[id].contains(english), "{id}, {lang}: no text of the set: {english}");
    });
}

#[test]
fn a_sets_phrases_and_units_are_whole_in_each_language() {
    each_set_text(|lang, id, english, text| {
        let place = format!("{id}, {lang}: {english}: {text}");
        match branches(text) {
            Some(found) => {
                for words in found.values() {
                    assert!(places(words).is_subset(&places(english)), "{place}");
                }
                let names = found.into_keys().collect::<BTreeSet<_>>();
                assert_eq!(names, categories(lang), "{place}");
            }
            None => assert_eq!(places(text), places(english), "{place}"),
        }
    });
}

#[test]
fn only_units_vary_by_a_count() {
    for id in BUNDLED {
        let set = bundled(id);
        let terms = &set.descriptor().bothways;
        let units: BTreeSet<_> = terms
            .measures
            .iter()
            .flat_map(|measure| [Some(&measure.unit), measure.unit_one.as_ref()])
            .chain(terms.bases.iter().map(|base| Some(&base.unit)))
            .flatten()
            .collect();
        for (lang, words) in terms.translations.iter() {
            for (english, text) in words.iter() {
                let varies = branches(text).is_some();
                assert!(!varies || units.contains(english), "{id}, {lang}: {english}: {text}");
            }
        }
    }
}

#[test]
fn compile_keeps_translations_unless_english_alone_is_asked_for() {
    let set = in_repository("data/misp");
    let (_folder, file) = compiled(&set);
    let read = || decode(&std::fs::read(&file).unwrap()).unwrap();
    let langs = |set: &Dataset| {
        set.descriptor()
            .bothways
            .translations
            .iter()
            .map(|(lang, _)| lang.clone())
            .collect::<BTreeSet<_>>()
    };
    let all = LANGUAGES.iter().map(|(lang, _)| (*lang).to_owned()).collect();
    assert_eq!(langs(&read()), all);
    let folder_says = bundled("misp").in_language("ar").descriptor().texts();
    assert_eq!(read().in_language("ar").descriptor().texts(), folder_says);

    let words = [
        "compile".as_ref(),
        "--english".as_ref(),
        set.as_os_str(),
        "-o".as_ref(),
        file.as_os_str(),
    ];
    printed(&bothways(&words));
    assert_eq!(langs(&read()), BTreeSet::new());
    assert_eq!(read().descriptor().texts(), bundled("misp").descriptor().texts());
}

#[test]
fn an_answer_in_a_language_says_no_english_text_of_its_set() {
    for id in BUNDLED {
        let set = bundled(id);
        let (_folder, file) = compiled(&in_repository("data").join(id));
        let file = file.to_str().unwrap();
        for (lang, words) in set.descriptor().bothways.translations.iter() {
            for view in ["pair", "partners"] {
                let asked = ["query", file, view, "--lang", lang, "--format", "text"];
                let said = without_citations(printed(&bothways(&asked)), set.descriptor());
                for (english, text) in words.iter() {
                    // A word alone may be a name, or a word of that language too.
                    let is_told = english.contains(' ') && !text.contains(english.as_str());
                    let is_said = is_told && said.contains(english.as_str());
                    assert!(!is_said, "{id} {view} {lang}: {english}");
                }
            }
        }
    }
}

/// What is said, but for how a set wants to be cited: that stays as its authors wrote it.
fn without_citations(said: String, descriptor: &Descriptor) -> String {
    let terms = &descriptor.bothways;
    let own = terms.measures.iter().filter_map(|measure| measure.citation.as_ref());
    own.chain([&terms.citation])
        .fold(said, |said, citation| said.replace(citation.trim_end_matches('.'), ""))
}
