import type { CommandArgument } from '../../../simulator/install/installed-integration.js';
import { genericArguments } from '../../../spec/generic-arguments.js';
import type { InstanceSummary } from '../../protocol.js';

const flags = ['raw-response', 'ignore-outputs'];

/** The arguments that every command takes, with the values that they can have here. */
export function genericCommandArguments(instances: readonly InstanceSummary[]): CommandArgument[] {
  const values: { readonly [name: string]: readonly string[] } = {
    using: instances.map(({ name }) => name),
    'using-brand': [...new Set(instances.map(({ integration }) => integration))],
  };
  return Object.entries(genericArguments).map(([name, description]) => ({
    name,
    description,
    predefined: flags.includes(name) ? ['true', 'false'] : (values[name] ?? []),
  }));
}
