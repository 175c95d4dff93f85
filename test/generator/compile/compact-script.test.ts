import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { compactModule, compactScript } from '#src/generator/compile/compact-script.js';

/** What a script returns as the body of a function, with what it was given. */
function resultOf(script: string): unknown {
  return runInNewContext(`JSON.stringify((function () {\n${script}\n})())`);
}

/** The compact form of a script, which does the same. */
function compact(script: string): string {
  const short = compactScript(compactModule(script));
  expect(resultOf(short)).toEqual(resultOf(script));
  return short;
}

describe('a compact script', () => {
  test('has a narrow indentation, and no spaces inside of brackets and where a name gets its value', () => {
    expect(
      compact(`function first(list) {
    if (list.length === 0) {
        return undefined;
    }
    var a = { one: [ 1 ] };
    // why
    return { value: list[0], a: a };
}
return first([1]);
`),
    ).toBe(`function first(list){
 if(list.length===0) return
 var a={one:[1]}
 // why
 return {value:list[0], a:a}
}
return first([1]);
`);
  });

  test('keeps spaces, brackets and comments in texts and regular expressions', () => {
    const script = `return ['if ( { a } )', "/** x */ ( 1 )", /\\( [ ]{ 1 }/.source];\n`;
    expect(compact(script)).toBe(script);
  });

  test('keeps comments that say why, and their place', () => {
    const short = compact(`var found = [];
for (var i = 0; i < 3; i += 1) {
    if (i > 1) {
        // the last one
        found.push(i);
    }
}
return found;
`);
    expect(short).toContain('if(i>1){\n  // the last one\n  found.push(i)\n }');
  });

  test('has no comments for tools', () => {
    const short = compact(`// biome-ignore lint/style/noVar: a reason
// why
var a = 1;
return a;
`);
    expect(short).toBe('// why\nvar a=1;\nreturn a;\n');
  });

  test('fills the lines of a long list, but for what has several lines of its own', () => {
    const word = (n: number) => `'word number ${n} of this list'`;
    const words = Array.from({ length: 6 }, (_, n) => word(n));
    const short = compact(`var list = [
    ${words.join(',\n    ')},
    function () {
        return 1;
        // why
    },
    1,
    2
];
return list.length;
`);
    expect(short).toBe(`var list=[
 ${words.slice(0, 3).join(', ')},
 ${words.slice(3).join(', ')},
 function(){
  return 1
  // why
 },
 1, 2
];
return list.length;
`);
  });

  test('joins declarations of one line', () => {
    expect(compact('var a = 1;\nvar b = a + 1;\nvar c;\nreturn [a, b, c];\n')).toBe(
      'var a=1, b=a+1, c;\nreturn [a, b, c];\n',
    );
  });

  test('needs no braces around a single statement, and joins no else with another if', () => {
    const short = compact(`function say(a, b) {
    if (a) {
        if (b) {
            return 'both';
        }
    } else {
        return 'none';
    }
    return 'one';
}
return [say(true, true), say(true, false), say(false, true)];
`);
    expect(short).toContain("if(b) return 'both'");
    expect(short).toContain("else return 'none'");
  });

  test('has no spaces around what calculates or compares, but where signs would run together', () => {
    const script =
      'var a = 2, b = 3;\nreturn [a * b % 2, a - b >>> 1 | 4, a - -b, a + +b, -a + b, a / 4 < b, a < !--b, 8 / /x/.source.length];\n';
    expect(compact(script)).toBe(
      'var a=2, b=3;\nreturn [a*b%2, a-b>>>1|4, a - -b, a + +b, -a+b, a/4<b, a < !--b, 8 / /x/.source.length];\n',
    );
  });

  test('ends statements with their lines, except where the next line would go on with them', () => {
    const short = compact(`function list(a) {
    var b = a;
    (function () { b = b + 1; })();
    var c = b;
    [1].forEach(function (n) { c += n; });
    var d = c, e = 2;
    ++e;
    var f = e;
    /x/.test('x');
    for (var i = 0; i < 2; i += 1) ;
    do { f += 1; } while (f < 9);
    if (f > 1) return [a, b, c, d, e, f, i]; else return;
}
return list(1);
`);
    expect(short).toContain(
      '\n var b=a;\n (function(){b=b+1})()\n var c=b;\n [1].forEach(function(n){c+=n})\n',
    );
    expect(short).toContain(' ++e\n var f=e;\n /x/.test');
    expect(short).toContain('if(f>1) return [a, b, c, d, e, f, i]; else return\n');
  });

  test('says nothing at the end of a function, nor brackets around what one returns', () => {
    const short = compact(`function first(list) {
    for (var i = 0; i < list.length; i += 1) {
        if (list[i] > 1) {
            return ({ found: list[i] });
        }
    }
    return undefined;
}
function sum(a) { return (a + 1) * (a + 2); }
return [first([1, 2]), String(first([])), sum(1)];
`);
    expect(short).toContain('{if(list[i]>1) return {found:list[i]}}}\n');
    expect(short).toContain('return (a+1)*(a+2)');
  });

  test('compares with null once', () => {
    const short = compact(`var _a;
function size(tree) { return (_a = tree === null || tree === void 0 ? void 0 : tree.size) !== null && _a !== void 0 ? _a : 7; }
return [size({ size: 0 }), size({}), size(null), size(undefined)];
`);
    expect(short).toContain('tree==null ? void 0 : tree.size)!=null ? _a : 7');
  });
});

describe('a loop over a list', () => {
  const loop = (body: string) => `var found = [];
function each(list) {
    for (var _i = 0, list_1 = list; _i < list_1.length; _i++) {
        var item = list_1[_i];
        found.push(item);
        ${body}
    }
}
each([1, 2, 3]);
return found;
`;

  test('needs no second name for it', () => {
    expect(compact(loop(''))).toContain('for(var _i=0; _i<list.length; _i++)');
  });

  test('keeps it where the first one gets another value', () => {
    expect(compact(loop('list = [];'))).toContain('list_1=list');
    expect(compact(loop('var list = [9];'))).toContain('list_1=list');
  });
});

describe('properties of a parameter', () => {
  test('are read where they are needed first', () => {
    expect(
      compact(`return [{ a: 1, b: 2 }].map(function (_a) {
    var b = _a.b, a = _a.a;
    return a === 1 && b > 1;
});
`),
    ).toBe('return [{a:1, b:2}].map(function(_a){\n var b=_a.b\n return _a.a===1 && b>1\n});\n');
  });

  test('are read there in any statement, and by way of each other', () => {
    expect(
      compact(`function count(_a) {
    var one = _a.one;
    var two = one.two;
    if (two > 0) {
        return { two: 2 };
    }
    for (var _i = 0, list_1 = _a.list; _i < list_1.length; _i++) {
        var item = list_1[_i];
        item.push(1);
    }
    return one === undefined;
}
return [count({ one: { two: 2 } }), count({ one: {}, list: [[]] })];
`),
    ).toBe(`function count(_a){
 var one=_a.one
 if(one.two>0) return {two:2}
 for(var _i=0, list_1=_a.list; _i<list_1.length; _i++) list_1[_i].push(1)
 return one===undefined
}
return [count({one:{two:2}}), count({one:{}, list:[[]]})];
`);
  });

  test.each([
    ['a loop follows', 'for (var i = 0; i < a.length; i += 1) { use(a); }'],
    ['a call comes before', 'change(_a); use(a);'],
    ['another variable is looked at before', 'use(a);'],
    ['it is called', 'a();'],
    ['it gets another value', 'a = 3;'],
    ['its property is deleted before', 'delete _a.a; use(a);'],
    ['a function within reads it', '[1].forEach(function () { use(a); });'],
    ['it is read twice', 'a.b; use(a);'],
    ['it is read on a condition', 'seen && a.b;'],
    ['it could be caught', 'try { a.b; } catch (a) { use(a); }'],
  ])('are read at once where %s', (_why, statements) => {
    const short = compact(`var seen = [];
function use(value) { seen.push(typeof value); }
function change(of) { of.a = 2; }
function read(_a) {
    var a = _a.a;
    ${statements}
}
read({ a: function () { seen.push(typeof this.a); } });
return seen;
`);
    expect(short).toContain('var a=_a.a');
  });

  test('are read at once where a comment follows', () => {
    expect(
      compact(`function read(_a) {
    var a = _a.a;
    // why
    return a > 0;
}
return read({ a: 1 });
`),
    ).toContain('var a=_a.a');
  });
});
