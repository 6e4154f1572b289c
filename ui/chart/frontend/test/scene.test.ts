import assert from "node:assert/strict";
import { test } from "node:test";
import { Board } from "../src/board.ts";
import * as commands from "../src/commands.ts";
import { having } from "../src/legend.ts";
import { missingWords } from "../src/missing.ts";
import { sceneOf } from "../src/scene.ts";
import { facts, thing, tie, viewOf } from "./made.ts";

test("no line is called as a thing is, ghosts and theme lines included", () => {
  const known = facts([thing("p"), thing("n", { kind: "Phone" })], [tie("p", "n", { type: "MENTIONS", from: "2020-01-01" })]);
  const view = commands.set(commands.set(viewOf(["p", "n"]), "ghosts", true), "layout", "timeline");
  const { nodes, lines } = sceneOf(known, view);
  assert.ok(nodes.has("ghost:n"));
  assert.deepEqual([...lines.keys()].filter((id) => nodes.has(id)), []);
  for (const { start, end } of lines.values()) assert.ok(nodes.has(start) && nodes.has(end));
});

test("where nothing is drawn as missing the chart says so, and never that nothing is missing", () => {
  const ghosts = commands.set(viewOf(["a", "n"]), "ghosts", true);
  const words = (links: number): string => missingWords(sceneOf(facts([thing("a"), thing("n", { kind: "Phone", links })], []), ghosts).nodes.values());
  assert.match(words(3), /^Nothing is drawn as missing here, by the rules in force\..*does not say that nothing else is missing/u);
  assert.match(words(0), /^1 drawn as missing/u);
});

test("a note is as high as its words need", () => {
  const high = (text: string): number => sceneOf(facts([thing("a")], []), commands.note(viewOf(["a"]), { text, about: "", frame: false, width: 180, height: 70 }, { x: 0, y: 0 })).nodes.get("note:1")!.height;
  assert.equal(high("Short."), 70);
  assert.ok(high("A long note of many words. ".repeat(14)) > 220);
});

test("an open group is a frame around what is in it, a closed one is one thing", () => {
  const known = facts(["a", "b", "c"].map((id) => thing(id)), []);
  const closed = commands.group(viewOf(["a", "b", "c"]), "Two", ["a", "b"]);
  assert.deepEqual([...sceneOf(known, closed).nodes.values()].map((node) => node.role).sort(), ["group", "thing"]);
  const open = sceneOf(known, commands.openOrClose(closed, "group:1"));
  const frame = open.nodes.get("group:1")!;
  assert.equal(frame.role, "hull");
  assert.deepEqual(["a", "b", "c"].map((id) => open.nodes.get(id)!.inGroup ?? false), [true, true, false], "others may lie in the frame");
  for (const id of ["a", "b"]) assert.ok(Math.abs(open.nodes.get(id)!.place.x - frame.place.x) < frame.width / 2);
});

test("a legend entry selects its things and the lines with an assertion of its sort", () => {
  const known = facts([thing("a"), thing("b"), thing("h", { kind: "Address" })], [tie("a", "b", { strength: "possible" }), tie("a", "b", { id: "x" }), tie("a", "h")]);
  const scene = sceneOf(known, viewOf(["a", "b", "h"]));
  assert.deepEqual(having(scene, "kind:Address"), ["h"]);
  assert.deepEqual(having(scene, "strength:possible"), ["a|b"]);
});

test("what is tied to fewer others than is wanted is filtered away, and parallel ties count once", () => {
  const known = facts(["a", "b", "c", "d"].map((id) => thing(id)), [tie("a", "b"), tie("b", "a", { id: "again" }), tie("b", "c"), tie("a", "c"), tie("c", "d")]);
  const scene = sceneOf(known, commands.set(viewOf(["a", "b", "c", "d"]), "least", 2));
  assert.deepEqual([...scene.nodes.keys()], ["a", "b", "c"]);
  assert.equal(scene.filtered, 1);
  assert.equal(sceneOf(known, commands.allOn(commands.set(viewOf(["a", "d"]), "least", 9))).nodes.size, 2);
});

test("playing shows the years without an action", () => {
  const board = new Board(() => assert.fail("nothing is kept"), () => undefined);
  const known = facts([thing("a"), thing("b"), thing("c")], [tie("a", "b", { from: "2015-01-01" }), tie("b", "c", { from: "2021-01-01" })]);
  board.begin({ view: viewOf(["a", "b", "c"]), past: [], future: [] }, known, { kinds: {}, types: {} });
  board.show("2016-12-31");
  assert.deepEqual([...board.scene.lines.keys()], ["a|b"]);
  board.show("");
  assert.equal(board.scene.lines.size, 2);
  assert.equal(board.history.past.length, 0);
});

test("a line of two states became what all of it became, and else is changed", () => {
  const known = facts([thing("a"), thing("b"), thing("c")], [tie("a", "b", { id: "1", change: "added" }), tie("a", "b", { id: "2", change: "added" }), tie("b", "c", { id: "3", change: "removed" }), tie("b", "c", { id: "4" })]);
  const { lines } = sceneOf(known, viewOf(["a", "b", "c"]));
  assert.deepEqual([...lines.values()].map((line) => line.change), ["added", "changed"]);
});
