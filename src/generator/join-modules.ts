import { type RollupLog, rollup } from 'rollup';
import { BuildError } from './build-error.js';
import type { TypeScriptProgram } from './typescript-program.js';

export interface JoinedModules {
  /** One statement: a closure, assigned to a variable of the given name. */
  readonly code: string;
  /** What the entry exports, and so the members of that variable. */
  readonly exports: readonly string[];
}

/** Joins the modules into one closure, readable and with comments. Throws a BuildError for an import from outside. */
export async function joinModules(program: TypeScriptProgram, name: string): Promise<JoinedModules> {
  const bundle = await rollup({
    input: program.entry.fileName,
    treeshake: { propertyReadSideEffects: false },
    onwarn: refuseWarning,
    plugins: [
      {
        name: 'compiled-modules',
        resolveId: (specifier, importer) =>
          importer === undefined ? specifier : program.resolveImport(specifier, importer),
        load: (file) => program.modules.get(file),
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'iife',
    name,
    generatedCode: 'es5',
    indent: '    ',
    strict: true,
    esModule: false,
    freeze: false,
    externalLiveBindings: false,
  });
  await bundle.close();
  return output[0];
}

function refuseWarning(warning: RollupLog): void {
  // Helpers of the compiler look for a global of their name in `this`, which is undefined in a module.
  if (warning.code === 'THIS_IS_UNDEFINED') return;
  throw new BuildError('The integration cannot be joined into one script.', [{ message: warning.message }]);
}
