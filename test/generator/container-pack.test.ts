import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sourceIntegrationYaml, unifiedIntegrationYaml } from '#src/content/integration/write-integration.js';
import { defaultContainerImage } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';
import { packIn, runtimeTarget } from '#src/generator/compile/runtime-target.js';
import { renderDocuments } from '../documentation/documents.js';
import { cloudflareIntegration as integration, cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { onlyItem } from '../fixtures/only-item.js';
import { integrationParts } from '../fixtures/pack-parts.js';
import { repository, smallProject } from '../fixtures/project.js';
import { readZip } from '../fixtures/zip-entries.js';

const compiled = "return 'ok';\n";

function unified(runtime: 'server' | 'container', declared = integration) {
  const code = runtimeTarget(runtime).code('integration', compiled, declared);
  const { integrations, ...definition } = packIn(runtime, { ...pack, integrations: [declared] });
  const written = unifiedIntegrationYaml(
    onlyItem(integrations),
    { ...definition, integrations },
    {
      ...integrationParts,
      code,
    },
  );
  return parse(written, { version: '1.1' });
}

describe('the integration for the container', () => {
  test('is Python in the image of the definition, and runs the same script', () => {
    const { script } = unified('container');
    expect(script).toMatchObject({ type: 'python', subtype: 'python3', dockerimage: defaultContainerImage });
    expect(script).toMatchObject({ isfetchevents: true, runonce: false });
    expect(script.script).toMatch(/^### pack version: 1\.0\.0\n"""Runs a compiled script/);
    expect(script.script).toContain(`SCRIPT = r'''${compiled}'''`);
    expect(unified('container', { ...integration, containerImage: 'example/own:1' }).script.dockerimage).toBe(
      'example/own:1',
    );
  });

  test('is the one for the server in everything but its code and what it can do without', () => {
    const { script: inContainer, configuration: optional, ...container } = unified('container');
    const { script: onServer, configuration: required, ...server } = unified('server');
    expect(container).toEqual(server);
    expect(inContainer.commands).toEqual(onServer.commands);
    const collector = ['http_collector_url', 'http_collector_key'];
    for (const [index, parameter] of required.entries()) {
      const expected = collector.includes(parameter.name) ? { ...parameter, required: false } : parameter;
      expect(optional[index]).toEqual(expected);
    }
  });

  test('as a source file has its code beside it', () => {
    const { script } = parse(
      sourceIntegrationYaml(
        integration,
        runtimeTarget('container').code('integration', compiled, integration),
      ),
      { version: '1.1' },
    );
    expect(script).toMatchObject({ type: 'python', subtype: 'python3', script: '-' });
  });
});

describe('a build for both runtimes', () => {
  test('writes two packs with one identity, and reproduces each alone', async () => {
    const root = await smallProject();
    const build = (outDir: string, ...runtimes: ('server' | 'container')[]) =>
      buildPack({ root, outDir: join(root, outDir), runtimes: runtimes as never });
    const both = await build('both', 'container', 'server');
    const [server] = both.alternatives;
    expect((await readdir(join(root, 'both'))).sort()).toEqual([
      'Packs',
      'WeatherEvents-server.zip',
      'WeatherEvents-server.zip.sha256',
      'WeatherEvents.zip',
      'WeatherEvents.zip.sha256',
      'server',
    ]);
    expect([both.runtime, server?.runtime]).toEqual(['container', 'server']);
    expect(both.sourcePack.files.map(({ path }) => path)).toContain(
      'Integrations/WeatherEvents/WeatherEvents.py',
    );
    expect((await build('container', 'container')).zip.sha256).toBe(both.zip.sha256);
    expect((await build('server', 'server')).zip.sha256).toBe(server?.zip.sha256);

    const [container, other] = await Promise.all([readZip(both.zip.file), readZip(server?.zip.file ?? '')]);
    const textOf = (entries: typeof container, path: string) =>
      entries.find((entry) => entry.path === path)?.text;
    expect(other.map(({ path }) => path)).toEqual(container.map(({ path }) => path));
    expect(textOf(other, 'metadata.json')).toBe(textOf(container, 'metadata.json'));
    expect(textOf(other, 'pack_metadata.json')).toBe(textOf(container, 'pack_metadata.json'));
    const checksum = await readFile(`${server?.zip.file}.sha256`, 'utf8');
    expect(checksum).toBe(`${server?.zip.sha256}  WeatherEvents-server.zip\n`);
  });
});

describe('the READMEs', () => {
  test.each(['server', 'container'] as const)(
    'of the %s runtime tells which one to choose',
    async (runtime) => {
      const documents = await renderDocuments(pack, repository, runtime);
      for (const text of Object.values(documents))
        expect(text).not.toMatch(/\{\{|[^\n\x20-\x7e]| \n|undefined/);
      for (const text of [documents.integrationReadme, documents.packReadme]) {
        expect(text).toContain(`This is the one for the **${runtime} runtime**.`);
        expect(text).toContain('| **Choose it** | **if unsure** | where no container may run |');
        expect(text).toContain(defaultContainerImage);
      }
    },
  );

  test('asks for a collector only where the runtime does', async () => {
    const of = async (runtime: 'server' | 'container') =>
      (await renderDocuments(pack, repository, runtime)).integrationReadme;
    expect(await of('server')).toMatch(/^\| HTTP Log Collector URL \| .* \| True \|$/m);
    expect(await of('container')).toMatch(/^\| HTTP Log Collector URL \| .* \| False \|$/m);
    expect(await of('container')).toContain('only available for system content');
    expect(await of('server')).not.toContain('only available for system content');
  });
});
