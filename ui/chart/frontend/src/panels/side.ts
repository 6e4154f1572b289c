/** The panel beside the chart: details of what is selected, or the table that says the same as the picture. */

import { badgeWords, moreWords, mostLeftOut } from "../badges.ts";
import type { Board } from "../board.ts";
import { count } from "../counted.ts";
import { periodWords } from "../days.ts";
import { button, el, refill } from "../dom.ts";
import { type Tie, aboutOf } from "../model.ts";
import { type SceneLine, type SceneNode, maskedLabel } from "../scene.ts";
import { MapPanel } from "./map.ts";
import { Table } from "./table.ts";

/** What is on record about a thing, as the server tells it. */
export interface Detail {
  readonly rows: readonly { readonly title: string; readonly value: string; readonly source: string }[];
  readonly counts: readonly { readonly words: string; readonly count: number }[];
  /** Other records that somebody judged to be the same person, with who did, when and why. */
  readonly same: readonly { readonly id: string; readonly label: string; readonly why: string }[];
}

/** What stands behind a line. */
export interface Explanation {
  readonly meaning: readonly string[];
  readonly trust: string;
  readonly ask: readonly string[];
  readonly assertions: readonly {
    readonly title: string;
    readonly href: string;
    readonly rows: readonly (readonly [string, string])[];
  }[];
}

export interface Doing {
  expand(id: string): void;
  choose(id: string): void;
  collapse(id: string): void;
  bring(id: string, beside: string): void;
  pin(): void;
  hide(): void;
  remove(): void;
  group(): void;
  note(): void;
  paths(): void;
  fresh(): void;
  panel(): void;
  select(ids: readonly string[]): void;
  openOrClose(key: string): void;
  ungroup(key: string): void;
}

export type Tab = "details" | "table" | "map";
/** More ids would make an address that some servers refuse. */
const MOST_IN_ADDRESS = 60;
const TABS: readonly (readonly [Tab, string])[] = [["details", "Details"], ["table", "Table"], ["map", "Map"]];

export class Side {
  detail: { id: string; found: Detail } | null = null;
  explanation: { id: string; found: Explanation } | null = null;
  tab: Tab = "details";
  /** What nobody sees is not asked for: each look at something stands on the audit record. */
  open = true;
  private readonly head = el("div");
  private readonly body = el("div", { role: "tabpanel", tabindex: "0" });
  private readonly table: Table;
  private readonly map: MapPanel;

  constructor(
    readonly host: HTMLElement,
    private readonly board: Board,
    private readonly doing: Doing,
  ) {
    this.host.append(this.head, this.body);
    const select = (ids: readonly string[]): void => this.doing.select(ids);
    this.table = new Table(board, (id) => this.label(id), select);
    this.map = new MapPanel(board, select);
  }

  /** Turn to a tab, or back to the details where it is open. */
  turn(to: Tab): void {
    this.tab = this.tab === to && this.open ? "details" : to;
    this.open = true;
    this.draw();
  }

  /** Leave its room to the picture, or take it back. */
  openOrShut(): void {
    this.open = !this.open;
    this.draw();
  }

  draw(): void {
    this.host.classList.toggle("closed", !this.open);
    this.body.hidden = !this.open;
    const shut = button(this.open ? "▸" : "◂", () => this.doing.panel(), { "aria-label": "Panel", "aria-expanded": String(this.open), title: this.open ? "Leave the room to the picture" : "Show the panel", "data-key": "panel" });
    this.head.className = this.open ? "tabs" : "";
    if (!this.open) return refill(this.head, shut);
    const tabs = TABS.map(([tab, title]) => button(title, () => { this.tab = tab; this.draw(); }, { role: "tab", "aria-selected": String(this.tab === tab), "data-key": `tab-${tab}` }));
    const inside = { details: () => this.drawDetails(), table: () => this.table.draw(), map: () => this.map.draw() }[this.tab]();
    refill(this.head, el("div", { class: "tablist", role: "tablist", "aria-label": "Beside the chart" }, ...tabs), shut);
    this.body.setAttribute("aria-label", this.tab);
    refill(this.body, inside);
  }

  private drawDetails(): HTMLElement {
    const { nodes, lines } = this.board.scene;
    const chosen = this.board.selected;
    const [first] = chosen;
    const node = first !== undefined ? nodes.get(first) : undefined;
    const line = first !== undefined ? lines.get(first) : undefined;
    if (chosen.length > 1) return this.drawMany(chosen);
    if (line) return this.drawLine(line);
    if (node?.thing) return this.drawThing(node);
    if (node && this.board.view.groups[node.id]) return this.drawGroup(node);
    const written = node && this.board.view.notes[node.id];
    if (written) return this.drawNote(node, aboutOf(written));
    if (node) return el("section", { "aria-label": "Details" }, el("p", { class: "kind" }, node.role === "ghost" ? "not recorded" : "on this chart only"), el("h3", { dir: "auto" }, node.label));
    return this.drawSummary();
  }

  private drawNote(node: SceneNode, about: readonly string[]): HTMLElement {
    const ids = about.filter((id) => this.board.scene.nodes.has(id));
    return el(
      "section",
      { "aria-label": "Details" },
      el("p", { class: "kind" }, `${node.role}, on this chart only`),
      el("p", { dir: "auto" }, node.label),
      about.length > 0 && el("h4", {}, `About (${about.length})`),
      el("ul", { class: "plain" }, ...ids.map((id) => el("li", {}, this.go(id, this.label(id))))),
    );
  }

  private drawSummary(): HTMLElement {
    const { nodes, tiesShown } = this.board.scene;
    const { lines } = this.board;
    const things = [...nodes.values()].filter((node) => node.thing).length;
    const degree = new Map<string, number>();
    for (const line of lines) for (const id of [line.start, line.end]) degree.set(id, (degree.get(id) ?? 0) + 1);
    const most = [...degree].sort((a, b) => b[1] - a[1]).slice(0, 8);
    const rest = mostLeftOut(nodes.values());
    return el(
      "section",
      { "aria-label": "Summary" },
      el("h3", {}, "This chart"),
      el("p", {}, `${count(things, "thing")} and ${count(lines.filter((line) => line.ties.length > 0).length, "line")} from ${count(tiesShown, "assertion")}.`),
      el("p", { class: "quiet" }, "Nothing is selected. Click a thing or a line; double-click a thing to expand it; press ? for all keys."),
      most.length > 0 && el("h4", {}, "Most lines on this chart"),
      el("ul", { class: "plain" }, ...most.map(([id, n]) => el("li", {}, this.go(id, `${nodes.get(id)?.label ?? ""}: ${count(n, "line")}`)))),
      el("p", { class: "quiet" }, "Many lines may only say that somebody was looked at often."),
      rest.length > 0 && el("h4", {}, "Most links that are not on this chart"),
      el("ul", { class: "plain" }, ...rest.map((node) => el("li", {}, this.go(node.id, `${node.label}: ${count(node.more, "link")}`)))),
      rest.length > 0 && el("p", { class: "quiet" }, "Select one: E brings the next ones, Shift+E lets you choose which."),
    );
  }

  private drawThing(node: SceneNode): HTMLElement {
    const thing = node.thing!;
    const own = this.board.lines.filter((line) => line.start === node.id || line.end === node.id);
    const kind = this.board.words.kinds[thing.kind]?.[0] ?? thing.kind;
    const found = this.detail?.id === thing.id ? this.detail.found : null;
    const masked = Boolean(this.board.view.settings["masked"]);
    return el(
      "section",
      { "aria-label": "Details" },
      el("p", { class: "kind" }, kind),
      el("h3", { dir: "auto" }, node.label),
      thing.photo && el("p", { class: "quiet" }, "A photo is on record; it is not shown here."),
      thing.badges.length > 0 && el("p", { class: "quiet" }, `On the chart: ${thing.badges.map(badgeWords).join(", ")}`),
      thing.href && !masked && el("p", {}, el("a", { href: thing.href, target: "_blank", rel: "noopener" }, "Open its page")),
      this.actions(node.id),
      node.more > 0 && el("p", { class: "quiet" }, moreWords(node.more)),
      el("h4", {}, `Lines on this chart (${own.length})`),
      el("ul", { class: "plain" }, ...own.map((line) => el("li", {}, this.go(line.id, `${line.label}: ${this.label(line.start === node.id ? line.end : line.start)}`)))),
      !masked && found && this.same(found, node.id),
      el("h4", {}, "On record"),
      masked ? el("p", { class: "quiet" }, "Masked for a shared screen.") : found ? this.rows(found) : el("p", { class: "quiet", role: "status" }, "Reading …"),
    );
  }

  /** Other records of what somebody judged to be one person: before what this one says, for it is not all there is. */
  private same(found: Detail, about: string): HTMLElement | false {
    const same = found.same.map((each) => el("li", {}, this.board.view.shown[each.id] ? this.go(each.id, each.label) : button(`Put on the chart: ${each.label}`, () => this.doing.bring(each.id, about), { class: "go", dir: "auto", "data-key": `bring-${each.id}` }), el("p", { class: "quiet", dir: "auto" }, each.why)));
    return same.length > 0 && el("div", {}, el("h4", {}, "Judged to be the same as"), el("ul", { class: "plain" }, ...same));
  }

  private rows(found: Detail): HTMLElement {
    const parts = found.rows.map((row) => el("div", {}, el("dt", {}, row.title), el("dd", { dir: "auto" }, row.value, el("small", {}, row.source))));
    const counts = found.counts.map((each) => el("li", {}, `${each.words}: ${each.count}`));
    return el("div", {}, parts.length > 0 ? el("dl", {}, ...parts) : el("p", { class: "quiet" }, "Nothing recorded that you may see."), el("h4", {}, "One step away, all of it"), el("ul", { class: "plain" }, ...counts));
  }

  private drawLine(line: SceneLine): HTMLElement {
    const found = this.explanation?.id === line.id ? this.explanation.found : null;
    const masked = this.board.view.settings["masked"] && el("p", { class: "quiet" }, "Masked for a shared screen.");
    return el(
      "section",
      { "aria-label": "Explain this link" },
      el("p", { class: "kind" }, line.ghost ? "not recorded" : count(line.ties.length, "assertion")),
      el("h3", { dir: "auto" }, `${this.label(line.start)} – ${this.label(line.end)}`),
      el("ul", { class: "plain" }, ...line.ties.map((tie) => el("li", {}, `${tie.words}: ${said(tie)}`))),
      line.ghost && el("p", {}, "Drawn because nothing is recorded that you may see. It is no evidence that there is somebody, or nobody."),
      !line.ghost && el("h4", {}, "Explain this link"),
      !line.ghost && (masked || (found ? this.explained(found) : el("p", { class: "quiet", role: "status" }, "Reading …"))),
    );
  }

  private explained(found: Explanation): HTMLElement {
    return el(
      "div",
      { class: "explained" },
      ...found.meaning.map((words) => el("p", {}, words)),
      el("h4", {}, "How far to trust it"),
      el("p", {}, found.trust),
      el("h4", {}, "What to ask"),
      el("ul", {}, ...found.ask.map((words) => el("li", {}, words))),
      el("h4", {}, `Assertions (${found.assertions.length})`),
      ...found.assertions.map((each, index) =>
        el(
          "details",
          { open: index === 0 },
          el("summary", {}, each.title),
          el("dl", {}, ...each.rows.map(([title, value]) => el("div", {}, el("dt", {}, title), el("dd", { dir: "auto" }, value)))),
          each.href && el("p", {}, el("a", { href: each.href, target: "_blank", rel: "noopener" }, "Open the report")),
        ),
      ),
    );
  }

  private drawMany(chosen: readonly string[]): HTMLElement {
    const things = this.board.chosenThings();
    return el(
      "section",
      { "aria-label": "Details" },
      el("h3", {}, `${chosen.length} selected`),
      el(
        "div",
        { class: "actions" },
        things.length === 2 && button("Paths between them", () => this.doing.paths(), { "data-key": "paths" }),
        button("Group", () => this.doing.group(), { "data-key": "group" }),
        things.length > 0 && button("Note", () => this.doing.note(), { "data-key": "note" }),
        button("Pin", () => this.doing.pin(), { "data-key": "pin" }),
        button("Hide", () => this.doing.hide(), { "data-key": "hide" }),
        button("Remove", () => this.doing.remove(), { "data-key": "remove" }),
        button("New chart", () => this.doing.fresh(), { "data-key": "fresh" }),
      ),
      things.length > 0 && things.length <= MOST_IN_ADDRESS && el("p", {}, el("a", { href: `/chart?${things.map((id) => `id=${encodeURIComponent(id)}`).join("&")}`, target: "_blank", rel: "noopener" }, "New chart of these")),
      el("ul", { class: "plain" }, ...chosen.slice(0, 200).map((id) => el("li", {}, this.go(id, this.label(id))))),
    );
  }

  private actions(id: string): HTMLElement {
    const expanded = Object.values(this.board.view.expansions).some((each) => each.about === id);
    return el(
      "div",
      { class: "actions" },
      button("Expand", () => this.doing.expand(id), { "data-key": "expand" }),
      button("Expand …", () => this.doing.choose(id), { "data-key": "choose", "aria-label": "Expand with a choice" }),
      expanded && button("Collapse", () => this.doing.collapse(id), { "data-key": "collapse" }),
      button(this.board.view.pinned[id] ? "Unpin" : "Pin", () => this.doing.pin(), { "data-key": "pin" }),
      button("Note", () => this.doing.note(), { "data-key": "note" }),
      button("Hide", () => this.doing.hide(), { "data-key": "hide" }),
      button("Remove", () => this.doing.remove(), { "data-key": "remove" }),
    );
  }

  private drawGroup(node: SceneNode): HTMLElement {
    const group = this.board.view.groups[node.id]!;
    return el(
      "section",
      { "aria-label": "Details" },
      el("p", { class: "kind" }, "group"),
      el("h3", { dir: "auto" }, node.label),
      el("div", { class: "actions" }, button(group.open ? "Close the group" : "Open the group", () => this.doing.openOrClose(node.id), { "data-key": "open" }), button("Ungroup", () => this.doing.ungroup(node.id), { "data-key": "ungroup" })),
      group.open && el("p", { class: "quiet" }, "Its things are shaded. Others may lie in the frame without being in the group."),
      el("ul", { class: "plain" }, ...group.of.map((id) => el("li", { dir: "auto" }, this.named(id)))),
    );
  }

  /** What a thing is called, drawn or not. */
  private named(id: string): string {
    const thing = this.board.facts.things.get(id);
    if (!thing) return "";
    return this.board.view.settings["masked"] ? maskedLabel(thing, this.board.view) : thing.label;
  }

  private go(id: string, words: string): HTMLElement {
    return button(words, () => this.doing.select([id]), { class: "go", dir: "auto", "data-key": `go-${id}` });
  }

  private label(id: string): string {
    const { nodes, lines } = this.board.scene;
    const line = lines.get(id);
    return nodes.get(id)?.label ?? (line ? `${this.label(line.start)} – ${this.label(line.end)}` : "");
  }
}

function said(tie: Tie): string {
  return [tie.strength ?? "how firm not stated", tie.grade ?? "not graded", tie.statement === "inference" ? "an inference" : "", periodWords(tie)].filter(Boolean).join(", ");
}
