import type { Pack } from '../../document/pack.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { type SchemaFault, schemaFaults } from '../../structure/schema-faults.js';
import { unknownKeysOf } from '../../structure/unknown-keys.js';

function* faults(pack: Pack, kind: SchemaFault['kind']): Iterable<Problem> {
  for (const fault of schemaFaults(pack)) if (fault.kind === kind) yield fault;
}

const knowsEveryKey = defineRule({
  code: 'CP101',
  official: ['ST110'],
  severity: 'error',
  title: 'Files have known keys only',
  why: 'The platform ignores a key that it does not know, so a slip of the pen goes unnoticed; its official checks refuse it.',
  fix: 'Remove the key, or correct its name.',
  check: unknownKeysOf,
});

const hasEveryKey = defineRule({
  code: 'CP102',
  official: ['ST110', 'PA107', 'IN172'],
  severity: 'error',
  title: 'Files have every key that they need',
  why: 'The platform or its official checks read the key without asking whether it is there.',
  fix: 'Add the key.',
  check: (pack) => faults(pack, 'missing-key'),
});

const hasRightTypes = defineRule({
  code: 'CP103',
  official: ['ST110'],
  severity: 'error',
  title: 'Values are of the right kind',
  why: 'The server reads the file into fixed types and refuses, or drops, what does not fit.',
  fix: 'Write a value of the right kind.',
  check: (pack) => faults(pack, 'wrong-type'),
});

const hasAllowedValues = defineRule({
  code: 'CP104',
  official: ['ST110', 'MR106'],
  severity: 'error',
  title: 'Values are among those that the platform knows',
  why: 'The platform knows a closed list of values here.',
  fix: 'Choose one of the known values.',
  check: (pack) => faults(pack, 'wrong-value'),
});

export const structureRules: readonly Rule[] = [knowsEveryKey, hasEveryKey, hasRightTypes, hasAllowedValues];
