import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../shared/errors.js';
import { jsonFault } from '../../shared/parse-json.js';
import { programVersion } from '../../shared/program-version.js';
import { definitionFile } from '../../shared/project-files.js';
import { compareVersions } from '../../shared/versions.js';
import { SourceText } from '../../validation/text/source-text.js';
import { BuildError } from '../build-error.js';

/** The compiler settings of both worlds, as a project has them that says nothing more. */
const compilerSettings = {
  'tsconfig.json': {
    extends: 'cortex-pack/tsconfig/node.json',
    include: ['pack/definition/**/*.ts', 'pack/mock-api/**/*.ts', 'test/**/*.ts'],
  },
  'tsconfig.cortex.json': {
    extends: 'cortex-pack/tsconfig/cortex.json',
    include: ['pack/integrations/**/*.ts', 'pack/scripts/**/*.ts'],
  },
} as const;

export const compilerSettingsFiles = Object.keys(compilerSettings);

/**
 * Throws a BuildError when there is no project in a folder, or it has no compiler settings, and a UserError when it was
 * made with a version of this package that the one at hand does not go with.
 */
export function requireProject(root: string): void {
  if (!existsSync(join(root, definitionFile))) {
    throw new BuildError('There is no pack here.', [
      {
        place: { file: definitionFile },
        message: `The file is missing in ${root}.`,
        fix: 'Run the command in the root folder of a pack project, or make one with `npx cortex-pack init`.',
      },
    ]);
  }
  const missing = Object.entries(compilerSettings).filter(([file]) => !existsSync(join(root, file)));
  if (missing.length > 0) {
    throw new BuildError(
      'The project has no settings for the compiler.',
      missing.map(([file, settings]) => ({
        place: { file },
        message: 'The file is missing.',
        fix: `Make it with this content: ${JSON.stringify(settings)}`,
      })),
    );
  }
  const madeWith = versionIn(root);
  if (madeWith !== undefined) requireFittingVersion(madeWith, programVersion());
}

/** The version of this package that `package.json` names. Node.js and the compiler read the file as well. */
function versionIn(root: string): string | undefined {
  const file = 'package.json';
  if (!existsSync(join(root, file))) return undefined;
  const text = readFileSync(join(root, file), 'utf8');
  try {
    const version = JSON.parse(text)?.['cortex-pack']?.version;
    return typeof version === 'string' ? version : undefined;
  } catch {
    const { at, message } = jsonFault(text);
    throw new BuildError('The project cannot be read.', [
      {
        place: { file, ...new SourceText(file, text).position(at) },
        message: `The text is no JSON: ${message}.`,
      },
    ]);
  }
}

/** Exported for tests. Newer versions of the same major version build what older ones did. */
export function requireFittingVersion(madeWith: string, installed: string): void {
  const setIt = `set "cortex-pack": { "version": "${installed}" } in package.json`;
  if (compareVersions(installed, madeWith) < 0) {
    throw new UserError(
      'package-version',
      `This project needs cortex-pack ${madeWith}, and ${installed} is installed, which is older. Run \`npm install\`, or install cortex-pack ${madeWith} or newer; to go back to the older one, ${setIt}.`,
    );
  }
  if (major(installed) > major(madeWith)) {
    throw new UserError(
      'package-version',
      `This project was made with cortex-pack ${madeWith}, and ${installed} is installed, which may take definitions in another way. Read its CHANGELOG, change what it names, and ${setIt}; or install cortex-pack ${madeWith} again.`,
    );
  }
}

function major(version: string): number {
  return Number.parseInt(version, 10);
}
