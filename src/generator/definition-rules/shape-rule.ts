import type { PackDefinition } from '../../definition/pack.js';
import { suggestion } from '../../shared/nearest-name.js';
import type { DefinitionPath } from '../../validation/definition-source/definition-path.js';
import type { DefinitionProblem, DefinitionRule } from './definition-rule.js';
import { type Keys, packShape, type Shape } from './definition-shape.js';

/** The first rule: without it the others, and the writers of the files, would fail halfway. */
export const definitionIsComplete: DefinitionRule<PackDefinition> = {
  code: 'CPD101',
  title: 'Every part of a definition is there, and of the right kind',
  why: 'What is missing leaves a hole in the files of the pack, and what nothing reads vanishes without a word.',
  fix: 'Write it as the types of cortex-pack/definition say; an editor shows the same place.',
  unseen: 'There are no files without a whole definition.',
  check: (pack) => problemsOfKeys(pack, packShape, []),
};

const nouns = { text: 'a text', number: 'a number', boolean: 'true or false' } as const;

function* problemsOf(value: unknown, shape: Shape, path: DefinitionPath): Iterable<DefinitionProblem> {
  if (shape === 'anything') return;
  if (typeof shape === 'string') {
    const type = shape === 'text' ? 'string' : shape;
    if (typeof value !== type) yield wrong(value, nouns[shape], path);
  } else if ('list' in shape) {
    if (!Array.isArray(value)) yield wrong(value, 'a list', path);
    else for (const [index, item] of value.entries()) yield* problemsOf(item, shape.list, [...path, index]);
  } else if ('either' in shape) {
    if (value !== shape.or) yield* problemsOf(value, shape.either, path);
  } else if ('textOr' in shape) {
    if (typeof value !== 'string') yield* problemsOf(value, shape.textOr, path);
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield wrong(value, 'an object', path);
  } else if ('map' in shape) {
    for (const [key, item] of Object.entries(value)) yield* problemsOf(item, shape.map, [...path, key]);
  } else if ('keys' in shape) {
    yield* problemsOfKeys(value, shape.keys, path);
  } else {
    yield* problemsOfKind(value, shape.kinds, path);
  }
}

function* problemsOfKind(
  value: object,
  kinds: { readonly [kind: string]: Keys },
  path: DefinitionPath,
): Iterable<DefinitionProblem> {
  const kind = 'kind' in value ? String(value.kind) : undefined;
  const keys = kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (keys !== undefined) yield* problemsOfKeys(value, keys, path);
  else
    yield {
      path: [...path, 'kind'],
      message: kind === undefined ? `${named(path)} has no kind.` : `There is no kind "${kind}".`,
      fix: `Write one of ${Object.keys(kinds).join(', ')}.`,
    };
}

function* problemsOfKeys(value: object, keys: Keys, path: DefinitionPath): Iterable<DefinitionProblem> {
  const given: { readonly [key: string]: unknown } = { ...value };
  const known = Object.keys(keys).map((key) => key.replace('?', ''));
  for (const [written, shape] of Object.entries(keys)) {
    const key = written.replace('?', '');
    if (given[key] !== undefined) yield* problemsOf(given[key], shape, [...path, key]);
    else if (key === written) yield { path: [...path, key], message: `${named(path)} has no "${key}".` };
  }
  for (const key of Object.keys(given).filter((name) => !known.includes(name))) {
    yield {
      path: [...path, key],
      message: `Nothing reads "${key}" of ${named(path)}.`,
      fix: suggestion(key, known),
    };
  }
}

function wrong(value: unknown, wanted: string, path: DefinitionPath): DefinitionProblem {
  const is = value === null ? 'null' : Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
  return { path, message: `${named(path)} must be ${wanted}, but is ${is}.` };
}

function named(path: DefinitionPath): string {
  return path.length === 0 ? 'The definition' : path.join('.');
}
