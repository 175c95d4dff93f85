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
  readonly fix?: string;
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
  return schemaMismatches(schema, root.value, 'all').flatMap((mismatch) =>
    isReadAsText(mismatch, root) ? [] : [faultOf(mismatch, root, kind)],
  );
}

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
      const near = nearestName(key ?? '', Object.keys(schema.properties ?? {}));
      return fault(
        field.get(key ?? '')?.keyPlace ?? field.keyPlace,
        `The key "${pathOf(field, key ?? '')}" is not known here.`,
        near && `Did you mean "${near}"?`,
      );
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
