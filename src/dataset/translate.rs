//! A set's words in another language.
//!
//! A set goes over to them for good, since a copy of all its figures would be made by code of its
//! own, 3 kB of it in the wasm: who needs both reads the set twice. Its `translations` have, by language, each English text with its translation. In a
//! page those of a bundled set travel apart from it, as a plain list in the order of
//! [`Descriptor::texts`], since most readers need none of them.

use super::{Coverage, Dataset, Descriptor, Measure, Pairs};

/// Under this name the terms keep the words in force for texts that code asks for in English.
const IN_FORCE: &str = "";

impl Dataset {
    /// Goes over to the words of one of the descriptor's own translations, if it has that.
    #[must_use]
    pub fn in_language(mut self, lang: &str) -> Self {
        let translations = std::mem::take(&mut self.descriptor.bothways.translations);
        for (known, words) in translations.iter() {
            if known == lang {
                self.descriptor.translate(&mut |english| words.text(english).map(str::to_owned));
            }
        }
        self
    }

    /// Goes over to the words of a list, in the order of [`Descriptor::texts`].
    #[must_use]
    pub fn in_words(mut self, words: Vec<String>) -> Self {
        let mut words = words.into_iter();
        self.descriptor.translate(&mut |_| words.next());
        self
    }
}

impl Descriptor {
    /// Every text that a reader meets in the reader's language, in a fixed order. Titles of
    /// licences and citations stay as their authors wrote them.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        self.clone().translate(&mut |text| {
            texts.push(text.to_owned());
            None
        });
        texts
    }

    /// Replaces every text that `translate` has another for.
    fn translate(&mut self, translate: &mut dyn FnMut(&str) -> Option<String>) {
        let mut bases = Vec::new();
        {
            let mut put = |text: &mut String| {
                if let Some(other) = translate(text) {
                    *text = other;
                }
            };
            put(&mut self.title);
            for source in &mut self.sources {
                put(&mut source.title);
            }
            let terms = &mut self.bothways;
            for measure in &mut terms.measures {
                translate_measure(measure, &mut put);
                for side in [&measure.basis.source, &measure.basis.target] {
                    let mut words = side.clone();
                    put(&mut words);
                    bases.push((side.clone(), words));
                }
            }
            for category in &mut terms.categories {
                put(&mut category.title);
            }
            translate_coverage(&mut terms.coverage, &mut put);
            put(&mut terms.vantage);
            for base in &mut terms.bases {
                put(&mut base.unit);
            }
            for reference in &mut terms.references {
                put(&mut reference.publisher);
                put(&mut reference.title);
                put(&mut reference.note);
            }
            for annotation in &mut terms.annotations {
                put(&mut annotation.label);
                put(&mut annotation.text);
            }
            for note in &mut terms.notes {
                put(&mut note.text);
            }
            for text in &mut terms.caveats {
                put(text);
            }
            for text in [&mut terms.who, &mut terms.world, &mut terms.zero].into_iter().flatten() {
                put(text);
            }
        }
        self.bothways.translations = Pairs::of(vec![(IN_FORCE.to_owned(), Pairs::of(bases))]);
    }

    /// What a country of a basis is told by, in the words in force: `IP location`.
    pub fn basis<'a>(&'a self, english: &'a str) -> &'a str {
        for (lang, words) in self.bothways.translations.iter() {
            if lang == IN_FORCE {
                return words.text(english).unwrap_or(english);
            }
        }
        english
    }
}

fn translate_measure(measure: &mut Measure, put: &mut dyn FnMut(&mut String)) {
    for text in [&mut measure.title, &mut measure.unit, &mut measure.definition] {
        put(text);
    }
    let Measure { unit_one, phrase, limit, leads_by, who, vantage, .. } = measure;
    if let Some(words) = leads_by {
        // The same word may be a unit, which reads otherwise after a number.
        let mut led = String::from("by ");
        led.push_str(words);
        let by = led.clone();
        put(&mut led);
        if led != by {
            *words = led;
        }
    }
    for text in [unit_one, phrase, limit, who, vantage].into_iter().flatten() {
        put(text);
    }
    if let Some(coverage) = &mut measure.coverage {
        translate_coverage(coverage, put);
    }
}

fn translate_coverage(coverage: &mut Coverage, put: &mut dyn FnMut(&mut String)) {
    put(&mut coverage.why);
}
