import type { ArgumentValues, Commands } from '#src/definition/index.js';

const description = 'What it does.';
const examples = [{ line: '!acme-get-events limit=5', description: 'The newest events.' }];

/** Every kind of argument, with what it needs. */
export const commands = {
  'acme-get-events': {
    description,
    arguments: {
      account: { kind: 'string', required: true, description },
      start_time: { kind: 'datetime', defaultValue: '3 hours', description },
      limit: { kind: 'integer', defaultValue: 5, minimum: 1, maximum: 9, description },
      push: { kind: 'boolean', defaultValue: false, description },
      event_type: { kind: 'choices', options: ['Audit', 'Access'], description },
    },
    examples,
  },
  'acme-reset': { description, harmful: true, arguments: {}, examples: [] },
} as const satisfies Commands;

export const refused: Commands = {
  // TS2741 at `'no-arguments'`: A command says which arguments it takes, even if it takes none.
  'no-arguments': { description, examples },
  // TS2741 at `'no-examples'`: A command shows how it is called.
  'no-examples': { description, arguments: {} },
  // TS2741 at `'no-description'`: A command says what it does.
  'no-description': { arguments: {}, examples },
  // TS2739 at `outputs: []`: Outputs have a prefix and fields.
  'with-outputs': { description, arguments: {}, examples, outputs: [] },
  // TS2353 at `pollable`: There is nothing else to declare.
  'with-more': { description, arguments: {}, examples, pollable: true },
  'with-arguments': {
    description,
    arguments: {
      // TS2322 at `kind`: There is no such kind of argument.
      count: { kind: 'number', description },
      // TS2322 at `limit`: A number needs its limits.
      limit: { kind: 'integer', defaultValue: 5, description },
      // TS2322 at `push`: A yes or no has a default.
      push: { kind: 'boolean', description },
      // TS2322 at `event_type`: A choice needs its options.
      event_type: { kind: 'choices', description },
      // TS2322 at `account`: An argument says what it is.
      account: { kind: 'string' },
    },
    // TS2741 at `{ line: '!with-arguments' }`: An example says what it shows.
    examples: [{ line: '!with-arguments' }],
  },
};

declare const values: ArgumentValues<(typeof commands)['acme-get-events']['arguments']>;

/** What the code of the integration gets for each kind. */
export const read: {
  readonly account: string;
  readonly start_time: string;
  readonly limit: number;
  readonly push: boolean;
  readonly event_type: readonly ('Audit' | 'Access')[];
} = values;

// TS2322 at `text`: A yes or no is no text.
export const text: string = values.push;
// TS2367 at `values.event_type[0] === 'Sign-in'`: A choice has only its options.
export const isSignIn = values.event_type[0] === 'Sign-in';
// TS2339 at `since;`: There is no such argument.
export const since = values.since;
