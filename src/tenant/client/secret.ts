import { inspect } from 'node:util';

const mask = '***';

/** A text that shows only when asked for: printing, logging or serialising it gives `***`. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  /** The text of somebody else, who may have echoed the secret, without it. */
  removeFrom(text: string): string {
    return this.#text === '' ? text : text.replaceAll(this.#text, mask);
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
