import { argumentsOf, itemsOfKind, outputsOf } from '../../document/parts.js';
import { appendToText } from '../../fixes/scalar-edit.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import type { Field } from '../../text/field.js';
import { endsAsSentence } from '../../text/sentence.js';
import { shown } from '../../text/shown-value.js';

/** Examples of JSON may close a description. */
const endOfExample = /\n\s*[}\]]$/;

function* unfinished(field: Field | undefined, what: string): Iterable<Problem> {
  const text = field?.text?.trimEnd();
  if (
    field === undefined ||
    text === undefined ||
    text === '' ||
    endsAsSentence(text) ||
    endOfExample.test(text)
  )
    return;
  // A colon or a dash announces something: a full stop would not fix it.
  const edits = /[\p{L}\p{N})\]'"]$/u.test(text) ? appendToText(field, '.') : [];
  yield {
    place: field.place,
    message: `The description of ${what} does not end as a sentence: ${shown(text.slice(-40))}.`,
    edits,
  };
}

const descriptionsAreSentences = defineRule({
  code: 'CP326',
  official: ['DS108'],
  severity: 'error',
  title: 'Descriptions of integrations and scripts end as sentences do',
  why: 'They stand one after the other in the help; the official check demands it.',
  fix: 'End it with a full stop, a question mark, an exclamation mark or an address.',
  *check(pack) {
    for (const { root } of pack.integrations) yield* unfinished(root.get('description'), 'the integration');
    for (const { root } of itemsOfKind(pack, 'script')) {
      yield* unfinished(root.get('comment'), 'the script');
      for (const argument of root.get('args')?.items ?? [])
        yield* unfinished(argument.get('description'), `the argument "${argument.get('name')?.text ?? ''}"`);
      for (const output of root.get('outputs')?.items ?? [])
        yield* unfinished(output.get('description'), `the output "${output.get('contextPath')?.text ?? ''}"`);
    }
    for (const { argument, name } of argumentsOf(pack)) {
      yield* unfinished(
        argument.get('description'),
        `the argument "${argument.get('name')?.text ?? ''}" of ${name}`,
      );
    }
    for (const { output, name } of outputsOf(pack)) {
      yield* unfinished(
        output.get('description'),
        `the output "${output.get('contextPath')?.text ?? ''}" of ${name}`,
      );
    }
  },
});

const descriptionsAreFilled = defineRule({
  code: 'CP327',
  official: ['IN149'],
  severity: 'warning',
  title: 'Integrations, commands, arguments and outputs have a description',
  why: 'It is all that a user sees of them.',
  fix: 'Write a sentence.',
  *check(pack) {
    const described = [
      ...pack.integrations.map(({ root }) => root),
      ...pack.integrations.flatMap(({ root }) => root.at('script', 'commands')?.items ?? []),
      ...argumentsOf(pack).map(({ argument }) => argument),
      ...outputsOf(pack).map(({ output }) => output),
    ];
    for (const owner of described) {
      const description = owner.get('description');
      if (description?.text?.trim() === '')
        yield { place: description.place, message: 'The description is empty.' };
    }
  },
});

export const sentenceRules: readonly Rule[] = [descriptionsAreSentences, descriptionsAreFilled];
