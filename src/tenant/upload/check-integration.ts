import type { IntegrationOnTenant } from '../client/inventory.js';
import type { ItemCheck } from './item-check.js';
import type { IntegrationSurface } from './pack-zip.js';

/** Compares an integration of the zip with that on the tenant. */
export function checkIntegration(
  wanted: IntegrationSurface,
  there: IntegrationOnTenant | undefined,
): ItemCheck {
  if (there === undefined) return { verdict: 'missing', detail: 'not among the integrations of the tenant' };
  const lacking = [
    ...lackingCommands(wanted, there),
    ...(there.parameters === undefined
      ? []
      : wanted.parameters
          .filter(({ name }) => there.parameters?.includes(name) === false)
          .map(({ name }) => `parameter ${name}`)),
  ];
  if (lacking.length > 0) return { verdict: 'different', detail: `without ${lacking.join(', ')}` };
  if (there.script !== undefined && !sameCode(there.script, wanted.script)) {
    return { verdict: 'different', detail: 'its script is another one' };
  }
  return { verdict: 'installed', detail: evidence(wanted, there) };
}

function lackingCommands(wanted: IntegrationSurface, there: IntegrationOnTenant): string[] {
  const { commands } = there;
  if (commands === undefined) return [];
  return wanted.commands.flatMap((command) => {
    const found = commands.find(({ name }) => name === command.name);
    if (found === undefined) return [`command ${command.name}`];
    return command.arguments
      .filter(({ name }) => !found.arguments.includes(name))
      .map(({ name }) => `argument ${name} of ${command.name}`);
  });
}

/** Without the white space at the ends, with which YAML is free. */
function sameCode(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

function evidence(wanted: IntegrationSurface, there: IntegrationOnTenant): string {
  const count = wanted.commands.length;
  const commands =
    there.commands === undefined ? 'commands not listed' : `${count} command${count === 1 ? '' : 's'}`;
  const script = there.script === undefined ? 'script not shown by the tenant' : 'same script';
  const system = there.system === undefined ? [] : [there.system ? 'system content' : 'custom content'];
  return [commands, script, ...system].join(', ');
}
