/** Draws a scene with Cytoscape and tells what was done to it; it decides nothing and never moves a thing by itself. */

import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeSingular } from "cytoscape";
import { alike, classOf, imageOf, lineClasses, lineData } from "./dressing.ts";
import { Held } from "./held.ts";
import { wrapped } from "./labels.ts";
import { isInside } from "./lasso.ts";
import { Lettering } from "./lettering.ts";
import type { Place } from "./model.ts";
import { asksOnlyWhatIsNear } from "./nearness.ts";
import { styles } from "./paper.ts";
import type { Hands, Picture } from "./picture.ts";
import { Readiness } from "./readiness.ts";
import { type Scene, type SceneNode } from "./scene.ts";
import { drawsNoSpecks } from "./specks.ts";
import { type Stretch, boxAround, containing } from "./stretch.ts";

/** From here on the picture is moved as a picture while the view moves, and nothing glides. */
const MANY = 600;
const GLIDE_MS = 350;
/** So small that all of the largest chart is in view at once. */
const SMALLEST = 0.005;
const LARGEST_FIT = 1.25;
/** Labels are placed anew for each view that shows more of them; by then what is missing is a few pixels. */
const MOST_FITTINGS = 4;

export class Painter implements Picture {
  readonly shows = true;
  private readonly cy: Core;
  /** How often it was drawn, and when last. */
  private painted = { times: 0, at: 0 };
  private dark = false;
  private calm = false;
  private chosen: string[] = [];
  private quiet = false;
  /** What each node was drawn from. Not in Cytoscape's scratch: writing there reckons the style of everything afresh. */
  private drawn: ReadonlyMap<string, SceneNode> = new Map();
  private readonly held = new Map<string, Place>();
  private readonly view: Held;
  private readonly layers: Readiness;
  private readonly lettering: Lettering;

  constructor(
    canvas: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.cy = cytoscape({
      container: canvas,
      elements: [],
      minZoom: SMALLEST,
      maxZoom: 3,
      boxSelectionEnabled: true,
      selectionType: "single",
      style: [],
      layout: { name: "preset" },
    });
    this.view = new Held(this.cy);
    this.layers = new Readiness(this.cy);
    this.lettering = new Lettering(this.cy, (scale) => this.cy.style(styles(this.dark, scale)));
    asksOnlyWhatIsNear(this.cy);
    drawsNoSpecks(this.cy);
    this.listen();
  }

  dress(dark: boolean, calm: boolean): void {
    this.dark = dark;
    this.calm = calm;
    this.cy.style(styles(dark, this.lettering.scale));
    this.cy.nodes().forEach((node) => void node.data("image", imageOf(this.drawn.get(node.id()), dark)));
  }

  draw(scene: Scene, glide: boolean): void {
    this.quiet = true;
    const many = scene.nodes.size > MANY;
    this.view.wanted(many);
    this.layers.wanted(many);
    this.lettering.many = many;
    this.cy.batch(() => {
      this.cy.elements().forEach((each) => {
        if (!scene.nodes.has(each.id()) && !scene.lines.has(each.id())) each.remove();
      });
      this.drawNodes(scene, glide && !this.calm && !many);
      this.drawLines(scene);
    });
    this.lettering.place(scene);
    this.quiet = false;
  }

  choose(ids: readonly string[]): void {
    this.quiet = true;
    const wanted = new Set(ids);
    this.cy.batch(() => {
      for (const id of this.chosen) if (!wanted.has(id)) this.cy.getElementById(id).unselect();
      for (const id of ids) this.cy.getElementById(id).select();
    });
    this.chosen = [...ids];
    this.quiet = false;
  }

  /** All into view, by where things are going: they may still be gliding there. */
  fit(ids: readonly string[] = [], covered = 0): void {
    const wanted = new Set(ids);
    const nodes = [...this.drawn.values()].filter((node) => ids.length === 0 || wanted.has(node.id));
    if (nodes.length === 0 || this.cy.width() === 0) return;
    this.cy.resize();
    const high = Math.max(1, this.cy.height() - covered);
    let box = boxAround(nodes.map((node) => node.place));
    // Writing is the larger the smaller the view is, so that where labels end is known only once the view is set.
    for (let turn = 0; turn < MOST_FITTINGS; turn += 1) {
      this.show(box, high);
      const labels = this.lettering.many ? [] : this.lettering.corners(nodes.map((node) => node.id));
      const wider = containing(box, labels);
      if (wider.width === box.width && wider.height === box.height) break;
      box = wider;
    }
  }

  /** A part of the chart in the middle of what is to be seen of the canvas. */
  private show({ place, width, height }: Stretch, high: number): void {
    const wide = this.cy.width();
    // Cytoscape leaves out a zoom below its least without a word, and nothing at all would be in view.
    const zoom = Math.max(SMALLEST, Math.min(LARGEST_FIT, wide / width, high / height));
    this.cy.viewport({ zoom, pan: { x: wide / 2 - place.x * zoom, y: high / 2 - place.y * zoom } });
    this.lettering.tune();
  }

  reveal(id: string): void {
    const node = this.cy.getElementById(id);
    if (node.empty()) return;
    const { x1, y1, x2, y2 } = node.renderedBoundingBox({ includeLabels: false });
    // No further than is needed: whoever loses sight of the rest loses their way.
    this.cy.panBy({ x: into(x1, x2, this.cy.width()), y: into(y1, y2, this.cy.height()) });
  }

  zoomBy(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
    this.lettering.tune();
  }

  inside(outline: readonly Place[]): string[] {
    return this.cy.nodes().filter((node) => isInside(node.renderedPosition(), outline)).map((node) => node.id());
  }

  highlight(ids: ReadonlySet<string> | null): void {
    this.cy.batch(() => this.cy.elements().forEach((each) => {
      const dim = ids !== null && !ids.has(each.id());
      if (each.hasClass("dim") !== dim) each.toggleClass("dim", dim);
    }));
  }

  resize(): void {
    this.cy.resize();
  }

  middle(): Place {
    const { x1, x2, y1, y2 } = this.cy.extent();
    return { x: Math.round((x1 + x2) / 2), y: Math.round((y1 + y2) / 2) };
  }

  end(): void {
    this.lettering.end();
    this.layers.end();
    this.cy.destroy();
  }

  probe(): Record<string, (...given: never[]) => unknown> {
    const { cy } = this;
    return {
      at: (id: string) => cy.getElementById(id).renderedPosition(),
      drawn: () => cy.nodes().map((node) => [node.id(), node.position().x, node.position().y]),
      zoom: () => cy.zoom(),
      writing: () => this.lettering.scale,
      width: () => cy.width(),
      pan: () => ({ ...cy.pan() }),
      painted: () => this.painted,
      moving: () => cy.nodes().some((node) => (node as unknown as { animated(): boolean }).animated()),
      seen: (id: string) => {
        const found = cy.getElementById(id);
        return { label: found.data("label"), classes: found.classes(), colour: found.style("line-color"), picture: decodeURIComponent(found.data("image") ?? "") };
      },
      bent: () => cy.edges("[?bent]").filter((edge) => edge.style("curve-style") === "unbundled-bezier").length,
      dimmed: () => cy.elements(".dim").length,
      boxes: () => cy.nodes().filter((node) => node.data("side") !== "none" && node.data("label")).map((node) => ({ id: node.id(), ...node.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false, includeUnderlays: false }) })),
    };
  }

  private drawNodes(scene: Scene, glide: boolean): void {
    const fresh: ElementDefinition[] = [];
    for (const node of scene.nodes.values()) {
      const old = this.cy.getElementById(node.id);
      if (old.empty()) {
        fresh.push({ group: "nodes", data: this.dataOf(node), position: { ...node.place }, classes: classOf(node), grabbable: node.role !== "hull" });
        continue;
      }
      const before = this.drawn.get(node.id);
      if (before === node) continue;
      if (!before || !alike(before, node)) old.data(this.dataOf(node));
      // A group that opens is the same element as a frame.
      if (before?.role !== node.role || before.inGroup !== node.inGroup) (node.role === "hull" ? old.ungrabify() : old.grabify()).classes(classOf(node));
      const at = old.position();
      if (at.x === node.place.x && at.y === node.place.y) continue;
      old.stop(true);
      if (glide) old.animate({ position: { ...node.place } }, { duration: GLIDE_MS });
      else old.position({ ...node.place });
    }
    this.cy.add(fresh);
    this.drawn = scene.nodes;
  }

  private drawLines(scene: Scene): void {
    const fresh: ElementDefinition[] = [];
    for (const line of scene.lines.values()) {
      const old = this.cy.getElementById(line.id);
      const data = lineData(line, scene.bends.get(line.id));
      if (old.empty() || old.data("source") !== line.start || old.data("target") !== line.end) {
        if (old.nonempty()) old.remove();
        fresh.push({ group: "edges", data, classes: lineClasses(line) });
      } else if (old.data("sign") !== data["sign"]) {
        old.data(data);
        old.classes(lineClasses(line));
      }
    }
    this.cy.add(fresh);
  }

  private dataOf(node: SceneNode): Record<string, unknown> {
    const label = node.role === "note" || node.role === "frame" ? node.label : wrapped(node.label);
    return { id: node.id, label, image: imageOf(node, this.dark), width: node.width, height: node.height };
  }

  private listen(): void {
    const { cy } = this;
    cy.on("render", () => void (this.painted = { times: this.painted.times + 1, at: performance.now() }));
    let waiting = false;
    cy.on("select unselect", () => {
      if (this.quiet || waiting) return;
      waiting = true;
      queueMicrotask(() => {
        waiting = false;
        const now = cy.$(":selected").map((each) => each.id());
        if (now.length === this.chosen.length && now.every((id, index) => id === this.chosen[index])) return;
        this.chosen = now;
        this.hands.chosen(now);
      });
    });
    cy.on("grab", "node", () => {
      this.held.clear();
      cy.nodes().forEach((node) => void this.held.set(node.id(), { ...node.position() }));
    });
    cy.on("dragfree", "node", () => this.dropped());
    // Cytoscape calls any two quick taps a double one: who picks two things with Shift would expand the second.
    let taps: readonly unknown[] = [];
    cy.on("tap", (event: EventObject) => void (taps = [taps[1], event.target]));
    cy.on("dbltap", "node", (event: EventObject) => {
      if (taps[0] === taps[1]) this.hands.opened((event.target as NodeSingular).id());
    });
    cy.on("tapstart", () => this.hands.touched());
    cy.on("cxttap taphold", (event: EventObject) => {
      const id = event.target === cy ? null : (event.target as NodeSingular).id();
      this.hands.menu(id, event.renderedPosition.x, event.renderedPosition.y);
    });
    cy.on("mouseover", "node, edge", (event: EventObject) => {
      // Only writing differs: where none can be seen, a change would draw everything afresh for nothing.
      if (this.lettering.writes) (event.target as NodeSingular).addClass("pointed");
    });
    cy.on("mouseout", "node, edge", (event: EventObject) => {
      const left = event.target as NodeSingular;
      // Taking away a class that is not there is a change to Cytoscape.
      if (left.hasClass("pointed")) left.removeClass("pointed");
    });
  }

  private dropped(): void {
    const places = new Map<string, Place>();
    this.cy.nodes().forEach((node) => {
      const [before, now] = [this.held.get(node.id()), node.position()];
      if (before && (Math.abs(before.x - now.x) > 1 || Math.abs(before.y - now.y) > 1)) {
        places.set(node.id(), { x: Math.round(now.x), y: Math.round(now.y) });
      }
    });
    this.held.clear();
    if (places.size > 0) this.hands.moved(places);
  }
}

const EDGE = 50;

/** How far a stretch must move to lie within so much room and its edges; its middle, where it is too long for that. */
export function into(begin: number, end: number, room: number): number {
  if (end - begin > room - 2 * EDGE) return begin > room - EDGE || end < EDGE ? room / 2 - (begin + end) / 2 : 0;
  return begin < EDGE ? EDGE - begin : Math.min(0, room - EDGE - end);
}
