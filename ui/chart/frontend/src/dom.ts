/** Elements from text and children alone: no string ever becomes markup. */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  return dressed(document.createElement(name), attributes, children);
}

function dressed<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for what is drawn. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  return dressed(document.createElementNS(SVG, name), attributes, children);
}

export function button(text: string, press: (event: Event) => void, more: Attributes = {}): HTMLButtonElement {
  return el("button", { type: "button", click: press, ...more }, text);
}

/** New contents, with the keyboard's focus where it was: on the element of the same `data-key`. */
export function refill(host: HTMLElement, ...children: Child[]): void {
  const root = host.getRootNode() as ShadowRoot | Document;
  const key = host.contains(root.activeElement) ? (root.activeElement as HTMLElement).dataset["key"] : undefined;
  const { scrollTop, scrollLeft } = host;
  host.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  Object.assign(host, { scrollTop, scrollLeft });
  if (key) host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
