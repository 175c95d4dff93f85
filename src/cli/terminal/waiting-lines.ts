import { stripControlCharacters } from '../../shared/control-characters.js';
import type { Wait } from '../../shared/wait.js';

/** Milliseconds after which a wait is worth a line of a log. */
const noticed = 20_000;

/** Says in lines, where nobody looks at a terminal, what is waited for long, and how that goes on. */
export function waitingLines(line: (text: string) => void): Wait {
  return (what) => {
    let last = '';
    const tell = (text: string) => {
      if (text !== last) line(stripControlCharacters(text));
      last = text;
    };
    // It must not keep the process alive.
    const timer = setTimeout(() => tell(what), noticed).unref();
    return {
      note: (text) => text !== '' && tell(`${what}, ${text}`),
      end: () => clearTimeout(timer),
    };
  };
}
