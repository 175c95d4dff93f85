import { join, resolve } from 'node:path';
import type { MockSourceModule } from '../../../testing/mock-source.js';
import { defineSubcommand } from '../../program/subcommand.js';

export const demo = defineSubcommand({
  name: 'demo',
  summary: 'Build the pack and show it at work: install, test, fetch, query; all on mock servers.',
  options: {
    out: { kind: 'string', placeholder: 'folder', summary: 'where the build writes', defaultValue: 'dist' },
  },
  arguments: [],
  async run({ options }, { output, root }) {
    const { importTypeScript } = await import('../../../generator/load/import-typescript.js');
    const { runDemo } = await import('./run-demo.js');
    const source: MockSourceModule = await importTypeScript(root, join('pack', 'mock-api', 'demo.ts'));
    await runDemo({ root, outDir: resolve(root, options.out), startSource: source.default.start }, output);
  },
});
