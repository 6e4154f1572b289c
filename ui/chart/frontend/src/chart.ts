/** The link chart as a Streamlit component: mounted once, told what is new, and never drawn afresh by a rerun. */

import css from "./chart.css";
import { type Message, open, type Host } from "./window.ts";

interface Context {
  readonly parentElement: HTMLElement | ShadowRoot;
  readonly data: Message;
  setTriggerValue(name: string, value: unknown): void;
}

const mounted = new WeakMap<object, { host: Host; end: () => void }>();

export default function chart(context: Context): () => void {
  const { parentElement } = context;
  let found = mounted.get(parentElement);
  if (!found) {
    const style = document.createElement("style");
    style.textContent = css;
    const root = document.createElement("div");
    parentElement.append(style, root);
    const host = open(root, (letter) => context.setTriggerValue("said", letter));
    // Streamlit ends each call that newer data overtook, also one that mounted what is still to be seen.
    const end = (): void => {
      if (root.isConnected) return;
      host.close();
      style.remove();
      root.remove();
      mounted.delete(parentElement);
    };
    found = { host, end };
    mounted.set(parentElement, found);
  }
  found.host.told(context.data);
  return found.end;
}
