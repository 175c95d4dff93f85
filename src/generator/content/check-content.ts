import type { CorrelationRule } from '../../definition/correlation-rule.js';
import type { Dashboard, Widget } from '../../definition/dashboard.js';
import type { ModelingRule } from '../../definition/modeling-rule.js';
import { datasetOf, type PackDefinition } from '../../definition/pack.js';
import { checkColumns } from '../../xdm/check-columns.js';
import { parseModels, parseQuery } from '../../xdm/parse-query.js';
import { XqlError } from '../../xdm/xql-error.js';
import type { Finding } from '../build-error.js';
import { duplicates, isSentence } from '../definition-problems.js';
import { widgetQuery } from './dashboard.js';
import { xifText } from './xif.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hexadecimal = /^[0-9a-f]{32}$/;
const fileStem = /^[A-Za-z0-9]+$/;

/** Checks rules, queries and dashboards: that their XQL is known, and that it reads what the events hold. */
export function checkContent(pack: PackDefinition): Finding[] {
  const { modelingRules = [], correlationRules = [], huntingQueries = [], dashboards = [] } = pack;
  const ids = [...modelingRules, ...correlationRules, ...dashboards].map(({ id }) => id);
  return [
    ...findings('rules and dashboards', twice(ids)),
    ...modelingRules.flatMap((rule) => findings(`modelingRules ${rule.name}`, modelingProblems(rule))),
    ...correlationRules.flatMap((rule) =>
      findings(`correlationRules ${rule.file}`, correlationProblems(rule, pack)),
    ),
    ...huntingQueries.flatMap(({ name, query }) =>
      findings(
        `huntingQueries ${name}`,
        withColumns(query, pack, () => []),
      ),
    ),
    ...dashboards.flatMap((dashboard) =>
      findings(`dashboards ${dashboard.file}`, dashboardProblems(dashboard, pack)),
    ),
  ];
}

function findings(place: string, problems: readonly string[]): Finding[] {
  return problems.map((problem) => ({ message: `${place}: ${problem}` }));
}

function twice(values: readonly string[]): string[] {
  return duplicates(values).map((value) => `${value} is there twice.`);
}

function modelingProblems(rule: ModelingRule): string[] {
  return [
    ...(rule.id.endsWith('ModelingRule') ? [] : ['the id must end in ModelingRule.']),
    ...(rule.name.endsWith('Modeling Rule') ? [] : ['the name must end in Modeling Rule.']),
    ...rule.generations.flatMap((generation) =>
      explained('the rule', () => {
        for (const model of parseModels(xifText(rule, generation))) {
          for (const stages of model.pipelines) checkColumns(stages, rule.fields);
        }
        return [];
      }),
    ),
  ];
}

function correlationProblems(rule: CorrelationRule, pack: PackDefinition): string[] {
  const { schedule } = rule;
  const used = [
    rule.suppression.column,
    ...Object.values(rule.alertFields),
    ...[...(rule.alertName + rule.alertDescription).matchAll(/\$(\w+)/g)].map(([, column = '']) => column),
  ];
  return [
    ...(uuid.test(rule.id) ? [] : ['the id must be a UUID.']),
    ...(fileStem.test(rule.file) ? [] : ['the file must be letters and digits.']),
    ...(isSentence(rule.description) ? [] : ['the description must be whole sentences.']),
    ...(schedule === undefined || schedule.crontab.split(' ').length === 5
      ? []
      : ['the crontab must have five fields.']),
    ...(rule.fires.length > 0 && rule.quiet.length > 0
      ? []
      : ['there must be an example that fires and one that does not.']),
    ...withColumns(rule.query, pack, (columns) => missing(used, columns)),
  ];
}

function dashboardProblems(dashboard: Dashboard, pack: PackDefinition): string[] {
  return [
    ...(hexadecimal.test(dashboard.id) ? [] : ['the id must be 32 hexadecimal characters.']),
    ...(fileStem.test(dashboard.file) ? [] : ['the file must be letters and digits.']),
    ...twice(dashboard.rows.flatMap(({ widgets }) => widgets.map(({ title }) => title))),
    ...dashboard.rows.flatMap(({ widgets }, index) => [
      ...(widgets.reduce((sum, { width }) => sum + width, 0) === 100
        ? []
        : [`the widgets of row ${index + 1} must be 100 percent wide together.`]),
      ...widgets.flatMap((widget) =>
        withColumns(widgetQuery(widget), pack, (columns) => missing(chartColumns(widget), columns)).map(
          (problem) => `${widget.title}: ${problem}`,
        ),
      ),
    ]),
  ];
}

function chartColumns({ chart }: Widget): string[] {
  switch (chart.kind) {
    case 'table':
      return [];
    case 'single':
      return [chart.value];
    case 'pie':
      return [chart.of, chart.value];
    default:
      return [chart.x, chart.y, ...(chart.series === undefined ? [] : [chart.series])];
  }
}

function missing(used: readonly string[], columns: ReadonlySet<string>): string[] {
  return used
    .filter((column) => !columns.has(column))
    .map((column) => `the query gives no column ${column}.`);
}

/** The problems of a query, or else those that its result has. */
function withColumns(
  query: string,
  pack: PackDefinition,
  problemsOf: (columns: ReadonlySet<string>) => string[],
): string[] {
  return explained('the query', () => {
    const { dataset, stages } = parseQuery(query);
    const own = datasetOf(pack.integration);
    if (dataset !== own) return [`it queries ${dataset}, but the events are in ${own}.`];
    return problemsOf(checkColumns(stages, pack.events ?? {}));
  });
}

function explained(what: string, check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof XqlError)) throw error;
    const { line, column } = error.position;
    return [`${what}, line ${line}, column ${column}: ${error.reason}`];
  }
}
