import { type Json, valueAt } from '../../shared/json.js';
import { readYaml } from '../../shared/read-yaml.js';
import { textFile, type ZipFiles } from '../../shared/zip.js';
import { type KnownKind, knownKinds } from '../../spec/content-kinds.js';
import { isUploadPath } from '../../spec/pack-paths.js';
import type { MockResponse } from '../server/exchange.js';
import { json } from './mock-tenant-answers.js';
import type { Spelling } from './mock-tenant-public-api.js';

/** An item as the lists of the server's API have it, as far as it is read. */
export interface ListedItem {
  readonly id: string;
  readonly name: string;
  readonly system: true;
}

export interface FakeLists {
  /** By method and path. */
  readonly endpoints: Readonly<Record<string, () => MockResponse>>;
  /** Takes the items of the zip of a pack. */
  install(files: ZipFiles): void;
}

/**
 * The lists of items of other kinds. Paths and shapes are those of probes of several tenants (September 2026); in the
 * other spelling, scripts and playbooks are where the official client asks for them.
 */
export function createLists(spelling: Spelling = 'tenant'): FakeLists {
  const items = new Map<string, readonly ListedItem[]>();
  const installed = (...kinds: readonly KnownKind[]) => kinds.flatMap((kind) => items.get(kind) ?? []);
  const search = (field: string, ...kinds: readonly KnownKind[]) => {
    return () => json(200, { total: installed(...kinds).length, [field]: installed(...kinds) });
  };
  const root = spelling === 'tenant' ? '/xsoar/public/v1' : '/xsoar';
  return {
    endpoints: {
      [`POST ${root}/automation/search`]: search('scripts', 'script'),
      [`POST ${root}/playbook/search`]: search('playbooks', 'playbook'),
      'GET /xsoar/public/v1/incidentfields': () => json(200, installed('incident-field', 'indicator-field')),
      'GET /xsoar/incidenttype': () => json(200, installed('incident-type')),
      'GET /xsoar/layouts': () => json(200, installed('layout')),
      'POST /xsoar/classifier/search': search('classifiers', 'classifier', 'mapper'),
    },
    install(files) {
      for (const kind of Object.keys(knownKinds) as KnownKind[]) {
        const paths = [...files.keys()].filter((path) => isUploadPath(kind, path));
        const found = paths.map((path) => toListed(kind, textFile(files, path) ?? ''));
        const others = installed(kind).filter(({ id }) => !found.some((item) => item.id === id));
        items.set(kind, [...others, ...found]);
      }
    },
  };
}

function toListed(kind: KnownKind, text: string): ListedItem {
  const { format, id, name } = knownKinds[kind];
  const content = (format === 'json' ? JSON.parse(text) : readYaml(text)) as Json;
  return { id: String(valueAt(content, id)), name: String(valueAt(content, name)), system: true };
}
