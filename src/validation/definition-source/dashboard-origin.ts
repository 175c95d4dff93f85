import type { Field } from '../text/field.js';
import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import type { GeneratedPlace } from './generated-place.js';
import { itemOfFile } from './item-of-file.js';

/** Keys of a widget that are called otherwise in the definition. */
const widgetKeys: { readonly [key: string]: string } = {
  key: 'title',
  widget_key: 'title',
  viewOptions: 'chart',
};

/** The origin of a place in the JSON of a dashboard. */
export function dashboardOrigin(generated: GeneratedPlace, values: DefinitionValues): Origin {
  const list = 'dashboards';
  const dashboard = itemOfFile('dashboard', list, generated, values);
  if (dashboard === undefined) return { path: [list] };
  const root = generated.file?.root;
  if (root === undefined) return { path: dashboard };
  const { path, within } = partOrigin(generated, root);
  return { path: [...dashboard, ...path], ...(within && { within }) };
}

/** A widget stands in the layout, by row, and once more in the list of all. */
function partOrigin({ place, dataPath }: GeneratedPlace, root: Field): Origin {
  const [section, first, key, ...rest] = dataPath;
  if (section === 'dashboards_data' && key === 'layout') {
    const [row, cells, widget, ...names] = rest;
    if (row === undefined) return { path: ['rows'] };
    if (cells !== 'data' || widget === undefined) return { path: ['rows', row] };
    return widgetOrigin(['rows', row, 'widgets', widget], names[0] === 'data' ? names.slice(1) : names);
  }
  if (section === 'widgets_data' && first !== undefined)
    return widgetOrigin(
      widgetPath(Number(first), root),
      key === 'data' ? rest : key === undefined ? [] : [key],
    );
  if (section === 'dashboards_data' && key !== undefined)
    return { path: [key === 'global_id' ? 'id' : key, ...rest] };
  return { path: section === 'fromVersion' ? ['fromVersion'] : [] };

  function widgetOrigin(path: DefinitionPath, [name]: DefinitionPath): Origin {
    if (name === 'phrase') return queryOrigin(path);
    if (name === 'height') return { path: [...path.slice(0, -2), 'height'] };
    if (name === 'time_frame') return { path: ['days'] };
    return { path: name === undefined ? path : [...path, widgetKeys[name] ?? name] };
  }

  /** The query, or the chart that its last stage is made from. */
  function queryOrigin(path: DefinitionPath): Origin {
    const text = dataPath.reduce<Field | undefined>(
      (field, step) => (typeof step === 'number' ? field?.items[step] : field?.get(step)),
      root,
    )?.text;
    const offset = place.textOffset;
    if (text === undefined || offset === undefined) return { path: [...path, 'query'] };
    const view = text.lastIndexOf('\n| view graph ');
    return view === -1 || offset < view
      ? { path: [...path, 'query'], within: { text: view === -1 ? text : text.slice(0, view), offset } }
      : { path: [...path, 'chart', ...chartKey(text.slice(view), offset - view)] };
  }
}

/** The key of a chart whose column stands at an offset of the `view` stage. */
function chartKey(view: string, offset: number): DefinitionPath {
  const kind = /type = (\w+)/.exec(view)?.[1];
  const axis = /(\w+) = \w*$/.exec(view.slice(0, offset))?.[1];
  if (axis === 'series') return ['series'];
  if (axis !== 'xaxis' && axis !== 'yaxis') return [];
  if (kind === 'single' || (kind === 'pie' && axis === 'yaxis')) return ['value'];
  if (kind === 'pie') return ['of'];
  return [axis === 'xaxis' ? 'x' : 'y'];
}

/** The way to the widget with a number that counts through all rows. */
function widgetPath(number: number, root: Field): DefinitionPath {
  let before = 0;
  const rows = root.get('dashboards_data')?.items[0]?.get('layout')?.items ?? [];
  for (const [row, field] of rows.entries()) {
    const count = field.get('data')?.items.length ?? 0;
    if (number < before + count) return ['rows', row, 'widgets', number - before];
    before += count;
  }
  return ['rows'];
}
