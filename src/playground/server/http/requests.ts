import { schemaMismatches } from '../../../shared/check-schema.js';
import { UserError } from '../../../shared/errors.js';
import {
  flag,
  integer,
  type JsonSchema,
  listOf,
  mapOf,
  oneOf,
  record,
  textUpTo,
} from '../../../shared/json-schema.js';
import { type CallName, exportFormats, faultModes, type RequestOf } from '../../protocol.js';
import { longestPath } from '../data/row-values.js';

/** An object with these properties and no others. */
function object(
  required: { readonly [name: string]: JsonSchema },
  optional: { readonly [name: string]: JsonSchema } = {},
): JsonSchema {
  return record(Object.keys(required), { ...required, ...optional });
}

const naturalNumber = integer(0, Number.MAX_SAFE_INTEGER);
const name: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };
const column = textUpTo(longestPath);
const value = textUpTo(200_000);

const nothing = object({});
const instanceName = object({ name });
const runId = object({ id: naturalNumber });

const formValue: JsonSchema = {
  anyOf: [value, flag, listOf(value, 1_000), object({ identifier: value, password: value })],
};

const selection: { [name: string]: JsonSchema } = {
  search: textUpTo(1_000),
  filters: listOf(
    object({
      column,
      operator: oneOf('=', '!=', 'contains', 'not contains', '>', '<'),
      value: textUpTo(10_000),
    }),
    50,
  ),
  upTo: naturalNumber,
  sort: object({ column, descending: flag }),
};

/** What the request of each call must be. */
const schemas: { readonly [N in CallName]: JsonSchema } = {
  snapshot: object({}, { since: naturalNumber }),
  overview: nothing,
  alerts: object({ rule: textUpTo(1_000) }),
  integrations: nothing,
  saveInstance: object(
    {
      // What the name may be is said at its field.
      name: value,
      integration: textUpTo(200),
      target: oneOf('mock', 'network'),
      values: { ...mapOf(formValue), maxProperties: 500, propertyNames: textUpTo(200) },
    },
    { isNew: flag },
  ),
  instance: instanceName,
  removeInstance: instanceName,
  test: instanceName,
  run: object({ line: textUpTo(100_000) }, { name }),
  replay: runId,
  cancel: object({}, { name }),
  warRoom: nothing,
  context: nothing,
  file: object({ id: textUpTo(100) }),
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
      lateRecords: flag,
    },
  ),
  setRuntime: object({ runtime: oneOf('container', 'server') }),
  cycles: object({}, { after: naturalNumber }),
  cycleDetails: object({ number: naturalNumber }),
  setFault: object({ id: textUpTo(200), mode: oneOf(...faultModes) }),
  burst: object({ count: integer(1, 200_000) }),
  resetState: instanceName,
  startOver: nothing,
  incidents: nothing,
  incidentDetails: object({ id: textUpTo(40) }),
  rows: object({ offset: naturalNumber, limit: integer(1, 500), columns: listOf(column, 500) }, selection),
  rowDetails: runId,
  query: object({ text: textUpTo(100_000) }, { timeframe: naturalNumber }),
  queryTerms: nothing,
  exportQuery: object(
    { text: textUpTo(100_000), format: oneOf(...exportFormats) },
    { timeframe: naturalNumber },
  ),
  exportRows: object({ format: oneOf(...exportFormats) }, selection),
};

export function isCallName(word: string): word is CallName {
  return Object.hasOwn(schemas, word);
}

/** A parsed body as the request of a call. Throws a UserError that names the place which is wrong. */
export function readRequest<N extends CallName>(call: N, body: unknown): RequestOf<N> {
  const [mismatch] = schemaMismatches(schemas[call], body, 'first');
  if (mismatch === undefined) return body as RequestOf<N>;
  throw new UserError(
    'playground-request',
    `The request of ${call} is wrong: ${mismatch.pointer || 'it'} ${mismatch.message}.`,
  );
}
