/**
 * Dashes and arrow heads that would be smaller than a pixel or so are not drawn one by one: a line whose dashes nobody can
 * tell apart is drawn whole, as faint as they look together. Dashes took nine tenths of the painting of a large chart.
 *
 * It reaches into the renderer of the one version in the lock file, as `nearness.ts` does.
 */

import type { Core, EdgeSingular, SingularElementReturnValue } from "cytoscape";

type Element = SingularElementReturnValue;

interface Renderer {
  drawEdgePath(edge: EdgeSingular, context: CanvasRenderingContext2D, points: readonly number[], kind: string): void;
  drawArrowheads(context: CanvasRenderingContext2D, edge: EdgeSingular, opacity: number): void;
  drawCachedElementPortion(context: CanvasRenderingContext2D, element: Element, store: unknown, ...rest: unknown[]): void;
  getArrowWidth(width: number, scale: number): number;
  /** Stores of what is written at the two ends of lines. */
  readonly data: { readonly slbTxrCache: unknown; readonly tlbTxrCache: unknown };
}

type Styled = EdgeSingular & { pstyle(name: string): { readonly value: number; readonly pfValue: never } };

/** Pixels of what is drawn on: of this size and above, things can be told apart. */
const SPECK = 1.6;

export function drawsNoSpecks(cy: Core): void {
  const renderer = (cy as unknown as { renderer(): Renderer }).renderer();
  const [path, heads, portion] = [renderer.drawEdgePath.bind(renderer), renderer.drawArrowheads.bind(renderer), renderer.drawCachedElementPortion.bind(renderer)];
  const { slbTxrCache, tlbTxrCache } = renderer.data;
  renderer.drawEdgePath = (edge, context, points, kind) => {
    const share = kind === "dashed" ? inkOf((edge as Styled).pstyle("line-dash-pattern").pfValue, scaleOf(context)) : 1;
    if (share === 1) return path(edge, context, points, kind);
    const before = context.globalAlpha;
    context.globalAlpha = before * share;
    path(edge, context, points, "solid");
    context.globalAlpha = before;
  };
  renderer.drawArrowheads = (context, edge, opacity) => {
    const size = renderer.getArrowWidth((edge as Styled).pstyle("width").pfValue, (edge as Styled).pstyle("arrow-scale").value);
    if (size * scaleOf(context) >= SPECK) heads(context, edge, opacity);
  };
  // Nothing is ever written at the ends of lines here, and finding that out for each line cost as much as drawing it.
  renderer.drawCachedElementPortion = (context, element, store, ...rest) => {
    if (store !== slbTxrCache && store !== tlbTxrCache) portion(context, element, store, ...rest);
  };
}

/** How much of a line its dashes cover, where they are too small to be told apart; else 1, for they are drawn. */
export function inkOf(pattern: readonly number[], scale: number): number {
  const whole = pattern.reduce((sum, each) => sum + each, 0);
  if (whole * scale >= SPECK) return 1;
  return pattern.reduce((sum, each, place) => sum + (place % 2 === 0 ? each : 0), 0) / whole;
}

/** How many pixels a unit is: what is drawn into a store is drawn at another size than what is drawn on the screen. */
function scaleOf(context: CanvasRenderingContext2D): number {
  return context.getTransform().a;
}
