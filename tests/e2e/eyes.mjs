// What an eye meets: the pixels of a chart, their contrast, and what is cut off.

/** In the page: `shot()` reads the chart by way of a copy, since the canvas is made to be seen. */
export function reading() {
  window.shot = () => {
    const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height);
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
}

/** The colour of the chart's first pixel. */
export const paper = (page) => page.evaluate(() => [...window.shot().data.slice(0, 3)]);

/** The theme's colours as the elements around the chart have them. */
export const roles = (page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.querySelector("both-ways"));
    const names = ["paper", "text", "muted", "forward", "back"];
    const color = (name) => style.getPropertyValue(`--_${name}`).match(/\d+/g).map(Number);
    return Object.fromEntries(names.map((name) => [name, color(name)]));
  });

/** How many device pixels of the chart have each colour, `{"r,g,b": number}`. */
export const painted = (page) =>
  page.evaluate(() => {
    const { data } = window.shot();
    const counts = {};
    for (let at = 0; at < data.length; at += 4) {
      const color = data.slice(at, at + 3).join();
      counts[color] = (counts[color] ?? 0) + 1;
    }
    return counts;
  });

/** sRGB to linear light. */
const linear = (color) =>
  color.map((byte) => {
    const c = byte / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });

/** As WCAG 2.2 defines it. */
export function contrast(one, other) {
  const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [a, b] = [one, other].map((color) => luminance(linear(color)));
  return Math.max(a, b) / Math.min(a, b);
}

/** OKLab, of which the first is the lightness. */
export function oklab(color) {
  const [r, g, b] = linear(color);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** In the page: middles of a bar of each colour, in CSS px of the window. */
export function middlesOf(colors) {
  const canvas = document.querySelector("both-ways").shadowRoot.querySelector("canvas");
  const { data, width, height } = window.shot();
  const { left, top } = canvas.getBoundingClientRect();
  const is = (x, y, color) => color.every((byte, at) => data[(y * width + x) * 4 + at] === byte);
  // No stroke of a letter is as thick.
  const reach = 3 * devicePixelRatio;
  const steps = [-reach, 0, reach];
  const around = steps.flatMap((dx) => steps.map((dy) => [dx, dy]));
  return colors.map((color) => {
    for (let y = reach; y < height - reach; y += 1) {
      for (let x = reach; x < width - reach; x += 1) {
        if (around.every(([dx, dy]) => is(x + dx, y + dy, color))) {
          const ratio = width / canvas.clientWidth;
          return [left + x / ratio, top + y / ratio];
        }
      }
    }
    throw new Error(`no bar is ${color}`);
  });
}

/** Colours of places on the screen as a reader sees them. */
export async function seenAt(page, places) {
  const shot = (await page.screenshot()).toString("base64");
  return page.evaluate(async ([shot, places]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
    const copy = new OffscreenCanvas(image.width, image.height);
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    const at = (px) => Math.round(px * devicePixelRatio);
    return places.map(([x, y]) => [...context.getImageData(at(x), at(y), 1, 1).data.slice(0, 3)]);
  }, [shot, places]);
}

export const SPACING =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
  "p{margin-bottom:2em!important}";

/** In the page: whatever is cut off, sticks out or lies over its neighbour. */
export function lost() {
  const root = document.querySelector("both-ways").shadowRoot;
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  const seen = [...root.querySelectorAll(".widget *")].filter(
    (element) =>
      element.checkVisibility() &&
      !element.closest(".quiet, .tip, .mark, canvas, option") &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
  );
  const boxes = seen.map((element) => [element, element.getBoundingClientRect()]);
  for (const [element, { left, right }] of boxes) {
    const words = element.textContent.slice(0, 30);
    // A wide table scrolls in its own box.
    if (!element.closest("table") && (left < -1 || right > innerWidth + 1)) faults.push(`out: ${words}`);
    const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (isCut && getComputedStyle(element).overflow !== "visible") faults.push(`cut: ${words}`);
  }
  for (const [at, [one, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(at + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const over = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (over > 1 && across > 1) faults.push(`over: ${one.textContent.slice(0, 20)} / ${other.textContent.slice(0, 20)}`);
    }
  }
  return faults;
}

/** Selects and fields that are too narrow for what is chosen. */
export const narrow = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("both-ways");
    return [...shadowRoot.querySelectorAll(".controls :is(select, input)")]
      .filter((field) => field.checkVisibility())
      .map((field) => [field, field.selectedOptions?.[0].textContent ?? field.value])
      .filter(([field, words]) => {
        const probe = document.createElement("span");
        const { font, letterSpacing, wordSpacing } = getComputedStyle(field);
        Object.assign(probe.style, { font, letterSpacing, wordSpacing, position: "absolute" });
        probe.textContent = words;
        shadowRoot.append(probe);
        const { width } = probe.getBoundingClientRect();
        probe.remove();
        return width > field.clientWidth;
      })
      .map(([, words]) => words);
  });

/** How many pages a PDF has. */
export const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;

/** In the page: which share of the room of the figure pointed at is not paper. */
export function ink() {
  const root = document.querySelector("both-ways").shadowRoot;
  const [canvas, mark] = [root.querySelector("canvas"), root.querySelector(".mark")];
  const [chart, box] = [canvas, mark].map((element) => element.getBoundingClientRect());
  const { data, width } = window.shot();
  const ratio = width / chart.width;
  const [left, top, right, bottom] = [
    box.left - chart.left,
    box.top - chart.top,
    box.right - chart.left,
    box.bottom - chart.top,
  ].map((side) => Math.round(side * ratio));
  const isPaper = (at) => [0, 1, 2].every((part) => data[at + part] === data[part]);
  let inked = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) inked += Number(!isPaper((y * width + x) * 4));
  }
  return inked / ((right - left) * (bottom - top));
}
