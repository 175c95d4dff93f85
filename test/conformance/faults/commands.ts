import type { Fault } from './draft.js';
import { yaml } from './paths.js';

function wrong(mistake: string, from: string, to: string): Fault {
  return { mistake, make: (pack) => pack.replace(yaml, from, to) };
}

/** The mistake in the argument `limit`. */
function inLimit(mistake: string, change: (block: string) => string): Fault {
  return {
    mistake,
    make: (pack) => {
      const block = / {8}- name: limit\n(?: {10}.*\n)*/.exec(pack.text(yaml))?.[0] ?? '';
      pack.replace(yaml, block, change(block));
    },
  };
}

/** The mistake in an output of a command. */
function withOutput(mistake: string, output: string): Fault {
  return wrong(mistake, '      arguments: []', `      arguments: []\n      outputs:\n${output}`);
}

export const commandFaults: readonly Fault[] = [
  {
    mistake: 'no command',
    make: (pack) => {
      const text = pack.text(yaml);
      pack.write(yaml, `${text.slice(0, text.indexOf('  commands:\n'))}  commands: []\n  script: '-'\n`);
    },
  },
  wrong(
    'name of a command begins with a digit',
    'name: cloudflare-zero-trust-get-status',
    'name: 1-get-status',
  ),
  wrong(
    'command declared twice',
    'name: cloudflare-zero-trust-get-status',
    'name: cloudflare-zero-trust-collect-events',
  ),
  inLimit('argument declared twice', (limit) => limit + limit),
  wrong('arguments null', '      arguments: []', '      arguments:'),
  inLimit('two default arguments', (limit) =>
    [limit, limit.replace('limit', 'count')].map((one) => `${one}          default: true\n`).join(''),
  ),
  inLimit('description of an argument without a full stop', (limit) => limit.replace('.\n', '\n')),
  inLimit('description of an argument missing', (limit) => limit.replace(/ *description: .*\n/, '')),
  wrong('required as a text', '          required: true', "          required: 'yes'"),
  withOutput('output without a context path', '        - description: The time.\n          type: Date'),
  withOutput(
    'output of an unknown type',
    '        - contextPath: Cloudflare.Run.time\n          description: The time.\n          type: Timestamp',
  ),
  withOutput(
    'output without a full stop',
    '        - contextPath: Cloudflare.Run.time\n          description: The time\n          type: Date',
  ),
  wrong(
    'quick action without the switch for it',
    '      execution: true',
    '      execution: true\n      quickaction: true',
  ),
];
