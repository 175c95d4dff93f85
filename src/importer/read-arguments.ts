import type { Argument, Arguments } from '../definition/command.js';
import type { Outputs, OutputType } from '../definition/outputs.js';
import { type Json, type JsonObject, objectsIn } from '../shared/json.js';

/** The arguments of a command or a script. */
export function readArguments(list: Json | undefined): Arguments {
  return Object.fromEntries(objectsIn(list).map((argument) => [textIn(argument.name), argumentOf(argument)]));
}

function argumentOf(given: JsonObject): Argument {
  const { predefined, isArray, defaultValue } = given;
  const base = {
    description: textIn(given.description),
    ...(given.required === true ? { required: true } : {}),
    ...(given.default === true ? { isDefault: true } : {}),
    ...(given.secret === true ? { secret: true } : {}),
    ...(given.deprecated === true ? { deprecated: true } : {}),
  };
  const isGiven = defaultValue !== undefined && defaultValue !== null && defaultValue !== '';
  const withDefault = isGiven ? { defaultValue: String(defaultValue) } : {};
  const options = Array.isArray(predefined) ? predefined.map(String).filter((option) => option !== '') : [];
  if (options.length === 0)
    return isArray === true
      ? { kind: 'list', ...base, ...withDefault }
      : { kind: 'string', ...base, ...withDefault };
  if (isArray === true) return { kind: 'choices', ...base, options, ...withDefault };
  const isBoolean = options.length === 2 && options[0] === 'true' && options[1] === 'false' && isGiven;
  return isBoolean
    ? { kind: 'boolean', ...base, defaultValue: String(defaultValue) === 'true' }
    : { kind: 'choice', ...base, options, ...withDefault };
}

const outputTypes: readonly OutputType[] = ['string', 'number', 'boolean', 'date', 'unknown'];

/** The outputs of a command or a script; undefined for none. Their paths are whole. */
export function readOutputs(list: Json | undefined): Outputs | undefined {
  const outputs = objectsIn(list).filter(({ contextPath }) => typeof contextPath === 'string');
  if (outputs.length === 0) return undefined;
  return {
    prefix: '',
    fields: Object.fromEntries(
      outputs.map(({ contextPath, type, description }) => [
        textIn(contextPath),
        [outputTypes.find((known) => known === textIn(type).toLowerCase()) ?? 'unknown', textIn(description)],
      ]),
    ),
  };
}

/** '' for what is no text or number. */
export function textIn(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The texts of a list, or the only one. */
export function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];
}
