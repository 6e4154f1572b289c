/** What is said where things are to be drawn as missing: how many are, or that the rules in force draw none. Pure. */

import type { SceneNode } from "./scene.ts";

const RULES = "They look only at addresses, phones, vehicles, accounts and devices of which all that you may see is on the chart. This does not say that nothing else is missing.";

/** Nothing drawn is never passed off as nothing missing. */
export function missingWords(nodes: Iterable<SceneNode>): string {
  const count = [...nodes].filter((node) => node.role === "ghost").length;
  if (count === 0) return `Nothing is drawn as missing here, by the rules in force. ${RULES}`;
  return `${count} drawn as missing: nothing recorded that you may see. That is no evidence that there is somebody, or nobody.`;
}
