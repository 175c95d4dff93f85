import { type Node, type Program, parse } from 'acorn';
import { scriptNames } from '../../validation/text/script-names.js';
import { walk } from '../../validation/text/script-syntax.js';
import type { JoinedSources } from './join-sources.js';

/** What the language gives that is the same whenever and wherever it is asked. */
const steadyNames: ReadonlySet<string> = new Set(
  `Array ArrayBuffer BigInt Boolean DataView Error Infinity JSON Map Math NaN Number Object Promise RangeError
  RegExp Set String Symbol SyntaxError TypeError URL URLSearchParams Uint8Array WeakMap WeakSet decodeURI
  decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt structuredClone undefined`.split(
    /\s+/,
  ),
);

/**
 * Whether sources may depend on more than the files that were joined: on packages of others, on modules of Node.js, on
 * the clock or the environment. A name that is not known to be steady counts.
 */
export function readsElsewhere({ code, importsOthers }: JoinedSources): boolean {
  if (importsOthers) return true;
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const imported = program.body.flatMap((node) =>
    node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [],
  );
  const { free, assigned } = scriptNames(statementsOf(program));
  return (
    hasImportCall(program) ||
    [...free, ...assigned].some(({ name }) => !steadyNames.has(name) && !imported.includes(name))
  );
}

/** A module without its lists of imports and exports, whose names are no uses. */
function statementsOf(program: Program): Program {
  return {
    ...program,
    body: program.body.filter(
      (node) =>
        node.type !== 'ImportDeclaration' && !(node.type === 'ExportNamedDeclaration' && !node.declaration),
    ),
  };
}

function hasImportCall(program: Node): boolean {
  let found = false;
  walk(program, ({ type }) => {
    found ||= type === 'ImportExpression';
    return undefined;
  });
  return found;
}
