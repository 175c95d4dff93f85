import { describe, expect, test } from 'vitest';
import type { PackDefinition } from '#src/definition/pack.js';
import { packShape, type Shape } from '#src/generator/definition-rules/definition-shape.js';
import { definitionIsComplete } from '#src/generator/definition-rules/shape-rule.js';

type Path = readonly (string | number)[];

interface Place {
  /** The object that has the key. */
  readonly path: Path;
  readonly key: string;
  /** The kind that the object must be of to have the key. */
  readonly kind?: string;
}

/** Every key that a definition can have, by the places where it can stand. The compiler keeps the list complete. */
function* keysIn(shape: Shape, path: Path, kind?: string): Iterable<Place> {
  if (typeof shape === 'string') return;
  if ('keys' in shape) {
    for (const [written, below] of Object.entries(shape.keys)) {
      const key = written.replace('?', '');
      yield { path, key, ...(kind !== undefined && { kind }) };
      yield* keysIn(below, [...path, key]);
    }
  } else if ('kinds' in shape) {
    for (const [name, keys] of Object.entries(shape.kinds)) yield* keysIn({ keys }, path, name);
  } else if ('list' in shape) yield* keysIn(shape.list, [...path, 0]);
  else if ('map' in shape) yield* keysIn(shape.map, [...path, 'any']);
  else if ('either' in shape) yield* keysIn(shape.either, path);
  else yield* keysIn(shape.textOr, path);
}

/** A definition with nothing but the object at the path. */
function definitionWith(path: Path, object: object): object {
  return path.reduceRight<object>(
    (inner, name) => (typeof name === 'number' ? [inner] : { [name]: inner }),
    object,
  );
}

const places = [...keysIn({ keys: packShape }, [])];

describe('a misspelt key is refused at its place', () => {
  test.each(places.map((place) => [[...place.path, place.key].join('.'), place.kind ?? '', place] as const))(
    '%s %s',
    (_name, _kind, { path, key, kind }) => {
      const misspelt = `${key}x`;
      const definition = definitionWith(path, { ...(kind !== undefined && { kind }), [misspelt]: 'value' });
      const problems = [...definitionIsComplete.check(definition as unknown as PackDefinition)];
      const [problem] = problems.filter((found) => found.path.join('.') === [...path, misspelt].join('.'));
      expect(problem?.message).toContain(`Nothing reads "${misspelt}" of `);
      expect(problem?.fix).toContain(key);
    },
  );

  test('and there are many', () => expect(places.length).toBeGreaterThan(150));
});
