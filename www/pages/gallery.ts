/**
 * Every view of every bundled set at three widths. `?view=` shows one view only, `?src=a.bw,b.bw`
 * figures by their addresses instead of the bundled sets.
 */

const VIEWS = ["timeline", "sources", "partners", "matrix", "flows", "map", "balance", "table"];
const SETS = ["cncert", "agencies", "honeypots", "dcid", "misp", "vcdb"];
const WIDTHS = 3;

const asked = new URLSearchParams(location.search);

function make(tag: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** One view of one set, at each width. */
function section(view: string, figures: Record<string, string>): HTMLElement {
  const chart = () => make("both-ways", { ...figures, view });
  const name = Object.values(figures).join();
  const charts = Array.from({ length: WIDTHS }, chart);
  return make("section", {}, make("h2", {}, `${view}, ${name}`), make("div", {}, ...charts));
}

function sets(view: string): Record<string, string>[] {
  const files = asked.get("src")?.split(",");
  if (files) return files.map((src) => ({ src }));
  // All sets speak at once in the view of sources; the pair is the article's.
  if (view === "sources") return [{ pair: "CN-US" }];
  return SETS.map((figures) => ({ figures }));
}

const links = VIEWS.map((view) => make("a", { href: `?view=${view}` }, view));
document.querySelector("nav")!.append(make("a", { href: "?" }, "all"), ...links);
const views = asked.has("view") ? [asked.get("view")!] : VIEWS;
const sections = views.flatMap((view) => sets(view).map((figures) => section(view, figures)));
document.querySelector("main")!.append(...sections);
