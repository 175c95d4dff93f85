import { type AnyNode, type Comment, parse } from 'acorn';

/** Text that takes the place of a part of a script. */
export interface ScriptEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ParsedScript {
  readonly script: string;
  readonly program: AnyNode;
  readonly comments: readonly Comment[];
}

/** Throws the SyntaxError of a script that is not ES5. */
export function parseScript(script: string): ParsedScript {
  const comments: Comment[] = [];
  const program = parse(script, { ecmaVersion: 5, allowReturnOutsideFunction: true, onComment: comments });
  return { script, program, comments };
}

/** The script with all edits; of two that overlap, the one that begins first counts. */
export function withEdits(script: string, edits: readonly ScriptEdit[]): string {
  let edited = '';
  let end = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    if (edit.start < end) continue;
    edited += script.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return edited + script.slice(end);
}

/** In the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children = Object.values(node).flat().filter(isNode);
  return children.sort((one, other) => one.start - other.start);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The node and all that it holds, outer ones first. */
export function* nodesIn(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

export function hasComment({ comments }: ParsedScript, { start, end }: AnyNode): boolean {
  return comments.some((comment) => comment.start >= start && comment.end <= end);
}
