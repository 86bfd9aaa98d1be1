/** What each view is asked, and how the two libraries draw the same answer as their own examples do. */

import * as Plot from "@observablehq/plot";
import * as echarts from "echarts";
import { feature } from "topojson-client";
import world from "world-atlas/countries-110m.json";

const WIDTH = 420;
const HEIGHT = 340;
const [FORWARD, BACK] = ["#1a4480", "#b85c14"];

const value = (cell) => cell.value ?? null;
const names = new Intl.DisplayNames("en", { type: "region" });
const name = (code) => names.of(code);

/** An answer's flows that have a value. */
const flows = ({ rows }) =>
  rows
    .filter(({ figure }) => figure.value > 0)
    .map(({ origin, target, figure }) => ({ origin, target, value: figure.value }));

const land = feature(world, world.objects.countries);
/** World-atlas knows countries by number and name; the few of the pictures are enough here. */
const PLACES = new Map(
  land.features.map((shape) => [shape.properties.name, shape]),
);
const ATLAS = { US: "United States of America", GB: "United Kingdom", KR: "South Korea", KP: "North Korea" };
const shapeOf = (code) => PLACES.get(ATLAS[code] ?? name(code));
/** The middle of a country's largest ring, roughly. */
function middle(code) {
  const shape = shapeOf(code);
  if (!shape) return null;
  const polygons = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  const ring = polygons.map(([outer]) => outer).sort((a, b) => b.length - a.length)[0];
  const mean = (at) => ring.reduce((sum, point) => sum + point[at], 0) / ring.length;
  return [mean(0), mean(1)];
}

export const ROWS = [
  {
    attributes: { figures: "honeypots", view: "timeline", pair: "US-JP" },
    plot: ({ rows }) => {
      const data = rows.flatMap(({ period, forward, back }) => [
        { period, value: value(forward), way: "US → JP" },
        { period, value: value(back) && -value(back), way: "JP → US" },
      ]);
      return {
        y: { grid: true },
        color: { legend: true, domain: ["US → JP", "JP → US"], range: [FORWARD, BACK] },
        marks: [Plot.barY(data, { x: "period", y: "value", fill: "way" }), Plot.ruleY([0])],
      };
    },
    echarts: ({ rows }) => ({
      legend: {},
      xAxis: { type: "category", data: rows.map(({ period }) => period) },
      yAxis: {},
      series: [
        { name: "US → JP", type: "bar", stack: "a", color: FORWARD, data: rows.map((r) => value(r.forward)) },
        { name: "JP → US", type: "bar", stack: "a", color: BACK, data: rows.map((r) => value(r.back) && -value(r.back)) },
      ],
    }),
  },
  {
    attributes: { figures: "dcid", view: "partners", pair: "US-RU" },
    plot: ({ rows }) => {
      const data = rows.filter(({ partner }) => partner !== "ZZ").flatMap((row) => [
        { partner: name(row.partner), value: row.out.value && -row.out.value, way: "out" },
        { partner: name(row.partner), value: value(row.in), way: "in" },
      ]);
      return {
        marginLeft: 100,
        color: { legend: true, domain: ["out", "in"], range: [FORWARD, BACK] },
        y: { domain: [...new Set(data.map(({ partner }) => partner))], label: null },
        marks: [Plot.barX(data, { x: "value", y: "partner", fill: "way" }), Plot.ruleX([0])],
      };
    },
    echarts: ({ rows }) => ({
      legend: {},
      grid: { left: 100 },
      yAxis: { type: "category", inverse: true, data: rows.map(({ partner }) => name(partner)) },
      xAxis: {},
      series: [
        { name: "out", type: "bar", stack: "a", color: FORWARD, data: rows.map((r) => r.out.value && -r.out.value) },
        { name: "in", type: "bar", stack: "a", color: BACK, data: rows.map((r) => value(r.in)) },
      ],
    }),
  },
  {
    attributes: { figures: "dcid", view: "matrix", pair: "CN-US" },
    plot: ({ rows }) => ({
      padding: 0.05,
      color: { type: "log", scheme: "blues", legend: true },
      x: { label: "target" },
      marks: [
        Plot.cell(rows.filter(({ figure }) => figure.value > 0), {
          x: "target", y: "origin", fill: ({ figure }) => figure.value,
        }),
      ],
    }),
    echarts: ({ rows }) => ({
      xAxis: { type: "category", data: [...new Set(rows.map(({ target }) => target))] },
      yAxis: { type: "category", inverse: true, data: [...new Set(rows.map(({ origin }) => origin))] },
      visualMap: { min: 0, max: Math.max(...rows.map(({ figure }) => figure.value ?? 0)), orient: "horizontal", bottom: 0, left: "center" },
      grid: { bottom: 90 },
      series: [{ type: "heatmap", data: rows.filter(({ figure }) => figure.value > 0).map((r) => [r.target, r.origin, r.figure.value]) }],
    }),
  },
  {
    attributes: { figures: "dcid", view: "flows", pair: "CN-US" },
    plot: () => null,
    echarts: (answer) => ({
      series: [{
        type: "sankey",
        data: [...new Set(flows(answer).flatMap(({ origin, target }) => [origin, target]))].map((name) => ({ name })),
        links: flows(answer).map(({ origin, target, value }) => ({ source: origin, target, value })),
      }],
    }),
  },
  {
    attributes: { figures: "dcid", view: "map", pair: "CN-US" },
    plot: (answer) => {
      const arcs = flows(answer).map((flow) => ({ ...flow, from: middle(flow.origin), to: middle(flow.target) }));
      return {
        projection: "equal-earth",
        marks: [
          Plot.geo(land, { fill: "#eceef0", stroke: "white" }),
          Plot.arrow(arcs.filter(({ from, to }) => from && to), {
            x1: ({ from }) => from[0], y1: ({ from }) => from[1], x2: ({ to }) => to[0], y2: ({ to }) => to[1],
            strokeWidth: ({ value }) => value / 10, bend: true, stroke: FORWARD,
          }),
        ],
      };
    },
    echarts: (answer) => {
      echarts.registerMap("world", land);
      return {
        geo: { map: "world" },
        series: [{
          type: "lines", coordinateSystem: "geo", symbol: ["none", "arrow"], lineStyle: { curveness: 0.2, color: FORWARD },
          data: flows(answer).map(({ origin, target, value }) => ({ coords: [middle(origin), middle(target)], lineStyle: { width: value / 10 } })).filter(({ coords }) => coords.every(Boolean)),
        }],
      };
    },
  },
  {
    attributes: { figures: "dcid", view: "balance", pair: "CN-US" },
    plot: ({ rows }) => ({
      x: { type: "log", grid: true }, y: { type: "log", grid: true },
      marks: [Plot.dot(rows, { x: ({ forward }) => forward.value, y: ({ back }) => back.value }), Plot.text(rows, { x: ({ forward }) => forward.value, y: ({ back }) => back.value, text: ({ a, b }) => `${a}–${b}`, dy: -8 })],
    }),
    echarts: ({ rows }) => ({
      xAxis: { type: "log" }, yAxis: { type: "log" },
      series: [{ type: "scatter", symbolSize: 6, data: rows.map((r) => [r.forward.value, r.back.value]), label: { show: true, position: "top", formatter: ({ dataIndex }) => `${rows[dataIndex].a}–${rows[dataIndex].b}` } }],
    }),
  },
  {
    attributes: { figures: "cncert", view: "sources", pair: "CN-US" },
    plot: ({ rows }) => {
      const data = rows.flatMap((row) => [
        { row: `${row.figures} ${row.measure}`, value: row.forward.value && -row.forward.value, way: "CN → US" },
        { row: `${row.figures} ${row.measure}`, value: value(row.back), way: "US → CN" },
      ]);
      return {
        marginLeft: 150,
        y: { label: null },
        color: { legend: true, domain: ["CN → US", "US → CN"], range: [FORWARD, BACK] },
        marks: [Plot.barX(data, { x: "value", y: "row", fill: "way" }), Plot.ruleX([0])],
      };
    },
    echarts: ({ rows }) => ({
      legend: {},
      grid: { left: 150 },
      yAxis: { type: "category", inverse: true, data: rows.map((row) => `${row.figures} ${row.measure}`) },
      xAxis: {},
      series: [
        { name: "CN → US", type: "bar", stack: "a", color: FORWARD, data: rows.map((r) => r.forward.value && -r.forward.value) },
        { name: "US → CN", type: "bar", stack: "a", color: BACK, data: rows.map((r) => value(r.back)) },
      ],
    }),
  },
];

/** Draws with Plot; words where it has nothing of the kind or refuses. */
export function withPlot(options) {
  if (!options) return words("Plot has no chart of this kind.");
  try {
    return Plot.plot({ width: WIDTH, height: HEIGHT, ...options });
  } catch (error) {
    return words(`Plot refuses: ${error.message}`);
  }
}

/** Draws with ECharts; words where it refuses. */
export function withEcharts(options) {
  const place = document.createElement("div");
  const chart = echarts.init(place, null, { width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({ animation: false, ...options });
    return place;
  } catch (error) {
    return words(`ECharts refuses: ${error.message}`);
  }
}

function words(text) {
  const place = document.createElement("p");
  place.textContent = text;
  return place;
}
