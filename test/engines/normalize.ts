import type { Json } from '#src/shared/json.js';
import { tokens, user } from '../pack/mock-api/organization.js';
import { collectorKey } from './fixture.js';
import type { Observation, Told } from './observation.js';
import type { ScriptEngine } from './script-run.js';

const secrets = [...Object.values(tokens).map(({ value }) => value), user.globalKey, collectorKey];

// Go and Node have words of their own for a connection that failed. Both begin with method and URL.
const transportFailure = /\b(get|post) (\\*")([^"?\\]*)[^"]*": [^)"]*/gi;

/**
 * The observations as plain JSON without what may differ: ports, secrets, the mark that each run draws at random, the
 * words for a failed connection, and, for engines that sort what they stringify, the order of keys in texts that are JSON.
 */
export function normalized({ observations, names }: Told, jsonForm: ScriptEngine['jsonForm']): Json {
  const unmarked = observations.map(withoutRunMark);
  const comparable = jsonForm === 'kept' ? unmarked : unmarked.map(withParsedJson);
  return mapTexts(JSON.parse(JSON.stringify(comparable)), (text) => {
    let plain = text;
    for (const [found, name] of Object.entries(names)) plain = plain.replaceAll(found, name);
    for (const secret of secrets) plain = plain.replaceAll(secret, '<secret>');
    return plain.replace(transportFailure, (_all, method, quote, url) => {
      return `${method.toUpperCase()} ${quote}${url}${quote}: no answer`;
    });
  });
}

function withoutRunMark(observation: Observation): Observation {
  const { lastRun, integrationContext } = observation.state;
  const unmarked = <R extends { readonly run?: unknown; readonly restarted?: unknown }>(record: R): R => ({
    ...record,
    ...(typeof record.run === 'string' && { run: '<run>' }),
    ...(typeof record.restarted === 'string' && { restarted: '<run>' }),
  });
  return {
    ...observation,
    state: {
      lastRun: unmarked(lastRun),
      integrationContext: { ...integrationContext, context: unmarked(integrationContext.context) },
    },
  };
}

/** What the script stringified, as values: bodies line by line, and the texts of the state. */
function withParsedJson(observation: Observation) {
  const { calls, state, destinationRequests, ...rest } = observation;
  return {
    ...rest,
    calls: calls.map(({ bodySha256: _, ...call }) => call),
    state: {
      lastRun: parsedValues(state.lastRun),
      integrationContext: {
        ...state.integrationContext,
        context: parsedValues(state.integrationContext.context),
      },
    },
    destinationRequests: destinationRequests.map(({ body, ...request }) => ({
      ...request,
      body: body.split('\n').map(parsedIfJson),
    })),
  };
}

function parsedValues(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, parsedIfJson(value)]));
}

function parsedIfJson(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}
