/** The compiler writes its helpers into every module that needs them. Here each becomes one for all modules. */

/** Names the module that the helpers come from; no file can have this name. */
export const helpersModule = '\0compiler-helpers';

/** A helper as the compiler writes it, with what looks for one of the same name elsewhere. */
const helper = /^var (__\w+) = \(this && this\.\1\) \|\| ([\s\S]*?^\}(?:\)\(\))?;\n)/gm;

/** The helpers that a module defines, by name. */
function helpersIn(code: string): ReadonlyMap<string, string> {
  return new Map([...code.matchAll(helper)].map(([, name = '', text = '']) => [name, text]));
}

/** The module with its helpers imported instead of defined. */
export function importingHelpers(code: string): string {
  const names = [...helpersIn(code).keys()];
  if (names.length === 0) return code;
  return `import { ${names.join(', ')} } from '${helpersModule}';\n${code.replace(helper, '')}`;
}

/** The module that defines each helper of the given modules once. */
export function helpersOf(modules: Iterable<string>): string {
  const all = new Map([...modules].flatMap((code) => [...helpersIn(code)]));
  return [...all].map(([name, text]) => `export var ${name} = ${text}`).join('');
}
