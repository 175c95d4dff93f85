import { readFile } from 'node:fs/promises';
import type { CompleteIntegration, CompletePack } from '../../../content/pack/complete-pack.js';
import { buildPack } from '../../../generator/build.js';
import { loadPack } from '../../../generator/load/load-pack.js';
import { UserError } from '../../../shared/errors.js';
import { chooseRunner } from '../../../simulator/container/choose-runner.js';
import { findPython } from '../../../simulator/container/find-python.js';
import { installPack } from '../../../simulator/install/install-pack.js';
import { installRules, modelsFor } from '../../../simulator/install/install-rules.js';
import { configureInstance } from '../../../simulator/instance/configure-instance.js';
import { Instance, type RunResult, serverVersion } from '../../../simulator/instance/instance.js';
import { renderEntry } from '../../../simulator/war-room/entry-rendering.js';
import { parseWarRoomLine } from '../../../simulator/war-room/war-room-line.js';
import { collectorPath } from '../../../spec/http-log-collector.js';
import type { MockSource, MockSourceModule } from '../../../testing/mock-source.js';
import type { Dataset } from '../../../testing/receiver/dataset.js';
import { createHttpLogCollector } from '../../../testing/receiver/http-log-collector.js';
import { serve } from '../../../testing/server/serve.js';
import type { Model } from '../../../xql/evaluator/syntax.js';
import type { Output, Terminal } from '../../terminal/output.js';
import { printFacts } from '../../terminal/table.js';
import { nextStep, printBuild } from '../build/build-report.js';
import { printFailure, printRun } from '../run/run-report.js';
import { renderCounts, renderModel, renderRows } from './dataset-table.js';

export interface DemoRequest {
  readonly root: string;
  readonly outDir: string;
  readonly startSource: MockSourceModule['default']['start'];
}

const cycles = 4;
const key = 'demo-collector-key-5f1c2a9e';

/**
 * The main job on mock servers, in the order in which a user does it on a tenant. Frees every port and thread.
 * Throws a UserError when Test is not ok, a fetch fails, or the dataset is not what the source showed.
 */
export async function runDemo({ root, outDir, startSource }: DemoRequest, output: Output): Promise<void> {
  const { out } = output;
  const started = performance.now();
  heading(out, 'Build');
  const build = await buildPack({ root, outDir });
  printBuild(build, { root, milliseconds: performance.now() - started }, output);
  const integration = shownIntegration(await loadPack(root));

  const collector = createHttpLogCollector({
    key,
    vendor: integration.events?.vendor ?? integration.folder,
    product: integration.events?.product ?? 'Events',
    compression: 'uncompressed',
    format: 'json',
  });
  const receiver = await serve(collector.handler);
  const source = await startSource({
    now: Date.now,
    collector: { url: receiver.url + collectorPath, key },
  });
  const installed = installPack(build.zip.file).integrations.find(({ id }) => id === integration.id);
  if (installed === undefined)
    throw new UserError('demo-failed', `The zip does not hold the integration ${integration.id}.`);
  const { description, newRunner } = chooseRunner(installed, {
    found: await findPython(),
    trusted: true,
    network: 'sockets',
  });
  const instance = new Instance(
    configureInstance(installed, { name: `${installed.id}_instance_1`, params: source.params }),
    {},
    newRunner(),
  );
  try {
    printAddresses(out, source, receiver.url + collectorPath);
    heading(out, `Install and configure`);
    out.line(
      `${build.name} ${build.version} is installed from the zip; ${instance.configuration.name} is created.`,
    );
    out.line(description);
    await pressTest(instance, out);
    if (integration.events) await fetchCycles(instance, source, out);
    await warRoom(instance, integration.commands, out);
    if (integration.events) {
      printDataset(out, collector.dataset, source);
      printModel(
        out,
        collector.dataset,
        source,
        modelsFor(installRules(await readFile(build.zip.file)), serverVersion),
      );
    }
    heading(out, 'Upload');
    for (const line of nextStep(build.zip, root)) out.line(line);
  } finally {
    await instance.close();
    await source.close();
    await receiver.close();
  }
}

/** Of several integrations the first that collects, else the first: `pack/mock-api/demo.ts` is for that one. */
function shownIntegration({ integrations }: CompletePack): CompleteIntegration {
  const integration = integrations.find(({ events }) => events !== undefined) ?? integrations[0];
  if (integration !== undefined) return integration;
  throw new UserError(
    'demo-failed',
    'The pack has no integration to show. Run its scripts with `cortex-pack run`.',
  );
}

function heading(out: Terminal, text: string): void {
  out.line();
  out.line(out.style('bold', out.style('cyan', `== ${text}`)));
  out.line();
}

function printAddresses(out: Terminal, source: MockSource, receiver: string): void {
  heading(out, 'Mock servers on this machine');
  const facts = [
    { name: 'Source', value: source.url },
    { name: 'HTTP Log Collector', value: receiver },
    ...source.facts,
  ];
  printFacts(
    facts.map(({ name, value }) => [name, value]),
    out,
    { paint: (value) => out.style('dim', value) },
  );
}

async function pressTest(instance: Instance, out: Terminal): Promise<void> {
  heading(out, 'Test');
  const result = await instance.test();
  requireSuccess(result, out);
  for (const entry of result.entries) out.line(out.style('green', renderEntry(entry, out)));
}

async function fetchCycles(instance: Instance, source: MockSource, out: Terminal): Promise<void> {
  heading(out, `Fetch events, ${cycles} times`);
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    if (cycle > 1) source.tick();
    const result = await instance.fetchEvents();
    requireSuccess(result, out);
    printRun(result, `fetch ${cycle}`, out);
  }
}

async function warRoom(
  instance: Instance,
  commands: { readonly [name: string]: { readonly examples: readonly { readonly line: string }[] } },
  out: Terminal,
): Promise<void> {
  const [first] = Object.values(commands);
  const line = first?.examples[0]?.line;
  if (line === undefined) return;
  heading(out, 'War Room');
  out.line(out.style('bold', line));
  const { command, args } = parseWarRoomLine(line);
  const result = await instance.run(command, args);
  requireSuccess(result, out);
  for (const entry of result.entries) out.line(`\n${renderEntry(entry, out)}`);
}

function printDataset(out: Terminal, dataset: Dataset, source: MockSource): void {
  heading(out, `Dataset ${dataset.name}`);
  const visible = source.visible();
  for (const line of renderCounts(dataset, source.table.groupBy, visible, out)) out.line(line);
  out.line();
  for (const line of renderRows(dataset, source.table.columns, out)) out.line(line);
  const stored = dataset.countBy(source.table.groupBy);
  const wrong = Object.entries(visible).filter(([stream, count]) => (stored.get(stream) ?? 0) !== count);
  if (wrong.length > 0) {
    throw new UserError(
      'demo-failed',
      `The dataset does not hold what the source showed: ${wrong.map(([name]) => name).join(', ')}.`,
    );
  }
}

function printModel(
  out: Terminal,
  dataset: Dataset,
  { table: { modelFields = [] } }: MockSource,
  models: readonly Model[],
): void {
  if (modelFields.length === 0) return;
  heading(out, 'The same in the Cortex Data Model');
  for (const line of renderModel(dataset, models, modelFields, out)) out.line(line);
}

function requireSuccess(result: RunResult, out: Terminal): void {
  if (result.ok) return;
  printFailure(result, out);
  throw new UserError(
    'demo-failed',
    `${result.command} failed on the mock servers: ${result.error?.message ?? ''}`,
  );
}
