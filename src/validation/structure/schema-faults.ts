import { schemaOf } from '../../content/file-schemas.js';
import { type SchemaMismatch, schemaMismatches } from '../../shared/check-schema.js';
import { nearestName } from '../../shared/nearest-name.js';
import type { FileKind } from '../../spec/pack-paths.js';
import type { Pack } from '../document/pack.js';
import type { Field } from '../text/field.js';
import { shown } from '../text/shown-value.js';
import type { Place } from '../text/source-text.js';

export interface SchemaFault {
  readonly kind: SchemaMismatch['kind'];
  readonly file: FileKind;
  readonly place: Place;
  readonly message: string;
  /** Present when a near value or key is known: what is there is a slip of the pen. */
  readonly fix?: string;
  /** Of an unknown key, the way to it, such as `configuration[2].display`. */
  readonly key?: string;
}

const known = new WeakMap<Pack, readonly SchemaFault[]>();

/** Where the files of a pack differ from their schemas. */
export function schemaFaults(pack: Pack): readonly SchemaFault[] {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const faults = pack.dataFiles.flatMap(({ kind, root }) => (root === undefined ? [] : faultsOf(kind, root)));
  known.set(pack, faults);
  return faults;
}

function faultsOf(kind: FileKind, root: Field): SchemaFault[] {
  const schema = schemaOf(kind);
  if (schema === undefined) return [];
  const mismatches = schemaMismatches(schema, root.value, 'all');
  const strange = new Set(mismatches.flatMap((found) => (found.kind === 'unknown-key' ? [found.key] : [])));
  const limit = strange.size > mostSlips ? 1 : undefined;
  return mismatches.flatMap((mismatch) =>
    isReadAsText(mismatch, root) ? [] : [faultOf(mismatch, root, kind, limit)],
  );
}

/** Nobody misspells more keys of one file: it is an export, and of its many keys some are near to others by chance. */
const mostSlips = 5;

/**
 * Where the platform wants a text, it takes `true`, `no` or `12` of YAML by their letters. JSON it takes strictly. Of
 * other numbers, not every reader keeps the letters: a version 8.10 becomes 8.1.
 */
function isReadAsText({ kind, path, schema }: SchemaMismatch, root: Field): boolean {
  if (kind !== 'wrong-type' || root.origin.format !== 'yaml') return false;
  const { value } = root.deepest(path);
  return (
    [schema.type].flat().includes('string') && (typeof value === 'boolean' || Number.isSafeInteger(value))
  );
}

function faultOf(
  { kind, path, message, schema, key }: SchemaMismatch,
  root: Field,
  file: FileKind,
  limit: number | undefined,
): SchemaFault {
  const field = root.deepest(path);
  const fault = (place: Place, what: string, fix?: string) => ({
    kind,
    file,
    place,
    message: what,
    ...(fix !== undefined && { fix }),
  });
  switch (kind) {
    case 'unknown-key': {
      const way = pathOf(field, key ?? '');
      // A key that is there is not the one that was meant.
      const known = Object.keys(schema.properties ?? {}).filter((name) => field.get(name) === undefined);
      const near = nearestName(key ?? '', known, limit);
      const place = field.get(key ?? '')?.keyPlace ?? field.keyPlace;
      const found = fault(place, `The key "${way}" is not known here.`, near && `Did you mean "${near}"?`);
      return { ...found, key: way };
    }
    case 'missing-key':
      return fault(field.keyPlace, `The key "${pathOf(field, key ?? '')}" is missing.`);
    case 'wrong-type':
      return fault(field.place, `"${nameOf(field)}" ${message}, but is ${shown(field.value)}.`);
    case 'wrong-value': {
      if (schema.enum === undefined) return fault(field.place, `"${nameOf(field)}" ${message}.`);
      const allowed = schema.enum.map(String);
      const near = typeof field.value === 'string' ? nearestName(field.value, allowed) : undefined;
      return fault(
        field.place,
        `${shown(field.value)} is no value for "${nameOf(field)}".`,
        near === undefined ? `Choose from: ${allowed.join(', ')}.` : `Did you mean "${near}"?`,
      );
    }
  }
}

function nameOf(field: Field): string {
  const names = field.dataPath.filter((step) => typeof step === 'string');
  const name = names.at(-1);
  return name === undefined
    ? 'the file'
    : typeof field.dataPath.at(-1) === 'number'
      ? `item of ${name}`
      : name;
}

/** A key with the way that leads to it, such as `configuration[2].display`. */
function pathOf(field: Field, name: string): string {
  const steps = field.dataPath.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return `${steps}.${name}`.slice(steps.startsWith('[') ? 0 : 1);
}
