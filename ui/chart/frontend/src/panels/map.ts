/** The map twin: addresses and offences of the chart where they lie, with the same selection. */

import type { Board } from "../board.ts";
import { button, el, svg } from "../dom.ts";
import { type Frame, type Spot, sheetOf } from "../map.ts";
import { count } from "../counted.ts";

const FRAME: Frame = { width: 284, height: 300, margin: 26 };

export class MapPanel {
  constructor(
    private readonly board: Board,
    private readonly select: (ids: readonly string[]) => void,
  ) {}

  draw(): HTMLElement {
    if (this.board.view.settings["masked"]) return el("section", { "aria-label": "Map" }, el("p", { class: "quiet" }, "Masked for a shared screen: where a thing lies tells which it is."));
    const sheet = sheetOf(this.board.scene, FRAME);
    const tied = this.tied();
    const spots = [...sheet.spots].sort((a, b) => a.y - b.y);
    return el(
      "section",
      { "aria-label": "Map" },
      spots.length === 0
        ? el("p", {}, "Nothing on this chart has coordinates on record.")
        : svg("svg", { class: "map", viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, role: "group", "aria-label": `Map of ${count(spots.length, "place")}, north above` }, ...ground(), ...spots.map((spot) => this.spot(spot, tied)), ...rule(sheet.scale)),
      el("p", { class: "quiet" }, "Addresses and offences where sources put them. Filled: selected. Ringed: one line away from what is selected. A place is no evidence that somebody was there."),
      el("ul", { class: "plain" }, ...spots.flatMap((spot) => spot.nodes).map((node) => el("li", {}, this.go(node.id, node.label)))),
      sheet.without.length > 0 && el("h4", {}, `Without coordinates (${sheet.without.length})`),
      el("ul", { class: "plain" }, ...sheet.without.map((node) => el("li", {}, this.go(node.id, node.label)))),
    );
  }

  /** What is one line away from the selection. */
  private tied(): Set<string> {
    const chosen = new Set(this.board.selected);
    const lines = [...this.board.scene.lines.values()];
    return new Set(lines.flatMap(({ id, start, end }) => (chosen.has(id) ? [start, end] : chosen.has(start) ? [end] : chosen.has(end) ? [start] : [])));
  }

  private spot({ key, nodes, x, y }: Spot, tied: ReadonlySet<string>): SVGElement {
    const ids = nodes.map((node) => node.id);
    const chosen = ids.some((id) => this.board.selected.includes(id));
    const near = ids.some((id) => tied.has(id));
    const words = nodes.map((node) => node.label).join("; ");
    const press = (event: Event): void => {
      const also = (event as MouseEvent).shiftKey;
      this.select(also ? [...new Set([...this.board.selected, ...ids])] : ids);
    };
    const key_ = (event: Event): void => {
      if (!["Enter", " "].includes((event as KeyboardEvent).key)) return;
      event.preventDefault();
      press(event);
    };
    return svg(
      "g",
      { class: `spot${chosen ? " chosen" : ""}${near ? " near" : ""}`, role: "button", tabindex: "0", "aria-pressed": String(chosen), "aria-label": words, "data-key": `spot-${key}`, click: press, keydown: key_ },
      svg("title", {}, words),
      near ? svg("circle", { cx: String(x), cy: String(y), r: "11", class: "ring" }) : null,
      svg("circle", { cx: String(x), cy: String(y), r: "7" }),
      nodes.length > 1 ? svg("text", { x: String(x), y: String(y - 10), "text-anchor": "middle" }, String(nodes.length)) : null,
    );
  }

  private go(id: string, words: string): HTMLElement {
    return button(words, () => this.select([id]), { class: "go", dir: "auto", "data-key": `map-${id}`, "aria-pressed": String(this.board.selected.includes(id)) });
  }
}

/** Lines of a grid, so that a map of few places is seen to be one. */
function ground(): SVGElement[] {
  const lines: SVGElement[] = [];
  for (let at = 40; at < FRAME.width; at += 40) lines.push(svg("line", { x1: String(at), x2: String(at), y1: "0", y2: String(FRAME.height), class: "grid" }));
  for (let at = 40; at < FRAME.height; at += 40) lines.push(svg("line", { y1: String(at), y2: String(at), x1: "0", x2: String(FRAME.width), class: "grid" }));
  return lines;
}

function rule({ metres, length }: { metres: number; length: number }): SVGElement[] {
  const y = FRAME.height - 10;
  return [
    svg("path", { d: `M10 ${y - 4}v4h${length}v-4`, class: "rule" }),
    svg("text", { x: "12", y: String(y - 7) }, metres >= 1000 ? `${metres / 1000} km` : `${metres} m`),
    svg("text", { x: String(FRAME.width - 16), y: "16", "aria-hidden": "true" }, "N↑"),
  ];
}
