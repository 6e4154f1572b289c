/** Draws a scene with Cytoscape and tells what was done to it; it decides nothing and never moves a thing by itself. */

import cytoscape, { type Core, type ElementDefinition, type EventObject, type NodeSingular, type StylesheetJson } from "cytoscape";
import { portrait } from "./icons.ts";
import { type Labelled, type Side, sides, wrapped } from "./labels.ts";
import type { Place } from "./model.ts";
import type { Scene, SceneLine, SceneNode } from "./scene.ts";

export interface Hands {
  chosen(ids: readonly string[]): void;
  moved(places: ReadonlyMap<string, Place>): void;
  opened(id: string): void;
  menu(id: string | null, x: number, y: number): void;
}

const MANY = 600;
const FONT = 12;
const DASHES: Readonly<Record<string, readonly number[]>> = { probable: [10, 4], possible: [3, 5], refuted: [1, 6] };

export class Painter {
  readonly cy: Core;
  private dark = false;
  private calm = false;
  private chosen: string[] = [];
  private quiet = false;
  private readonly held = new Map<string, Place>();

  constructor(
    canvas: HTMLElement,
    private readonly hands: Hands,
  ) {
    this.cy = cytoscape({
      container: canvas,
      elements: [],
      minZoom: 0.04,
      maxZoom: 3,
      boxSelectionEnabled: true,
      selectionType: "single",
      style: [],
      layout: { name: "preset" },
    });
    this.listen();
  }

  /** Light or dark paper, and whether things may glide. */
  dress(dark: boolean, calm: boolean): void {
    this.dark = dark;
    this.calm = calm;
    this.cy.style(styles(dark));
    this.cy.nodes().forEach((node) => void node.data("image", imageOf(node.scratch("_scene") as SceneNode, dark)));
  }

  draw(scene: Scene): void {
    this.quiet = true;
    this.cy.batch(() => {
      this.cy.elements().forEach((each) => {
        if (!scene.nodes.has(each.id()) && !scene.lines.has(each.id())) each.remove();
      });
      this.drawNodes(scene);
      this.drawLines(scene);
    });
    this.placeLabels(scene);
    this.quiet = false;
  }

  choose(ids: readonly string[]): void {
    this.quiet = true;
    const wanted = new Set(ids);
    this.cy.batch(() => this.cy.elements().forEach((each) => void (wanted.has(each.id()) ? each.select() : each.unselect())));
    this.chosen = [...ids];
    this.quiet = false;
  }

  fit(ids: readonly string[] = []): void {
    const wanted = new Set(ids);
    const shown = ids.length > 0 ? this.cy.nodes().filter((node) => wanted.has(node.id())) : this.cy.elements();
    if (shown.empty()) return;
    this.cy.resize();
    this.cy.fit(shown, 46);
    if (this.cy.zoom() > 1.25) {
      this.cy.zoom(1.25);
      this.cy.center(shown);
    }
  }

  /** Move the view, not the things, so that a thing can be seen. */
  reveal(id: string): void {
    const node = this.cy.getElementById(id);
    if (node.empty()) return;
    const box = node.renderedBoundingBox();
    const inside = box.x1 > 20 && box.y1 > 20 && box.x2 < this.cy.width() - 20 && box.y2 < this.cy.height() - 20;
    if (!inside) this.cy.center(node);
  }

  zoomBy(factor: number): void {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  /** What lies inside a line drawn by hand, in the canvas's own pixels. */
  inside(outline: readonly Place[]): string[] {
    return this.cy.nodes().filter((node) => isInside(node.renderedPosition(), outline)).map((node) => node.id());
  }

  highlight(ids: ReadonlySet<string> | null): void {
    this.cy.batch(() => this.cy.elements().forEach((each) => void each.toggleClass("dim", ids !== null && !ids.has(each.id()))));
  }

  destroy(): void {
    this.cy.destroy();
  }

  private drawNodes(scene: Scene): void {
    const fresh: ElementDefinition[] = [];
    for (const node of scene.nodes.values()) {
      const old = this.cy.getElementById(node.id);
      if (old.empty()) {
        fresh.push({ group: "nodes", data: this.dataOf(node), position: { ...node.place }, classes: node.role, scratch: { _scene: node } });
        continue;
      }
      const before = old.scratch("_scene") as SceneNode;
      if (before === node) continue;
      old.scratch("_scene", node);
      if (!alike(before, node)) old.data(this.dataOf(node));
      const at = old.position();
      if (at.x !== node.place.x || at.y !== node.place.y) old.position({ ...node.place });
    }
    this.cy.add(fresh);
  }

  private drawLines(scene: Scene): void {
    const fresh: ElementDefinition[] = [];
    for (const line of scene.lines.values()) {
      const old = this.cy.getElementById(line.id);
      const data = lineData(line);
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

  /** Labels below their things where there is room, else beside or above; never over something else. */
  private placeLabels(scene: Scene): void {
    const labelled: Labelled[] = [];
    for (const node of scene.nodes.values()) {
      if (node.role === "note" || node.role === "frame") continue;
      const lines = wrapped(node.label).split("\n");
      const width = Math.max(...lines.map((line) => line.length)) * FONT * 0.56 + 4;
      labelled.push({ id: node.id, ...node.place, reach: node.height / 2, width, height: lines.length * FONT * 1.25 });
    }
    const degree = (id: string): number => this.cy.getElementById(id).degree(false);
    labelled.sort((a, b) => degree(b.id) - degree(a.id));
    const found = sides(labelled);
    this.cy.batch(() => this.cy.nodes().forEach((node) => setSide(node, found.get(node.id()) ?? "below")));
    const many = scene.nodes.size > MANY;
    this.cy.scratch("_many", many);
  }

  private dataOf(node: SceneNode): Record<string, unknown> {
    const label = node.role === "note" || node.role === "frame" ? node.label : wrapped(node.label);
    return { id: node.id, label, image: imageOf(node, this.dark), width: node.width, height: node.height };
  }

  private listen(): void {
    const { cy } = this;
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
    cy.on("dbltap", "node", (event: EventObject) => this.hands.opened((event.target as NodeSingular).id()));
    cy.on("cxttap taphold", (event: EventObject) => {
      const id = event.target === cy ? null : (event.target as NodeSingular).id();
      this.hands.menu(id, event.renderedPosition.x, event.renderedPosition.y);
    });
    cy.on("mouseover", "node", (event: EventObject) => void (event.target as NodeSingular).addClass("pointed"));
    cy.on("mouseout", "node", (event: EventObject) => void (event.target as NodeSingular).removeClass("pointed"));
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

  get glides(): boolean {
    return !this.calm && this.cy.nodes().length < MANY;
  }
}

function imageOf(node: SceneNode | undefined, dark: boolean): string {
  if (!node || node.role === "note" || node.role === "frame" || node.role === "theme") return "none";
  return portrait({ kind: node.kind, badges: node.badges, pinned: node.pinned, more: node.more, dark });
}

function alike(one: SceneNode, other: SceneNode): boolean {
  return (
    one.label === other.label &&
    one.kind === other.kind &&
    one.pinned === other.pinned &&
    one.more === other.more &&
    one.width === other.width &&
    one.height === other.height &&
    one.badges.join() === other.badges.join()
  );
}

function setSide(node: NodeSingular, side: Side): void {
  if (node.data("side") !== side) node.data("side", side);
}

function lineData(line: SceneLine): Record<string, unknown> {
  const width = line.strength === "confirmed" ? 2.6 : line.strength ? 1.8 : 1.1;
  const label = line.inferred ? `inferred: ${line.label}` : line.label;
  const sign = `${label}/${line.strength}/${line.inferred}/${line.directed}`;
  return { id: line.id, source: line.start, target: line.end, label, width: width + Math.min(line.ties.length - 1, 5) * 0.4, sign };
}

function lineClasses(line: SceneLine): string {
  return [line.strength, line.inferred ? "inferred" : "", line.directed ? "directed" : "", line.ghost ? "ghost" : ""].filter(Boolean).join(" ");
}

function isInside(point: Place, outline: readonly Place[]): boolean {
  let inside = false;
  for (let index = 0, last = outline.length - 1; index < outline.length; last = index, index += 1) {
    const [a, b] = [outline[index] as Place, outline[last] as Place];
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

function styles(dark: boolean): StylesheetJson {
  const ink = dark ? "#e8eef5" : "#14202e";
  const paper = dark ? "#0f1620" : "#ffffff";
  const line = dark ? "#8fa1b5" : "#4a5866";
  const chosen = dark ? "#ffd24a" : "#c25700";
  const inferred = dark ? "#d9a6f2" : "#7b2d9c";
  const side = (name: Side, style: Record<string, unknown>): { selector: string; style: Record<string, unknown> } => ({ selector: `node[side = "${name}"]`, style });
  return [
    {
      selector: "node",
      style: {
        width: "data(width)",
        height: "data(height)",
        "background-opacity": 0,
        "background-image": "data(image)",
        "background-width": 72,
        "background-height": 72,
        "background-clip": "none",
        "background-image-containment": "over",
        "bounds-expansion": 14,
        label: "data(label)",
        color: ink,
        "font-family": "sans-serif",
        "font-size": FONT,
        "text-wrap": "wrap",
        "text-max-width": "400px",
        "text-background-color": paper,
        "text-background-opacity": 0.85,
        "text-background-padding": "1px",
        "min-zoomed-font-size": 6,
        "overlay-opacity": 0,
      },
    },
    side("below", { "text-valign": "bottom", "text-halign": "center", "text-margin-y": 2 }),
    side("above", { "text-valign": "top", "text-halign": "center", "text-margin-y": -2 }),
    side("right", { "text-valign": "center", "text-halign": "right", "text-margin-x": 2 }),
    side("left", { "text-valign": "center", "text-halign": "left", "text-margin-x": -2 }),
    side("none", { "text-opacity": 0, "text-background-opacity": 0, "text-valign": "bottom" }),
    { selector: "node.pointed", style: { "text-opacity": 1, "text-background-opacity": 1, "z-index": 20 } },
    {
      selector: "node:selected",
      style: { "underlay-color": chosen, "underlay-opacity": 0.45, "underlay-padding": 9, "text-opacity": 1, "text-background-opacity": 1, "font-weight": "bold", "z-index": 30 },
    },
    {
      selector: "node.note, node.frame",
      style: {
        "background-image": "none",
        "background-opacity": 1,
        "background-color": dark ? "#3a3413" : "#fff6cf",
        shape: "rectangle",
        "border-width": 1,
        "border-color": dark ? "#dcdc86" : "#8a7a1c",
        "text-valign": "center",
        "text-halign": "center",
        "text-max-width": "170px",
        "text-background-opacity": 0,
        "bounds-expansion": 0,
      },
    },
    { selector: "node.frame", style: { "background-opacity": 0.06, "border-style": "dashed", "text-valign": "top", "z-compound-depth": "bottom", "z-index": 0 } },
    { selector: "node.theme", style: { "font-size": 16, "font-weight": "bold", events: "no" } },
    { selector: "node.ghost", style: { "font-style": "italic", color: line } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": line,
        "target-arrow-color": line,
        "curve-style": "straight",
        label: "data(label)",
        color: ink,
        "font-family": "sans-serif",
        "font-size": 10,
        "text-rotation": "autorotate",
        "text-background-color": paper,
        "text-background-opacity": 0.92,
        "text-background-padding": "1px",
        "text-wrap": "ellipsis",
        "text-max-width": "118px",
        "min-zoomed-font-size": 7.5,
        "overlay-opacity": 0,
      },
    },
    { selector: "edge.directed", style: { "target-arrow-shape": "triangle", "arrow-scale": 0.8 } },
    ...Object.entries(DASHES).map(([strength, pattern]) => ({ selector: `edge.${strength}`, style: { "line-style": "dashed", "line-dash-pattern": [...pattern] } })),
    { selector: "edge.refuted", style: { "line-color": dark ? "#ff9d94" : "#9c1c1c", "target-arrow-color": dark ? "#ff9d94" : "#9c1c1c" } },
    { selector: "edge.inferred", style: { "line-style": "dashed", "line-dash-pattern": [14, 4, 2, 4], "line-color": inferred, "target-arrow-color": inferred, color: inferred, "font-style": "italic" } },
    { selector: "edge.ghost", style: { "line-style": "dashed", "line-dash-pattern": [2, 6], opacity: 0.7 } },
    { selector: "edge:selected", style: { "line-color": chosen, "target-arrow-color": chosen, "underlay-color": chosen, "underlay-opacity": 0.25, "underlay-padding": 5, "z-index": 25 } },
    { selector: ".dim", style: { opacity: 0.18 } },
  ] as unknown as StylesheetJson;
}
