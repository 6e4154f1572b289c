/**
 * What is under the pointer is asked only of what lies near it: Cytoscape asks every thing and line at every move.
 *
 * It reaches into the renderer of the one version in the lock file; what is found is still found by Cytoscape itself.
 */

import type { Core, EdgeSingular, NodeSingular, SingularElementReturnValue } from "cytoscape";
import type { Place } from "./model.ts";

type Element = SingularElementReturnValue;

interface Renderer {
  getCachedZSortedEles(): { interactive: readonly Element[] };
  findNearestElements(x: number, y: number, interactive: boolean, touch: boolean): unknown;
}

/** As far as a finger reaches beyond what is drawn, in pixels of the screen, and an arrow head beyond its line. */
const FINGER = 30;
const ARROW = 20;

export function asksOnlyWhatIsNear(cy: Core): void {
  const renderer = (cy as unknown as { renderer(): Renderer }).renderer();
  const [find, sorted] = [renderer.findNearestElements.bind(renderer), renderer.getCachedZSortedEles.bind(renderer)];
  renderer.findNearestElements = (x, y, _interactive, touch) => {
    const reach = FINGER / cy.zoom() + ARROW;
    const near = sorted().interactive.filter((each) => (each.isNode() ? holds(each as unknown as NodeSingular, x, y, reach) : passes(each as unknown as EdgeSingular, x, y, reach)));
    renderer.getCachedZSortedEles = () => ({ interactive: near });
    try {
      return find(x, y, true, touch);
    } finally {
      renderer.getCachedZSortedEles = sorted;
    }
  };
}

function holds(node: NodeSingular, x: number, y: number, reach: number): boolean {
  const at = node.position();
  return Math.abs(at.x - x) <= node.data("width") / 2 + reach && Math.abs(at.y - y) <= node.data("height") / 2 + reach;
}

function passes(edge: EdgeSingular, x: number, y: number, reach: number): boolean {
  // A line in a bundle lies half as far aside as the point that it bends towards.
  return distance({ x, y }, edge.source().position(), edge.target().position()) <= reach + Math.abs(edge.data("aside")) / 2;
}

/** From a point to the nearest of a stretch. */
export function distance(point: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const on = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - on * dx, point.y - from.y - on * dy);
}
