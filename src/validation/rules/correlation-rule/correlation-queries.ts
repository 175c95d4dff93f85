import {
  collectorDatasetPattern,
  functionsNotInRealTime,
  ownDatasetPattern,
  realTimeStages,
  ruleActions,
  stagesNotInCorrelationRules,
} from '../../../spec/correlation-rules.js';
import { xqlStages } from '../../../spec/xql.js';
import { callsIn, listsIn, tokensIn } from '../../../xql/reader/expressions.js';
import { innerQueries } from '../../../xql/reader/inner-queries.js';
import { mentionOf } from '../../../xql/reader/mentions.js';
import type { XqlNode } from '../../../xql/reader/nodes.js';
import { queryColumns } from '../../../xql/reader/query-columns.js';
import { isSymbol, statementsOf, type XqlStage } from '../../../xql/reader/read-xql.js';
import { columnsOfPack } from '../../document/dataset-columns.js';
import type { Pack } from '../../document/pack.js';
import { type PackQuery, queriesOf } from '../../document/queries.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { nearNames } from '../../text/near-names.js';

function correlationQueries(pack: Pack): PackQuery[] {
  return queriesOf(pack).filter(({ kind }) => kind === 'correlation-rule');
}

function isRealTime({ item }: PackQuery): boolean {
  return item.root.get('execution_mode')?.text === 'REAL_TIME';
}

function stagesIn({ xql }: PackQuery): XqlStage[] {
  return statementsOf(xql).flatMap(({ stages }) => stages);
}

const realTimeDatasetIsEligible = defineRule({
  code: 'CPT321',
  severity: 'error',
  title: 'A rule on a dataset that a collector fills is scheduled',
  why: 'In July 2026, one team changed the rules of nine packs because tenants refused REAL_TIME on such datasets. The product documentation allows third-party datasets and the data model, without saying which.',
  fix: "Write execution_mode: SCHEDULED, crontab: '*/10 * * * *' and search_window: 20 minutes.",
  evidence: { mark: 'tenant', sources: ['SOC #971 to #979', 'XCK'] },
  blocksInstallation: 'seen',
  *check(pack) {
    for (const query of correlationQueries(pack).filter(isRealTime)) {
      for (const { value, start, end } of stagesIn(query).flatMap(datasetsOf)) {
        if (!collectorDatasetPattern.test(value) || ownDatasetPattern.test(value)) continue;
        yield {
          place: query.text.place(start, end),
          message: `The rule is REAL_TIME, and a collector fills "${value}". Tenants refused this with 101704.`,
        };
      }
    }
  },
});

/** The datasets of `dataset = name` and `dataset in (a, b)`. */
function datasetsOf({ name, body }: XqlStage) {
  if (name !== 'dataset') return [];
  return tokensIn(body)
    .filter(({ kind, value }) => kind === 'text' || (kind === 'name' && value.toLowerCase() !== 'in'))
    .map(mentionOf);
}

const realTimeQueryIsSimple = defineRule({
  code: 'CPT322',
  severity: 'error',
  title: 'The query of a real-time rule has only stages and functions that look at one event',
  why: `The product documentation names the stages ${realTimeStages.filter((name) => name !== 'preset').join(', ')}, wants a filter, and excludes functions. It names config case_sensitive, too, with which a tenant refused rules.`,
  fix: 'Write execution_mode: SCHEDULED, or do without.',
  evidence: { mark: 'tenant', sources: ['DOC', 'SOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const query of correlationQueries(pack).filter(isRealTime)) {
      const stages = stagesIn(query);
      for (const { name, body, start, end } of stages) {
        if (xqlStages.includes(name) && !realTimeStages.includes(name))
          yield {
            place: query.text.place(start, start + name.length),
            message: `The rule is REAL_TIME and has the stage ${name}.`,
          };
        if (name === 'config' && tokensIn(body)[0]?.value.toLowerCase() === 'case_sensitive')
          yield {
            place: query.text.place(start, end),
            message: 'The rule is REAL_TIME and has config case_sensitive.',
          };
        for (const { name: called } of callsIn(body)) {
          if (functionsNotInRealTime.includes(called.value.toLowerCase()))
            yield {
              place: query.text.place(called.start, called.end),
              message: `The rule is REAL_TIME and calls ${called.value}().`,
            };
        }
      }
      const [first] = stages;
      if (first !== undefined && !stages.some(({ name }) => name === 'filter'))
        yield {
          place: query.text.place(first.start, first.end),
          message: 'The rule is REAL_TIME and has no filter.',
        };
    }
  },
});

const stagesCanBeSaved = defineRule({
  code: 'CPT332',
  severity: 'error',
  title: 'The query of a correlation rule has no call, tag, or top, and no wildcard for datasets',
  why: 'The product documentation says that a rule with one of them can be neither created nor saved.',
  fix: 'Write the query out, sort and limit instead of top, and name each dataset.',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check(pack) {
    for (const query of correlationQueries(pack)) {
      for (const { name, body, start, end } of stagesIn(query)) {
        if (stagesNotInCorrelationRules.includes(name))
          yield {
            place: query.text.place(start, start + name.length),
            message: `The query has the stage ${name}.`,
          };
        if (name === 'dataset' && listsIn(body).some((list) => list.some((node) => isSymbol(node, '*'))))
          yield { place: query.text.place(start, end), message: 'The query takes datasets by a wildcard.' };
      }
    }
  },
});

const realTimeRuleRaisesIssues = defineRule({
  code: 'CPT323',
  severity: 'error',
  title: 'A real-time rule raises issues and does nothing else',
  why: 'Only scheduled rules can save their result or change a lookup.',
  fix: 'Write execution_mode: SCHEDULED, or the action ALERTS.',
  evidence: { mark: 'read', sources: ['DOC'] },
  blocksInstallation: 'likely',
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const action = root.get('action');
      const wrong = action?.text !== undefined && !ruleActions.some((name) => name === action.text);
      if (root.get('execution_mode')?.text === 'REAL_TIME' && action !== undefined && wrong)
        yield { place: action.place, message: `The rule is REAL_TIME, and its action is ${action.text}.` };
    }
  },
});

const queryReadsDeclaredColumns = defineRule({
  code: 'CPT324',
  severity: 'error',
  title: 'The query of a correlation rule reads columns that the schema of the pack declares',
  why: 'On a tenant without data of the source, only columns of a _schema.json exist, and a rule that reads others is refused.',
  fix: 'Declare the column in the schema of the modeling rule, or correct its name.',
  evidence: { mark: 'tenant', sources: ['SOC', 'XCK'] },
  blocksInstallation: 'seen',
  check: (pack) =>
    undeclaredReads(
      pack,
      correlationQueries(pack),
      ' A tenant without data of the source refuses this with 101704.',
    ),
});

/** Columns of a dataset whose schema the pack has, and does not declare. */
function* undeclaredReads(pack: Pack, queries: readonly PackQuery[], consequence: string): Iterable<Problem> {
  const declared = columnsOfPack(pack);
  for (const { text, xql } of queries) {
    for (const query of [{ xql, start: 0 }, ...innerQueries(text.text, xql)]) {
      const { dataset, reads } = queryColumns(query.xql);
      const columns = declared.get(dataset?.value ?? '');
      if (columns === undefined || dataset === undefined) continue;
      const nearest = nearNames([...columns.values()].map(({ name }) => name));
      for (const { value, start, end } of reads) {
        const name = value.toLowerCase();
        if (name.startsWith('_') || columns.has(name) || columns.has(name.replace(/\..*/, ''))) continue;
        const near = nearest(value);
        yield {
          place: text.place(query.start + start, query.start + end),
          message: `The schema of ${dataset.value} declares no column "${value}".${consequence}`,
          ...(near && { fix: `Declare the column, or did you mean "${near}"?` }),
        };
      }
    }
  }
}

const dashboardReadsDeclaredColumns = defineRule({
  code: 'CPT328',
  severity: 'warning',
  title: 'The queries of a dashboard read columns that the schema of the pack declares',
  why: 'On a tenant without data of the source, a widget that reads another column shows an error.',
  fix: 'Declare the column in the schema of the modeling rule, or correct its name.',
  evidence: { mark: 'told', sources: ['SOC'] },
  check: (pack) =>
    undeclaredReads(
      pack,
      queriesOf(pack).filter(({ kind }) => kind === 'dashboard'),
      '',
    ),
});

const jsonIsNotWrappedTwice = defineRule({
  code: 'CPT326',
  severity: 'error',
  title: 'to_json_string() gets something that is not JSON text yet',
  why: 'Wrapped a second time, every value that is taken out of it is null.',
  fix: 'Read the column without to_json_string().',
  evidence: { mark: 'tenant', sources: ['SOC'] },
  *check(pack) {
    for (const { text, xql } of correlationQueries(pack)) {
      for (const call of callsIn(
        statementsOf(xql).flatMap(({ stages }) => stages.flatMap(({ body }) => body)),
      )) {
        const [argument = []] = call.parts;
        if (call.name.value.toLowerCase() === 'to_json_string' && isJsonText(argument))
          yield { place: text.place(call.start, call.end), message: 'This wraps text that already is JSON.' };
      }
    }
  },
});

function isJsonText([node, arrow]: readonly XqlNode[]): boolean {
  if (node === undefined || isSymbol(arrow, '->')) return false;
  if (node.kind === 'token') return node.token.value.toLowerCase() === '_raw_log';
  return node.kind === 'call' && /^(to_json_string|json_extract(_scalar)?)$/i.test(node.name.value);
}

export const correlationQueryRules: readonly Rule[] = [
  realTimeDatasetIsEligible,
  realTimeQueryIsSimple,
  realTimeRuleRaisesIssues,
  stagesCanBeSaved,
  queryReadsDeclaredColumns,
  dashboardReadsDeclaredColumns,
  jsonIsNotWrappedTwice,
];
