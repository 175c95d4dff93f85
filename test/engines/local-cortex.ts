import { createHash } from 'node:crypto';
import { HostHttpClient } from '#src/simulator/host/host-http-client.js';
import type { HostHttpOptions } from '#src/simulator/host/script-host.js';
import { InstanceState } from '#src/simulator/instance/instance-state.js';
import type { RemoteHost } from '#src/simulator/sandbox/script-job.js';
import { ScriptProcess } from '#src/simulator/sandbox/script-process.js';
import type { HttpCall, ScriptEngine, ScriptOutcome } from './script-run.js';

const timeLimitMs = 180_000;

/**
 * The local Cortex with a clock that stands still: real sockets, and no real waits. It runs one script at a time, in a
 * thread that lives until `close`.
 */
export function openLocalCortex(): ScriptEngine & { close(): Promise<void> } {
  const scriptProcess = new ScriptProcess();
  return {
    name: 'local Cortex',
    version: `Node ${process.versions.node}`,
    jsonForm: 'kept',
    async run({ script, now, state: before, ...call }) {
      const client = new HostHttpClient();
      const state = new InstanceState();
      state.replace(before);
      const seen = { logs: [], waits: [], calls: [] };
      const host = recordingHost(client, state, now, seen);
      const started = performance.now();
      const { result = null, error } = await scriptProcess.run(
        { script, call, options: {} },
        host,
        timeLimitMs,
      );
      const milliseconds = performance.now() - started;
      await client.close();
      return { result, error: error?.message ?? null, ...seen, state: state.read(), milliseconds };
    },
    close: () => scriptProcess.close(),
  };
}

interface Seen {
  readonly logs: ScriptOutcome['logs'][number][];
  readonly waits: number[];
  readonly calls: HttpCall[];
}

function recordingHost(client: HostHttpClient, state: InstanceState, start: number, seen: Seen): RemoteHost {
  let now = start;
  return {
    async http(url, options, insecure, proxy, timeoutMs) {
      let status = 0;
      try {
        const response = await client.send({ url, options, insecure, proxy, timeoutMs });
        status = response.StatusCode;
        return response;
      } finally {
        seen.calls.push({
          ...describe(url, options),
          insecure,
          proxy,
          timeoutMs: timeoutMs ?? 0,
          status,
        });
      }
    },
    now: () => now,
    wait(seconds) {
      seen.waits.push(seconds);
      now += seconds * 1000;
    },
    log: (level, text) => {
      seen.logs.push({ level, text });
    },
    getLastRun: () => state.getLastRun(),
    setLastRun: (lastRun) => state.setLastRun(lastRun),
    getIntegrationContext: () => state.getIntegrationContext(),
    setIntegrationContext: (context, version) => state.setIntegrationContext(context, version),
    demistoVersion: () => ({ version: '8.9.0', buildNumber: '1000000', platform: 'x2' }),
  };
}

function describe(url: string, { Method, Headers, Body = '' }: HostHttpOptions) {
  const bodySha256 = createHash('sha256').update(Body).digest('hex');
  return { method: Method, url, headers: Object.keys(Headers).sort(), bodySha256 };
}
