import type { ArgumentValues } from '../../definition/command.js';
import type { ScriptDefinition } from '../../definition/script.js';
import { readArguments } from '../commands/arguments.js';
import { type Host, hostFromGlobals } from '../host/host.js';
import { type CommandAnswer, entriesOf } from '../implement/command-result.js';
import { configurationFailure, describeThrown, type Failure } from '../values/failure.js';
import { openInvestigation, type ScriptContext } from './investigation.js';

type PartOf<D, K extends string> = D extends { readonly [P in K]: infer V } ? V : object;

/** The code behind the definition of a script. */
export type ScriptImplementation<D> = (
  context: ScriptContext,
  args: ArgumentValues<PartOf<D, 'arguments'>>,
) => CommandAnswer<PartOf<D, 'outputs'>>;

/**
 * Makes the entry function of an automation script from its definition and the code behind it: it reads the arguments,
 * and turns answers into entries and failures into messages. `export const run = implementScript(...)` is all that the
 * entry file of a script needs.
 */
export function implementScript<const D extends ScriptDefinition>(
  definition: D,
  implementation: ScriptImplementation<D>,
): () => unknown {
  const code = implementation as unknown as ScriptImplementation<ScriptDefinition>;
  return () => runScript(hostFromGlobals(), definition, code);
}

/** A failure is thrown as a text, which the platform shows as it is. The stack of a defect goes to the log. */
function runScript(
  host: Host,
  definition: ScriptDefinition,
  code: ScriptImplementation<ScriptDefinition>,
): unknown {
  try {
    const args = readArguments(definition.arguments ?? {}, host.args, host.now());
    const answer = code(openInvestigation(host), args as never);
    return entriesOf(
      answer,
      { description: '', ...(definition.outputs && { outputs: definition.outputs }) },
      { source: { vendor: definition.id, reliability: '' }, saveFile: (content) => savedFile(host, content) },
    );
  } catch (error) {
    const { failureKind, message } = Object(error) as Partial<Failure>;
    if (failureKind !== undefined) throw message;
    const stack = error instanceof Error && typeof error.stack === 'string' ? `\n${error.stack}` : '';
    const text = `Unexpected error inside the script. This is a defect of the script: please report it with this text. ${describeThrown(error)}`;
    host.logError(`${definition.id}: ${text}${stack}`);
    throw text;
  }
}

function savedFile(host: Host, content: string): string {
  const id = host.saveFile(content);
  if (id !== undefined) return id;
  throw configurationFailure('This server cannot save files, so the script has no result to show.');
}
