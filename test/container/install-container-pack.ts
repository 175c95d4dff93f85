import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { readZip, textFile } from '#src/shared/zip.js';
import type { InstalledIntegration, InstalledPack } from '#src/simulator/install/installed-integration.js';
import { readIntegration } from '#src/simulator/install/integration-file.js';

export interface ContainerIntegration extends InstalledIntegration {
  readonly image: string;
}

/**
 * Installs the zip of a container pack. The local Cortex runs no Python: it reads the form and the commands, which are
 * the same for every type of code, and has the code run by the runner of these tests.
 */
export function installPack(zip: string): InstalledPack & { readonly integrations: ContainerIntegration[] } {
  const files = readZip(new Uint8Array(readFileSync(zip)));
  const metadata = JSON.parse(textFile(files, 'metadata.json') ?? '');
  const integrations = [...files.keys()]
    .filter((path) => path.startsWith('Integrations/'))
    .map((path) => {
      const content = parse(textFile(files, path) ?? '', { version: '1.1' });
      const { type, subtype, dockerimage } = content.script;
      if (type !== 'python' || subtype !== 'python3') throw new Error(`${path} is no Python integration`);
      content.script.type = 'javascript';
      return { ...readIntegration(stringify(content, { version: '1.1' }), path), image: dockerimage };
    });
  return {
    id: metadata.id,
    name: metadata.name,
    version: metadata.currentVersion,
    integrations,
    scripts: [],
  };
}
