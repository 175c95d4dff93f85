// @module-tag slow

import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { test } from 'vitest';
import { expectGolden } from '../fixtures/golden.js';
import { subpaths } from '../setup/subpaths.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Each export in a line: its name, and its type as an editor shows it. */
function exportsOf(file: string): string[] {
  const config = file.startsWith('src/runtime') ? 'tsconfig.package.json' : 'tsconfig.json';
  const settings = ts.getParsedCommandLineOfConfigFile(
    `${repository}${config}`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  const ambient = (settings?.fileNames ?? []).filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([repository + file, ...ambient], settings?.options ?? {});
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(repository + file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${file} exports nothing.`);
  return checker
    .getExportsOfModule(symbol)
    .map((exported) => {
      const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      return `${exported.name}: ${typeText(checker, target)}`;
    })
    .sort();
}

function typeText(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const flags = ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
  if (symbol.flags & ts.SymbolFlags.Value) {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return 'value';
    if (symbol.flags & ts.SymbolFlags.Class) return 'class';
    return checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, declaration), undefined, flags);
  }
  const members = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .filter(({ declarations }) => declarations?.some((node) => !node.getSourceFile().isDeclarationFile))
    .map((member) => {
      const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
      const [declaration] = member.declarations ?? [];
      const type = declaration && checker.getTypeOfSymbolAtLocation(member, declaration);
      return `${member.name}${optional}: ${type ? checker.typeToString(type, undefined, flags) : '?'}`;
    });
  return members.length === 0 ? 'type' : `{ ${members.join('; ')} }`;
}

test.each(Object.entries(subpaths))('%s offers what it offered', async (subpath, file) => {
  const name = subpath.replace('cortex-pack/', '');
  await expectGolden(`public-api/${name}.txt`, `${exportsOf(file).join('\n')}\n`);
});
