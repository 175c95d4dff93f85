import { resolve } from 'node:path';
import { CommandLineError, parseCommandLine, parseWords } from './command-line.js';
import { defineSubcommand } from './subcommand.js';

export const run = defineSubcommand({
  name: 'run',
  summary: 'Run a command of the built pack on this machine, over the real network.',
  options: {
    config: {
      kind: 'text',
      placeholder: 'file',
      summary: 'the instance: {"params": {...}}, secrets as {"env": "NAME"}',
    },
    zip: { kind: 'text', placeholder: 'file', summary: 'the pack; default: the only zip in dist' },
    state: {
      kind: 'text',
      placeholder: 'file',
      summary: 'keeps the state of the instance from one run to the next',
    },
    json: { kind: 'flag', summary: 'print the result as JSON' },
  },
  arguments: [
    {
      name: 'command',
      summary: 'such as test-module, fetch-events or "!command name=value"',
      variadic: true,
    },
  ],
  async run({ options, arguments: words }, { output, root }) {
    const { runLocally } = await import('./run-locally.js');
    if (options.config === undefined) {
      throw new CommandLineError('Which instance? Give its file with --config instance.json.');
    }
    const { command, args } = words.length === 1 ? parseCommandLine(words[0] ?? '') : parseWords(words);
    await runLocally(
      {
        command,
        args,
        config: resolve(root, options.config),
        zip: options.zip === undefined ? undefined : resolve(root, options.zip),
        dist: resolve(root, 'dist'),
        state: options.state === undefined ? undefined : resolve(root, options.state),
        json: options.json,
      },
      output,
    );
  },
});
