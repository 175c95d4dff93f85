import type { Fault } from './draft.js';
import { correlation, dashboard, modeling } from './paths.js';

function wrong(mistake: string, path: string, from: string, to: string): Fault {
  return { mistake, make: (pack) => pack.replace(path, from, to) };
}

export const ruleFaults: readonly Fault[] = [
  { mistake: 'schema of a modeling rule missing', make: (pack) => pack.remove(`${modeling}_schema.json`) },
  { mistake: 'XQL of a modeling rule missing', make: (pack) => pack.remove(`${modeling}.xif`) },
  {
    mistake: 'dataset in the schema misspelt',
    make: (pack) =>
      pack.replace(`${modeling}_schema.json`, '"cloudflare_zerotrust_raw"', '"cloudflare_zero_trust_raw"'),
  },
  wrong(
    'dataset in the XQL misspelt',
    `${modeling}.xif`,
    'dataset = cloudflare_zerotrust_raw',
    'dataset = cloudflare_zerotrust',
  ),
  wrong(
    'type of a column that XQL has not',
    `${modeling}_schema.json`,
    '"type": "boolean"',
    '"type": "bool"',
  ),
  wrong('column without is_array', `${modeling}_schema.json`, '"is_array": false', '"array": false'),
  wrong('rules in the YAML of a modeling rule', `${modeling}.yml`, "rules: ''", "rules: 'filter true;'"),
  wrong('key of a modeling rule missing', `${modeling}.yml`, "schema: ''\n", ''),
  wrong('tags of a modeling rule as a list', `${modeling}.yml`, "tags: ''", 'tags: []'),
  wrong('unknown key in a modeling rule', `${modeling}.yml`, "tags: ''", "tags: ''\nsamples: ''"),
  wrong('id of a modeling rule without its kind', `${modeling}.yml`, '_ModelingRule', ''),
  wrong('name of a modeling rule without its kind', `${modeling}.yml`, ' Modeling Rule', ''),
  wrong('unknown key in a dashboard', dashboard, '"status"', '"shared": true,\n            "status"'),
  wrong('dashboard without an id', dashboard, '"id": "7c1e5a90d4b84f26a3e9508f12d6c7b4",\n', ''),
  {
    mistake: 'widgets of a dashboard missing',
    make: (pack) => pack.set(dashboard, { widgets_data: undefined }),
  },
  {
    mistake: 'dashboard for an early version',
    make: (pack) => pack.set(dashboard, { fromVersion: '5.0.0' }),
  },
  wrong('scheduled correlation rule without a window', correlation, 'search_window: 3 days\n', ''),
  wrong('correlation rule without a name', correlation, '\nname: ', '\ntitle: '),
  wrong('unknown key in a correlation rule', correlation, 'dataset: alerts', 'datasets: x\ndataset: alerts'),
  wrong(
    'switch of a correlation rule as a text',
    correlation,
    'suppression_enabled: true',
    "suppression_enabled: 'on'",
  ),
];
