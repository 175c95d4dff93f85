import { contentItemFiles } from '../../fixtures/content-items.js';
import type { Change } from '../../fixtures/sample-pack.js';
import { contentItemSamples } from '../../validation/rules/samples/content-items.js';
import { samplesOf } from '../../validation/rules/samples/rule-sample.js';
import type { Draft, Fault } from './draft.js';

/** The pack with an item of each kind that nobody declares in TypeScript, which these mistakes are made in. */
export const contentItemPack: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(contentItemFiles).map(([path, content]) => [
    path,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]),
);

export const contentItemPackId = 'Acme';

function apply(pack: Draft, path: string, change: Change): void {
  if (change === undefined) pack.remove(path);
  else if (typeof change === 'string' || change instanceof Uint8Array) pack.write(path, change);
  else pack.replace(path, change[0], change[1]);
}

/** What the samples of the rules break, each once. */
const sampleFaults: readonly Fault[] = Object.entries(contentItemSamples).flatMap(([code, sample]) =>
  samplesOf(sample).flatMap(({ breaks, at }, index): Fault[] =>
    at.length === 0
      ? []
      : [
          {
            mistake: `${code}${index === 0 ? '' : ` (${index + 1})`}: ${describe(breaks)}`,
            make: (pack) => {
              for (const [path, change] of Object.entries(breaks)) apply(pack, path, change);
            },
          },
        ],
  ),
);

function describe(breaks: { readonly [path: string]: Change }): string {
  const [path = '', change] = Object.entries(breaks)[0] ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (change === undefined) return `${name} missing`;
  if (typeof change === 'string' || change instanceof Uint8Array) return `${name} rewritten`;
  return `${name}: ${change[0]} becomes ${change[1] || 'nothing'}`.replace(/\s+/g, ' ').slice(0, 120);
}

const jsonItems: readonly (readonly [noun: string, path: string])[] = Object.keys(contentItemFiles)
  .filter((path) => path.includes('/') && path.endsWith('.json'))
  .map((path) => [path.slice(path.indexOf('/') + 1), path] as const);

function jsonFaults(noun: string, path: string): Fault[] {
  const text = String(contentItemFiles[path]);
  const item: { readonly [key: string]: unknown } = JSON.parse(text);
  const wrong = (mistake: string, values: { readonly [key: string]: unknown }): Fault => ({
    mistake: `${noun}: ${mistake}`,
    make: (pack) => pack.set(path, values),
  });
  const has = (key: string) => item[key] !== undefined;
  return [
    wrong('key misspelt', { descripton: 'x' }),
    ...(has('fromVersion') ? [wrong('fromVersion as a list', { fromVersion: [] })] : []),
    ...(has('name') ? [wrong('name null', { name: null }), wrong('name missing', { name: undefined })] : []),
    ...(has('version')
      ? [wrong('version of an export', { version: 7 }), wrong('version missing', { version: undefined })]
      : []),
    ...(has('id') ? [wrong('id missing', { id: undefined })] : []),
    ...(has('id') && has('version') && !path.startsWith('Lists/')
      ? [wrong('slash in the id', { id: 'Acme/Cloud' })]
      : []),
    wrong('unknown module', { supportedModules: ['siem'] }),
    {
      mistake: `${noun}: comma at the end`,
      make: (pack) => pack.write(path, text.replace(/\n\}\s*$/, ',\n}\n')),
    },
  ];
}

const yamlItems = ['Scripts/AcmeLookup/AcmeLookup.yml', 'Playbooks/playbook-Acme_Triage.yml'];

function yamlFaults(path: string): Fault[] {
  const noun = path.slice(path.lastIndexOf('/') + 1);
  const replaced = (mistake: string, from: string, to: string): Fault => ({
    mistake: `${noun}: ${mistake}`,
    make: (pack) => pack.replace(path, from, to),
  });
  return [
    replaced('version of an export', 'version: -1', 'version: 4'),
    replaced('old server version', 'fromversion: 8.4.0', 'fromversion: 4.1.0'),
    replaced('newest version below the oldest', 'fromversion: 8.4.0', 'fromversion: 8.4.0\ntoversion: 6.0.0'),
    replaced('unknown module', 'fromversion: 8.4.0', 'fromversion: 8.4.0\nsupportedModules: [siem]'),
    replaced('key at the top misspelt', 'fromversion: 8.4.0', 'fromVersion: 8.4.0'),
    replaced('second colon on a line', 'fromversion: 8.4.0', 'fromversion: 8.4.0: x'),
    replaced('id empty', path.startsWith('Scripts') ? 'id: AcmeLookup' : 'id: Acme Triage', "id: ''"),
    replaced('name missing', path.startsWith('Scripts') ? 'name: AcmeLookup\n' : 'name: Acme Triage\n', ''),
  ];
}

export const contentItemFaultGroups: readonly {
  readonly title: string;
  readonly faults: readonly Fault[];
}[] = [
  { title: 'Scripts, playbooks, fields, types, layouts, and the like', faults: sampleFaults },
  { title: 'Any JSON item', faults: jsonItems.flatMap(([noun, path]) => jsonFaults(noun, path)) },
  { title: 'Any YAML item', faults: yamlItems.flatMap(yamlFaults) },
];
