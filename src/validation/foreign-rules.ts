import type { Rule } from './rule.js';
import { fieldRules } from './rules/incident-field/fields.js';
import { typeRules } from './rules/incident-type/types.js';
import { otherItemRules } from './rules/items/other-items.js';
import { referenceRules } from './rules/items/references.js';
import { layoutRules } from './rules/layout/layouts.js';
import { playbookFlowRules } from './rules/playbook/playbook-flow.js';
import { playbookValueRules } from './rules/playbook/playbook-values.js';
import { playbookRules } from './rules/playbook/playbooks.js';

/** About kinds of content that nobody declares here, but that packs have. */
export const foreignRules: readonly Rule[] = [
  ...playbookRules,
  ...playbookFlowRules,
  ...playbookValueRules,
  ...fieldRules,
  ...typeRules,
  ...layoutRules,
  ...otherItemRules,
  ...referenceRules,
];
