import { resolve } from 'node:path';
import { type Runtime, runtimes } from '../../../definition/runtime.js';
import { UserError } from '../../../shared/errors.js';
import { jsonOption } from '../../program/json-option.js';
import { defineSubcommand } from '../../program/subcommand.js';
import { nextStep, printBuild, printNotes } from './build-report.js';

const both = 'both';

export const build = defineSubcommand({
  name: 'build',
  summary: 'Build the pack: the folder in source layout and the zip to upload, for each runtime.',
  options: {
    out: { kind: 'string', placeholder: 'folder', summary: 'where to write', defaultValue: 'dist' },
    runtime: {
      kind: 'string',
      placeholder: 'name',
      summary: 'container, server or both',
      defaultValue: both,
    },
    fresh: { kind: 'boolean', summary: 'build again, also when nothing changed' },
    quiet: { kind: 'boolean', summary: 'print nothing but warnings and errors' },
    json: jsonOption,
  },
  arguments: [],
  async run({ options }, { output, root }) {
    const started = performance.now();
    const { buildPack } = await import('../../../generator/build.js');
    const result = await buildPack({
      root,
      outDir: resolve(root, options.out),
      runtimes: runtimesNamed(options.runtime),
      fresh: options.fresh,
    });
    if (options.json) output.out.verbatim(JSON.stringify(result, null, 2));
    else if (options.quiet) printNotes(result, { root }, output);
    else {
      printBuild(result, { root, milliseconds: performance.now() - started }, output);
      output.out.line();
      for (const line of nextStep(result.zip, root)) output.out.line(line);
    }
  },
});

function runtimesNamed(name: string): readonly [Runtime, ...Runtime[]] {
  if (name === both) return runtimes;
  const named = runtimes.find((runtime) => runtime === name);
  if (named !== undefined) return [named];
  throw new UserError('command-line', `--runtime takes ${runtimes.join(', ')} or ${both}, not "${name}".`);
}
