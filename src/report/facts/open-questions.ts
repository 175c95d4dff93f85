import { isCompiledScript } from '../../spec/compiled-script-mark.js';
import { type KnownKind, pluralLabel } from '../../spec/content-kinds.js';
import { isBuilt, type Pack } from '../../validation/document/pack.js';
import { itemsOfKind } from '../../validation/document/parts.js';
import type { OpenQuestion } from '../pack-report.js';
import type { PackCode } from './pack-code.js';

/** Per kind of content: where sources contradict each other, or where only a tenant can show it (docs/tenant-facts.md). */
const questionsOfKinds: { readonly [K in KnownKind]?: readonly string[] } = {
  'correlation-rule': [
    'Sources contradict each other on some keys: the first version, the category OTHER, suppression by a list, and keys that are null or absent. A tenant that disagrees refuses the whole pack with error 101704.',
    'How many alerts the rules raise with the events of the tenant. The command cortex-pack rules shows it for events that you give with --events.',
  ],
  'modeling-rule': [
    'Whether the tenant has another modeling rule for the same dataset. One source says that the second one is refused; only a tenant with both can show it.',
  ],
  dashboard: [
    'How a tenant draws the widgets. Their queries were read, and a local evaluation knows only a part of the query language.',
  ],
  playbook: ['What the playbooks do. Their tasks were read, not run.'],
};

/** What nobody measured of such a pack. */
export function openQuestions(pack: Pack, code: readonly PackCode[]): OpenQuestion[] {
  const built = isBuilt(pack);
  return [
    {
      about: 'Tenants',
      text: 'This report asked no tenant. What tenants accept is known from public sources and from what others saw on theirs; the vendor publishes no complete list.',
    },
    built
      ? {
          about: 'This toolkit',
          text: 'The authors of cortex-pack had no tenant: neither the packs that it builds nor its container host were tried on one by them.',
        }
      : {
          about: 'Origin',
          text: 'A build of cortex-pack did not make this pack. Whether it was tried on a tenant, its files do not say.',
        },
    ...codeQuestions(code),
    ...(Object.keys(questionsOfKinds) as KnownKind[])
      .filter((kind) => itemsOfKind(pack, kind).length > 0)
      .flatMap((kind) => (questionsOfKinds[kind] ?? []).map((text) => ({ about: pluralLabel(kind), text }))),
  ];
}

function codeQuestions(code: readonly PackCode[]): OpenQuestion[] {
  const collectsInServer = code.some(
    ({ type, item }) => type === 'javascript' && item.runtime?.get('isfetchevents')?.value === true,
  );
  const images = code.flatMap(({ runtime }) => runtime.image ?? []);
  const ofOthers = code.filter(({ text }) => text !== '' && !isCompiledScript(text));
  return [
    ...(collectsInServer
      ? [
          {
            about: 'Scheduled fetch',
            text: 'Nobody has published a collector in JavaScript, so it is not known whether every tenant starts its fetch.',
          },
        ]
      : []),
    ...(images.length > 0
      ? [
          {
            about: 'Container image',
            text: 'Whether the tenant may pull and run the image, how old it is, and which vulnerabilities it has.',
          },
        ]
      : []),
    ...(ofOthers.length > 0
      ? [
          {
            about: 'Code of others',
            text: 'The code was read for addresses and imports, not run. What else it does, only a review of it can show.',
          },
        ]
      : []),
  ];
}
