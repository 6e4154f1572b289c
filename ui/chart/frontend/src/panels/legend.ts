/** The legend on the canvas: what is on the chart, each entry a switch, and the dates. */

import { marksOf } from "../badges.ts";
import type { Board } from "../board.ts";
import { allOn, set, toggle } from "../commands.ts";
import { button, el, refill } from "../dom.ts";
import { colourOf, portrait } from "../icons.ts";
import { type Entry, having, legend } from "../legend.ts";
import { missingWords } from "../missing.ts";
import { dayField } from "./day.ts";

const YEAR_MS = 800;

export class Legend {
  dark = false;
  private open = true;
  private playing = 0;

  constructor(
    readonly host: HTMLElement,
    private readonly board: Board,
    private readonly select: (ids: readonly string[]) => void,
    private readonly announce: (words: string) => void,
  ) {}

  draw(): void {
    const { board } = this;
    const parts = this.open ? legend(board.facts, board.view, board.words) : [];
    this.host.classList.toggle("closed", !this.open);
    refill(
      this.host,
      el("div", { class: "legend-head" }, button(this.open ? "Legend ▾" : "Legend ▸", () => { this.open = !this.open; this.draw(); }, { "aria-expanded": String(this.open), "data-key": "legend" })),
      ...parts.map((part) =>
        el(
          "fieldset",
          {},
          el("legend", {}, part.title),
          ...part.entries.map((entry) => this.entry(entry)),
        ),
      ),
      this.open && this.marks(),
      this.open && this.dates(),
      this.open && this.others(),
    );
  }

  /** Stop playing where it is; what was reached becomes one action. */
  stop(): void {
    window.clearInterval(this.playing);
    this.playing = 0;
    const reached = this.board.moment;
    this.board.moment = "";
    if (reached) this.upTo(reached.slice(0, 4));
  }

  private entry(entry: Entry): HTMLElement {
    const { board } = this;
    const box = el("input", { type: "checkbox", checked: !entry.off, "data-key": entry.key, change: () => void board.act("Filter", (view) => toggle(view, entry.key)) });
    const pick = button("◎", () => this.select(having(board.scene, entry.key)), { class: "pick", title: `Select: ${entry.title}`, "aria-label": `Select all of: ${entry.title}`, "data-key": `pick-${entry.key}` });
    return el("div", { class: `entry${entry.off ? " off" : ""}` }, el("label", {}, box, this.sign(entry.key), el("span", {}, entry.title), el("small", {}, String(entry.count))), pick);
  }

  private sign(key: string): Element | null {
    if (key.startsWith("kind:")) {
      const kind = key.slice(5);
      return el("img", { src: portrait({ kind, badges: [], pinned: false, photo: false, change: "", more: 0, dark: this.dark }), alt: "", width: "26", height: "26", style: `color:${colourOf(kind, this.dark)}` });
    }
    if (!/^(strength|statement):/u.test(key)) return null;
    return el("span", { class: `stroke ${key.slice(key.indexOf(":") + 1) || "unsaid"}`, "aria-hidden": "true" });
  }

  /** What stands beside things, in words. */
  private marks(): HTMLElement | null {
    const nodes = [...this.board.scene.nodes.values()];
    const signs: (readonly [string, string])[] = marksOf(nodes);
    if (nodes.some((node) => node.more > 0)) signs.push(["+1", "links not on the chart"]);
    if (signs.length === 0) return null;
    return el("fieldset", {}, el("legend", {}, "Beside a thing"), ...signs.map(([sign, words]) => el("div", { class: "mark" }, el("b", {}, sign), el("span", {}, words))));
  }

  private dates(): HTMLElement | null {
    const { board } = this;
    const days = [...board.facts.ties.values()].flatMap((tie) => [tie.from, tie.to].filter((day): day is string => day !== null)).sort();
    if (days.length === 0) return null;
    const [first, last] = [Number(days[0]?.slice(0, 4)), Number(days.at(-1)?.slice(0, 4))];
    const [from, to] = [String(board.view.settings["from"] ?? ""), String(board.view.settings["to"] ?? "")];
    const field = (name: "from" | "to", value: string, label: string): HTMLElement =>
      el("label", {}, label, dayField(value, `Held ${label}`, (day) => void board.act("Dates", (view) => set(view, name, day)), name));
    const until = (board.moment || to).slice(0, 4);
    const slider = el("input", { type: "range", min: String(first), max: String(last), value: until || String(last), "aria-label": "Show up to the end of this year", "data-key": "slider", change: (event) => this.upTo((event.target as HTMLInputElement).value) });
    return el(
      "fieldset",
      {},
      el("legend", {}, "Held between"),
      field("from", from, "from"),
      field("to", to, "to"),
      el("label", {}, slider, el("output", {}, until || "all")),
      button(this.playing ? "Stop" : "Play the years", () => this.play(first, last), { "data-key": "play" }),
      el("label", {}, el("input", { type: "checkbox", checked: board.view.settings["undated"] !== false, "data-key": "undated", change: (event) => void board.act("Undated", (view) => set(view, "undated", (event.target as HTMLInputElement).checked)) }), `show undated (${board.scene.undated})`),
    );
  }

  private others(): HTMLElement {
    const { board } = this;
    const on = Object.keys(board.view.off).length > 0 || ["from", "to", "least"].some((name) => name in board.view.settings);
    const box = (name: string, title: string): HTMLElement =>
      el("label", {}, el("input", { type: "checkbox", checked: board.view.settings[name] === true, "data-key": name, change: (event) => this.turn(name, title, (event.target as HTMLInputElement).checked) }), title);
    const least = el("input", { type: "number", min: "0", max: "99", value: String(board.view.settings["least"] ?? 0), "data-key": "least", "aria-label": "Tied to at least so many others", change: (event) => void board.act("Tied to at least", (view) => set(view, "least", Number((event.target as HTMLInputElement).value) || null)) });
    return el("div", { class: "legend-foot" }, el("label", {}, "tied to at least", least, "others"), box("ghosts", "Draw what is missing"), board.view.settings["ghosts"] === true && el("p", { role: "status" }, missingWords(board.scene.nodes.values())), box("bundled", "Bundle lines"), box("masked", "Masked for a shared screen"), on && button("Show everything", () => void board.act("Show everything", allOn), { "data-key": "all" }));
  }

  private turn(name: string, title: string, on: boolean): void {
    this.board.act(title, (view) => set(view, name, on || null));
    if (name === "ghosts" && on) this.announce(missingWords(this.board.scene.nodes.values()));
  }

  private upTo(year: string): void {
    this.board.act("Dates", (view) => set(view, "to", `${year}-12-31`));
  }

  /** Year after year; nothing of it is an action until it stops. */
  private play(first: number, last: number): void {
    if (this.playing) return this.stop();
    let year = first;
    const step = (): void => {
      if (year > last) return this.stop();
      this.board.show(`${year}-12-31`);
      year += 1;
    };
    this.playing = window.setInterval(step, YEAR_MS);
    step();
  }
}
