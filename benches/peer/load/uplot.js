import { BACK, COLORS, drawn, FORWARD, HEIGHT, NAMES, place, short, YEARS } from "./figures.js";

const paths = uPlot.paths.bars({ size: [0.4] });
const series = NAMES.map((label, at) => ({ label, fill: COLORS[at], paths, points: { show: false } }));
const options = {
  width: place.clientWidth,
  height: HEIGHT,
  scales: { x: { time: false, range: [2010.4, 2020.6] }, y: { range: (_, __, most) => [0, most] } },
  axes: [{ incrs: [1, 2, 3], values: (_, years) => years }, { values: (_, values) => values.map(short) }],
  series: [{}, ...series],
  hooks: { draw: [drawn] },
};
new uPlot(options, [YEARS, FORWARD, BACK], place);
