/** The foot: how much there is, what is hidden or filtered, what was said last, and whether it is kept. */

import type { Board } from "../board.ts";
import { button, el, refill } from "../dom.ts";
import type { Talk } from "../talk.ts";
import { count } from "../counted.ts";

export class Foot {
  readonly host = el("div", { class: "foot" });
  /** What a screen reader says, too. */
  readonly voice = el("div", { class: "unseen", role: "status", "aria-live": "polite" });
  trouble = "";
  private said = "";

  constructor(
    private readonly board: Board,
    private readonly talk: Talk,
    private readonly unhide: () => void,
  ) {}

  say(words: string): void {
    this.said = words;
    this.voice.textContent = words;
    this.draw();
  }

  draw(): void {
    const { hidden, filtered, tiesFiltered, nodes } = this.board.scene;
    const things = [...nodes.values()].filter((node) => node.thing).length;
    refill(
      this.host,
      el("span", {}, count(things, "thing")),
      hidden > 0 ? button(`${hidden} hidden: show`, this.unhide, { "data-key": "unhide" }) : el("span", {}, "0 hidden"),
      filtered + tiesFiltered > 0 && el("span", {}, `${count(filtered, "thing")} and ${count(tiesFiltered, "assertion")} filtered away`),
      el("span", { class: "said" }, this.said),
      this.trouble ? el("span", { class: "trouble", role: "alert" }, this.trouble) : null,
      this.trouble ? button("Try again", () => this.talk.again(), { "data-key": "again" }) : null,
      el("span", { "data-testid": "kept" }, this.talk.unheard > 0 ? "Keeping …" : "Kept"),
    );
  }
}
