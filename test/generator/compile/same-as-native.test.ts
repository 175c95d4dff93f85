// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs.
import { describe, test } from 'vitest';
import { expectSame } from './native-comparison.js';

const modules = {
  main: `// @ts-nocheck
    import waiting, { queue, reset } from './queue.js';
    import { isEven } from './even.js';
    class Counter { private n = 0; get next(): number { this.n += 1; return this.n; } }
    class Money {
      constructor(private readonly value: number) {}
      valueOf(): number { return this.value; }
      toString(): string { return this.value + ' EUR'; }
    }
    class A { n = 1; m() { return 1; } get g() { return 2; } }
    class P { private q = 3; static s = 1; static { P.s++; } }
    function textOf<T extends string, U>(one: T, two: U): string { return \`\${one}\${two}\`; }`,
  queue: `export let queue = [1, 2, 3];
    export function reset(): void { queue = []; waiting = []; }
    let waiting = ['one', 'two'];
    export { waiting as default };`,
  even: `import { isOdd } from './odd.js';
    export function isEven(n: number): boolean { return n === 0 || isOdd(n - 1); }`,
  odd: `import { isEven } from './even.js';
    export function isOdd(n: number): boolean { return n !== 0 && isEven(n - 1); }`,
};

const cases: readonly (readonly [what: string, bodies: readonly string[]])[] = [
  [
    'reads properties',
    [
      'const g = new Counter(); const a = g.next; const b = g.next; return [b, a];',
      'const g = new Counter(); const a = g.next; if (g.next > 9) return a; return g.next;',
      'const g = new Counter(); const { next } = g; return next > 2 ? next : next + 100;',
      'const f = ({ next }: Counter) => next > 2 ? next : next + 100; return f(new Counter());',
      'const g = new Counter(); const h = { g }; h.g.next; const a = h.g.next; const b = g.next; return { b, a };',
      'const f = (e: Error, o: any) => { const m = e.message; try { return o.p.q; } catch (e) { return m; } }; return f(new Error("outer"), {});',
      'const f = (o: any) => { const { p } = o; try { return "got " + p; } catch (e) { return "swallowed"; } }; return f(undefined);',
      'const f = (o: any, c: boolean) => { const p = o.x; return c ? p : "not read"; }; return f(undefined, false);',
      'const f = (o: any) => { let x; try { const { p } = o; x = p; } catch (e) { return "caught"; } return x; }; return f(undefined);',
      'const a: any = { x: 1, y: 2 }; let k = "x"; const v = a[k]; for (k in { y: 1 }) { } return v;',
      'const o: any = { n: 1 }; const n = o.n; return [++o.n, n];',
      'const o: any = { n: 1 }; const n = o.n; o.n += n; return [n, o.n];',
      'const o: any = { a: 1, b: 2 }; const v = o.a; delete o.a; return [v, o];',
      'const o: any = { a: { b: 1 } }; const { a } = o; const r = (o.a = null, a); return r;',
      'const f = (o: { p?: number }, c: boolean) => { if (c) { var x = o.p; } return x; }; return [f({ p: 1 }, true), f({ p: 2 }, false) ?? "none"];',
      'const arr = [{ v: 1 }]; const [first] = arr; const { v } = first!; first!.v = 5; return v;',
      'const o: any = { n: 5, m() { return this === undefined; } }; const { m } = o; return m();',
      'const out: number[] = []; const o: any = { a: 1 }; for (let i = 0; i < 3; i++) { const v = o.a; o.a++; out.push(v); } return out;',
      'const o: any = undefined; o.x; return "not read";',
      'let n = 0; const o = { get x() { n++; return 1; } }; o.x; return n;',
      'let n = 0; const o = { get x() { n++; return 1; } }; const copy = { ...o }; return n;',
      'let n = 0; const o = { get x() { n++; return 1; } }; const { x } = o; return n;',
      'const g = new Counter(); g.next; return g.next;',
      'let n = 0; const inc = () => ++n; const a = [...[inc()]]; const b = { ...{ x: inc() } }; return n;',
    ],
  ],
  [
    'turns objects into texts and numbers',
    [
      "const o = { id: 'T-1', toString() { return 'ticket ' + this.id; } }; return 'x ' + o;",
      "const o = { id: 'T-1', toString() { return 'ticket ' + this.id; } }; return `x ${o}`;",
      "const o = { id: 'T-1', toString: () => 'arrow' }; return `x ${o}` + o;",
      "const o = { id: 'T-1', ['toString']() { return this.id; }, 'valueOf': () => 5 }; return `${o}` + o;",
      "const o = { toString() { return 'k'; } }; const m: any = { k: 'found' }; return m[o as any];",
      'const o: any = { n: 4, valueOf() { return this.n; } }; return [o * 2, o < 5, +o, o == 4];',
      "const of = (id: string) => ({ id, toString() { return 'of ' + this.id; } }); return '' + of('a');",
      "const all = [{ id: 1, toString() { return 'item ' + this.id; } }]; return all.join() + String(all[0]);",
      "const o: any = { id: 1 }; o.toString = function () { return 'set ' + this.id; }; return '' + o;",
      "const base = { toString() { return 'base'; } }; return '' + Object.create(base);",
      "const base = { id: 1, toString() { return 'base ' + this.id; } }; return '' + { ...base, id: 2 };",
      'const o = { a: 1, toJSON() { return { j: this.a }; } }; return JSON.stringify({ o });',
      "const m = new Money(5); return [`${m}`, `costs ${m}`, `${m} and ${m}`, '' + m, `${1}${m}`, `${m}${1}`];",
      'const m: unknown = new Money(5); return [`${m}`, `costs ${m}`];',
      'return [`${new Date(0)}` === String(new Date(0)), `at ${new Date(0)}` === "at " + String(new Date(0))];',
      'const a: any = 1, b: any = 2; return [`${a}${b}`, `${a}${b}|${a + b}|${`${a}${b}`}|${a}${`x${b}`}`, `${a}` + b];',
      'const n: any = null; const u: any = undefined; return `${n}${u}${[]}${{}}${[1, [2, null]]}${true}`;',
      'return `${Object.create(null)}`;',
      "return [textOf('a', new Money(1)), textOf('b', 2), textOf('c', [3])];",
      'const s: string[] = []; const o = (t: string) => ({ toString() { s.push(t); return t; } }); return [`${o("a")}${o("b")} ${o("c")}`, s];',
      'const s: string[] = []; const o = (t: string) => { s.push("made " + t); return { toString() { s.push(t); return t; } }; }; return [`${o("a")}${o("b")}`, s];',
      'const t = (s: TemplateStringsArray, ...v: unknown[]) => s.raw.join("|") + v.join(","); return t`a${1}\\n${2}c`;',
      'const { name = `n${1}`, size = 2 }: { name?: string; size?: number } = {}; return `${name}${size}${size}`;',
      'enum Color { Red, Green = 7 } return `${Color.Red}${Color.Green}${Color[7]}`;',
    ],
  ],
  [
    'compares with nothing, and has texts of several lines',
    [
      'const f = (v: any) => { return v ===\n    null || v === undefined; }; return [f(null), f(undefined), f(0)];',
      'const f = (v: any) => v === /* none */ null || v === undefined; return [f(null), f(undefined), f(0)];',
      'const f = (v: any) => v !== null  && v !== void 0; return [f(null), f(undefined), f(0)];',
      'const f = (v?: any) => (v?.a?.[0] ?? "none") + (v?.b?.() ?? "no call"); return [f(), f({ a: [1], b: () => 0 })];',
      'return "one \\\n    two \\\n,\\\n  ]}";',
      "return 'one \\\r\n    two' + 'it\\'s \\\n\\\n\"so\"';",
      'return ["a\\0\\\n1", "\\\n}\\\nelse"];',
      'return `one\n    two\n  ${1},\n  ]`;',
      'const o = { "a\\\n    b": 1 }; return o;',
    ],
  ],
  [
    'goes through lists',
    [
      'const seen: number[] = []; for (const x of queue) { seen.push(x); reset(); } return seen;',
      'const seen: string[] = []; for (const x of waiting) { seen.push(x); reset(); } return seen;',
      'let list = [1, 2, 3]; const seen: number[] = []; for (const x of list) { seen.push(x); list = []; } return seen;',
      'const f = (list: number[]) => { const out: number[] = []; for (const x of list) { out.push(x); (() => { list = []; })(); } return out; }; return f([1, 2]);',
      'let list: any = ["a", "b"]; const seen: string[] = []; for (const x of list) { seen.push(x); for (list in { z: 1 }) seen.push("in"); } return seen;',
      'const q = ["a"]; const seen: string[] = []; for (const x of q) { seen.push(x); if (seen.length < 3) q.push(x + "a"); } return seen;',
      'return [isEven(4), isEven(3)];',
      'return [[1, ,].length, [\n1,\n2,\n].length, [\n1,\n,\n].length, [\n1, ,\n].length, [\n,\n].length];',
    ],
  ],
  [
    'is written in syntax that ES5 does not have',
    [
      'const a = typeof /** c */b; const o = { x: 1 }; var b = 1; return [/** d */a, void /** c */0, "x" in /** c */o, delete /** e */o.x, new /** n */Date(0).getTime()];',
      'const f = (a) => { if (a) return 1; else /** c */if (a === 0) return /** d */2; return /** x */ 3; }; return [f(1), f(0), f("")];',
      'return [1 .toFixed(1), 1..toFixed(1), 1.5.toFixed(), (1).toString()];',
      'return JSON.stringify({ ...new A() });',
      'const [a, b] = "xy"; return a + b;',
      'return [...[1,,2]].map((x) => x === undefined);',
      'return [...Array(2)].map(() => 1);',
      'const f = (a, b = a, ...c) => [a, b, c]; return [f(1), f(1, undefined, 3), f(1, null)];',
      'const { a = 1, ...r } = { a: undefined, b: 2, c: null }; return [a, r];',
      'const [a = 1, [b] = [2], ...c] = [undefined, undefined, 3, 4]; return [a, b, c];',
      'const o = { a: { b: [1, { c: 5 }] } }; const { a: { b: [, { c }] } } = o; return c;',
      'let a = 0; const o = { get x() { a++; return { y: 1 }; } }; o.x.y += 1; o.x.y ??= 5; return a;',
      'let i = 0; const l = [[1], [2]]; l[i++][0] += 5; return [l, i];',
      'let i = 0; const o = { a: null }; const k = () => { i++; return "a"; }; o[k()] ??= 4; o[k()] ||= 5; return [o, i];',
      'return [2 ** 3 ** 2, (-2) ** 2, 2 ** -1];',
      'const o = { a: 1, get b() { return this.a; }, set b(v) { this.a = v; }, ["c" + 1]: 3, async: 1, get: 2 }; o.b = 9; return [o.b, o];',
      'const o = { __proto__: { z: 1 }, y: 2 }; return [o.z, Object.keys(o)];',
      'label: { if (1) break label; return "no"; } return "yes";',
      'const fs = []; for (let i = 0; i < 2; i++) { fs.push(() => i); i += 0; } return fs.map((f) => f());',
      'const fs = []; for (let i = 0; i < 3; fs.push(() => i), i++) ; return fs.map((f) => f());',
      'const f = function fact(n) { return n < 2 ? 1 : n * fact(n - 1); }; return f(5);',
      'switch (3) { default: return "d"; case 1: return 1; }',
      'let r = ""; for (const x of [1, 2]) { try { if (x === 1) continue; r += x; } finally { r += "f"; } } return r;',
      'const f = () => { for (const x of [1]) { const g = () => x; if (g()) return "early"; } return "late"; }; return f();',
      'const f = () => { outer: for (const x of [1, 2]) { for (const y of [1, 2]) { const g = () => y; if (g() === 2) continue outer; if (x === 2) break outer; } } return "done"; }; return f();',
      'function f() { return arguments.length; } return [f(), f(1, 2), f(...[1, 2, 3])];',
      'const s = new P(); return [s, P.s];',
      'return [typeof undefinedName, typeof null, void 0 === undefined];',
      'const t = `a\\\nb\n  c`; return [t, t.length];',
      'return ["\\u2028", "</script>", "\\x00\\0", \'\\\'"\'];',
      'return /[/\\]]+/.exec("a/]b")[0];',
      'var a = 1; { let a = 2; { const a = 3; } } return a;',
      'const a = 1; const f = () => { const a = 2; return a; }; return [a, f()];',
      'try { throw 1; } catch { return "caught"; }',
      'const e = 1; try { throw 2; } catch (e) { var q = e; } return [e, q];',
      'try { throw { a: 1 }; } catch ({ a }) { return a; }',
      'const o = { f() { return () => this === o; } }; return [o.f()(), (0, o.f).call(o)()];',
      'const o = { f() { return this; } }; return [(o.f)() === o, (0, o.f)() === undefined, o?.f() === o, (o?.f)() === o];',
      'const a = [3, 1, 2]; const [x, ...y] = a.sort(); return [x, y];',
      'return ((a, b) => a + b)(...[1, 2]);',
      'return new Date(...[2020, 1, 1]).getFullYear();',
      'const a = { n: 1 }, b = a; return (a.n++, --b.n, a.n += 2);',
      'let a = 1, b = 2, c = 3; [a, [b], { c }] = [b, [c], { c: a }]; return [a, b, c];',
      'return [1, 2, 3].map((n) => ({ n })).filter(({ n }) => n > 1);',
      'const x = 5; return x > 3 ? x < 10 ? "mid" : "big" : "small";',
      'return [] + {} + [1] + null + undefined + true;',
      'return [(0 || null) ?? 1, (0 ?? 1) || 2];',
      'return (() => {})() === undefined;',
      'const f = (n) => { while (true) { if (n > 3) break; n++; } do { n++; } while (n < 8); return n; }; return f(0);',
      'if (1) ; else return 2; for (;;) { break; } return 3;',
      'const o = { if: 1, class: 2, "a-b": 3, 4: 5, 1e3: 6, "0x": 1 }; return [o.if, o.class, o];',
      'class X { ["m" + 1]() { return 1; } static n() { return 2; } }; return [new X().m1(), X.n(), X.name];',
      'class X { a = 1; b = this.a + 1; c = () => this.b; }; return [new X().c(), Object.keys(new X())];',
      'class X { get v() { return 1; } } class Y extends X { get v() { return 2; } } return new Y().v;',
      'class X { m() { return "x"; } } class Y extends X { m() { return [1].map(() => super.m())[0]; } } return new Y().m();',
      'class X { constructor() { return { z: 1 }; } } class Y extends X { w = 2; } return new Y();',
      'class X { static make() { return new this(); } } class Y extends X {} return Y.make() instanceof Y;',
      'return [new A() instanceof A, new A().constructor === A, A.prototype.constructor === A];',
      'return [0.1, 1_000, 0b11, 0o17, 0xff, .5, 5., 1e21, 1e-7];',
      'const a = 1; const b = a\n+ 1; return b;',
      'const a = [1, 2, 3]; a.length = 1; return a;',
      'return "abc"[1] + "abc".charAt(2);',
      'const f = (...a) => a.length; return f(...[1], ...[2, 3], 4);',
      'return parseInt("12", 10) + +"3" - -"4";',
      'enum E { A = 1, B = A << 1, C = "x".length } return [E.A, E.B, E.C, E[1]];',
      'let n = 0; const o = { get a() { n++; return undefined; } }; const { a = 5 } = o; return [a, n];',
      'let n = 0; const f = () => (n++, { a: { b: () => 7 } }); return [f()?.a?.b?.(), f().a?.["b"]?.(), n];',
      'const o = { a: { b: null } }; return [o.a?.b?.c.d, o.x?.y[0], delete o.a?.b, o];',
    ],
  ],
];

describe('a compiled function does what it does in Node.js where it', () => {
  test.each(cases)('%s', async (_what, bodies) => {
    await expectSame(bodies, modules);
  });
});
