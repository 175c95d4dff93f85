import { Ajv } from 'ajv';
import type { Host } from '../host/host.js';
import { httpLimits } from '../host/http-limits.js';
import type { ScriptEnd } from './script-realm.js';

/** A call that the script waits for. */
export interface HostCall {
  readonly call: keyof Host;
  readonly args: readonly unknown[];
}

/** What the process of a script sends. */
export type GuestMessage = HostCall | { readonly end: ScriptEnd };

/** More than any event has; few enough for whoever walks through it by recursion. */
const maxDepth = 1000;

/**
 * Reads what a process sent that may be in the hands of an attacker. Throws an Error that says what is wrong with it;
 * what it returns has the declared shape. An argument that was left out is undefined.
 */
export function readGuestMessage(text: string): GuestMessage {
  const message: unknown = JSON.parse(text);
  requireDepth(message);
  if (!isGuestMessage(message)) throw new Error('A message has an unknown shape');
  if ('end' in message) return message;
  return { call: message.call, args: message.args.map((argument) => argument ?? undefined) };
}

const text = { type: 'string' };
const headers = {
  type: 'object',
  maxProperties: httpLimits.headers,
  propertyNames: { maxLength: httpLimits.headerNameCharacters },
  additionalProperties: {
    type: 'array',
    maxItems: httpLimits.headerValues,
    items: shortText(httpLimits.headerValueCharacters),
  },
};
const optionalNumber = { type: ['number', 'null'] };

/** The arguments of each host function. In JSON, one that was left out in front of others is null. */
const argumentsOf: Record<keyof Host, readonly object[]> = {
  http: [
    shortText(httpLimits.urlCharacters),
    {
      type: 'object',
      required: ['Method', 'Headers'],
      additionalProperties: false,
      properties: { Method: shortText(httpLimits.methodCharacters), Headers: headers, Body: text },
    },
    { type: 'boolean' },
    { type: 'boolean' },
    optionalNumber,
  ],
  wait: [{ type: 'number', minimum: 0 }],
  log: [{ enum: ['log', 'info', 'debug', 'error'] }, text],
  getLastRun: [],
  setLastRun: [{ type: 'object' }],
  getIntegrationContext: [],
  setIntegrationContext: [{ type: 'object', additionalProperties: text }, optionalNumber],
  demistoVersion: [],
  now: [],
};

function shortText(maxLength: number): object {
  return { type: 'string', maxLength };
}

function tuple(items: readonly object[]): object {
  if (items.length === 0) return { type: 'array', maxItems: 0 };
  return { type: 'array', items, minItems: items.length, maxItems: items.length };
}

function record(properties: Readonly<Record<string, object>>, required: readonly string[]): object {
  return { type: 'object', required, additionalProperties: false, properties };
}

const isGuestMessage = new Ajv({ allowUnionTypes: true }).compile<GuestMessage>({
  anyOf: [
    ...Object.entries(argumentsOf).map(([name, items]) =>
      record(
        {
          call: { const: name },
          args: tuple(items),
        },
        ['call', 'args'],
      ),
    ),
    record({ end: record({ result: {} }, []) }, ['end']),
    record({ end: record({ error: record({ message: text, stack: text }, ['message']) }, ['error']) }, [
      'end',
    ]),
  ],
});

function requireDepth(message: unknown): void {
  let level: unknown[] = [message];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new Error(`A message has more than ${maxDepth} levels`);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
