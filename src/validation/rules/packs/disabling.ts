import { defineRule, type Rule } from '../../rule.js';

/*
 * What is wrong with the disabling of rules. Only the validation as a whole can tell, so it reports these itself
 * (see silence.ts) and their checks have nothing to find in a pack.
 */

export const disableWithoutReason = defineRule({
  code: 'CP901',
  severity: 'error',
  title: 'Whoever disables a rule says why',
  why: 'Without a reason nobody can tell later whether the rule may be switched on again.',
  fix: 'Write the reason after a colon: cortex-pack-disable CP123: reason. In .cortex-pack.yml, as "reason".',
  check: () => [],
});

export const unusedDisable = defineRule({
  code: 'CP902',
  severity: 'warning',
  title: 'A disabled rule would have found something',
  why: 'A disable that is not needed hides the next mistake of the same kind.',
  fix: 'Remove it.',
  check: () => [],
});

export const unknownDisable = defineRule({
  code: 'CP903',
  severity: 'error',
  title: 'Only known rules are disabled',
  why: 'A wrong code disables nothing.',
  fix: 'Write the code that the finding shows, such as CP301.',
  check: () => [],
});

export const disablingRules: readonly Rule[] = [disableWithoutReason, unusedDisable, unknownDisable];
