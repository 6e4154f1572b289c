/** Writing beside things and on lines: large enough to be read at the zoom there is, and never over something else. */

import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { type Box, type Labelled, type LabelledLine, Taken, alongLines, boxOn, sides, wrapped } from "./labels.ts";
import type { Place } from "./model.ts";
import { FONT, LINE_FONT, LINE_WIDEST, THEME_FONT } from "./paper.ts";
import { type Scene, type SceneLine, type SceneNode, isSheet } from "./scene.ts";

/** How much larger than usual; few steps, since each change reckons all styles afresh. */
const SCALES = [1, 1.3, 1.7, 2.2];
/** The least that can be read, in pixels of the screen. */
const READABLE = 10;
/** Below this zoom no label on a line of a large chart is drawn (`paper.ts`), so none is placed. */
const LINES_FROM = 0.7;
/** Below this zoom a large chart has no writing at all: the largest is then smaller than the least that is drawn (`paper.ts`). */
const WRITING_FROM = 0.3;
const REST_MS = 140;
/** As much wider bold writing is. */
const BOLD = 1.14;
/** Between a label and the edge of the canvas, in pixels of the screen. */
const MARGIN = 6;
const STRENGTHS = ["confirmed", "probable", "possible"];

export class Lettering {
  scale = 1;
  /** A large chart keeps its writing as it is: there it would be drawn afresh too often. */
  many = false;
  private scene: Scene | null = null;
  private withLines = true;
  private waiting = 0;
  private readonly pen = document.createElement("canvas").getContext("2d");
  private readonly widths = new Map<string, number>();
  /** Where the label of each thing was put; those that wait to be pointed at are not there. */
  private put: ReadonlyMap<string, Box> = new Map();

  constructor(
    private readonly cy: Core,
    private readonly restyle: (scale: number) => void,
  ) {
    cy.on("zoom", () => {
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.tune(), REST_MS);
    });
  }

  /** Whether any writing can be seen at the zoom there is. */
  get writes(): boolean {
    return !this.many || this.cy.zoom() >= WRITING_FROM;
  }

  end(): void {
    window.clearTimeout(this.waiting);
  }

  /** Fit the writing to the zoom, where that has changed enough. */
  tune(): void {
    const zoom = this.cy.zoom();
    const scale = this.many ? 1 : scaleFor(zoom);
    const withLines = !this.many || zoom >= LINES_FROM;
    if (scale === this.scale && withLines === this.withLines) return;
    if (scale !== this.scale) this.restyle(scale);
    Object.assign(this, { scale, withLines });
    if (this.scene) this.place(this.scene);
  }

  /** Labels below their things where there is room, else above or beside; then those of lines; what does not fit is left out. */
  place(scene: Scene): void {
    this.scene = scene;
    const taken = new Taken();
    const degree = new Map<string, number>();
    for (const { start, end } of scene.lines.values()) for (const id of [start, end]) degree.set(id, (degree.get(id) ?? 0) + 1);
    const nodes = [...scene.nodes.values()];
    for (const { place, width, height } of nodes.filter((node) => node.role === "note")) taken.put({ x: place.x - width / 2, y: place.y - height / 2, width, height });
    const labelled = nodes.filter((node) => !isSheet(node)).map((node) => this.labelled(node));
    const side = sides(labelled.sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0)), taken);
    this.put = new Map(labelled.flatMap((each) => {
      const found = side.get(each.id) ?? "none";
      return found === "none" ? [] : [[each.id, boxOn(found, each)] as const];
    }));
    const lines = this.withLines ? alongLines(this.lines(scene), taken) : null;
    this.cy.batch(() => {
      this.cy.nodes().forEach((node) => set(node, "side", side.get(node.id()) ?? "below"));
      if (lines) this.cy.edges().forEach((edge) => set(edge, "mute", !lines.has(edge.id())));
    });
  }

  /** The corners of the labels of some things, as far as they are written now, with a margin around each. */
  corners(ids: Iterable<string>): Place[] {
    const margin = MARGIN / this.cy.zoom();
    return [...ids].flatMap((id) => {
      const box = this.put.get(id);
      return box ? [{ x: box.x - margin, y: box.y - margin }, { x: box.x + box.width + margin, y: box.y + box.height + margin }] : [];
    });
  }

  private labelled(node: SceneNode): Labelled {
    const font = (node.role === "theme" ? THEME_FONT : FONT) * this.scale;
    const lines = wrapped(node.label).split("\n");
    const width = Math.max(...lines.map((line) => this.width(line))) * font * (node.role === "theme" ? BOLD : 1);
    return { id: node.id, ...node.place, reach: node.height / 2, width: width + 6, height: lines.length * font * 1.25 };
  }

  /** Lines with their labels, those first that say the most; a line in a bundle says it when it is pointed at. */
  private lines({ nodes, lines, bends }: Scene): LabelledLine[] {
    const font = LINE_FONT * this.scale;
    const ordered = [...lines.values()].filter((line) => line.label !== "" && !bends.has(line.id)).sort((a, b) => rank(a) - rank(b) || b.ties.length - a.ties.length || (a.id < b.id ? -1 : 1));
    return ordered.flatMap((line) => {
      const [from, to] = [nodes.get(line.start)?.place, nodes.get(line.end)?.place];
      const width = Math.min(LINE_WIDEST * this.scale, this.width(line.inferred ? `inferred: ${line.label}` : line.label) * font) + 6;
      return from && to ? [{ id: line.id, from, to, width, height: font * 1.3 }] : [];
    });
  }

  /** How wide a text is, in its own font's size. */
  private width(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined || !this.pen) return known ?? text.length * 0.56;
    this.pen.font = "100px sans-serif";
    const found = this.pen.measureText(text).width / 100;
    this.widths.set(text, found);
    return found;
  }
}

/** The least scale at which a label can be read, or the largest there is. */
function scaleFor(zoom: number): number {
  return SCALES.find((scale) => FONT * scale * zoom >= READABLE) ?? (SCALES.at(-1) as number);
}

function rank(line: SceneLine): number {
  const found = STRENGTHS.indexOf(line.strength);
  return found === -1 ? STRENGTHS.length : found;
}

function set(element: NodeSingular | EdgeSingular, name: string, value: string | boolean): void {
  if (element.data(name) !== value) element.data(name, value);
}
