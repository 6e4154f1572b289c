/** What the drawing is told of a thing and of a line: its picture, its classes, how wide, and which words. Pure. */

import type { Bend } from "./bundling.ts";
import { CHANGE_SIGNS, portrait } from "./icons.ts";
import { type SceneLine, type SceneNode, isSheet } from "./scene.ts";

export function imageOf(node: SceneNode | undefined, dark: boolean): string {
  if (!node || isSheet(node) || node.role === "theme") return "none";
  return portrait({ kind: node.kind, badges: node.badges, pinned: node.pinned, photo: node.thing?.photo ?? false, change: node.thing?.change ? CHANGE_SIGNS[node.thing.change] : "", more: node.more, dark });
}

export function classOf(node: SceneNode): string {
  return node.inGroup ? `${node.role} grouped` : node.role;
}

export function alike(one: SceneNode, other: SceneNode): boolean {
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

export function lineData(line: SceneLine, bend: Bend | undefined): Record<string, unknown> {
  const width = line.strength === "confirmed" ? 2.6 : line.strength ? 1.8 : 1.1;
  const label = `${line.change ? `${CHANGE_SIGNS[line.change]} ` : ""}${line.inferred ? "inferred: " : ""}${line.label}`;
  const sign = `${label}/${line.strength}/${line.inferred}/${line.directed}/${bend?.along}/${bend?.aside}`;
  return { id: line.id, source: line.start, target: line.end, label, width: width + Math.min(line.ties.length - 1, 5) * 0.4, bent: bend !== undefined, along: bend?.along ?? 0.5, aside: bend?.aside ?? 0, sign };
}

export function lineClasses(line: SceneLine): string {
  return [line.strength, line.inferred ? "inferred" : "", line.directed ? "directed" : "", line.change ?? "", line.ghost ? "ghost" : ""].filter(Boolean).join(" ");
}
