/** The choice before an expansion: how much there is of each kind, and which of it is wanted. */

import { readDay } from "../days.ts";
import { button, el } from "../dom.ts";
import { dayField } from "./day.ts";

export interface Count {
  readonly type: string;
  readonly kind: string;
  readonly words: string;
  readonly things: number;
  readonly links: number;
}

/** Which neighbours are wanted, as the server is asked for them. */
export interface Wanted {
  readonly types: readonly string[];
  readonly direction: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly undated: boolean;
  readonly sources: string;
  readonly information: string;
  readonly order: string;
  readonly limit: number;
}

/** How many things are brought at once unless somebody says otherwise. */
export const SAMPLE = 60;
/** Beyond so many links an expansion asks first: nobody wants sixty of ten thousand without knowing it. */
export const GUARD = 200;

export const LATEST: Wanted = { types: [], direction: "either", since: null, until: null, undated: true, sources: "", information: "", order: "latest", limit: SAMPLE };

type Options = readonly (readonly [value: string, words: string])[];
const DIRECTIONS: Options = [["either", "either way"], ["out", "from it"], ["in", "to it"]];
const ORDERS: Options = [["latest", "the latest recorded first"], ["firmest", "the firmest first"], ["spread", "a sample over all the time recorded"]];
const SOURCES: Options = [["", "any source"], ["1", "source 1, reliable"], ["12", "source 1 or 2"]];
const INFORMATION: Options = [["", "any information"], ["A", "information A"], ["AB", "information A or B"], ["ABC", "information A to C"]];

export interface Asked {
  readonly label: string;
  readonly counts: readonly Count[];
  /** Whether the chart asks by itself, because there is so much. */
  readonly guarded: boolean;
}

export function choice(asked: Asked, go: (wanted: Wanted) => void, close: () => void): HTMLElement {
  const { label, counts, guarded } = asked;
  const boxes = counts.map((each) => ({ each, box: el("input", { type: "checkbox", checked: counts.length === 1 }) }));
  const total = counts.reduce((sum, each) => sum + each.links, 0);
  const direction = select("Direction", DIRECTIONS);
  const order = select("Which come first", ORDERS);
  const sources = select("Source graded", SOURCES);
  const information = select("Information graded", INFORMATION);
  const since = dayField("", "Held on this day or later", () => undefined);
  const until = dayField("", "Held on this day or earlier", () => undefined);
  const undated = el("input", { type: "checkbox", checked: true });
  const limit = el("input", { type: "number", min: "1", max: "500", value: String(SAMPLE), "aria-label": "At most this many things" });
  return el(
    "form",
    { class: "choice", submit: (event) => { event.preventDefault(); run({}); } },
    el("h3", { dir: "auto" }, `Expand ${label}`),
    counts.length === 0 && el("p", {}, "Nothing more that you may see."),
    guarded && el("p", { role: "status" }, `${total} links: so many that the chart asks first. Choose, or take a sample.`),
    guarded && el("div", { class: "actions" }, ...ORDERS.map(([name, words]) => button(`${SAMPLE}: ${words}`, () => run({ order: name })))),
    ...boxes.map(({ each, box }) => el("label", {}, box, ` ${each.words}: ${each.things} ${each.kind}, ${count(each.links)}`)),
    el("div", { class: "wants" }, direction, sources, information, order),
    el("div", { class: "wants" }, el("label", {}, "held from ", since), el("label", {}, "to ", until), el("label", {}, undated, " undated ones too")),
    el("label", {}, "At most ", limit, " things; what is left out is said, and comes with the next expansion"),
    el("div", { class: "actions" }, el("button", { type: "submit", class: "first" }, "Expand"), button("Cancel", close)),
  );

  function run(instead: Partial<Wanted>): void {
    // A day that cannot be read must not pass for none.
    const wrong = [since, until].find((field) => field.value.trim() !== "" && readDay(field.value) === null);
    if (wrong) return wrong.focus();
    const chosen = boxes.filter(({ box }) => box.checked).map(({ each }) => each.type);
    close();
    go({
      types: [...new Set(chosen)],
      direction: direction.value,
      since: readDay(since.value),
      until: readDay(until.value),
      undated: undated.checked,
      sources: sources.value,
      information: information.value,
      order: order.value,
      limit: Math.min(500, Math.max(1, Number(limit.value) || SAMPLE)),
      ...instead,
    });
  }
}

function select(label: string, options: Options): HTMLSelectElement {
  return el("select", { "aria-label": label }, ...options.map(([value, words]) => el("option", { value }, words)));
}

function count(links: number): string {
  return `${links} link${links === 1 ? "" : "s"}`;
}
