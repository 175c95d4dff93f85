import { tokensIn } from '../../../xql/reader/expressions.js';
import { statementsOf } from '../../../xql/reader/read-xql.js';
import { repeated } from '../../document/parts.js';
import { queriesOf } from '../../document/queries.js';
import { resultColumnsOf } from '../../document/result-columns.js';
import { defineRule, type Rule } from '../../rule.js';

const widgetsDiffer = defineRule({
  code: 'CP820',
  severity: 'error',
  title: 'No two widgets of a dashboard have the same key',
  why: 'Every cell with that key shows the same one of the two. A build makes the key from the title.',
  fix: 'Give each widget a key of its own; in a definition, a title of its own.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      const widgets = root.get('widgets_data')?.items ?? [];
      for (const key of repeated(widgets.map((widget) => widget.get('widget_key')))) {
        const titled = widgets.find((widget) => widget.get('widget_key')?.value === key.value);
        yield {
          place: key.place,
          message: `Two widgets have the key "${String(key.value)}"; one is "${titled?.get('title')?.text ?? ''}".`,
        };
      }
    }
  },
});

/** Settings of the stage `view` that name a column. */
const axes = new Set(['xaxis', 'yaxis', 'series']);

const chartsShowColumns = defineRule({
  code: 'CP821',
  severity: 'warning',
  title: 'The chart of a widget shows columns of its query',
  why: 'A chart without its column stays empty.',
  fix: 'Name a column of the last comp or fields stage.',
  *check(pack) {
    for (const { kind, text, xql } of queriesOf(pack)) {
      const result = kind === 'dashboard' ? resultColumnsOf(pack, xql) : undefined;
      if (result === undefined) continue;
      for (const { name, body } of statementsOf(xql).flatMap(({ stages }) => stages)) {
        const tokens = name === 'view' ? tokensIn(body) : [];
        for (const [index, { value: setting }] of tokens.entries()) {
          const [equals, column] = [tokens[index + 1], tokens[index + 2]];
          if (!axes.has(setting.toLowerCase()) || equals?.value !== '=' || column?.kind !== 'name') continue;
          if (!column.value.startsWith('_') && !result.has(column.value.toLowerCase()))
            yield {
              place: text.place(column.start, column.end),
              message: `The query gives no column "${column.value}".`,
            };
        }
      }
    }
  },
});

export const widgetRules: readonly Rule[] = [widgetsDiffer, chartsShowColumns];
