import { widgetQuery } from '../../content/dashboard/write-dashboard.js';
import { xifText } from '../../content/modeling-rule/xif.js';
import { type CompletePack, datasetsOf } from '../../content/pack/complete-pack.js';
import type { DefinitionPath } from '../../validation/definition-source/definition-path.js';
import { xifOrigin } from '../../validation/definition-source/modeling-rule-origin.js';
import { checkColumns } from '../../xql/evaluator/check-columns.js';
import { parseModels, parseQuery } from '../../xql/evaluator/parse-query.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';
import type { DefinitionProblem, DefinitionRule } from './definition-rule.js';

/* Rules about XQL that must run here, over events whose fields the definition declares. */

const rulesHaveExamples: DefinitionRule = {
  code: 'CPD107',
  title: 'A correlation rule has an example that fires and one that stays quiet',
  why: 'Nobody knows whether the rule works before it ran on both.',
  fix: 'Add events to it; `cortex-pack verify` runs them.',
  unseen: 'Examples are not part of the pack.',
  *check({ correlationRules = [] }) {
    for (const [index, rule] of correlationRules.entries()) {
      for (const key of ['fires', 'quiet'] as const) {
        if (rule[key].length === 0)
          yield {
            path: ['correlationRules', index, key],
            message: `The rule "${rule.name}" has no example that ${key === 'fires' ? 'fires' : 'stays quiet'}.`,
          };
      }
    }
  },
};

interface DeclaredQuery {
  readonly path: DefinitionPath;
  readonly query: string;
}

const huntingQueriesReadOwnEvents: DefinitionRule = {
  code: 'CPD108',
  title: 'Hunting queries read the dataset of the pack',
  why: 'A query of another dataset finds no event of this pack.',
  fix: 'Write the dataset that vendor and product make.',
  unseen: 'Hunting queries are shown in documents only, where their templates want them.',
  *check(pack) {
    const own = datasetsOf(pack);
    for (const [index, { query }] of (pack.huntingQueries ?? []).entries()) {
      const [mention, name] = /\bdataset\s*=\s*(\w+)/i.exec(query) ?? [];
      if (mention !== undefined && name !== undefined && !own.includes(name))
        yield {
          path: ['huntingQueries', index, 'query'],
          within: { text: query, offset: query.indexOf(mention) + mention.length - name.length },
          message:
            own.length === 0
              ? `The query reads "${name}", but the pack collects no events.`
              : `The query reads "${name}", but the events are in "${own.join('", "')}".`,
        };
    }
  },
};

const queriesRun: DefinitionRule = {
  code: 'CPD109',
  title: 'Mappings and queries can be run here, and read what the events hold',
  why: 'Rules are tried on examples before anyone installs them. On a tenant, a misspelled field is not an error: the query just finds nothing.',
  fix: 'Correct the query, or declare the field in datasets or in the fields of the modeling rule.',
  unseen: 'The schema of a built pack declares columns, and nothing of the fields in a column of JSON.',
  *check(pack) {
    for (const { path, query } of queriesIn(pack)) yield* problemsOfQuery(pack, path, query);
    for (const [index, rule] of (pack.modelingRules ?? []).entries()) {
      for (const versionRange of rule.versionRanges) {
        const text = xifText(rule, versionRange);
        yield* explained(
          text,
          (offset) => xifOrigin(text, offset),
          ['modelingRules', index],
          () => {
            for (const model of parseModels(text)) {
              for (const stages of model.pipelines) checkColumns(stages, rule.fields);
            }
          },
        );
      }
    }
  },
};

function* queriesIn(pack: CompletePack): Iterable<DeclaredQuery> {
  for (const list of ['correlationRules', 'huntingQueries'] as const) {
    for (const [index, { query }] of (pack[list] ?? []).entries())
      yield { path: [list, index, 'query'], query };
  }
  for (const [index, { rows }] of (pack.dashboards ?? []).entries()) {
    for (const [row, { widgets }] of rows.entries()) {
      for (const [at, widget] of widgets.entries()) {
        const path = ['dashboards', index, 'rows', row, 'widgets', at, 'query'];
        yield { path, query: widgetQuery(widget) };
      }
    }
  }
}

function problemsOfQuery(
  pack: CompletePack,
  path: DefinitionPath,
  query: string,
): Iterable<DefinitionProblem> {
  // The stage that draws a widget is made from its chart.
  const written = query.replace(/\n\| view graph [^\n]*$/, '');
  return explained(
    query,
    (offset) => ({ path: [], within: { text: written, offset } }),
    path,
    () => {
      const { dataset, stages } = parseQuery(query);
      // That it is another dataset is the matter of other rules.
      const isOwn = datasetsOf(pack).includes(dataset ?? '');
      const fields = pack.datasets?.[dataset ?? ''] ?? (isOwn ? {} : undefined);
      if (fields !== undefined) checkColumns(stages, fields);
    },
  );
}

/** What stopped a check, at its place in the text. */
function* explained(
  text: string,
  originAt: (offset: number) => Pick<DefinitionProblem, 'path' | 'within'>,
  owner: DefinitionPath,
  check: () => void,
): Iterable<DefinitionProblem> {
  try {
    check();
  } catch (error) {
    if (!(error instanceof XqlError)) throw error;
    const { line, column } = error.position;
    const before = text.split('\n').slice(0, line - 1);
    const offset = before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
    const { path, within } = originAt(offset);
    yield { path: [...owner, ...path], ...(within && { within }), message: error.reason };
  }
}

export const queryRules: readonly DefinitionRule[] = [
  rulesHaveExamples,
  huntingQueriesReadOwnEvents,
  queriesRun,
];
