import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, onTestFinished } from 'vitest';
import type { CallName, CallProblem, RequestOf, ResponseOf } from '#src/playground/protocol.js';
import { callsOf } from '#src/playground/server/http/calls.js';
import type { PageFiles } from '#src/playground/server/http/page-files.js';
import { servePlayground } from '#src/playground/server/http/server.js';
import { loadProject } from '#src/playground/server/installation/project.js';
import { Playground } from '#src/playground/server/playground.js';
import { stationPack } from '../../fixtures/weather-pack.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface RunningPlayground {
  readonly playground: Playground;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** What the server answered to all calls, as text. */
  readonly answers: readonly string[];
  /** What was thrown by defects. */
  readonly defects: readonly unknown[];
  call<N extends CallName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>>;
  /** A call that must be refused. */
  refused<N extends CallName>(
    name: N,
    request: RequestOf<N>,
  ): Promise<CallProblem & { readonly status: number }>;
}

const page: PageFiles = new Map([
  [
    '/',
    { mediaType: 'text/html; charset=utf-8', content: Buffer.from('<!doctype html><title>Page</title>') },
  ],
  ['/assets/page.js', { mediaType: 'text/javascript; charset=utf-8', content: Buffer.from('"use strict";') }],
]);

/** The built pack of this project with its mock servers, and one instance that uses them. */
export async function ownPlayground(): Promise<RunningPlayground & { readonly name: string }> {
  const running = await servedPlayground(inject('packZip'), true);
  running.playground.configureForMockServers();
  const [instance] = (await running.call('snapshot', {})).instances;
  return { ...running, name: instance?.name ?? 'missing' };
}

/** A pack with one integration whose script is given, without a project and without an instance. */
export function untrustedPlayground(script: string): Promise<RunningPlayground> {
  return servedPlayground(writeZip(stationPack(script)), false);
}

/** Serves a zip until the test ends. */
export async function servedPlayground(zip: string, withProject: boolean): Promise<RunningPlayground> {
  const defects: unknown[] = [];
  const playground = await Playground.open({
    root: root,
    makeZip: async () => zip,
    project: withProject ? await loadProject(root) : undefined,
    watching: 'nothing',
    reportFailure: (error) => defects.push(error),
  });
  const server = await servePlayground({
    calls: callsOf(playground),
    page,
    port: 0,
    masked: (text) => playground.masked(text),
    reportDefect: (error) => defects.push(error),
  });
  onTestFinished(async () => {
    await server.close();
    await playground.close();
  });
  const answers: string[] = [];
  const ask = async (name: CallName, request: unknown) => {
    const answer = await fetch(`${server.origin}/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const text = await answer.text();
    answers.push(text);
    return { status: answer.status, content: JSON.parse(text) };
  };
  return {
    playground,
    origin: server.origin,
    port: Number(new URL(server.origin).port),
    token: server.token,
    answers,
    defects,
    call: async (name, request) => {
      const { status, content } = await ask(name, request);
      if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(content)}`);
      return content;
    },
    refused: async (name, request) => {
      const { status, content } = await ask(name, request);
      if (status === 200) throw new Error(`${name} was not refused.`);
      return { ...content, status };
    },
  };
}

/** The path of a file with these bytes, which goes when the test ends. */
export function writeZip(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'pack.zip');
  writeFileSync(file, bytes);
  return file;
}

/** The form of the untrusted integration; the receiver's address is in its field for the server. */
export function weatherForm(url: string, values: { readonly [name: string]: string } = {}) {
  return {
    name: 'weather_1',
    integration: 'Weather Events',
    target: 'mock',
    values: { url, key: { identifier: '', password: 'Sun+shine/4"77' }, ...values },
  } as const;
}

/** The address of the mock server of the receiver. */
export async function receiverUrl({ call }: RunningPlayground): Promise<string> {
  const { mockServers } = await call('snapshot', {});
  return mockServers.find(({ name }) => name === 'HTTP Log Collector')?.value ?? 'missing';
}
