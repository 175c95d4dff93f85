import { type RollupLog, rollup } from 'rollup';
import { BuildError } from '../build-error.js';
import { compactModule } from './compact-script.js';
import { helpersModule, helpersOf, importingHelpers } from './compiler-helpers.js';
import { factModule, type ScriptFacts } from './script-facts.js';
import { withMarks, withoutMarks } from './tree-shaking-marks.js';
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
      return [file, isCompact ? marked(module) : marked(compact(module))];
    }),
  );
  modules.set(helpersModule, marked(compact(helpersOf(compiled.map(([, { code }]) => code)))));
  const bundle = await rollup({
    input: program.entry.fileName,
    treeshake: { propertyReadSideEffects: true },
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
  const { code, exports } = output[0];
  return { code: withoutMarks(code), exports };
}

const compact = remembered(compactModule);
const marked = remembered(withMarks);

/** The scripts of all runtimes and builds of a process share most of their modules. */
function remembered(make: (code: string) => string): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const made = known.get(code) ?? make(code);
    known.set(code, made);
    return made;
  };
}

function refuseWarning(warning: RollupLog): void {
  // The modules run in the order in which they would otherwise.
  if (warning.code === 'CIRCULAR_DEPENDENCY') return;
  throw new BuildError('The integration cannot be joined into one script.', [{ message: warning.message }]);
}
