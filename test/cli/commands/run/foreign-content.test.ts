// @module-tag slow

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentPack } from '../../../fixtures/content-pack.js';
import { runProgram } from '../../../fixtures/program.js';

const scripts = [
  {
    name: 'Keep',
    args: [{ name: 'value', default: true }],
    script: "setContext('Kept', args.value); return tableToMarkdown('Kept', [args.value], 'Value');",
  },
  { name: 'Kept', script: "return [dq(invContext, 'Kept'), incidents[0].name];" },
  {
    name: 'Report',
    script:
      "return [fileResult('../../report.txt', 'one', entryTypes.file), fileResult('report.txt', 'two', entryTypes.file)];",
  },
  { name: 'Newer', script: 'const greeting = `gr\u00fc\u00df`; return greeting;' },
  { name: 'Brand', script: 'return brands.own;' },
  { name: 'Count', script: "return executeCommand('acme-count', {})[0].Contents;" },
];
const integrations = [
  {
    id: 'Acme Counter',
    commands: [{ name: 'acme-count' }],
    script: "return command === 'test-module' ? 'ok' : 'counted';",
  },
  {
    id: 'Acme Keys',
    parameters: [{ name: 'key', type: 0, required: true }],
    commands: [{ name: 'acme-key' }],
    script: 'return params.key.length + " letters";',
  },
];

async function project(): Promise<(words: readonly string[]) => ReturnType<typeof runProgram>> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  await writeFile(join(folder, 'acme.zip'), contentPack('Acme', { integrations, scripts }));
  await writeFile(
    join(folder, 'keys.json'),
    JSON.stringify({ integration: 'Acme Keys', params: { key: 'abc' } }),
  );
  await writeFile(join(folder, 'CommonServer.js'), "var brands = { own: 'of the file' };");
  await writeFile(
    join(folder, 'case.json'),
    JSON.stringify({ incidents: [{ id: '7', name: 'Lost laptop' }] }),
  );
  return (words) => runProgram(['run', ...words, '--zip', 'acme.zip'], folder);
}

describe('content that others wrote', () => {
  test('runs without an instance, and shows the context', async () => {
    const run = await project();
    const { code, stdout } = await run(['!Keep "two words"', '--context']);
    expect(code).toBe(0);
    expect(stdout).toContain('two words');
    expect(stdout).toContain('"Kept": "two words"');
    expect((await run(['Count'])).stdout.trim()).toBe('counted');
    const keys = await run(['acme-key', '--config', 'keys.json', '--json', '--context']);
    expect(JSON.parse(keys.stdout)).toMatchObject({
      ok: true,
      context: {},
      entries: [{ Contents: '3 letters' }],
    });
    const missing = await run(['acme-key']);
    expect(missing.stderr).toContain('Specify where to run: --config instance.json');
  });

  test('keeps the investigation from one run to the next', async () => {
    const run = await project();
    await run(['!Keep x', '--investigation', 'case.json']);
    const { stdout } = await run(['Kept', '--investigation', 'case.json']);
    expect(stdout).toContain('Lost laptop');
    expect(stdout).toContain('"x"');
    const refused = await run(['Kept', '--investigation', 'keys.json']);
    expect(refused.stderr).toContain('It holds "incidents"');
  });

  test('saves files under safe names, and overwrites none', async () => {
    const run = await project();
    const { stderr } = await run(['Report', '--files', 'out']);
    const paths = [...stderr.matchAll(/^Saved (.*)$/gm)].map(([, path = '']) => path);
    expect(paths.map((path) => path.split(/[/\\]/).slice(-2).join('/'))).toEqual([
      'out/report.txt',
      'out/report-2.txt',
    ]);
    expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['one', 'two']);
  });

  test('warns of what not every server takes', async () => {
    const run = await project();
    const { stdout, stderr } = await run(['Newer']);
    expect(stdout.trim()).toBe('gr\u00fc\u00df');
    expect(stderr).toContain('Warning: Newer.js:1:1: this is newer than ES5');
    expect(stderr).toContain('U+00FC is not ASCII');
  });

  test('runs with the common library that the user names', async () => {
    const run = await project();
    expect((await run(['Brand', '--common-server', 'CommonServer.js'])).stdout.trim()).toBe('of the file');
    expect((await run(['Brand', '--common-server', 'none.js'])).stderr).toContain('none.js cannot be read');
    expect((await run(['Brand', '--common-server', 'keys.json'])).stderr).toContain(
      'the script cannot be read',
    );
  });
});
