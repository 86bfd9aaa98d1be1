/**
 * `custom-elements.json`: what editors and catalogues read of the element, by the schema
 * https://github.com/webcomponents/custom-elements-manifest. All of it comes from the declarations
 * and from the module itself: the analyzers at hand see no accessors that a loop defines.
 */

/** A comment of the declarations, and what stands behind it until the next. */
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[^])*)\*\/\n([^]*?)(?=\n *\/\*\*|$)/g;
/** A member of an interface, a getter, a method. */
const FIELD = /^ *"?([\w-]+)"?: ([^]*);$/;
const GETTER = /^ *get (\w+)\(\): (.*);/;
const METHOD = /^ *(\w+)\((.*)\): (.*);/;
/** The class, with its comment. */
const CLASS = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport declare class BothWays [^]*?\{\n([^]*?)\n\}/;
/** A tag of the class's comment, such as `@csspart chart - The chart.` */
const TAG = /@(\w+) (?:([\w-]+) )?- ([^@]*)/g;

/** What a machine can take for a default. */
const DEFAULT = /Default: (?:`([^`]+)`|(\d+))/;
/** A type that stands for others. */
const ALIAS = /export type (\w+) = ([^;]*);/g;

/** The manifest of an element with these `attributes`, as `declarations` describe it. */
export function manifest(declarations, attributes) {
  const spell = speller(declarations);
  const properties = membersOf(interfaceOf(declarations, "Properties"), FIELD).map(property(spell));
  agree(properties.map(({ attribute }) => attribute), attributes);
  const path = "module/bothways.js";
  const declaration = { name: "BothWays", module: path };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path,
        declarations: [element(declarations, properties)],
        exports: [
          { kind: "js", name: "BothWays", declaration },
          { kind: "custom-element-definition", name: "both-ways", declaration },
        ],
      },
    ],
  };
}

/** What is described is there, and what is there is described. */
function agree(described, attributes) {
  const known = [...described, ...OWN.map(({ name }) => name)];
  const silent = attributes.filter((name) => !known.includes(name));
  if (silent.length) throw new Error(`www/src/face.ts says nothing of ${silent.join(", ")}`);
  const gone = described.filter((name) => !attributes.includes(name));
  if (gone.length) throw new Error(`the element has no ${gone.join(", ")}`);
}

function element(declarations, properties) {
  const [, comment, body] = declarations.match(CLASS);
  const [description] = plain(comment).split("@");
  return {
    kind: "class",
    customElement: true,
    name: "BothWays",
    tagName: "both-ways",
    description: description.trim(),
    superclass: { name: "HTMLElement" },
    attributes: [...properties.map(attribute), ...OWN],
    members: [...properties, ...accessors(body), ...methods(body)],
    events: membersOf(interfaceOf(declarations, "Events"), FIELD).map(event),
    slots: tags(comment, "slot").map(({ description }) => ({ name: "", description })),
    cssParts: tags(comment, "csspart"),
    cssProperties: tags(comment, "cssprop"),
  };
}

/** Attributes that are no part of a state. */
const OWN = [
  {
    name: "lang",
    description: "The language of all words, BCP 47.",
    type: { text: "string" },
    default: "the page's",
  },
  {
    name: "loading",
    description: "`eager` shows the chart without waiting for the viewport.",
    type: { text: '"lazy" | "eager"' },
    default: "lazy",
    fieldName: "loading",
  },
  {
    name: "assets",
    description: "The folder of scripts, wasm and figures, for all elements of a page.",
    type: { text: "string" },
    default: "beside the module",
    fieldName: "assets",
  },
];

const attribute = ({ name, attribute, description, type, default: value }) => ({
  name: attribute,
  description,
  type: { text: type.text.replace(" | null", "") },
  ...(value && { default: value }),
  fieldName: name,
});

const property = (spell) => ([comment, name, type]) => {
  const [, word, number] = comment.match(DEFAULT) ?? [];
  const value = word ?? number;
  return {
    kind: "field",
    name,
    description: plain(comment),
    type: { text: spell(plain(type)) },
    ...(value && { default: value }),
    attribute: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  };
};

/** Writes the words out that a property takes. */
function speller(declarations) {
  const aliases = new Map([...declarations.matchAll(ALIAS)].map(([, name, type]) => [name, plain(type)]));
  aliases.delete("Word");
  const written = (name) => (aliases.has(name) ? spelled(aliases.get(name)) : name);
  const spelled = (type) => type.replace(/\b[A-Z]\w+\b/g, written);
  const words = (type) => type.replace(/Word<(.*)>/, "$1 | null").replace(/\bWord\b/, "string | null");
  return (type) => spelled(words(type));
}

const event = ([comment, name, type]) => ({
  name,
  description: plain(comment),
  type: { text: plain(type) },
});

const accessors = (body) =>
  membersOf(body, GETTER).map(([comment, name, type]) => ({
    kind: "field",
    name,
    description: plain(comment),
    type: { text: type },
    ...(!body.includes(`set ${name}(`) && { readonly: true }),
  }));

const methods = (body) =>
  membersOf(body, METHOD).map(([comment, name, parameters, type]) => ({
    kind: "method",
    name,
    description: plain(comment),
    parameters: parameters ? parameters.split(", ").map(parameter) : [],
    return: { type: { text: type } },
  }));

function parameter(text) {
  const [name, type] = text.split(": ");
  return { name, type: { text: type } };
}

const tags = (comment, kind) =>
  [...plain(comment).matchAll(TAG)]
    .filter(([, tag]) => tag === kind)
    .map(([, , name, description]) => ({ name, description: description.trim() }));

/** Comments and words of those documented members that look like `shape`. */
const membersOf = (inside, shape) =>
  [...inside.matchAll(DOCUMENTED)].flatMap(([, comment, code]) => {
    const found = code.match(shape);
    return found ? [[comment, ...found.slice(1)]] : [];
  });

/** The inside of an exported interface. */
function interfaceOf(declarations, name) {
  const inside = declarations.match(new RegExp(`export interface ${name} \\{\\n([^]*?)\\n\\}`))?.[1];
  if (!inside) throw new Error(`the declarations have no interface ${name}`);
  return inside;
}

/** Words of a comment or a type in one line. */
const plain = (text) => text.replace(/\s*\n\s*(\*\s*)?/g, " ").trim();
