/**
 * Lays out the layers of a large chart in quiet, so that a movement finds them when it comes to rest.
 *
 * Cytoscape puts the whole picture into layers, a few things in each frame, but begins only when it next draws everything:
 * that was where a drag ended, and took up to a tenth of a second there. It reaches into the renderer of the one version
 * in the lock file.
 */

import type { Core } from "cytoscape";

interface Renderer {
  render(options?: { readonly forcedContext?: unknown }): void;
  getCachedZSortedEles(): { readonly nondrag: readonly unknown[] };
  getPixelRatio(): number;
  readonly hoverData: { readonly dragging?: boolean; readonly draggingEles?: boolean };
  readonly data: {
    readonly wheelZooming?: boolean;
    readonly contexts: readonly { imageSmoothingQuality: string }[];
    readonly lyrTxrCache: { getLayers(elements: readonly unknown[], ratio: number): unknown };
  };
  readonly NODE: number;
}

/** For a quarter of a second after a change Cytoscape makes no layers, and a hand that goes on working comes first. */
const REST_MS = 300;

/** Do something once there was quiet for a while, unless what comes back is called before. */
type Later = (work: () => void) => () => void;

const later: Later = (work) => {
  const waiting = window.setTimeout(work, REST_MS);
  return () => window.clearTimeout(waiting);
};

export class Readiness {
  private many = false;
  private forget = (): void => {};

  constructor(
    private readonly cy: Core,
    private readonly afterwards: Later = later,
  ) {
    const { renderer } = this;
    const render = renderer.render.bind(renderer);
    renderer.render = (options) => {
      const ours = this.many && !options?.forcedContext;
      // Layers are up to twice as fine as what is shown; made smaller the quick way, thin lines would break up.
      if (ours) Object.assign(renderer.data.contexts[renderer.NODE] ?? {}, { imageSmoothingQuality: "medium" });
      render(options);
      if (ours) this.wait();
    };
  }

  /** Whether there is so much on the chart that drawing it is felt. */
  wanted(many: boolean): void {
    this.many = many;
    if (!many) this.forget();
  }

  end(): void {
    this.forget();
  }

  private get renderer(): Renderer {
    return (this.cy as unknown as { renderer(): Renderer }).renderer();
  }

  private wait(): void {
    this.forget();
    this.forget = this.afterwards(() => this.prepare());
  }

  private prepare(): void {
    const { hoverData, data } = this.renderer;
    if (hoverData.dragging || hoverData.draggingEles || data.wheelZooming) return;
    // Complete ones are only found; else what is missing is queued, and the renderer's own loop draws it bit by bit.
    data.lyrTxrCache.getLayers(this.renderer.getCachedZSortedEles().nondrag, this.renderer.getPixelRatio());
  }
}
