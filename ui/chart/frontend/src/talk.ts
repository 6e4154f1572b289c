/** The line to the server: numbered messages, kept until they were heard, and answers by the number of the question. */

export interface Message {
  readonly n: number;
  readonly op: string;
  readonly body: unknown;
}

export interface Letter {
  readonly mount: string;
  /** The number of the newest thing that was heard from the server. */
  readonly seen: number;
  readonly messages: readonly Message[];
}

export interface Answer {
  readonly to: number;
  readonly body: unknown;
}

/**
 * Messages that were not heard are sent again with the next ones: Streamlit keeps only the newest of two triggers that
 * come while it is busy, and a database may be gone for a while.
 */
export class Talk {
  private n = 0;
  private waiting: Message[] = [];
  private readonly asked = new Map<number, (body: unknown) => void>();
  private planned = false;
  private onTheWay = 0;
  seen = 0;

  constructor(
    readonly mount: string,
    private readonly post: (letter: Letter) => void,
    private readonly changed: () => void,
  ) {}

  get unheard(): number {
    return this.waiting.filter((message) => message.op === "step").length;
  }

  tell(op: string, body: unknown): number {
    this.n += 1;
    this.waiting.push({ n: this.n, op, body });
    this.plan();
    return this.n;
  }

  ask<T>(op: string, body: unknown): Promise<T> {
    const n = this.tell(op, body);
    return new Promise((resolve) => this.asked.set(n, (answer) => resolve(answer as T)));
  }

  /** Send what waits now, as after the database came back. */
  again(): void {
    if (this.waiting.length === 0) return;
    this.onTheWay = this.waiting.at(-1)?.n ?? 0;
    this.post({ mount: this.mount, seen: this.seen, messages: this.waiting });
    this.changed();
  }

  heard(upTo: number, answers: readonly Answer[]): void {
    this.waiting = this.waiting.filter((message) => message.n > upTo);
    for (const answer of answers) {
      this.asked.get(answer.to)?.(answer.body);
      this.asked.delete(answer.to);
    }
    if (this.waiting.some((message) => message.n > this.onTheWay)) this.plan();
    this.changed();
  }

  private plan(): void {
    if (this.planned) return;
    this.planned = true;
    queueMicrotask(() => {
      this.planned = false;
      this.again();
    });
  }
}
