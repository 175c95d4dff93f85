import { compiledScriptMark } from '../../spec/compiled-script-mark.js';
import { type KnownKind, pluralLabel } from '../../spec/content-kinds.js';
import { isBuilt, type Pack } from '../../validation/document/pack.js';
import { collectorsOf, itemsOfKind } from '../../validation/document/parts.js';
import type { OpenQuestion } from '../pack-report.js';

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
export function openQuestions(pack: Pack): OpenQuestion[] {
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
    ...codeQuestions(pack),
    ...(Object.keys(questionsOfKinds) as KnownKind[])
      .filter((kind) => itemsOfKind(pack, kind).length > 0)
      .flatMap((kind) => (questionsOfKinds[kind] ?? []).map((text) => ({ about: pluralLabel(kind), text }))),
  ];
}

function codeQuestions(pack: Pack): OpenQuestion[] {
  const collectors = collectorsOf(pack);
  const inServer = (type: unknown) => type === 'javascript';
  const questions: OpenQuestion[] = [];
  if (collectors.some(({ root }) => inServer(root.at('script', 'type')?.value)))
    questions.push({
      about: 'Scheduled fetch',
      text: 'Nobody has published a collector in JavaScript, so it is not known whether every tenant starts its fetch.',
    });
  if (pack.integrations.some(({ root }) => root.at('script', 'dockerimage')?.text))
    questions.push({
      about: 'Container image',
      text: 'Whether the tenant may pull and run the image, how old it is, and which vulnerabilities it has.',
    });
  if (pack.integrations.some(({ script }) => script && !script.text.includes(compiledScriptMark)))
    questions.push({
      about: 'Code of others',
      text: 'The code was read for addresses and imports, not run. What else it does, only a review of it can show.',
    });
  return questions;
}
