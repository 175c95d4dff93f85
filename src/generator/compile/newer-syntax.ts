import ts = require('typescript');

import type { BuildProblem } from '../build-error.js';
import { placeOf } from '../types/compiler-settings.js';

/** Syntax that means something else once it is ES5, or cannot be ES5. The compiler that checks types knows newer targets only. */
interface NewerSyntax {
  readonly isAt: (node: ts.Node, program: ts.Program) => boolean;
  readonly message: string;
  readonly fix: string;
}

const newerSyntax: readonly NewerSyntax[] = [
  {
    isAt: (node) => ts.isFunctionLike(node) && isAsync(node),
    message: 'Scripts in Cortex run to their end: they have no promises to wait for.',
    fix: 'Write a plain function: what `cortex-pack/runtime` offers returns its results at once.',
  },
  {
    isAt: (node) => ts.isFunctionLike(node) && 'asteriskToken' in node && node.asteriskToken !== undefined,
    message: 'ES5 has no generators.',
    fix: 'Return a list, or call a function for each value.',
  },
  {
    isAt: (node) => ts.isFunctionDeclaration(node) && !isBodyOfFunction(node.parent),
    message: 'ES5 has no function declarations in blocks.',
    fix: 'Assign the function to a constant: `const name = () => { ... }`.',
  },
  {
    isAt: (node) =>
      ts.isIdentifier(node) && node.text === 'arguments' && isVariable(node) && isInArrowFunction(node),
    message: 'In ES5, `arguments` in an arrow function are those of another function.',
    fix: 'Declare the parameters: `(...values) => { ... }`.',
  },
  {
    isAt: (node, program) =>
      node.kind === ts.SyntaxKind.SuperKeyword &&
      isPropertyRead(node.parent) &&
      !isMethod(node.parent, program.getTypeChecker()),
    message: 'In ES5, `super` reaches the methods of a class and nothing else.',
    fix: 'Make it a method of the class that is extended.',
  },
  {
    isAt: (node) => ts.isPrivateIdentifier(node) || node.kind === ts.SyntaxKind.AccessorKeyword,
    message: 'ES5 has no private names with `#` and no `accessor`.',
    fix: 'Write `private` before a plain name.',
  },
  {
    isAt: (node, program) => isExtended(node) && isOfLanguage(node.expression, program),
    message:
      'Compiled to ES5, what extends a class of the language loses its methods, and `instanceof` is false.',
    fix: 'Write a function that makes the object and marks it with a property, such as `error.name`.',
  },
  {
    isAt: (node, program) => ts.isForInStatement(node) && isOfClass(node.expression, program),
    message: 'In ES5, `for ... in` over an object of a class finds its methods, too.',
    fix: 'Go through `Object.keys(...)` of it.',
  },
  {
    isAt: (node) => ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Using) !== 0,
    message: 'ES5 has no `using`.',
    fix: 'Declare it with `const`, and release it in `finally`.',
  },
  {
    isAt: (node) =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'eval',
    message: 'What `eval` runs is not compiled, and finds no names of the script.',
    fix: 'Write the code out; for data, call `JSON.parse`.',
  },
];

/** Finds syntax that no ES5 script can have, in sources that can be read. Places are relative to `root`. */
export function checkSyntax(
  program: ts.Program,
  sources: readonly ts.SourceFile[],
  root: string,
): BuildProblem[] {
  if (sources.some((source) => program.getSyntacticDiagnostics(source).length > 0)) return [];
  // Making it links each node to the one that it is in.
  program.getTypeChecker();
  return sources.flatMap((source) => {
    const problems: BuildProblem[] = [];
    const visit = (node: ts.Node): void => {
      const found = newerSyntax.find(({ isAt }) => isAt(node, program));
      if (found === undefined) ts.forEachChild(node, visit);
      else {
        const { message, fix } = found;
        problems.push({ place: placeOf(source, node.getStart(source), root), message, fix });
      }
    };
    visit(source);
    return problems;
  });
}

function isAsync(node: ts.SignatureDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;
}

function isBodyOfFunction(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) || ts.isModuleBlock(node) || (ts.isBlock(node) && ts.isFunctionLike(node.parent))
  );
}

/** Whether it names no property. */
function isVariable(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== name;
  return !(ts.isPropertyAssignment(parent) && parent.name === name) && !ts.isPropertySignature(parent);
}

function isInArrowFunction(node: ts.Node): boolean {
  const inner = ts.findAncestor(node, (outer) => ts.isFunctionLike(outer));
  return inner !== undefined && ts.isArrowFunction(inner);
}

function isPropertyRead(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isMethod(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  checker: ts.TypeChecker,
): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const symbol = checker.getSymbolAtLocation(name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Method) !== 0 && !isInObject(node);
}

/** Objects have no prototype that the compiler could ask. */
function isInObject(node: ts.Node): boolean {
  const method = ts.findAncestor(node, (outer) => ts.isFunctionLike(outer) && !ts.isArrowFunction(outer));
  return method !== undefined && ts.isObjectLiteralExpression(method.parent);
}

function isExtended(node: ts.Node): node is ts.ExpressionWithTypeArguments {
  if (!ts.isExpressionWithTypeArguments(node) || !ts.isHeritageClause(node.parent)) return false;
  return node.parent.token === ts.SyntaxKind.ExtendsKeyword && ts.isClassLike(node.parent.parent);
}

function isOfLanguage(expression: ts.Expression, program: ts.Program): boolean {
  const { symbol } = program.getTypeChecker().getTypeAtLocation(expression);
  const declarations: readonly ts.Declaration[] = symbol?.declarations ?? [];
  return declarations.some((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}

function isOfClass(expression: ts.Expression, program: ts.Program): boolean {
  const { symbol } = program.getTypeChecker().getTypeAtLocation(expression);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0;
}
