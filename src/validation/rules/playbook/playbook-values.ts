import { marketplaces } from '../../../spec/approved-values.js';
import { playbooksOf } from '../../document/playbook-tasks.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';

/** The values of a task that the editor can take from the context: each is plain text, or has filters and transformers. */
function* valuesOf({ root, type }: { readonly root: Field; readonly type: string }): Iterable<Field> {
  yield* [root.at('task', 'name'), root.at('task', 'description')].flatMap((field) => field ?? []);
  const given = root.get('scriptarguments')?.fields ?? [];
  const messages = root.get('message')?.fields ?? [];
  switch (type) {
    case 'regular':
      yield* plainTexts(root.get('defaultassigneecomplex'));
      for (const value of given) yield* plainTexts(value);
      for (const mapping of root.get('fieldMapping')?.items ?? []) yield* plainTexts(mapping.get('output'));
      break;
    case 'condition':
      for (const value of [...given, ...messages]) yield* plainTexts(value);
      for (const condition of root.get('conditions')?.items ?? [])
        yield* comparedTexts(condition.get('condition'));
      break;
    case 'collection':
      for (const value of [...given, ...messages]) yield* plainTexts(value);
      for (const question of root.at('form', 'questions')?.items ?? [])
        yield* plainTexts(question.get('labelarg'));
      break;
  }
}

/** The plain texts of an input; what is marked as context is none. */
function* plainTexts(input: Field | undefined): Iterable<Field> {
  const simple = input?.get('simple');
  if (simple !== undefined) {
    yield simple;
    return;
  }
  const complex = input?.get('complex');
  yield* comparedTexts(complex?.get('filters'));
  for (const transformer of complex?.get('transformers')?.items ?? []) {
    for (const argument of transformer.get('args')?.fields ?? []) yield* operandTexts(argument);
  }
}

/** The operands of conditions and filters: lists of alternatives. */
function* comparedTexts(alternatives: Field | undefined): Iterable<Field> {
  for (const comparison of alternatives?.items.flatMap(({ items }) => items) ?? []) {
    yield* operandTexts(comparison.get('left'));
    yield* operandTexts(comparison.get('right'));
  }
}

function* operandTexts(operand: Field | undefined): Iterable<Field> {
  if (operand?.get('iscontext')?.value !== true) yield* plainTexts(operand?.get('value'));
}

/**
 * Whether a text that reads like a reference can only be meant as one. Scripts take names of fields and places of the
 * context as texts, too: DBotFindSimilarIncidents compares the field "incident.type", and Set writes to its "key".
 */
function isReference({ text = '', dataPath }: Field): boolean {
  if (!/^(?:incident|inputs)(?:\.[\w-]+)+$/.test(text)) return false;
  const [owner, argument] = dataPath.slice(-3);
  if (owner === 'left' || owner === 'right') return true;
  if (owner !== 'scriptarguments') return false;
  return argument === 'value' || (text.startsWith('inputs.') && !namesOfPlaces.test(String(argument)));
}

/** Arguments that may want a name or a place. */
const namesOfPlaces = /key|context|field|path|name/i;

const nameFix = `Where the task wants the name, as of a field to compare or a place to write to, keep it, and ignore PB121 for the file in .pack-ignore. Where it wants the value, write \${incident.name}.`;

const referencesAreMarked = defineRule({
  code: 'CPC320',
  official: ['PB121'],
  severity: 'error',
  title: 'What a playbook takes from an incident or its inputs is marked as a reference',
  why: 'The task gets the name of the value in place of the value.',
  fix: `Write it as \${incident.name}, or choose "From previous tasks" in the editor.`,
  *check(pack) {
    for (const { tasks } of playbooksOf(pack)) {
      for (const task of tasks) {
        for (const field of valuesOf(task)) {
          const plain = field.text?.split(',').filter((part) => /^(?:incident|inputs)\./.test(part)) ?? [];
          if (plain.length === 0) continue;
          const message = `Task ${task.id} gets the text "${plain.join(', ')}".`;
          yield isReference(field)
            ? { place: field.place, message, edits: replaceScalar(field, `\${${field.text}}`) }
            : { place: field.place, message, fix: nameFix };
        }
      }
    }
  },
});

const marketplaceKeysHaveDefaults = defineRule({
  code: 'CPC321',
  official: ['PB127'],
  severity: 'error',
  title: 'A key of a playbook for one marketplace goes with the key for all',
  why: 'On any other marketplace the playbook would lack the key.',
  fix: 'Write the key without the marketplace as well.',
  *check(pack) {
    for (const { root } of playbooksOf(pack)) yield* keysWithoutDefault(root);
  },
});

function* keysWithoutDefault(field: Field): Iterable<Problem> {
  for (const child of [...field.fields, ...field.items]) {
    const [key = '', marketplace] = child.name.split(':');
    const isVariant = marketplaces.some((name) => name === marketplace?.toLowerCase());
    if (isVariant && field.get(key) === undefined)
      yield { place: child.keyPlace, message: `There is "${child.name}", but no "${key}".` };
    yield* keysWithoutDefault(child);
  }
}

export const playbookValueRules: readonly Rule[] = [referencesAreMarked, marketplaceKeysHaveDefaults];
