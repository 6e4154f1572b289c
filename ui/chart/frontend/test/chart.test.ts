import assert from "node:assert/strict";
import { test } from "node:test";
import { Board } from "../src/board.ts";
import * as commands from "../src/commands.ts";
import { actionOf } from "../src/keys.ts";
import { LONGEST, Taken, alongLines, sides, wrapped } from "../src/labels.ts";
import { beside } from "../src/layouts/beside.ts";
import { type Plan, ROOM } from "../src/layouts/plan.ts";
import { LAYOUTS } from "../src/layouts/index.ts";
import { firmest } from "../src/folding.ts";
import { inOrder } from "../src/panels/table.ts";
import { sceneOf } from "../src/scene.ts";
import { type Letter, Talk } from "../src/talk.ts";
import { chance, facts, thing, tie, viewOf } from "./made.ts";

const AT = (ids: readonly string[]): Map<string, { x: number; y: number }> => new Map(ids.map((id, index) => [id, { x: index * 160, y: 300 }]));

test("a collapse takes back exactly one expansion; what is pinned, noted or held by another stays", () => {
  const ids = ["a", "b", "own", "shared", "pinned", "noted"];
  const known = facts(ids.map((id) => thing(id)), [tie("a", "own"), tie("a", "shared"), tie("b", "shared"), tie("a", "pinned"), tie("a", "noted")]);
  let view = commands.add(viewOf(["a", "b"]), AT(["own", "shared", "pinned", "noted"]), "a");
  view = commands.togglePins(view, ["pinned"]);
  view = commands.note(view, { text: "seen", about: "a", of: ["a", "noted"], frame: false, width: 9, height: 9 }, { x: 0, y: 0 });
  const after = commands.collapse(view, known, "a");
  assert.deepEqual(Object.keys(after.shown).sort(), ["a", "b", "noted", "pinned", "shared"]);
});

test("a note on several things shows while one of them does, with a thread to each, and goes with the first that leaves", () => {
  const known = facts(["a", "b", "c"].map((id) => thing(id)), [tie("c", "a")]);
  const view = commands.note(viewOf(["a", "b", "c"]), { text: "both", about: "a", of: ["a", "b"], frame: false, width: 9, height: 9 }, { x: 0, y: 0 });
  const threads = (of: typeof view): string[] => [...sceneOf(known, of).lines.values()].filter((line) => line.end === "note:1").map((line) => line.start);
  assert.deepEqual(threads(view), ["a", "b"]);
  assert.deepEqual(threads(commands.hide(view, ["a"])), ["b"]);
  assert.deepEqual(threads(commands.group(view, "Two", ["a", "b"])), ["group:1"]);
  assert.ok(!sceneOf(known, commands.hide(view, ["a", "b"])).nodes.has("note:1"));
  assert.deepEqual(commands.remove(view, ["b"]).notes, {});
});

test("a frame goes round the same things again after a layout, hangs on no thread, and stays around what is left of them", () => {
  const known = facts(["a", "b", "c", "d"].map((id) => thing(id)), [tie("a", "c")]);
  const framed = commands.note(viewOf(["a", "b", "c", "d"]), { text: "Frame", about: "a", of: ["a", "c"], frame: true, width: 9, height: 9 }, { x: 0, y: 0 });
  assert.deepEqual([...sceneOf(known, framed).lines.values()].filter((line) => line.end === "note:1"), []);
  const laidOut = new Map([["a", { x: 500, y: 0 }], ["b", { x: 0, y: 0 }], ["c", { x: 700, y: 400 }]]);
  const after = commands.reframed(commands.move(framed, laidOut, false), laidOut);
  assert.deepEqual([after.places["note:1"], after.notes["note:1"]?.width, after.notes["note:1"]?.height], [{ x: 600, y: 210 }, 380, 540]);
  const shut = commands.group(framed, "Two", ["c", "d"]);
  const grouped = commands.reframed(shut, new Map([["a", { x: 0, y: 0 }], ["group:1", { x: 100, y: 0 }]]));
  assert.deepEqual([grouped.places["note:1"], grouped.notes["note:1"]?.width], [{ x: 50, y: 10 }, 280]);
  assert.deepEqual(commands.remove(framed, ["a"]).notes["note:1"]?.of, ["c"]);
  assert.deepEqual(commands.remove(framed, ["a", "c"]).notes, {});
});

test("a table is in order by a column, and the other way round, and by the first where that says the same", () => {
  const rows = [["Zoe", "Person"], ["Ann", "Person"], ["Kiln", "Address"]].map((cells) => ({ cells }));
  const names = (by: number, down: boolean): string[] => inOrder(rows, { by, down }).map((row) => row.cells[0] as string);
  assert.deepEqual(names(1, false), ["Kiln", "Ann", "Zoe"]);
  assert.deepEqual(names(1, true), ["Ann", "Zoe", "Kiln"]);
  assert.deepEqual(names(0, true), ["Zoe", "Kiln", "Ann"]);
});

test("an expansion of what is there already changes no place", () => {
  const view = viewOf(["a", "b"]);
  const after = commands.add(view, new Map([["b", { x: 9, y: 9 }], ["c", { x: 160, y: 160 }]]), "a");
  assert.deepEqual(after.places["b"], view.places["b"]);
  assert.deepEqual(after.expansions, { x1: { about: "a", added: ["c"] } });
});

test("parallel ties are one line with a number, and refuted alone is refuted", () => {
  const known = facts([thing("a"), thing("b")], [tie("a", "b", { id: "1", strength: "possible" }), tie("b", "a", { id: "2", words: "partner", strength: "refuted" })]);
  const [line] = [...sceneOf(known, viewOf(["a", "b"])).lines.values()];
  assert.equal(line?.label, "friend, partner (2)");
  assert.equal(line?.strength, "possible");
  assert.equal(firmest([tie("a", "b", { strength: "refuted" })]), "refuted");
});

test("filters leave out and say how much; undated ties follow their own switch", () => {
  const known = facts([thing("a"), thing("b"), thing("h", { kind: "Address" })], [tie("a", "b", { from: "2020-01-01", to: "2021-01-01" }), tie("a", "h", { type: "AT_ADDRESS" })]);
  const view = viewOf(["a", "b", "h"]);
  assert.equal(sceneOf(known, commands.toggle(view, "kind:Address")).filtered, 1);
  const late = commands.set(view, "from", "2022-01-01");
  assert.equal(sceneOf(known, late).lines.size, 1);
  assert.equal(sceneOf(known, commands.set(late, "undated", false)).lines.size, 0);
  assert.equal(sceneOf(known, commands.hide(view, ["a"])).hidden, 1);
});

test("an undated tie to an event counts from the event's day, and the switch for undated ties is not its own", () => {
  const known = facts([thing("o", { kind: "Offence", happened: "2019-05-01" }), thing("h"), thing("p")], [tie("o", "h"), tie("h", "p")]);
  const until = (day: string): ReturnType<typeof sceneOf> => sceneOf(known, commands.set(commands.set(viewOf(["o", "h", "p"]), "to", day), "undated", false));
  assert.deepEqual([...until("2018-12-31").lines.keys()], []);
  assert.deepEqual([...until("2019-12-31").lines.keys()], ["h|o"]);
  assert.equal(until("2019-12-31").undated, 1);
});

test("a closed group is one thing whose lines carry their counts", () => {
  const known = facts(["a", "b", "c"].map((id) => thing(id)), [tie("a", "c"), tie("b", "c")]);
  const scene = sceneOf(known, commands.group(viewOf(["a", "b", "c"]), "Household", ["a", "b"]));
  assert.deepEqual([...scene.nodes.values()].map((node) => node.label), ["Label c", "Household: 2 things"]);
  assert.equal([...scene.lines.values()][0]?.ties.length, 2);
});

test("a ghost stands only where all that may be seen is on the chart", () => {
  const view = commands.set(viewOf(["p", "q"]), "ghosts", true);
  const scene = sceneOf(facts([thing("p", { kind: "Phone" }), thing("q", { kind: "Phone", links: 3 })], []), view);
  assert.deepEqual([...scene.nodes.keys()].filter((id) => id.startsWith("ghost:")), ["ghost:p"]);
});

test("masked for a shared screen no name is left in the picture", () => {
  const scene = sceneOf(facts([thing("a", { label: "Thistlemoor" })], []), commands.set(viewOf(["a"]), "masked", true));
  assert.ok(!JSON.stringify([...scene.nodes.values()].map((node) => node.label)).includes("Thistlemoor"));
});

test("on a shared screen no word that somebody wrote is left in the picture either", () => {
  const known = facts([thing("a"), thing("b"), thing("c")], []);
  const grouped = commands.group(viewOf(["a", "b", "c"]), "Quillmarsh household", ["a", "b"]);
  const noted = commands.note(grouped, { text: "Quillmarsh was here", about: "", frame: false, width: 9, height: 9 }, { x: 0, y: 0 });
  assert.ok(!JSON.stringify([...sceneOf(known, commands.set(noted, "masked", true)).nodes.values()].map((node) => node.label)).includes("Quillmarsh"));
});

test("every layout is the same for the same chart, overlaps nothing and leaves what is pinned", () => {
  const pick = chance(7);
  const spots = Array.from({ length: 120 }, (_, index) => ({ id: `n${index}`, kind: index % 3 ? "Person" : "Address", label: `n${index}`, happened: null, place: { x: 5000, y: 5000 }, fixed: index === 4 }));
  const joins = spots.slice(1).map((spot, index) => ({ start: spot.id, end: `n${pick(index + 1)}`, from: index % 2 ? `20${10 + (index % 9)}-01-01` : null }));
  const plan: Plan = { spots, joins, days: joins.flatMap((join) => join.from ?? []).sort(), root: "n0" };
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    const places = layout.run(plan);
    assert.deepEqual([...places], [...layout.run(plan)], name);
    assert.deepEqual(places.get("n4"), { x: 5000, y: 5000 }, name);
    assert.equal(places.size, spots.length, name);
    if (name !== "rings") assert.equal(overlapping([...places.values()]), 0, name);
  }
});

function overlapping(places: readonly { x: number; y: number }[]): number {
  let found = 0;
  places.forEach((one, index) => places.slice(index + 1).forEach((other) => void (found += Number(Math.abs(one.x - other.x) < ROOM.width * 0.9 && Math.abs(one.y - other.y) < ROOM.height * 0.9))));
  return found;
}

test("closed groups cover neither each other nor what is outside them, and opening gives their places up", () => {
  const ids = Array.from({ length: 30 }, (_, index) => `n${index}`);
  const known = facts(ids.map((id) => thing(id)), []);
  let view = viewOf(ids, { places: Object.fromEntries(ids.map((id, index) => [id, { x: (index % 5) * 160, y: Math.floor(index / 5) * 110 }])) });
  for (const part of [0, 1, 2]) view = commands.group(view, `Part ${part}`, ids.filter((_, index) => index % 4 === part));
  const opened = commands.openOrClose(view, "group:1");
  assert.equal(opened.places["group:1"], undefined);
  for (const each of [view, commands.openOrClose(opened, "group:1")]) {
    const drawn = [...sceneOf(known, each).nodes.values()].map((node) => node.place);
    drawn.forEach((one, index) => drawn.slice(index + 1).forEach((other) => assert.ok(Math.abs(one.x - other.x) >= ROOM.width || Math.abs(one.y - other.y) >= ROOM.height)));
  }
});

test("a layout puts notes beside what they are about, over nothing", () => {
  const board = new Board(() => undefined, () => undefined);
  const ids = Array.from({ length: 40 }, (_, index) => `n${index}`);
  const view = commands.note(viewOf(ids), { text: "seen", about: "n3", of: ["n3", "n4"], frame: false, width: 180, height: 70 }, { x: 9999, y: 0 });
  board.begin({ view, past: [], future: [] }, facts(ids.map((id) => thing(id)), ids.slice(1).map((id) => tie("n0", id))), { kinds: {}, types: {} });
  for (const name of Object.keys(LAYOUTS)) {
    const places = board.planned(name);
    const note = places.get("note:1")!;
    for (const id of ids) assert.ok(Math.abs(places.get(id)!.x - note.x) > 112 || Math.abs(places.get(id)!.y - note.y) > 57, `${name} ${id}`);
  }
});

test("what is not dated stands below the timeline under a word of its own, and a filter moves no year", () => {
  const board = new Board(() => undefined, () => undefined);
  const known = facts([thing("p"), thing("h", { kind: "Address" }), thing("n", { kind: "Phone" }), thing("q")], [tie("p", "h", { from: "2019-05-01" }), tie("p", "n"), tie("p", "q", { from: "2021-05-01" })]);
  board.begin({ view: viewOf(["p", "h", "n", "q"]), past: [], future: [] }, known, { kinds: {}, types: {} });
  board.act("Layout", (view) => commands.set(commands.set(commands.move(view, board.planned("timeline"), false), "layout", "timeline"), "axis", board.axisFor("timeline")));
  const years = (): unknown[] => [...board.scene.nodes.values()].filter((node) => node.role === "theme" && node.label).map(({ label, place }) => [label, place.x]);
  const before = years();
  assert.deepEqual(before.map((each) => (each as unknown[])[0]), ["2019", "2020", "2021", "undated"]);
  const { nodes } = board.scene;
  for (const id of ["p", "h", "q"]) assert.ok(nodes.get(id)!.place.y < nodes.get("theme:undated")!.place.y, id);
  assert.ok(nodes.get("n")!.place.y > nodes.get("theme:undated")!.place.y);
  board.act("Filter", (view) => commands.toggle(view, "kind:Address"));
  assert.deepEqual(years(), before);
});

test("an event stands at its own day on a timeline, and what is only tied to events at the first of them", () => {
  const board = new Board(() => undefined, () => undefined);
  const known = facts(
    [thing("p"), thing("v", { kind: "Visit", happened: "2019-03-01" }), thing("m", { kind: "Meeting", happened: "2021-03-01" })],
    [tie("p", "v"), tie("p", "m", { from: "2024-01-01" })],
  );
  board.begin({ view: viewOf(["p", "v", "m"]), past: [], future: [] }, known, { kinds: {}, types: {} });
  const places = board.planned("timeline");
  assert.ok(places.get("v")!.x < places.get("m")!.x);
  assert.equal(places.get("p")!.y, places.get("v")!.y);
  assert.ok(board.axisFor("timeline")!.startsWith("2019-01-01") && board.axisFor("timeline")!.endsWith("|"), "nothing is undated");
});

test("a timeline of many people with a little each is as wide as it is tall, so that all of it can be read at once", () => {
  const people = Array.from({ length: 24 }, (_, index) => `p${index}`);
  const known = facts(people.flatMap((id) => [thing(id), thing(`${id}h`, { kind: "Address" })]), people.map((id, index) => tie(id, `${id}h`, { from: `20${10 + (index % 9)}-05-01` })));
  const board = new Board(() => undefined, () => undefined);
  board.begin({ view: viewOf([...known.things.keys()]), past: [], future: [] }, known, { kinds: {}, types: {} });
  const places = [...board.planned("timeline").values()];
  const across = (pick: (place: { x: number; y: number }) => number): number => Math.max(...places.map(pick)) - Math.min(...places.map(pick));
  assert.ok(across(({ x }) => x) >= across(({ y }) => y), `${across(({ x }) => x)} by ${across(({ y }) => y)}`);
});

test("new things go to free places beside where they came from", () => {
  const taken = [...AT(["a", "b", "c"]).values()];
  const places = [...beside(Array.from({ length: 50 }, (_, index) => `n${index}`), { x: 160, y: 300 }, taken).values()];
  assert.equal(places.length, 50);
  for (const place of places) for (const other of taken) assert.ok(Math.hypot(place.x - other.x, place.y - other.y) > 60);
});

test("labels are cut into two lines and cover nothing", () => {
  for (const label of ["", "x".repeat(400), "مريم الاختراع", "👩‍👧 an invented family of many words that go on and on", "<img src=x onerror=alert(1)>"]) {
    const lines = wrapped(label).split("\n");
    assert.ok(lines.length <= 2 && lines.every((line) => [...line].length <= LONGEST + 1), label);
  }
  const found = sides([0, 30, 60].map((x) => ({ id: String(x), x, y: 0, reach: 22, width: 100, height: 30 })), new Taken());
  assert.equal(new Set(found.values()).size, 3);
});

test("of labels on lines that would pile up the more important stays, and one that its line has no room for is left out", () => {
  const line = (id: string, x1: number, x2: number, y: number): { id: string; from: { x: number; y: number }; to: { x: number; y: number }; width: number; height: number } => ({ id, from: { x: x1, y }, to: { x: x2, y }, width: 60, height: 12 });
  const taken = new Taken();
  const shown = alongLines([line("first", 0, 200, 0), line("over it", 0, 200, 8), line("apart", 0, 200, 60), line("short", 0, 90, 200)], taken);
  assert.deepEqual([...shown], ["first", "apart"]);
  const steep = { id: "steep", from: { x: 100, y: -100 }, to: { x: 100, y: 100 }, width: 60, height: 12 };
  assert.equal(alongLines([steep], taken).size, 0, "it would cross the first");
});

test("what was not heard is said again with the next message, and answers find their question", async () => {
  const letters: Letter[] = [];
  const talk = new Talk("here", (letter) => void letters.push(letter), () => undefined);
  const answer = talk.ask<string>("look", {});
  await Promise.resolve();
  talk.tell("step", {});
  await Promise.resolve();
  assert.deepEqual(letters.at(-1)?.messages.map((message) => message.n), [1, 2]);
  talk.heard(2, [{ to: 1, body: "seen" }]);
  assert.equal(await answer, "seen");
  assert.equal(talk.unheard, 0);
});

test("keys are ours only without other meaning", () => {
  const key = (name: string, more = {}): string | null => actionOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
  assert.deepEqual([key("e"), key("z"), key("z", { ctrlKey: true }), key("e", { ctrlKey: true })], ["expand", null, "undo", null]);
});
