import { type RollupLog, rollup } from 'rollup';
import { BuildError } from '../build-error.js';
import { compactModule } from './compact-script.js';
import { helpersModule, helpersOf, importingHelpers } from './compiler-helpers.js';
import { factModule, type ScriptFacts } from './script-facts.js';
import type { TypeScriptProgram } from './typescript-program.js';

export interface JoinedModules {
  /** One statement: a closure, assigned to a variable of the given name. */
  readonly code: string;
  /** What the entry exports, and so the members of that variable. */
  readonly exports: readonly string[];
}

/**
 * Joins the modules, compact, into one closure. The compiler's helpers are in it once, and code
 * for another runtime or other abilities not at all. Throws a BuildError for an import from outside.
 */
export async function joinModules(
  program: TypeScriptProgram,
  name: string,
  facts: ScriptFacts,
): Promise<JoinedModules> {
  const compiled = [...program.modules];
  const modules = new Map(
    compiled.map(([file, { code, map }]) => {
      const module = importingHelpers(code);
      return [file, map === undefined ? module : compact(module)];
    }),
  );
  modules.set(helpersModule, compact(helpersOf(compiled.map(([, { code }]) => code))));
  const bundle = await rollup({
    input: program.entry.fileName,
    // A constant that is made with a helper is left out as well where nothing reads it.
    treeshake: {
      propertyReadSideEffects: false,
      manualPureFunctions: ['__assign', '__spreadArray', '__rest'],
    },
    onwarn: refuseWarning,
    plugins: [
      {
        name: 'compiled-modules',
        resolveId: (specifier, importer) =>
          importer === undefined || specifier === helpersModule
            ? specifier
            : program.resolveImport(specifier, importer),
        load: (file) => factModule(file, facts) ?? modules.get(file),
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'iife',
    name,
    generatedCode: 'es5',
    indent: false,
    strict: true,
    esModule: false,
    freeze: false,
    externalLiveBindings: false,
  });
  await bundle.close();
  return output[0];
}

/** The scripts of all runtimes and builds of a process share most of their modules. */
const compactModules = new Map<string, string>();

function compact(code: string): string {
  const known = compactModules.get(code) ?? compactModule(code);
  compactModules.set(code, known);
  return known;
}

function refuseWarning(warning: RollupLog): void {
  throw new BuildError('The integration cannot be joined into one script.', [{ message: warning.message }]);
}
