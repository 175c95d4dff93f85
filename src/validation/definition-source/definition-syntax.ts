import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import type { DefinitionSource } from '../finding.js';
import type { DefinitionPath } from './definition-path.js';

/** Finds the TypeScript that declares a value, by its syntax alone: nothing of the definition is run. */
export class DefinitionSyntax {
  readonly #sources = new Map<string, ts.SourceFile | undefined>();

  constructor(
    private readonly root: string,
    private readonly entry: string,
  ) {}

  /** Where the deepest part of the path that can be found is declared. */
  locate(path: DefinitionPath): DefinitionSource | undefined {
    const exported = this.#defaultExport();
    return exported && this.#placeOf(this.#follow(exported, path) ?? exported);
  }

  /** The text that a path has, when it is written out. */
  textAt(path: DefinitionPath): string | undefined {
    const exported = this.#defaultExport();
    const node = exported && this.#follow(exported, path, true);
    const value = node && this.#value(expressionOf(node));
    return value && ts.isStringLiteralLike(value) ? value.text : undefined;
  }

  #defaultExport(): ts.Node | undefined {
    const source = this.#source(resolve(this.root, this.entry));
    return source?.statements.find((statement) => ts.isExportAssignment(statement))?.expression;
  }

  /** The node at the end of the path; short of it the deepest one, unless `whole`. */
  #follow(start: ts.Node, path: DefinitionPath, whole = false): ts.Node | undefined {
    let node: ts.Node = start;
    for (const name of path) {
      const next = this.#member(node, name);
      if (next === undefined) return whole ? undefined : node;
      node = next;
    }
    return node;
  }

  #member(node: ts.Node, name: string): ts.Node | undefined {
    const value = this.#value(expressionOf(node));
    if (value === undefined) return undefined;
    if (ts.isArrayLiteralExpression(value)) return value.elements[Number(name)];
    if (!ts.isObjectLiteralExpression(value)) return undefined;
    for (const property of value.properties) {
      if (property.name && nameOf(property.name) === name) return property;
    }
    for (const property of value.properties) {
      const found = ts.isSpreadAssignment(property) ? this.#member(property.expression, name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The literal behind names, imports, casts, and functions such as definePack that return their argument. */
  #value(written: ts.Node | undefined, depth = 0): ts.Node | undefined {
    const node = withoutCasts(written);
    if (node === undefined || depth > 20) return undefined;
    if (ts.isCallExpression(node)) {
      const argument = withoutCasts(node.arguments[0]);
      return argument && ts.isObjectLiteralExpression(argument) ? argument : undefined;
    }
    if (ts.isPropertyAccessExpression(node)) {
      const member = this.#member(node.expression, node.name.text);
      return this.#value(member && expressionOf(member), depth + 1);
    }
    if (ts.isIdentifier(node))
      return this.#value(this.#declaration(node.getSourceFile(), node.text), depth + 1);
    return node;
  }

  #declaration(source: ts.SourceFile, name: string): ts.Node | undefined {
    for (const statement of source.statements) {
      if (ts.isVariableStatement(statement)) {
        const found = statement.declarationList.declarations.find(
          (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name,
        );
        if (found !== undefined) return found.initializer;
      }
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const bindings = statement.importClause?.namedBindings;
      const imported =
        bindings && ts.isNamedImports(bindings)
          ? bindings.elements.find((element) => element.name.text === name)
          : undefined;
      const file =
        imported &&
        this.#source(
          resolve(dirname(source.fileName), statement.moduleSpecifier.text.replace(/\.js$/, '.ts')),
        );
      if (imported && file) return this.#declaration(file, imported.propertyName?.text ?? name);
    }
    return undefined;
  }

  #source(file: string): ts.SourceFile | undefined {
    if (!this.#sources.has(file)) this.#sources.set(file, parsed(file));
    return this.#sources.get(file);
  }

  #placeOf(node: ts.Node): DefinitionSource {
    const source = node.getSourceFile();
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    return {
      file: relative(this.root, source.fileName).replaceAll('\\', '/'),
      line: line + 1,
      column: character + 1,
    };
  }
}

function parsed(file: string): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  } catch {
    return undefined;
  }
}

function withoutCasts(node: ts.Node | undefined): ts.Node | undefined {
  if (node === undefined) return undefined;
  const cast =
    ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node);
  return cast ? withoutCasts(node.expression) : node;
}

/** The expression that a property stands for. */
function expressionOf(node: ts.Node): ts.Node {
  if (ts.isPropertyAssignment(node)) return node.initializer;
  return ts.isShorthandPropertyAssignment(node) ? node.name : node;
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : undefined;
}
