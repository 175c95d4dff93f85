import type { Command } from '../../definition/command.js';
import { developmentWarning, getEventsSuffix } from '../../spec/marketplace-reviewer.js';

/** What a tenant and the documents say of a command: one that gets events warns of its use. */
export function commandDescription(name: string, { description }: Command): string {
  const warns = !name.endsWith(getEventsSuffix) || description.endsWith(developmentWarning);
  return warns ? description : `${description} ${developmentWarning}`;
}
