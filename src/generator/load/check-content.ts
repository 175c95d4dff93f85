import { widgetQuery } from '../../content/dashboard/write-dashboard.js';
import { xifText } from '../../content/modeling-rule/xif.js';
import type { Dashboard, Widget } from '../../definition/dashboard.js';
import type { ModelingRule } from '../../definition/modeling-rule.js';
import type { PackDefinition } from '../../definition/pack.js';
import { checkColumns } from '../../xql/evaluator/check-columns.js';
import { parseModels } from '../../xql/evaluator/parse-query.js';
import type { BuildProblem } from '../build-error.js';
import { correlationProblems } from './check-correlation-rule.js';
import { explained, missingColumns, withColumns } from './check-query.js';
import { duplicates } from './definition-problems.js';

const hexadecimal = /^[0-9a-f]{32}$/;
const fileStem = /^[A-Za-z0-9]+$/;

/** Checks rules, queries and dashboards: that their XQL is known, and that it reads what the events hold. */
export function checkContent(pack: PackDefinition): BuildProblem[] {
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

function findings(place: string, problems: readonly string[]): BuildProblem[] {
  return problems.map((problem) => ({ message: `${place}: ${problem}` }));
}

function twice(values: readonly string[]): string[] {
  return duplicates(values).map((value) => `${value} is there twice.`);
}

function modelingProblems(rule: ModelingRule): string[] {
  return [
    ...(rule.id.endsWith('ModelingRule') ? [] : ['the id must end in ModelingRule.']),
    ...(rule.name.endsWith('Modeling Rule') ? [] : ['the name must end in Modeling Rule.']),
    ...rule.versionRanges.flatMap((versionRange) =>
      explained('the rule', () => {
        for (const model of parseModels(xifText(rule, versionRange))) {
          for (const stages of model.pipelines) checkColumns(stages, rule.fields);
        }
        return [];
      }),
    ),
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
        withColumns(widgetQuery(widget), pack, (columns) =>
          missingColumns(chartColumns(widget), columns),
        ).map((problem) => `${widget.title}: ${problem}`),
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
