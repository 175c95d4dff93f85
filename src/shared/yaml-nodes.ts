import { isMap, isNode, isSeq, type Node } from 'yaml';

/** A node and all below it, keys before their values, in the order of the text. */
export function* nodesIn(root: unknown): Generator<Node> {
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isNode(node)) continue;
    yield node;
    if (isSeq(node))
      for (let index = node.items.length - 1; index >= 0; index -= 1) waiting.push(node.items[index]);
    if (!isMap(node)) continue;
    for (let index = node.items.length - 1; index >= 0; index -= 1)
      waiting.push(node.items[index]?.value, node.items[index]?.key);
  }
}
