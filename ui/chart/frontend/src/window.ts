/** The window of a chart: toolbar, canvas, legend, side panel and foot around one board. */

import { Actions } from "./actions.ts";
import { Board } from "./board.ts";
import * as commands from "./commands.ts";
import { Cover } from "./cover.ts";
import { button, el } from "./dom.ts";
import { Enquiries, type Room } from "./enquiries.ts";
import type { Change } from "./history.ts";
import { KEYS, actionOf } from "./keys.ts";
import { ON_NONE, ON_ONE } from "./menus.ts";
import type { Thing, Tie, View, Words } from "./model.ts";
import { Overlay } from "./overlay.ts";
import { Painter } from "./painter.ts";
import { Bar } from "./panels/bar.ts";
import { Foot } from "./panels/foot.ts";
import { Legend } from "./panels/legend.ts";
import { Side } from "./panels/side.ts";
import { count, kindsCounted } from "./counted.ts";
import { type Hands, NoPicture, type Picture, canDraw } from "./picture.ts";
import { probe } from "./probe.ts";
import type { Scene } from "./scene.ts";
import { Seat } from "./seat.ts";
import { type Answer, type Letter, Talk } from "./talk.ts";

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

export interface Host {
  told(message: Message): void;
  close(): void;
}

export function open(root: HTMLElement, post: (letter: Letter) => void): Host {
  return new Window(root, post);
}

class Window implements Host, Room {
  readonly board = new Board((step) => void this.talk.tell("step", step), () => this.redraw());
  readonly talk: Talk;
  readonly picture: Picture;
  readonly side: Side;
  readonly overlay: Overlay;
  private readonly frame = el("div", { class: "chart" });
  private readonly paper = el("div", { class: "paper", tabindex: "0", role: "application", "aria-label": "Link chart. Press ? for the keys; the Table tab says the same in words.", "data-testid": "link-chart" });
  private readonly canvas = el("div", { class: "canvas" }, this.paper);
  private readonly bar: Bar;
  private readonly foot: Foot;
  private readonly legend: Legend;
  private readonly ask: Enquiries;
  private readonly actions: Actions;
  private readonly cover = new Cover();
  private readonly seat: Seat;
  private readonly sizes = new ResizeObserver(() => this.picture.resize());
  private fits = false;
  private ready = false;
  private drawing = false;
  private drawn: { scene: Scene | null; selected: readonly string[] } = { scene: null, selected: [] };
  private dressed: boolean | null = null;

  constructor(root: HTMLElement, post: (letter: Letter) => void) {
    this.talk = new Talk(newMount(), post, () => this.foot.draw());
    this.overlay = new Overlay(this.canvas, () => this.paper.focus());
    this.ask = new Enquiries(this);
    this.actions = new Actions(this, this.ask, { canvas: this.canvas, settle: () => void (this.fits = true), find: () => this.bar.find(), whole: () => this.whole(), help: () => this.help(), escape: () => this.escape() });
    const run = (action: string): void => this.actions.run(action);
    this.bar = new Bar(this.board, { run, layout: (name) => this.actions.layout(name), dark: () => this.turnDark(), found: (id) => this.found(id) });
    this.foot = new Foot(this.board, this.talk, () => run("unhide"));
    this.legend = new Legend(el("div", { class: "legend", role: "region", "aria-label": "Legend" }), this.board, (ids) => this.select(ids), (words) => this.announce(words));
    this.side = new Side(el("aside", { class: "side", "aria-label": "Beside the chart" }), this.board, this.doing(run));
    this.frame.append(this.bar.host, this.legend.host, this.canvas, this.side.host, this.foot.host, this.foot.voice);
    root.append(this.frame);
    this.seat = new Seat(this.frame);
    this.picture = canDraw() ? new Painter(this.paper, this.hands()) : this.withoutPicture();
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.frame.addEventListener("fullscreenchange", () => requestAnimationFrame(() => this.picture.fit()));
    this.sizes.observe(this.canvas);
    this.dress();
    Object.assign(this.paper, { chart: probe(this) });
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
    this.foot.trouble = message.trouble;
    if (message.heard.mount === this.talk.mount) this.talk.heard(message.heard.upTo, message.answers);
    this.foot.draw();
  }

  close(): void {
    this.legend.stop();
    this.sizes.disconnect();
    this.seat.end();
    this.cover.lay(false);
    this.picture.end();
  }

  announce(words: string): void {
    this.foot.say(words);
  }

  select(ids: readonly string[]): void {
    this.board.select(ids);
    if (ids.length === 1) this.picture.reveal(ids[0] as string);
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

  private hands(): Hands {
    return {
      chosen: (ids) => this.board.select(ids),
      moved: (places) => void this.board.act("Move", (view) => commands.move(view, places, true)),
      opened: (id) => this.opened(id),
      menu: (id, x, y) => this.menu(id, x, y),
      touched: () => this.overlay.closeMenu(),
    };
  }

  private doing(run: (action: string) => void): ConstructorParameters<typeof Side>[2] {
    return {
      expand: (id) => void this.ask.expand(id),
      choose: (id) => void this.ask.choose(id),
      collapse: () => run("collapse"),
      bring: (id, beside) => void this.ask.bring(id, beside),
      pin: () => run("pin"),
      hide: () => run("hide"),
      remove: () => run("remove"),
      group: () => run("group"),
      note: () => run("note"),
      paths: () => run("paths"),
      fresh: () => run("fresh"),
      select: (ids) => this.select(ids),
      panel: () => run("panel"),
      openOrClose: (key) => this.actions.openOrClose(key),
      ungroup: (key) => this.actions.ungroup(key),
    };
  }

  private withoutPicture(): Picture {
    this.side.tab = "table";
    this.canvas.append(el("p", { class: "no-picture", role: "status" }, "This browser gives no canvas to draw on, so there is no picture. The table beside it holds the same, and everything else works."));
    return new NoPicture();
  }

  private opened(id: string): void {
    if (this.board.view.groups[id]) this.actions.openOrClose(id);
    else if (this.board.view.notes[id]) this.actions.write(id);
    else void this.ask.expand(id);
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName) && (target as HTMLInputElement).type !== "checkbox";
    const action = actionOf(event);
    const ours = action === "escape" || action === "undo" || action === "redo" || action === "help" || target === this.paper;
    if (!action || !ours || (typing && action !== "escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === "walk") this.actions.walk(event.key);
    else this.actions.run(action);
  }

  /** The menu of a thing or of the paper: right button, or a long press. */
  private menu(id: string | null, x: number, y: number): void {
    const before = this.board.selected;
    if (id !== null && !before.includes(id)) this.select([id]);
    const items = (id === null ? ON_NONE : ON_ONE).map(([title, action]) => [title, action === "keep" ? () => this.select([...new Set([...before, id as string])]) : () => this.actions.run(action)] as const);
    this.overlay.menu(items, x, y);
  }

  private help(): void {
    const rows = KEYS.map((key) => el("tr", {}, el("td", {}, key.shown), el("td", {}, key.does)));
    const words = "Double-click expands. Shift adds to the selection; Shift and drag selects a box. Dragging pins. The right button or a long press opens a menu; two fingers make it larger or smaller.";
    this.overlay.show(el("div", { class: "help" }, el("h3", {}, "Keys, mouse and touch"), el("p", {}, words), el("table", {}, el("tbody", {}, ...rows)), button("Close", () => this.overlay.close())));
  }

  private escape(): void {
    if (this.overlay.isOpen) this.overlay.close();
    else this.select([]);
    this.paper.focus();
  }

  private found(id: string): void {
    this.picture.fit([id]);
    this.select([id]);
    this.paper.focus();
  }

  /** What changed since the last drawing is drawn, once for all that happens at a time. */
  private redraw(): void {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      const { scene, selected } = this.board;
      const [fresh, chosen] = [scene !== this.drawn.scene, selected !== this.drawn.selected];
      const glide = this.fits && this.drawn.scene !== null;
      this.drawn = { scene, selected };
      if (fresh) this.drawScene(scene, glide);
      if (fresh || chosen) this.picture.choose(selected);
      this.ask.inform();
      if (fresh || chosen) this.side.draw();
    });
  }

  private drawScene(scene: Scene, glide: boolean): void {
    this.dress();
    this.mask();
    this.picture.draw(scene, glide);
    if (this.fits) this.picture.fit();
    this.fits = false;
    this.bar.draw();
    this.legend.draw();
    this.foot.draw();
  }

  /** What was said last and what lies over the canvas may name somebody, too. */
  private mask(): void {
    const masked = this.board.view.settings["masked"] === true;
    if (!this.cover.lay(masked) || !masked) return;
    this.overlay.close();
    this.announce("Masked for a shared screen.");
  }

  private whole(): void {
    if (document.fullscreenElement) return void document.exitFullscreen();
    this.frame.requestFullscreen().catch(() => this.announce("This browser does not give the whole screen."));
  }

  private summary(): string {
    const said = kindsCounted(this.board.scene.nodes.values(), this.board.words.kinds);
    return `A chart of ${count(Object.keys(this.board.view.shown).length, "thing")} and ${count(this.board.lines.length, "line")}: ${said.join(", ")}.`;
  }

  private turnDark(): void {
    this.board.act("Dark or light", (before) => commands.set(before, "dark", !this.isDark));
  }

  private get isDark(): boolean {
    const chosen = this.board.view.settings["dark"];
    return typeof chosen === "boolean" ? chosen : isDarkPaper(this.frame);
  }

  private dress(): void {
    if (this.dressed === this.isDark) return;
    this.dressed = this.isDark;
    this.frame.classList.toggle("dark", this.isDark);
    this.legend.dark = this.isDark;
    this.picture.dress(this.isDark, window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  }
}

/** Whether Streamlit's own page is dark: a chart that nobody turned follows it. */
function isDarkPaper(element: HTMLElement): boolean {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/iu.exec(colour);
  return hex ? hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 384 : false;
}

/** A name of its own for this window; `randomUUID` is there only where the page comes over TLS or from this machine. */
function newMount(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function factsOf(things: readonly Thing[], ties: readonly Tie[]): { things: Map<string, Thing>; ties: Map<string, Tie> } {
  return { things: new Map(things.map((thing) => [thing.id, thing])), ties: new Map(ties.map((tie) => [tie.id, tie])) };
}
