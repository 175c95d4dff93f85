import type { Commands, Parameters } from '#src/definition/index.js';
import {
  type Entry,
  type Host,
  hostFromGlobals,
  markdownEntry,
  markdownTable,
  readArguments,
  readParameters,
  runCommand,
} from '#src/runtime/index.js';

const description = 'What it does.';

const parameters = {
  url: { kind: 'url', display: 'Server URL', section: 'Connect', help: 'The address.' },
  limit: {
    kind: 'integer',
    display: 'Limit',
    section: 'Collect',
    defaultValue: 5,
    minimum: 1,
    maximum: 9,
    help: '',
  },
} as const satisfies Parameters;

const commands = {
  'acme-get-events': {
    description,
    arguments: { push: { kind: 'boolean', defaultValue: false, description } },
    examples: [],
  },
} as const satisfies Commands;

const host: Host = hostFromGlobals();
const values = readParameters(parameters, host.params, host.now());
const { push } = readArguments(commands['acme-get-events'].arguments, host.args, host.now());

/** Values come with the type of their declaration. */
export const read: { readonly url: string; readonly limit: number; readonly push: boolean } = {
  ...values,
  push,
};
// TS2322 at `text`: A number is no text.
export const text: string = values.limit;
// TS2339 at `key;`: There is no such parameter.
export const key = values.key;
// TS2345 at `host`: The time is needed, too, for texts such as "3 days".
readParameters(parameters, host, 'now');

export const entry: Entry = markdownEntry(markdownTable(['Id'], [['a1'], [undefined]]), { any: 'value' });
// TS2345 at `'Id'`: A table has a list of headings.
markdownTable('Id', []);
// TS2322 at `ContentsFormat`: There is no such format.
export const other: Entry = { Type: 1, ContentsFormat: 'xml', Contents: '' };

runCommand(host, { 'test-module': () => 'ok' });
// TS2322 at `'test-module'`: A command is a function.
runCommand(host, { 'test-module': 'ok' });
// TS2554 at `runCommand(host)`: There must be commands.
runCommand(host);
