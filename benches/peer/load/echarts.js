import { BACK, COLORS, drawn, FORWARD, HEIGHT, NAMES, place, short, YEARS } from "./figures.js";

place.style.height = `${HEIGHT}px`;
const chart = echarts.init(place);
chart.on("rendered", drawn);
chart.setOption({
  animation: false,
  color: COLORS,
  legend: {},
  xAxis: { type: "category", data: YEARS },
  yAxis: { type: "value", axisLabel: { formatter: short } },
  series: [FORWARD, BACK].map((data, at) => ({ type: "bar", name: NAMES[at], data })),
});
