/** Elements from text and children alone: no string ever becomes markup. */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(text: string, press: () => void, more: Attributes = {}): HTMLButtonElement {
  return el("button", { type: "button", click: press, ...more }, text);
}

/** New contents, with the keyboard's focus where it was: on the element of the same `data-key`. */
export function refill(host: HTMLElement, ...children: Child[]): void {
  const root = host.getRootNode() as ShadowRoot | Document;
  const key = host.contains(root.activeElement) ? (root.activeElement as HTMLElement).dataset["key"] : undefined;
  const top = host.scrollTop;
  host.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  host.scrollTop = top;
  if (key) host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
