import { embeddedText } from '../text/embedded-text.js';
import { type Field, isRecord } from '../text/field.js';
import type { TextPart } from '../text/source-text.js';
import { documentsOf } from './documents.js';
import type { Pack } from './pack.js';
import { eventRulesOf } from './parts.js';

/** The XQL of rules, dashboards and correlation rules. */
export function queriesOf(pack: Pack): TextPart[] {
  return [
    ...eventRulesOf(pack).flatMap(({ xql }) => xql ?? []),
    ...pack.correlationRules.flatMap(({ root }) => partOf(root.get('xql_query'))),
    ...pack.dashboards.flatMap(({ root }) => phrasesIn(root).flatMap(partOf)),
  ];
}

/** Every text in which queries for the pack's events stand. */
export function textsWithQueries(pack: Pack): TextPart[] {
  return [...queriesOf(pack), ...documentsOf(pack).map(({ text }) => text)];
}

function partOf(field: Field | undefined): TextPart[] {
  const part = field && embeddedText(field);
  return part === undefined ? [] : [part];
}

/** Dashboards keep a query in the key "phrase", at any depth. */
function phrasesIn(field: Field): Field[] {
  const children = isRecord(field.value) ? field.fields : field.items;
  return children.flatMap((child) =>
    child.name === 'phrase' && child.text !== undefined ? [child] : phrasesIn(child),
  );
}
