import type { InstalledIntegration } from '../../../simulator/install/installed-integration.js';
import type { FormValue, FormValues } from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import { formValuesOf } from './form-values.js';

/** What to fill in to use the mock servers: nothing for an integration that the mock server of the source is not for. */
export function mockValues(
  integration: InstalledIntegration,
  { mockServers: { source } }: Simulation,
): FormValues {
  if (source === undefined) return {};
  const names = integration.configuration.map(({ name }) => name);
  const fits = Object.keys(source.params).every((name) => names.includes(name));
  return fits ? formValuesOf(integration, { isFetchEvents: true, isFetch: true, ...source.params }) : {};
}

/** The values with the addresses of other mock servers in place of those before. */
export function movedValues(values: FormValues, before: Simulation, after: Simulation): FormValues {
  const moves = [
    [before.origins.receiver, after.origins.receiver],
    [before.origins.source, after.origins.source],
  ] as const;
  const moved = (text: string): string => {
    const move = moves.find(([from]) => from !== undefined && isAt(text, from));
    return move?.[0] === undefined || move[1] === undefined ? text : move[1] + text.slice(move[0].length);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mapText(value, moved)]));
}

function isAt(url: string, origin: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}

function mapText(value: FormValue, change: (text: string) => string): FormValue {
  return typeof value === 'string' ? change(value) : value;
}
