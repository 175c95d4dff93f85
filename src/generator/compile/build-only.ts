import ts = require('typescript');

/**
 * Marks a property of an interface that only the build reads, such as a text for the documents. The script does not
 * carry its values.
 */
const tag = 'buildOnly';

/** The names that are marked anywhere in the program. Types are asked for these only: to ask for all takes long. */
export function buildOnlyNames(program: ts.Program): ReadonlySet<string> {
  const names = new Set<string>();
  // Making it links each node to the one that it is in.
  program.getTypeChecker();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && hasTag(node)) {
      const { name } = node;
      if (ts.isIdentifier(name) || ts.isStringLiteral(name)) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of program.getSourceFiles()) if (source.text.includes(`@${tag}`)) visit(source);
  return names;
}

function hasTag(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === tag);
}

/** The properties of object literals in the sources whose interface says that only the build reads them. */
export function buildOnlyProperties(
  program: ts.Program,
  sources: readonly ts.SourceFile[],
  names: ReadonlySet<string>,
): ReadonlySet<ts.Node> {
  const checker = program.getTypeChecker();
  const found = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(node) && isDeclaredBuildOnly(node, checker, names)) found.add(node);
    else ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return found;
}

function isDeclaredBuildOnly(
  element: ts.ObjectLiteralElementLike,
  checker: ts.TypeChecker,
  names: ReadonlySet<string>,
): boolean {
  const name = element.name;
  if (name === undefined || !ts.isIdentifier(name) || !names.has(name.text)) return false;
  if (!ts.isObjectLiteralExpression(element.parent)) return false;
  const type = checker.getContextualType(element.parent);
  const members = type?.isUnion() === true ? type.types : [type];
  return members.some((member) => {
    const declared = member?.getProperty(name.text);
    return declared !== undefined && isMarked(declared, checker);
  });
}

function isMarked(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return symbol.getJsDocTags(checker).some(({ name }) => name === tag);
}

/** Leaves the properties out of what is emitted. */
export function leavingOut(properties: ReadonlySet<ts.Node>): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (source) => {
    const visit = (node: ts.Node): ts.Node | undefined =>
      properties.has(node) ? undefined : ts.visitEachChild(node, visit, context);
    return ts.visitEachChild(source, visit, context);
  };
}

/** The names in code that read a property which the script does not carry. */
export function buildOnlyReads(
  program: ts.Program,
  sources: readonly ts.SourceFile[],
  properties: ReadonlySet<ts.Node>,
  names: ReadonlySet<string>,
): ts.Node[] {
  const checker = program.getTypeChecker();
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (properties.has(node)) return;
    const name = nameRead(node);
    const symbol = name && names.has(name.text) ? symbolRead(node, name, checker) : undefined;
    if (
      name !== undefined &&
      symbol !== undefined &&
      (isMarked(symbol, checker) || symbol.declarations?.some((declaration) => properties.has(declaration)))
    ) {
      found.push(name);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return found;
}

/** What names the property where the node reads one. */
function nameRead(node: ts.Node): ts.Identifier | ts.StringLiteralLike | undefined {
  if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.name) ? node.name : undefined;
  if (ts.isElementAccessExpression(node)) {
    return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression : undefined;
  }
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name : undefined;
}

function symbolRead(
  node: ts.Node,
  name: ts.Identifier | ts.StringLiteralLike,
  checker: ts.TypeChecker,
): ts.Symbol | undefined {
  if (ts.isBindingElement(node)) return checker.getTypeAtLocation(node.parent).getProperty(name.text);
  return checker.getSymbolAtLocation(name);
}
