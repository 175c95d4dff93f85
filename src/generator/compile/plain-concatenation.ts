import ts = require('typescript');

/** Makes texts of templates with `+`, where the compiler would write calls of `concat`. */
export const plainConcatenation: ts.TransformerFactory<ts.SourceFile> = (context) => (source) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isTemplateExpression(visited) || ts.isTaggedTemplateExpression(ts.getOriginalNode(node).parent)) {
      return visited;
    }
    const [first] = visited.templateSpans;
    // Without a text among its first two parts a sum might be one of numbers.
    const needsText = visited.head.text !== '' || first?.literal.text === '';
    const parts: ts.Expression[] = needsText ? [factory.createStringLiteral(visited.head.text, true)] : [];
    for (const { expression, literal } of visited.templateSpans) {
      parts.push(expression);
      if (literal.text !== '') parts.push(factory.createStringLiteral(literal.text, true));
    }
    return parts.reduce((sum, part) => factory.createAdd(sum, part));
  };
  return ts.visitEachChild(source, visit, context);
};
