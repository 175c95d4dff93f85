/** The platform's own modules: a file of its own imports them, but in a unified file they are there already. */
const platformModules = ['demistomock', 'CommonServerPython'];

interface PythonModule {
  readonly docstring: string;
  readonly imports: readonly string[];
  readonly body: string;
}

export interface JoinedPython {
  /** With the imports of the platform's modules. */
  readonly source: string;
  readonly unified: string;
}

/**
 * Joins modules into one file, each after those that it imports: their imports come first, once, and imports of one
 * another fall away. The docstring is that of the last module.
 */
export function joinPythonModules(texts: readonly string[]): JoinedPython {
  const modules = texts.map(readModule);
  const docstring = modules.at(-1)?.docstring ?? '';
  const imports = modules.flatMap((module) => module.imports);
  const standard = mergedImports(imports.filter((line) => !/^from \./.test(line) && !isOfPlatform(line)));
  const platform = mergedImports(imports.filter(isOfPlatform));
  const body = modules.map((module) => module.body).join('\n\n\n');
  const file = (...blocks: readonly string[]) =>
    `${[docstring, ...blocks].filter((block) => block !== '').join('\n\n')}\n\n${gap(body)}${body}\n`;
  return { source: file(standard, platform), unified: file(standard) };
}

function readModule(text: string): PythonModule {
  const [, docstring = '', rest = ''] =
    /^("""[\s\S]*?"""\n)?([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const importLine = /^(?:import|from) .*$/gm;
  return {
    docstring: docstring.trim(),
    imports: rest.match(importLine) ?? [],
    body: rest.replace(importLine, '').trim(),
  };
}

/** Definitions stand two lines apart from imports, constants one. */
function gap(body: string): string {
  return /^(?:class|def|@)/.test(body) ? '\n' : '';
}

function isOfPlatform(line: string): boolean {
  return platformModules.some((name) => line.split(' ')[1] === name);
}

/** Each module once: whole modules before names out of modules, both in order. */
function mergedImports(lines: readonly string[]): string {
  const whole = new Set(lines.filter((line) => line.startsWith('import ')));
  const namesOf = new Map<string, Set<string>>();
  for (const line of lines) {
    const [, module, names] = /^from (\S+) import (.+)$/.exec(line) ?? [];
    if (module === undefined || names === undefined) continue;
    const known = namesOf.get(module) ?? new Set();
    for (const name of names.split(', ')) known.add(name);
    namesOf.set(module, known);
  }
  const parts = [...namesOf].map(
    ([module, names]) => `from ${module} import ${[...names].sort().join(', ')}`,
  );
  return [...[...whole].sort(), ...parts.sort()].join('\n');
}
