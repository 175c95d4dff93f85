import ts = require('typescript');

/**
 * Makes `object && object.property` of `object?.property`, and `object || other` of `object ?? other`, where the types
 * say that both mean the same. The compiler would write comparisons with null, and more variables.
 */
export function plainAbsence(checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (source) => {
    const { factory } = context;
    const visit = (node: ts.Node): ts.Node => {
      if (ts.isOptionalChain(node)) return visitChain(node);
      const plain = ts.visitEachChild(node, visit, context);
      const isOther = isNullish(node) && isNullish(plain) && isFalseOnlyWhereAbsent(node, checker);
      return isOther ? factory.createLogicalOr(plain.left, plain.right) : plain;
    };
    const visitChain = (chain: ts.OptionalChain): ts.Node => {
      const object = objectOf(chain, checker);
      if (object === undefined) return linksVisited(chain);
      if (ts.isIdentifier(object))
        return factory.createLogicalAnd(object, withoutQuestion(chain, object, object));
      const once = factory.createTempVariable(context.hoistVariableDeclaration);
      const first = factory.createAssignment(once, visited(object));
      return factory.createLogicalAnd(first, withoutQuestion(chain, object, once));
    };
    // What one link of a chain gives means nothing without the next one.
    const linksVisited = (node: ts.Node): ts.Node =>
      ts.visitEachChild(
        node,
        (child) =>
          ts.isOptionalChain(child) && 'expression' in node && child === node.expression
            ? linksVisited(child)
            : visit(child),
        context,
      );
    const visited = (node: ts.Expression) => ts.visitNode(node, visit, ts.isExpression) as ts.Expression;
    const withoutQuestion = (node: ts.Node, first: ts.Expression, name: ts.Expression): ts.Expression => {
      if (node === first || !ts.isOptionalChain(node) || ts.isNonNullExpression(node)) return name;
      const object = withoutQuestion(node.expression, first, name);
      if (ts.isPropertyAccessExpression(node)) {
        return factory.createPropertyAccessExpression(object, node.name);
      }
      return ts.isCallExpression(node)
        ? factory.createCallExpression(object, undefined, node.arguments.map(visited))
        : factory.createElementAccessExpression(object, visited(node.argumentExpression));
    };
    return ts.visitEachChild(source, visit, context);
  };
}

/** What the chain begins with, when it alone may be missing, and is an object otherwise. */
function objectOf(chain: ts.OptionalChain, checker: ts.TypeChecker): ts.Expression | undefined {
  const { expression } = chain;
  if (ts.isNonNullExpression(chain)) return undefined;
  if (chain.questionDotToken === undefined) {
    return ts.isOptionalChain(expression) ? objectOf(expression, checker) : undefined;
  }
  // The call of a property would have another `this`.
  if (ts.isCallExpression(chain) && !ts.isIdentifier(expression)) return undefined;
  return isOf(expression, ts.TypeFlags.Object | ts.TypeFlags.Undefined, checker) ? expression : undefined;
}

function isNullish(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}

function isFalseOnlyWhereAbsent({ left, right }: ts.BinaryExpression, checker: ts.TypeChecker): boolean {
  const absent = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  if (isOf(left, ts.TypeFlags.Object | absent, checker)) return true;
  // The only text that counts as false is the one that would take its place.
  const isEmpty = ts.isStringLiteralLike(right) && right.text === '';
  return isEmpty && isOf(left, ts.TypeFlags.StringLike | absent, checker);
}

/** Whether all values of the expression are of these kinds. */
function isOf(node: ts.Expression, kinds: ts.TypeFlags, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).every(
    (member) => (member.flags & kinds) !== 0 && !isPrimitiveToo(member, checker),
  );
}

/** `{ length: number }` is a type of texts as well, and `{}` one of everything. */
function isPrimitiveToo(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  return [
    checker.getStringType(),
    checker.getNumberType(),
    checker.getBooleanType(),
    checker.getBigIntType(),
  ].some((primitive) => checker.isTypeAssignableTo(primitive, type));
}
