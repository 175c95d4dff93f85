// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are programs.
import fc from 'fast-check';
import { test } from 'vitest';
import { expectSame } from './native-comparison.js';

/** What reads `g` is noted, and changes what comes next: another value, and another text and number of `g`. */
const main = `// @ts-nocheck
  function watched(note: (what: string) => void, depth = 0): any {
    let n = 0;
    const see = (what: string) => { note(depth + what); n += 1; return n; };
    return {
      get a() { return see('a'); },
      set a(value) { note('set ' + typeof value); n = 0; },
      get b() { see('b'); return n > 2 ? undefined : 'b'; },
      get list() { return [see('list'), 'item', n]; },
      get inner() { see('inner'); return n > 4 ? null : watched(note, depth + 1); },
      call(...values) { note('call ' + values.length + (this === undefined)); return values[0]; },
      toString() { return 'text' + n; },
      valueOf() { return n; },
    };
  }
  function trial(body: (note: (value: unknown) => void, g: any) => unknown): string {
    const log: string[] = [];
    const note = (value: unknown) => { log.push(typeof value === 'object' ? 'object' : String(value)); };
    try { note(body(note, watched(note))); } catch (error) { note(error instanceof Error ? 'error' : error); }
    return log.join();
  }
  class Watching { private of: any; constructor(of: any) { this.of = of; } get a() { return this.of.a; } }`;

const read = fc.constantFrom(
  'g.a',
  'g.b',
  'g.inner',
  'g.inner?.a',
  'x?.b',
  'y.a',
  'y?.inner',
  'many[0]',
  'h.a',
  'g["b"]',
);

const { statements } = fc.letrec<{ value: string; statement: string; statements: string }>((tie) => {
  const value = tie('value');
  const block = tie('statements');
  const of = (...parts: (string | fc.Arbitrary<string>)[]) =>
    fc
      .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
      .map((all) => all.join(''));
  return {
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('x', 'y', 'v', 'w', 'n', 's', 'null', 'undefined', '0', '1', "'t'", 'g', 'many.length'),
      read,
      of('(', value, ' + ', value, ')'),
      of('(', value, ' === ', value, ')'),
      of('(', value, ' < ', value, ')'),
      of('(', value, ' ?? ', value, ')'),
      of('(', value, ' || ', value, ')'),
      of('(', value, ' && ', value, ')'),
      of('(', value, ' ? ', value, ' : ', value, ')'),
      of('(v === null || v === undefined ? ', value, ' : v)'),
      of('(x = ', value, ')'),
      of('`${', value, '}`'),
      of('`${', value, '}${', value, '}`'),
      of('`one ${', value, '} two`'),
      of('typeof ', value),
      of('!', value),
      of('[', value, ', ', value, '].length'),
      of('[...many, ', value, '].join()'),
      of('{ ...g, k: ', value, ' }.k').map((object) => `(${object})`),
      of('g.call(', value, ', ', value, ')'),
      of('g.call?.(...many, ', value, ')'),
      of(
        '(({ a, b: c = 1 }: any) => ',
        fc.constantFrom('a', 'c', '[c, a].join()', 'c === a', '0', '`${c}${a}`'),
        ')(',
        read,
        ' ?? g)',
      ),
      of('((p: any) => { const { inner: v } = p; return ', value, '; })(g)'),
    ),
    statement: fc.oneof(
      { depthSize: 'small' },
      of('note(', value, ');'),
      of('x = ', value, ';'),
      of('x += ', value, ';'),
      of('y = ', value, ';'),
      of('g.a = ', value, ';'),
      of(read, ';'),
      fc.constant('many = [9];'),
      of('{ const v = ', read, '; ', block, ' }'),
      of('{ const v = ', read, ', w = ', read, '; ', block, ' }'),
      of('{ const v = ', read, '; note(v); ', block, ' }'),
      of('{ const { a: v, inner: w } = g; ', block, ' }'),
      of(
        '{ const { a: v } = y; try { note(v); ',
        block,
        ' } catch (v) { v = "caught"; note(v); ',
        block,
        ' } }',
      ),
      of('{ const [v, w = 3] = g.list; ', block, ' }'),
      of('if (', value, ') { ', block, ' }'),
      of('if (', value, ') { ', block, ' } else { ', block, ' }'),
      of('try { ', block, ' } catch (w) { w = "caught"; note(w); ', block, ' } finally { note("finally"); }'),
      of('for (const v of many) { ', block, ' }'),
      of('for (const w of g.list) { ', block, ' }'),
      of('for (const v in { p: 1, q: 2 }) { later.push(() => { note(v); }); ', block, ' }'),
      of(
        'for (const v of many) { later.push(() => { note(v); ',
        block,
        ' }); if (v === 2) continue; ',
        block,
        ' }',
      ),
      of('switch (', value, ') { case 1: ', block, ' break; case "b": ', block, ' default: ', block, ' }'),
      of('(() => { ', block, ' })();'),
      of('return ', value, ';'),
      of('throw ', value, ';'),
    ),
    statements: fc.array(tie('statement'), { maxLength: 4 }).map((all) => all.join('\n')),
  };
});

const body = fc.array(statements, { minLength: 1, maxLength: 3 }).map(
  (parts) => `return trial((note, g) => {
    let x: any = 1, y: any = null, many: any[] = [1, 2, 3], v: any = 7, w: any = g;
    const n: number = 2, s: string = 's', h = new Watching(g), later: (() => void)[] = [];
    ${parts.join('\n')}
    for (const call of later) call();
    return x;
  });`,
);

test('drawn functions do what they do in Node.js', { tags: ['slow'], timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(body, { minLength: 50, maxLength: 50 }), (bodies) =>
      expectSame(bodies, { main }),
    ),
    { seed: 1, numRuns: 6, endOnFailure: true },
  );
});
