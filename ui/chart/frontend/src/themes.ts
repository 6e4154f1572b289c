/** What a timeline shows beside its things: a theme line for each person, the years, and where the undated begin. Pure. */

import { type Axis, BEGIN, across } from "./layouts/timeline.ts";
import type { Place, Setting } from "./model.ts";
import type { SceneLine, SceneNode } from "./scene.ts";

const MOST_YEARS = 12;
const ABOVE = 96;

/** An axis as a setting of the chart has it, and back; what is none of ours is no axis. */
export function axisText({ start, perDay, undated }: Axis): string {
  return [start, perDay, undated ?? ""].join("|");
}

export function axisFrom(setting: Setting | undefined): Axis | null {
  const [start = "", perDay = "", undated = ""] = String(setting ?? "").split("|");
  return Number(perDay) > 0 && Date.parse(start) ? { start, perDay: Number(perDay), undated: undated === "" ? null : Number(undated) } : null;
}

/** `days` are all that are known of the things on the chart, ISO and in order, filtered away or not. */
export function addThemes(nodes: Map<string, SceneNode>, lines: Map<string, SceneLine>, axis: Axis, days: readonly string[]): void {
  const things = [...nodes.values()].filter((node) => node.role === "thing" || node.role === "group");
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const right = (last ? across(last, axis) : BEGIN) + 60;
  const dated = things.filter(({ place }) => axis.undated === null || place.y < axis.undated - ABOVE / 2);
  const ys = dated.map(({ place }) => place.y);
  if (first && ys.length > 0) {
    for (const { id, place } of dated.filter((node) => node.kind === "Person")) theme(`theme:${id}`, "", { x: right, y: place.y }, id);
    addYears(Math.min(...ys) - ABOVE, Math.max(...ys) + ABOVE / 2);
  }
  if (axis.undated !== null && things.length > dated.length) {
    theme("theme:undated", "undated", { x: -40, y: axis.undated - ABOVE });
    theme("theme:undated:end", "", { x: right, y: axis.undated - ABOVE }, "theme:undated");
  }

  function addYears(top: number, bottom: number): void {
    const [begin, end] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
    const every = Math.max(1, Math.ceil((end - begin) / MOST_YEARS));
    for (let year = begin; year <= end; year += every) {
      const x = Math.round(across(`${year}-01-01`, axis));
      theme(`theme:${year}`, String(year), { x, y: top });
      theme(`theme:${year}:end`, "", { x, y: bottom }, `theme:${year}`);
    }
  }

  function theme(id: string, label: string, place: Place, from = ""): void {
    nodes.set(id, { id, thing: null, role: "theme", kind: "theme", label, place, pinned: false, more: 0, badges: [], width: 2, height: 2 });
    if (from) lines.set(`${id}:line`, { id: `${id}:line`, start: from, end: id, ties: [], label: "", strength: "", inferred: false, directed: false, ghost: true, change: null });
  }
}
