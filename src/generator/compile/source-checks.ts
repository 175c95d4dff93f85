import { SourceMap } from 'node:module';

import ts = require('typescript');

import { codePointName } from '../../shared/code-point.js';
import {
  simplerExpression,
  unsupportedInRegularExpression,
} from '../../shared/script-regular-expressions.js';
import type { BuildProblem } from '../build-error.js';
import { emitOptions, type TypeScriptProgram } from './typescript-program.js';

/** Helpers of the compiler that work where only ES5 is known: they look for newer functions before they use them. */
const es5Helpers = new Set(['__assign', '__rest', '__spreadArray', '__extends', '__makeTemplateObject']);

/** Finds what the compiler accepts for ES5 and some Cortex server does not. */
export function checkSources(program: TypeScriptProgram): BuildProblem[] {
  return program.sources.flatMap((source) => [
    ...checkRegularExpressions(program, source),
    ...checkHelpers(program, source),
  ]);
}

function checkRegularExpressions(program: TypeScriptProgram, source: ts.SourceFile): BuildProblem[] {
  const findings: BuildProblem[] = [];
  const visit = (node: ts.Node): void => {
    const { patterns, flags } = regularExpressionsIn(node, program.checker);
    const what = [...patterns.map(unsupportedInRegularExpression), ...flags.map(newerFlag)].find(
      (found) => found !== undefined,
    );
    if (what !== undefined) {
      findings.push({
        place: program.placeOf(source, node.getStart(source)),
        message: `The regular expression has ${what}, which older Cortex servers cannot parse.`,
        fix: simplerExpression,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

interface RegularExpressions {
  readonly patterns: readonly string[];
  readonly flags: readonly string[];
}

const none: RegularExpressions = { patterns: [], flags: [] };

/** The regular expressions that this node makes, as far as the compiler knows. */
function regularExpressionsIn(node: ts.Node, checker: ts.TypeChecker): RegularExpressions {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { patterns: [node.text.slice(1, end)], flags: [node.text.slice(end + 1)] };
  }
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return none;
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp') return none;
  const [patterns = [], flags = []] = (node.arguments ?? []).map((argument) => textsOf(argument, checker));
  return { patterns, flags };
}

/** The texts that the expression can be, written out there or in constants. */
function textsOf(expression: ts.Expression, checker: ts.TypeChecker): string[] {
  const type = checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
}

function newerFlag(flags: string): string | undefined {
  const flag = /[^gim]/.exec(flags)?.[0];
  return flag && `the flag ${flag}`;
}

function checkHelpers(program: TypeScriptProgram, source: ts.SourceFile): BuildProblem[] {
  const emitted = program.modules.get(source.fileName);
  if (emitted === undefined) return [];
  const helpers = [...emitted.code.matchAll(/^var (__\w+) = \(this && this\.\1\)/gm)].map(
    ([, name = '']) => name,
  );
  return helpers
    .filter((helper) => !es5Helpers.has(helper))
    .map((helper) => ({
      place: program.placeOf(source, positionOfCall(source, helper)),
      message: `The syntax needs the compiler's helper ${helper}, which calls functions newer than ES5.`,
      fix: 'Write it with plain functions and loops.',
    }));
}

/** The position in the source of what becomes the first call of the helper. */
function positionOfCall(source: ts.SourceFile, helper: string): number {
  const compilerOptions = { ...emitOptions, module: ts.ModuleKind.ESNext, sourceMap: true };
  const { outputText, sourceMapText } = ts.transpileModule(source.text, { compilerOptions });
  const before = outputText.slice(0, outputText.indexOf(`${helper}(`)).split('\n');
  const map = new SourceMap(JSON.parse(sourceMapText ?? ''));
  const entry = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
  return 'originalLine' in entry
    ? source.getPositionOfLineAndCharacter(entry.originalLine, entry.originalColumn)
    : 0;
}

/** Finds characters beyond ASCII in the script and points at the source lines that hold them. */
export function checkAscii(script: string, program: TypeScriptProgram): BuildProblem[] {
  const characters = new Set(script.match(/[^\t\n\r -~]/gu));
  return program.sources.flatMap((source) =>
    [...source.text.matchAll(/[^\t\n\r -~]/gu)]
      .filter(([character]) => characters.has(character))
      .map((match) => ({
        place: program.placeOf(source, match.index),
        message: `The script must be ASCII, but here is ${codePointName(match[0])}.`,
        fix: 'Write it as an escape in a string, or with an ASCII character in a comment.',
      })),
  );
}
