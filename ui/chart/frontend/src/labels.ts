/** Labels: cut at whole words into two lines, and placed where they cover nothing. */

export const LONGEST = 21;

/** A label in at most two lines; what does not fit ends in an ellipsis, and the details show it whole. */
export function wrapped(label: string): string {
  const words = label.split(/\s+/u).filter(Boolean).flatMap(pieces);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && length(last) + length(word) < LONGEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= 2) return lines.join("\n");
  const second = [...(lines[1] ?? "")].slice(0, LONGEST - 1).join("");
  return `${lines[0]}\n${second}…`;
}

function pieces(word: string): string[] {
  const signs = [...word];
  const found: string[] = [];
  for (let begin = 0; begin < signs.length; begin += LONGEST) found.push(signs.slice(begin, begin + LONGEST).join(""));
  return found;
}

function length(text: string): number {
  return [...text].length;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Labelled {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Half the height of the thing itself. */
  readonly reach: number;
  readonly width: number;
  readonly height: number;
}

export type Side = "below" | "above" | "right" | "left" | "none";

const SIDES: readonly Side[] = ["below", "above", "right", "left"];

/**
 * The side on which each label covers neither a thing nor a label placed before it; "none" where there is no such side,
 * and then the label is shown as soon as the thing is pointed at or selected. The order given is the order of importance.
 */
export function sides(labels: readonly Labelled[]): Map<string, Side> {
  const cells = new Map<string, Box[]>();
  for (const each of labels) put(cells, { x: each.x - each.reach, y: each.y - each.reach, width: 2 * each.reach, height: 2 * each.reach });
  const found = new Map<string, Side>();
  for (const each of labels) {
    const side = SIDES.find((one) => isFree(cells, boxOn(one, each)));
    if (side) put(cells, boxOn(side, each));
    found.set(each.id, side ?? "none");
  }
  return found;
}

function boxOn(side: Side, { x, y, reach, width, height }: Labelled): Box {
  if (side === "below") return { x: x - width / 2, y: y + reach + 2, width, height };
  if (side === "above") return { x: x - width / 2, y: y - reach - 2 - height, width, height };
  return { x: side === "right" ? x + reach + 2 : x - reach - 2 - width, y: y - height / 2, width, height };
}

const CELL = 120;

function* cellsOf(box: Box): Generator<string> {
  for (let column = Math.floor(box.x / CELL); column <= Math.floor((box.x + box.width) / CELL); column += 1) {
    for (let row = Math.floor(box.y / CELL); row <= Math.floor((box.y + box.height) / CELL); row += 1) yield `${column},${row}`;
  }
}

function put(cells: Map<string, Box[]>, box: Box): void {
  for (const key of cellsOf(box)) {
    const cell = cells.get(key);
    if (cell) cell.push(box);
    else cells.set(key, [box]);
  }
}

function isFree(cells: ReadonlyMap<string, readonly Box[]>, box: Box): boolean {
  for (const key of cellsOf(box)) if ((cells.get(key) ?? []).some((other) => overlap(box, other))) return false;
  return true;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
