import { join, resolve } from 'node:path';
import type { DemoModule } from '../stand-ins/demo-source.js';
import { defineSubcommand } from './subcommand.js';

export const demo = defineSubcommand({
  name: 'demo',
  summary: 'Build the pack and show it at work: install, test, fetch, query; all on stand-ins.',
  options: {
    out: { kind: 'text', placeholder: 'folder', summary: 'where the build writes', defaultValue: 'dist' },
  },
  arguments: [],
  async run({ options }, { output, root }) {
    const { importTypeScript } = await import('../generator/import-typescript.js');
    const { runDemo } = await import('./demo.js');
    const source: DemoModule = await importTypeScript(root, join('pack', 'stand-in', 'demo.ts'));
    await runDemo({ root, outDir: resolve(root, options.out), startSource: source.default.start }, output);
  },
});
