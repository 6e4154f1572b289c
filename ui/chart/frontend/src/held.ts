/**
 * While the view of a large chart moves, the picture that stands there is moved as it is, and drawn afresh when it rests.
 *
 * Cytoscape has that mode, but begins it by drawing everything once more, at four times the size on an ordinary screen.
 * Here it begins with what the canvas shows already, before the first frame of a movement: a drag draws one before it has
 * moved anything. It reaches into the renderer of the one version in the lock file.
 */

import type { Core } from "cytoscape";

interface Viewport {
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
}

interface Renderer {
  render(options?: { readonly forcedContext?: unknown }): void;
  textureOnViewport: boolean;
  textureCache: { texture: HTMLCanvasElement; viewport: Viewport & { width: number; height: number; mpan: { x: number; y: number } } } | null;
  readonly prevViewport?: Viewport;
  readonly pinching?: boolean;
  readonly swipePanning?: boolean;
  readonly hoverData: { readonly dragging?: boolean };
  readonly data: { readonly wheelZooming?: boolean; readonly canvases: readonly HTMLCanvasElement[] };
  readonly NODE: number;
}

export class Held {
  constructor(
    private readonly cy: Core,
    private readonly copy = document.createElement("canvas"),
  ) {
    const { renderer } = this;
    const render = renderer.render.bind(renderer);
    renderer.render = (options) => {
      if (!options?.forcedContext) this.begin();
      render(options);
    };
  }

  /** Whether the picture is to be moved as a picture from now on. */
  wanted(many: boolean): void {
    this.renderer.textureOnViewport = many;
  }

  private get renderer(): Renderer {
    return (this.cy as unknown as { renderer(): Renderer }).renderer();
  }

  private begin(): void {
    const { renderer } = this;
    const { textureOnViewport, textureCache, prevViewport, data } = renderer;
    const moves = renderer.pinching || renderer.swipePanning || renderer.hoverData.dragging || data.wheelZooming;
    const shown = data.canvases[renderer.NODE];
    if (!textureOnViewport || textureCache || !prevViewport || !moves || !shown || shown.width === 0) return;
    const { width, height } = shown;
    Object.assign(this.copy, { width, height });
    this.copy.getContext("2d")?.drawImage(shown, 0, 0);
    const { zoom, pan } = prevViewport;
    renderer.textureCache = { texture: this.copy, viewport: { zoom, pan: { ...pan }, width, height, mpan: { x: -pan.x / zoom, y: -pan.y / zoom } } };
  }
}
