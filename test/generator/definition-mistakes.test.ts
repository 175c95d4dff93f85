// @module-tag slow

import { describe, expect, test } from 'vitest';
import { buildWithMistakes, type Mistake } from './mistakes.js';

const pack = 'pack/definition/pack.ts';
const parameters = 'pack/definition/parameters.ts';
const content = 'pack/definition/content.ts';

const otherCommand = `«CP614»'weather-then': {
  «CP981»description: 'Shows', arguments: {}, examples: [{ line: '!weather-then', description: 'Now.' }],
},`;

const ownReset = `'weather-reset': { description: 'Resets.' }`;

/*
 * Every mistake of a definition is found by a rule, at the place that the definition has it. The mark before a place
 * names the rules that must find it there; nothing else may be found.
 */

type Case = readonly [what: string, from: string, to: string];

function inFile(file: Mistake['file'], cases: readonly Case[]): void {
  test.each(cases)('%s', async (_what, from, to) => {
    const { found, expected, message } = await buildWithMistakes([{ file, from, to }]);
    expect(found, message).toEqual(expected);
  });
}

test('a good definition has none', async () => {
  expect(await buildWithMistakes([])).toEqual({ found: [], expected: [], message: '' });
});

test('several are found at once, with what is wrong, why it matters, and what to do', async () => {
  const { found, expected, message } = await buildWithMistakes([
    { file: pack, from: `category: 'Utilities'`, to: `«CP308»category: 'Weather'` },
    { file: parameters, from: `display: 'Clouds'`, to: `«CP403»display: 'cloud_cover'` },
    { file: parameters, from: `display: 'Unit'`, to: `«CP403»display: 'unit'` },
    { file: content, from: `fires: [event],\n  quiet`, to: `«CPD107»fires: [],\n  quiet` },
  ]);
  expect(found).toEqual(expected);
  expect(message).toMatch(
    /^ {2}pack\/definition\/parameters\.ts:\d+:\d+ CP403: The label is "unit"\.\n {4}A label is a text for people.*\n {4}Write it as in "Server URL"\.$/m,
  );
});

test('the same name in two places gives two findings', async () => {
  const { found, expected, message } = await buildWithMistakes([
    { file: content, from: `alertDescription: 'See $id.'`, to: `alertDescription: 'See $«CPT329»no.'` },
    { file: content, from: `alertDescription: '$days days.'`, to: `alertDescription: '$«CPT329»no days.'` },
  ]);
  expect(found, message).toEqual(expected);
});

describe('in the pack:', () => {
  inFile(pack, [
    ['an id that begins with an underscore', `id: 'WeatherEvents'`, `«CPD102»id: '_weather'`],
    ['a name with a word of the platform', `name: 'Weather Events'`, `«CP202»name: 'Weather Pack'`],
    [
      'no whole sentence',
      `description: 'Collects the weather.',\n  v`,
      `«CP981»description: 'Collects',\n  v`,
    ],
    ['a version of two numbers', `version: '1.2.3'`, `«CP203»version: '1.2'`],
    ['a time that is none', `created: '2026-01-02T03:04:05Z'`, `«CP204»created: '2026-02-30'`],
    ['a month that is none', `updated: '2026-01-02T03:04:05Z'`, `«CP204»updated: '2026-13-01T00:00:00Z'`],
    ['an unknown category', `categories: ['Utilities']`, `categories: [«CP206»'Weather']`],
    ['no category', `categories: ['Utilities']`, `«CP206»categories: []`],
    ['an unknown use case', `useCases: []`, `useCases: [«CP207»'Weather']`],
    ['an unknown tag', `tags: []`, `tags: [«CP208»'Weather']`],
    ['an empty keyword', `keywords: ['Weather']`, `keywords: ['Weather', «CP209»' ']`],
    [
      'one marketplace without the other',
      `marketplaces: ['marketplacev2', 'platform']`,
      `«CP218»marketplaces: ['marketplacev2']`,
    ],
  ]);
});

describe('in the integration:', () => {
  inFile(pack, [
    ['an id with a slash', `id: 'Weather Events'`, `«CP303»id: 'Weather/Events'`],
    ['an id with a blank at its end', `id: 'Weather Events'`, `«CP304»id: 'Weather Events '`],
    ['an empty id', `id: 'Weather Events'`, `«CP328»id: ''`],
    [
      'a name that is not the id',
      `id: 'Weather Events',\n      folder`,
      `id: 'Weather Events',\n      «CP301»name: 'Weather',\n      folder`,
    ],
    ['a folder with an underscore', `folder: 'WeatherEvents'`, `«CPD112»folder: 'Weather_Events'`],
    ['an unknown category', `category: 'Utilities'`, `«CP308»category: 'Weather'`],
    [
      'no whole sentence',
      `description: 'Collects the weather.',\n      f`,
      `«CP326»description: 'Collects',\n      f`,
    ],
    ['an old server', `fromVersion: '8.4.0'`, `«CP983»fromVersion: '6.10.0'`],
    ['a server version of two numbers', `fromVersion: '8.4.0'`, `«CP310»fromVersion: '8.4'`],
    ['a trigger of an unknown parameter', `effects: [{ name: 'city'`, `effects: [{ «CP315»name: 'town'`],
    ['a trigger with an unknown option', `value: 'Celsius' }`, `«CP315»value: 'Fahrenheit' }`],
    [
      'a trigger without the value to compare with',
      `operator: 'equal', value: 'Celsius'`,
      `«CP315»operator: 'equal'`,
    ],
    ['a trigger with a value for nothing', `operator: 'equal', value`, `operator: 'exists', «CP315»value`],
  ]);
});

describe('in parameters:', () => {
  inFile(parameters, [
    ['no whole sentence', `help: 'The city.'`, `«CP961»help: 'The city'`],
    ['a small label', `display: 'City'`, `«CP403»display: 'city'`],
    ['an empty label', `display: 'City'`, `«CP402»display: ''`],
    [
      'a label of a secret with an underscore',
      `displayPassword: 'API Token'`,
      `«CP403»displayPassword: 'API_Token'`,
    ],
    ['two equal labels', `display: 'Unit'`, `«CP404»display: 'City'`],
    ['a default that is no option', `defaultValue: 'Celsius'`, `«CP416»defaultValue: 'Fahrenheit'`],
    [
      'a default that is not among the options',
      `defaultValue: ['Cirrus', 'Stratus']`,
      `«CP416»defaultValue: ['Cirrus', 'Fog']`,
    ],
    [
      'no option',
      `options: ['Cirrus', 'Stratus'],\n    defaultValue: ['Cirrus', 'Stratus']`,
      `«CP415»options: [],\n    defaultValue: []`,
    ],
    ['an option twice', `options: ['Cirrus', 'Stratus']`, `options: ['Cirrus', 'Stratus', «CP415»'Cirrus']`],
    [
      'an option with a comma',
      `options: ['Cirrus', 'Stratus']`,
      `options: ['Cirrus', 'Stratus', «CP415»'Fog, thick']`,
    ],
    [
      'a required checkbox',
      `{ kind: 'checkbox', display: 'Verbose'`,
      `{ «CP408»required: true, kind: 'checkbox', display: 'Verbose'`,
    ],
    [
      'a default out of range',
      `below: degrees('Degrees below')`,
      `below: { ...degrees('Degrees below'), «CPD105»defaultValue: 1.5 }`,
    ],
    [
      'an interval of no minute',
      `defaultValue: 1, help: 'The minutes`,
      `«CP421»defaultValue: 0, help: 'The minutes`,
    ],
    [
      'an insecure default',
      `defaultValue: 'https://example.com'`,
      `«CP414»defaultValue: 'http://example.com'`,
    ],
    ['a pattern with lookaround', `pattern: '[A-Z][a-z]+'`, `«CPD104»pattern: '[A-Z](?!b)[a-z]+'`],
    ['a pattern that is none', `pattern: '[A-Z][a-z]+'`, `«CPD104»pattern: '('`],
    [
      'a default that does not match the pattern',
      `defaultValue: city, pattern: '[A-Z][a-z]+'`,
      `«CPD104»defaultValue: city, pattern: '[0-9]+'`,
    ],
    ['a name that every integration has', `verbose: {`, `«CPD110»proxy: {`],
    ['a name that every collector has', `verbose: {`, `«CPD110»look_back: {`],
  ]);
});

describe('in commands:', () => {
  inFile(pack, [
    [
      'an argument that is no whole sentence',
      `description: 'The most events.'`,
      `«CP326»description: 'The most events'`,
    ],
    ['an argument with a capital letter', `sky: { kind`, `«CP982»Sky: { kind`],
    ['a default out of range', `defaultValue: 5, minimum`, `«CPD105»defaultValue: 50, minimum`],
    ['a choice twice', `options: ['clear', 'cloudy']`, `options: ['clear', 'cloudy', «CP507»'clear']`],
    ['an example of another command', `line: '!weather-now',`, `«CPD106»line: '!weather-no',`],
    [
      'an example with an unknown argument',
      `{ line: '!weather-now limit=2'`,
      `{ «CPD106»line: '!weather-now size="a=b"'`,
    ],
  ]);
  inFile(pack, [
    ['a command that every collector has', `commands: {`, `commands: {\n«CPD110»${ownReset},`],
    ['another command without a whole sentence', `commands: {`, `commands: {\n${otherCommand}`],
  ]);
});

describe('in modeling rules:', () => {
  inFile(content, [
    ['an id of another kind', `id: 'Weather_Events_ModelingRule'`, `«CP806»id: 'Weather_Events'`],
    ['a name of another kind', `name: 'Weather Events Modeling Rule'`, `«CP806»name: 'Weather Events'`],
    ['a folder with an underscore', `folder: 'WeatherEvents'`, `«CPD102»folder: 'Weather_Events'`],
    ['a filter of an unknown column', `'degrees > 30'`, `'«CPT216 CPT324 CPT328»degree > 30'`],
    ['a filter in a template of an unknown column', 'filter: `degrees > 0', 'filter: `«CPT216»degree > 0'],
    ['a field that no event has', `'lowercase(place -> city)'`, `'lowercase(«CPD109»wind -> city)'`],
    ['an unknown function', `'lowercase(place -> city)'`, `'«CPD109»soundex(place -> city)'`],
    [
      'a column of the data model that is read from nothing',
      `'xdm.event.id': 'id'`,
      `'xdm.event.id': '«CPT216»ident'`,
    ],
    ['a field that the data model does not have', `'xdm.event.id': 'id'`, `«CPT224»'xdm.event.idd': 'id'`],
    [
      'a helper that nothing reads',
      `helpers: [{ name_of_city`,
      `helpers: [{ «CPT211»unused: 'id', name_of_city`,
    ],
    ['versions in no order', `toVersion: '8.14.0'`, `«CP312»toVersion: '8.3.0'`],
  ]);
});

describe('in correlation rules:', () => {
  inFile(content, [
    ['an id that is no UUID', `id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a002'`, `«CP812»id: 'hot-day'`],
    ['a file with a dash', `file: 'HotDay'`, `«CPD102»file: 'Hot-Day'`],
    ['a name with square brackets', `name: 'Weather - hot day'`, `«CPT312»name: 'Weather [hot]'`],
    ['a name with round brackets', `name: 'Weather - hot day'`, `«CP985»name: 'Weather (hot)'`],
    ['no whole sentence', `description: 'A day is hot.'`, `«CP981»description: 'A day is hot'`],
    [
      'an unknown severity',
      `severity: 'SEV_020_LOW',\n    category`,
      `«CP813»severity: 'LOW',\n    category`,
    ],
    ['a dash that is not ASCII', `name: 'Weather - hot day'`, `«CPT307»name: 'Weather – hot day'`],
    ['a technique without a tactic', `'TA0006 - Credential Access'`, `«CPT309»'Credential Access'`],
    ['a crontab of four fields', `crontab: '0 * * * *'`, `«CPT314»crontab: '0 * * *'`],
    ['a crontab with a name', `crontab: '0 * * * *'`, `«CPT316»crontab: '0 * * * MON'`],
    ['a window shorter than the pause', `searchWindowMinutes: 60`, `«CPT317»searchWindowMinutes: 20`],
    ['no example that fires', `fires: [event],\n  q`, `«CPD107»fires: [],\n  q`],
    ['no example that stays quiet', `quiet: [event],\n};`, `«CPD107»quiet: [],\n};`],
    ['a column in another spelling', `city = place -> city`, `city = «CPT324»places -> city`],
    ['a field in another spelling', `wind -> force > 7`, `«CPD109»wind -> forec > 7`],
    [
      'another dataset',
      `query: \`dataset = \${dataset}\n| filter wind`,
      'query: `dataset = «CP718»acme_raw\n| filter wind',
    ],
    [
      'another language',
      `query: \`dataset = \${dataset}\n| filter wind`,
      'query: `«CPD109»SELECT 1\n| filter wind',
    ],
    [
      'an issue that names no column',
      `alertName: 'Hot days in $city'`,
      `alertName: 'Hot days in $«CPT329»town'`,
    ],
    ['an issue of an open query that names no column', `'See $id.'`, `'See $«CPT329»ident.'`],
    ['a suppression by no column', `columns: ['city']`, `columns: [«CPT327»'town']`],
    ['a field of an issue from no column', `hostname: 'city'`, `«CPT325»hostname: 'town'`],
    [
      'a category that no column names',
      `userDefinedCategory: 'kind_of_day'`,
      `«CP986»userDefinedCategory: 'kind'`,
    ],
  ]);
});

describe('in dashboards and hunting queries:', () => {
  inFile(content, [
    ['an id of other characters', `id: '0123456789abcdef0123456789abcdef'`, `«CP987»id: 'overview'`],
    ['a file with a blank', `file: 'Overview'`, `«CPD102»file: 'Over-view'`],
    ['two equal titles', `title: 'Events'`, `«CP820»title: 'Days'`],
    ['a row that is too wide', `width: 60`, `«CP988»width: 80`],
    ['a chart of no column', `y: 'days'`, `«CP821»y: 'count'`],
    [
      'a field in another spelling',
      `\`dataset = \${dataset} | filter \${hot}\``,
      `\`dataset = \${dataset} | filter \${hot} and «CPD109»wind -> farce > 1\``,
    ],
    [
      'another dataset',
      `\`dataset = \${dataset} | filter \${hot}\``,
      `\`dataset = «CP718»acme_raw | filter \${hot}\``,
    ],
    ['a hunting query of an unknown field', `degrees < 0`, `«CPD109»degree < 0`],
    [
      'a hunting query of another dataset',
      `query: \`dataset = \${dataset} | filter degrees`,
      'query: `dataset = «CPD108»acme_raw | filter degrees',
    ],
  ]);
});

describe('what cannot even be written:', () => {
  inFile(pack, [
    [
      'a pack without a name',
      `export default {\n  id: 'WeatherEvents',\n  name: 'Weather Events',`,
      `export default «CPD101»{\n  id: 'WeatherEvents',`,
    ],
    ['a list that is a text', `tags: []`, `«CPD101»tags: 'Weather'`],
    [
      'a command without arguments',
      `arguments: {\n            limit`,
      `«CPD101»argument: {\n            limit`,
    ],
    ['a required key in another spelling', `defaultValue: 5, minimum`, `«CPD101»defaultvalue: 5, minimum`],
  ]);
  inFile(parameters, [
    ['an unknown kind', `{ kind: 'url'`, `{ «CPD101»kind: 'uri'`],
    ['an optional key in another spelling', `pattern: '[A-Z][a-z]+'`, `«CPD101»patern: '[A-Z][a-z]+'`],
  ]);
  inFile(content, [
    ['a chart of an unknown kind', `kind: 'column'`, `«CPD101»kind: 'bar'`],
    ['a mapping that is no text', `'xdm.event.id': 'id'`, `«CPD101»'xdm.event.id': 7`],
  ]);
});

describe('a mistake in one place that others rest on:', () => {
  test.each<
    readonly [what: string, mistakes: readonly (readonly [Mistake['file'], from: string, to: string])[]]
  >([
    [
      'an unknown module',
      [
        [pack, `supportedModules: ['xsiam']`, `supportedModules: ['xsiam', «CP216»'weather']`],
        [parameters, `export const parameters = {`, `export const parameters = «CP324 CP324 CP324»{`],
      ],
    ],
    [
      'no contact',
      [
        [pack, `support:`, `«CP213»support:`],
        [pack, `url: 'https://example.com',\n  email: 'ada@example.com'`, `url: '',\n  email: ''`],
      ],
    ],
    [
      'a column in another spelling, which the chart shows too',
      [
        [content, `days by degrees`, `days by «CPT328»degree`],
        [content, `x: 'degrees'`, `x: 'degree'`],
      ],
    ],
    [
      'no module for events',
      [
        [pack, `supportedModules: ['xsiam']`, `«CP218»supportedModules: ['tim']`],
        [parameters, `export const parameters = {`, `export const parameters = «CP324 CP324 CP324»{`],
      ],
    ],
    [
      'no provider',
      [
        [pack, `provider: 'Weather'`, `«CP309»provider: ''`],
        [pack, `keywords:`, `«CP967»keywords:`],
      ],
    ],
    [
      'a default out of range that a call makes',
      [
        [parameters, `defaultValue: 1, minimum: 0`, `defaultValue: 10, minimum: 0`],
        [parameters, `below: degrees`, `«CPD105»below: degrees`],
      ],
    ],
    [
      'a default out of range that a call spreads',
      [
        [parameters, `defaultValue: 1, minimum: 0`, `defaultValue: 10, minimum: 0`],
        [
          parameters,
          `below: degrees('Degrees below')`,
          `«CPD105»...Object.fromEntries([['below', degrees('Below')]])`,
        ],
      ],
    ],
    [
      'another name of a command',
      [
        [pack, `'weather-now': {`, `«CP502 CP614»'Weather-now': {`],
        [pack, `{ line: '!weather-now',`, `{ «CPD106»line: '!weather-now',`],
        [pack, `{ line: '!weather-now limit=2'`, `{ «CPD106»line: '!weather-now limit=2'`],
      ],
    ],
    [
      'a rule without a query',
      [
        [content, `const strongWind = {`, `const strongWind = «CPD101»{`],
        [content, `query: \`dataset = \${dataset}\n| filter wind -> force > 7\`,`, ''],
      ],
    ],
    [
      'real time on the dataset of a collector',
      [
        [content, `schedule: { crontab: '0 * * * *', searchWindowMinutes: 60 }`, `schedule: 'REAL_TIME'`],
        [content, `'weather_report_raw'`, `'«CPT321»weather_report_raw'`],
        [content, '| comp count() as days by city', '| «CPT322»comp count() as days by city'],
      ],
    ],
    [
      'an id twice',
      [
        [
          content,
          `id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a001'`,
          `«CP236»id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a003'`,
        ],
        [
          content,
          `id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a002'`,
          `«CP236»id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a003'`,
        ],
      ],
    ],
  ])('%s', async (_what, mistakes) => {
    const { found, expected, message } = await buildWithMistakes(
      mistakes.map(([file, from, to]) => ({ file, from, to })),
    );
    expect(found, message).toEqual(expected);
  });

  test.each<readonly [what: string, file: Mistake['file'], from: string, to: string]>([
    [
      'no help',
      parameters,
      `login: {`,
      `«CP963»note: { kind: 'string', display: 'Note', section, help: '' },\n  login: {`,
    ],
    ['a vendor that no dataset can be named after', pack, `vendor: 'Weather'`, `«CPD103»vendor: 'Wea-ther'`],
    ['an unknown level of support', pack, `support: 'developer'`, `«CP211»support: 'friends'`],
    ['an empty display name', pack, `display: 'Weather Events'`, `«CP328»display: ''`],
    [
      'a display name with a word of the platform',
      pack,
      `display: 'Weather Events'`,
      `«CP305»display: 'My Integration'`,
    ],
    ['commands in another spelling', pack, `    commands: {`, `    «CPD101»comands: {`],
  ])('%s, with what follows from it in documents', async (_what, file, from, to) => {
    const { found, expected, message } = await buildWithMistakes([{ file, from, to }]);
    expect(found, message).toEqual(expect.arrayContaining([...expected]));
    // What follows lies in documents and queries, not in this file.
    expect(found.filter((one) => one.includes(` ${file}:`))).toEqual(expected);
  });
});
