/** Every key of the chart with what it does: the help overlay is made from this list. */

export interface Key {
  readonly keys: readonly string[];
  readonly shown: string;
  readonly does: string;
  readonly run: string;
}

export const KEYS: readonly Key[] = [
  { keys: ["/"], shown: "/", does: "Find in the chart", run: "find" },
  { keys: ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"], shown: "arrows", does: "Go to the nearest thing on that side", run: "walk" },
  { keys: [" "], shown: "Space", does: "Add to the selection what the arrows reached, or take it out", run: "also" },
  { keys: ["e"], shown: "E", does: "Expand", run: "expand" },
  { keys: ["E"], shown: "Shift+E", does: "Expand with a choice", run: "choose" },
  { keys: ["c"], shown: "C", does: "Collapse the latest expansion", run: "collapse" },
  { keys: ["p"], shown: "P", does: "Pin or unpin", run: "pin" },
  { keys: ["h"], shown: "H", does: "Hide the selection", run: "hide" },
  { keys: ["u"], shown: "U", does: "Show what is hidden", run: "unhide" },
  { keys: ["Delete", "Backspace"], shown: "Del", does: "Remove the selection from the chart", run: "remove" },
  { keys: ["g"], shown: "G", does: "Group the selection, open or close a group", run: "group" },
  { keys: ["n"], shown: "N", does: "Note on the selection, or free", run: "note" },
  { keys: ["l"], shown: "L", does: "Next layout", run: "layout" },
  { keys: ["f"], shown: "F", does: "Fit all into view", run: "fit" },
  { keys: ["+", "="], shown: "+", does: "Larger", run: "larger" },
  { keys: ["-"], shown: "-", does: "Smaller", run: "smaller" },
  { keys: ["a"], shown: "A", does: "Select all things", run: "all" },
  { keys: ["i"], shown: "I", does: "Invert the selection", run: "invert" },
  { keys: ["o"], shown: "O", does: "Hop out: add what is one step away on the chart", run: "hop" },
  { keys: ["w"], shown: "W", does: "Ways between the two that are selected", run: "paths" },
  { keys: ["P"], shown: "Shift+P", does: "Pin all", run: "pinAll" },
  { keys: ["r"], shown: "R", does: "Frame around the selection", run: "frame" },
  { keys: ["s"], shown: "S", does: "Lasso: draw around what you want", run: "lasso" },
  { keys: ["1"], shown: "1", does: "Hide ends: what has one line", run: "leaves" },
  { keys: ["0"], shown: "0", does: "Hide what has no line", run: "isolates" },
  { keys: ["t"], shown: "T", does: "Table or details", run: "table" },
  { keys: ["m"], shown: "M", does: "Map or details", run: "map" },
  { keys: ["d"], shown: "D", does: "Leave the panel's room to the picture, or show it again", run: "panel" },
  { keys: ["x"], shown: "X", does: "The whole screen, or the page again", run: "whole" },
  { keys: ["z"], shown: "Ctrl+Z", does: "Undo", run: "undo" },
  { keys: ["y"], shown: "Ctrl+Y", does: "Redo", run: "redo" },
  { keys: ["Escape"], shown: "Esc", does: "Close what is open, else select nothing", run: "escape" },
  { keys: ["?"], shown: "?", does: "This list", run: "help" },
];

/** The action that a key stands for; with Ctrl only undo and redo are ours. */
export function actionOf(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }): string | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : null;
  }
  return KEYS.find((entry) => entry.keys.includes(event.key) && !entry.shown.startsWith("Ctrl"))?.run ?? null;
}
