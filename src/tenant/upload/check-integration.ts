import { counted } from '../../shared/counted.js';
import { isCompiledScript } from '../../spec/compiled-script-mark.js';
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
    return { verdict: 'different', detail: otherScript(wanted.script, there.script) };
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

/** A pack has a zip for each runtime, and somebody may have installed the other one. */
function otherScript(wanted: string, there: string): string {
  const runtime = runtimeOf(there);
  return runtime === undefined || runtime === runtimeOf(wanted)
    ? 'its script is another one'
    : `its script is for the ${runtime}: compare it with the zip for the ${runtime}, or upload this one to change over`;
}

/** The runtime that a script was compiled for: in the container, it lies in a Python program. */
function runtimeOf(script: string): 'server' | 'container' | undefined {
  if (!isCompiledScript(script)) return undefined;
  return script.trimStart().startsWith('//') ? 'server' : 'container';
}

/** Without the white space at the ends, with which YAML is free. */
function sameCode(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

function evidence(wanted: IntegrationSurface, there: IntegrationOnTenant): string {
  const count = wanted.commands.length;
  const commands = there.commands === undefined ? 'commands not listed' : counted(count, 'command');
  const script = there.script === undefined ? 'script not shown by the tenant' : 'same script';
  const system = there.system === undefined ? [] : [there.system ? 'system content' : 'custom content'];
  return [commands, script, ...system].join(', ');
}
