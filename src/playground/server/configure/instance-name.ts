import { UserError } from '../../../shared/errors.js';

const longestName = 100;

/** A name that no instance can have. A form can show the message next to its field. */
export class InstanceNameError extends UserError {
  override readonly name = 'InstanceNameError';
}

/** The name as an instance has it. Throws an InstanceNameError for one that it cannot have. */
export function instanceNameFrom(typed: string): string {
  const name = typed.trim();
  if (name === '') throw new InstanceNameError('playground-request', 'The instance needs a name.');
  if (name.length > longestName)
    throw new InstanceNameError(
      'playground-request',
      `The name has ${name.length} characters. Shorten it to at most ${longestName}.`,
    );
  return name;
}

/** Why a new instance cannot have the name of another. */
export function takenName(name: string): InstanceNameError {
  return new InstanceNameError(
    'playground-request',
    `There is an instance "${name}" already. Choose another name, or change that instance.`,
  );
}
