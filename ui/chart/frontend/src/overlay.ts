/** What lies over the canvas for a while: a box to fill in, a list, or a menu. One at a time. */

import { button, el } from "./dom.ts";

export class Overlay {
  private shown: HTMLElement | null = null;
  private after: (() => void) | null = null;

  constructor(
    private readonly canvas: HTMLElement,
    private readonly back: () => void,
  ) {
    canvas.addEventListener("keydown", (event) => this.walk(event));
  }

  get isOpen(): boolean {
    return this.shown !== null;
  }

  /** How much of the canvas, from its foot on, a box covers that stands there; one in the middle is looked at itself. */
  get covered(): number {
    return this.shown?.querySelector(".ways") ? this.canvas.clientHeight - this.shown.offsetTop : 0;
  }

  /** Show a box until somebody closes it; `after` is done then. */
  show(content: HTMLElement, after: (() => void) | null = null): void {
    const box = el("div", { class: "choice-box", role: "dialog", "aria-modal": "false", "aria-label": content.querySelector("h3")?.textContent ?? "" }, content);
    this.lay(box, after);
  }

  /** Ask for a text. */
  ask(title: string, hint: string, field: HTMLInputElement | HTMLTextAreaElement, keep: () => void): void {
    const done = (): void => {
      this.close();
      keep();
    };
    const form = el(
      "form",
      { class: "choice", submit: (event) => { event.preventDefault(); done(); } },
      el("h3", {}, title),
      hint !== "" && el("p", { class: "quiet" }, hint),
      field,
      el("div", { class: "actions" }, el("button", { type: "submit", class: "first" }, "Keep"), button("Cancel", () => this.close())),
    );
    this.show(form);
  }

  menu(items: readonly (readonly [title: string, press: () => void])[], x: number, y: number): void {
    const menu = el("div", { class: "menu", role: "menu", "aria-label": "Actions" });
    for (const [title, press] of items) {
      const done = (): void => {
        this.close();
        press();
      };
      menu.append(button(title, done, { role: "menuitem" }));
    }
    this.lay(menu, null);
    // Its size is known only now; it must not stick out, or its last entries cannot be reached.
    menu.style.left = `${Math.max(0, Math.min(x, this.canvas.clientWidth - menu.offsetWidth - 4))}px`;
    menu.style.top = `${Math.max(0, Math.min(y, this.canvas.clientHeight - menu.offsetHeight - 4))}px`;
  }

  /** Close a menu, as when the canvas is touched; a box stays. */
  closeMenu(): void {
    if (this.shown?.getAttribute("role") === "menu") this.close();
  }

  close(): void {
    const { after } = this;
    const had = this.shown?.contains((this.canvas.getRootNode() as ShadowRoot).activeElement);
    this.shown?.remove();
    this.shown = null;
    this.after = null;
    after?.();
    if (had) this.back();
  }

  private lay(element: HTMLElement, after: (() => void) | null): void {
    this.close();
    this.shown = element;
    this.after = after;
    this.canvas.append(element);
    element.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
  }

  private walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || this.shown?.getAttribute("role") !== "menu") return;
    const items = [...this.shown.querySelectorAll("button")];
    const at = items.indexOf(event.target as HTMLButtonElement);
    items[(at + step + items.length) % items.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
