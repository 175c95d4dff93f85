import { defineRule, type Rule } from '../../rule.js';

const dashboardCellsHaveWidgets = defineRule({
  code: 'CP808',
  severity: 'error',
  title: 'The cells of a dashboard show widgets that it declares',
  why: 'A cell without its widget stays empty.',
  fix: 'Write the widget_key of a widget in widgets_data.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      const widgets = (root.get('widgets_data')?.items ?? []).map((widget) => widget.get('widget_key')?.text);
      for (const dashboard of root.get('dashboards_data')?.items ?? []) {
        for (const cell of (dashboard.get('layout')?.items ?? []).flatMap(
          (row) => row.get('data')?.items ?? [],
        )) {
          const key = cell.get('key');
          if (key?.text !== undefined && !widgets.includes(key.text))
            yield { place: key.place, message: `There is no widget "${key.text}".` };
        }
      }
    }
  },
});

const widgetsAreShown = defineRule({
  code: 'CP809',
  severity: 'warning',
  title: 'Every widget of a dashboard is shown',
  why: 'A widget that no cell shows was forgotten, or its key was changed in one place only.',
  fix: 'Put the widget into the layout, or remove it.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      const cells = (root.get('dashboards_data')?.items ?? [])
        .flatMap((dashboard) => dashboard.get('layout')?.items ?? [])
        .flatMap((row) => row.get('data')?.items ?? [])
        .map((cell) => cell.get('key')?.text);
      for (const widget of root.get('widgets_data')?.items ?? []) {
        const key = widget.get('widget_key');
        if (key?.text !== undefined && !cells.includes(key.text))
          yield { place: key.place, message: `No cell shows the widget "${key.text}".` };
      }
    }
  },
});

const dashboardHasId = defineRule({
  code: 'CP810',
  official: ['ST110'],
  severity: 'error',
  title: 'A dashboard has an id',
  why: 'Without it each installation makes another dashboard.',
  fix: 'Add id; the older global_id does not replace it.',
  *check({ dashboards }) {
    for (const { root } of dashboards) {
      for (const dashboard of root.get('dashboards_data')?.items ?? []) {
        if (!dashboard.get('id')?.text)
          yield { place: dashboard.keyPlace, message: 'The dashboard has no id.' };
      }
    }
  },
});

export const dashboardRules: readonly Rule[] = [dashboardCellsHaveWidgets, widgetsAreShown, dashboardHasId];
