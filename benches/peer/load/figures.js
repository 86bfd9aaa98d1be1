// Computers in China controlled from the United States, as CNCERT's figures in data/cncert have them;
// the other way was not measured. What each peer draws.

export const YEARS = [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020];
const KNOWN = { 2011: 8850000, 2012: 10512000, 2018: 3340000, 2020: 4460000 };
export const FORWARD = YEARS.map((year) => KNOWN[year] ?? null);
export const BACK = YEARS.map(() => null);

export const NAMES = ["United States → China", "China → United States"];
export const COLORS = ["#1a4480", "#b85c14"];
export const HEIGHT = 280;

export const place = document.getElementById("chart");
export const short = (value) => `${value / 1e6}M`;

/** The chart is on the canvas. */
export const drawn = () => (globalThis.drawn ??= performance.now());
