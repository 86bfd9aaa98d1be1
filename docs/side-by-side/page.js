/** One row a view: ours, then the same answer in Observable Plot and in ECharts. */

import { ROWS, withEcharts, withPlot } from "./rows.js";

const make = (tag, ...children) => {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
};

async function row({ attributes, plot, echarts }) {
  const ours = document.createElement("both-ways");
  for (const [name, value] of Object.entries({ ...attributes, loading: "eager" })) {
    ours.setAttribute(name, value);
  }
  const [left, middle, right] = [make("div", ours), make("div"), make("div")];
  document.body.append(make("section", left, middle, right));
  await ours.ready;
  const answer = ours.answer();
  middle.append(withPlot(plot(answer)));
  right.append(withEcharts(echarts(answer)));
}

document.body.append(
  make("section", make("h2", "Bothways"), make("h2", "Observable Plot"), make("h2", "ECharts")),
);
for (const one of ROWS) await row(one);
document.body.dataset.done = "";
