/** How things and lines look on light and on dark paper: pattern and shape say what colour says. */

import type { StylesheetJson } from "cytoscape";
import type { Side } from "./labels.ts";

export const FONT = 12;
export const THEME_FONT = 16;
const DASHES: Readonly<Record<string, readonly number[]>> = { probable: [10, 4], possible: [3, 5], refuted: [1, 6] };

export const LINE_FONT = 10;
/** Of a label on a line, at the font above; what is longer ends in an ellipsis. */
export const LINE_WIDEST = 118;

/** `scale` enlarges what is written beside things and on lines, so that it can be read where the view is small. */
export function styles(dark: boolean, scale: number): StylesheetJson {
  const ink = dark ? "#e8eef5" : "#14202e";
  const paper = dark ? "#0f1620" : "#ffffff";
  const line = dark ? "#8fa1b5" : "#4a5866";
  const chosen = dark ? "#ffd24a" : "#c25700";
  const inferred = dark ? "#d9a6f2" : "#7b2d9c";
  const side = (name: Side, style: Record<string, unknown>): { selector: string; style: Record<string, unknown> } => ({ selector: `node[side = "${name}"]`, style });
  return [
    { selector: "core", style: { "outside-texture-bg-opacity": 0 } },
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
        "font-size": FONT * scale,
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
    side("lower right", { "text-valign": "bottom", "text-halign": "right", "text-margin-x": 2, "text-margin-y": 2 }),
    side("lower left", { "text-valign": "bottom", "text-halign": "left", "text-margin-x": -2, "text-margin-y": 2 }),
    side("upper right", { "text-valign": "top", "text-halign": "right", "text-margin-x": 2, "text-margin-y": -2 }),
    side("upper left", { "text-valign": "top", "text-halign": "left", "text-margin-x": -2, "text-margin-y": -2 }),
    side("none", { "text-opacity": 0, "text-background-opacity": 0, "text-valign": "bottom" }),
    { selector: "node.pointed", style: { "text-opacity": 1, "text-background-opacity": 1, "z-index": 20 } },
    { selector: "node.grouped", style: { "underlay-color": dark ? "#dcdc86" : "#8a7a1c", "underlay-opacity": 0.28, "underlay-padding": 8 } },
    {
      selector: "node:selected",
      style: { "underlay-color": chosen, "underlay-opacity": 0.45, "underlay-padding": 9, "text-opacity": 1, "text-background-opacity": 1, "font-weight": "bold", "z-index": 30 },
    },
    {
      selector: "node.note, node.frame, node.hull",
      style: {
        "background-image": "none",
        "background-opacity": 1,
        "background-color": dark ? "#3a3413" : "#fff6cf",
        shape: "rectangle",
        "border-width": 1,
        "border-color": dark ? "#dcdc86" : "#8a7a1c",
        "text-valign": "center",
        "text-halign": "center",
        "font-size": FONT,
        "text-max-width": "170px",
        "text-background-opacity": 0,
        "bounds-expansion": 0,
      },
    },
    { selector: "node.frame, node.hull", style: { "background-opacity": 0.06, "border-style": "dashed", "text-valign": "top", "z-compound-depth": "bottom", "z-index": 0 } },
    { selector: "node.frame:selected, node.hull:selected", style: { "underlay-opacity": 0, "border-width": 3, "border-color": chosen } },
    { selector: "node.theme", style: { "font-size": THEME_FONT * scale, "font-weight": "bold", events: "no" } },
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
        "font-size": LINE_FONT * scale,
        "text-rotation": "autorotate",
        "text-background-color": paper,
        "text-background-opacity": 0.92,
        "text-background-padding": "1px",
        "text-wrap": "ellipsis",
        "text-max-width": `${LINE_WIDEST * scale}px`,
        "min-zoomed-font-size": 7.5,
        "overlay-opacity": 0,
      },
    },
    { selector: "edge[?bent]", style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(aside)", "control-point-weights": "data(along)", "edge-distances": "node-position" } },
    { selector: "edge[?mute]", style: { label: "" } },
    { selector: "edge.directed", style: { "target-arrow-shape": "triangle", "arrow-scale": 0.8 } },
    ...Object.entries(DASHES).map(([strength, pattern]) => ({ selector: `edge.${strength}`, style: { "line-style": "dashed", "line-dash-pattern": [...pattern] } })),
    { selector: "edge.refuted", style: { "line-color": dark ? "#ff9d94" : "#9c1c1c", "target-arrow-color": dark ? "#ff9d94" : "#9c1c1c" } },
    { selector: "edge.inferred", style: { "line-style": "dashed", "line-dash-pattern": [14, 4, 2, 4], "line-color": inferred, "target-arrow-color": inferred, color: inferred, "font-style": "italic" } },
    { selector: "edge.added", style: { "line-color": dark ? "#86d69d" : "#1e6b34", "target-arrow-color": dark ? "#86d69d" : "#1e6b34" } },
    { selector: "edge.removed", style: { "line-color": dark ? "#ff9d94" : "#9c1c1c", "target-arrow-color": dark ? "#ff9d94" : "#9c1c1c", opacity: 0.75 } },
    { selector: "edge.changed", style: { "line-color": dark ? "#f0c274" : "#7a4b00", "target-arrow-color": dark ? "#f0c274" : "#7a4b00" } },
    { selector: "edge.ghost", style: { "line-style": "dashed", "line-dash-pattern": [2, 6], opacity: 0.7 } },
    { selector: 'edge[target ^= "note:"]', style: { events: "no", width: 2, opacity: 1, "line-dash-pattern": [6, 4], "line-color": dark ? "#dcdc86" : "#8a7a1c" } },
    { selector: "edge.pointed, edge:selected", style: { label: "data(label)", "z-index": 24 } },
    { selector: "edge:selected", style: { "line-color": chosen, "target-arrow-color": chosen, "underlay-color": chosen, "underlay-opacity": 0.25, "underlay-padding": 5, "z-index": 25 } },
    { selector: ".dim", style: { opacity: 0.18 } },
  ] as unknown as StylesheetJson;
}
