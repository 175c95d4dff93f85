import { UserError } from '../../../shared/errors.js';
import { kebabCase } from '../../../shared/kebab-case.js';
import { forbiddenNameWords } from '../../../spec/approved-values.js';

/** The forms of the name of a project, from the one that its author gave. */
export interface ProjectName {
  /** Of folder and commands: `acme-desk`. */
  readonly name: string;
  /** As users see it: `Acme Desk`. */
  readonly title: string;
  /** Of the pack, and the beginning of paths in the context: `AcmeDesk`. */
  readonly id: string;
}

const longest = 40;
/** What the names of commands in Cortex look like. */
const form = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Throws a UserError, with a name that would do where there is one. */
export function projectName(given: string): ProjectName {
  if (!form.test(given) || given.length < 3 || given.length > longest) {
    const near = nearest(given);
    const advice = near === undefined ? 'Take one such as acme-desk.' : `"${near}" would do.`;
    throw new UserError(
      'command-line',
      `"${given}" cannot name a project. A name has 3 to ${longest} lower-case letters and digits, begins with a letter, and has hyphens between words. ${advice}`,
    );
  }
  const words = given.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const title = words.join(' ');
  const forbidden =
    forbiddenNameWords.exec(title)?.[0] ?? (/event collector/i.test(title) ? 'Event Collector' : undefined);
  if (forbidden !== undefined) {
    throw new UserError(
      'command-line',
      `"${given}" cannot name a project: the marketplace refuses packs with "${forbidden}" in their name. Name it after the product that it connects to, such as acme-desk.`,
    );
  }
  return { name: given, title, id: words.join('') };
}

function nearest(given: string): string | undefined {
  const name = kebabCase(given)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return name.length >= 3 ? name : undefined;
}
