import { dirname, resolve } from 'node:path';
import { UserError } from '../../../shared/errors.js';
import { parseWarRoomLine, parseWords } from '../../../simulator/war-room/war-room-line.js';
import { isProject } from '../../pack-argument/is-project.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand, flagOf } from '../../program/subcommand.js';

/** Options of a run on this machine. */
const localOptions = [
  'config',
  'zip',
  'trust',
  'state',
  'investigation',
  'context',
  'files',
  'commonServer',
  'commonServerPython',
] as const;

export const run = defineSubcommand({
  name: 'run',
  summary: 'Run a command: of the built pack on this machine over the real network, or on a tenant.',
  options: {
    config: {
      kind: 'string',
      placeholder: 'file',
      summary: 'the instance: {"params": {...}}, secrets as {"env": "NAME"}',
    },
    zip: {
      kind: 'string',
      placeholder: 'file',
      summary: 'the pack; default: the only zip in dist, of two runtimes the one for the container',
    },
    trust: {
      kind: 'boolean',
      summary: 'run the Python of the zip, too. The zip of the project in this folder is trusted without it',
    },
    state: {
      kind: 'string',
      placeholder: 'file',
      summary: 'keeps the state of the instance from one run to the next',
    },
    tenant: {
      kind: 'string',
      placeholder: 'name',
      summary: 'run it in the War Room of this tenant of cortex-tenants.json, or of "environment"',
    },
    playground: {
      kind: 'string',
      placeholder: 'id',
      summary: 'with --tenant: the investigation to run it in; default: looked for',
    },
    investigation: {
      kind: 'string',
      placeholder: 'file',
      summary: 'incidents, context, and lists, kept from one run to the next; default: made up',
    },
    context: { kind: 'boolean', summary: 'show the context after the run' },
    files: { kind: 'string', placeholder: 'folder', summary: 'save the files of the entries there' },
    commonServer: {
      kind: 'string',
      placeholder: 'file',
      summary: "the platform's own CommonServer.js, in place of the one of the local Cortex",
    },
    commonServerPython: {
      kind: 'string',
      placeholder: 'file',
      summary: "the platform's own CommonServerPython.py, behind which the Python of others runs",
    },
    json: jsonOption,
  },
  arguments: [
    {
      name: 'command',
      summary: 'such as test-module, fetch-events, "!command name=value", or "!ScriptName value"',
      variadic: true,
    },
  ],
  examples: [
    { line: 'cortex-pack run test-module --config instance.json', description: 'What the Test button does.' },
    {
      line: 'cortex-pack run "!MyScript 192.0.2.7" --zip pack.zip --context',
      description: 'A script of a pack, with the context after it.',
    },
    {
      line: 'cortex-pack run "!my-command limit=5" --tenant dev',
      description: 'In the War Room of a tenant.',
    },
  ],
  async run({ options, arguments: words }, context) {
    const parsed = words.length === 1 ? parseWarRoomLine(words[0] ?? '') : parseWords(words);
    if (options.tenant !== undefined) {
      const misplaced = localOptions.filter((name) => options[name] !== undefined && options[name] !== false);
      if (misplaced.length > 0)
        throw new UserError(
          'command-line',
          `${misplaced.map(flagOf).join(', ')}: not with --tenant, because ${misplaced.length === 1 ? 'it is' : 'they are'} for a run on this machine. Leave out one or the other.`,
        );
      const { runCommandOnTenant } = await import('./run-on-tenant.js');
      const { tenant, playground, json } = options;
      await runCommandOnTenant({ command: parsed, tenant, playground, json }, context);
      return;
    }
    const { runLocally } = await import('./run-locally.js');
    const { root } = context;
    if (options.playground !== undefined)
      throw new UserError(
        'command-line',
        '--playground is for a run on a tenant. Name it with --tenant, or leave --playground out.',
      );
    const { requireZipFile } = await import('../../pack-argument/zip-file.js');
    const zip = options.zip === undefined ? undefined : resolve(root, options.zip);
    if (zip !== undefined) requireZipFile(zip, root);
    const { command, args } = parsed;
    const dist = resolve(root, 'dist');
    const isOfProject = isProject(root) && (zip === undefined || dirname(zip) === dist);
    const path = (given: string | undefined) => (given === undefined ? undefined : resolve(root, given));
    await runLocally(
      {
        command,
        args,
        config: path(options.config),
        zip,
        dist,
        state: path(options.state),
        investigation: path(options.investigation),
        files: path(options.files),
        commonServer: path(options.commonServer),
        commonServerPython: path(options.commonServerPython),
        context: options.context,
        trusted: options.trust || isOfProject,
        json: options.json,
      },
      context,
    );
  },
});
