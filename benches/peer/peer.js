// The same bars, hatching, words and axis as the widget's first chart, written by hand on Canvas2D
// with the figures in the script: the least that such a page can do.

const FORWARD = "#1a4480";
const FIGURES = { 2011: 8850000, 2012: 10512000, 2018: 3340000, 2020: 4460000 };
const YEARS = Array.from({ length: 10 }, (_, i) => 2011 + i);
const [LEFT, TOP, ZERO, BAND] = [30, 38, 212, 48];

const canvas = document.querySelector("canvas");
const context = canvas.getContext("2d");

export function draw(width, ratio) {
  const height = ZERO + 18 + BAND;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  fill("#fff", 0, 0, width, height);
  const most = Math.max(...Object.values(FIGURES));
  const length = (value) => ((ZERO - TOP) * value) / most;
  const slot = (width - LEFT) / YEARS.length;
  for (const tick of [5e6, 10e6]) {
    fill("#e2e4e7", LEFT, ZERO - length(tick), width - LEFT, 1);
    write(`${tick / 1e6}M`, LEFT - 6, ZERO - length(tick) + 4, "11px", "#5c6166", "right");
  }
  YEARS.forEach((year, i) => {
    const [x, value] = [LEFT + i * slot, FIGURES[year]];
    if (value) {
      const bar = slot * 0.62;
      fill(FORWARD, x + (slot - bar) / 2, ZERO - length(value), bar, length(value));
      const words = `${(value / 1e6).toPrecision(3)}M`;
      write(words, x + slot / 2, ZERO - length(value) - 5, "bold 12px", FORWARD, "center");
    } else {
      hatch(x, TOP, slot, ZERO - TOP);
    }
    write(String(year), x + slot / 2, ZERO + 13, "11px", "#5c6166", "center");
  });
  fill("#1a1a1a", LEFT, ZERO - 1, width - LEFT, 2);
  hatch(0, ZERO + 18, width, BAND);
  write("China → United States", 10, ZERO + 38, "bold 13px", "#b85c14", "left");
  write("Not measured", 10, ZERO + 54, "12px", "#1a1a1a", "left");
}

function fill(color, x, y, width, height) {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

function write(words, x, y, font, color, align) {
  context.font = `${font} system-ui, sans-serif`;
  context.fillStyle = color;
  context.textAlign = align;
  context.fillText(words, x, y);
}

function hatch(x, y, width, height) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let at = x - height; at < x + width; at += 7) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.strokeStyle = "#c3c7cc";
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

const width = canvas.parentElement.clientWidth;
draw(width, devicePixelRatio);
globalThis.drawn = performance.now();
globalThis.redraw = () => draw(width, devicePixelRatio);
