/**
 * For pages with frames of charts: gives each frame the height that it tells of itself. A plain
 * script, so that `<script async>` is all a page needs; several on a page do no harm.
 */

/** A frame higher than this, in CSS px, is a mistake. */
const HIGHEST = 20_000;

addEventListener("message", ({ source, data }) => {
  const { type, height } = Object(data) as { type?: unknown; height?: unknown };
  if (type !== "bothways-height" || typeof height !== "number") return;
  if (!(height > 0 && height <= HIGHEST)) return;
  // Each frame speaks for itself alone.
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    frame.height = String(Math.ceil(height));
    // Where a page counts borders as part of the height, one would cover the chart's end.
    frame.frameBorder = "0";
  }
});

// Frames of ours that were there before this script have spoken to nobody.
for (const frame of document.querySelectorAll("iframe")) {
  if (!/\/embed(-single)?\.html\b/.test(frame.src)) continue;
  frame.contentWindow?.postMessage({ type: "bothways-ask" }, "*");
}
