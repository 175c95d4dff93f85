import { nearestName } from '../../../shared/nearest-name.js';
import { comparisonsOf, type XqlComparison } from '../../../xql/reader/mentions.js';
import type { Pack } from '../../document/pack.js';
import { argumentsOf, parametersOf } from '../../document/parts.js';
import { documentQueriesOf, queriesOf } from '../../document/queries.js';
import { defineRule, type Rule } from '../../rule.js';
import type { TextPart } from '../../text/source-text.js';

/** The texts that the collector can write into an event: its string literals and the choices of its form. */
function writtenBy(pack: Pack): Set<string> {
  const literals = pack.integrations.flatMap(({ script }) =>
    [...(script?.text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g) ?? [])].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  );
  const options = parametersOf(pack).flatMap(({ parameter }) => parameter.get('options')?.texts ?? []);
  const choices = argumentsOf(pack).flatMap(({ argument }) => argument.get('predefined')?.texts ?? []);
  return new Set([...literals, ...options, ...choices]);
}

/** Comparisons with the field that tells kinds of events apart, in rules, dashboards and documents. */
function markerComparisons(pack: Pack): { readonly text: TextPart; readonly comparison: XqlComparison }[] {
  return [...queriesOf(pack), ...documentQueriesOf(pack)].flatMap(({ text, xql }) =>
    comparisonsOf(xql.tokens, /^_?source_log_type$/i).map((comparison) => ({ text, comparison })),
  );
}

const markersAgree = defineRule({
  code: 'CP720',
  severity: 'error',
  title: 'Queries compare the log type with texts that the collector writes',
  why: 'A rule that waits for another text maps nothing, and nobody notices until an investigation needs it.',
  fix: 'Write the text exactly as the collector does.',
  *check(pack) {
    if (!pack.integrations.some(({ script }) => script !== undefined)) return;
    const written = writtenBy(pack);
    for (const { text, comparison } of markerComparisons(pack)) {
      for (const { value, start, end } of comparison.values) {
        if (written.has(value)) continue;
        const near = nearestName(value, [...written]);
        yield {
          place: text.place(start, end),
          message: `The collector never writes "${value}".`,
          ...(near && { fix: `Did you mean "${near}"?` }),
        };
      }
    }
  },
});

const markerFieldAgrees = defineRule({
  code: 'CP721',
  severity: 'error',
  title: 'Queries name the field of the log type as the collector does',
  why: 'SOURCE_LOG_TYPE, source_log_type and _source_log_type are all in use; nobody published whether a query distinguishes them.',
  fix: 'Spell the field as the collector does.',
  *check(pack) {
    const scripts = pack.integrations.flatMap(({ script }) => script?.text ?? []);
    const spelled = new Set(scripts.flatMap((script) => script.match(/\b_?source_log_type\b/gi) ?? []));
    if (spelled.size === 0) return;
    for (const { text, comparison } of markerComparisons(pack)) {
      const { value, start, end } = comparison.field;
      if (!spelled.has(value))
        yield {
          place: text.place(start, end),
          message: `The collector spells the field ${[...spelled].join(' or ')}, not ${value}.`,
        };
    }
  },
});

export const markerRules: readonly Rule[] = [markersAgree, markerFieldAgrees];
