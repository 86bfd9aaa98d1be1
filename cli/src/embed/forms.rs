//! One text for each kind of page.

use bothways::describe::Words;
use bothways::i18n::Env;
use bothways::query::View;

use super::html::{attribute, attributes, query, text};
use super::manifest::Manifest;
use super::question::{Named, language};
use super::{EmbedError, Form, figure, preload};

/// Before a frame has told its height, in CSS px.
const HEIGHT: u16 = 600;
/// The frame may run its script, and nothing else.
const SANDBOX: &str = "allow-scripts";

/// What is pasted, in whichever form.
pub struct Pasted<'a> {
    pub view: &'a View<'a>,
    pub words: Words,
    /// What was asked, but for the language.
    pub named: Vec<Named>,
    pub id: Option<&'a str>,
    /// Without a slash at its end.
    pub base: Option<&'a str>,
    pub manifest: Option<&'a Manifest>,
    pub env: &'a dyn Env,
}

impl Pasted<'_> {
    pub fn form(&self, form: Form) -> Result<String, EmbedError> {
        match form {
            Form::Script => self.script(),
            Form::Frame => self.frame(),
            Form::Static => self.picture(),
            Form::Amp => self.amp(),
            Form::Wordpress => self.wordpress(),
            Form::Link => self.link(),
        }
    }

    /// The element, before it what fetches its script and wasm where their folder is known.
    fn script(&self) -> Result<String, EmbedError> {
        let head = self.base.map(|base| self.head(base)).unwrap_or_default();
        let id = self.id.map(|id| ("id", id.to_owned()));
        let named: Vec<_> =
            id.into_iter().chain(language(self.env)).chain(self.named.clone()).collect();
        let inside = figure::fallback(self.view, &self.words, self.env)?;
        Ok(format!("{head}<both-ways{}>\n{inside}</both-ways>\n", attributes(&named)))
    }

    fn head(&self, base: &str) -> String {
        let links = preload::links(base, self.view, &self.named, self.manifest, self.env);
        let module = attribute(&format!("{base}/bothways.js"));
        let integrity = preload::integrity_of("bothways.js", self.manifest);
        format!("{links}<script type=\"module\" src=\"{module}\"{integrity}></script>\n")
    }

    /// The frame's address, and what readers who do not see it are told.
    fn address(&self) -> Result<(String, String), EmbedError> {
        let base = self.base.ok_or(EmbedError::NoBase)?;
        // The frame knows a language's direction.
        let lang = language(self.env).into_iter().filter(|(name, _)| *name == "lang");
        let named: Vec<_> = lang.chain(self.named.clone()).collect();
        let address = format!("{base}/embed.html?{}", query(&named));
        Ok((attribute(&address), attribute(&self.words.title)))
    }

    fn frame(&self) -> Result<String, EmbedError> {
        let (src, title) = self.address()?;
        let host = attribute(&format!("{}/bothways-frame.js", self.base.unwrap_or_default()));
        let integrity = preload::integrity_of("bothways-frame.js", self.manifest);
        let id = self.id.map(|id| attributes(&[("id", id.to_owned())])).unwrap_or_default();
        Ok(format!(
            "<iframe{id} src=\"{src}\" title=\"{title}\" sandbox=\"{SANDBOX}\" loading=\"lazy\" \
             width=\"100%\" height=\"{HEIGHT}\"></iframe>\n\
             <script async src=\"{host}\"{integrity}></script>\n"
        ))
    }

    fn picture(&self) -> Result<String, EmbedError> {
        let id = self.id.map(|id| ("id", id.to_owned()));
        let named: Vec<_> = id.into_iter().chain(language(self.env)).collect();
        let inside = figure::figure(self.view, &self.words, self.env)?;
        Ok(format!("<figure{}>\n{inside}</figure>\n", attributes(&named)))
    }

    /// By AMP's documentation: a placeholder lets it stand in the first screen, an overflow element
    /// is shown where AMP grants no more height before the reader asks.
    fn amp(&self) -> Result<String, EmbedError> {
        let (src, title) = self.address()?;
        if !src.starts_with("https://") {
            return Err(EmbedError::NoHttps(self.base.unwrap_or_default().to_owned()));
        }
        let (light, _) = figure::addresses(self.view, self.env)?;
        let more = "Show the whole chart";
        Ok(format!(
            "<!-- In the head: <script async custom-element=\"amp-iframe\" \
             src=\"https://cdn.ampproject.org/v0/amp-iframe-0.1.js\"></script> -->\n\
             <amp-iframe src=\"{src}\" title=\"{title}\" sandbox=\"{SANDBOX}\" \
             layout=\"fixed-height\" width=\"auto\" height=\"{HEIGHT}\" frameborder=\"0\" \
             resizable>\n\
             <amp-img placeholder layout=\"fill\" alt=\"{title}\" src=\"{light}\"></amp-img>\n\
             <div overflow tabindex=\"0\" role=\"button\" aria-label=\"{more}\">{more}</div>\n\
             </amp-iframe>\n"
        ))
    }

    /// A block that the editor leaves as it is.
    fn wordpress(&self) -> Result<String, EmbedError> {
        Ok(format!("<!-- wp:html -->\n{}<!-- /wp:html -->\n", self.frame()?))
    }

    fn link(&self) -> Result<String, EmbedError> {
        let (href, _) = self.address()?;
        Ok(format!("<a href=\"{href}\">{}</a>\n", text(&self.words.title)))
    }
}
