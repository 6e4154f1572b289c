/** How high the chart is: from where it begins on the page to the foot of the window, so that its own foot is in view. */

const LEAST = 400;
const BELOW = 10;

export class Seat {
  private readonly page: HTMLElement | null;
  private readonly sizes = new ResizeObserver(() => this.measure());
  private readonly resized = (): void => this.measure();

  constructor(private readonly frame: HTMLElement) {
    // What stands above it may come later than the chart, or change: a banner, a name in two lines.
    this.page = scrollerOf(frame);
    this.sizes.observe(this.page?.firstElementChild ?? document.body);
    window.addEventListener("resize", this.resized);
    this.measure();
  }

  end(): void {
    this.sizes.disconnect();
    window.removeEventListener("resize", this.resized);
  }

  private measure(): void {
    if (document.fullscreenElement) return;
    const top = this.frame.getBoundingClientRect().top + (this.page?.scrollTop ?? window.scrollY);
    this.frame.style.setProperty("--height", `${heightFor(top, window.innerHeight)}px`);
  }
}

/** What is left of a window below `top`; never too little to work in. */
export function heightFor(top: number, window: number): number {
  return Math.max(LEAST, Math.floor(window - top - BELOW));
}

/** The nearest part of the page that scrolls; the shadow roots on the way are stepped out of. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  let at: Node | null = element.parentNode;
  while (at) {
    if (at instanceof HTMLElement && /auto|scroll/u.test(getComputedStyle(at).overflowY)) return at;
    at = at instanceof ShadowRoot ? at.host : at.parentNode;
  }
  return null;
}
