import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram, startProgram } from '../../../fixtures/program.js';
import { repository, smallProject, temporaryFolder } from '../../../fixtures/project.js';
import { correlationRuleYaml } from '../../../fixtures/weather-items.js';

describe('cortex-pack build', () => {
  test('prints both trees, the checksum and what to do next', async () => {
    const root = await smallProject();
    const { code, stdout, stderr } = await runProgram(['build'], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const checksum = (await readFile(join(root, 'dist', 'WeatherEvents.zip.sha256'), 'utf8')).slice(0, 64);
    expect(stdout).toMatch(/^Weather Events 1\.2\.3\n/);
    expect(stdout).toContain(join('dist', 'Packs', 'WeatherEvents'));
    expect(stdout).toMatch(/│ {5}├─ WeatherEvents\.py +[\d.]+ kB\n/);
    expect(stdout).toMatch(/│ {2}└─ integration-WeatherEvents\.yml +[\d.]+ kB\n/);
    expect(stdout).toContain(`SHA-256   ${checksum}\n`);
    expect(stdout).toContain('npx cortex-pack upload');
  });

  test('writes where it is told to and prints JSON for programs', async () => {
    const root = await smallProject();
    const { code, stdout } = await runProgram(['build', '--out', 'elsewhere', '--json'], root);
    const result = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(result).toMatchObject({ id: 'WeatherEvents', version: '1.2.3', datasets: ['weather_report_raw'] });
    expect((await readFile(result.zip.file)).length).toBe(result.zip.size);
    expect(result.zip.file.endsWith(join('elsewhere', 'WeatherEvents.zip'))).toBe(true);
  });

  test('points at the line of a mistake', async () => {
    const root = await smallProject({
      'pack/integrations/WeatherEvents/main.ts': 'export const run = () => [1].includes(1);',
    });
    const { code, stdout, stderr } = await runProgram(['build'], root);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      "pack/integrations/WeatherEvents/main.ts:1:30 Property 'includes' does not exist",
    );
    expect(stderr).not.toContain('    at ');
  });

  test('points at each rule of pack/content with the same mistake, not at the definition', async () => {
    const rule = (name: string) =>
      correlationRuleYaml({ name, global_rule_id: name, description: 'No sentence' });
    const root = await smallProject({
      'pack/content/CorrelationRules/Frost.yml': rule('Frost'),
      'pack/content/CorrelationRules/Storm.yml': rule('Storm'),
    });
    const { code, stderr } = await runProgram(['build'], root);
    expect(code).toBe(1);
    const places = stderr.match(/\S+(?= CP981)/g) ?? [];
    expect(places.map((place) => place.replace(/:\d+:\d+$/, ''))).toEqual([
      'pack/content/CorrelationRules/Frost.yml',
      'pack/content/CorrelationRules/Storm.yml',
    ]);
    expect(stderr).not.toContain('pack/definition/pack.ts');
  });

  test('lists the rules of pack/content, which may read datasets of the platform, or join those of others', async () => {
    const rule = (name: string, global_rule_id: string, query: string) =>
      correlationRuleYaml({ name, global_rule_id, xql_query: `${query} | fields id` });
    const root = await smallProject({
      'pack/content/CorrelationRules/Host.yml': rule(
        ...(['Host', '6f1d2c3b-0000-4000-8000-00000000000a', 'dataset = xdr_data'] as const),
      ),
      'pack/content/CorrelationRules/Joined.yml': rule(
        ...(['Joined', '6f1d2c3b-0000-4000-8000-00000000000b'] as const),
        'dataset in (weather_report_raw, acme_door_raw)',
      ),
    });
    const { code, stderr } = await runProgram(['build'], root);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const readme = await readFile(join(root, 'dist', 'Packs', 'WeatherEvents', 'README.md'), 'utf8');
    expect(readme).toContain('| Host | The weather turned bad. | Low |');
  });

  test.each(['weather_report', 'weather_reports_raw', 'acme_door_raw'])(
    'refuses a rule that reads %s alone',
    async (dataset) => {
      const rule = correlationRuleYaml({
        ...{ name: 'Frost', global_rule_id: 'Frost' },
        xql_query: `dataset = ${dataset} | filter city = "Lisbon"`,
      });
      const root = await smallProject({ 'pack/content/CorrelationRules/Frost.yml': rule });
      const { code, stderr } = await runProgram(['build'], root);
      expect(code).toBe(1);
      expect(stderr).toContain('CP718');
      expect(stderr).toContain('weather_report_raw');
    },
  );

  test('refuses a symbolic link in pack/content', async () => {
    const root = await smallProject({ 'pack/content/Lists/Cities.json': '{}' });
    await symlink(join(root, 'package.json'), join(root, 'pack', 'content', 'Lists', 'Towns.json'));
    const { code, stderr } = await runProgram(['build'], root);
    expect(code).toBe(1);
    expect(stderr).toContain('pack/content/Lists/Towns.json It is a symbolic link.');
  });

  test('says where to run it when there is no pack', async () => {
    const { code, stderr } = await runProgram(['build'], await temporaryFolder());
    expect(code).toBe(1);
    expect(stderr).toContain('root folder of a pack project');
  });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  const ended = await startProgram(['--version'], repository).ended;
  expect(ended).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});
