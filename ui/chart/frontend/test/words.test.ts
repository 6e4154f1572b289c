import assert from "node:assert/strict";
import { test } from "node:test";
import { marksOf, moreWords, mostLeftOut } from "../src/badges.ts";
import { dayWords, periodWords, readDay } from "../src/days.ts";
import { portrait } from "../src/icons.ts";
import { heightFor } from "../src/seat.ts";

test("days read as people write them, and are read as people type them, day before month", () => {
  assert.deepEqual(["2026-07-03", "about 2026"].map(dayWords), ["3 Jul 2026", "about 2026"]);
  for (const typed of ["3 Jul 2026", "3 july 2026", "03/07/2026", "3.7.2026", "2026-07-03", " 3-Jul-2026 "]) assert.equal(readDay(typed), "2026-07-03", typed);
  for (const wrong of ["", "July", "31/06/2026", "07/13/2026", "2026", "<b>"]) assert.equal(readDay(wrong), null, wrong);
  assert.equal(periodWords({ from: null, to: "2026-07-03" }), "start not recorded to 3 Jul 2026");
  assert.equal(periodWords({ from: null, to: null }), "undated");
});

test("what stands beside things is said in words, each once", () => {
  assert.deepEqual(marksOf([{ badges: ["C2", "!"] }, { badges: ["C1"] }, { badges: ["C2"] }]), [["!", "warning marker"], ["C1", "MAPPA category 1"], ["C2", "MAPPA category 2"]]);
});

test("a chart has the height that is left of the window, and never too little to work in", () => {
  assert.deepEqual([heightFor(142, 800), heightFor(900, 800)], [648, 400]);
});

test("more links than there is room to count are said to be more, and never to be so many", () => {
  const beside = (more: number): string => decodeURIComponent(portrait({ kind: "Person", badges: [], pinned: false, photo: false, change: "", more, dark: false }));
  assert.ok(beside(999).includes(">+999<") && beside(9_940).includes(">&#62;999<"));
});

test("what is not on the chart is said in words with how to bring it, and of the things with most of it first", () => {
  assert.equal(moreWords(9_940), "9940 links that you may see are not on this chart: E brings the next ones, Shift+E lets you choose which.");
  assert.ok(moreWords(1).startsWith("1 link that you may see is not"));
  assert.equal(moreWords(0), "");
  assert.deepEqual(mostLeftOut([{ more: 1 }, { more: 0 }, { more: 7 }, { more: 3 }], 2), [{ more: 7 }, { more: 3 }]);
});
