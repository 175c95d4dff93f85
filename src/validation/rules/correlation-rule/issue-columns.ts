import type { Pack } from '../../document/pack.js';
import { queriesOf } from '../../document/queries.js';
import { resultColumnsOf } from '../../document/result-columns.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { embeddedText } from '../../text/embedded-text.js';
import type { Field } from '../../text/field.js';
import type { Place } from '../../text/source-text.js';

/* What an issue takes from the row of the result that raises it. */

/** A part of a rule that names a column. */
interface ColumnUse {
  readonly column: string;
  readonly place: Place;
}

/** Uses of columns that the query of their rule does not give. Those of the platform begin with an underscore. */
function* notGiven(pack: Pack, usesIn: (root: Field) => readonly ColumnUse[]): Iterable<Problem> {
  for (const { kind, item, xql } of queriesOf(pack)) {
    const result = kind === 'correlation-rule' ? resultColumnsOf(pack, xql) : undefined;
    for (const { column, place } of result === undefined ? [] : usesIn(item.root)) {
      if (column !== '' && !column.startsWith('_') && !result?.has(column.toLowerCase()))
        yield { place, message: `The query gives no column "${column}".` };
    }
  }
}

function asColumn(field: Field): ColumnUse[] {
  return field.text === undefined ? [] : [{ column: field.text, place: field.place }];
}

const alertFieldsAreGiven = defineRule({
  code: 'CPT325',
  severity: 'warning',
  title: 'alert_fields name columns of the result',
  why: 'A field whose column the query does not give stays empty, or breaks the installation: sources differ.',
  fix: 'Add the column to the last fields or comp stage, or remove the field.',
  evidence: { mark: 'conflict', sources: ['SOC', 'XCK'] },
  check: (pack) => notGiven(pack, (root) => (root.get('alert_fields')?.fields ?? []).flatMap(asColumn)),
});

const suppressionFieldsAreGiven = defineRule({
  code: 'CPT327',
  severity: 'warning',
  title: 'suppression_fields name columns of the result',
  why: 'A column that is not there cannot distinguish issues: either every issue or none is suppressed.',
  fix: 'Add the column to the last fields or comp stage, or name another.',
  evidence: { mark: 'told', sources: ['DOC'] },
  check: (pack) =>
    notGiven(pack, (root) => {
      const suppression = root.get('suppression_fields');
      return suppression === undefined ? [] : [suppression, ...suppression.items].flatMap(asColumn);
    }),
});

/** `$column` in a text. A name with dots is of the data model, and nothing here follows it. */
const placeholder = /\$([A-Za-z_]\w*)(?!\w|\.\w)/g;

const issueTextsAreGiven = defineRule({
  code: 'CPT329',
  severity: 'warning',
  title: 'The name and the description of an issue take columns of the result',
  why: 'The issue would show the name of the column instead of its value.',
  fix: 'Add the column to the last fields or comp stage, or name another after the $.',
  check: (pack) =>
    notGiven(pack, (root) =>
      ['alert_name', 'alert_description'].flatMap((key) => {
        const field = root.get(key);
        const text = field && embeddedText(field);
        return [...(text?.text.matchAll(placeholder) ?? [])].flatMap(({ 1: column = '', index }) =>
          text === undefined ? [] : [{ column, place: text.place(index + 1, index + 1 + column.length) }],
        );
      }),
    ),
});

export const issueColumnRules: readonly Rule[] = [
  alertFieldsAreGiven,
  suppressionFieldsAreGiven,
  issueTextsAreGiven,
];
