import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '#src/shared/errors.js';
import { readZip } from '#src/shared/zip.js';
import { installPack } from '#src/simulator/install/install-pack.js';
import {
  integrationPath,
  stationPack,
  stations,
  weatherFiles,
  weatherIntegration,
  yamlOf,
} from '../../fixtures/weather-pack.js';

const megabyte = 1024 * 1024;

/** Places in an entry of the central directory of a zip. */
const [compressedSize, uncompressedSize, nameLength, offset] = [20, 24, 28, 42];

const metadata = weatherFiles(stations)['metadata.json'] ?? '';
const folder = mkdtempSync(path.join(tmpdir(), 'install-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Refusal = readonly [what: string, zip: () => Uint8Array | string, code: string, message: RegExp];

function refuses(...[, zip, code, message]: Refusal): void {
  const failure = failureOf(() => installPack(zip()));
  expect(failure).toBeInstanceOf(UserError);
  expect(failure).toMatchObject({ code, origin: 'user', message: expect.stringMatching(message) });
}

describe('installPack', () => {
  test('reads pack, configuration, commands and the script as it is', () => {
    const script = "// pack version: 1.2.3\n(function () {\n  var yes = 'on: |';\n}());\nreturn 'ok';\n";
    const pack = installPack(stationPack(script));
    expect(pack).toMatchObject({ id: 'WeatherEvents', name: 'Weather', version: '1.2.3' });
    const [integration] = pack.integrations;
    expect(integration).toMatchObject({
      id: 'Weather Events',
      display: 'Weather Events (Community Contribution)',
      fetchesEvents: true,
      script,
    });
    expect(integration?.configuration).toHaveLength(10);
    expect(integration?.triggers).toHaveLength(3);
    expect(integration?.commands.map(({ name }) => name)).toEqual(['weather-get-events', 'weather-status']);
    expect(integration?.commands[1]?.arguments).toEqual([]);
  });

  test('reads what the form of an instance shows', () => {
    const form = {
      description: 'Collects the weather.',
      detaileddescription: '### Help\n\nAsk the **station**.\n',
      image: 'data:image/png;base64,iVBORw0KGgo=',
    };
    const parameter = { additionalinfo: 'Shown once.', section: 'Connect', advanced: true };
    const argument = { name: 'station', description: 'Which.', isArray: true, secret: true };
    const { sectionorder, description, detaileddescription, image, ...yaml } = weatherIntegration({
      ...stations,
      script: 'return 1;',
    });
    const file = {
      ...yaml,
      ...form,
      sectionOrder: ['Connect', 'Collect'],
      configuration: [{ name: 'url', type: 0, ...parameter }],
      script: { ...yaml.script, commands: [{ name: 'weather-now', arguments: [argument] }] },
    };
    const [integration] = installPack(stationPack('', { [integrationPath]: yamlOf(file) })).integrations;
    expect(integration).toMatchObject({ ...form, sectionorder: ['Connect', 'Collect'] });
    expect(integration?.configuration).toEqual([{ name: 'url', type: 0, ...parameter }]);
    expect(integration?.commands[0]?.arguments).toEqual([argument]);
    const [plain] = installPack(stationPack('', { [integrationPath]: yamlOf(yaml) })).integrations;
    for (const key of [...Object.keys(form), 'sectionorder']) expect(plain).not.toHaveProperty(key);
  });

  test('takes the path of a zip', () => {
    const file = path.join(folder, 'pack.zip');
    writeFileSync(file, stationPack("return 'ok';"));
    expect(installPack(file).id).toBe('WeatherEvents');
  });

  const broken = yamlOf({
    ...weatherIntegration({ ...stations, script: 'return 1' }),
    display: 7,
    configuration: [{ name: 'x' }],
  });
  const brokenForm = yamlOf({
    ...weatherIntegration({ ...stations, script: 'return 1' }),
    image: { src: 'x' },
    configuration: [{ name: 'x', type: 0, section: 1, advanced: 'no way' }],
  });
  const aliasBomb = `a0: &a0 [x, x]\n${numbered(20, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`;
  const powershell = yamlOf({
    ...weatherIntegration({ ...stations, script: '' }),
    script: { type: 'powershell', script: 'pass' },
  });
  test.each<Refusal>([
    [
      'a missing file',
      () => path.join(folder, 'no.zip'),
      'zip-unreadable',
      /there is no such file\. Build the pack first/,
    ],
    [
      'bytes that are no zip',
      () => new TextEncoder().encode('hello'),
      'zip-unreadable',
      /not a readable zip/,
    ],
    ['half a zip', () => stationPack('return 1').subarray(0, 500), 'zip-unreadable', /not a readable zip/],
    [
      'a path that climbs out',
      () => stationPack('', { 'a/../../x': '' }),
      'zip-unsafe-entry',
      /"a\/..\/..\/x"/,
    ],
    ['an absolute path', () => stationPack('', { '/etc/x': '' }), 'zip-unsafe-entry', /leads out/],
    ['a Windows path', () => stationPack('', { 'C:x': '' }), 'zip-unsafe-entry', /leads out/],
    [
      'no generated metadata',
      () => stationPack('', { 'metadata.json': undefined }),
      'pack-metadata',
      /no metadata.json/,
    ],
    [
      'no pack metadata',
      () => stationPack('', { 'pack_metadata.json': undefined }),
      'pack-metadata',
      /no pack_metadata/,
    ],
    [
      'metadata that is no JSON',
      () => stationPack('', { 'metadata.json': '{' }),
      'pack-metadata',
      /cannot be read/,
    ],
    [
      'metadata that is a list',
      () => stationPack('', { 'metadata.json': '[]' }),
      'pack-metadata',
      /JSON object/,
    ],
    [
      'metadata without an id',
      () => stationPack('', { 'metadata.json': '{"name":"x"}' }),
      'pack-metadata',
      /id, name/,
    ],
    [
      'two metadata files that differ',
      () => stationPack('', { 'metadata.json': metadata.replace('1.2.3', '9.9.9') }),
      'pack-metadata',
      /differ/,
    ],
    [
      'a pack in source layout',
      () =>
        stationPack('', {
          [integrationPath]: undefined,
          'Integrations/Weather/Weather.yml': '',
          'Integrations/Weather/Weather.js': '',
        }),
      'pack-not-unified',
      /The pack has no file such as .*, so there is nothing in it that a tenant installs/,
    ],
    ['an integration without its script', () => stationPack(''), 'pack-not-unified', /no script/],
    ['an integration with a dash for a script', () => stationPack('-'), 'pack-not-unified', /no script/],
    [
      'YAML that cannot be read',
      () => stationPack('', { [integrationPath]: 'a: b\nc: "d' }),
      'integration-invalid',
      /WeatherEvents.yml:2:\d+/,
    ],
    [
      'an integration of another shape',
      () => stationPack('', { [integrationPath]: broken }),
      'integration-invalid',
      /\/display must be text.*type/,
    ],
    [
      'a form of another shape',
      () => stationPack('', { [integrationPath]: brokenForm }),
      'integration-invalid',
      /(?=.*\/section must be text)(?=.*\/advanced must be true or false).*\/image must be text/,
    ],
    [
      'a key that is there twice',
      () => stationPack('', { [integrationPath]: 'a: 1\nb: { c: 1, c: 2 }' }),
      'integration-invalid',
      /WeatherEvents.yml:2:\d+: .*Map keys must be unique/,
    ],
    [
      'YAML that grows by aliases',
      () => stationPack('', { [integrationPath]: aliasBomb }),
      'integration-invalid',
      /WeatherEvents.yml: the YAML cannot be read: Excessive alias count/,
    ],
    [
      'YAML of aliases only',
      () => stationPack('', { [integrationPath]: `a: &a 1\nb: [${'*a,'.repeat(2_000)}]` }),
      'integration-invalid',
      /more than 1000 aliases/,
    ],
    [
      'YAML that is longer than any',
      () => stationPack('', { [integrationPath]: `# ${'x'.repeat(9 * megabyte)}` }),
      'zip-too-large',
      /"Integrations\/integration-WeatherEvents.yml", which has 9 MB; a pack has at most 5 MB/,
    ],
    [
      'a zip that is bigger than any',
      () => new Uint8Array(33 * megabyte),
      'zip-too-large',
      /The pack has 33 MB; a pack has at most 32 MB/,
    ],
    [
      'a zip whose files share their bytes',
      () => sharingBytes(),
      'zip-unreadable',
      /its files share their bytes/,
    ],
    [
      'a PowerShell integration',
      () => stationPack('', { [integrationPath]: powershell }),
      'integration-invalid',
      /type "powershell"/,
    ],
  ])('refuses %s', refuses);

  test.each<Refusal>([
    [
      'YAML with very many keys, without comparing each with each',
      () => stationPack('', { [integrationPath]: numbered(70_000, (i) => `key${i}: 1\n`) }),
      'integration-invalid',
      /is no integration/,
    ],
    [
      'YAML of too many parts',
      () => stationPack('', { [integrationPath]: `configuration: [${'1,'.repeat(300_000)}]` }),
      'integration-invalid',
      /WeatherEvents.yml: the YAML cannot be read: It has more than 500000 parts/,
    ],
    [
      'a small zip with very much in it',
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`${i}`, new Uint8Array(5 * megabyte)])),
        ),
      'zip-too-large',
      /The pack unpacks to 65 MB; a pack has at most 64 MB/,
    ],
    [
      'YAML that nests without end',
      () => stationPack('', { [integrationPath]: `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}` }),
      'integration-invalid',
      /WeatherEvents.yml:1:\d+: the YAML cannot be read/,
    ],
  ])('refuses %s', { tags: ['slow'] }, refuses);
});

test('of thousands of faults the first are told', () => {
  const yaml = yamlOf({
    ...weatherIntegration({ ...stations, script: 'return 1' }),
    configuration: new Array(10_000).fill(1),
  });
  const failure = failureOf(() => installPack(stationPack('', { [integrationPath]: yaml })));
  expect(failure).toMatchObject({
    message: expect.stringMatching(/\/configuration\/9 must be an object; and 9990 more faults\.$/),
  });
});

test('no more is unpacked of a file than the zip says that it has', () => {
  const zip = zipSync({ 'README.md': new Uint8Array(10 * megabyte) });
  new DataView(zip.buffer).setUint32(directoryOf(zip) + uncompressedSize, 10, true);
  expect(readZip(zip).get('README.md')).toEqual(new Uint8Array(10));
});

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** Two files, of which the second lies where the first is. */
function sharingBytes(): Uint8Array {
  const zip = zipSync({ a: [new Uint8Array(megabyte), { level: 0 }], b: [new Uint8Array(1), { level: 0 }] });
  const view = new DataView(zip.buffer);
  const first = directoryOf(zip);
  const second = first + 46 + view.getUint16(first + nameLength, true);
  for (const place of [compressedSize, offset]) {
    view.setUint32(second + place, view.getUint32(first + place, true), true);
  }
  return zip;
}

function directoryOf(zip: Uint8Array): number {
  return new DataView(zip.buffer).getUint32(zip.length - 22 + 16, true);
}

function failureOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
