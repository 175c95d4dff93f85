import { stripControlCharacters } from '../../shared/control-characters.js';
import type { Wait } from '../../shared/wait.js';
import type { OutputStream } from './output-stream.js';

/** Milliseconds: nobody wonders about less. */
const noticed = 1000;
const tick = 250;

interface Entry {
  readonly what: string;
  readonly since: number;
  note: string;
  /** How many wait for it. */
  count: number;
}

/**
 * A line of a terminal that says what is waited for, and since when. It is below all other output: who writes something
 * else hides it before.
 */
export class WaitingLine {
  readonly #stream: OutputStream;
  readonly #styled: (text: string) => string;
  readonly #entries = new Map<string, Entry>();
  #ticking: NodeJS.Timeout | undefined;
  #shown = '';

  constructor(stream: OutputStream, styled: (text: string) => string) {
    this.#stream = stream;
    this.#styled = styled;
  }

  readonly wait: Wait = (what) => {
    const entry = this.#entries.get(what) ?? { what, since: Date.now(), note: '', count: 0 };
    entry.count += 1;
    this.#entries.set(what, entry);
    // It must not keep the process alive.
    this.#ticking ??= setInterval(() => this.#draw(), tick).unref();
    return {
      note: (text) => {
        entry.note = text;
      },
      end: () => this.#end(entry),
    };
  };

  hide(): void {
    if (this.#shown !== '') this.#stream.write('\r\u001b[K');
    this.#shown = '';
  }

  #end(entry: Entry): void {
    entry.count -= 1;
    if (entry.count > 0) return;
    this.#entries.delete(entry.what);
    if (this.#entries.size > 0) return;
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.hide();
  }

  #draw(): void {
    const now = Date.now();
    const long = [...this.#entries.values()].filter(({ since }) => now - since >= noticed);
    const [first] = long;
    if (first === undefined) return;
    const seconds = Math.floor((now - first.since) / 1000);
    const note = first.note === '' ? '' : `, ${first.note}`;
    const others = long.length === 1 ? '' : ` and ${long.length - 1} more`;
    // Names of others are in it.
    const whole = stripControlCharacters(`${first.what} (${seconds} s${note})${others}`);
    const text = whole.slice(0, (this.#stream.columns || 80) - 1);
    if (text === this.#shown) return;
    this.hide();
    this.#stream.write(this.#styled(text));
    this.#shown = text;
  }
}
