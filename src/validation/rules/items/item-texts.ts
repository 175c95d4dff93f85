import type { KnownKind } from '../../../spec/content-kinds.js';
import type { Pack } from '../../document/pack.js';
import { itemsOfKind } from '../../document/parts.js';
import type { Problem } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** The form of the ids that a tenant gives. */
export const tenantId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The texts at one path in the items of a kind that are not as they must be. `judge` says what is wrong with a text, or
 * nothing when it is right.
 */
export function* wrongTexts(
  pack: Pack,
  kind: KnownKind,
  path: readonly string[],
  judge: (text: string, field: Field) => string | Omit<Problem, 'place'> | undefined,
): Iterable<Problem> {
  for (const { root } of itemsOfKind(pack, kind)) {
    const field = root.at(...path);
    const wrong = field?.text === undefined ? undefined : judge(field.text, field);
    if (field === undefined || wrong === undefined) continue;
    yield { place: field.place, ...(typeof wrong === 'string' ? { message: wrong } : wrong) };
  }
}
