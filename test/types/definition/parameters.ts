import {
  connectionParameters,
  fetchEventsParameters,
  type Parameters,
  type ParameterValues,
} from '#src/definition/index.js';

const section = 'Connect';
const help = 'What it is for.';

/** Every kind of control, with what it needs. */
export const parameters = {
  url: { kind: 'url', display: 'Server URL', section, required: true, help },
  account: { kind: 'string', display: 'Account', section, pattern: '[0-9]+', patternHint: 'digits', help },
  token: { kind: 'credentials', displayPassword: 'Token', section, help },
  login: { kind: 'credentials', display: 'User', displayPassword: 'Password', section, help },
  limit: { kind: 'integer', display: 'Limit', section, defaultValue: 5, minimum: 1, maximum: 9, help },
  start: { kind: 'datetime', display: 'Start', section, defaultValue: '3 days', help },
  verbose: { kind: 'checkbox', display: 'Verbose', section, defaultValue: true, help },
  region: { kind: 'select', display: 'Region', section, options: ['EU', 'US'], help },
  logs: { kind: 'multi-select', display: 'Logs', section, options: ['Audit', 'Access'], help },
  pause: { kind: 'interval', display: 'Pause', section, defaultValue: 1, help },
  ...connectionParameters,
  ...fetchEventsParameters,
} as const satisfies Parameters;

export const refused: Parameters = {
  // TS2322 at `kind`: There is no such control.
  unknownKind: { kind: 'number', display: 'Limit', section, help },
  // TS2322 at `noLabel`: A control needs a label.
  noLabel: { kind: 'string', section, help },
  // TS2322 at `noHelp`: A control needs a text that explains it.
  noHelp: { kind: 'string', display: 'Account', section },
  // TS2322 at `section`: The form has two sections.
  unknownSection: { kind: 'string', display: 'Account', section: 'Other', help },
  // TS2322 at `noLimits`: A number needs its limits.
  noLimits: { kind: 'integer', display: 'Limit', section, defaultValue: 5, help },
  textDefault: {
    kind: 'integer',
    display: 'Limit',
    section,
    // TS2322 at `defaultValue`: The default of a number is a number.
    defaultValue: '5',
    minimum: 1,
    maximum: 9,
    help,
  },
  // TS2322 at `defaultValue`: The default of a checkbox is a boolean.
  checkboxDefault: { kind: 'checkbox', display: 'Verbose', section, defaultValue: 'true', help },
  // TS2322 at `noOptions`: A choice needs its options.
  noOptions: { kind: 'select', display: 'Region', section, help },
  // TS2322 at `defaultValue`: The default of a choice of several is a list.
  oneDefault: { kind: 'multi-select', display: 'Logs', section, options: ['A'], defaultValue: 'A', help },
  // TS2353 at `minimum`: A text has no limits.
  textWithLimits: { kind: 'string', display: 'Account', section, minimum: 1, help },
  // TS2322 at `noSecret`: Credentials need the label of the secret.
  noSecret: { kind: 'credentials', display: 'User', section, help },
  // TS2322 at `optionalIn`: There is no such runtime.
  unknownRuntime: { kind: 'string', display: 'Account', section, optionalIn: 'browser', help },
};

declare const values: ParameterValues<typeof parameters>;

/** What the code of the integration gets for each kind. */
export const read: {
  readonly url: string;
  readonly limit: number;
  readonly start: string;
  readonly verbose: boolean;
  readonly region: 'EU' | 'US';
  readonly logs: readonly ('Audit' | 'Access')[];
  readonly pause: number;
  readonly secret: string;
} = { ...values, secret: values.token.password };

// TS2322 at `text`: A number is no text.
export const text: string = values.limit;
// TS2322 at `asia`: A choice has only its options.
export const asia: 'Asia' = values.region;
// TS2551 at `acount`: There is no such parameter, and the nearest is named.
export const mistyped = values.acount;
// TS2322 at `secret`: Credentials are a name and a secret.
export const secret: string = values.token;
// TS2540 at `limit`: The values do not change.
values.limit = 7;
