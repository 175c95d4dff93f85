import type { ContentItem, Pack } from '../../document/pack.js';
import { eventRulesOf } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { wholeFile } from '../../text/source-text.js';

const zipIsUnified = defineRule({
  code: 'CP851',
  severity: 'error',
  title: 'A zip for a tenant has the upload shape',
  why: 'From a zip of the source folder a tenant takes the version of the pack and installs none of its items.',
  fix: 'Build the zip with `npm run build`, or with the official SDK.',
  evidence: { mark: 'tenant', sources: ['CNT PR 45957'] },
  *check({ input, shape }) {
    if (input.container === 'zip' && shape === 'source')
      yield {
        place: wholeFile(''),
        message: 'The zip holds the source folder of a pack: there is no metadata.json.',
      };
  },
});

const nameForms: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^Integrations\/[^/]+$/, /^integration-/, 'integration-<Name>.yml'],
  [/^Scripts\/[^/]+$/, /^script-/, 'script-<Name>.yml'],
  [/^Playbooks\/[^/]+$/, /^playbook-/, 'playbook-<Name>.yml'],
  [/^ModelingRules\/[^/]+$/, /^(external-)?modelingrule-/, 'external-modelingrule-<Rule>.yml'],
  [/^ParsingRules\/[^/]+$/, /^(external-)?parsingrule-/, 'external-parsingrule-<Rule>.yml'],
  [/^XSIAMDashboards\/[^/]+\.json$/, /^(external-)?xsiamdashboard-/, 'external-xsiamdashboard-<File>.json'],
  [/^CorrelationRules\/[^/]+$/, /^(external-)?correlationrule-/, 'external-correlationrule-<File>.yml'],
  [/^XSIAMReports\/[^/]+\.json$/, /^(external-)?xsiamreport-/, 'external-xsiamreport-<File>.json'],
];

const itemsAreUnified = defineRule({
  code: 'CP852',
  severity: 'error',
  title: 'The items of an uploadable pack are unified, and named by their kind',
  why: 'The tenant finds the items by these names and skips every other file.',
  fix: 'Build the zip again; do not add files by hand.',
  *check({ shape, paths }) {
    if (shape !== 'upload') return;
    for (const path of paths) {
      const form = nameForms.find(([folder]) => folder.test(path));
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (form !== undefined && !form[1].test(name))
        yield { place: wholeFile(path), message: `${name} is not named like ${form[2]}.` };
      const deep = /^(Integrations|Scripts|ModelingRules|ParsingRules)\/[^/]+\//.test(path);
      if (deep || /^\.(pack|secrets)-ignore$/.test(path))
        yield { place: wholeFile(path), message: `${path} belongs to the source folder.` };
    }
  },
});

const metadataAgrees = defineRule({
  code: 'CP853',
  severity: 'error',
  title: 'metadata.json and pack_metadata.json say the same',
  why: 'The tenant shows the one and updates by the other.',
  fix: 'Build the zip again.',
  *check({ shape, metadata, generatedMetadata }) {
    if (shape !== 'upload') return;
    for (const key of ['name', 'currentVersion', 'support', 'description', 'author']) {
      const source = metadata?.get(key);
      const generated = generatedMetadata?.get(key);
      // The official build renames the author of its own packs.
      if (
        source?.text === undefined ||
        generated?.text === undefined ||
        (key === 'author' && source.text === 'Cortex XSOAR')
      )
        continue;
      if (source.text !== generated.text)
        yield {
          place: generated.place,
          message: `"${key}" is "${generated.text}" here and "${source.text}" in pack_metadata.json.`,
        };
    }
  },
});

/** Items of the kinds that a summary is compared for, by their key in contentItems. */
function summarised(pack: Pack): { readonly [kind: string]: readonly ContentItem[] } {
  return { integration: pack.integrations, modelingrule: pack.modelingRules, parsingrule: pack.parsingRules };
}

const contentIsListed = defineRule({
  code: 'CP854',
  severity: 'error',
  title: 'metadata.json lists the items of the zip, and no others',
  why: 'It is what the tenant shows as the content of the pack.',
  fix: 'Build the zip again.',
  *check(pack) {
    const { shape, generatedMetadata } = pack;
    const listed = generatedMetadata?.get('contentItems');
    if (shape !== 'upload' || listed === undefined) return;
    for (const [kind, items] of Object.entries(summarised(pack))) {
      const summaries = listed.get(kind)?.items ?? [];
      for (const item of items) {
        if (!summaries.some((summary) => idOf(summary) === idOf(item.root))) {
          yield { place: listed.keyPlace, message: `${item.path} is not listed.` };
        }
      }
      for (const summary of summaries) {
        const item = items.find((candidate) => sameItem(summary, candidate));
        const id = summary.get('id');
        const fetches = summary.get('isfetchevents');
        if (item === undefined) {
          const message = `"${id?.text ?? ''}" is listed, but is not in the zip in this version.`;
          yield { place: id?.place ?? summary.keyPlace, message };
        } else if (fetches !== undefined && kind === 'integration') {
          const actual = item.root.at('script', 'isfetchevents')?.value === true;
          const message = `"isfetchevents" is ${String(fetches.value)} here and ${actual} in ${item.path}.`;
          if (fetches.value !== actual) yield { place: fetches.place, message };
        }
      }
    }
  },
});

function idOf(item: Field): string | undefined {
  return (item.at('commonfields', 'id') ?? item.get('id'))?.text;
}

/** Generations of a rule share their id; the official build lists the newest one only. */
function sameItem(summary: Field, { root }: ContentItem): boolean {
  const from = summary.get('fromversion')?.text;
  return idOf(summary) === idOf(root) && (from === undefined || from === root.get('fromversion')?.text);
}

const zipHasContent = defineRule({
  code: 'CP855',
  severity: 'error',
  title: 'A pack has content',
  why: 'Installing it would change nothing.',
  fix: 'Add an item, or build the zip again for marketplacev2.',
  *check(pack) {
    const { shape, paths, integrations } = pack;
    const content =
      /^(Scripts|Playbooks|XSIAMDashboards|CorrelationRules|XSIAMReports|Layouts|IncidentFields|IncidentTypes|Lists|Jobs|Classifiers|Triggers|TestPlaybooks|Integrations|ModelingRules|ParsingRules)\//;
    const found =
      integrations.length + eventRulesOf(pack).length > 0 || paths.some((path) => content.test(path));
    if (shape !== 'none' && !found)
      yield {
        place: wholeFile(shape === 'upload' ? 'metadata.json' : 'pack_metadata.json'),
        message: 'The pack has no item.',
      };
  },
});

export const uploadRules: readonly Rule[] = [
  zipIsUnified,
  itemsAreUnified,
  metadataAgrees,
  contentIsListed,
  zipHasContent,
];
