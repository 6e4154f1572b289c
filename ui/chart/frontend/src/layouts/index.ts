/** Every layout by name. */

import type { Layout } from "./plan.ts";
import { grid, hierarchy } from "./ordered.ts";
import { organic } from "./organic.ts";
import { rings } from "./rings.ts";
import { timeline } from "./timeline.ts";

export const LAYOUTS: Readonly<Record<string, { readonly title: string; readonly run: Layout }>> = {
  organic: { title: "Organic", run: organic },
  hierarchy: { title: "Hierarchy", run: hierarchy },
  rings: { title: "Rings around the selection", run: rings },
  timeline: { title: "Timeline with theme lines", run: timeline },
  grid: { title: "Grid", run: grid },
};
