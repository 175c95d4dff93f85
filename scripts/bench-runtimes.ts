import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Runtime } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance, type RunResult } from '#src/simulator/instance/instance.js';
import { collectorPath } from '#src/spec/http-log-collector.js';
import { serve } from '#src/testing/server/serve.js';
import { containerProcess } from '../test/container/container.js';
import { missingPrograms } from '../test/container/missing-programs.js';
import { backlogParams, makeBacklog } from './backlog.js';

/**
 * What the container runtime costs beside the server runtime in the local Cortex: the same pack, events and mock servers,
 * each runtime in a process of its own. Only the ratios mean anything on another machine.
 */

interface Measured {
  /** Milliseconds of the first command, with everything that has to start. */
  readonly first: number;
  /** Milliseconds of a command that finds nothing, in the median. */
  readonly idle: number;
  readonly eventsPerSecond: number;
  /** Of the process that runs the script, at its peak. */
  readonly megabytes: number;
}

interface Order {
  readonly runtime: Runtime;
  readonly zip: string;
  readonly params: { readonly [name: string]: unknown };
  readonly events: number;
}

const events = 20_000;
const [, self = '', given] = process.argv;

if (given !== undefined) console.log(JSON.stringify(await measure(JSON.parse(given))));
else {
  const missing = missingPrograms();
  for (const text of missing) console.error(text);
  if (missing.length > 0) process.exitCode = 1;
  else await compare();
}

async function compare(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'cortex-pack-'));
  const { zip, alternatives } = await buildPack({ root, outDir, runtimes: ['server', 'container'] });
  const server = await order({ runtime: 'server', zip: zip.file });
  const container = await order({ runtime: 'container', zip: alternatives[0]?.zip.file ?? '' });
  rmSync(outDir, { recursive: true, force: true });
  console.table(
    (['first', 'idle', 'eventsPerSecond', 'megabytes'] as const).map((what) => ({
      what,
      server: Math.round(server[what]),
      container: Math.round(container[what]),
      ratio: Number((container[what] / server[what]).toFixed(2)),
    })),
  );
}

/** Measures a runtime in a new process, against mock servers in this one. */
async function order(asked: Pick<Order, 'runtime' | 'zip'>): Promise<Measured> {
  const backlog = makeBacklog(events, Date.now() - 3_600_000, 80_000_000);
  const source = await serve(backlog.source);
  const collector = await serve(backlog.receiver);
  const params = {
    ...backlogParams(source.url, collector.url + collectorPath),
    max_fetch_account_audit_logs: '100000',
  };
  const measured = await ask({ ...asked, params, events });
  await source.close();
  await collector.close();
  if (backlog.dataset.count() !== events) throw new Error('Not every event arrived.');
  return measured;
}

async function ask(asked: Order): Promise<Measured> {
  const loader = fileURLToPath(new URL('ts-node.mjs', import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, self, JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const part of child.stdout) printed += part;
  return JSON.parse(printed);
}

async function measure({ runtime, zip, params, events: expected }: Order): Promise<Measured> {
  const container = runtime === 'container' ? containerProcess() : undefined;
  const [integration] = installPack(zip).integrations;
  if (integration === undefined) throw new Error('The zip holds no integration.');
  const configuration = configureInstance(integration, { name: 'bench', params });
  const instance =
    container === undefined ? new Instance(configuration) : new Instance(configuration, {}, container);
  const first = await timed(() => instance.test());
  const fetched = await timed(() => instance.fetchEvents());
  const idle: number[] = [];
  for (let i = 0; i < 5; i += 1) idle.push(await timed(() => instance.fetchEvents()));
  const peak = container?.nodePeakKilobytes ?? process.resourceUsage().maxRSS;
  await instance.close();
  return {
    first,
    idle: idle.sort((a, b) => a - b)[2] ?? 0,
    eventsPerSecond: (expected / fetched) * 1000,
    megabytes: peak / 1024,
  };
}

async function timed(run: () => Promise<RunResult>): Promise<number> {
  const began = performance.now();
  const { error } = await run();
  if (error !== undefined) throw new Error(error.message);
  return performance.now() - began;
}
