import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their path with forward slashes. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** The compiler settings of this repository's integration, for files in another folder. */
export const cortexSettings = JSON.stringify({
  extends: join(repository, 'tsconfig.cortex.json'),
  compilerOptions: { rootDir: '.' },
  include: ['**/*.ts'],
});

/** A whole small project in a temporary folder: a pack of its own that builds. */
export async function smallProject(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { ...smallProjectFiles, ...changes });
  await cp(join(repository, 'pack', 'logo.png'), join(folder, 'pack', 'logo.png'));
  return folder;
}

const smallProjectFiles = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'NodeNext', target: 'ES2022' },
    'ts-node': { transpileOnly: true },
  }),
  'tsconfig.cortex.json': cortexSettings,
  'pack/definition/names.ts': `export const city: string = 'Lisbon';\n`,
  'pack/definition/pack.ts': `
    import { city } from './names.js';
    export default {
      id: 'WeatherEvents', name: 'Weather Events', description: 'Collects the weather.', version: '1.2.3',
      support: 'developer', author: 'Ada', url: 'https://example.com', email: 'ada@example.com',
      created: '2026-01-02T03:04:05Z', updated: '2026-01-02T03:04:05Z',
      categories: ['Utilities'], tags: [], useCases: [], keywords: ['Weather'],
      marketplaces: ['marketplacev2', 'platform'], supportedModules: ['xsiam'],
      integration: {
        id: 'Weather Events', folder: 'WeatherEvents', display: 'Weather Events', category: 'Utilities',
        provider: 'Weather', description: 'Collects the weather.', fromVersion: '8.4.0',
        vendor: 'Weather', product: 'Report', triggers: [],
        parameters: {
          city: { kind: 'string', display: 'City', section: 'Connect', defaultValue: city, help: 'The city of the weather.' },
          isFetchEvents: { kind: 'checkbox', display: 'Fetch Events', section: 'Collect', help: 'Whether to collect.' },
          eventFetchInterval: {
            kind: 'interval', display: 'Events Fetch Interval', section: 'Collect', defaultValue: 1, help: 'The minutes between two fetches.',
          },
        },
        commands: {
          'weather-get-events': {
            description: 'Shows the weather.',
            arguments: {
              start_time: { kind: 'datetime', description: 'The time of the oldest event.' },
              end_time: { kind: 'datetime', description: 'The time of the newest event.' },
            },
            examples: [{ line: '!weather-get-events', description: 'The weather.' }],
          },
        },
      },
    };
  `,
  'pack/integration/main.ts': `
    import { city } from '../definition/names.js';
    /** Says where. */
    export function run(): unknown { return 'weather of ' + city; }
  `,
  'pack/release-notes/1_2_3.md': '#### Integrations\n\n##### Weather Events\n\n- Added the weather.\n',
};
