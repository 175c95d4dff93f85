import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import type { PackReport } from '#src/report/pack-report.js';
import { programVersion } from '#src/shared/program-version.js';
import { contentPack } from '../../../fixtures/content-pack.js';
import { runProgram } from '../../../fixtures/program.js';
import { weatherFiles, weatherPack, zipOf } from '../../../fixtures/weather-pack.js';
import { workingTenant } from '../../../fixtures/working-tenant.js';

async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return path;
}

async function reportOf(words: readonly string[], cwd: string): Promise<PackReport> {
  const { code, stdout, stderr } = await runProgram(['report', ...words, '--json'], cwd);
  expect(stderr).not.toContain('Error');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

async function htmlOf(words: readonly string[], cwd: string): Promise<string> {
  const { code, stderr } = await runProgram(['report', ...words, '--html', 'report.html'], cwd);
  expect(stderr).toContain('Written: report.html');
  expect(code).toBe(0);
  return readFile(join(cwd, 'report.html'), 'utf8');
}

describe('the pack that the build wrote', { tags: ['slow'] }, () => {
  test('is described by what its zip says', async () => {
    const zip = inject('packZip');
    const report = await reportOf([zip], await folder());
    expect(report.pack).toMatchObject({
      id: 'CloudflareZeroTrustLogs',
      builtHere: true,
      support: 'community',
    });
    expect(report.file).toMatchObject({
      layout: 'upload',
      sha256: createHash('sha256')
        .update(await readFile(zip))
        .digest('hex'),
    });
    expect(report.installs.map(({ label, items }) => [label, items.length])).toEqual([
      ['Integrations', 1],
      ['Modeling Rules', 2],
      ['Correlation Rules', 5],
      ['XSIAM Dashboards', 1],
    ]);
    expect(report.installs[0]?.items[0]?.name).toBe('Cloudflare Zero Trust Logs (Community Contribution)');
    expect(report.validation).toMatchObject({ counts: { errors: 0 }, files: report.file.files.length });
    expect(report.dashboards[0]?.widgets.length).toBeGreaterThan(3);
    expect(report.correlationRules.map(({ severity }) => severity)).toContain('High');
    expect(report.readme).toContain('## What does this pack do?');
  });

  test('says what its integration does, needs, and asks for', async () => {
    const [integration] = (await reportOf([inject('packZip')], await folder())).integrations;
    expect(integration?.runtime.image).toMatch(/^demisto\/cyberchef:/);
    expect(integration?.background).toEqual([
      'Fetches events on a schedule, while Fetch Events is selected.',
    ]);
    expect(integration?.parameters.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
      'token_credentials',
      'credentials',
      'http_collector_key',
    ]);
    expect(
      integration?.commands.filter(({ changesSomething }) => changesSomething).map(({ name }) => name),
    ).toEqual(['cloudflare-zero-trust-collect-events', 'cloudflare-zero-trust-reset']);
    expect(integration?.hosts.map(({ host }) => host)).toEqual(['api.cloudflare.com', undefined]);
    expect(integration?.permissions.map(({ text }) => text).join('\n')).toContain(
      'Account - Access: Audit Logs - Read, for Access Authentication Logs',
    );
  });

  test('runs in the server from the zip for it', async () => {
    const [integration] = (await reportOf([inject('serverZip')], await folder())).integrations;
    expect(integration?.runtime).toEqual({
      language: 'JavaScript',
      description: 'JavaScript in the server itself, without a container.',
    });
  });

  test('has a bill of materials whose references lead somewhere, the same each time', async () => {
    const cwd = await folder();
    const bills = [];
    for (const file of ['one.json', 'two.json']) {
      const { code, stdout } = await runProgram(['report', inject('packZip'), '--sbom', file], cwd);
      expect([code, stdout]).toEqual([0, expect.stringContaining('SHA-256')]);
      bills.push(await readFile(join(cwd, file), 'utf8'));
    }
    expect(bills[0]).toBe(bills[1]);
    const bill: PackReport['billOfMaterials'] = JSON.parse(bills[0] ?? '');
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bill.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const parts = bill.components.filter(({ type }) => type !== 'file');
    expect(parts.map(({ type, purl }) => [type, purl?.split('@')[0]])).toEqual([
      ['library', 'pkg:npm/cortex-pack'],
      ['library', 'pkg:npm/typescript'],
      ['container', 'pkg:docker/demisto/cyberchef'],
    ]);
    // The compiler's is written nowhere in the pack.
    const [runtime, compiler] = parts;
    expect([runtime?.version, compiler?.version]).toEqual([programVersion(), undefined]);
    const references = [bill.metadata.component, ...parts].map((part) => part['bom-ref']);
    expect(bill.dependencies.map(({ ref }) => ref)).toEqual(references);
    expect(bill.dependencies[0]?.dependsOn).toEqual(references.slice(1));
    const files = bill.components.filter(({ type }) => type === 'file');
    expect(files.every(({ hashes }) => /^[0-9a-f]{64}$/.test(hashes?.[0]?.content ?? ''))).toBe(true);
  });

  test('becomes one page that loads nothing and runs nothing', async () => {
    const html = await htmlOf([inject('packZip')], await folder());
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import/i);
    expect(html).toContain("default-src 'none'");
    const sections = [...html.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/<a href="#(\w+)"/g)].map(([, id]) => id);
    expect(sections).toEqual(links);
    expect(html).toContain('Validation found no errors');
    expect(html).toContain('not run');
    expect(html).toContain('<h3>What does this pack do?</h3>');
    const [, bill = ''] = /data:application\/json;base64,([\w+/]+)(?:&#x3D;)*"/.exec(html) ?? [];
    expect(JSON.parse(Buffer.from(bill, 'base64').toString()).bomFormat).toBe('CycloneDX');
  });
});

describe('results of other checks', () => {
  const soak = {
    check: 'simulation',
    passed: true,
    summary: '500 seeds: 0 lost.',
    command: 'npm run soak -- --seeds 500',
  };

  test('say whether they are of this zip', async () => {
    const zip = await readFile(inject('packZip'));
    const sha256 = createHash('sha256').update(zip).digest('hex');
    const cwd = await folder({
      'all.json': JSON.stringify([
        { ...soak, zips: [sha256] },
        { ...soak, check: 'conformance-sdk', passed: false, zips: ['0'.repeat(64)] },
        { ...soak, check: 'our own', summary: 'Fine.' },
      ]),
      'rules.json': JSON.stringify([{ rule: 'Mapping', verdicts: [{ description: 'one', problems: [] }] }]),
    });
    const { results, verified } = await reportOf(
      [inject('packZip'), '--results', 'all.json, rules.json'],
      cwd,
    );
    expect(results.map(({ check, status, zip: of }) => [check, status, of])).toEqual([
      ['simulation', 'passed', 'same'],
      ['conformance-sdk', 'failed', 'other'],
      ['our own', 'passed', 'unknown'],
      ['rules', 'passed', 'unknown'],
      ['verify', 'not run', undefined],
      ['conformance-engines', 'not run', undefined],
    ]);
    expect(verified.join('\n')).toContain('500 seeds: 0 lost.');
    const html = await htmlOf([inject('packZip'), '--results', 'all.json'], cwd);
    expect(html).toContain('On another zip than this one.');
    expect(html).toContain('npm run soak -- --seeds 500');
  });

  test('are those that the program writes', async () => {
    const cwd = await folder({
      'check.json': JSON.stringify({ ok: false, steps: [{}, {}] }),
      'rules.json': JSON.stringify([
        { rule: 'Mapping', verdicts: [{ description: 'one', problems: ['It must fire.'] }] },
      ]),
    });
    const { results } = await reportOf([inject('packZip'), '--results', 'check.json,rules.json'], cwd);
    expect(results.slice(0, 2)).toMatchObject([
      { check: 'check', status: 'failed' },
      { check: 'rules', status: 'failed', summary: expect.stringContaining('1 do not come out') },
    ]);
  });
});

test('a verification on a tenant is a result', async () => {
  const { cwd, env } = await workingTenant();
  const verified = await runProgram(['verify', 'weather.zip', '--json'], cwd, env);
  await writeFile(join(cwd, 'verify.json'), verified.stdout);
  const { results } = await reportOf(['weather.zip', '--results', 'verify.json'], cwd);
  expect(results[0]).toMatchObject({
    check: 'verify',
    status: 'passed',
    summary: 'Weather 1.0.0 on the tenant environment: 6 proved, 0 wrong, 0 not checked.',
  });
});

describe('a pack of others', () => {
  test('has what it says, and the rest is unknown', async () => {
    const cwd = await folder({
      'theirs.zip': contentPack('Acme', {
        integrations: [
          {
            id: 'Acme Desk',
            parameters: [
              { name: 'key', type: 4, display: 'Key', defaultvalue: 'hunter2-secret' },
              { name: 'host', type: 0, display: 'Host' },
            ],
            commands: [{ name: 'acme-close' }],
            script: "return httpRequest('https://desk.acme-corp.io/v1', 'http://localhost');",
          },
        ],
        scripts: [{ name: 'Count', type: 'python', script: 'import requests\nfrom lxml import etree\n' }],
      }),
    });
    const report = await reportOf(['theirs.zip'], cwd);
    expect(report.pack.builtHere).toBe(false);
    expect(report.pack).not.toHaveProperty('author');
    const [integration] = report.integrations;
    expect(integration?.permissions).toEqual([]);
    expect(integration?.hosts).toEqual([
      { because: 'Whatever is entered as Host.' },
      { host: 'desk.acme-corp.io', because: 'Written in the code.' },
    ]);
    expect(report.dependencies).toMatchObject({ images: [], imports: ['lxml', 'requests'] });
    expect(report.openQuestions.map(({ about }) => about)).toContain('Code of others');
    const html = await htmlOf(['theirs.zip'], cwd);
    expect(html).toContain('Not known: neither the help of the form nor the README speaks of permissions.');
    expect(html).toContain('hidden in the form only');
    expect(JSON.stringify(report) + html).not.toContain('hunter2-secret');
  });

  test('gets nothing into the page but text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const cwd = await folder({
      'theirs.zip': weatherPack({
        files: {
          'README.md': `# Read\n\n${hostile}\n\n[a](javascript:alert(1)) ![b](https://evil.example/b.png)\n\n| a |\n| --- |\n| one<br/>two |\n`,
        },
        commands: [{ name: `weather-${hostile}` }],
      }),
    });
    const html = await htmlOf(['theirs.zip'], cwd);
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
    expect(html).toContain('weather-&lt;script&gt;');
    expect(html).toContain('Image: b');
    expect(html).toContain('one<br>two');
  });

  test('with errors is reported with its findings', async () => {
    const cwd = await folder({
      'theirs.zip': weatherPack({ files: { 'README.md': undefined }, version: 'one' }),
    });
    const report = await reportOf(['theirs.zip'], cwd);
    expect(report.validation.counts.errors).toBeGreaterThan(0);
    const html = await htmlOf(['theirs.zip'], cwd);
    expect(html).toMatch(/Validation found \d+ errors?/);
    const [finding] = report.validation.findings;
    expect(html).toContain(finding?.code);
    expect(html).not.toContain('id="readme"');
  });

  test('in source layout installs nothing, and the summary says so', async () => {
    const cwd = await folder();
    await cp(join(inject('packZip'), '..', 'Packs'), join(cwd, 'Packs'), { recursive: true });
    const { code, stdout } = await runProgram(['report', 'Packs'], cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('source layout: a tenant installs nothing of it');
    expect(stdout).toMatch(/^Holds +1 integration/m);
    expect(stdout).not.toContain('SHA-256');
  });

  test('in source layout has the code of its scripts next to their YAML', async () => {
    const cwd = await folder({
      'Acme/pack_metadata.json': '{"name": "Acme"}',
      'Acme/Scripts/Ask/Ask.yml': 'name: Ask\ntype: python\nrunas: DBotRole\nscript: "-"\n',
      'Acme/Scripts/Ask/Ask.py': 'import requests\nrequests.get("https://ask.acme-corp.io/")\n',
      'Acme/Scripts/Ask/Ask_test.py': 'import pytest\n',
    });
    const { scripts, dependencies } = await reportOf(['Acme'], cwd);
    expect(scripts).toMatchObject([
      { name: 'Ask', runsAs: 'DBotRole', hosts: [{ host: 'ask.acme-corp.io' }] },
    ]);
    expect(dependencies.imports).toEqual(['requests']);
  });

  test('with many findings shows the worst of them on the page', async () => {
    const commands = Array.from({ length: 210 }, (_, index) => ({ name: `Weather ${index}` }));
    const cwd = await folder({ 'theirs.zip': weatherPack({ commands }) });
    const { validation } = await reportOf(['theirs.zip'], cwd);
    expect(validation.findings.length).toBeGreaterThan(200);
    const html = await htmlOf(['theirs.zip'], cwd);
    expect(html.match(/<span class="tag (?:error|warning|note)">/g)).toHaveLength(200);
    expect(html).toContain(`And ${validation.findings.length - 200} more`);
  });

  test('keeps control characters out of the terminal', async () => {
    const files = weatherFiles();
    const name = 'Weather\u001b[2J';
    const cwd = await folder({
      'theirs.zip': zipOf({
        ...files,
        'pack_metadata.json': (files['pack_metadata.json'] ?? '').replace(
          /"name": ?"[^"]*"/,
          `"name":"${JSON.stringify(name).slice(1, -1)}"`,
        ),
      }),
    });
    const { stdout } = await runProgram(['report', 'theirs.zip'], cwd);
    expect(stdout).toContain('Weather\ufffd[2J');
    expect(stdout).not.toContain('\u001b[2J');
  });
});

describe('what cannot be used', () => {
  const cases: readonly (readonly [words: readonly string[], message: string])[] = [
    [['missing.zip'], 'There is nothing at missing.zip.'],
    [
      ['text.zip'],
      'text.zip: The zip cannot be read: it is another kind of file. Give the zip of a pack, or its folder.',
    ],
    [['empty'], 'empty is no pack, so there is nothing to report.'],
    [
      ['good.zip', '--html', 'empty'],
      '--html empty is a folder. Name the file to write, such as empty/report.html.',
    ],
    [
      ['good.zip', '--html', 'none/a.html'],
      '--html none/a.html cannot be written: there is no folder none. Create it first',
    ],
    [
      ['good.zip', '--html', 'text.zip/a/b.html'],
      '--html text.zip/a/b.html cannot be written: text.zip is a file, not a folder. Name another file.',
    ],
    [
      ['good.zip', '--sbom', 'empty'],
      '--sbom empty is a folder. Name the file to write, such as empty/bill.cdx.json.',
    ],
    [['good.zip', '--html', 'good.zip'], '--html good.zip is read or written for this report already.'],
    [['good.zip', '--html', 'a', '--sbom', 'a'], '--sbom a is read or written for this report already.'],
    [
      ['good.zip', '--results', 'missing.json'],
      '--results missing.json is not usable: it cannot be read: there is no such file.',
    ],
    [['good.zip', '--results', 'text.zip'], '--results text.zip is not usable: it is not JSON'],
    [['good.zip', '--results', 'other.json'], '--results other.json is not usable: it holds no results.'],
    [['good.zip', '--results', 'a.json,'], '--results a.json, has a place without a file.'],
    [['two'], 'two holds 2 packs, and a report is about one. Name one of them, such as two/Packs/A.'],
    [[], 'There is no zip in'],
  ];

  test.each(cases)('%j', async (words, message) => {
    const cwd = await folder({
      'text.zip': 'no zip',
      'other.json': '{"a": 1}',
      'empty/.keep': '',
      'good.zip': weatherPack(),
      'two/Packs/A/pack_metadata.json': '{}',
      'two/Packs/B/pack_metadata.json': '{}',
    });
    const { code, stdout, stderr } = await runProgram(['report', ...words], cwd);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect((await readFile(join(cwd, 'good.zip'))).length).toBeGreaterThan(1000);
  });
});
