/** What the window asks of whatever draws the chart, and what it is told of what was done to it. */

import type { Place } from "./model.ts";
import type { Scene } from "./scene.ts";

export interface Hands {
  chosen(ids: readonly string[]): void;
  moved(places: ReadonlyMap<string, Place>): void;
  opened(id: string): void;
  menu(id: string | null, x: number, y: number): void;
  touched(): void;
}

export interface Picture {
  /** Whether there is a picture at all; without one the table says everything. */
  readonly shows: boolean;
  /** Light or dark paper, and whether things may glide. */
  dress(dark: boolean, calm: boolean): void;
  /** Draw a scene; with `glide` what moves may take a moment to get there. */
  draw(scene: Scene, glide: boolean): void;
  choose(ids: readonly string[]): void;
  /** Dim all but these; null dims nothing. */
  highlight(ids: ReadonlySet<string> | null): void;
  /** All into view, or only these; `covered` pixels of the canvas, from its foot on, are not to be seen. */
  fit(ids?: readonly string[], covered?: number): void;
  /** Move the view, not the things, so that a thing can be seen. */
  reveal(id: string): void;
  zoomBy(factor: number): void;
  resize(): void;
  /** What lies inside a line drawn by hand, in the canvas's own pixels. */
  inside(outline: readonly Place[]): string[];
  /** The middle of what is in view. */
  middle(): Place;
  end(): void;
  /** Where things are, for whoever tests or measures. */
  probe(): Readonly<Record<string, (...given: never[]) => unknown>>;
}

/** Where the browser gives no canvas to draw on: everything works but the picture. */
export class NoPicture implements Picture {
  readonly shows = false;
  dress(): void {}
  draw(): void {}
  choose(): void {}
  highlight(): void {}
  fit(): void {}
  reveal(): void {}
  zoomBy(): void {}
  resize(): void {}
  inside(): string[] {
    return [];
  }
  middle(): Place {
    return { x: 0, y: 0 };
  }
  end(): void {}
  probe(): Record<string, never> {
    return {};
  }
}

export function canDraw(): boolean {
  return document.createElement("canvas").getContext("2d") !== null;
}
