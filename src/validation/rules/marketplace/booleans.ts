import type { Field } from '../../text/field.js';

const checkbox = 8;

/** True for a parameter, an argument, or an output that is true or false. */
export function isBoolean(declared: Field): boolean {
  const type = declared.get('type');
  if (type?.value === checkbox || type?.text?.toLowerCase() === 'boolean') return true;
  const choices = declared.get('predefined')?.items.map(({ value }) => String(value)) ?? [];
  return choices.length > 0 && choices.every((choice) => /^(true|false)$/i.test(choice));
}
