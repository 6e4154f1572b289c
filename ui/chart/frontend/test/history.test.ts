import assert from "node:assert/strict";
import { test } from "node:test";
import * as commands from "../src/commands.ts";
import { type History, STEPS, changeBetween, done, redone, undone } from "../src/history.ts";
import type { View } from "../src/model.ts";
import { chance, facts, thing, tie, viewOf } from "./made.ts";

const IDS = ["a", "b", "c", "d", "e"];
const FACTS = facts(IDS.map((id) => thing(id)), [tie("a", "b"), tie("b", "c"), tie("d", "e")]);

function random(pick: (most: number) => number, view: View): View {
  const id = IDS[pick(IDS.length)] as string;
  const other = IDS[pick(IDS.length)] as string;
  const all = [
    () => commands.hide(view, [id, other]),
    () => commands.showHidden(view),
    () => commands.togglePins(view, [id]),
    () => commands.move(view, new Map([[id, { x: pick(900), y: pick(900) }]]), true),
    () => commands.toggle(view, "kind:Person"),
    () => commands.group(view, "Group", [id, other]),
    () => commands.openOrClose(view, Object.keys(view.groups)[0] ?? ""),
    () => commands.note(view, { text: "seen", about: id, frame: false, width: 9, height: 9 }, { x: 1, y: 2 }),
    () => commands.remove(view, [id]),
    () => commands.add(view, new Map([[id, { x: 5, y: 5 }], [other, { x: 6, y: 6 }]]), "a"),
    () => commands.collapse(view, FACTS, "a"),
    () => commands.set(view, "layout", `layout ${pick(3)}`),
  ];
  return (all[pick(all.length)] as () => View)();
}

test("undo to the start gives the identical state, and redo to the end too, whatever was done", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const pick = chance(seed);
    const begin = viewOf(IDS);
    let history: History = { view: begin, past: [], future: [] };
    for (let step = 0; step < 40; step += 1) {
      const change = changeBetween("act", history.view, random(pick, history.view));
      if (change) history = done(history, change);
    }
    const end = history.view;
    const count = history.past.length;
    for (let step = 0; step < count; step += 1) history = undone(history);
    assert.deepEqual(history.view, begin);
    for (let step = 0; step < count; step += 1) history = redone(history);
    assert.deepEqual(history.view, end);
  }
});

test("a hundred actions can be taken back, and no more", () => {
  let history: History = { view: viewOf(["a"]), past: [], future: [] };
  for (let step = 0; step < 130; step += 1) {
    const change = changeBetween("Move", history.view, commands.move(history.view, new Map([["a", { x: step, y: 1 }]]), false));
    if (change) history = done(history, change);
  }
  assert.equal(history.past.length, STEPS);
});

test("what changes nothing is no action", () => {
  const view = viewOf(["a"]);
  assert.equal(changeBetween("Nothing", view, commands.showHidden(view)), null);
  assert.equal(changeBetween("Same place", view, commands.move(view, new Map([["a", { x: 0, y: 0 }]]), false)), null);
});

test("a new action forgets what was taken back", () => {
  const view = viewOf(["a", "b"]);
  const first = changeBetween("Hide", view, commands.hide(view, ["a"]));
  const other = changeBetween("Hide", view, commands.hide(view, ["b"]));
  assert.ok(first && other);
  const history = done(undone(done({ view, past: [], future: [] }, first)), other);
  assert.equal(history.future.length, 0);
  assert.deepEqual(Object.keys(history.view.hidden), ["b"]);
});
