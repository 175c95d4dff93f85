import type { JsonObject } from '../../shared/json.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { type ContentKindFacts, knownKinds } from '../../spec/content-kinds.js';
import { sourcePath, uploadPath } from '../../spec/pack-paths.js';
import { packJson } from '../pack/pack-json.js';
import { type ItemGroup, isForOlderServers, summaryOf } from './item-group.js';
import type { ContentFile, PassedFile, PassedItem } from './passed-item.js';

/** An item under the names that its files have in both shapes of the pack. */
export function placeItem(group: ItemGroup, packId: string): PassedItem {
  const { kind, content } = group;
  const { severity } = content;
  const summary = summaryOf(group);
  if (isForOlderServers(summary)) return { kind, summary, source: asTheyAre(group), upload: [] };
  const { ownFolder, xsiamOnly }: ContentKindFacts = knownKinds[kind];
  const placed =
    kind === 'list'
      ? placeList(group)
      : ownFolder
        ? placeRule(group)
        : placeFile(group, xsiamOnly ? `${packId}_` : undefined);
  const isRule = kind === 'correlation-rule' && typeof severity === 'string';
  return { kind, summary, ...(isRule && { severity }), ...placed };
}

type Placed = Pick<PassedItem, 'source' | 'upload'>;

function asTheyAre({ file, companions }: ItemGroup): PassedFile[] {
  return [file, ...companions.values()].map((each) => copied(each, each.path));
}

/** Items of one file. Of those that only XSIAM has, the official tools want the id of the pack in front. */
function placeFile(
  { kind, stem, file, content, companions }: ItemGroup,
  packPrefix: string | undefined,
): Placed {
  const { folder, uploadPrefix, format } = knownKinds[kind];
  const own = packPrefix !== undefined && !stem.startsWith(packPrefix) ? packPrefix + stem : stem;
  const named = packPrefix === undefined ? uploadPrefix.replace(/^external-/, '') + own : own;
  const beside = [...companions];
  return {
    source: [
      copied(file, `${folder}/${named}.${format}`),
      ...beside.map(([ending, companion]) => copied(companion, `${folder}/${named}${ending}`)),
    ],
    upload: [
      kind === 'layout'
        ? made(file, uploadPath(kind, own), packJson(withServerVersions(content)))
        : copied(file, uploadPath(kind, own)),
      // Of what belongs to an item, a tenant takes pictures only.
      ...beside
        .filter(([ending]) => ending.endsWith('.png'))
        .map(([ending, companion]) => copied(companion, `${folder}/${named}${ending}`)),
    ],
  };
}

/** Tenants read the versions of layouts under other keys. */
function withServerVersions(content: JsonObject): object {
  const { fromVersion = '', toVersion = '99.99.99' } = content;
  return { ...content, fromServerVersion: fromVersion, toServerVersion: toVersion };
}

/** A list whose text is a file of its own has a folder; in a zip, its text is in it. */
function placeList({ kind, stem, file, content, companions }: ItemGroup): Placed {
  const [data] = companions.entries();
  if (data === undefined) {
    const name = uploadPath(kind, stem);
    return { source: [copied(file, name)], upload: [copied(file, name)] };
  }
  const [ending, companion] = data;
  const base = `${knownKinds[kind].folder}/${stem}/${stem}`;
  return {
    source: [copied(file, `${base}.json`), copied(companion, `${base}${ending}`)],
    upload: [made(file, uploadPath(kind, stem), packJson({ ...content, data: decoded(companion) }))],
  };
}

/** A rule has a folder, with its text in a file of its own; in a zip, and in an export, the text is in it. */
function placeRule({ kind, stem, file, content, companions }: ItemGroup): Placed {
  const yaml = sourcePath(kind, stem);
  const base = yaml.replace(/\.yml$/, '');
  const inside = typeof content.rules === 'string' && content.rules.trim() !== '' ? content.rules : undefined;
  const xif = companions.get('.xif');
  const schema = companions.get('_schema.json');
  const beside = [...companions].map(([ending, companion]) => copied(companion, `${base}${ending}`));
  const split = xif === undefined && inside !== undefined;
  return {
    source: [
      ...(split
        ? [made(file, yaml, writeYaml({ ...content, rules: '' })), made(file, `${base}.xif`, inside)]
        : [copied(file, yaml)]),
      ...beside,
    ],
    upload: [
      made(
        file,
        uploadPath(kind, stem),
        writeYaml({
          ...content,
          rules: xif === undefined ? (inside ?? '') : decoded(xif),
          ...(schema === undefined ? {} : { schema: decoded(schema).trimEnd() }),
        }),
      ),
    ],
  };
}

function copied({ path: from, bytes }: ContentFile, path: string): PassedFile {
  return { path, bytes, from };
}

function made({ path: from }: ContentFile, path: string, text: string): PassedFile {
  return { path, bytes: new TextEncoder().encode(text), from };
}

function decoded({ bytes }: ContentFile): string {
  return new TextDecoder().decode(bytes);
}
