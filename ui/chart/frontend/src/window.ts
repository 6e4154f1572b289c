/** The window of a chart: toolbar, canvas, legend, side panel and foot around one board. */

import { Board } from "./board.ts";
import * as commands from "./commands.ts";
import { button, el, refill } from "./dom.ts";
import type { Change } from "./history.ts";
import { KEYS, actionOf } from "./keys.ts";
import { LAYOUTS } from "./layouts/index.ts";
import type { Place, Thing, Tie, View, Words } from "./model.ts";
import { Painter } from "./painter.ts";
import { type Count, choice, SAMPLE } from "./panels/expand.ts";
import { Legend } from "./panels/legend.ts";
import { Side, count, type Detail, type Explanation } from "./panels/side.ts";
import { type Answer, Talk, type Letter } from "./talk.ts";

/** What the server says: all of it when a chart is opened, and afterwards only what was heard and answers. */
export interface Message {
  readonly number: number;
  readonly heard: { readonly mount: string; readonly upTo: number };
  readonly answers: readonly Answer[];
  readonly trouble: string;
  readonly full?: {
    readonly things: readonly Thing[];
    readonly ties: readonly Tie[];
    readonly words: Words;
    readonly view: View;
    readonly past: readonly Change[];
    readonly future: readonly Change[];
    readonly note: string;
  };
}

interface Found {
  readonly things: readonly Thing[];
  readonly ties: readonly Tie[];
  readonly leftOut: number;
}

interface Ways {
  readonly things: readonly Thing[];
  readonly ties: readonly Tie[];
  readonly ways: readonly { readonly title: string; readonly ids: readonly string[] }[];
  readonly note: string;
}

export interface Host {
  told(message: Message): void;
  close(): void;
}

export function open(root: HTMLElement, post: (letter: Letter) => void): Host {
  return new Window(root, post);
}

class Window implements Host {
  private readonly board = new Board((step) => void this.talk.tell("step", step), () => this.redraw());
  private readonly talk: Talk;
  private readonly frame = el("div", { class: "chart" });
  private readonly bar = el("div", { class: "bar", role: "toolbar", "aria-label": "Chart" });
  private readonly paper = el("div", { class: "paper", tabindex: "0", role: "application", "aria-label": "Link chart. Press ? for the keys; the Table tab says the same in words.", "data-testid": "link-chart" });
  private readonly canvas = el("div", { class: "canvas" }, this.paper);
  private readonly foot = el("div", { class: "foot" });
  private readonly voice = el("div", { class: "unseen", role: "status", "aria-live": "polite" });
  private readonly painter: Painter;
  private readonly legend: Legend;
  private readonly side: Side;
  private readonly sizes = new ResizeObserver(() => this.painter.cy.resize());
  private said = "";
  private trouble = "";
  private overlay: HTMLElement | null = null;
  private cursor = "";
  private asking = "";
  private fits = false;
  private ready = false;
  private drawing = false;
  private readonly outs = new Map<string, number>();

  constructor(root: HTMLElement, post: (letter: Letter) => void) {
    this.talk = new Talk(crypto.randomUUID(), post, () => this.drawFoot());
    const legendHost = el("div", { class: "legend", role: "region", "aria-label": "Legend" });
    const sideHost = el("aside", { class: "side", "aria-label": "Beside the chart" });
    this.frame.append(this.bar, legendHost, this.canvas, sideHost, this.foot, this.voice);
    root.append(this.frame);
    this.painter = new Painter(this.paper, {
      chosen: (ids) => this.board.select(ids),
      moved: (places) => void this.board.act("Move", (view) => commands.move(view, places, true)),
      opened: (id) => this.opened(id),
      menu: (id, x, y) => this.menu(id, x, y),
    });
    this.legend = new Legend(legendHost, this.board);
    this.side = new Side(sideHost, this.board, {
      expand: (id) => void this.expand(id, [], SAMPLE),
      choose: (id) => void this.choose(id),
      collapse: (id) => this.collapse(id),
      pin: () => this.run("pin"),
      hide: () => this.run("hide"),
      remove: () => this.run("remove"),
      group: () => this.run("group"),
      note: () => this.run("note"),
      paths: () => void this.paths(),
      select: (ids) => this.selectFromPanel(ids),
    });
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.sizes.observe(this.canvas);
    this.dress();
    Object.assign(this.paper, { chart: this.probe() });
  }

  told(message: Message): void {
    const { full } = message;
    if (full && message.number > this.talk.seen) {
      this.board.begin({ view: full.view, past: full.past, future: full.future }, factsOf(full.things, full.ties), full.words);
      this.arrange(full.things.map((thing) => thing.id));
      this.announce(full.note || this.summary());
      this.fits = true;
    } else if (!this.ready && !full) {
      this.talk.tell("hello", null);
    }
    this.ready = true;
    this.talk.seen = Math.max(this.talk.seen, message.number);
    this.trouble = message.trouble;
    if (message.heard.mount === this.talk.mount) this.talk.heard(message.heard.upTo, message.answers);
    this.drawFoot();
  }

  close(): void {
    this.legend.stop();
    this.sizes.disconnect();
    this.painter.destroy();
  }

  /** Things that came without a place get one: all of them by the layout, or beside what stands already. */
  private arrange(ids: readonly string[]): void {
    const { view } = this.board;
    if (ids.length === 0 || ids.some((id) => view.places[id])) return;
    const bare = commands.add(view, new Map(ids.map((id) => [id, { x: 0, y: 0 }])));
    this.board.history = { view: bare, past: [], future: [] };
    const begun = commands.move(bare, this.board.planned("organic"), false);
    this.board.history = { view: begun, past: [], future: [] };
    this.talk.tell("begin", { view: begun });
  }

  private async expand(id: string, types: readonly string[], limit: number): Promise<void> {
    if (!this.board.view.shown[id]) return;
    this.announce("Expanding …");
    const key = `${id}/${[...types].sort().join()}`;
    const found = await this.talk.ask<Found>("expand", { about: id, types, limit, skip: this.outs.get(key) ?? 0, shown: Object.keys(this.board.view.shown) });
    this.outs.set(key, found.leftOut > 0 ? (this.outs.get(key) ?? 0) + limit : 0);
    const fresh = this.board.expand(id, found.things, found.ties);
    const rest = found.leftOut > 0 ? ` ${found.leftOut} links were left out: expand again for the next ones.` : "";
    this.announce(`${fresh === 0 ? "Nothing new that you may see" : `${count(fresh, "thing")} added`}.${rest}`);
  }

  private async choose(id: string): Promise<void> {
    if (!this.board.view.shown[id]) return;
    const { counts } = await this.talk.ask<{ counts: readonly Count[] }>("count", { about: id });
    const label = this.board.scene.nodes.get(id)?.label ?? "";
    this.show(choice(label, counts, (types, limit) => void this.expand(id, types, limit), () => this.dismiss()));
  }

  private collapse(id: string): void {
    const before = Object.keys(this.board.view.shown).length;
    if (this.board.collapse(id)) this.announce(`${count(before - Object.keys(this.board.view.shown).length, "thing")} taken back.`);
  }

  private async paths(): Promise<void> {
    const [from, to] = this.board.chosenThings();
    if (from === undefined || to === undefined) return;
    this.announce("Looking for paths …");
    const found = await this.talk.ask<Ways>("paths", { from, to, shown: Object.keys(this.board.view.shown) });
    this.announce(found.note);
    if (found.ways.length === 0) return;
    this.board.expand(from, found.things, found.ties, "Paths");
    const list = el("div", { class: "choice" }, el("h3", {}, "Paths"), el("p", {}, found.note), ...found.ways.map((way) => button(way.title, () => this.follow(way.ids), { class: "go" })), el("div", { class: "actions" }, button("Close", () => this.dismiss())));
    this.show(list);
  }

  private follow(ids: readonly string[]): void {
    const pairs = ids.slice(1).map((id, index) => [ids[index] as string, id].sort().join("|"));
    this.dismiss();
    this.selectFromPanel([...ids, ...pairs]);
  }

  private opened(id: string): void {
    if (this.board.view.groups[id]) void this.board.act("Open or close a group", (view) => commands.openOrClose(view, id));
    else if (this.board.view.notes[id]) this.write(id);
    else void this.expand(id, [], SAMPLE);
  }

  private layout(name: string): void {
    const places = this.board.planned(name);
    this.board.act(`Layout: ${LAYOUTS[name]?.title ?? name}`, (view) => commands.set(commands.move(view, places, false), "layout", name));
    this.fits = true;
    this.announce(`${LAYOUTS[name]?.title ?? name}. Pinned things stayed.`);
  }

  private write(key: string): void {
    const found = this.board.view.notes[key];
    const about = this.board.chosenThings()[0] ?? "";
    const text = el("textarea", { rows: "4", cols: "38", "aria-label": "Note" });
    text.value = found?.text ?? "";
    const save = (): void => {
      this.dismiss();
      if (found) this.board.act("Note", (view) => commands.rewrite(view, key, text.value));
      else if (text.value.trim()) this.board.act("Note", (view) => commands.note(view, { text: text.value.trim(), about, frame: false, width: 180, height: 70 }, this.besideOf(about)));
    };
    this.show(el("div", { class: "choice" }, el("h3", {}, "Note"), el("p", { class: "quiet" }, "It stands in the chart, not on record; whoever the chart is shared with reads it."), text, el("div", { class: "actions" }, button("Keep", save, { class: "first" }), button("Cancel", () => this.dismiss()))));
    text.focus();
  }

  private besideOf(id: string): Place {
    const at = this.board.view.places[id];
    if (at) return { x: at.x + 150, y: at.y - 90 };
    const { x1, x2, y1, y2 } = this.painter.cy.extent();
    return { x: Math.round((x1 + x2) / 2), y: Math.round((y1 + y2) / 2) };
  }

  private run(action: string): void {
    const { board } = this;
    const things = board.chosenThings();
    const [first] = things;
    const byName: Readonly<Record<string, () => void>> = {
      find: () => this.bar.querySelector<HTMLInputElement>("input")?.focus(),
      also: () => this.also(),
      expand: () => void (first !== undefined && this.expand(first, [], SAMPLE)),
      choose: () => void (first !== undefined && this.choose(first)),
      collapse: () => void (first !== undefined && this.collapse(first)),
      pin: () => void (things.length > 0 && board.act("Pin", (view) => commands.togglePins(view, things))),
      hide: () => void board.act("Hide", (view) => commands.hide(view, things)),
      unhide: () => void board.act("Show hidden", commands.showHidden),
      leaves: () => void board.act("Hide ends", (view) => commands.hide(view, this.withLines((n) => n === 1))),
      isolates: () => void board.act("Hide what has no line", (view) => commands.hide(view, this.withLines((n) => n === 0))),
      remove: () => this.remove(things),
      group: () => this.group(things),
      note: () => this.write(""),
      frame: () => this.enclose(things),
      layout: () => this.nextLayout(),
      fit: () => this.painter.fit(),
      larger: () => this.painter.zoomBy(1.25),
      smaller: () => this.painter.zoomBy(0.8),
      all: () => this.selectFromPanel([...board.scene.nodes.keys()]),
      invert: () => this.selectFromPanel([...board.scene.nodes.keys()].filter((id) => !board.selected.includes(id))),
      hop: () => this.hop(),
      table: () => { this.side.table = !this.side.table; this.side.draw(); },
      undo: () => this.announce(`Undone: ${board.undo()?.label ?? "nothing to undo"}`),
      redo: () => this.announce(`Done again: ${board.redo()?.label ?? "nothing to redo"}`),
      escape: () => this.escape(),
      help: () => this.help(),
      lasso: () => this.lasso(),
    };
    byName[action]?.();
  }

  private remove(things: readonly string[]): void {
    const notes = this.board.selected.filter((id) => this.board.view.notes[id]);
    this.board.act("Remove", (view) => notes.reduce((rest, id) => commands.rewrite(rest, id, ""), commands.remove(view, things)));
  }

  private withLines(fits: (n: number) => boolean): string[] {
    const { nodes } = this.board.scene;
    return [...nodes.values()].filter((node) => node.thing && fits(this.painter.cy.getElementById(node.id).degree(false))).map((node) => node.id);
  }

  private group(things: readonly string[]): void {
    const key = this.board.selected.find((id) => this.board.view.groups[id]);
    if (key !== undefined) this.board.act("Open or close a group", (view) => commands.openOrClose(view, key));
    else this.board.act("Group", (view) => commands.group(view, "Group", things));
  }

  private enclose(things: readonly string[]): void {
    const places = things.flatMap((id) => this.board.view.places[id] ?? []);
    if (places.length === 0) return;
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs) - 90, Math.max(...xs) + 90, Math.min(...ys) - 60, Math.max(...ys) + 80];
    const frame = { text: "Frame", about: "", frame: true, width: right - left, height: bottom - top };
    this.board.act("Frame", (view) => commands.note(view, frame, { x: (left + right) / 2, y: (top + bottom) / 2 }));
  }

  private nextLayout(): void {
    const names = Object.keys(LAYOUTS);
    const now = names.indexOf(String(this.board.view.settings["layout"] ?? "organic"));
    this.layout(names[(now + 1) % names.length] as string);
  }

  private hop(): void {
    const now = new Set(this.board.selected);
    for (const line of this.board.scene.lines.values()) {
      if (this.board.selected.includes(line.start)) now.add(line.end);
      if (this.board.selected.includes(line.end)) now.add(line.start);
    }
    this.selectFromPanel([...now]);
  }

  private walk(key: string): void {
    const { nodes } = this.board.scene;
    const from = nodes.get(this.cursor || (this.board.selected[0] ?? ""))?.place;
    const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] as [number, number];
    let best = from ? "" : ([...nodes.keys()][0] ?? "");
    let least = Infinity;
    for (const node of from ? nodes.values() : []) {
      const [x, y] = [node.place.x - from!.x, node.place.y - from!.y];
      const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
      const far = along + across * 2;
      if (along > 1 && far < least) [best, least] = [node.id, far];
    }
    if (!best) return;
    this.cursor = best;
    this.selectFromPanel([best]);
    const lines = [...this.board.scene.lines.values()].filter((line) => line.start === best || line.end === best).length;
    this.announce(`${nodes.get(best)?.label ?? ""}, ${count(lines, "line")}`);
  }

  private also(): void {
    const { selected } = this.board;
    if (this.cursor) this.selectFromPanel(selected.includes(this.cursor) ? selected.filter((id) => id !== this.cursor) : [...selected, this.cursor]);
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName) && (target as HTMLInputElement).type !== "checkbox";
    const action = actionOf(event);
    const ours = action === "escape" || action === "undo" || action === "redo" || action === "help" || target === this.paper;
    if (!action || !ours || (typing && action !== "escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === "walk") this.walk(event.key);
    else this.run(action);
  }

  private lasso(): void {
    const space = "http://www.w3.org/2000/svg";
    const [sheet, outline] = [document.createElementNS(space, "svg"), document.createElementNS(space, "polyline")];
    sheet.setAttribute("class", "lasso");
    sheet.append(outline);
    this.canvas.append(sheet);
    const points: Place[] = [];
    sheet.onpointermove = (event) => {
      if (event.buttons === 0) return;
      points.push({ x: event.offsetX, y: event.offsetY });
      outline.setAttribute("points", points.map((point) => `${point.x},${point.y}`).join(" "));
    };
    sheet.onpointerup = () => {
      sheet.remove();
      this.selectFromPanel(this.painter.inside(points));
    };
    this.announce("Draw around what you want to select.");
  }

  private menu(id: string | null, x: number, y: number): void {
    if (id !== null && !this.board.selected.includes(id)) this.selectFromPanel([id]);
    const one: readonly [string, string][] = [["Expand", "expand"], ["Expand …", "choose"], ["Collapse", "collapse"], ["Pin or unpin", "pin"], ["Hide", "hide"], ["Note …", "note"], ["Group", "group"], ["Frame", "frame"], ["Hop out", "hop"], ["Remove", "remove"]];
    const none: readonly [string, string][] = [["Fit", "fit"], ["Select all", "all"], ["Lasso", "lasso"], ["Show hidden", "unhide"], ["Hide ends", "leaves"], ["Hide what has no line", "isolates"], ["Note …", "note"]];
    this.dismiss();
    const menu = el("div", { class: "menu", role: "menu", style: `left:${Math.min(x, this.canvas.clientWidth - 190)}px;top:${Math.min(y, this.canvas.clientHeight - 330)}px` });
    for (const [title, action] of id === null ? none : one) menu.append(button(title, () => { this.dismiss(); this.run(action); }, { role: "menuitem" }));
    this.overlay = menu;
    this.canvas.append(menu);
    menu.querySelector("button")?.focus();
  }

  private help(): void {
    const rows = KEYS.map((key) => el("tr", {}, el("td", {}, key.shown), el("td", {}, key.does)));
    this.show(el("div", { class: "help" }, el("h3", {}, "Keys and mouse"), el("p", {}, "Double-click expands. Shift adds to the selection; Shift and drag selects a box. Dragging pins. The right button or a long press opens a menu."), el("table", {}, el("tbody", {}, ...rows)), button("Close", () => this.dismiss())));
  }

  private show(content: HTMLElement): void {
    this.dismiss();
    this.overlay = el("div", { class: "choice-box", role: "dialog", "aria-modal": "false", "aria-label": content.querySelector("h3")?.textContent ?? "" }, content);
    this.canvas.append(this.overlay);
    this.overlay.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }

  private dismiss(): void {
    this.overlay?.remove();
    this.overlay = null;
  }

  private escape(): void {
    if (this.overlay) this.dismiss();
    else this.selectFromPanel([]);
    this.paper.focus();
  }

  private selectFromPanel(ids: readonly string[]): void {
    this.board.select(ids);
    if (ids.length === 1) this.painter.reveal(ids[0] as string);
  }

  private redraw(): void {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.painter.draw(this.board.scene);
      this.painter.choose(this.board.selected);
      if (this.fits) this.painter.fit();
      this.fits = false;
      this.inform();
      this.drawBar();
      this.legend.draw();
      this.legend.host.classList.toggle("closed", !this.legend.open);
      this.side.draw();
      this.drawFoot();
    });
  }

  /** Ask for what stands behind the one thing or line that is selected. */
  private inform(): void {
    const [id] = this.board.selected;
    if (id === undefined || this.board.selected.length !== 1 || this.board.view.settings["masked"]) return;
    const line = this.board.scene.lines.get(id);
    if (this.board.facts.things.has(id) && this.side.detail?.id !== id) {
      this.side.detail = null;
      if (this.asking === id) return;
      this.asking = id;
      void this.talk.ask<Detail>("look", { about: id }).then((found) => {
        this.asking = "";
        this.side.detail = { id, found };
        this.side.draw();
      });
    } else if (line && !line.ghost && this.side.explanation?.id !== id) {
      this.side.explanation = null;
      if (this.asking === id) return;
      this.asking = id;
      const pairs = line.ties.map((tie) => [tie.start, tie.end]);
      void this.talk.ask<Explanation>("explain", { pairs, ties: line.ties.map((tie) => tie.id) }).then((found) => {
        this.asking = "";
        this.side.explanation = { id, found };
        this.side.draw();
      });
    }
  }

  private drawBar(): void {
    const { past, future, view } = this.board.history;
    const select = el("select", { "aria-label": "Layout", "data-key": "layout", change: (event) => this.layout((event.target as HTMLSelectElement).value) }, ...Object.entries(LAYOUTS).map(([name, { title }]) => el("option", { value: name, selected: name === (view.settings["layout"] ?? "organic") }, title)));
    refill(
      this.bar,
      this.finder(),
      button("Undo", () => this.run("undo"), { disabled: past.length === 0, title: past.at(-1)?.label ?? "", "data-key": "undo" }),
      button("Redo", () => this.run("redo"), { disabled: future.length === 0, title: future[0]?.label ?? "", "data-key": "redo" }),
      select,
      button("Lay out", () => this.layout(String(view.settings["layout"] ?? "organic")), { "data-key": "layout-again" }),
      button("Fit", () => this.run("fit"), { "data-key": "fit" }),
      button("+", () => this.run("larger"), { "aria-label": "Larger", "data-key": "larger" }),
      button("−", () => this.run("smaller"), { "aria-label": "Smaller", "data-key": "smaller" }),
      button("Lasso", () => this.run("lasso"), { "data-key": "lasso" }),
      button("Note", () => this.run("note"), { "data-key": "bar-note" }),
      el("span", { class: "gap" }),
      button("Dark or light", () => void this.board.act("Dark or light", (before) => commands.set(before, "dark", !this.isDark)), { "data-key": "dark" }),
      button("Keys ?", () => this.run("help"), { "data-key": "help" }),
    );
    this.dress();
  }

  private finder(): HTMLElement {
    const old = this.bar.querySelector<HTMLInputElement>("input")?.value ?? "";
    const list = el("ul", { hidden: true });
    const box = el("input", { type: "search", placeholder: "Find in this chart", "aria-label": "Find in this chart", value: old, "data-key": "find" });
    box.addEventListener("input", () => {
      const text = box.value.trim().toLowerCase();
      const hits = text ? [...this.board.scene.nodes.values()].filter((node) => node.label.toLowerCase().includes(text)).slice(0, 30) : [];
      list.hidden = !text;
      list.replaceChildren(...(hits.length > 0 ? hits.map((node) => el("li", {}, button(node.label, () => this.found(node.id), { class: "go", dir: "auto" }))) : [el("li", {}, "Nothing on this chart is called so.")]));
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
    });
    return el("div", { class: "find" }, box, list);
  }

  private found(id: string): void {
    const box = this.bar.querySelector<HTMLInputElement>("input");
    if (box) box.value = "";
    this.painter.fit([id]);
    this.selectFromPanel([id]);
    this.paper.focus();
  }

  private drawFoot(): void {
    const { hidden, filtered, tiesFiltered, nodes } = this.board.scene;
    const things = [...nodes.values()].filter((node) => node.thing).length;
    refill(
      this.foot,
      el("span", {}, count(things, "thing")),
      hidden > 0 ? button(`${hidden} hidden: show`, () => this.run("unhide"), { "data-key": "unhide" }) : el("span", {}, "0 hidden"),
      filtered + tiesFiltered > 0 && el("span", {}, `${filtered} things and ${tiesFiltered} assertions filtered away`),
      el("span", { class: "said" }, this.said),
      this.trouble ? el("span", { class: "trouble", role: "alert" }, this.trouble) : null,
      this.trouble ? button("Try again", () => this.talk.again(), { "data-key": "again" }) : null,
      el("span", { "data-testid": "kept" }, this.talk.unheard > 0 ? "Keeping …" : "Kept"),
    );
  }

  private announce(words: string): void {
    this.said = words;
    this.voice.textContent = words;
    this.drawFoot();
  }

  private summary(): string {
    return `A chart of ${count(Object.keys(this.board.view.shown).length, "thing")} and ${count(this.board.scene.lines.size, "line")}.`;
  }

  private get isDark(): boolean {
    const chosen = this.board.view.settings["dark"];
    return typeof chosen === "boolean" ? chosen : window.matchMedia("(prefers-color-scheme: dark)").matches && isDarkPaper(this.frame);
  }

  private dressed: boolean | null = null;
  private dress(): void {
    if (this.dressed === this.isDark) return;
    this.dressed = this.isDark;
    this.frame.classList.toggle("dark", this.isDark);
    this.legend.dark = this.isDark;
    this.painter.dress(this.isDark, window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  /** What tests and benchmarks look at: the state as it is, and where things are on the screen. */
  private probe(): object {
    return {
      view: () => this.board.view,
      steps: () => [this.board.history.past.length, this.board.history.future.length],
      selected: () => this.board.selected,
      at: (id: string) => this.painter.cy.getElementById(id).renderedPosition(),
      drawn: () => this.painter.cy.nodes().map((node) => [node.id(), node.position().x, node.position().y]),
      lines: () => [...this.board.scene.lines.values()].map((line) => ({ id: line.id, label: line.label, ties: line.ties.length })),
      pan: (x: number, y: number) => this.painter.cy.panBy({ x, y }),
    };
  }
}

function isDarkPaper(element: HTMLElement): boolean {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/iu.exec(colour);
  return hex ? hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 384 : false;
}

function factsOf(things: readonly Thing[], ties: readonly Tie[]): { things: Map<string, Thing>; ties: Map<string, Tie> } {
  return { things: new Map(things.map((thing) => [thing.id, thing])), ties: new Map(ties.map((tie) => [tie.id, tie])) };
}
