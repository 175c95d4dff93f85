import { assignmentsOf } from '../../xql/reader/expressions.js';
import type { Statement } from '../../xql/reader/read-xql.js';
import type { TextPart } from '../text/source-text.js';
import { columnsOfRule, type DatasetColumn } from './dataset-columns.js';
import type { EventRule, Pack } from './pack.js';
import { queriesOf } from './queries.js';

/** A statement of a modeling rule that maps events of one dataset. */
export interface ModelStatement {
  readonly rule: EventRule;
  readonly text: TextPart;
  readonly statement: Statement;
  /** The columns that the schema declares for the dataset, by their names in small letters; absent when it has none. */
  readonly columns: ReadonlyMap<string, DatasetColumn> | undefined;
  /** What any stage assigns, in small letters. */
  readonly assigned: ReadonlySet<string>;
  /** Whether the header names a model, as the rules of the first data models did. */
  readonly isOfOldModel: boolean;
  /** Whether it calls a RULE section, whose assignments and reads are not looked into. */
  readonly calls: boolean;
}

/** The statements below MODEL headers. Those of RULE sections are left out: what they read comes from their callers. */
export function modelStatementsOf(pack: Pack): ModelStatement[] {
  return queriesOf(pack).flatMap(({ kind, item, text, xql }) => {
    const rule = pack.modelingRules.find(({ path }) => path === item.path);
    if (kind !== 'modeling-rule' || rule === undefined) return [];
    const declared = columnsOfRule(rule);
    return xql.sections.flatMap(({ header, statements }) => {
      if (header?.kind !== 'MODEL') return [];
      const dataset = header.settings.find(({ name }) => name === 'dataset')?.value?.value ?? '';
      const isOfOldModel = header.settings.some(({ name }) => name === 'model');
      return statements.map((statement) => ({
        rule,
        text,
        statement,
        isOfOldModel,
        columns: declared.get(dataset),
        assigned: new Set(
          statement.stages.flatMap((stage) =>
            assignmentsOf(stage).map(({ target }) => target.value.toLowerCase()),
          ),
        ),
        calls: statement.stages.some(({ name }) => name === 'call'),
      }));
    });
  });
}
