/**
 * The figures by ear, along the walk of the keys: A→B in the left ear, B→A in the right. In a view of
 * single directions a row's own way is in the left ear, its other way in the right.
 *
 * The higher, the more, on the chart's own scale: as far apart on the scale is as far apart in
 * tone, three octaves from end to end. The scale is logarithmic in the grid and among the pairs,
 * linear from none elsewhere, and each collection's own among the sources.
 */

import type { Chart, Extra } from "./chart.ts";
import { isCell, type Answer, type Plain } from "./csv.ts";
import { choose, make, small } from "./panel.ts";
import type { Cell, Tip } from "./types.ts";

/** Time for a place of the walk at the usual speed, in seconds. */
const BEAT = 0.5;
const SPEEDS = [0.5, 1, 2, 4];
/** The tone of nothing, in Hz, and how many octaves above it the largest figure is. */
const [LOW, OCTAVES] = [220, 3];
/** The views on a scale on which ten times as much is always as far. */
const LOGARITHMIC = ["matrix", "balance"];

/** From a figure to its place between the ends of the scale, 0 to 1. */
type Scale = (value: number) => number;

/** The controls and what they do; nothing where there is no sound. */
export function sound(chart: Chart): Partial<Extra> {
  if (!("AudioContext" in globalThis)) return {};
  const player = new Player(chart);
  return { filled: () => player.fill(), freed: () => player.leave() };
}

class Player {
  #chart: Chart;
  #name = make("span");
  #play = make("button", { type: "button" });
  #next = make("button", { type: "button" });
  #speedName = make("span");
  #speed = make("select");
  #how = small();
  #group = make(
    "div",
    { class: "sound", role: "group" },
    this.#name,
    this.#play,
    this.#next,
    make("label", {}, this.#speedName, this.#speed),
    this.#how,
  );
  /** Made at the reader's first command. */
  #instrument: Instrument | undefined;
  #scale: Scale | undefined;
  /** The next place of the walk. */
  #place = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Tip | undefined;

  constructor(chart: Chart) {
    this.#chart = chart;
    const { fields, root } = chart.panel;
    fields.after(this.#group);
    chart.on(this.#play, "click", () => (this.#timer ? this.#stop() : this.#go()));
    chart.on(this.#next, "click", () => {
      this.#hush();
      if (!this.#sound()) this.#sound();
      this.#tell();
    });
    chart.on(document, "keydown", ({ key }) => key === "Escape" && this.#stop());
    chart.on(window, "blur", () => this.#stop());
    chart.on(root, "focusout", ({ relatedTarget }) => {
      if (!root.contains(relatedTarget as Node | null)) this.#stop();
    });
  }

  /** Other figures, or other words: what played was something else. */
  fill(): void {
    this.#hush();
    [this.#place, this.#scale, this.#last] = [0, undefined, undefined];
    const { labels } = this.#chart.shown;
    const { format } = new Intl.NumberFormat(this.#chart.panel.root.lang);
    this.#group.setAttribute("aria-label", labels.listen);
    this.#name.textContent = labels.listen;
    this.#next.textContent = labels.next;
    this.#speedName.textContent = labels.speed;
    this.#how.textContent = labels.how;
    const speeds = SPEEDS.map((speed) => ({ value: `${speed}`, words: `${format(speed)}×` }));
    choose(this.#speed, speeds, this.#speed.value || "1");
    this.#group.hidden = this.#chart.state.view === "table";
    this.#show();
  }

  leave(): void {
    this.#hush();
    this.#instrument?.close();
    this.#group.remove();
  }

  #show(): void {
    const { play, pause } = this.#chart.shown.labels;
    this.#play.textContent = this.#timer ? pause : play;
  }

  /** Plays on from here; a walk that is at its end begins anew. */
  #go(): void {
    if (!this.#sound()) return this.#stop();
    this.#timer = setTimeout(() => this.#go(), this.#beat * 1000);
    this.#show();
  }

  get #beat(): number {
    return BEAT / Number(this.#speed.value);
  }

  /** Sounds the next place, and points at it; false where the walk is at its end. */
  #sound(): boolean {
    const { widget } = this.#chart;
    this.#instrument ??= new Instrument();
    if (!widget.step(`#${this.#place++}`)) {
      this.#place = 0;
      return false;
    }
    this.#last = this.#chart.dress();
    if (this.#last) this.#voice(this.#last);
    return true;
  }

  #voice({ forward, back, most }: Tip): void {
    const scale = most === undefined ? (this.#scale ??= scaleOf(this.#chart)) : linear(most);
    const [beat, instrument] = [this.#beat, this.#instrument!];
    // Both directions of a row are one after the other; each row begins with a tick.
    if (forward || !back) instrument.tick();
    const long = forward && back ? beat / 2 : beat;
    if (forward) instrument.sound(forward, scale, { ear: -1, after: 0, long });
    if (back) instrument.sound(back, scale, { ear: 1, after: beat - long, long });
  }

  /** Ends what plays, and says where. */
  #stop(): void {
    if (!this.#timer) return;
    this.#hush();
    this.#tell();
  }

  #hush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#instrument?.hush();
    this.#show();
  }

  #tell(): void {
    if (this.#last) this.#chart.panel.announce(this.#last.spoken);
  }
}

/** The scale of all figures that are drawn. */
function scaleOf(chart: Chart): Scale {
  const { view, rows, others } = chart.answer() as Answer & { others?: Plain };
  const sizes = sizesOf([rows.filter(({ drawn }) => drawn !== false), others]);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return LOGARITHMIC.includes(view) ? logarithmic(least, most) : linear(most);
}

/** All sizes above none in an answer: values, and what is at least there. */
function sizesOf(plain: Plain): number[] {
  if (isCell(plain)) return [Number(plain["value"] ?? plain["atLeast"])].filter((size) => size > 0);
  return typeof plain === "object" ? Object.values(plain).flatMap(sizesOf) : [];
}

const linear = (most: number): Scale => (value) => value / most;

/** As the chart's: a span below a factor of ten is widened to one. */
function logarithmic(least: number, most: number): Scale {
  const reach = Math.max(Math.log(most / least), Math.LN10);
  const middle = Math.log(least * most) / 2;
  return (value) => (Math.log(value) - middle) / reach + 0.5;
}

/** In which ear, from -1 to 1, in how many seconds and for how long. */
interface When {
  ear: number;
  after: number;
  long: number;
}

/** Tones, ticks, hisses and knocks. */
class Instrument {
  #context = new AudioContext();
  /** All that sounds goes through here. */
  #out: GainNode | undefined;

  /** A figure: a tone, silence for none, a hiss for what was not measured, two knocks for what is withheld. */
  sound({ kind, value = 0 }: Cell, scale: Scale, when: When): void {
    if (kind === "known") {
      const tone = this.#tone("sine", LOW * 2 ** (OCTAVES * scale(value)));
      this.#play(tone, when, 0.3);
    } else if (kind === "notMeasured") {
      this.#play(this.#hiss(), { ...when, long: Math.min(when.long, 0.12) }, 0.12);
    } else if (kind === "suppressed") {
      for (const later of [0, 0.1]) {
        const knock = { ...when, after: when.after + later, long: 0.05 };
        this.#play(this.#tone("triangle", LOW / 2), knock, 0.5);
      }
    }
  }

  /** A soft tick in the middle: here is a period, a row, a cell. */
  tick(): void {
    this.#play(this.#tone("square", LOW * 8), { ear: 0, after: 0, long: 0.015 }, 0.03);
  }

  /** Ends all that sounds or is about to. */
  hush(): void {
    this.#out?.disconnect();
    this.#out = undefined;
  }

  close(): void {
    this.hush();
    void this.#context.close();
  }

  #tone(type: OscillatorType, hertz: number): OscillatorNode {
    return new OscillatorNode(this.#context, { type, frequency: hertz });
  }

  #hiss(): AudioBufferSourceNode {
    const { sampleRate } = this.#context;
    const buffer = new AudioBuffer({ length: sampleRate / 4, sampleRate });
    const samples = buffer.getChannelData(0);
    samples.forEach((_, at) => (samples[at] = Math.random() * 2 - 1));
    return new AudioBufferSourceNode(this.#context, { buffer });
  }

  /** Rises and falls softly: a sudden beginning or end would crack. */
  #play(source: AudioScheduledSourceNode, { ear, after, long }: When, loud: number): void {
    const context = this.#context;
    if (context.state === "suspended") void context.resume().catch(() => {});
    if (!this.#out) (this.#out = new GainNode(context)).connect(context.destination);
    const begin = context.currentTime + after;
    const end = begin + long * 0.9;
    const soft = Math.min(0.02, long / 4);
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(loud, begin + soft);
    gain.gain.setValueAtTime(loud, end - soft);
    gain.gain.linearRampToValueAtTime(0, end);
    source.connect(gain).connect(new StereoPannerNode(context, { pan: ear })).connect(this.#out);
    source.start(begin);
    source.stop(end);
  }
}
