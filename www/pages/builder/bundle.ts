/** The files to host, as a zip that is made here; the script that packs it is fetched when asked for. */

import type { Choices } from "./choices.ts";
import { type Manifest, neededFiles } from "./files.ts";
import { make } from "../../src/panel.ts";
import { byId, say, sizeOf } from "./page.ts";

type Zip = typeof import("../builder-zip.ts");

const WHICH = ["needed", "everything"] as const;

export function bundle(manifest: Manifest, choices: Choices): void {
  const [button, told] = [byId<HTMLButtonElement>("download"), byId("made")];
  const labels = WHICH.map((value) => {
    const input = make("input", { type: "radio", name: "which", value });
    const words = make("span");
    input.checked = value === WHICH[0];
    byId("which").append(make("label", {}, input, words));
    return { value, input, words };
  });
  const namesOf = (which: (typeof WHICH)[number]) =>
    which === "everything" ? Object.keys(manifest.files) : neededFiles(choices.fields, manifest);
  const tell = () => {
    for (const { value, words } of labels) {
      const names = namesOf(value);
      const size = sizeOf(names.reduce((sum, name) => sum + manifest.files[name]!.bytes, 0));
      words.textContent = say("amount", { words: say(value), count: String(names.length), size });
    }
  };
  const run = async () => {
    const names = namesOf(labels.find(({ input }) => input.checked)!.value);
    told.textContent = say("fetching", { count: String(names.length) });
    try {
      // Put together first: the bundler would take it in.
      const script = "./builder-zip.js";
      const { pack }: Zip = await import(script);
      const zip = await pack(names, manifest);
      save(zip, `bothways-${manifest.version}.zip`);
      told.textContent = say("made", { size: sizeOf(zip.size) });
    } catch (error) {
      told.textContent = say("notMade", { reason: (error as Error).message });
    }
  };
  button.addEventListener("click", () => {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    void run().finally(() => button.removeAttribute("aria-disabled"));
  });
  document.addEventListener("builder-change", tell);
  tell();
}

/** How long an address is kept for its file to be fetched, in ms. */
const KEPT = 60_000;

function save(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
