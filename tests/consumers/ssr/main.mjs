// A page made on a server: importing the element there defines nothing, and React writes its
// attributes into the HTML, which the browser's copy takes up.

import { BothWays } from "bothways";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const before = Object.keys(globalThis);
const fallback = createElement("p", null, "No script, no chart");
const attributes = { pair: "JP-CN", "heading-level": 2, loading: "eager" };
const html = renderToString(createElement("both-ways", attributes, fallback));
const left = Object.keys(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ html, left, is: typeof BothWays }));
