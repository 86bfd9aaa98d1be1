/** Tells the page around the frame how high the chart is, in the words of several kinds of host. */

/** pym.js, by its documentation: words between this sign, the frame's id in the host second. */
const pym = (id: string, height: number) => ["pym", id, "height", height].join("xPYMx");

/**
 * Sends the height in CSS px now, whenever it changes, and when the host asks for it. It depends on
 * the frame's width alone, so that a host that follows it makes no circle.
 */
export function tellHeight(query: string): void {
  const { parent } = window;
  if (parent === window) return;
  const id = new URLSearchParams(query).get("childId");
  let told = 0;

  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // A height is no secret, and who stands around a frame is not known to it.
    const send = (message: unknown) => parent.postMessage(message, "*");
    send({ type: "bothways-height", height });
    send({ sentinel: "amp", type: "embed-size", height });
    if (id) send(pym(id, height));
  };
  // At once: out of sight a frame is not rendered, and nothing would be observed before it is seen.
  tell();
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || Object(data).type !== "bothways-ask") return;
    told = 0;
    tell();
  });
}
