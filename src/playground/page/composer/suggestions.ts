import type { CommandChoice } from '../../../loopback/world/types.ts';

/** Pause in typing, in milliseconds, after which suggestions are asked for. */
const PAUSE = 150;

/** Suggestions for what is being typed: the last question alone is answered, and an answer that comes late is dropped. */
export class Suggestions {
  choices: readonly CommandChoice[] = [];
  waiting = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  /** @param changed Is called when the choices have come. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks after a pause; the choices from before stay until the answer comes. No answer is none to choose. */
  ask(question: () => Promise<readonly CommandChoice[]>): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const mine = this.#asked;
    this.waiting = true;
    const answer = async () => {
      const choices = await question().catch(() => []);
      if (mine !== this.#asked) return;
      this.choices = choices;
      this.waiting = false;
      this.#changed();
    };
    this.#timer = setTimeout(answer, PAUSE);
  }

  /** Forgets the choices, and the question that is under way. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.waiting = false;
    this.choices = [];
  }
}
