import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import ts = require('typescript');

import type { CompilerMessage } from './native-compiler.js';

/** What the code of an integration lacks of what its definition declares. */
export interface MissingProperty {
  readonly message: string;
  readonly fix: string;
}

const where = 'AGENTS.md in the project and docs/recipes.md of cortex-pack show examples.';

/** How to write a part of an implementation. */
const fixes: { readonly [part: string]: string } = {
  connect: 'Write a function that returns the URL of the service and the headers of a request.',
  test: 'Write a function that asks the service for something small: Test runs it.',
  streams: `Write a page reader for each stream: a function that asks the service for one page, and returns the records and the cursor of the next page. ${where}`,
  incidents: `Write a page reader for each stream: a function that asks the service for one page, and returns the incidents and the cursor of the next page. ${where}`,
  commands: `Write a function for each command: it gets the context and the arguments, and returns a text, or { title, rows }. ${where}`,
  mirroring: `Write a function for each of them. ${where}`,
};

/**
 * Of a part of `implement(definition, { ... })` that is missing, in a file below `root`; undefined for any other message
 * of the compiler.
 */
export function missingProperty({ place, text }: CompilerMessage, root: string): MissingProperty | undefined {
  const names = missingNames(text);
  const path = names && place && implementedPath(resolve(root, place.file), place);
  if (names === undefined || path === undefined) return undefined;
  const missing = names.map((name) => [...path, name].join('.'));
  const [first = ''] = missing;
  const fix = fixes[first.split('.')[0] ?? ''];
  if (fix === undefined) return undefined;
  return {
    message:
      missing.length === 1
        ? `The property ${missing[0]} is missing.`
        : `The properties ${missing.join(', ')} are missing.`,
    fix,
  };
}

function missingNames(text: string): readonly string[] | undefined {
  const one = /Property '([^']+)' is missing in type /.exec(text)?.[1];
  if (one !== undefined) return [one];
  return /is missing the following properties from type .*: ([^:']+)$/.exec(text)?.[1]?.split(', ');
}

/** The names that lead to a place in the second argument of `implement`; undefined for any other place. */
function implementedPath(
  name: string,
  { line, column }: { readonly line: number; readonly column: number },
): string[] | undefined {
  const file = ts.createSourceFile(name, readFileSync(name, 'utf8'), ts.ScriptTarget.Latest, true);
  const position = file.getPositionOfLineAndCharacter(line - 1, column - 1);
  let path: string[] | undefined;
  const enter = (node: ts.Node): void => {
    if (position < node.getStart(file) || position >= node.getEnd()) return;
    if (ts.isCallExpression(node)) {
      const [, parts] = node.arguments;
      const isImplementation = node.expression.getText(file) === 'implement' && parts !== undefined;
      path = isImplementation && position >= parts.getStart(file) ? [] : undefined;
    } else if (ts.isFunctionLike(node)) path = undefined;
    else if (ts.isPropertyAssignment(node)) path?.push(nameOf(node.name, file));
    ts.forEachChild(node, enter);
  };
  enter(file);
  return path;
}

function nameOf(name: ts.PropertyName, file: ts.SourceFile): string {
  return ts.isStringLiteral(name) ? name.text : name.getText(file);
}
