import { type Node, parse } from 'acorn';
import { messageOf, UserError } from '../../shared/errors.js';
import { isCompiledScript } from '../../spec/compiled-script-mark.js';
import { newerOperators, newerSyntax } from '../../spec/engine-syntax.js';
import { requireEs5 } from './es5-syntax.js';
import { placeIn } from './script-place.js';

/**
 * What a script may use: `es5` is what every server takes, without the common library; `platform` is what the newer of
 * the engines takes that servers are known to have, with the library.
 */
export type ScriptLevel = 'es5' | 'platform';

/** Own builds promise to need nothing but ES5; scripts of others are run as the platform runs them. */
export function levelOf(script: string): ScriptLevel {
  return isCompiledScript(script) ? 'es5' : 'platform';
}

/** Throws a UserError for a script that is not of its level. */
export function checkScript(script: string, file: string, level: ScriptLevel): void {
  if (level === 'es5') requireEs5(script, file);
  else parsed(script, file);
}

/** What of a script not every server takes. Throws a UserError when none does. */
export function scriptWarnings(script: string, file: string): readonly string[] {
  if (levelOf(script) === 'es5') return [];
  return [
    ...notEs5(script, file),
    ...newerParts(parsed(script, file), script, file),
    ...notAscii(script, file),
  ];
}

/** A node of ESTree, whose children are whatever lies in it. */
interface AnyNode extends Node {
  readonly [property: string]: unknown;
}

function parsed(script: string, file: string): AnyNode {
  let program: AnyNode;
  try {
    program = parse(script, {
      ecmaVersion: 'latest',
      allowReturnOutsideFunction: true,
    }) as unknown as AnyNode;
  } catch (error) {
    const { at, problem } = syntaxFault(error);
    throw refusal(`${placeIn(script, at, file)}: the script cannot be read: ${problem}`);
  }
  for (const node of nodesIn(program)) {
    const name = absentEverywhere(node);
    if (name !== undefined)
      throw refusal(`${placeIn(script, node.start, file)}: no engine of a server takes ${name}`);
  }
  return program;
}

/** What goja has in no build, although the language has it. */
function absentEverywhere(node: AnyNode): string | undefined {
  if (node.type === 'ImportExpression') return 'import()';
  if (node.type === 'ForOfStatement' && node.await === true) return 'for await';
  return node.async === true && node.generator === true ? 'async function*' : undefined;
}

function notEs5(script: string, file: string): string[] {
  try {
    parse(script, { ecmaVersion: 5, allowReturnOutsideFunction: true });
    return [];
  } catch (error) {
    const { at, problem } = syntaxFault(error);
    return [
      `${placeIn(script, at, file)}: this is newer than ES5 (${problem}). Servers before 6.8 may refuse the script.`,
    ];
  }
}

/** For each kind of syntax that needs a build of 2022 or later, its first place. */
function newerParts(program: AnyNode, script: string, file: string): string[] {
  const found = new Map<string, string>();
  for (const node of nodesIn(program)) {
    const part = newerPart(node);
    if (part === undefined || found.has(part.name)) continue;
    found.set(
      part.name,
      `${placeIn(script, node.start, file)}: ${part.name} needs a server whose engine is of ${part.since} or later. ` +
        'Which servers are is not public.',
    );
  }
  return [...found.values()];
}

function newerPart(node: AnyNode): { readonly name: string; readonly since: string } | undefined {
  const operator = typeof node.operator === 'string' ? node.operator : '';
  const since = newerOperators[operator];
  if (since !== undefined) return { name: operator, since };
  if (node.async === true) return { name: 'async', since: '2022-12' };
  if (node.generator === true) return { name: 'function*', since: '2023-02' };
  if (node.type === 'Literal' && typeof node.bigint === 'string') return { name: 'BigInt', since: '2024-08' };
  return newerSyntax[node.type];
}

function notAscii(script: string, file: string): string[] {
  const at = script.search(/[^\n\r\t\x20-\x7e]/);
  if (at === -1) return [];
  const code = (script.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [
    `${placeIn(script, at, file)}: the character U+${code} is not ASCII. Older servers cut such texts in the wrong places; write it as a \\u escape.`,
  ];
}

function* nodesIn(root: AnyNode): Generator<AnyNode> {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) for (const item of value) left.push(item);
    else if (isNode(value)) {
      yield value;
      for (const item of Object.values(value)) left.push(item);
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function syntaxFault(error: unknown): { readonly at: number; readonly problem: string } {
  const at = error instanceof SyntaxError && 'pos' in error ? Number(error.pos) : 0;
  return { at, problem: messageOf(error).replace(/ \(\d+:\d+\)$/, '') };
}

function refusal(message: string): UserError {
  return new UserError('script-refused', message);
}
