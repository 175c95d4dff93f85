import ts from 'typescript';

/** One subpath of the package with the file whose exports it offers. */
export interface Subpath {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

const introduction = `# Reference of the package

What an author imports, by subpath. This page is made from the types by \`npm run docs:reference\`; an editor shows the same texts.

| Subpath | What it is for |
| --- | --- |
| \`cortex-pack/definition\` | What a pack is: imported by the build and by the code inside Cortex |
| \`cortex-pack/runtime\` | What the code inside Cortex calls: ES5, synchronous |
| \`cortex-pack/test\` | What the tests of a pack run it against: Node.js |
`;

/** The page about everything that the subpaths export, each with its docstring, its type, and its members. */
export function renderReferencePage(program: ts.Program, subpaths: readonly Subpath[]): string {
  const checker = program.getTypeChecker();
  const sections = subpaths.map(({ name, file }) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${file} exports nothing.`);
    const exported = checker
      .getExportsOfModule(symbol)
      .map((entry) => ({
        name: entry.name,
        target: entry.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(entry) : entry,
      }))
      .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
    const entries = exported.map(({ name: title, target }) => entryOf(title, target, checker));
    return `## ${name}\n\n${entries.join('\n')}`;
  });
  return `${introduction}\n${sections.join('\n')}`;
}

function entryOf(title: string, symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const lines = [`### ${title}`, '', ...textOf(symbol, checker)];
  if (symbol.flags & ts.SymbolFlags.Value)
    lines.push('```ts', signatureOf(title, symbol, checker), '```', '');
  else lines.push(...membersOf(symbol, checker));
  return lines.join('\n');
}

function textOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const errors = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'throws')
    .map(({ text: words }) => `Throws ${ts.displayPartsToString(words)}`);
  return [text, ...errors].filter((part) => part !== '').flatMap((part) => [part, '']);
}

const flags =
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope | ts.TypeFormatFlags.WriteArrowStyleSignature;

function signatureOf(title: string, symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return title;
  if (symbol.flags & ts.SymbolFlags.Class) return classOf(title, symbol, checker);
  const type = checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, declaration), undefined, flags);
  return symbol.flags & ts.SymbolFlags.Function ? `${title}: ${type}` : `const ${title}: ${type}`;
}

function classOf(title: string, symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const members = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .filter(({ valueDeclaration }) => isPublic(valueDeclaration))
    .map((member) => `  ${memberText(member, checker)};`);
  return [`class ${title} {`, ...members, '}'].join('\n');
}

function isPublic(declaration: ts.Declaration | undefined): boolean {
  if (declaration === undefined) return false;
  const name = ts.getNameOfDeclaration(declaration);
  if (name !== undefined && ts.isPrivateIdentifier(name)) return false;
  const modifiers = ts.getCombinedModifierFlags(declaration);
  return (modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
}

function memberText(member: ts.Symbol, checker: ts.TypeChecker): string {
  const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
  return `${checker.symbolToString(member)}${optional}: ${typeTextOf(member, checker)}`;
}

function typeTextOf(member: ts.Symbol, checker: ts.TypeChecker): string {
  const [declaration] = member.declarations ?? [];
  if (declaration === undefined) return 'unknown';
  return checker.typeToString(checker.getTypeOfSymbolAtLocation(member, declaration), undefined, flags);
}

/** A table of the properties of an interface; the text of any other type. */
function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const [declaration] = symbol.declarations ?? [];
  if (declaration && ts.isTypeAliasDeclaration(declaration)) {
    return ['```ts', `type ${declaration.getText().replace(/^(export )?type /, '')}`, '```', ''];
  }
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol));
  if (members.length === 0) return [];
  const rows = members.map((member) => {
    const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
    const text = ts.displayPartsToString(member.getDocumentationComment(checker)).replace(/\s+/g, ' ');
    return `| \`${member.name}${optional}\` | \`${typeTextOf(member, checker)}\` | ${text.replaceAll('|', '\\|')} |`;
  });
  // A type with a bar would split its cell.
  const cells = rows.map((row) => row.replace(/`([^`]*)`/g, (code) => code.replaceAll('|', '\\|')));
  return ['| Key | Type | |', '| --- | --- | --- |', ...cells, ''];
}
