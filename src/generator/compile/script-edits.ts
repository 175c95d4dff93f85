import { type AnyNode, type Comment, type Options, parse as parseSyntax, type Token } from 'acorn';

/** Text that takes the place of a part of a script. */
export interface ScriptEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ParsedScript {
  readonly script: string;
  readonly program: AnyNode;
  /** The program and all that it holds, outer ones first. */
  readonly nodes: readonly AnyNode[];
  readonly comments: readonly Comment[];
  readonly tokens: readonly Token[];
}

/** Finds what can be said in fewer bytes. */
export type ScriptStep = (parsed: ParsedScript) => readonly ScriptEdit[];

const ofScript: Options = { ecmaVersion: 5 };
const ofModule: Options = { ecmaVersion: 2015, sourceType: 'module' };

/** The body of a function. Throws the SyntaxError of a script that is not ES5. */
export function parseScript(script: string): ParsedScript {
  return parsed(script, ofScript);
}

/** A module of code that the compiler made for ES5. */
export function parseModule(code: string): ParsedScript {
  return parsed(code, ofModule);
}

/** What one step leaves as it is need not be parsed again for the next one. */
let last: (ParsedScript & { readonly options: Options }) | undefined;

function parsed(script: string, options: Options): ParsedScript {
  if (last?.script === script && last.options === options) return last;
  const comments: Comment[] = [];
  const tokens: Token[] = [];
  const settings = { allowReturnOutsideFunction: true, onComment: comments, onToken: tokens };
  const program = parseSyntax(script, { ...options, ...settings });
  let nodes: readonly AnyNode[] | undefined;
  last = {
    options,
    script,
    program,
    get nodes() {
      nodes ??= nodesIn(program);
      return nodes;
    },
    comments,
    tokens,
  };
  return last;
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

/** Parses the script once for all steps; where two would edit the same place, the first one counts. */
export function withSteps(script: string, steps: readonly ScriptStep[], parse = parseScript): string {
  const parsed = parse(script);
  return withEdits(
    script,
    steps.flatMap((step) => step(parsed)),
  );
}

/** Every step walks the whole script, several times. Kept at the node: a map of so many takes longer than it saves. */
const known = Symbol('children');
type Known = AnyNode & { [known]?: readonly AnyNode[] };

/** In the order of the text. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const before = (node as Known)[known];
  if (before !== undefined) return before;
  const children: AnyNode[] = [];
  let isInOrder = true;
  const add = (value: unknown): void => {
    if (!isNode(value)) return;
    isInOrder &&= (children.at(-1)?.start ?? 0) <= value.start;
    children.push(value);
  };
  for (const key in node) {
    const value: unknown = node[key as keyof AnyNode];
    if (Array.isArray(value)) for (const item of value) add(item);
    else add(value);
  }
  if (!isInOrder) children.sort((one, other) => one.start - other.start);
  (node as Known)[known] = children;
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The node and all that it holds, outer ones first. */
export function nodesIn(node: AnyNode): AnyNode[] {
  const nodes: AnyNode[] = [];
  const visit = (inner: AnyNode): void => {
    nodes.push(inner);
    for (const child of childrenOf(inner)) visit(child);
  };
  visit(node);
  return nodes;
}

export function hasComment({ comments }: ParsedScript, { start, end }: AnyNode): boolean {
  return comments.some((comment) => comment.start >= start && comment.end <= end);
}
