import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { installRules } from '#src/simulator/install/install-rules.js';
import { stationPack } from '../../fixtures/weather-pack.js';

const file = 'ModelingRules/external-modelingrule-Weather.yml';

function modelingRule(rules: string): string {
  return stringify({ id: 'Weather', name: 'Weather', fromversion: '8.4.0', rules });
}

function install(yaml: string) {
  return installRules(stationPack('return 1', { [file]: yaml }));
}

test('a rule is installed', () => {
  const rules = '[MODEL: dataset=weather_events_raw]\nalter xdm.event.id = id;';
  expect(install(modelingRule(rules)).modelingRules).toMatchObject([
    { id: 'Weather', fromVersion: '8.4.0', toVersion: '', models: [{ dataset: 'weather_events_raw' }] },
  ]);
});

test.each<[what: string, yaml: string, problem: RegExp]>([
  [
    'YAML that cannot be read',
    'a: b\nc: "d',
    /external-modelingrule-Weather.yml:2:\d+: the YAML cannot be read/,
  ],
  ['no mapping', '1', /holds no YAML mapping/],
  [
    'YAML that grows by aliases',
    `a0: &a0 [x, x]\n${Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`,
    /Excessive alias count/,
  ],
  [
    'a rule that nests without end',
    modelingRule(`[MODEL: dataset=weather_events_raw]\nfilter ${'('.repeat(50_000)}`),
    /Weather.yml: .*deep/,
  ],
  [
    'a query, with its place in the file',
    `# A comment.\n${modelingRule('[MODEL: dataset=weather_events_raw]\nalter xdm.event.id = soundex(id);')}`,
    /Weather\.yml:7:24: The function soundex/,
  ],
  [
    'a query that is not written line by line, with where it begins',
    `id: Weather\nname: Weather\nfromversion: '8.4.0'\nrules: "[MODEL: dataset=a]\\nfilter soundex(id) = 1;"\n`,
    /Weather\.yml:4:8, 2:8 of rules: The function soundex/,
  ],
])('refuses %s', (_what, yaml, problem) => {
  expect(() => install(yaml)).toThrow(
    expect.objectContaining({
      code: 'rule-unreadable',
      origin: 'user',
      message: expect.stringMatching(problem),
    }),
  );
});
