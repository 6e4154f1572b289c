/** The table twin: the same things and lines in words, with the same selection. */

import type { Board } from "../board.ts";
import { button, el } from "../dom.ts";
import type { Scene } from "../scene.ts";

interface Row {
  readonly id: string;
  readonly cells: readonly string[];
}

interface Sheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
}

export class Table {
  private scene: Scene | null = null;
  private body = el("section", { "aria-label": "Table" });
  private readonly drawn = new Map<string, { row: HTMLElement; box: HTMLInputElement }>();
  private readonly sorted = new Map<string, number>();

  constructor(
    private readonly board: Board,
    private readonly label: (id: string) => string,
    private readonly select: (ids: readonly string[]) => void,
  ) {}

  /** The table of what is shown now: made afresh for another scene, else only marked. */
  draw(): HTMLElement {
    if (this.scene !== this.board.scene) this.make();
    const chosen = new Set(this.board.selected);
    for (const [id, { row, box }] of this.drawn) {
      box.checked = chosen.has(id);
      row.setAttribute("aria-selected", String(box.checked));
    }
    return this.body;
  }

  private make(): void {
    this.scene = this.board.scene;
    this.drawn.clear();
    this.body = el("section", { "aria-label": "Table" }, ...[this.things(), this.lines()].map((sheet) => this.sheet(sheet)));
  }

  private things(): Sheet {
    const nodes = [...this.board.scene.nodes.values()].filter((node) => node.thing || node.role === "group" || node.role === "ghost");
    const kind = (name: string): string => this.board.words.kinds[name]?.[0] ?? name;
    return { name: "Things", heads: ["What", "Kind"], rows: nodes.map((node) => ({ id: node.id, cells: [node.label, node.thing?.change ? `${kind(node.kind)}, ${node.thing.change}` : kind(node.kind)] })) };
  }

  private lines(): Sheet {
    const rows = this.board.lines.map((line) => {
      const how = line.ghost ? "nothing recorded" : line.inferred ? `inferred: ${line.label}` : line.label;
      return { id: line.id, cells: [this.label(line.start), how, this.label(line.end), [line.strength || "not stated", line.change].filter(Boolean).join(", ")] };
    });
    return { name: "Lines", heads: ["From", "How", "To", "How firm"], rows };
  }

  private sheet({ name, heads, rows }: Sheet): HTMLElement {
    const by = this.sorted.get(name) ?? (name === "Things" ? 1 : 0);
    const ordered = [...rows].sort((a, b) => (a.cells[by] ?? "").localeCompare(b.cells[by] ?? "", "en-GB") || (a.cells[0] ?? "").localeCompare(b.cells[0] ?? "", "en-GB"));
    const head = heads.map((words, index) => el("th", { scope: "col", "aria-sort": index === by ? "ascending" : "none" }, button(words, () => this.sort(name, index), { "data-key": `sort-${name}-${index}` })));
    const none = el("th", { scope: "col" }, el("span", { class: "unseen" }, "Select"));
    return el("table", {}, el("caption", {}, `${name} (${rows.length})`), el("thead", {}, el("tr", {}, none, ...head)), el("tbody", {}, ...ordered.map((row) => this.row(row))));
  }

  private row({ id, cells }: Row): HTMLElement {
    const box = el("input", { type: "checkbox", "aria-label": `Select ${this.label(id)}`, change: () => this.toggle(id), "data-key": `check-${id}` });
    const row = el("tr", {}, el("td", {}, box), ...cells.map((cell) => el("td", { dir: "auto" }, cell)));
    this.drawn.set(id, { row, box });
    return row;
  }

  private sort(name: string, by: number): void {
    this.sorted.set(name, by);
    const old = this.body;
    this.scene = null;
    old.replaceWith(this.draw());
  }

  private toggle(id: string): void {
    const chosen = this.board.selected;
    this.select(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  }
}
