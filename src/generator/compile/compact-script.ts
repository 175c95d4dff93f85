import type { AnyNode } from 'acorn';
import { joinedDeclarations } from './joined-declarations.js';
import { narrowSpaces } from './narrow-spaces.js';
import { needlessSemicolons } from './needless-semicolons.js';
import {
  childrenOf,
  hasComment,
  parseModule,
  parseScript,
  type ScriptEdit,
  withEdits,
  withSteps,
} from './script-edits.js';
import { withShorterSyntax } from './shorter-syntax.js';

/** What the compiler indents with, whatever it is told. */
const compilerIndent = '    ';
const indent = ' ';
const longestLine = 110;

/**
 * The same module of ES5 code, saying in fewer bytes what the compiler writes at length, and without docstrings and
 * directives, which are for those who read the sources. Names stay, and so do comments in the code, which say why.
 */
export function compactModule(code: string): string {
  const continued = withoutDocstrings(code).replace(/^( *)\}\n *(?=(?:else|catch|finally)\b)/gm, '$1} ');
  return withShorterSyntax(continued);
}

/**
 * The script that compact modules were joined to, in fewer bytes and as readable as before: a narrow indentation, and
 * short statements on one line. Throws the SyntaxError of a script that is not ES5.
 */
export function compactScript(script: string): string {
  const narrow = script
    .replace(/^(?: {4})+/gm, (spaces) => indent.repeat(spaces.length / compilerIndent.length))
    .replace(needlessComma, '');
  const short = onShortLines(withSteps(narrow, [joinedDeclarations, narrowSpaces]));
  return withSteps(short, [joinedDeclarations, narrowSpaces, needlessSemicolons]);
}

/** Behind the last value of a list or an object; without one before, it stands for a value that is not there. */
const needlessComma = /(?<=[^\s,[]),(?=\n *[}\]])/g;

/** What tells tools how to read the sources. */
const directive = /^ *(?:biome-ignore|eslint-|prettier-ignore|@ts-)/;

function withoutDocstrings(script: string): string {
  const left = parseModule(script).comments.filter(({ type, value }) =>
    type === 'Block' ? value.startsWith('*') : directive.test(value),
  );
  const edits = left.map(({ start, end }): ScriptEdit => {
    let from = start;
    while (script[from - 1] === ' ') from--;
    return { start: from, end: script[end] === '\n' ? end + 1 : end, text: '' };
  });
  return withEdits(script, edits);
}

/** Joins the lines of what fits on one: no literal of ES5 spans lines, and every statement has its semicolon. */
function onShortLines(script: string): string {
  const parsed = parseScript(script);
  const columnOf = (position: number) => position - (script.lastIndexOf('\n', position - 1) + 1);
  const isOneLine = (node: AnyNode) => !hasComment(parsed, node) && holdsOneStatement(node);
  const lineOf = ({ start, end }: AnyNode) => script.slice(start, end).replace(/\n */g, ' ');

  const visit = (node: AnyNode): ScriptEdit[] => {
    if (!script.slice(node.start, node.end).includes('\n')) return [];
    const line = lineOf(node);
    if (columnOf(node.start) + line.length <= longestLine && isOneLine(node)) {
      return [{ start: node.start, end: node.end, text: line }];
    }
    return [...childrenOf(node).flatMap(visit), ...onFullLines(itemsOf(node))];
  };

  /** Fills each line with as many of the items that need no line of their own as fit. */
  const onFullLines = (items: readonly AnyNode[]): ScriptEdit[] => {
    const edits: ScriptEdit[] = [];
    let column = longestLine;
    for (const [index, item] of items.entries()) {
      const before = items[index - 1];
      const line = lineOf(item);
      const isShort = isOneLine(item) && columnOf(item.start) + line.length <= longestLine;
      const joins = isShort && column + line.length + 2 <= longestLine;
      if (before && joins && script.slice(before.end, item.start).trim() === ',') {
        edits.push({ start: before.end, end: item.start, text: ', ' });
        column += line.length + 2;
      } else column = isShort ? columnOf(item.start) + line.length : longestLine;
    }
    return edits;
  };
  return withEdits(script, visit(parsed.program));
}

/** What stands one after the other, with commas between. */
function itemsOf(node: AnyNode): readonly AnyNode[] {
  const isList = /^(?:ArrayExpression|ObjectExpression|VariableDeclaration)$/.test(node.type);
  return isList ? childrenOf(node) : [];
}

/** Whether no block in it has more than one statement. */
function holdsOneStatement(node: AnyNode): boolean {
  if (node.type === 'Program' || node.type === 'SwitchStatement') return false;
  if (node.type === 'BlockStatement' && node.body.length > 1) return false;
  return childrenOf(node).every(holdsOneStatement);
}
