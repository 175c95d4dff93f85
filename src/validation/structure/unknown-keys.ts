import type { Pack } from '../document/pack.js';
import type { Problem } from '../rule.js';
import { type SchemaFault, schemaFaults } from './schema-faults.js';

/** The keys that a message names; the others are counted. */
const namedKeys = 5;

/**
 * The unknown keys of a pack: one problem for each that looks misspelt, and one for all others of a file. What a tenant
 * exports has dozens of them, and one alone says nothing new.
 */
export function* unknownKeysOf(pack: Pack): Iterable<Problem> {
  const others = new Map<string, SchemaFault[]>();
  for (const fault of schemaFaults(pack)) {
    if (fault.kind !== 'unknown-key') continue;
    const { path } = fault.place;
    if (fault.fix !== undefined || isJudgedByKey(pack, path)) yield fault;
    else others.set(path, [...(others.get(path) ?? []), fault]);
  }
  for (const faults of others.values()) yield* togetherOf(faults);
}

/** Where a comment disables the rule for one key, the others must not go with it. */
function isJudgedByKey(pack: Pack, path: string): boolean {
  return /cortex-pack-disable\s+CP101\b/.test(pack.texts.get(path)?.text ?? '');
}

function togetherOf(faults: readonly SchemaFault[]): Problem[] {
  const inOrder = [...faults].sort((a, b) => startOf(a) - startOf(b));
  const [first] = inOrder;
  if (first === undefined || inOrder.length === 1) return inOrder;
  const names = [...new Set(inOrder.map(({ key = '' }) => `"${key.slice(key.lastIndexOf('.') + 1)}"`))];
  if (names.length === 1)
    return [
      {
        place: first.place,
        message: `The key "${first.key}" is not known here. The file has it at ${inOrder.length} places.`,
        fix: 'Remove it everywhere, or correct its name.',
      },
    ];
  const more = names.length - namedKeys;
  const named = more > 0 ? `${names.slice(0, namedKeys).join(', ')}, and ${more} more` : names.join(', ');
  // The same key in a list of tasks is one key to remove.
  const places = inOrder.length === names.length ? '' : `, at ${inOrder.length} places`;
  return [
    {
      place: first.place,
      message: `${names.length} keys of this file are not known${places}: ${named}.`,
      fix: 'Remove them, or correct their names. What a tenant exports has more keys than the files of a pack.',
    },
  ];
}

function startOf({ place }: SchemaFault): number {
  return place.span?.start ?? 0;
}
