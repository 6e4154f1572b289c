/** A line drawn by hand over the canvas, with mouse, pen or finger. */

import type { Place } from "./model.ts";

const SPACE = "http://www.w3.org/2000/svg";

/** Begins a lasso and gives what ends it without a choice; `done` hears of the outline, or of null where it was given up. */
export function lasso(canvas: HTMLElement, done: (outline: readonly Place[] | null) => void): () => void {
  const [sheet, outline] = [document.createElementNS(SPACE, "svg"), document.createElementNS(SPACE, "polyline")];
  sheet.setAttribute("class", "lasso");
  sheet.append(outline);
  canvas.append(sheet);
  const points: Place[] = [];
  const end = (drawn: readonly Place[] | null): void => {
    if (!sheet.isConnected) return;
    sheet.remove();
    done(drawn);
  };
  sheet.onpointerdown = (event) => sheet.setPointerCapture(event.pointerId);
  sheet.onpointermove = (event) => {
    if (event.buttons === 0) return;
    points.push({ x: event.offsetX, y: event.offsetY });
    outline.setAttribute("points", points.map((point) => `${point.x},${point.y}`).join(" "));
  };
  sheet.onpointerup = () => end(points);
  sheet.onpointercancel = () => end(null);
  return () => end(null);
}

/** Whether a point lies inside an outline. */
export function isInside(point: Place, outline: readonly Place[]): boolean {
  let inside = false;
  for (let index = 0, last = outline.length - 1; index < outline.length; last = index, index += 1) {
    const [a, b] = [outline[index] as Place, outline[last] as Place];
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
