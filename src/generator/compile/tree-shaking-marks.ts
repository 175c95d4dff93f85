import type { AnyNode } from 'acorn';
import { childrenOf, type ParsedScript, parseModule, type ScriptEdit, withEdits } from './script-edits.js';

/** What the code of a module tells the bundler of what it may leave out, and what it must not. */

const pureMark = '/*#__PURE__*/';
/** A function that nobody knows: what it is given may be used in any way. */
const wholeMark = 'cortexPackWholeObject';

export function withMarks(code: string): string {
  const parsed = parseModule(code);
  return withEdits(code, [...pureCalls(parsed.program), ...wholeObjects(parsed)]);
}

export function withoutMarks(code: string): string {
  return code.replaceAll(pureMark, '').replaceAll(wholeMark, '');
}

const helper = /^__(?:assign|spreadArray|rest)$/;

/**
 * A constant of the module that is made with a helper is left out where nothing reads it. Named as a pure function, a
 * helper would make the methods of what it returns pure as well: then their calls would be left out, too.
 */
function pureCalls(node: AnyNode): ScriptEdit[] {
  if (/^Function/.test(node.type)) return [];
  const inner = childrenOf(node).flatMap(pureCalls);
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return inner;
  return helper.test(node.callee.name) ? [insertion(node.start, pureMark), ...inner] : inner;
}

/** The language calls these methods where it needs a text or a number, without naming them. */
const conversions = ['toString', 'valueOf'];

/** The bundler leaves out properties that nothing names: not of an object that its methods turn into a text. */
function wholeObjects({ nodes }: ParsedScript): ScriptEdit[] {
  return nodes.flatMap((node) => {
    if (node.type === 'ObjectExpression') {
      const names = node.properties.map((property) => property.type === 'Property' && nameOf(property.key));
      return conversions.some((name) => names.includes(name)) ? wrapped(node) : [];
    }
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return [];
    const { object, property } = node.left;
    return object.type === 'Identifier' && conversions.includes(nameOf(property)) ? wrapped(object) : [];
  });
}

function nameOf(key: AnyNode): string {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : '';
}

function wrapped({ start, end }: AnyNode): ScriptEdit[] {
  return [insertion(start, `${wholeMark}(`), insertion(end, ')')];
}

function insertion(at: number, text: string): ScriptEdit {
  return { start: at, end: at, text };
}
