import { BACK, COLORS, drawn, FORWARD, HEIGHT, NAMES, place, short, YEARS } from "./figures.js";

const canvas = document.createElement("canvas");
place.style.height = `${HEIGHT}px`;
place.append(canvas);
const series = [FORWARD, BACK].map((data, at) => ({ label: NAMES[at], data, backgroundColor: COLORS[at] }));
new Chart(canvas, {
  type: "bar",
  data: { labels: YEARS, datasets: series },
  options: {
    animation: false,
    maintainAspectRatio: false,
    scales: { y: { ticks: { callback: short } } },
  },
  plugins: [{ id: "drawn", afterDraw: drawn }],
});
