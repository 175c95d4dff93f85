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
    compiled.map(([file, { code, isCompact }]) => {
      const module = importingHelpers(code);
      return [file, isCompact ? module : compact(module)];
    }),
  );
  modules.set(helpersModule, compact(helpersOf(compiled.map(([, { code }]) => code))));
  const bundle = await rollup({
    input: program.entry.fileName,
    treeshake: { propertyReadSideEffects: false },
    onwarn: refuseWarning,
    plugins: [
      {
        name: 'compiled-modules',
        resolveId: (specifier, importer) =>
          importer === undefined || specifier === helpersModule
            ? specifier
            : program.resolveImport(specifier, importer),
        load: (file) => factModule(file, facts) ?? markedPure(modules.get(file)),
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
  const { code, exports } = output[0];
  return { code: code.replaceAll(pureMark, ''), exports };
}

/** The scripts of all runtimes and builds of a process share most of their modules. */
const compactModules = new Map<string, string>();

function compact(code: string): string {
  const known = compactModules.get(code) ?? compactModule(code);
  compactModules.set(code, known);
  return known;
}

const pureMark = '/*#__PURE__*/';

/**
 * A value that is made with a helper is left out where nothing reads it. Named as a pure function, a helper would make
 * the methods of what it returns pure as well: then their calls would be left out, too.
 */
function markedPure(code: string | undefined): string | undefined {
  return code?.replace(/\b__(?:assign|spreadArray|rest)\(/g, `${pureMark}$&`);
}

function refuseWarning(warning: RollupLog): void {
  throw new BuildError('The integration cannot be joined into one script.', [{ message: warning.message }]);
}
