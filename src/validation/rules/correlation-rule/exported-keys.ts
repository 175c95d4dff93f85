import { exportedKeys, valuesOfExportedKeys } from '../../../spec/correlation-rules.js';
import type { Edit } from '../../fixes/edit.js';
import { removeKey } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** An author declares some of the keys; who has this many of them, with rule_id, exported the rule. */
const fewest = 5;

/** The keys of a rule that a tenant wrote when it exported it; none in a rule that an author wrote. */
export function exportedFields(root: Field): readonly Field[] {
  const fields = exportedKeys.flatMap((key) => root.get(key) ?? []);
  const exported = root.get('rule_id') !== undefined && fields.length >= fewest;
  return exported ? fields : [];
}

/** A key whose value a rule has without it as well. */
function saysNothing({ name, value }: Field): boolean {
  if (name === 'rule_id' || name === 'simple_schedule') return true;
  return (
    (Array.isArray(value) && value.length === 0) || (valuesOfExportedKeys[name]?.includes(value) ?? false)
  );
}

const rulesAreNotExports = defineRule({
  code: 'CPT330',
  official: ['ST110'],
  severity: 'warning',
  title: 'A correlation rule has no keys that only an export of a tenant has',
  why: 'The strict model of the official SDK forbids them. Tenants take them, so this is a warning.',
  fix: 'Remove them. --fix removes those whose value a rule has without them as well.',
  evidence: { mark: 'conflict', sources: ['SPB'] },
  *check({ correlationRules }) {
    for (const { root } of correlationRules) {
      const fields = exportedFields(root);
      const [first] = fields;
      if (first === undefined) continue;
      const edits: Edit[] = fields.filter(saysNothing).flatMap(removeKey);
      const names = fields.map(({ name }) => name).join(', ');
      yield { place: first.keyPlace, message: `A tenant exported this rule with ${names}.`, edits };
    }
  },
});

export const exportedKeyRules: readonly Rule[] = [rulesAreNotExports];
