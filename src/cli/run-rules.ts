import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type InstalledRules, installRules } from '../cortex/install-rules.js';
import type { CorrelationRule, RuleExample } from '../definition/correlation-rule.js';
import type { MappingSample, ModelingRule } from '../definition/modeling-rule.js';
import type { PackDefinition } from '../definition/pack.js';
import { loadPack } from '../generator/load-pack.js';
import { alertName, alertsAmong, mappingDifferences } from '../xdm/rule-examples.js';
import { CommandLineError } from './command-line.js';
import type { Output, Terminal } from './output.js';

/** Rules of the zip do something else with the sample events than the definition says. */
export class RulesFailed extends Error {
  override readonly name = 'RulesFailed';
  readonly blame = 'user';
}

export interface RulesRun {
  readonly root: string;
  /** The zip; undefined takes the one that the build wrote. */
  readonly zip: string | undefined;
}

/** Runs the rules of a zip over the samples of the pack's definition. Throws RulesFailed when one is not as said. */
export async function runRules({ root, zip }: RulesRun, { out }: Output): Promise<void> {
  const pack = await loadPack(root);
  const file = resolve(root, zip ?? `dist/${pack.id}.zip`);
  const installed = installRules(await readZipFile(file));
  const failures = [...modelingFailures(pack, installed, out), ...correlationFailures(pack, installed, out)];
  if (failures.length > 0) throw new RulesFailed(failures.join('\n'));
}

async function readZipFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const error = new CommandLineError(
      `${file} cannot be read. Run \`npm run build\` first, or name a zip with --zip.`,
    );
    throw Object.assign(error, { cause });
  }
}

function modelingFailures(pack: PackDefinition, { modelingRules }: InstalledRules, out: Terminal): string[] {
  return (pack.modelingRules ?? []).flatMap((rule) =>
    modelingRules
      .filter(({ id }) => id === rule.id)
      .flatMap(({ fromVersion, toVersion, models }) => {
        heading(
          out,
          `${rule.name}, for tenants from ${fromVersion}${toVersion === '' ? '' : ` to ${toVersion}`}`,
        );
        return rule.samples.flatMap((sample) => sampleFailures(rule, models, sample, out));
      }),
  );
}

function sampleFailures(
  { dataset }: ModelingRule,
  models: InstalledRules['modelingRules'][number]['models'],
  sample: MappingSample,
  out: Terminal,
): string[] {
  const differences = mappingDifferences(models, dataset, sample).map(
    ({ field, expected, actual }) => `${field} must be ${expected ?? 'empty'} and is ${actual ?? 'empty'}`,
  );
  verdict(out, differences.length === 0, sample.name);
  return differences.map((difference) => `${sample.name}: ${difference}.`);
}

function correlationFailures(
  pack: PackDefinition,
  { correlationRules }: InstalledRules,
  out: Terminal,
): string[] {
  return (pack.correlationRules ?? []).flatMap((rule) => {
    heading(out, rule.name);
    const installed = correlationRules.find(({ id }) => id === rule.id);
    if (installed === undefined) return [`${rule.name} is not in the zip.`];
    return [
      ...rule.fires.flatMap((example) => exampleFailures(rule, installed, example, true, out)),
      ...rule.quiet.flatMap((example) => exampleFailures(rule, installed, example, false, out)),
    ];
  });
}

function exampleFailures(
  rule: CorrelationRule,
  installed: InstalledRules['correlationRules'][number],
  { says, events }: RuleExample,
  mustFire: boolean,
  out: Terminal,
): string[] {
  const alerts = alertsAmong(installed, events, Date.now());
  const fired = alerts.length > 0;
  const [first] = alerts;
  verdict(
    out,
    fired === mustFire,
    `${says} ${first === undefined ? 'Quiet.' : `Fires: ${alertName(rule, first)}`}`,
  );
  return fired === mustFire ? [] : [`${rule.name}: ${says} It must ${mustFire ? 'fire' : 'stay quiet'}.`];
}

function heading(out: Terminal, text: string): void {
  out.line();
  out.line(out.style('bold', text));
}

function verdict(out: Terminal, ok: boolean, text: string): void {
  out.line(`  ${ok ? out.style('green', 'ok') : out.style('red', 'no')}  ${text}`);
}
