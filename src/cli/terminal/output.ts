import { type Paint, painter } from '../../shared/terminal-style.js';
import type { Wait } from '../../shared/wait.js';
import type { OutputStream } from './output-stream.js';
import { WaitingLine } from './waiting-line.js';
import { waitingLines } from './waiting-lines.js';
import { wrapLine } from './wrap-line.js';

/** One of the two streams of the command line, with the colors that it can show. */
export interface Terminal {
  readonly color: boolean;
  /** Whether somebody looks at it as it is written. */
  readonly interactive: boolean;
  /** Characters in a line. */
  readonly width: number;
  /** Lines for people: where somebody looks at them, they are wrapped to the width. */
  line(text?: string): void;
  /** Lines that are copied or read by a program, which stay as they are. */
  verbatim(text: string): void;
  write(text: string): void;
  readonly style: Paint;
}

export interface Output {
  /** Results. */
  readonly out: Terminal;
  /** Errors and warnings. */
  readonly err: Terminal;
  /** Shows on a terminal what takes more than a second, until it ends; elsewhere says in lines what takes long. */
  readonly wait: Wait;
}

interface Streams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Output to the streams of a process; in color on a terminal unless NO_COLOR is set. */
export function createOutput({ stdout, stderr, env }: Streams): Output {
  const colorAllowed = !env.NO_COLOR && env.TERM !== 'dumb';
  const err = terminalOf(stderr, colorAllowed);
  if (!err.interactive)
    return { out: terminalOf(stdout, colorAllowed), err, wait: waitingLines((text) => err.line(text)) };
  const waiting = new WaitingLine(stderr, (text) => err.style('dim', text));
  const above = (stream: OutputStream): OutputStream => ({
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 0,
    write(text) {
      waiting.hide();
      return stream.write(text);
    },
  });
  return {
    out: terminalOf(above(stdout), colorAllowed),
    err: terminalOf(above(stderr), colorAllowed),
    wait: waiting.wait,
  };
}

function terminalOf(stream: OutputStream, colorAllowed: boolean): Terminal {
  const interactive = stream.isTTY === true;
  const color = colorAllowed && interactive;
  // A terminal of no known size says 0.
  const width = stream.columns || 120;
  const wrapped = (text: string) =>
    interactive ? text.split('\n').flatMap((line) => wrapLine(line, width)) : [text];
  return {
    color,
    interactive,
    width,
    line: (text = '') => void stream.write(`${wrapped(text).join('\n')}\n`),
    verbatim: (text) => void stream.write(`${text}\n`),
    write: (text) => void stream.write(text),
    style: painter(color),
  };
}
