import type { InstalledIntegration } from '../../../simulator/install/installed-integration.js';
import type { FormValue, FormValues, IntegrationForm } from '../../protocol.js';
import type { Simulation } from '../simulation/simulation.js';
import { formValuesOf } from './form-values.js';

/** What to fill in to use the mock servers: nothing for an integration that the mock server of the source is not for. */
export function mockForm(
  integration: InstalledIntegration,
  { mockServers: { source } }: Simulation,
): Pick<IntegrationForm, 'mockValues' | 'mockCredentials'> {
  const names = integration.configuration.map(({ name }) => name);
  if (source === undefined || !Object.keys(source.params).every((name) => names.includes(name)))
    return { mockValues: {}, mockCredentials: [] };
  const params = { isFetchEvents: true, isFetch: true, ...source.params };
  const { credentials = [] } = source;
  const different = new Set(credentials.flatMap(({ params }) => Object.keys(params)));
  const isDifferent = ([name]: readonly [string, unknown]) => different.has(name);
  const common = Object.fromEntries(Object.entries(params).filter((entry) => !isDifferent(entry)));
  return {
    mockValues: formValuesOf(integration, params),
    // What one credential leaves out is empty: the field of another must not keep its secret.
    mockCredentials: credentials.map(({ name, params }) => ({
      name,
      values: Object.fromEntries(
        Object.entries(formValuesOf(integration, { ...common, ...params })).filter(isDifferent),
      ),
    })),
  };
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
