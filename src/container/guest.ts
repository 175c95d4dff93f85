/** What the host tells the guest first. Plain JSON, one line. */
export interface GuestStart {
  /** Names the script in stacks. */
  readonly name: string;
  /** The body of a function, in ES5. */
  readonly script: string;
  /** The names of the functions that the host serves. */
  readonly functions: readonly string[];
  /** Globals that are values: `command`, `params`, `args`. */
  readonly values: { readonly [name: string]: unknown };
}

/** What the guest says, each in one line of JSON: calls of the script, at last how it ended. */
export type ContainerGuestMessage =
  | { readonly call: string; readonly args: readonly unknown[] }
  | { readonly result?: unknown }
  | { readonly thrown: string };

/** The host's answer to a call. */
export type ContainerHostReply = { readonly value?: unknown } | { readonly error: string };

/**
 * Runs one script inside Node.js for the Python host, over two pipes whose numbers are its arguments. Only its TEXT
 * gets there, so it uses nothing from outside; images bring old versions of Node.js, so it is plain.
 */
export function serveScript(
  load: <M extends 'fs' | 'vm'>(name: M) => M extends 'fs' ? typeof import('fs') : typeof import('vm'),
  pipes: readonly string[],
): void {
  const { readSync, writeSync } = load('fs');
  const { compileFunction, createContext, runInContext } = load('vm');
  const fromHost = Number(pipes[0]);
  const toHost = Number(pipes[1]);
  const block = Buffer.alloc(65536);
  let received: Uint8Array[] = [];

  /** Blocks until the host has sent a line. Nobody is there to report to when the host is gone. */
  function readLine(): string {
    for (;;) {
      const size = readSync(fromHost, block, 0, block.length, null);
      if (size === 0) process.exit(1);
      const part = Buffer.from(block.subarray(0, size));
      received.push(part);
      // The host sends a line only when it is asked, so a line ends where what was received ends.
      if (part[size - 1] !== 10) continue;
      const line = Buffer.concat(received).toString('utf8');
      received = [];
      return line;
    }
  }

  function writeLine(message: ContainerGuestMessage): void {
    const bytes = Buffer.from(JSON.stringify(message) + '\n', 'utf8');
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(toHost, bytes, sent);
  }

  function textOf(thrown: unknown): string {
    const message = typeof thrown === 'object' && thrown !== null ? (thrown as Error).message : undefined;
    return typeof message === 'string' && message !== '' ? message : String(thrown);
  }

  const { name, script, functions, values }: GuestStart = JSON.parse(readLine());
  const realm = createContext(Object.create(null));
  // Objects of the context itself, as if the engine of a server had made them.
  const parse: typeof JSON.parse = runInContext('JSON.parse', realm);
  const ScriptError: typeof Error = runInContext('Error', realm);

  const served =
    (key: string) =>
    (...args: unknown[]) => {
      writeLine({ call: key, args });
      const reply: ContainerHostReply = parse(readLine());
      if ('error' in reply) throw new ScriptError(reply.error);
      return reply.value;
    };
  for (const key of functions) realm[key] = served(key);
  for (const key of Object.keys(values)) realm[key] = parse(JSON.stringify(values[key]));

  try {
    writeLine({ result: compileFunction(script, [], { parsingContext: realm, filename: name })() });
  } catch (thrown) {
    writeLine({ thrown: textOf(thrown) });
  }
}

/** A program for `node -e`, with the two pipes as its arguments. */
export const guestProgram = `(${serveScript})(require, process.argv.slice(1));\n`;
