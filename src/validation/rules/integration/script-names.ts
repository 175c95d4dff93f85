import { commonLibraryNames } from '../../../spec/common-library.js';
import { es5Library } from '../../../spec/es5-library.js';
import { hostFunctionNames } from '../../../spec/host-functions.js';
import { newerGlobals } from '../../../spec/newer-globals.js';
import { defineRule, type Rule } from '../../rule.js';
import { scriptNames } from '../../text/script-names.js';
import { identifier, isNode, nodesOf } from '../../text/script-syntax.js';
import { programsOf } from './script-syntax.js';

const taken = new Set([...commonLibraryNames, ...hostFunctionNames, 'params', 'args', 'command']);

const scriptDoesNotClash = defineRule({
  code: 'CP605',
  severity: 'warning',
  title: 'The script takes no name of the common library or of the server',
  why: 'The common library runs before the script in the same scope: whoever takes its names breaks it, or is broken by it.',
  fix: 'Put the whole script in one function, with var for every variable.',
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      const names = scriptNames(program);
      for (const { name, start, end } of [...names.topLevel, ...names.assigned]) {
        if (taken.has(name))
          yield { place: script.place(start, end), message: `The script overwrites "${name}".` };
      }
    }
  },
});

const scriptIsClosed = defineRule({
  code: 'CP606',
  severity: 'note',
  title: 'The script declares next to nothing outside of a function',
  why: 'The customer may have a library of their own in the same scope, with names that nobody knows.',
  fix: 'Put the script in one function: var integration = (function () { ... })();',
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      const second = scriptNames(program).topLevel.filter(({ name }) => !taken.has(name))[1];
      if (second !== undefined)
        yield {
          place: script.place(second.start, second.end),
          message: `"${second.name}" is not the only name outside of a function.`,
        };
    }
  },
});

const absentGlobals = new Set([
  ...newerGlobals,
  ...(
    'WeakRef Intl Atomics TextEncoder TextDecoder URL URLSearchParams fetch XMLHttpRequest setTimeout setInterval ' +
    'setImmediate queueMicrotask structuredClone require module exports process Buffer window document crypto'
  ).split(' '),
]);

const scriptUsesKnownGlobals = defineRule({
  code: 'CP607',
  severity: 'error',
  title: 'The script uses no objects of Node, of browsers or of newer languages',
  why: 'Some engine of the server does not have them; the command ends with a ReferenceError.',
  fix: 'Write it with what ES5 has, or ask with typeof first.',
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      const { free, probed } = scriptNames(program);
      const seen = new Set<string>();
      for (const { name, start, end } of free) {
        if (!absentGlobals.has(name) || probed.has(name) || seen.has(name)) continue;
        seen.add(name);
        yield { place: script.place(start, end), message: `"${name}" is not there in every engine.` };
      }
    }
  },
});

const newerMethods = new Set(
  (
    'includes find findIndex findLast fill flat flatMap at entries values startsWith endsWith repeat padStart padEnd ' +
    'codePointAt normalize matchAll replaceAll trimStart trimEnd toSorted'
  ).split(' '),
);

const scriptCallsKnownFunctions = defineRule({
  code: 'CP608',
  severity: 'warning',
  title: 'The script calls functions of ES5 only',
  why: 'Some engine of the server has no newer ones; the command ends with a TypeError.',
  fix: 'Use indexOf, a loop, or a function of your own.',
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      const calls = new Map<string, { start: number; end: number }>();
      const own = new Set<string>();
      for (const { node, parent } of nodesOf(program)) {
        if (node.type === 'Property') own.add(identifier(node.key) ?? '');
        if (node.type !== 'MemberExpression' || node.computed === true || !isNode(node.property)) continue;
        const name = identifier(node.property) ?? '';
        if (parent?.type === 'AssignmentExpression' && parent.left === node) own.add(name);
        else if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof')
          own.add(missingFunction(identifier(node.object), name) ?? '');
        else if (parent?.type === 'CallExpression' && parent.callee === node) {
          const missing = missingFunction(identifier(node.object), name);
          if (missing !== undefined && !calls.has(missing))
            calls.set(missing, { start: node.property.start, end: node.property.end });
        }
      }
      for (const [name, { start, end }] of calls) {
        if (!own.has(name))
          yield { place: script.place(start, end), message: `"${name}" is newer than ES5.` };
      }
    }
  },
});

/** The function as a reader knows it, when ES5 has none of the name. */
function missingFunction(object: string | undefined, name: string): string | undefined {
  const library = object === undefined ? undefined : es5Library[object];
  if (library === undefined) return newerMethods.has(name) ? name : undefined;
  const functions = `${library.own ?? ''} apply bind call hasOwnProperty toString`.split(' ');
  return functions.includes(name) ? undefined : `${object}.${name}`;
}

export const scriptNameRules: readonly Rule[] = [
  scriptDoesNotClash,
  scriptIsClosed,
  scriptUsesKnownGlobals,
  scriptCallsKnownFunctions,
];
