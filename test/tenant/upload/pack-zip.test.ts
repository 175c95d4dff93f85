import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readPackZip } from '#src/tenant/upload/pack-zip.js';
import { weatherPack } from '../../fixtures/weather-pack.js';

describe('a zip to upload', () => {
  test('is read with its items', () => {
    const pack = readPackZip(
      weatherPack({
        files: {
          'ModelingRules/external-modelingrule-Weather.yml':
            'id: WeatherModelingRule\nname: Weather Modeling Rule\n',
          'XSIAMDashboards/external-xsiamdashboard-Weather.json': '{"dashboards_data": []}',
          'ReleaseNotes/1_0_0.md': 'Nothing.',
        },
      }),
      'weather.zip',
    );
    expect(pack).toMatchObject({ id: 'WeatherEvents', name: 'Weather', version: '1.0.0' });
    expect(pack.items.map(({ kind, id }) => [kind, id])).toEqual([
      ['integration', 'Weather Events'],
      ['modeling-rule', 'WeatherModelingRule'],
      ['dashboard', 'external-xsiamdashboard-Weather.json'],
    ]);
    expect(pack.items[0]?.integration).toMatchObject({
      parameters: [
        { name: 'url', label: 'Server URL', required: true },
        { name: 'credentials' },
        { name: 'insecure' },
      ],
      commands: [{ name: 'weather-get-events', arguments: [{ name: 'limit', defaultValue: '10' }] }],
    });
  });

  const zipOf = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

  test.each([
    ['no zip', strToU8('hello'), 'not a readable zip'],
    ['without metadata', zipOf({ 'README.md': '' }), 'metadata.json'],
    ['with broken metadata', zipOf({ 'metadata.json': '{' }), 'not a JSON object'],
    ['without items', weatherPack({ unified: false }), 'no item'],
    [
      'with two versions',
      weatherPack({ files: { 'pack_metadata.json': '{"currentVersion": "2.0.0"}' } }),
      'different versions',
    ],
    [
      'of a pack in source layout',
      weatherPack({ unified: false, files: { 'Integrations/Weather/Weather.yml': 'name: x' } }),
      'folder of its own',
    ],
    [
      'without the code',
      weatherPack({ files: { 'Integrations/integration-WeatherEvents.yml': "script: {script: '-'}" } }),
      'no script in it',
    ],
    [
      'with broken YAML',
      weatherPack({ files: { 'Integrations/integration-x.yml': 'a: [' } }),
      'cannot be read',
    ],
    ['that climbs', zipOf({ '../x': '' }), 'leads out of the pack'],
  ])('%s is refused as a mistake of the user', (_case, bytes, expected) => {
    expect(() => readPackZip(bytes, 'weather.zip')).toThrow(expected);
    expect(() => readPackZip(bytes, 'weather.zip')).toThrow(expect.objectContaining({ origin: 'user' }));
  });
});
