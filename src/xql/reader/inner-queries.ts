import { listsIn } from './expressions.js';
import type { XqlNode } from './nodes.js';
import { isSymbol, readXql, statementsOf, type XqlText } from './read-xql.js';

export interface InnerQuery {
  readonly xql: XqlText;
  /** Where its text begins in the text around it. */
  readonly start: number;
}

/** The queries in brackets, as behind join and union, however deep. `source` is what `xql` was read from. */
export function innerQueries(source: string, xql: XqlText): InnerQuery[] {
  const bodies = statementsOf(xql).flatMap(({ stages }) => stages.map(({ body }) => body));
  return bodies
    .flatMap(listsIn)
    .flat()
    .filter(isQuery)
    .map((node) => {
      // `join type = left (...)` reads like a call.
      const start = source.indexOf('(', node.kind === 'call' ? node.name.end : node.start) + 1;
      return { xql: readXql(source.slice(start, node.end - 1)), start };
    });
}

function isQuery(node: XqlNode): node is Exclude<XqlNode, { kind: 'token' }> {
  return node.kind !== 'token' && node.parts.some((part) => part.some((each) => isSymbol(each, '|')));
}
