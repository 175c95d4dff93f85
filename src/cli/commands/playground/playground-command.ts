import { resolve } from 'node:path';
import { defineSubcommand } from '../../program/subcommand.js';
import { addressOption, portNumber, portOption } from './page-options.js';

export const playground = defineSubcommand({
  name: 'playground',
  summary: 'Install, configure, test and run a pack on a local web page, as on a tenant.',
  options: {
    project: {
      kind: 'boolean',
      summary:
        'the zip was built from the project in this folder: run its mock server of the source. Without it, a named zip counts as untrusted, and no code of this folder runs',
    },
    port: portOption,
    noWatch: { kind: 'boolean', summary: 'do not install the pack again when its files change' },
    json: addressOption,
  },
  arguments: [
    { name: 'zip', summary: 'the built pack; default: the project in this folder, which is built' },
  ],
  examples: [
    {
      line: 'cortex-pack playground',
      description: 'Builds the project, and again whenever its files change.',
    },
    {
      line: 'cortex-pack playground Downloads/TheirPack.zip --port 8080',
      description: 'A pack that was built elsewhere, at an address that stays.',
    },
    {
      line: 'cortex-pack playground dist/MyPack.zip --project',
      description: 'A pack that was built here, with the mock server of its source.',
    },
  ],
  async run({ options: { project, port, noWatch, json }, arguments: [zip] }, context) {
    const { runPlayground } = await import('./run-playground.js');
    const { requireZipFile } = await import('../../pack-argument/zip-file.js');
    const { root } = context;
    const file = zip === undefined ? undefined : resolve(root, zip);
    if (file !== undefined) requireZipFile(file, root);
    await runPlayground(
      {
        zip: file,
        ofProject: project,
        port: portNumber(port),
        watch: !noWatch,
        json,
      },
      context,
    );
  },
});
