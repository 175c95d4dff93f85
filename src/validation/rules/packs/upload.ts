import { platformAuthor } from '../../../spec/approved-values.js';
import { type ContentKind, contentKinds, knownKinds } from '../../../spec/content-kinds.js';
import { contentOfPath, kindOfPath } from '../../../spec/pack-paths.js';
import { itemsOfKind } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { wholeFile } from '../../text/source-text.js';

const zipIsUnified = defineRule({
  code: 'CP851',
  severity: 'error',
  title: 'A zip for a tenant has the upload shape',
  why: 'From a zip of the source folder a tenant takes the version of the pack and installs none of its items.',
  fix: 'Build the zip with `cortex-pack build`, or with the official SDK.',
  evidence: { mark: 'tenant', sources: ['CNT PR 45957'] },
  *check({ input, shape }) {
    if (input.container === 'zip' && shape === 'source')
      yield {
        place: wholeFile(''),
        message: 'The zip holds the source folder of a pack: there is no metadata.json.',
      };
  },
});

const itemsAreUnified = defineRule({
  code: 'CP852',
  severity: 'error',
  title: 'The items of an uploadable pack are unified, and named by their kind',
  why: 'The tenant finds the items by these names and skips every other file.',
  fix: 'Build the zip again; do not add files by hand.',
  *check({ shape, paths }) {
    if (shape !== 'upload') return;
    for (const path of paths) {
      const message = uploadProblem(path);
      if (message !== undefined) yield { place: wholeFile(path), message };
    }
  },
});

/** What is wrong with the place or the name of a file in a zip. */
function uploadProblem(path: string): string | undefined {
  if (/^\.(pack|secrets)-ignore$/.test(path)) return `${path} belongs to the source folder.`;
  const kind = kindOfPath(path);
  if (kind === undefined) return undefined;
  const { ownFolder, uploadPrefix, format } = knownKinds[kind];
  const [, name = '', ...deeper] = path.split('/');
  if (deeper.length > 0) return ownFolder ? `${path} belongs to the source folder.` : undefined;
  // Pictures of dashboards and reports lie next to them.
  if (format === 'json' && !name.endsWith('.json')) return undefined;
  // Packs for XSIAM before 1.3 lack the first word.
  const prefixes = [uploadPrefix, uploadPrefix.replace(/^external-/, '')];
  if (prefixes.some((prefix) => name.startsWith(prefix))) return undefined;
  return `${name} is not named like ${uploadPrefix}<Name>.${format}.`;
}

const metadataAgrees = defineRule({
  code: 'CP853',
  severity: 'error',
  title: 'metadata.json and pack_metadata.json say the same',
  why: 'The tenant shows the one and updates by the other.',
  fix: 'Build the zip again.',
  *check({ shape, metadata, generatedMetadata }) {
    if (shape !== 'upload') return;
    for (const key of ['name', 'currentVersion', 'support', 'description', 'author']) {
      const source = metadata?.get(key);
      const generated = generatedMetadata?.get(key);
      // The official build renames the author of its own packs.
      if (
        source?.text === undefined ||
        generated?.text === undefined ||
        (key === 'author' && source.text === platformAuthor)
      )
        continue;
      if (source.text !== generated.text)
        yield {
          place: generated.place,
          message: `"${key}" is "${generated.text}" here and "${source.text}" in pack_metadata.json.`,
        };
    }
  },
});

/** Those of which it is known how `metadata.json` lists them. */
const listedKinds = [...(Object.keys(contentKinds) as ContentKind[]), 'parsing-rule'] as const;

const contentIsListed = defineRule({
  code: 'CP854',
  severity: 'error',
  title: 'metadata.json lists the items of the zip, and no others',
  why: 'It is what the tenant shows as the content of the pack.',
  fix: 'Build the zip again.',
  *check(pack) {
    const { shape, generatedMetadata } = pack;
    const listed = generatedMetadata?.get('contentItems');
    if (shape !== 'upload' || listed === undefined) return;
    for (const kind of listedKinds) {
      const { metadataKey, id: idPath } = knownKinds[kind];
      const items = itemsOfKind(pack, kind);
      const summaries = listed.get(metadataKey)?.items ?? [];
      for (const item of items) {
        const id = item.root.at(...idPath)?.text;
        if (!summaries.some((summary) => summary.get('id')?.text === id)) {
          yield { place: listed.keyPlace, message: `${item.path} is not listed.` };
        }
      }
      for (const summary of summaries) {
        const id = summary.get('id');
        const from = summary.get('fromversion')?.text;
        const item = items.find(
          ({ root }) =>
            root.at(...idPath)?.text === id?.text && (from === undefined || from === fromVersionOf(root)),
        );
        const fetches = summary.get('isfetchevents');
        if (item === undefined) {
          const message = `"${id?.text ?? ''}" is listed, but is not in the zip in this version.`;
          yield { place: id?.place ?? summary.keyPlace, message };
        } else if (fetches !== undefined && kind === 'integration') {
          const actual = item.root.at('script', 'isfetchevents')?.value === true;
          const message = `"isfetchevents" is ${String(fetches.value)} here and ${actual} in ${item.path}.`;
          if (fetches.value !== actual) yield { place: fetches.place, message };
        }
      }
    }
  },
});

/** Rules for several ranges of versions share their id; the official build lists that of the newest versions only. */
function fromVersionOf(root: Field): string | undefined {
  return (root.get('fromversion') ?? root.get('fromVersion'))?.text;
}

const zipHasContent = defineRule({
  code: 'CP855',
  severity: 'error',
  title: 'A pack has content',
  why: 'Installing it would change nothing.',
  fix: 'Add an item, or build the zip again for marketplacev2.',
  *check(pack) {
    const { shape, paths } = pack;
    if (shape !== 'none' && !paths.some((path) => contentOfPath(path) !== undefined))
      yield {
        place: wholeFile(shape === 'upload' ? 'metadata.json' : 'pack_metadata.json'),
        message: 'The pack has no item.',
      };
  },
});

export const uploadRules: readonly Rule[] = [
  zipIsUnified,
  itemsAreUnified,
  metadataAgrees,
  contentIsListed,
  zipHasContent,
];
