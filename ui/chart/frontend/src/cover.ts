/** Covers the page around a masked chart at once: the server takes the names out of it only a round trip later. */

/** Stands in the page as soon as the server's own masked text does (`ui/screens/chart.py`). */
const MASKED_PAGE = ".page-is-masked";
const UNCOVERED = `body:not(:has(${MASKED_PAGE})) [data-testid="stMain"]`;
const RULES = `${UNCOVERED} { visibility: hidden; } ${UNCOVERED} [data-testid^="stBidiComponent"] { visibility: visible; }`;

export class Cover {
  private readonly sheet = document.createElement("style");

  constructor() {
    this.sheet.textContent = RULES;
  }

  /** Lay it over the page, or take it away; the same again changes nothing and is false. */
  lay(masked: boolean): boolean {
    if (masked === this.sheet.isConnected) return false;
    if (masked) document.head.append(this.sheet);
    else this.sheet.remove();
    return true;
  }
}
