import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Kit } from './kit.js';
import { type PackFiles, readFiles } from './pack-files.js';

/** A pack around one template that the kit ships, which `demisto-sdk init` copies. */
export interface TemplatePack {
  readonly template: string;
  readonly files: PackFiles;
}

const execute = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);

/** Reads the templates of an installed kit, each into a pack of its own with the files that every pack has. */
export async function templatePacks({ python, environment }: Kit): Promise<readonly TemplatePack[]> {
  const code = 'import demisto_sdk.commands.init as init; print(init.__path__[0])';
  const { stdout } = await execute(python, ['-c', code], { env: environment });
  const folder = join(stdout.trim(), 'templates');
  const packs: TemplatePack[] = [];
  for (const template of (await readdir(folder)).sort()) {
    const files = await readFiles(join(folder, template));
    // The package of the kit leaves the code of some templates out, and then the kit itself cannot read them.
    if (files.has(`${template}.py`)) packs.push({ template, files: packAround(template, files) });
  }
  return packs;
}

/** `init` asks for the rest of a pack: here are values that both tools accept. */
function metadataOf(template: string): string {
  return JSON.stringify({
    name: template.replace(/Script|Integration/, ' Template'),
    description: `${template} of the official development kit.`,
    support: 'developer',
    currentVersion: '1.0.0',
    author: 'Ada',
    url: 'https://github.com/ada/acme/issues',
    email: 'ada@example.com',
    created: '2026-01-02T03:04:05Z',
    categories: ['Utilities'],
    tags: [],
    useCases: [],
    keywords: [],
    marketplaces: ['xsoar'],
  });
}

function packAround(template: string, files: PackFiles): PackFiles {
  const kind = template.includes('Script') ? 'Scripts' : 'Integrations';
  const folder = `${kind}/${template}`;
  return new Map([
    ['pack_metadata.json', bytes(metadataOf(template))],
    ['README.md', bytes(`${template} comes with the official development kit of the platform.\n`)],
    ['.pack-ignore', bytes('')],
    ['.secrets-ignore', bytes('')],
    ...[...files]
      .filter(([path]) => !path.includes('__pycache__'))
      .map(([path, content]) => [`${folder}/${path}`, content] as const),
  ]);
}
