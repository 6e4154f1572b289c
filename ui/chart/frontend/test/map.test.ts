import assert from "node:assert/strict";
import { test } from "node:test";
import { sheetOf } from "../src/map.ts";
import { distance } from "../src/nearness.ts";
import { sceneOf } from "../src/scene.ts";
import { facts, thing, viewOf } from "./made.ts";

const FRAME = { width: 300, height: 300, margin: 30 };

function sheet(places: readonly (readonly [number, number] | null)[]): ReturnType<typeof sheetOf> {
  const things = places.map((at, index) => thing(`a${index}`, { kind: "Address", at }));
  return sheetOf(sceneOf(facts(things, []), viewOf(things.map((each) => each.id))), FRAME);
}

test("north is above, east to the right, and everything lies within the frame", () => {
  const { spots } = sheet([[54.1, -2.1], [54.0, -2.0], [54.05, -2.2]]);
  const [north, east, west] = ["a0", "a1", "a2"].map((key) => spots.find((spot) => spot.key === key)!);
  assert.ok(north!.y < east!.y && west!.x < north!.x && north!.x < east!.x);
  assert.ok(spots.every((spot) => spot.x >= 29 && spot.x <= 271 && spot.y >= 29 && spot.y <= 271));
});

test("what would lie on each other is one spot with all of it, and what has no coordinates is listed", () => {
  const { spots, without } = sheet([[54, -2], [54, -2], [54.2, -2], null]);
  assert.deepEqual(spots.map((spot) => spot.nodes.length).sort(), [1, 2]);
  assert.deepEqual(without.map((node) => node.id), ["a3"]);
});

test("one place alone stands in the middle, and the scale is round", () => {
  const { spots, scale } = sheet([[54, -2]]);
  assert.deepEqual([spots[0]!.x, spots[0]!.y], [150, 150]);
  assert.match(String(scale.metres), /^[125]0*$/u);
});

test("the scale is as long as it says: a degree of latitude is 111 kilometres", () => {
  const { spots, scale } = sheet([[54, -2], [55, -2]]);
  const apart = Math.abs(spots[0]!.y - spots[1]!.y);
  assert.ok(Math.abs((apart / scale.length) * scale.metres - 111_320) < 200);
});

test("a point is as far from a line as from its nearest stretch, beyond its ends as from the end", () => {
  const [from, to] = [{ x: 0, y: 0 }, { x: 10, y: 0 }];
  assert.equal(distance({ x: 4, y: 3 }, from, to), 3);
  assert.equal(distance({ x: 13, y: 4 }, from, to), 5);
  assert.equal(distance({ x: 3, y: 4 }, from, from), 5);
});
