import { Ajv, type ErrorObject, type SchemaObject, type ValidateFunction } from 'ajv';
import { type CallName, exportFormats, faultModes, type RequestOf } from '../../protocol.js';
import { longestPath } from '../data/row-values.js';
import { PlaygroundError } from '../playground-error.js';

const text = (maxLength: number): SchemaObject => ({ type: 'string', maxLength });
const integer = (minimum: number, maximum: number): SchemaObject => ({ type: 'integer', minimum, maximum });
const oneOf = (values: readonly string[]): SchemaObject => ({ enum: values });

/** An object with these properties and no others. */
function object(
  required: { [name: string]: SchemaObject },
  optional: { [name: string]: SchemaObject } = {},
): SchemaObject {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

const count = integer(0, Number.MAX_SAFE_INTEGER);
const name: SchemaObject = { type: 'string', minLength: 1, maxLength: 100 };
const column = text(longestPath);
const value = text(200_000);

const nothing = object({});
const instanceName = object({ name });
const runId = object({ id: count });

const formValue: SchemaObject = {
  anyOf: [
    value,
    { type: 'boolean' },
    { type: 'array', items: value, maxItems: 1_000 },
    object({ identifier: value, password: value }),
  ],
};

const selection: { [name: string]: SchemaObject } = {
  search: text(1_000),
  filters: {
    type: 'array',
    maxItems: 50,
    items: object({
      column,
      operator: oneOf(['=', '!=', 'contains', 'not contains', '>', '<']),
      value: text(10_000),
    }),
  },
  upTo: count,
  sort: object({ column, descending: { type: 'boolean' } }),
};

/** What the request of each call must be. */
const schemas: { readonly [N in CallName]: SchemaObject } = {
  snapshot: object({}, { since: count }),
  integrations: nothing,
  saveInstance: object({
    name,
    integration: text(200),
    target: oneOf(['mock', 'network']),
    values: {
      type: 'object',
      maxProperties: 500,
      propertyNames: { maxLength: 200 },
      additionalProperties: formValue,
    },
  }),
  instance: instanceName,
  removeInstance: instanceName,
  test: instanceName,
  run: object({ name, line: text(100_000) }),
  replay: runId,
  cancel: instanceName,
  runs: nothing,
  runDetails: runId,
  startFetching: instanceName,
  stopFetching: nothing,
  step: instanceName,
  setPace: object(
    {},
    {
      intervalSeconds: integer(1, 86_400),
      restMilliseconds: integer(0, 60_000),
      lateRecords: { type: 'boolean' },
    },
  ),
  cycles: object({}, { after: count }),
  cycleDetails: object({ number: count }),
  setFault: object({ id: text(200), mode: oneOf(faultModes) }),
  burst: object({ count: integer(1, 200_000) }),
  resetState: instanceName,
  startOver: nothing,
  rows: object(
    { offset: count, limit: integer(1, 500), columns: { type: 'array', items: column, maxItems: 500 } },
    selection,
  ),
  rowDetails: runId,
  query: object({ text: text(100_000) }),
  exportRows: object({ format: oneOf(exportFormats) }, selection),
};

const ajv = new Ajv();
const compiled = new Map<CallName, ValidateFunction>();

export function isCallName(word: string): word is CallName {
  return Object.hasOwn(schemas, word);
}

/** A parsed body as the request of a call. Throws a PlaygroundError that names the place which is wrong. */
export function readRequest<N extends CallName>(call: N, body: unknown): RequestOf<N> {
  const validate = compiled.get(call) ?? ajv.compile(schemas[call]);
  compiled.set(call, validate);
  if (validate(body)) return body as RequestOf<N>;
  throw new PlaygroundError(`The request of ${call} is wrong: ${faultText(validate.errors ?? [])}.`);
}

function faultText([first]: readonly ErrorObject[]): string {
  const { instancePath = '', message = 'not valid', params = {} } = first ?? {};
  const named: unknown = params.additionalProperty;
  return `${instancePath || 'it'} ${message}${typeof named === 'string' ? `, but it has "${named}"` : ''}`;
}
