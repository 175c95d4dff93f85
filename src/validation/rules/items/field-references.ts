import { nearestName } from '../../../shared/nearest-name.js';
import type { Pack } from '../../document/pack.js';
import { itemsOfKind } from '../../document/parts.js';
import type { Problem } from '../../rule.js';
import type { Field } from '../../text/field.js';

/**
 * The fields of incidents and indicators that mappers and layouts name, that bear the name of the pack, and that are near
 * to a field of the pack. Fields of other names may come with the platform or with another pack.
 */
export function* misspelledFields(pack: Pack, all: readonly Pack[]): Iterable<Problem> {
  const prefixes = prefixesOf(pack);
  for (const { field, name } of fieldsNamed(pack)) {
    const cliName = cliNameOf(name);
    if (!prefixes.some((prefix) => cliName.startsWith(prefix))) continue;
    if (all.some((other) => fieldsOf(other).has(cliName))) continue;
    const near = nearestName(cliName, [...fieldsOf(pack)], 2);
    if (near !== undefined && !areVersions(cliName, near))
      yield {
        place: field.text === undefined ? field.keyPlace : field.place,
        message: `There is no field "${name}".`,
        fix: `Did you mean the field "${near}"?`,
      };
  }
}

/** Items of several versions live side by side, in different packs as well. */
export function areVersions(one: string, other: string): boolean {
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '');
}

const fieldsOfPacks = new WeakMap<Pack, ReadonlySet<string>>();

/** The names of the fields that a pack has. Each pack of a repository is asked for them. */
function fieldsOf(pack: Pack): ReadonlySet<string> {
  const known = fieldsOfPacks.get(pack) ?? new Set(findFields(pack));
  fieldsOfPacks.set(pack, known);
  return known;
}

function findFields(pack: Pack): string[] {
  return (['incident-field', 'indicator-field'] as const)
    .flatMap((kind) => itemsOfKind(pack, kind))
    .flatMap(({ root }) => ['id', 'cliName', 'name'].flatMap((key) => root.get(key)?.text ?? []))
    .map(cliNameOf);
}

/** Shorter ones may begin any word. */
const shortestPrefix = 4;

function prefixesOf({ id, metadata }: Pack): string[] {
  const given = metadata?.get('itemPrefix');
  return [id, metadata?.get('name')?.text, given?.text, ...(given?.texts ?? [])]
    .map((name) => cliNameOf(name ?? ''))
    .filter(({ length }) => length >= shortestPrefix);
}

/** A name as the platform knows a field by it: without the kind in front, in small letters and digits. */
function cliNameOf(name: string): string {
  return name
    .replace(/^(incident|indicator)_/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

interface NamedField {
  readonly field: Field;
  readonly name: string;
}

function fieldsNamed(pack: Pack): NamedField[] {
  const mapped = itemsOfKind(pack, 'mapper')
    .filter(({ root }) => root.get('type')?.text === 'mapping-incoming')
    .flatMap(({ root }) => root.get('mapping')?.fields ?? [])
    .flatMap((type) => type.get('internalMapping')?.fields ?? [])
    .map((field) => ({ field, name: field.name }));
  return [...mapped, ...itemsOfKind(pack, 'layout').flatMap(({ root }) => fieldsShown(root))];
}

function fieldsShown(part: Field): NamedField[] {
  return [...part.fields, ...part.items].flatMap((child) =>
    child.name === 'fieldId' && child.text !== undefined
      ? [{ field: child, name: child.text }]
      : fieldsShown(child),
  );
}
