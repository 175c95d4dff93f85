import { resolve } from 'node:path';
import { recommendedRuntime } from '../../../definition/runtime.js';
import { UserError } from '../../../shared/errors.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { tenantOption } from '../../tenant-session/tenant-option.js';

export const verify = defineSubcommand({
  name: 'verify',
  summary:
    'Prove that an installed pack works: items, arriving events, mapping, and executions of correlation rules.',
  options: {
    tenant: tenantOption,
    since: {
      kind: 'string',
      placeholder: 'time',
      summary: 'how far to look back, such as 90m, 24h, or 7d',
      defaultValue: '24h',
    },
    dataset: {
      kind: 'string',
      placeholder: 'name',
      summary:
        'where the events go, for a pack that does not tell it, or an HTTP Log Collector of another vendor or product',
    },
    watch: { kind: 'boolean', summary: 'repeat until everything is proved' },
    every: {
      kind: 'string',
      placeholder: 'seconds',
      summary: 'the pause between two rounds of --watch; each costs some of the XQL quota',
      defaultValue: '120',
    },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'zip',
      summary: `the pack that was uploaded; default: the only zip in dist, of two runtimes the one for the ${recommendedRuntime}`,
    },
  ],
  examples: [
    { line: 'cortex-pack verify --since 2h', description: 'Some time after an upload.' },
    {
      line: 'cortex-pack verify --tenant prod --watch',
      description: 'Until the first events are there, mapped, and read by the rules.',
    },
  ],
  async run({ options, arguments: [zip] }, context) {
    const { root } = context;
    const { parseDuration } = await import('../../../tenant/verify/durations.js');
    const since = parseDuration(options.since);
    if (since === undefined) {
      throw new UserError(
        'command-line',
        `--since takes a number of minutes, hours, or days, such as 90m, 24h, or 7d, not "${options.since}".`,
      );
    }
    if (options.dataset !== undefined && !/^[A-Za-z_]\w*$/.test(options.dataset)) {
      throw new UserError(
        'command-line',
        `--dataset takes a name of letters, digits, and underscores, such as acme_widget_raw, not "${options.dataset}".`,
      );
    }
    const everySeconds = Number(options.every);
    if (!Number.isInteger(everySeconds) || everySeconds < 1) {
      throw new UserError(
        'command-line',
        `--every takes a whole number of seconds from 1 on, not "${options.every}".`,
      );
    }
    const { runVerify } = await import('./run-verify.js');
    const { resolvePackZip } = await import('../../pack-argument/resolve-pack-zip.js');
    const file =
      zip === undefined ? resolvePackZip(resolve(root, 'dist'), 'on the command line') : resolve(root, zip);
    await runVerify({ ...options, file, since, everySeconds }, context);
  },
});
