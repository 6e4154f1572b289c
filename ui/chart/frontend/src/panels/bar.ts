/** The toolbar: finding, undo and redo, layouts, the view. */

import type { Board } from "../board.ts";
import { button, el, refill } from "../dom.ts";
import { LAYOUTS } from "../layouts/index.ts";

export interface Pressing {
  run(action: string): void;
  layout(name: string): void;
  dark(): void;
  found(id: string): void;
}

const GROUPINGS = [["", "Group by …"], ["groupByAddress", "address"], ["groupByHousehold", "household"], ["groupByFamily", "family"], ["groupByCommunity", "community"], ["ungroupAll", "ungroup all"]] as const;
const MOST_HITS = 30;

export class Bar {
  readonly host = el("div", { class: "bar", role: "toolbar", "aria-label": "Chart" });
  private readonly box: HTMLInputElement;
  private readonly hits = el("ul", { hidden: true });
  private readonly rest = el("div", { class: "rest" });

  constructor(
    private readonly board: Board,
    private readonly pressing: Pressing,
  ) {
    this.box = el("input", { type: "search", placeholder: "Find in this chart", "aria-label": "Find in this chart", input: () => this.look(), keydown: (event) => this.key(event as KeyboardEvent) });
    this.host.append(el("div", { class: "find" }, this.box, this.hits), this.rest);
  }

  find(): void {
    this.box.focus();
  }

  draw(): void {
    const { past, future, view } = this.board.history;
    const now = view.settings["layout"] ?? "organic";
    const layouts = Object.entries(LAYOUTS).map(([name, { title }]) => el("option", { value: name, selected: name === now }, title));
    const press = (title: string, action: string, more: Record<string, string | boolean> = {}): HTMLElement => button(title, () => this.pressing.run(action), { "data-key": `bar-${action}`, ...more });
    refill(
      this.rest,
      press("Undo", "undo", { disabled: past.length === 0, title: past.at(-1)?.label ?? "" }),
      press("Redo", "redo", { disabled: future.length === 0, title: future[0]?.label ?? "" }),
      el("select", { "aria-label": "Layout", "data-key": "layout", change: (event) => this.pressing.layout((event.target as HTMLSelectElement).value) }, ...layouts),
      press("Lay out", "again"),
      press("Fit", "fit"),
      press("+", "larger", { "aria-label": "Larger" }),
      press("−", "smaller", { "aria-label": "Smaller" }),
      press("Lasso", "lasso"),
      press("Note", "note"),
      el("select", { "aria-label": "Group by", "data-key": "group-by", change: (event) => this.pressing.run((event.target as HTMLSelectElement).value) }, ...GROUPINGS.map(([value, words]) => el("option", { value }, words))),
      el("span", { class: "gap" }),
      button("◐", () => this.pressing.dark(), { "aria-label": "Dark or light", title: "Dark or light", "data-key": "dark" }),
      press("Whole", "whole", { "aria-label": "Whole screen", title: "The whole screen, or the page again" }),
      press("?", "help", { "aria-label": "Keys", title: "Keys, mouse and touch" }),
    );
  }

  private look(): void {
    const text = this.box.value.trim().toLowerCase();
    const hits = text ? this.board.nodes.filter((node) => node.label.toLowerCase().includes(text)).slice(0, MOST_HITS) : [];
    const lines = hits.map((node) => el("li", {}, button(node.label, () => this.take(node.id), { class: "go", dir: "auto" })));
    this.hits.hidden = !text;
    this.hits.replaceChildren(...(hits.length > 0 ? lines : [el("li", {}, "Nothing on this chart is called so.")]));
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter") this.hits.querySelector("button")?.click();
    if (event.key === "Escape") this.empty();
  }

  private empty(): void {
    this.box.value = "";
    this.look();
  }

  private take(id: string): void {
    this.empty();
    this.pressing.found(id);
  }
}
