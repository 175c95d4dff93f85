import { schemaOf } from '../../content/file-schemas.js';
import { type SchemaMismatch, schemaMismatches } from '../../shared/check-schema.js';
import { nearestName } from '../../shared/nearest-name.js';
import type { FileKind } from '../../spec/pack-paths.js';
import type { Pack } from '../document/pack.js';
import type { Field } from '../text/field.js';
import { shown } from '../text/shown-value.js';
import type { DataPath, Place } from '../text/source-text.js';

export interface SchemaFault {
  readonly kind: 'unknown-key' | 'missing-key' | 'wrong-type' | 'wrong-value';
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
  return schemaMismatches(schema, root.value, 'all').map((mismatch) => faultOf(mismatch, root, kind));
}

function faultOf(error: SchemaMismatch, root: Field, file: FileKind): SchemaFault {
  const field = root.deepest(stepsOf(error.instancePath, root));
  const { params, keyword } = error;
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const near = nearestName(name, Object.keys(error.parentSchema?.properties ?? {}));
      const fix = near === undefined ? undefined : `Did you mean "${near}"?`;
      const place = field.get(name)?.keyPlace ?? field.keyPlace;
      return {
        kind: 'unknown-key',
        file,
        place,
        message: `The key "${pathOf(field, name)}" is not known here.`,
        ...(fix && { fix }),
      };
    }
    case 'required': {
      const name = String(params.missingProperty);
      return {
        kind: 'missing-key',
        file,
        place: field.keyPlace,
        message: `The key "${pathOf(field, name)}" is missing.`,
      };
    }
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      const near = typeof field.value === 'string' ? nearestName(field.value, allowed) : undefined;
      const fix = near === undefined ? `Choose from: ${allowed.join(', ')}.` : `Did you mean "${near}"?`;
      return {
        kind: 'wrong-value',
        file,
        place: field.place,
        message: `${shown(field.value)} is no value for "${nameOf(field)}".`,
        fix,
      };
    }
    case 'type': {
      const wanted = [params.type].flat().map((type) => typeNames[String(type)] ?? String(type));
      const message = `"${nameOf(field)}" must be ${wanted.join(' or ')}, but is ${shown(field.value)}.`;
      return { kind: 'wrong-type', file, place: field.place, message };
    }
    default:
      return {
        kind: 'wrong-value',
        file,
        place: field.place,
        message: `"${nameOf(field)}" ${error.message ?? 'is wrong'}.`,
      };
  }
}

const typeNames: { readonly [type: string]: string } = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  null: 'nothing',
};

/** A JSON pointer as steps; a number counts as index only where there is a list. */
function stepsOf(pointer: string, root: Field): DataPath {
  let value = root.value;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(name) : name;
      value = Reflect.get(Object(value), key);
      return key;
    });
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
