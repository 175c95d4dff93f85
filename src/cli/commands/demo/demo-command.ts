import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { advisedCommand } from '../../../shared/advised-command.js';
import { UserError } from '../../../shared/errors.js';
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
    const { requireProject } = await import('../../../generator/load/project.js');
    requireProject(root);
    const file = join('pack', 'mock-api', 'demo.ts');
    if (!existsSync(join(root, file)))
      throw new UserError(
        'demo-failed',
        `The demo fetches from the mock server of the pack, and ${file} is missing. Write one with demoSource from cortex-pack/test, or try the pack with \`${advisedCommand('playground')}\`.`,
      );
    const { importTypeScript } = await import('../../../generator/load/import-typescript.js');
    const { runDemo } = await import('./run-demo.js');
    const source: MockSourceModule = await importTypeScript(root, file);
    await runDemo({ root, outDir: resolve(root, options.out), startSource: source.default.start }, output);
  },
});
