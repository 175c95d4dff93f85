import { describe, expect, test } from 'vitest';
import { UserError } from '#src/shared/errors.js';
import { executeScript } from '#src/simulator/sandbox/execute-script.js';
import { memoryHost } from './memory-host.js';

function returnedBy(script: string): unknown {
  const { result, error } = executeScript(script, { command: 'c', params: {}, args: {} }, memoryHost());
  if (error !== undefined) throw new Error(error.message);
  return result;
}

describe('what ES5 does not have is not there', () => {
  const newerGlobals =
    'Map Set WeakMap WeakSet WeakRef Symbol Promise Proxy Reflect BigInt globalThis Intl ArrayBuffer SharedArrayBuffer ' +
    'DataView Uint8Array Float64Array Atomics WebAssembly FinalizationRegistry AggregateError console process require ' +
    'module exports Buffer setTimeout setInterval queueMicrotask structuredClone fetch URL TextEncoder window self';
  test.each(newerGlobals.split(' '))('global %s', (name) => {
    expect(returnedBy(`return typeof ${name};`)).toBe('undefined');
  });

  test.each([
    'Object.assign',
    'Object.values',
    'Object.entries',
    'Object.fromEntries',
    'Object.is',
    'Object.setPrototypeOf',
    'Object.getOwnPropertySymbols',
    'Object.hasOwn',
    'Array.from',
    'Array.of',
    '[].find',
    '[].findIndex',
    '[].includes',
    '[].fill',
    '[].flat',
    '[].keys',
    '[].at',
    '"".startsWith',
    '"".endsWith',
    '"".includes',
    '"".repeat',
    '"".padStart',
    '"".trimStart',
    '"".trimLeft',
    '"".codePointAt',
    '"".normalize',
    '"".matchAll',
    '"".replaceAll',
    'String.raw',
    'String.fromCodePoint',
    'Number.isNaN',
    'Number.isInteger',
    'Number.parseFloat',
    'Math.trunc',
    'Math.sign',
    'Math.log10',
    'Error.captureStackTrace',
    'JSON.rawJSON',
    'Object.prototype.__defineGetter__',
  ])('%s', (expression) => {
    expect(returnedBy(`return typeof (${expression});`)).toBe('undefined');
  });
});

test.each([
  'let a = 1;',
  'const a = 1;',
  'var f = (x) => x;',
  'var a = `x`;',
  'class A {}',
  'function f(a = 1) {}',
  'function f(...a) {}',
  'var a = [...[1]];',
  'var { a } = {};',
  'var a = { b() {} };',
  'var o = {}; var a = { o };',
  'for (var x of []) {}',
  'function* g() {}',
  'async function f() {}',
  'var a = 2 ** 3;',
  'var a = ({}).b?.c;',
  'var a = null ?? 1;',
  'var a = 0b11;',
  'var a = 1_000;',
  'var a = 1n;',
  'var a = /(?<year>x)/;',
  'var a = /(?<=x)y/;',
  'var a = /x/u;',
  'var a = /x/s;',
  'f(1,);',
  'try {} catch {}',
  'import a from "a";',
  'return import("a");',
])('the syntax is refused: %s', (script) => {
  expect(() => returnedBy(script)).toThrow(expect.objectContaining({ code: 'script-not-es5' }));
});

describe('ES5 works', () => {
  test.each<[string, unknown]>([
    ['return [3, 1, 2].sort().concat([4]).join("");', '1234'],
    [
      'return [1, 2, 3].map(function (n) { return n * 2; }).reduce(function (a, b) { return a + b; }, 0);',
      12,
    ],
    ['return Object.keys({ a: 1, b: 2 }).length + Object.create({ c: 3 }).c;', 5],
    ['return Object.getOwnPropertyNames(Object.defineProperty({}, "x", { value: 1 })).join();', 'x'],
    ['return "a-b-c".replace(/-/g, "+").split(/\\+/).length;', 3],
    ['return "2026-01-02".match(/(\\d+)-(\\d+)/).slice(1).join("/");', '2026/01'],
    ['return "x".replace(/x/, function (m) { return m + m; }) + " a ".trim() + "abc".substr(1, 1);', 'xxab'],
    ['var r = /a/g; return r.test("aa") && r.lastIndex === 1 && "bab".search(r) === 1;', true],
    ['return (function () { "use strict"; return this === undefined; }());', true],
    ['return function (a, b) { return a + b; }.bind(null, 1)(2);', 3],
    ['return JSON.stringify(JSON.parse("{\\"a\\":[1,null]}"));', '{"a":[1,null]}'],
    ['return escape("\\u00fc") + unescape("%41") + encodeURIComponent("\\u00fc");', '%FCA%C3%BC'],
    ['return eval("1 + 1") + new Function("return 2")();', 4],
    ['return isNaN(parseInt("x", 10)) && (1.005).toFixed(2) === "1.00";', true],
    ['var o = { get a() { return 7; }, default: 1, }; return o.a + o.default;', 8],
    ['try { null.x; } catch (e) { return e instanceof TypeError && typeof e.message; }', 'string'],
    [
      'outer: for (var i = 0; ; i += 1) { for (;;) { if (i > 2) break outer; continue outer; } } return i;',
      3,
    ],
    ['return hoisted(); function hoisted() { return "hoisted"; }', 'hoisted'],
  ])('%s', (script, expected) => {
    expect(returnedBy(script)).toEqual(expected);
  });

  test('classes that were compiled to ES5 inherit statics and methods', () => {
    const script = `
      var extend = function (d, b) { d.__proto__ = b; d.prototype = Object.create(b.prototype); };
      function Base() {} Base.of = function () { return new this(); }; Base.prototype.hi = function () { return 'hi'; };
      function Derived() {} extend(Derived, Base);
      return Derived.of().hi();`;
    expect(returnedBy(script)).toBe('hi');
  });
});

describe('a fault is told with its place', () => {
  test.each([
    ['var a = 1;\nvar b = 2;\n  let c = 3;\n', 3, 7, /not ES5/],
    ["var a = 1;\nreturn '\u00fc';", 2, 9, /U\+00FC/],
    ["return 'a\u2028b';", 1, 10, /U\+2028/],
    ["return '\u{1f600}';", 1, 9, /U\+1F600/],
  ])('%j', (script, line, column, message) => {
    let failure: unknown;
    try {
      executeScript(script, { command: 'c', params: {}, args: {} }, memoryHost(), { file: 'Weather.js' });
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      code: 'script-not-es5',
      message: expect.stringMatching(message),
    });
    expect(String(failure)).toContain(`Weather.js:${line}:${column}: `);
  });
});
