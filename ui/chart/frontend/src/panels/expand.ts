/** The choice before an expansion: how much there is of each kind, and which of it is wanted. */

import { button, el } from "../dom.ts";

export interface Count {
  readonly type: string;
  readonly kind: string;
  readonly words: string;
  readonly things: number;
  readonly links: number;
}

export interface Wanted {
  readonly about: string;
  readonly types: readonly string[];
  readonly limit: number;
  readonly skip: number;
}

/** How many links are brought at once unless somebody says otherwise. */
export const SAMPLE = 60;

export function choice(label: string, counts: readonly Count[], go: (types: readonly string[], limit: number) => void, close: () => void): HTMLElement {
  const boxes = counts.map((each) => ({ each, box: el("input", { type: "checkbox", checked: counts.length === 1 }) }));
  const limit = el("input", { type: "number", min: "1", max: "500", value: String(SAMPLE), "aria-label": "At most this many links" });
  const total = counts.reduce((sum, each) => sum + each.links, 0);
  const form = el(
    "form",
    { class: "choice", submit: (event) => { event.preventDefault(); run(); } },
    el("h3", { dir: "auto" }, `Expand ${label}`),
    counts.length === 0 && el("p", {}, "Nothing more that you may see."),
    ...boxes.map(({ each, box }) => el("label", {}, box, ` ${each.words}: ${each.things} ${each.kind}, ${each.links} links`)),
    total > SAMPLE && el("p", { class: "quiet" }, `${total} links in all: without a choice the ${SAMPLE} latest recorded come, and the chart says how many were left out.`),
    el("label", {}, "At most ", limit, " links, the latest recorded first"),
    el("div", { class: "actions" }, el("button", { type: "submit", class: "first" }, "Expand"), button("Cancel", close)),
  );
  return form;

  function run(): void {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ each }) => each.type);
    go([...new Set(chosen)], Math.min(500, Math.max(1, Number(limit.value) || SAMPLE)));
    close();
  }
}
