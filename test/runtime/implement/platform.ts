/** The globals of the platform, as far as a script looks at them, for code that runs in this process. */

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly json?: unknown;
  readonly text?: string;
}

export interface Run {
  readonly command: string;
  readonly params?: object;
  readonly args?: object;
  readonly answer?: (request: Request) => Answer | Error;
  /** What the server keeps between the runs. */
  readonly state?: { context: unknown; lastRun: unknown };
}

export interface RunResult {
  readonly returned: unknown;
  /** What the script threw for the user. */
  readonly error: string | undefined;
  readonly requests: readonly Request[];
  readonly log: readonly string[];
  readonly waited: readonly number[];
  readonly files: readonly string[];
}

const names = [
  ...['command', 'params', 'args', 'http', 'wait', 'logInfo', 'logError', 'saveFile'],
  ...['getLastRun', 'setLastRun', 'getIntegrationContext', 'setIntegrationContext'],
] as const;

/** Runs an entry function as the server would. */
export function runOnPlatform(run: () => unknown, given: Run): RunResult {
  const requests: Request[] = [];
  const log: string[] = [];
  const waited: number[] = [];
  const files: string[] = [];
  const state = given.state ?? { context: {}, lastRun: {} };
  const globals: { readonly [K in (typeof names)[number]]: unknown } = {
    command: given.command,
    params: given.params ?? {},
    args: given.args ?? {},
    http(url: string, options: { Method: string; Headers: Record<string, string[]>; Body?: string }) {
      const headers = Object.fromEntries(
        Object.entries(options.Headers).map(([name, [value = '']]) => [name, value]),
      );
      const request = { method: options.Method, url, headers, body: options.Body ?? '' };
      requests.push(request);
      const answer = given.answer?.(request) ?? {};
      if (answer instanceof Error) throw answer;
      const body = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
      const lists = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, [value]]);
      return { StatusCode: answer.status ?? 200, Status: '', Body: body, Headers: Object.fromEntries(lists) };
    },
    wait: (seconds: number) => waited.push(seconds),
    logInfo: (text: string) => log.push(text),
    logError: (text: string) => log.push(text),
    saveFile: (content: string) => `file-${files.push(content)}`,
    getLastRun: () => state.lastRun,
    setLastRun: (next: unknown) => {
      state.lastRun = next;
    },
    getIntegrationContext: () => state.context,
    setIntegrationContext: (next: unknown) => {
      state.context = next;
    },
  };
  Object.assign(globalThis, globals);
  try {
    return { returned: run(), error: undefined, requests, log, waited, files };
  } catch (error) {
    return { returned: undefined, error: String(error), requests, log, waited, files };
  } finally {
    for (const name of names) Reflect.deleteProperty(globalThis, name);
  }
}
