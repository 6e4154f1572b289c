/** What tests and benchmarks look at: the state as it is, and where things are on the screen. */

import type { Room } from "./enquiries.ts";

export function probe(room: Room): object {
  const { board, side, picture } = room;
  return {
    ...picture.probe(),
    view: () => board.view,
    steps: () => [board.history.past.length, board.history.future.length],
    selected: () => board.selected,
    select: (ids: readonly string[]) => room.select(ids),
    told: () => [side.detail?.id, side.explanation?.id].find((id) => id !== undefined && id === board.selected[0]) ?? "",
    nodes: () => [...board.scene.nodes.values()].map(({ id, role, label, place }) => ({ id, role, label, place })),
    lines: () => [...board.scene.lines.values()].map((line) => ({ id: line.id, label: line.label, ties: line.ties.length })),
  };
}
