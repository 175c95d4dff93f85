import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

import ts = require('typescript');

import type { DefinitionSource } from '../finding.js';
import type { DefinitionPath, DefinitionValues, Origin } from './definition-path.js';
import { positionInText } from './literal-text.js';

/** Finds the TypeScript that declares a value, by its syntax alone: nothing of the definition is run. */
export class DefinitionSyntax implements DefinitionValues {
  readonly #sources = new Map<string, ts.SourceFile | undefined>();

  constructor(
    private readonly root: string,
    private readonly entry: string,
  ) {}

  /** Where it is declared; for a path of which only a part can be found, where that part is. */
  locate({ path, within }: Origin): DefinitionSource | undefined {
    const exported = this.#defaultExport();
    if (exported === undefined) return undefined;
    const { node, isWhole } = this.#follow(exported, path);
    const position =
      within && isWhole
        ? positionInText(node, within.text, within.offset, (part) => this.#value(expressionOf(part)))
        : undefined;
    if (position !== undefined) return this.#placeAt(position.source, position.offset);
    // What has a name is declared where the name is: an item of a list, and an object that lacks what is looked for.
    const name = isWhole ? node : expressionOf(node);
    const declared = (name && ts.isIdentifier(name) ? this.#value(name) : undefined) ?? node;
    return this.#placeAt(declared.getSourceFile(), declared.getStart());
  }

  textAt(path: DefinitionPath): string | undefined {
    const value = this.#valueAt(path);
    return value && ts.isStringLiteralLike(value) ? value.text : undefined;
  }

  lengthAt(path: DefinitionPath): number {
    const value = this.#valueAt(path);
    return value && ts.isArrayLiteralExpression(value) ? this.#elements(value).length : 0;
  }

  #valueAt(path: DefinitionPath): ts.Node | undefined {
    const exported = this.#defaultExport();
    if (exported === undefined) return undefined;
    const { node, isWhole } = this.#follow(exported, path);
    return isWhole ? this.#value(expressionOf(node)) : undefined;
  }

  #defaultExport(source = this.#source(resolve(this.root, this.entry))): ts.Node | undefined {
    return source?.statements.find((statement) => ts.isExportAssignment(statement))?.expression;
  }

  /** The deepest node on the path, and whether it is the end of it. */
  #follow(start: ts.Node, path: DefinitionPath): { readonly node: ts.Node; readonly isWhole: boolean } {
    let node: ts.Node = start;
    for (const name of path) {
      const next = this.#member(node, String(name));
      if (next === undefined) return { node: this.#onlyUnknownSpread(node) ?? node, isWhole: false };
      node = next;
    }
    return { node, isWhole: true };
  }

  #member(node: ts.Node, name: string): ts.Node | undefined {
    const value = this.#value(expressionOf(node));
    if (value === undefined) return undefined;
    if (ts.isArrayLiteralExpression(value)) return this.#elements(value)[Number(name)];
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

  /** The items of a list, with those of the lists that are spread into it. */
  #elements(list: ts.ArrayLiteralExpression): readonly ts.Node[] {
    return list.elements.flatMap((element) => {
      const spread = ts.isSpreadElement(element) ? this.#value(element.expression) : undefined;
      return spread && ts.isArrayLiteralExpression(spread) ? this.#elements(spread) : [element];
    });
  }

  /** Where a name that an object does not have must come from: what a call makes and spreads into it. */
  #onlyUnknownSpread(node: ts.Node): ts.Node | undefined {
    const value = this.#value(expressionOf(node));
    if (value === undefined || !ts.isObjectLiteralExpression(value)) return undefined;
    const [spread, ...others] = value.properties.filter(
      (property) => ts.isSpreadAssignment(property) && this.#value(property.expression) === undefined,
    );
    return others.length === 0 ? spread : undefined;
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
      const found = this.#imported(source, statement.importClause, statement.moduleSpecifier.text, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #imported(
    importer: ts.SourceFile,
    clause: ts.ImportClause | undefined,
    specifier: string,
    name: string,
  ): ts.Node | undefined {
    const bindings = clause?.namedBindings;
    const named =
      bindings && ts.isNamedImports(bindings)
        ? bindings.elements.find((element) => element.name.text === name)
        : undefined;
    const isDefault = clause?.name?.text === name;
    if ((named === undefined && !isDefault) || !specifier.startsWith('.')) return undefined;
    const file = this.#source(resolve(dirname(importer.fileName), specifier.replace(/\.js$/, '.ts')));
    if (file === undefined) return undefined;
    return isDefault ? this.#defaultExport(file) : this.#declaration(file, named?.propertyName?.text ?? name);
  }

  #source(file: string): ts.SourceFile | undefined {
    if (!this.#sources.has(file)) this.#sources.set(file, parsed(file));
    return this.#sources.get(file);
  }

  #placeAt(source: ts.SourceFile, offset: number): DefinitionSource {
    const { line, character } = source.getLineAndCharacterOfPosition(offset);
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
