import { resolve } from 'node:path';
import { nextStep, printBuild } from './build-report.js';
import { defineSubcommand } from './subcommand.js';

export const build = defineSubcommand({
  name: 'build',
  summary: 'Build the pack: the source-shaped folder and the zip to upload.',
  options: {
    out: { kind: 'text', placeholder: 'folder', summary: 'where to write', defaultValue: 'dist' },
    json: { kind: 'flag', summary: 'print the result as JSON' },
  },
  arguments: [],
  async run({ options }, { output, root }) {
    const started = performance.now();
    const { buildPack } = await import('../generator/build.js');
    const result = await buildPack({ root, outDir: resolve(root, options.out) });
    if (options.json) output.out.line(JSON.stringify(result, null, 2));
    else {
      printBuild(result, { root, milliseconds: performance.now() - started }, output);
      output.out.line();
      for (const line of nextStep(result.zip.file, root)) output.out.line(line);
    }
  },
});
