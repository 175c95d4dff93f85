import { nearestName } from '../../../shared/nearest-name.js';
import { datasetsIn, targetDatasetsIn } from '../../../xql/reader/mentions.js';
import { documentsOf } from '../../document/documents.js';
import type { Pack } from '../../document/pack.js';
import { queriesOf } from '../../document/queries.js';
import { defineRule, type Rule } from '../../rule.js';
import { rawDatasetsIn } from '../../text/dataset-mentions.js';

/** The datasets that the definition and the rules of the pack know. */
function knownDatasets(pack: Pack): string[] {
  return [
    ...pack.declaredDatasets.map(({ name }) => name),
    ...pack.modelingRules.flatMap(({ schema }) => schema?.fields.map(({ name }) => name) ?? []),
    ...queriesOf(pack).flatMap(({ kind, xql }) =>
      kind === 'parsing-rule' ? targetDatasetsIn(xql.tokens).map(({ value }) => value) : [],
    ),
  ];
}

const datasetsAgree = defineRule({
  code: 'CP718',
  severity: 'error',
  title: 'Definition, rules, dashboards and documents name the same datasets',
  why: 'A query for a dataset of another name finds nothing, and says nothing about it.',
  fix: 'Write the name of the dataset as the rules and the definition do.',
  *check(pack) {
    const declared = knownDatasets(pack);
    const mentioned = documentsOf(pack).map(({ text }) => ({ text, names: rawDatasetsIn(text.text) }));
    const collects = pack.integrations.some(({ root }) => root.at('script', 'isfetchevents')?.value === true);
    // Of a pack that brings no events, words such as start_time_raw are its outputs.
    const guessed = collects
      ? mostFrequent(mentioned.flatMap(({ names }) => names.map(({ name }) => name)))
      : [];
    const known = declared.length > 0 ? declared : guessed;
    if (known.length === 0) return;
    for (const { text, names } of mentioned) {
      for (const { name, start, end } of names) {
        const near = nearestName(name, known);
        // A document may name datasets of other products; only what looks like a slip is one.
        if (!known.includes(name) && near !== undefined)
          yield {
            place: text.place(start, end),
            message: `The dataset "${name}" is not known in this pack.`,
            fix: `Did you mean "${near}"?`,
          };
      }
    }
    const [own] = pack.declaredDatasets;
    for (const { kind, text, xql } of declared.length === 0 ? [] : queriesOf(pack)) {
      if (kind === 'modeling-rule') continue;
      const read = datasetsIn(xql.tokens);
      const readsOwn = read.some(({ value }) => known.includes(value));
      for (const { value, start, end } of read) {
        if (known.includes(value)) continue;
        const near = nearestName(value, known) ?? known.find((name) => name === `${value}_raw`);
        if (near !== undefined) {
          yield {
            place: text.place(start, end),
            message: `The dataset "${value}" is not known in this pack.`,
            fix: `Did you mean "${near}"?`,
          };
          continue;
        }
        // A rule may read what the platform itself collects, and join its own events with those of others.
        const isForeign = own !== undefined && kind !== 'parsing-rule' && value.endsWith('_raw') && !readsOwn;
        if (isForeign)
          yield {
            place: text.place(start, end),
            message: `The query reads the dataset "${value}", but the events of this pack are in "${own.name}".`,
            fix: `Write dataset = ${own.name}.`,
          };
      }
    }
  },
});

function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first === undefined ? [] : [first[0]];
}

const datasetNamesAreProper = defineRule({
  code: 'CP719',
  severity: 'warning',
  title: 'Names of datasets are <vendor>_<product>_raw in small letters',
  why: 'A tenant names the dataset of a vendor and product in this form. Published packs have rules for other names as well; nobody has shown whether a tenant applies these.',
  fix: 'Write the name that the dataset has on a tenant: vendor and product in small letters, digits and underscores, with _raw at the end.',
  *check(pack) {
    for (const rule of pack.modelingRules) {
      for (const { name, keyPlace: place } of rule.schema?.fields ?? []) {
        const difference = differenceFromForm(name);
        if (difference !== undefined) yield { place, message: `The dataset "${name}" ${difference}.` };
      }
    }
    for (const { kind, text, xql } of queriesOf(pack)) {
      for (const { value, start, end } of kind === 'parsing-rule' ? targetDatasetsIn(xql.tokens) : []) {
        const difference = differenceFromForm(value);
        if (difference !== undefined)
          yield { place: text.place(start, end), message: `The dataset "${value}" ${difference}.` };
      }
    }
  },
});

/** What is unusual in the name of a dataset, as the rest of a sentence. */
function differenceFromForm(name: string): string | undefined {
  if (/^[a-z0-9]+(_[a-z0-9]+)+_raw$/.test(name)) return undefined;
  if (!/_raw$/i.test(name)) return 'does not end with _raw';
  if (/[A-Z]/.test(name)) return 'has capital letters';
  if (/[^a-z0-9_]/.test(name)) return 'has other characters than letters, digits and underscores';
  return /^[a-z0-9]+_raw$/.test(name)
    ? 'has one word before _raw, not a vendor and a product'
    : 'has underscores with nothing between them';
}

export const datasetRules: readonly Rule[] = [datasetsAgree, datasetNamesAreProper];
