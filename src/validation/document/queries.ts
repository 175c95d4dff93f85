import { isJsonObject } from '../../shared/json.js';
import {
  readXql,
  type Statement,
  type XqlSection,
  type XqlStage,
  type XqlText,
} from '../../xql/reader/read-xql.js';
import { embeddedText } from '../text/embedded-text.js';
import type { Field } from '../text/field.js';
import { codeIn } from '../text/markdown.js';
import { partOf, type TextPart } from '../text/source-text.js';
import { documentsOf } from './documents.js';
import type { ContentItem, EventRule, Pack } from './pack.js';

/** XQL of an item of the pack. */
export interface PackQuery {
  readonly kind: 'modeling-rule' | 'parsing-rule' | 'correlation-rule' | 'dashboard';
  readonly item: ContentItem;
  readonly text: TextPart;
  readonly xql: XqlText;
}

const known = new WeakMap<Pack, readonly PackQuery[]>();

/** The XQL of rules, dashboards and correlation rules. */
export function queriesOf(pack: Pack): readonly PackQuery[] {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const rules = (kind: PackQuery['kind'], items: readonly EventRule[]) =>
    items.flatMap((item) => queryOf(kind, item, item.xql));
  const queries = [
    ...rules('modeling-rule', pack.modelingRules),
    ...rules('parsing-rule', pack.parsingRules),
    ...pack.correlationRules.flatMap((item) =>
      queryOf('correlation-rule', item, textOf(item.root.get('xql_query'))),
    ),
    ...pack.dashboards.flatMap((item) =>
      phrasesIn(item.root).flatMap((phrase) => queryOf('dashboard', item, textOf(phrase))),
    ),
  ];
  known.set(pack, queries);
  return queries;
}

function queryOf(kind: PackQuery['kind'], item: ContentItem, text: TextPart | undefined): PackQuery[] {
  return text === undefined ? [] : [{ kind, item, text, xql: readXql(text.text) }];
}

/** XQL that stands in a document, as a block or between words. */
export interface DocumentQuery {
  readonly text: TextPart;
  readonly xql: XqlText;
  /** Whether it begins like a query that can be run as it is. */
  readonly isWhole: boolean;
}

const knownInDocuments = new WeakMap<Pack, readonly DocumentQuery[]>();

/** What the documents of the pack show as code, read as XQL. Most of it is something else. */
export function documentQueriesOf(pack: Pack): readonly DocumentQuery[] {
  const before = knownInDocuments.get(pack);
  if (before !== undefined) return before;
  const queries = documentsOf(pack).flatMap(({ text }) =>
    codeIn(text.text).map(({ start, end }) => {
      const part = partOf(text, start, end);
      const isWhole = /^\s*(config\s+\w+\s*=|(datamodel\s+)?dataset\s*(=|in\b)|preset\s*=)/.test(part.text);
      return { text: part, xql: readXql(part.text), isWhole };
    }),
  );
  knownInDocuments.set(pack, queries);
  return queries;
}

/** A stage with what it stands in. */
export interface QueryStage extends PackQuery {
  readonly section: XqlSection;
  readonly statement: Statement;
  readonly stage: XqlStage;
}

const knownStages = new WeakMap<Pack, readonly QueryStage[]>();

/** Every stage of the queries of these kinds. */
export function stagesOf(pack: Pack, ...kinds: readonly PackQuery['kind'][]): readonly QueryStage[] {
  const stages = knownStages.get(pack) ?? queriesOf(pack).flatMap(stagesIn);
  knownStages.set(pack, stages);
  return stages.filter(({ kind }) => kinds.includes(kind));
}

function stagesIn(query: PackQuery): QueryStage[] {
  return query.xql.sections.flatMap((section) =>
    section.statements.flatMap((statement) =>
      statement.stages.map((stage) => ({ ...query, section, statement, stage })),
    ),
  );
}

function textOf(field: Field | undefined): TextPart | undefined {
  return field && embeddedText(field);
}

/** Dashboards keep a query in the key "phrase", at any depth. */
function phrasesIn(field: Field): Field[] {
  const children = isJsonObject(field.value) ? field.fields : field.items;
  return children.flatMap((child) =>
    child.name === 'phrase' && child.text !== undefined ? [child] : phrasesIn(child),
  );
}
