/** What only the reader can tell, asked one thing after the other. */

import { make } from "../../src/panel.ts";
import type { Act } from "./desk.ts";
import { byId, say, type Key } from "./page.ts";
import { readNumber } from "./numbers.ts";
import type { Question } from "./types.ts";

type Doing = (act: Act) => void;

let asked = "";

/** Shows the first question, if there is one. */
export function ask(questions: Question[], head: string[], act: Doing): void {
  const question = questions[0];
  const key = JSON.stringify(question ?? "");
  byId("ask").hidden = !question;
  // What is half written stays.
  if (key === asked) return;
  asked = key;
  byId("questions").replaceChildren(...(question ? [form(question, head, act)] : []));
}

function form(question: Question, head: string[], act: Doing): HTMLElement {
  if (question.kind === "column") return column(question.role, act);
  const { kind, column: at, example } = question;
  const name = head[at] || say("column", { number: at + 1 });
  const words = make("p", { id: "question" }, say(`ask.${kind}`, { column: name, example }));
  return make(
    "div",
    { role: "group", "aria-labelledby": "question" },
    words,
    kind === "number" ? numbers(at, example, act) : dates(at, act),
  );
}

const choice = (words: string, act: () => void) => {
  const button = make("button", { type: "button" }, words);
  button.addEventListener("click", act);
  return button;
};

/** Both readings are shown as numbers without any sign but the decimal point. */
function numbers(column: number, example: string, act: Doing): HTMLElement {
  const styles = ["point", "comma"] as const;
  const button = (style: (typeof styles)[number]) => {
    const number = readNumber(example, style);
    const words = say(`ask.${style}`, { number: "value" in number ? number.value : example });
    return choice(words, () => act({ do: "number", column, style }));
  };
  return make("p", { class: "act" }, ...styles.map(button));
}

function dates(column: number, act: Doing): HTMLElement {
  const styles = ["dmy", "mdy"] as const;
  const button = (style: (typeof styles)[number]) =>
    choice(say(`ask.${style}`), () => act({ do: "date", column, style }));
  return make("p", { class: "act" }, ...styles.map(button));
}

function column(role: "source" | "target" | "period" | "value", act: Doing): HTMLElement {
  const words = say(`ask.${role}`);
  if (role === "value") return make("p", {}, words);
  const input = make("input", { autocomplete: "off", id: "answer", "aria-describedby": "question" });
  const label = make("label", { for: "answer" }, say(role as Key));
  const send = make("button", {}, say("answer"));
  const form = make(
    "form",
    { class: "answer" },
    make("p", { id: "question" }, words),
    label,
    make("p", { class: "act" }, input, send),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act({ do: "fix", fixed: { [role]: input.value } });
  });
  return form;
}
