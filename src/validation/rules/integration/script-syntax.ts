import type { Program } from 'acorn';
import { scriptInPython } from '../../../container/python-script.js';
import { codePointName } from '../../../shared/code-point.js';
import {
  simplerExpression,
  unsupportedInRegularExpression,
} from '../../../shared/script-regular-expressions.js';
import type { Integration, Pack } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';
import { isFunction, nodesOf, scriptSyntax, walk } from '../../text/script-syntax.js';
import { partOf, type TextPart } from '../../text/source-text.js';

/** The JavaScript of the pack. */
function scriptsOf({ integrations }: Pack): TextPart[] {
  return integrations.flatMap((integration) => javaScriptOf(integration) ?? []);
}

/** The JavaScript of the pack that can be parsed, each with its syntax. */
export function programsOf(pack: Pack): { readonly script: TextPart; readonly program: Program }[] {
  return scriptsOf(pack).flatMap((script) => {
    const { program } = scriptSyntax(script.text);
    return program === undefined ? [] : [{ script, program }];
  });
}

const known = new WeakMap<Integration, TextPart | undefined>();

/** The JavaScript of an integration: all of its code, or what the host of a container pack runs. */
export function javaScriptOf(integration: Integration): TextPart | undefined {
  if (!known.has(integration)) known.set(integration, findJavaScript(integration));
  return known.get(integration);
}

function findJavaScript({ root, script, unified }: Integration): TextPart | undefined {
  if (script === undefined || script.text.trim().length <= 1) return undefined;
  const type = root.at('script', 'type')?.value;
  if (type === 'javascript') return script;
  const inside = type === 'python' ? scriptInPython(script.text, unified ? 'unified' : 'source') : undefined;
  if (inside === undefined) return undefined;
  const start = script.text.lastIndexOf(inside);
  return start < 0 ? undefined : partOf(script, start, start + inside.length);
}

const scriptIsJavaScript = defineRule({
  code: 'CP621',
  severity: 'error',
  title: 'The script can be parsed',
  why: 'A syntax error anywhere fails every command.',
  fix: 'Fix the text at the marked place.',
  *check(pack) {
    for (const script of scriptsOf(pack)) {
      const { fault, program } = scriptSyntax(script.text);
      if (fault !== undefined && program === undefined)
        yield {
          place: script.place(fault.offset, fault.offset + 1),
          message: `The script cannot be parsed: ${fault.message}.`,
        };
    }
  },
});

const scriptIsEs5 = defineRule({
  code: 'CP601',
  severity: 'warning',
  title: 'The script is ES5',
  why: 'Older servers read nothing newer, and no release says which parts of the newer language its engine knows.',
  fix: 'Compile with target ES5, or write it with functions, var and string concatenation.',
  *check(pack) {
    for (const script of scriptsOf(pack)) {
      const { fault, program } = scriptSyntax(script.text);
      if (fault !== undefined && program !== undefined)
        yield {
          place: script.place(fault.offset, fault.offset + 1),
          message: `The script is newer than ES5: ${fault.message}.`,
        };
    }
  },
});

const scriptIsAscii = defineRule({
  code: 'CP602',
  severity: 'warning',
  title: 'The script is ASCII',
  why: 'String functions of some engines work on bytes and tear other characters apart.',
  fix: 'Write the character as an escape such as \\u00e4, or replace it in a comment.',
  *check(pack) {
    for (const script of scriptsOf(pack)) {
      const at = script.text.search(/[^\t\n\r -~]/);
      if (at === -1) continue;
      const message = `Here is the character ${codePointName(script.text.slice(at))}.`;
      yield { place: script.place(at, at + 1), message };
    }
  },
});

const expressionsAreSimple = defineRule({
  code: 'CP603',
  severity: 'error',
  title: 'Regular expressions are simple enough for every engine',
  why: 'An engine of the server translates them to RE2; one that RE2 refuses makes the whole script unreadable.',
  fix: simplerExpression,
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      for (const { node } of nodesOf(program)) {
        const { regex } = node;
        if (typeof regex !== 'object' || regex === null || !('pattern' in regex)) continue;
        const what = unsupportedInRegularExpression(String(regex.pattern));
        if (what !== undefined)
          yield {
            place: script.place(node.start, node.end),
            message: `The regular expression has ${what}.`,
          };
      }
    }
  },
});

const scriptReturns = defineRule({
  code: 'CP604',
  severity: 'error',
  title: 'The script returns its result',
  why: 'The script is the body of a function: what it does not return at the top, nobody gets.',
  fix: 'End the script with a return outside of all functions.',
  *check(pack) {
    for (const { script, program } of programsOf(pack)) {
      let returns = false;
      walk(program, (node) => {
        if (isFunction(node)) return false;
        returns ||= node.type === 'ReturnStatement';
        return undefined;
      });
      if (!returns) yield { place: script.place(0, 0), message: 'There is no return outside of a function.' };
    }
  },
});

export const scriptSyntaxRules: readonly Rule[] = [
  scriptIsJavaScript,
  scriptIsEs5,
  scriptIsAscii,
  expressionsAreSimple,
  scriptReturns,
];
