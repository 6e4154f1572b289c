/** The table twin: the same things and lines in words, with the same selection. */

import { badgeWords } from "../badges.ts";
import type { Board } from "../board.ts";
import { periodWords } from "../days.ts";
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

interface Order {
  readonly by: number;
  readonly down: boolean;
}

export class Table {
  private scene: Scene | null = null;
  private body = el("section", { "aria-label": "Table" });
  private readonly drawn = new Map<string, { row: HTMLElement; box: HTMLInputElement }>();
  private readonly sorted = new Map<string, Order>();

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
    return { name: "Things", heads: ["What", "Kind", "Marked"], rows: nodes.map((node) => ({ id: node.id, cells: [node.label, node.thing?.change ? `${kind(node.kind)}, ${node.thing.change}` : kind(node.kind), node.badges.map(badgeWords).join(", ")] })) };
  }

  private lines(): Sheet {
    const rows = this.board.lines.map((line) => {
      const how = line.ghost ? "nothing recorded" : line.inferred ? `inferred: ${line.label}` : line.label;
      return { id: line.id, cells: [this.label(line.start), how, this.label(line.end), [line.strength || "not stated", line.change].filter(Boolean).join(", "), distinct(line.ties.map((tie) => tie.grade ?? "not graded")), distinct(line.ties.map(periodWords))] };
    });
    return { name: "Lines", heads: ["From", "How", "To", "How firm", "Grading", "When"], rows };
  }

  private sheet({ name, heads, rows }: Sheet): HTMLElement {
    const { by, down } = this.orderOf(name);
    const ordered = inOrder(rows, { by, down });
    const head = heads.map((words, index) => el("th", { scope: "col", "aria-sort": index !== by ? "none" : down ? "descending" : "ascending" }, button(words, () => this.sort(name, index), { "data-key": `sort-${name}-${index}` })));
    const none = el("th", { scope: "col" }, el("span", { class: "unseen" }, "Select"));
    return el("table", {}, el("caption", {}, `${name} (${rows.length})`), el("thead", {}, el("tr", {}, none, ...head)), el("tbody", {}, ...ordered.map((row) => this.row(row))));
  }

  private row({ id, cells }: Row): HTMLElement {
    const box = el("input", { type: "checkbox", "aria-label": `Select ${this.label(id)}`, change: () => this.toggle(id), "data-key": `check-${id}` });
    const row = el("tr", {}, el("td", {}, box), ...cells.map((cell) => el("td", { dir: "auto" }, cell)));
    this.drawn.set(id, { row, box });
    return row;
  }

  private orderOf(name: string): Order {
    return this.sorted.get(name) ?? { by: name === "Things" ? 1 : 0, down: false };
  }

  /** By another column; by the same one the other way round. */
  private sort(name: string, by: number): void {
    const now = this.orderOf(name);
    this.sorted.set(name, { by, down: now.by === by && !now.down });
    const old = this.body;
    this.scene = null;
    old.replaceWith(this.draw());
  }

  private toggle(id: string): void {
    const chosen = this.board.selected;
    this.select(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  }
}

/** Rows by one column, up or down, and by the first where that says the same. */
export function inOrder<T extends { readonly cells: readonly string[] }>(rows: readonly T[], { by, down }: Order): T[] {
  const alike = (a: T, b: T, column: number): number => (a.cells[column] ?? "").localeCompare(b.cells[column] ?? "", "en-GB");
  return [...rows].sort((a, b) => (down ? -1 : 1) * alike(a, b, by) || alike(a, b, 0));
}

function distinct(words: readonly string[]): string {
  return [...new Set(words)].join("; ");
}
