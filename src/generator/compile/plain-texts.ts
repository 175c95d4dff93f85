import ts = require('typescript');

/**
 * Makes texts of templates with `+`, where the compiler would write calls of `concat`. Also writes each text on one line, as
 * the steps behind the compiler expect it.
 */
export function plainTexts(checker: ts.TypeChecker): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (source) => {
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isStringLiteral(visited) && /[\r\n]/.test(visited.getText(source))) return literal(visited.text);
      if (!ts.isTemplateExpression(visited) || !ts.isTemplateExpression(node)) return visited;
      if (ts.isTaggedTemplateExpression(ts.getOriginalNode(node).parent)) return visited;
      return sumOf(
        visited,
        node.templateSpans.map(({ expression }) =>
          isPrimitive(checker.getTypeAtLocation(expression), checker),
        ),
      );
    };
    return ts.visitEachChild(source, visit, context);
  };
}

const { factory } = ts;

function literal(text: string): ts.StringLiteral {
  return factory.createStringLiteral(text, true);
}

/** The texts and values of the template, one after the other. An object must give its text, not its number. */
function sumOf(
  { head, templateSpans }: ts.TemplateExpression,
  arePrimitive: readonly boolean[],
): ts.Expression {
  // Without a text among its first two parts a sum might be one of numbers.
  const needsText = head.text !== '' || templateSpans[0]?.literal.text === '';
  const parts: ts.Expression[] = needsText ? [literal(head.text)] : [];
  for (const [index, { expression, literal: following }] of templateSpans.entries()) {
    parts.push(arePrimitive[index] ? expression : textOf(expression));
    if (following.text !== '') parts.push(literal(following.text));
  }
  return parts.reduce((sum, part) => factory.createAdd(sum, part));
}

function textOf(value: ts.Expression): ts.Expression {
  const concat = factory.createPropertyAccessExpression(literal(''), 'concat');
  return factory.createCallExpression(concat, undefined, [value]);
}

const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.ESSymbolLike |
  ts.TypeFlags.Void |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null;

function isPrimitive(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & primitive) !== 0) return true;
  if (type.isUnion()) return type.types.every((member) => isPrimitive(member, checker));
  if (type.isIntersection()) return type.types.some((member) => isPrimitive(member, checker));
  const constraint = checker.getBaseConstraintOfType(type);
  return constraint !== undefined && constraint !== type && isPrimitive(constraint, checker);
}
