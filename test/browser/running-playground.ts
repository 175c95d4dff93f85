import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CallName, RequestOf, ResponseOf } from '#src/playground/protocol.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = fileURLToPath(new URL('../../build/src/cli/main.js', import.meta.url));

export interface RunningPlayground {
  /** The address that a user opens, with the token. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  /** A call of the API beside the page. Rejects when it is refused. */
  call<N extends CallName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>>;
  close(): Promise<void>;
}

/**
 * Starts the real program with a pack; without a zip, with the pack of this project. `--project` says of a zip that it
 * was built from this project.
 */
export async function startPlayground(zip?: string, ...options: '--project'[]): Promise<RunningPlayground> {
  const words = [main, 'playground', '--json', '--no-watch', ...(zip === undefined ? [] : [zip]), ...options];
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then(() => Promise.reject(new Error('The playground ended before it was ready.'))),
  ]);
  const { url, token }: { url: string; token: string } = JSON.parse(line);
  const { origin } = new URL(url);
  return {
    url,
    origin,
    token,
    call: async <N extends CallName>(name: N, request: RequestOf<N>) => {
      const answer = await fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const content: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(content)}`);
      return content as ResponseOf<N>;
    },
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
