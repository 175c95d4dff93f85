import { conforms } from '../../shared/conforms.js';
import {
  anything,
  flag,
  type JsonSchema,
  mapOf,
  oneOf,
  record,
  text,
  texts,
  textUpTo,
  tupleOf,
} from '../../shared/json-schema.js';
import { httpLimits } from '../host/http-limits.js';
import type { ScriptHost } from '../host/script-host.js';
import type { ScriptEnd } from './script-realm.js';

/** A call that the script waits for. */
export interface HostCall {
  readonly call: keyof ScriptHost;
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
export function readGuestMessage(json: string): GuestMessage {
  const message: unknown = JSON.parse(json);
  requireDepth(message);
  if (!isGuestMessage(message)) throw new Error('A message has an unknown shape');
  if ('end' in message) return message;
  return { call: message.call, args: message.args.map((argument) => argument ?? undefined) };
}

function isGuestMessage(message: unknown): message is GuestMessage {
  return conforms(messageSchema, message);
}

const headers: JsonSchema = {
  ...mapOf({
    type: 'array',
    maxItems: httpLimits.headerValues,
    items: textUpTo(httpLimits.headerValueCharacters),
  }),
  maxProperties: httpLimits.headers,
  propertyNames: textUpTo(httpLimits.headerNameCharacters),
};
const base64: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' };
const name = textUpTo(1_000);
const request = record(['Method', 'Headers'], {
  Method: textUpTo(httpLimits.methodCharacters),
  Headers: headers,
  Body: text,
  BodyBytes: base64,
});
const optionalNumber: JsonSchema = { type: ['number', 'null'] };
const object: JsonSchema = { type: 'object' };

/** The arguments of each host function. In JSON, one that was left out in front of others is null. */
const argumentsOf: Record<keyof ScriptHost, readonly JsonSchema[]> = {
  http: [textUpTo(httpLimits.urlCharacters), request, flag, flag, optionalNumber],
  wait: [{ type: 'number', minimum: 0 }],
  log: [oneOf('log', 'info', 'debug', 'error'), text],
  getLastRun: [],
  setLastRun: [object],
  getIntegrationContext: [],
  setIntegrationContext: [object, optionalNumber],
  demistoVersion: [],
  executeCommand: [name, object],
  setContext: [name, anything],
  saveFile: [base64],
  readFile: [name],
  getModules: [],
  getAllSupportedCommands: [],
  now: [],
  sendEvents: [texts, text, text],
};

const messageSchema: JsonSchema = {
  anyOf: [
    ...Object.entries(argumentsOf).map(([name, items]) =>
      record(['call', 'args'], { call: { const: name }, args: tupleOf(items) }),
    ),
    record(['end'], { end: record([], { result: anything }) }),
    record(['end'], {
      end: record(['error'], { error: record(['message'], { message: text, stack: text }) }),
    }),
  ],
};

function requireDepth(message: unknown): void {
  let level: unknown[] = [message];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new Error(`A message has more than ${maxDepth} levels`);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
