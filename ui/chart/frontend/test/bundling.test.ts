import assert from "node:assert/strict";
import { test } from "node:test";
import * as commands from "../src/commands.ts";
import type { Place, View } from "../src/model.ts";
import { type Scene, sceneOf } from "../src/scene.ts";
import { chance, facts, thing, tie, viewOf } from "./made.ts";

/** A hub, things around it at these angles, and lines to or from it by turns. */
function star(angles: readonly number[]): { known: ReturnType<typeof facts>; view: View } {
  const ids = angles.map((_, at) => `n${at}`);
  const ties = ids.map((id, at) => (at % 2 ? tie("hub", id) : tie(id, "hub")));
  const places = Object.fromEntries(angles.map((angle, at) => [`n${at}`, { x: 500 + (300 + at) * Math.cos(angle), y: 200 + (300 + at) * Math.sin(angle) }]));
  return { known: facts([thing("hub"), ...ids.map((id) => thing(id))], ties), view: viewOf(["hub", ...ids], { places: { hub: { x: 500, y: 200 }, ...places } }) };
}

function bundled({ known, view }: ReturnType<typeof star>): Scene {
  return sceneOf(known, commands.set(view, "bundled", true));
}

/** The point that a line is led through, as Cytoscape reckons it from along and aside. */
function through(scene: Scene, id: string): Place {
  const { along, aside } = scene.bends.get(id)!;
  const line = scene.lines.get(id)!;
  const [from, to] = [scene.nodes.get(line.start)!.place, scene.nodes.get(line.end)!.place];
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(x, y);
  return { x: from.x + along * x - (aside * y) / length, y: from.y + along * y + (aside * x) / length };
}

test("lines are straight until bundles are asked for, and straight again without them", () => {
  const made = star([0, 0.1, 0.2, 0.3]);
  assert.equal(sceneOf(made.known, made.view).bends.size, 0);
  const on = commands.set(made.view, "bundled", true);
  assert.equal(sceneOf(made.known, on).bends.size, 4);
  assert.equal(sceneOf(made.known, commands.set(on, "bundled", null)).bends.size, 0);
});

test("a bundle goes through one point, whichever way its lines run; what leaves elsewhere is straight", () => {
  const scene = bundled(star([-0.15, 0, 0.15, 0.2, 2, 4]));
  const points = [...scene.bends.keys()].map((id) => through(scene, id));
  assert.equal(points.length, 4);
  for (const { x, y } of points) {
    assert.ok(Math.abs(x - points[0]!.x) < 1e-6 && Math.abs(y - points[0]!.y) < 1e-6);
    assert.ok(x > 600 && x < 700 && Math.abs(y - 200) < 30, "on the way, between the hub and the nearest of them");
  }
});

test("a bundle is not cut where angles begin anew, and two lines are none", () => {
  assert.equal(bundled(star([Math.PI - 0.1, -Math.PI + 0.1, Math.PI, 1])).bends.size, 3);
  assert.equal(bundled(star([0, 0.1, 2, 2.1, 4])).bends.size, 0);
});

test("no line is lost, a line is in one bundle at the most, and the same chart is bundled alike", () => {
  const draw = chance(7);
  const ids = Array.from({ length: 40 }, (_, at) => `n${at}`);
  const ties = Array.from({ length: 160 }, (_, at) => tie(ids[draw(40)]!, ids[draw(40)]!, { id: `t${at}` })).filter((each) => each.start !== each.end);
  const places = Object.fromEntries(ids.map((id) => [id, { x: draw(900), y: draw(700) }]));
  const view = viewOf(ids, { places });
  const [plain, one, other] = [view, commands.set(view, "bundled", true), commands.set(view, "bundled", true)].map((each) => sceneOf(facts(ids.map((id) => thing(id)), ties), each)) as [Scene, Scene, Scene];
  assert.deepEqual([...one.lines.keys()], [...plain.lines.keys()]);
  assert.deepEqual([...one.bends], [...other.bends]);
  assert.ok(one.bends.size > 20);
  for (const { along, aside } of one.bends.values()) assert.ok(Number.isFinite(along) && Number.isFinite(aside) && along > 0 && along < 1);
});
