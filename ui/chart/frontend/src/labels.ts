/** Labels: cut at whole words into two lines, and placed where they cover nothing. */

import type { Place } from "./model.ts";

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

export type Side = "below" | "above" | "right" | "left" | "lower right" | "lower left" | "upper right" | "upper left" | "none";

const SIDES: readonly Side[] = ["below", "above", "right", "left", "lower right", "lower left", "upper right", "upper left"];

/** A line with a label in its middle, turned as the line is. */
export interface LabelledLine {
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly width: number;
  readonly height: number;
}

/**
 * The side on which each label covers neither a thing nor a label placed before it; "none" where there is no such side,
 * and then the label is shown as soon as the thing is pointed at or selected. The order given is the order of importance.
 */
export function sides(labels: readonly Labelled[], taken: Taken): Map<string, Side> {
  for (const each of labels) taken.put({ x: each.x - each.reach, y: each.y - each.reach, width: 2 * each.reach, height: 2 * each.reach });
  const found = new Map<string, Side>();
  for (const each of labels) {
    const side = SIDES.find((one) => taken.isFree(boxOn(one, each)));
    if (side) taken.put(boxOn(side, each));
    found.set(each.id, side ?? "none");
  }
  return found;
}

/** The lines whose label fits on them and covers nothing; the order given is the order of importance. */
export function alongLines(lines: readonly LabelledLine[], taken: Taken): Set<string> {
  const found = new Set<string>();
  for (const line of lines) {
    const boxes = boxesAlong(line);
    if (boxes.length === 0 || !boxes.every((box) => taken.isFree(box))) continue;
    for (const box of boxes) taken.put(box);
    found.add(line.id);
  }
  return found;
}

/** What the things at both ends of a line take of it. */
const ENDS = 60;

/** A turned label as squares one after the other; none where the line is too short for it. */
function boxesAlong({ from, to, width, height }: LabelledLine): Box[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (width === 0 || length < width + ENDS) return [];
  const count = Math.ceil(width / height);
  return Array.from({ length: count }, (_, index) => {
    const along = 0.5 + (((index + 0.5) / count - 0.5) * (width - height)) / length;
    return { x: from.x + dx * along - height / 2, y: from.y + dy * along - height / 2, width: height, height };
  });
}

/** Where a label is that stands on a side of its thing. */
export function boxOn(side: Side, { x, y, reach, width, height }: Labelled): Box {
  const right = side.endsWith("right");
  const left = right ? x + reach + 2 : side.endsWith("left") ? x - reach - 2 - width : x - width / 2;
  const top = /^(below|lower)/u.test(side) ? y + reach + 2 : /^(above|upper)/u.test(side) ? y - reach - 2 - height : y - height / 2;
  return { x: left, y: top, width, height };
}

const CELL = 120;

/** What is taken already, kept by cells so that only what lies near is looked at. */
export class Taken {
  private readonly cells = new Map<string, Box[]>();

  put(box: Box): void {
    for (const key of cellsOf(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  isFree(box: Box): boolean {
    for (const key of cellsOf(box)) if ((this.cells.get(key) ?? []).some((other) => overlap(box, other))) return false;
    return true;
  }
}

function* cellsOf(box: Box): Generator<string> {
  for (let column = Math.floor(box.x / CELL); column <= Math.floor((box.x + box.width) / CELL); column += 1) {
    for (let row = Math.floor(box.y / CELL); row <= Math.floor((box.y + box.height) / CELL); row += 1) yield `${column},${row}`;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
