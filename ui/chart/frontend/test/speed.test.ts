import assert from "node:assert/strict";
import { test } from "node:test";
import { Held } from "../src/held.ts";
import { Readiness } from "../src/readiness.ts";
import { inkOf } from "../src/specks.ts";

/** As much of a renderer as there is to a movement; it notes which picture each frame could begin with. */
function renderer() {
  const shown = { width: 40, height: 30 };
  const copied: unknown[] = [];
  const copy = { width: 0, height: 0, getContext: () => ({ drawImage: (of: unknown) => void copied.push(of) }) };
  const drawn: unknown[] = [];
  const found = {
    NODE: 0,
    textureOnViewport: false,
    textureCache: null as { texture: unknown } | null,
    prevViewport: { zoom: 2, pan: { x: 10, y: 20 } },
    hoverData: { dragging: false },
    data: { canvases: [shown] },
    render: (_options?: object) => void drawn.push(found.textureCache?.texture ?? null),
  };
  const held = new Held({ renderer: () => found } as never, copy as never);
  return { found, held, copy, copied, drawn, shown };
}

test("the very first frame of a drag is what stands there already: a drag draws before it has moved anything", () => {
  const { found, held, copy, copied, drawn, shown } = renderer();
  held.wanted(true);
  found.render();
  found.hoverData.dragging = true;
  found.render();
  found.render();
  assert.deepEqual(drawn, [null, copy, copy]);
  assert.deepEqual(copied, [shown], "copied once, however long the drag");
});

test("a small chart, and a picture that is wanted for a store, are drawn afresh", () => {
  const { found, held, drawn } = renderer();
  found.hoverData.dragging = true;
  found.render();
  held.wanted(true);
  found.render({ forcedContext: {} });
  assert.deepEqual(drawn, [null, null]);
});

test("dashes that can be told apart are drawn, smaller ones as faint as they are together", () => {
  assert.deepEqual([inkOf([10, 4], 1), inkOf([10, 4], 0.12)], [1, 1]);
  assert.deepEqual([inkOf([10, 4], 0.06), inkOf([3, 5], 0.06), inkOf([14, 4, 2, 4], 0.06)], [10 / 14, 3 / 8, 16 / 24]);
});

/** As much of a renderer as there is to layers, and what was put off until there is quiet. */
function layered() {
  const laid: unknown[][] = [];
  const put: { work: () => void; off: boolean }[] = [];
  const shown = { imageSmoothingQuality: "low" };
  const found = {
    NODE: 0,
    hoverData: { dragging: false },
    data: { contexts: [shown], lyrTxrCache: { getLayers: (...given: unknown[]) => void laid.push(given) } },
    getCachedZSortedEles: () => ({ nondrag: ["a", "b"] }),
    getPixelRatio: () => 2,
    render: (_options?: object) => {},
  };
  const ready = new Readiness({ renderer: () => found } as never, (work) => {
    const mine = { work, off: false };
    put.push(mine);
    return () => void (mine.off = true);
  });
  const rest = (): void => put.splice(0).forEach(({ work, off }) => off || work());
  return { found, ready, laid, put, rest, shown };
}

test("layers of a large chart are laid out once it rests, however often it was drawn before", () => {
  const { found, ready, laid, rest, shown } = layered();
  ready.wanted(true);
  found.render();
  found.render();
  assert.deepEqual(laid, [], "never while it is being drawn");
  rest();
  assert.deepEqual(laid, [[["a", "b"], 2]]);
  assert.equal(shown.imageSmoothingQuality, "medium");
});

test("a drag that goes on is left alone, and a small chart or a picture for a store asks for no layers", () => {
  const { found, ready, laid, put, rest } = layered();
  found.render();
  ready.wanted(true);
  found.render({ forcedContext: {} });
  assert.equal(put.length, 0);
  found.render();
  found.hoverData.dragging = true;
  rest();
  assert.deepEqual(laid, []);
});

test("what was put off is forgotten when a chart becomes small or ends", () => {
  const { found, ready, laid, rest } = layered();
  ready.wanted(true);
  found.render();
  ready.wanted(false);
  rest();
  ready.wanted(true);
  found.render();
  ready.end();
  rest();
  assert.deepEqual(laid, []);
});
